from __future__ import annotations

import math
import threading
from typing import TYPE_CHECKING

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tinydb import TinyDB, where

from briefterm.errors import NotFoundError
from briefterm.store import open_store
from briefterm.store.plain import plain

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the notes file will be: in a folder that is not there yet."""
    return tmp_path / ".briefterm" / "notes.json"


def test_reading_makes_nothing(path: Path) -> None:
    """A store that is only read is empty and makes neither a file nor a folder."""
    store = open_store(path)

    assert store.notes() == []
    assert store.bookmarks() == []
    assert store.readings() == {}
    assert store.notice() == ""
    assert not path.parent.exists()


def test_insert_survives_reopening(path: Path) -> None:
    """A note is in the file when the call returns, with its id and its unknown fields."""
    id_ = open_store(path).insert_note({"text": "A", "mood": {"colour": [1, 2]}})

    expected = [{"text": "A", "mood": {"colour": [1, 2]}, "id": id_}]
    assert expected == open_store(path).notes()


def test_new_file_is_private(path: Path) -> None:
    """A new notes file is readable by its owner only."""
    open_store(path).insert_note({})

    assert path.stat().st_mode & 0o777 == 0o600


def test_update_touches_named_fields_only(path: Path) -> None:
    """An update sets what it names, keeps the rest, and cannot change the id."""
    store = open_store(path)
    id_ = store.insert_note({"text": "A", "mood": "calm"})

    store.update_note(id_, {"text": "B", "id": "other"})

    assert store.notes() == [{"text": "B", "mood": "calm", "id": id_}]


def test_update_of_unknown_id(path: Path) -> None:
    """An update of a note that is not there says so and writes nothing."""
    store = open_store(path)
    store.insert_note({})
    before = path.read_bytes()

    with pytest.raises(NotFoundError, match="note 'nope' is not in"):
        store.update_note("nope", {"text": "B"})

    assert before == path.read_bytes()


def test_tombstones_stay(path: Path) -> None:
    """A deleted note is still among the notes, so that it can be restored."""
    store = open_store(path)
    id_ = store.insert_note({"text": "A"})

    store.update_note(id_, {"deleted": "2026-01-01T00:00:00Z"})
    store.update_note(id_, {"deleted": None})

    assert store.notes() == [{"text": "A", "deleted": None, "id": id_}]


def test_records_are_copies(path: Path) -> None:
    """Changing what was given or what was returned does not change the store."""
    store = open_store(path)
    fields = {"tags": ["a"]}
    store.insert_note(fields)
    fields["tags"].append("b")
    store.notes()[0]["tags"].append("c")

    assert [note["tags"] for note in store.notes()] == [["a"]]


def test_bookmarks_and_readings(path: Path) -> None:
    """Bookmarks have ids of their own; a reading is one record a briefing, merged by field."""
    store = open_store(path)
    id_ = store.insert_bookmark({"briefing": "b"})
    store.update_bookmark(id_, {"deleted": "now"})
    store.set_reading("b", {"position": 5, "extra": 1})
    store.set_reading("b", {"position": 9})
    store.set_reading("c", {"read": True})

    assert store.bookmarks() == [{"briefing": "b", "deleted": "now", "id": id_}]
    expected = {
        "b": {"position": 9, "extra": 1, "briefing": "b"},
        "c": {"read": True, "briefing": "c"},
    }
    assert expected == store.readings()


def test_no_change_no_write(path: Path) -> None:
    """Setting what is already so leaves the file alone."""
    store = open_store(path)
    store.set_reading("b", {"position": 5})
    before = path.stat()

    store.set_reading("b", {"position": 5})

    assert before == path.stat()


def test_ids_sort_by_time_and_never_repeat(path: Path) -> None:
    """Ids of one store grow with each insert, in one millisecond too."""
    store = open_store(path)
    with store.transaction():
        ids = [store.insert_note({}) for _ in range(300)]

    assert ids == sorted(set(ids))
    assert {11} == set(map(len, ids))


def test_transaction_is_one_write_or_none(path: Path) -> None:
    """What fails in the middle of a transaction leaves nothing of it behind."""
    store = open_store(path)
    id_ = store.insert_note({"text": "A"})

    def change() -> None:
        with store.transaction():
            store.update_note(id_, {"text": "B"})
            store.insert_note({"text": "C"})
            store.update_note("nope", {})

    with pytest.raises(NotFoundError):
        change()

    assert [note["text"] for note in store.notes()] == ["A"]
    assert [note["text"] for note in open_store(path).notes()] == ["A"]


def test_two_stores_see_each_other(path: Path) -> None:
    """A store notices what another one wrote, also between its own writes."""
    one, other = open_store(path), open_store(path)
    one.insert_note({"text": "1"})
    other.insert_note({"text": "2"})
    one.insert_note({"text": "3"})

    assert [note["text"] for note in other.notes()] == ["1", "2", "3"]


def test_stock_tinydb_opens_the_file(path: Path) -> None:
    """Stock TinyDB finds the notes, and what it writes is kept by ours with its own tables."""
    store = open_store(path)
    store.insert_note({"text": "A"})
    with TinyDB(path) as stock:
        assert [doc["text"] for doc in stock.table("notes").search(where("text") == "A")] == ["A"]
        assert [dict(doc) for doc in stock.table("meta")] == [{"schema": 2}]
        stock.table("notes").insert({"text": "B", "not a number": math.nan, "lone": "\ud800"})
        stock.table("foreign").insert({"x": 1})

    store.insert_note({"text": "C"})

    assert [note["text"] for note in store.notes()] == ["A", "B", "C"]
    with TinyDB(path) as stock:
        assert [dict(doc) for doc in stock.table("foreign")] == [{"x": 1}]
        assert stock.table("notes").all()[1]["not a number"] is None


def test_symlink_is_followed_and_kept(tmp_path: Path) -> None:
    """Writing through a link writes its target, keeps the link and the target's mode."""
    real = tmp_path / "real" / "n.json"
    real.parent.mkdir()
    real.write_bytes(b"{}")
    real.chmod(0o640)
    link = tmp_path / "notes.json"
    link.symlink_to(real)

    open_store(link).insert_note({"text": "A"})

    assert link.is_symlink()
    assert real.stat().st_mode & 0o777 == 0o640
    assert [note["text"] for note in open_store(real).notes()] == ["A"]


def test_threads_share_a_store(path: Path) -> None:
    """Inserts from several threads of one process all survive."""
    store = open_store(path)

    def work(name: int) -> None:
        for number in range(15):
            store.insert_note({"text": f"{name} {number}"})

    threads = [threading.Thread(target=work, args=(name,)) for name in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    expected = {f"{name} {number}" for name in range(4) for number in range(15)}
    assert expected == {note["text"] for note in store.notes()}


def test_readers_never_wait_for_a_writer(path: Path) -> None:
    """While a thread is in a transaction, others read at once, and what was there before it."""
    store = open_store(path)
    id_ = store.insert_note({"text": "A"})
    seen: list[str] = []

    with store.transaction():
        store.update_note(id_, {"text": "B"})
        reader = threading.Thread(target=lambda: seen.append(store.notes()[0]["text"]))
        reader.start()
        reader.join(timeout=5)
        assert seen == ["A"]
        assert store.notes()[0]["text"] == "B"

    assert store.notes()[0]["text"] == "B"


ANY_TEXT = st.text(st.characters(exclude_categories=()))
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | ANY_TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(ANY_TEXT, inner, max_size=4),
    max_leaves=20,
)


@given(st.dictionaries(ANY_TEXT, VALUES, max_size=5))
@settings(max_examples=100, deadline=None)
def test_any_value_becomes_plain(fields: dict[str, object]) -> None:
    """Whatever a reader typed is valid JSON after it was made plain, and stays what it is then."""
    once = plain(fields)

    assert once == orjson.loads(orjson.dumps(once))
    assert once == plain(once)


def test_plain_keeps_what_json_knows() -> None:
    """Plain values stay, surrogate pairs join, lone surrogates and NaN are replaced."""
    value = {"a": ["\ud83d\ude00", "x\ud800", math.inf, 2**70, True, None, 1.5, (1, 2)], 3: b"z"}

    expected = {"a": ["😀", "x�", None, hex(2**70), True, None, 1.5, [1, 2]], "3": "z"}
    assert expected == plain(value)
