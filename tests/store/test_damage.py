from __future__ import annotations

import json
import os
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefterm.errors import StoreDamagedError, StoreError, StoreReadOnlyError
from briefterm.store import open_store

if TYPE_CHECKING:
    from briefterm.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A store with two notes, and so with a backup and a last change."""
    store = open_store(tmp_path / "notes.json")
    store.insert_note({"text": "A"})
    store.insert_note({"text": "B"})
    return store


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b" ",
        b"[]",
        b"null",
        b'{"notes": {"1": {"text"',
        b'{"notes": []}',
        b'{"notes": {"1": 5}}',
        b'{"notes": {"x": {}}}',
        b"\xff\xfe\x00",
        b"[" * 100_000,
    ],
)
def test_damage_is_never_overwritten(store: Store, content: bytes) -> None:
    """A damaged file is named on reading and on writing, and stays byte for byte."""
    store.path.write_bytes(content)

    with pytest.raises(StoreDamagedError, match=r"damaged .*briefterm check --repair"):
        store.notes()
    with pytest.raises(StoreDamagedError):
        store.insert_note({"text": "C"})

    assert content == store.path.read_bytes()
    assert "damaged" in store.notice()
    assert "\n" not in store.notice()


def test_every_truncation_is_noticed(store: Store) -> None:
    """A file that lost any part of its end is damaged."""
    content = store.path.read_bytes()
    for length in range(len(content)):
        store.path.write_bytes(content[:length])
        with pytest.raises(StoreDamagedError):
            store.notes()


def test_empty_file_without_history_is_an_empty_store(tmp_path: Path) -> None:
    """A file that somebody touched into being is no damage."""
    path = tmp_path / "notes.json"
    path.touch()
    store = open_store(path)

    assert store.notes() == []
    store.insert_note({"text": "A"})
    assert [note["text"] for note in store.notes()] == ["A"]


def test_repair_goes_back_and_keeps_the_damaged_file(store: Store) -> None:
    """A repair sets the file aside under a new name and puts back all that was written."""
    store.path.write_bytes(b"torn")

    message = store.repair()

    assert "all that was written is back, 2 notes" in message
    assert [note["text"] for note in store.notes()] == ["A", "B"]
    aside = [path for path in store.path.parent.iterdir() if "damaged" in path.name]
    assert [path.read_bytes() for path in aside] == [b"torn"]
    assert store.repair() == ""


def test_repair_without_backup(tmp_path: Path) -> None:
    """Without a good state the damaged file is only set aside."""
    store = open_store(tmp_path / "notes.json")
    store.path.write_bytes(b"torn")

    assert "no good state" in store.repair()
    assert store.notes() == []


def test_folder_in_place_of_the_file(tmp_path: Path) -> None:
    """A folder where the file should be is named, kept, and set aside by a repair."""
    store = open_store(tmp_path / "notes.json")
    store.path.mkdir()

    with pytest.raises(StoreDamagedError, match="folder"):
        store.notes()
    with pytest.raises(StoreDamagedError, match="folder"):
        store.insert_note({})
    assert store.path.is_dir()

    store.repair()
    assert store.notes() == []


def test_pipe_in_place_of_the_file(tmp_path: Path) -> None:
    """A pipe is refused without waiting for its other end."""
    path = tmp_path / "notes.json"
    os.mkfifo(path)

    with pytest.raises(StoreDamagedError):
        open_store(path).notes()


def test_dangling_link(tmp_path: Path) -> None:
    """A link into a folder that is not there is an error; a missing target in one is made."""
    away = tmp_path / "away" / "n.json"
    link = tmp_path / "notes.json"
    link.symlink_to(away)
    store = open_store(link)

    with pytest.raises(StoreError, match="whose folder is not there"):
        store.notes()
    with pytest.raises(StoreError, match="whose folder is not there"):
        store.insert_note({})
    assert not away.parent.exists()

    away.parent.mkdir()
    store.insert_note({"text": "A"})
    assert [note["text"] for note in open_store(away).notes()] == ["A"]


def test_newer_schema_is_read_only(tmp_path: Path) -> None:
    """A file from a newer version is read as far as it goes and never written."""
    path = tmp_path / "notes.json"
    tables = {"meta": {"1": {"schema": 3}}, "notes": {"1": {"id": "a", "text": "A"}}, "new": [1]}
    path.write_bytes(orjson.dumps(tables))
    store = open_store(path)

    assert store.notes() == [{"id": "a", "text": "A"}]
    assert "newer version" in store.notice()
    with pytest.raises(StoreReadOnlyError, match="upgrade briefterm"):
        store.insert_note({})
    assert orjson.dumps(tables) == path.read_bytes()


def test_link_loop(tmp_path: Path) -> None:
    """A link to itself is a one-line error."""
    path = tmp_path / "notes.json"
    path.symlink_to(path)

    with pytest.raises(StoreError):
        open_store(path).notes()


def test_missing_file_with_a_backup_is_damage(store: Store) -> None:
    """A file that is gone is not taken for an empty one, which would cost the backup too."""
    store.path.unlink()

    with pytest.raises(StoreDamagedError, match=r"file is gone; .*check --repair"):
        store.notes()
    with pytest.raises(StoreDamagedError):
        store.insert_note({"text": "C"})

    assert "was gone" in store.repair()
    assert ["A", "B"] == [note["text"] for note in store.notes()]
    assert "" == store.repair()


def test_without_the_last_change_a_repair_goes_one_write_back(store: Store) -> None:
    """Where the last change is not to be had, the backup is the last good state."""
    (store.path.with_name("notes.json.backups") / "last-change.json").write_bytes(b"{")
    store.path.write_bytes(b"torn")

    assert "the state of 20" in store.repair()
    assert ["A"] == [note["text"] for note in store.notes()]


def test_damaged_backups_are_passed_over(store: Store) -> None:
    """The newest backup that is whole is taken."""
    store.insert_note({"text": "C"})
    folder = store.path.with_name("notes.json.backups")
    (folder / "last-change.json").unlink()
    newest = max(folder.iterdir())
    newest.write_bytes(newest.read_bytes().replace(b'"B"', b'"X"'))
    store.path.unlink()

    store.repair()

    assert ["A"] == [note["text"] for note in store.notes()]


def test_missing_file_without_a_good_backup_begins_anew(store: Store) -> None:
    """When nothing is good, nothing of it is removed, and the next note can be written."""
    store.path.unlink()
    kept = {}
    for backup in store.path.with_name("notes.json.backups").iterdir():
        backup.write_bytes(b"{")
        kept[backup.name] = b"{"

    assert "no good state" in store.repair()
    assert [] == store.notes()
    store.insert_note({"text": "new"})
    folder = store.path.with_name("notes.json.backups")
    assert kept.keys() <= {backup.name for backup in folder.iterdir()}


@given(data=st.data())
@settings(max_examples=100, deadline=None)
def test_every_flipped_byte_is_noticed(data: st.DataObject) -> None:
    """A byte with any bits flipped at any place is damage, and repaired without a loss."""
    with TemporaryDirectory() as folder:
        store = open_store(Path(folder) / "notes.json")
        for text in ("A", "é" * 30, "C"):
            store.insert_note({"text": text, "n": 5})
        content = bytearray(store.path.read_bytes())
        content[data.draw(st.integers(0, len(content) - 1))] ^= data.draw(st.integers(1, 255))
        store.path.write_bytes(content)

        with pytest.raises(StoreDamagedError):
            store.notes()
        with pytest.raises(StoreDamagedError):
            open_store(store.path).insert_note({})
        assert bytes(content) == store.path.read_bytes()
        store.repair()
        assert ["A", "é" * 30, "C"] == [note["text"] for note in open_store(store.path).notes()]


@pytest.mark.parametrize("dumped", [False, True])
def test_swallowed_records_are_noticed(store: Store, *, dumped: bool) -> None:
    """A file that still parses but lost a record is damage, whoever formatted it."""
    tables = orjson.loads(store.path.read_bytes())
    del tables["notes"]["1"]
    store.path.write_bytes(json.dumps(tables).encode() if dumped else orjson.dumps(tables))

    with pytest.raises(StoreDamagedError, match=r"checksum is wrong.*check --accept"):
        store.notes()


def test_zero_bytes_after_the_first_note(tmp_path: Path) -> None:
    """A file that was emptied is damage from the first note on."""
    store = open_store(tmp_path / "notes.json")
    store.insert_note({"text": "A"})
    store.path.write_bytes(b"")

    with pytest.raises(StoreDamagedError, match="it is empty"):
        store.insert_note({"text": "B"})
    store.repair()
    assert ["A"] == [note["text"] for note in store.notes()]


def test_a_change_by_hand_is_taken_by_the_readers_word(store: Store) -> None:
    """An edit in an editor looks like damage; `accept` takes it, and the other state is kept."""
    content = store.path.read_bytes().replace(b'"text":"A"', b'"text":"by hand"')
    store.path.write_bytes(content)
    with pytest.raises(StoreDamagedError, match="--accept"):
        store.notes()

    assert "taken as it is, 2 notes" in store.accept()

    assert ["by hand", "B"] == [note["text"] for note in store.notes()]
    assert "" == store.accept()
    store.insert_note({"text": "C"})
    backups = store.path.with_name("notes.json.backups").glob("0*.json")
    assert any(b'"text":"A"' in backup.read_bytes() for backup in backups)


def test_what_cannot_be_read_is_not_accepted(store: Store) -> None:
    """A torn file is not taken by anybody's word."""
    store.path.write_bytes(b'{"notes": {"1"')

    with pytest.raises(StoreDamagedError):
        store.accept()
    assert b'{"notes": {"1"' == store.path.read_bytes()


def test_a_formatted_file_is_an_edit(store: Store) -> None:
    """A file that another tool wrote anew, with all records, is read and written on."""
    tables = orjson.loads(store.path.read_bytes())
    store.path.write_text(json.dumps(tables, indent=2, ensure_ascii=False) + "\n")

    assert ["A", "B"] == [note["text"] for note in store.notes()]
    store.insert_note({"text": "C"})
    assert ["A", "B", "C"] == [note["text"] for note in open_store(store.path).notes()]


def test_a_repair_without_a_good_state_offers_none(tmp_path: Path) -> None:
    """What is offered is named; nothing is offered where there is nothing."""
    store = open_store(tmp_path / "notes.json")
    store.path.write_bytes(b"torn")
    assert "" == store.offer()
    store.path.unlink()
    store.insert_note({"text": "A"})
    assert "" == store.offer()
    store.path.write_bytes(b"torn")
    assert "all that was written, 1 note" == store.offer()
