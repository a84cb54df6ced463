"""What is kept of earlier states, and how each earlier version of the file becomes the present."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tinydb import TinyDB

from briefterm.errors import StoreDamagedError, StoreReadOnlyError
from briefterm.store import history, open_store
from briefterm.store.history import kept
from briefterm.store.seal import sealed_digest

if TYPE_CHECKING:
    from pathlib import Path


def names(days: list[int]) -> list[str]:
    """Names of backups in the order that they were made, each so many days after the first."""
    begin = date(2026, 1, 1)
    return [
        f"{number:06}-{begin + timedelta(day):%Y%m%d}T120000Z.json"
        for number, day in enumerate(days, 1)
    ]


def test_the_last_five_and_one_a_day_are_kept() -> None:
    """Of many writes a day the last is kept for fourteen days, and the last five of all."""
    made = names([day for day in range(20) for _ in range(10)])

    expected = {made[day * 10 + 9] for day in range(6, 20)} | set(made[-5:])
    assert expected == kept(made)


@given(st.lists(st.integers(0, 40), max_size=60).map(sorted))
@settings(max_examples=100, deadline=None)
def test_pruning_is_steady(days: list[int]) -> None:
    """At most 18 are kept, the newest among them, and pruning after each write keeps no less."""
    made = names(days)
    rolling: set[str] = set()
    for name in made:
        rolling = kept({*rolling, name})

    assert rolling == kept(made)
    assert len(rolling) <= history.LAST + history.DAYS - 1
    assert rolling >= set(made[-5:])


def test_other_names_are_left_alone() -> None:
    """What is no backup is neither counted nor removed."""
    assert set() == kept(["last-change.json", "schema-1-000001-20260101T000000Z.json", "x"])


def test_backups_are_the_states_before_the_writes(tmp_path: Path) -> None:
    """After ten writes the five states before the last one are there, whole, and no more."""
    store = open_store(tmp_path / "notes.json")
    for number in range(10):
        store.insert_note({"text": f"{number}"})

    backups = [path.read_bytes() for path in history.backups(store.path)]

    assert [9, 8, 7, 6, 5] == [len(json.loads(data)["notes"]) for data in backups]
    assert all(map(sealed_digest, backups))
    assert {"notes.json", "notes.json.lock", "notes.json.backups"} == {
        path.name for path in tmp_path.iterdir()
    }


def test_a_backup_is_a_notes_file(tmp_path: Path) -> None:
    """A backup can be opened, merged, and put in the file's place."""
    store = open_store(tmp_path / "notes.json")
    store.insert_note({"text": "A"})
    store.insert_note({"text": "B"})
    (backup,) = history.backups(store.path)

    assert ["A"] == [note["text"] for note in open_store(backup).notes()]
    assert store.merge(backup).added == ()


NOTE: dict[str, Any] = {
    "briefing": "gas",
    "text": "old",
    "created": "2025-01-02T03:04:05.678Z",
    "updated": "2025-01-03T03:04:05.678Z",
    "unknown": [1, {"x": None}],
}
EARLIER = {
    0: {"notes": {"7": NOTE}, "others": {"1": {"x": 1}}},
    1: {
        "notes": {"7": {**NOTE, "id": "2z0000000ab"}},
        "bookmarks": {"1": {"id": "2z0000000ac", "briefing": "gas"}},
        "others": {"1": {"x": 1}},
        "meta": {"1": {"schema": 1}},
    },
}


@pytest.mark.parametrize("version", EARLIER)
def test_each_earlier_version_becomes_the_present_one(tmp_path: Path, version: int) -> None:
    """A file of any earlier version is read, and migrated by the first write, with a backup."""
    path = tmp_path / "notes.json"
    before = orjson.dumps(EARLIER[version])
    path.write_bytes(before)
    store = open_store(path)
    assert "" == store.notice()
    (note,) = store.notes()
    assert NOTE.items() <= note.items()
    assert before == path.read_bytes()

    store.update_note(note["id"], {"text": "new"})

    tables = orjson.loads(path.read_bytes())
    assert [{"schema": 2}] == list(tables["meta"].values())
    assert {"1": {"x": 1}} == tables["others"]
    assert {**NOTE, "text": "new", "id": note["id"]} == tables["notes"]["7"]
    assert tables.get("bookmarks") == EARLIER[version].get("bookmarks")
    (backup,) = (tmp_path / "notes.json.backups").glob(f"schema-{version}-*.json")
    assert before == backup.read_bytes()
    assert note["id"] == open_store(path).notes()[0]["id"]


def test_the_backup_of_a_migration_is_never_pruned(tmp_path: Path) -> None:
    """However much is written later, the file of the earlier version stays."""
    path = tmp_path / "notes.json"
    path.write_bytes(orjson.dumps(EARLIER[1]))
    store = open_store(path)
    for number in range(12):
        store.insert_note({"text": f"{number}"})

    assert 1 == len(list((tmp_path / "notes.json.backups").glob("schema-1-*.json")))


def test_version_1_with_its_backup(tmp_path: Path) -> None:
    """A damaged file of version 1 goes back to the backup that version 1 made."""
    path = tmp_path / "notes.json"
    path.write_bytes(b"")
    path.with_name("notes.json.bak").write_bytes(orjson.dumps(EARLIER[1]))
    store = open_store(path)
    with pytest.raises(StoreDamagedError, match="it is empty"):
        store.notes()

    assert "1 note" in store.repair()

    assert [{**NOTE, "id": "2z0000000ab"}] == store.notes()


def test_a_seal_that_was_made_a_newer_version_by_damage(tmp_path: Path) -> None:
    """A flipped version number is damage and no message from the future."""
    store = open_store(tmp_path / "notes.json")
    store.insert_note({})
    data = store.path.read_bytes()
    store.path.write_bytes(data.replace(b'"schema":2', b'"schema":9'))

    with pytest.raises(StoreDamagedError):
        store.notes()


def test_a_newer_version_with_a_seal_is_read_only(tmp_path: Path) -> None:
    """A file that a later version sealed in the same way is read and not written."""
    path = tmp_path / "notes.json"
    with TinyDB(path) as stock:
        stock.table("meta").insert({"schema": 3})
        stock.table("notes").insert({"id": "a"})

    assert [{"id": "a"}] == open_store(path).notes()
    for write in (
        open_store(path).insert_note,
        lambda note: open_store(path).update_note("a", note),
    ):
        with pytest.raises(StoreReadOnlyError, match="opened read-only; upgrade"):
            write({})


def test_a_backup_tells_when_it_was_written(tmp_path: Path) -> None:
    """The name of a backup has the time at which that state was written."""
    store = open_store(tmp_path / "notes.json")
    store.insert_note({})
    written = datetime.fromtimestamp(store.path.stat().st_mtime, UTC)
    store.insert_note({})

    (backup,) = history.backups(store.path)
    assert f"000001-{written:%Y%m%dT%H%M%SZ}.json" == backup.name
