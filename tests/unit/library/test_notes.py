from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from briefterm.errors import NotFoundError, StoreDamagedError, UsageError
from briefterm.library import Library
from briefterm.model import AnchorState, Marks, Span

if TYPE_CHECKING:
    from pathlib import Path


def span_of(text: str, words: str) -> Span:
    """Where ``words`` are in ``text``."""
    start = text.index(words)
    return Span(start, start + len(words))


def test_a_note_is_kept_with_its_place(library: Library, folder: Path) -> None:
    """A note is on disk when it was added, with quote, offsets and tags."""
    briefing, document = library.read("kim")
    span = span_of(document.text, "wants shells")

    made = library.add_note(briefing.id, document, span, text="why?", tags=("#arms", "two words"))

    assert Library.open(folder).notes() == [made]
    assert made.anchor is not None
    assert ("wants shells", span.start, ("What they want",)) == (
        made.anchor.quote,
        made.anchor.start,
        made.anchor.heading,
    )
    assert made.tags == ("arms", "two-words")
    assert library.note(made.id[:-1].upper()) == made


def test_notes_follow_an_edited_text(library: Library, folder: Path) -> None:
    """Places are found again in the changed text: whole first, text order, orphans last."""
    briefing, document = library.read("kim")
    lost = library.add_note(briefing.id, document, span_of(document.text, "Kim Jong Un arrived"))
    moved = library.add_note(briefing.id, document, span_of(document.text, "Moscow"))
    whole = library.add_note(briefing.id, document, None, text="all of it")
    mark = library.add_bookmark(briefing.id, document, span_of(document.text, "DPRK"))
    path = folder / "2023" / "kim.md"
    words = "Nothing of what stood in this place before is left; it is about the weather now."
    path.write_text(path.read_text().replace("Kim Jong Un arrived on Tuesday.", words))

    briefing, document = library.read("kim")
    notes, bookmarks = library.placed(briefing, document)

    assert [placed.note.id for placed in notes] == [whole.id, moved.id, lost.id]
    assert notes[1].span == span_of(document.text, "Moscow")
    assert notes[2].place is not None
    assert notes[2].place.state is AnchorState.ORPHAN
    assert [placed.bookmark.id for placed in bookmarks] == [mark.id]

    attached = library.attach_note(lost.id, document, span_of(document.text, "weather"))
    assert attached.anchor is not None
    assert attached.anchor.quote == "weather"


def test_a_note_is_edited_removed_and_restored(library: Library) -> None:
    """Only what is given changes; a removed note comes back as it was."""
    briefing, document = library.read("gas")
    made = library.add_note(briefing.id, document, None, text="one", tags=("a",))

    edited = library.edit_note(made.id, text="two")
    removed = library.remove_note(made.id)

    assert (edited.text, edited.tags) == ("two", ("a",))
    assert library.notes() == []
    assert library.notes(deleted=True) == [removed]
    assert library.restore_note(made.id).deleted is None
    assert [one.text for one in library.notes("gas")] == ["two"]


def test_wrong_notes_are_refused(library: Library) -> None:
    """A span outside of the text, an unknown color and an unknown id are errors in one line."""
    briefing, document = library.read("gas")

    with pytest.raises(UsageError):
        library.add_note(briefing.id, document, Span(0, 10_000))
    with pytest.raises(UsageError, match="choose one of yellow"):
        library.add_note(briefing.id, document, None, text="x", color="red\n")
    with pytest.raises(NotFoundError, match="no such note"):
        library.edit_note("none", text="x")
    assert library.notes() == []


def test_marks_say_what_the_reader_did(library: Library) -> None:
    """Reading, notes and bookmarks are counted by briefing; removed ones are not."""
    briefing, document = library.read("gas")
    note = library.add_note(briefing.id, document, None, text="x")
    library.add_note(briefing.id, document, None, text="y")
    bookmark = library.add_bookmark(briefing.id, document, None)
    library.set_read(briefing.id, True)
    library.save_position(briefing.id, 7)
    library.save_position("2023/kim", -5)

    assert library.marks() == {"gas": Marks(True, 2, True, 7), "2023/kim": Marks()}
    library.remove_note(note.id)
    library.remove_bookmark(bookmark.id)
    assert library.marks()["gas"] == Marks(True, 1, False, 7)
    library.restore_bookmark(bookmark.id)
    assert library.marks()["gas"].bookmarked


def test_a_read_only_library_keeps_notes_elsewhere(
    folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Notes go to the user data folder, in a folder of this library, and a warning says so."""
    monkeypatch.setattr(os, "access", lambda *_: False)
    library = Library.open(folder)
    briefing, document = library.read("gas")

    library.add_note(briefing.id, document, Span(0, 3))

    assert library.notes_path.is_relative_to(tmp_path / "data" / "briefterm" / "libraries")
    assert "read-only" in library.warnings[0]
    assert not (folder / ".briefterm").exists()
    assert len(list((library.notes_path.parent / "texts").iterdir())) == 1


def test_notes_may_be_kept_in_a_file_by_name(folder: Path, tmp_path: Path) -> None:
    """A named notes file has its texts in a folder of its name."""
    library = Library.open(folder, notes=tmp_path / "mine.json")
    briefing, document = library.read("gas")

    library.add_note(briefing.id, document, Span(0, 3))

    assert (tmp_path / "mine.json").is_file()
    assert (tmp_path / "mine-texts").is_dir()
    assert not (folder / ".briefterm").exists()


def test_a_damaged_notes_file_is_told_and_mended(library: Library, folder: Path) -> None:
    """Damage is an error of its own kind; `repair` sets the file aside."""
    (folder / ".briefterm").mkdir()
    (folder / ".briefterm" / "notes.json").write_text("{ not json")

    with pytest.raises(StoreDamagedError):
        library.notes()
    assert library.notes_file.notice()
    assert library.notes_file.repair()
    assert library.notes() == []
