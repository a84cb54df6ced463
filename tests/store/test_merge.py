"""Two copies of a notes file as one, and the copies that file syncs leave."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import orjson
import pytest

from briefterm.errors import StoreDamagedError, StoreError
from briefterm.store import open_store
from briefterm.store.conflicts import conflict_copies, set_aside

if TYPE_CHECKING:
    from pathlib import Path

    from briefterm.store import Store


@pytest.fixture
def ours(tmp_path: Path) -> Store:
    """A store with one note."""
    store = open_store(tmp_path / "ours" / "notes.json")
    store.insert_note({"text": "A", "color": "yellow", "tags": ["x"]})
    return store


@pytest.fixture
def theirs(ours: Store, tmp_path: Path) -> Store:
    """A copy of it on another computer."""
    path = tmp_path / "theirs" / "notes.json"
    path.parent.mkdir()
    shutil.copyfile(ours.path, path)
    return open_store(path)


def only(store: Store) -> dict[str, Any]:
    """The one note of a store."""
    (note,) = store.notes()
    return note


def both_ways(ours: Store, theirs: Store) -> dict[str, Any]:
    """The one note of two stores after each was merged into the other: it is the same."""
    there = theirs.path.with_name("before.json")
    shutil.copyfile(theirs.path, there)
    theirs.merge(ours.path)
    ours.merge(there)
    assert only(ours) == only(theirs)
    assert ours.merge(theirs.path).changed == ()
    return only(ours)


def test_notes_of_both_are_kept(ours: Store, theirs: Store) -> None:
    """What only one has is in both afterwards, in the order of the ids."""
    first = ours.insert_note({"text": "B"})
    second = theirs.insert_note({"text": "C"})
    theirs.insert_bookmark({"briefing": "b"})
    theirs.set_reading("b", {"position": 5})

    result = ours.merge(theirs.path)

    assert ["A", "B", "C"] == [note["text"] for note in ours.notes()]
    assert second in result.added
    assert first < second
    assert ["b"] == [bookmark["briefing"] for bookmark in ours.bookmarks()]
    assert 5 == ours.readings()["b"]["position"]


def test_the_newer_change_of_each_part_wins(ours: Store, theirs: Store) -> None:
    """Parts that were changed on either side do not undo each other."""
    id_ = only(ours)["id"]
    ours.update_note(id_, {"color": "blue"})
    ours.update_note(id_, {"tags": ["y"]})
    theirs.update_note(id_, {"color": "pink"})
    theirs.update_note(id_, {"unknown": 1})

    expected = {"id": id_, "text": "A", "color": "pink", "tags": ["y"], "unknown": 1}
    assert expected == both_ways(ours, theirs)


def test_the_given_time_of_a_change_counts(ours: Store, theirs: Store) -> None:
    """A change whose `updated` is later wins, whenever it was written."""
    id_ = only(ours)["id"]
    ours.update_note(id_, {"color": "blue", "updated": "2030-01-02T00:00:00.000Z"})
    theirs.update_note(id_, {"color": "pink", "updated": "2030-01-01T00:00:00+00:00"})

    merged = both_ways(ours, theirs)

    assert ("blue", "2030-01-02T00:00:00.000Z") == (merged["color"], merged["updated"])


def test_one_changed_text_replaces_what_it_was(ours: Store, theirs: Store) -> None:
    """A text that was changed on one side only is taken over."""
    id_ = only(ours)["id"]
    theirs.update_note(id_, {"text": "B"})
    ours.update_note(id_, {"color": "blue"})

    assert "B" == both_ways(ours, theirs)["text"]


def test_both_texts_are_kept_when_both_changed(ours: Store, theirs: Store) -> None:
    """Of two new texts the newer comes first; the reader's next text replaces both."""
    id_ = only(ours)["id"]
    ours.update_note(id_, {"text": "B"})
    theirs.update_note(id_, {"text": "C"})

    assert "C\n\n---\n\nB" == both_ways(ours, theirs)["text"]

    ours.update_note(id_, {"text": "both"})
    assert "both" == both_ways(ours, theirs)["text"]


def test_tombstones_are_respected(ours: Store, theirs: Store) -> None:
    """What one removed is removed, with the other's text; what was restored later is there."""
    id_ = only(ours)["id"]
    ours.update_note(id_, {"deleted": "2026-01-01T00:00:00.000Z"})
    theirs.update_note(id_, {"text": "B"})

    merged = both_ways(ours, theirs)
    assert ("B", True) == (merged["text"], bool(merged["deleted"]))

    theirs.update_note(id_, {"deleted": None})
    assert both_ways(ours, theirs)["deleted"] is None


def test_a_place_moves_as_a_whole(ours: Store, theirs: Store) -> None:
    """The anchor and the briefing that it is in come from the same side; histories are joined."""
    id_ = only(ours)["id"]
    ours.update_note(id_, {"briefing": "x", "anchor": {"quote": "X"}, "history": [{"until": "1"}]})
    theirs.update_note(
        id_, {"briefing": "y", "anchor": {"quote": "Y"}, "history": [{"until": "2"}]}
    )

    merged = both_ways(ours, theirs)

    assert ("y", {"quote": "Y"}) == (merged["briefing"], merged["anchor"])
    assert [{"until": "1"}, {"until": "2"}] == merged["history"]


def test_positions_and_read_marks_do_not_undo_each_other(ours: Store, theirs: Store) -> None:
    """A briefing that was read here and looked into there is read, at the later place."""
    for store in (ours, theirs):
        store.set_reading("b", {"position": 1, "read": False, "updated": "2026-01-01"})
    theirs.merge(ours.path)
    ours.set_reading("b", {"read": True})
    theirs.set_reading("b", {"position": 9})

    ours.merge(theirs.path)

    reading = ours.readings()["b"]
    assert (True, 9) == (reading["read"], reading["position"])


def test_a_text_that_another_program_changed_is_a_new_one(ours: Store, theirs: Store) -> None:
    """A change that left the row of edits as it was is not taken for the old text."""
    id_ = only(ours)["id"]
    ours.update_note(id_, {"text": "B"})
    tables = orjson.loads(ours.path.read_bytes())
    tables["notes"]["1"]["text"] = "by hand"
    ours.path.write_bytes(orjson.dumps(tables))
    ours.accept()

    assert "by hand" == both_ways(ours, theirs)["text"]


def test_nothing_new_is_no_write(ours: Store, theirs: Store) -> None:
    """Merging what is known leaves the file alone."""
    before = ours.path.stat()

    ours.merge(theirs.path)

    assert before == ours.path.stat()


def test_an_empty_store_takes_all(tmp_path: Path, theirs: Store) -> None:
    """The first computer's notes come to the second by a merge."""
    store = open_store(tmp_path / "new" / "notes.json")

    store.merge(theirs.path)

    assert theirs.notes() == store.notes()


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"foreign": {}}', b'{"notes": []}'])
def test_what_is_no_notes_file_is_refused(ours: Store, tmp_path: Path, content: bytes) -> None:
    """An error names the other file; ours stays as it is."""
    other = tmp_path / "other.json"
    other.write_bytes(content)
    before = ours.path.read_bytes()

    with pytest.raises(StoreError, match=r"other\.json: "):
        ours.merge(other)
    with pytest.raises(StoreError, match=r"missing\.json: "):
        ours.merge(tmp_path / "missing.json")
    with pytest.raises(StoreError, match="folder"):
        ours.merge(tmp_path)
    assert before == ours.path.read_bytes()


def test_a_damaged_copy_is_merged_by_force_only(ours: Store, theirs: Store) -> None:
    """A wrong checksum stops a merge until the reader says so."""
    theirs.insert_note({"text": "C"})
    theirs.path.write_bytes(theirs.path.read_bytes().replace(b'"C"', b'"D"'))

    with pytest.raises(StoreDamagedError, match="--force"):
        ours.merge(theirs.path)
    ours.merge(theirs.path, force=True)
    assert ["A", "D"] == [note["text"] for note in ours.notes()]


def test_a_copy_of_a_newer_version_is_refused(ours: Store, tmp_path: Path) -> None:
    """What this version does not know cannot be merged by it."""
    other = tmp_path / "other.json"
    other.write_bytes(b'{"meta": {"1": {"schema": 3}}, "notes": {}}')

    with pytest.raises(StoreError, match="newer version; upgrade"):
        ours.merge(other)


CONFLICTS = [
    "notes.sync-conflict-20261122-192244-ABCDEFG.json",
    "notes (Ada's conflicted copy 2026-11-22).json",
    "notes (conflicted copy 2026-11-22 192244).json",
    "notes (Conflicted Copy from work on 2026-11-22).json",
    "notes_conflict-20261122-192244.json",
    "notes (1).json",
    "notes.sync-conflict-20261122-192244-ABCDEFG.sync-conflict-20261123-192244-ABCDEFG.json",
]
OTHERS = [
    "notes.json",
    "notes.json.bak",
    "notes.json.merged",
    "notes (conflicted copy 2026-11-22).json.merged",
    "mynotes (conflicted copy 2026-11-22).json",
    "notes (copy).json",
    "notes (2026).json",
    "mynotes (1).json",
    ".syncthing.notes.json.tmp",
]


def test_conflict_copies_are_known_by_their_names(tmp_path: Path) -> None:
    """The names that Syncthing, Dropbox, Nextcloud, ownCloud and browsers give are found, others are not."""
    for name in CONFLICTS + OTHERS:
        (tmp_path / name).touch()

    found = [path.name for path in conflict_copies(tmp_path / "notes.json")]

    assert sorted(CONFLICTS) == found
    assert [] == conflict_copies(tmp_path / "nowhere" / "notes.json")


def test_a_merged_copy_is_kept_under_another_name(tmp_path: Path) -> None:
    """It is set aside, also twice, and no more looked at."""
    copy = tmp_path / CONFLICTS[0]
    for expected in (f"{copy.name}.merged", f"{copy.name}.merged-2"):
        copy.touch()
        assert expected == set_aside(copy).name

    assert [] == conflict_copies(tmp_path / "notes.json")
    assert 2 == len(list(tmp_path.iterdir()))
