"""The notes file as a whole: merged with others, mended, and taken as it is."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def notes(call: Callable[..., Any], folder: Path) -> Path:
    """The notes file, with one note in it."""
    call("note", "add", "gas", "--quote", "Berlin", "--text", "first")
    return folder / ".briefterm" / "notes.json"


@pytest.fixture
def other(call: Callable[..., Any], notes: Path, home: Path) -> Path:
    """The notes file of another computer, which has a note more, on a text of its own."""
    elsewhere = home / "elsewhere"
    shutil.copytree(notes.parent.parent, elsewhere)
    (elsewhere / "new.txt").write_text("New\n\nWords that are only there.\n")
    add = ("note", "add", "new", "--quote", "only there", "--text", "second")
    call(*add, "--library", str(elsewhere))
    return elsewhere / ".briefterm" / "notes.json"


def texts(call: Callable[..., Any]) -> list[str]:
    """The texts of all notes."""
    return sorted(note["text"] for note in call("note", "list", "--json").json)


def test_merge_takes_over_notes_and_their_texts(
    call: Callable[..., Any], notes: Path, other: Path
) -> None:
    """What the other file has is there afterwards, the text that it was made on too."""
    merged = call("merge", str(other))

    assert (0, "") == (merged.status, merged.err)
    assert merged.out.endswith("merged, 1 added\n")
    assert ["first", "second"] == texts(call)
    kept = {path.name for path in (notes.parent / "texts").iterdir()}
    assert {path.name for path in (other.parent / "texts").iterdir()} == kept
    assert call("merge", str(other)).out.endswith("merged, nothing new\n")


def test_merge_tells_of_two_texts(call: Callable[..., Any], notes: Path, other: Path) -> None:
    """A note that both changed has both texts, and its id is told."""
    (note,) = call("note", "list", "--json").json
    call("note", "edit", note["id"], "--text", "here")
    call("note", "edit", note["id"], "--text", "there", "--notes", str(other))

    merged = call("merge", str(other))

    assert merged.out.endswith(f"1 added, 1 changed, both texts kept in {note['id']}\n")
    assert ["second", "there\n\n---\n\nhere"] == texts(call)
    assert notes.exists()


@pytest.mark.parametrize("name", ["missing.json", "gas.txt", "."])
def test_merge_refuses_what_is_no_notes_file(
    call: Callable[..., Any], notes: Path, folder: Path, name: str
) -> None:
    """One line names what could not be merged."""
    before = notes.read_bytes()

    merged = call("merge", str(folder / name))

    assert (1, 1) == (merged.status, merged.err.count("\n"))
    assert before == notes.read_bytes()


def test_check_merges_what_a_file_sync_left(
    call: Callable[..., Any], notes: Path, other: Path
) -> None:
    """A conflict copy is merged and set aside; one that is damaged is told and stays."""
    copy = notes.with_name("notes.sync-conflict-20261122-192244-ABCDEFG.json")
    bad = notes.with_name("notes (conflicted copy 2026-11-22 192244).json")
    shutil.copyfile(other, copy)
    bad.write_text("{")

    checked = call("check")

    assert 1 == checked.status
    assert f"merged, 1 added; set aside as {copy.name}.merged" in checked.out
    assert f"{bad}: cannot be merged" in checked.out
    assert ["first", "second"] == texts(call)
    assert (False, True) == (copy.exists(), bad.exists())


def test_a_file_that_is_gone_is_begun_anew_by_a_merge(
    call: Callable[..., Any], notes: Path, other: Path
) -> None:
    """It is not called damaged; what was in it comes back by another merge, which is named."""
    call("note", "edit", call("note", "list", "--json").json[0]["id"], "--text", "third")
    notes.unlink()
    listed = call("note", "list")
    assert (1, 1) == (listed.status, listed.err.count("\n"))
    assert "the notes file is gone; `briefterm check --repair` puts" in listed.err
    assert "damaged" not in listed.err + call("check").out

    merged = call("merge", str(other))

    assert "merged, 2 added; notes.json was gone: `briefterm merge " in merged.out
    assert ["first", "second"] == texts(call)
    assert "file is gone" not in call("check").out
    call("merge", merged.out.partition("`briefterm merge ")[2].partition("`")[0].strip("'"))
    assert ["second", "third"] == texts(call)


def test_check_offers_the_last_good_state(call: Callable[..., Any], notes: Path) -> None:
    """Damage is told with what a repair puts back, and a repair loses nothing."""
    content = notes.read_bytes().replace(b"first", b"frist")
    notes.write_bytes(content)

    checked = call("check")
    assert 1 == checked.status
    assert "(the last good state: all that was written, 1 note)" in checked.out
    assert 1 == call("note", "add", "gas", "--text", "more").status
    assert content == notes.read_bytes()

    assert "all that was written is back, 1 note" in call("check", "--repair").out
    assert ["first"] == texts(call)


def test_check_takes_a_change_by_the_readers_word(call: Callable[..., Any], notes: Path) -> None:
    """An edit by hand is accepted once it is called one."""
    notes.write_bytes(notes.read_bytes().replace(b"first", b"by hand"))

    assert 2 == call("check", "--accept", "--repair").status
    assert "taken as it is, 1 note" in call("check", "--accept").out
    assert ["by hand"] == texts(call)
    assert 0 == call("check").status


def test_check_does_not_take_an_emptied_file(call: Callable[..., Any], notes: Path) -> None:
    """A file without any of the notes is put back, or taken by force and its backup named."""
    notes.write_text("{}")
    assert "--accept" not in call("note", "list").err

    refused = call("check", "--accept")
    assert (1, "") == (refused.status, refused.out)
    assert "--accept --force" in refused.err
    assert "{}" == notes.read_text()

    taken = call("check", "--accept", "--force").out
    assert "0 notes; 1 note is gone; `briefterm merge " in taken
    call("merge", taken.partition("`briefterm merge ")[2].partition("`")[0].strip("'"))
    assert ["first"] == texts(call)


def test_check_names_where_missing_notes_are(call: Callable[..., Any], notes: Path) -> None:
    """A file that lost one of two notes is taken, and the way back to the other is told."""
    call("note", "add", "gas", "--text", "second")
    tables = json.loads(notes.read_text())
    del tables["notes"]["1"]
    notes.write_text(json.dumps(tables))

    taken = call("check", "--accept").out

    assert "taken as it is, 1 note; 1 note is gone; `briefterm merge " in taken
