"""Suggested places are accepted, notes are tied to other words, and what was done goes both ways."""

from __future__ import annotations

from typing import TYPE_CHECKING, Never

from briefterm.errors import StoreError
from briefterm.library import Library
from briefterm.model import Span
from briefterm.tui.screens.dialogs import ChoiceDialog
from briefterm.tui.screens.note_editor import NoteEditor

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from briefterm.model import Note
    from tests.tui.conftest import OpenReader

OFFICE = "hangs in the office still"


def _annotate(library: Path, quote: str, text: str = "") -> Note:
    opened = Library.open(library)
    document = opened.read("harbour")[1]
    start = document.text.index(quote)
    return opened.add_note("harbour", document, Span(start, start + len(quote)), text=text)


def _rewrite(library: Path, old: str, new: str) -> None:
    path = library / "harbour.md"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


async def test_changed_words_are_shown_old_and_new_and_accepted(
    reader: OpenReader, library: Path
) -> None:
    """The panel and the editor show both; Y ties the note to the new ones, u takes that back."""
    _annotate(library, "Lorne Dredging asked for more.", "How much?")
    _rewrite(library, "asked for more.", "wanted more.")
    async with reader(briefing_id="harbour") as app:
        await app.press("1")
        shown = app.shown(app.screen.panel)
        assert "Lorne Dredging asked" in shown
        assert "→ “Lorne Dredging wanted" in shown
        assert "≈" in app.shown(app.view) or app.view.max_scroll_y
        await app.press("a")
        assert app.over(NoteEditor)
        assert "→ Lorne Dredging wanted more." in app.shown()
        await app.press("escape", "Y")
        (note,) = app.stored()
        assert "Lorne Dredging wanted more." == note["anchor"]["quote"]
        assert "Lorne Dredging asked for more." == note["history"][0]["anchor"]["quote"]
        assert "→" not in app.shown(app.screen.panel)
        await app.press("Y")
        assert "No place is suggested" in app.told[-1]
        await app.press("u")
        assert "Lorne Dredging asked for more." == app.stored()[0]["anchor"]["quote"]
        assert "→" in app.shown(app.screen.panel)
        await app.press("U")
        assert "Lorne Dredging wanted more." == app.stored()[0]["anchor"]["quote"]


async def test_orphan_is_tied_to_selected_words(reader: OpenReader, library: Path) -> None:
    """R on its row leads to where it was; words are selected, and R ties it to them."""
    _annotate(library, OFFICE, "Where?")
    _rewrite(library, f", which {OFFICE}", "")
    _rewrite(library, " on one sheet of paper", "")
    async with reader(briefing_id="harbour") as app:
        await app.press("1")
        assert "its text is gone" in app.shown(app.screen.panel)
        await app.press("enter", "Y")
        assert "R ties it to words" in app.told[-1]
        await app.press("1", "R")
        assert "article" == app.screen.pane
        assert "ATTACH" in app.shown()
        assert app.view.here is not None
        assert abs(app.view.here.start - app.text.index("wrote her reasons")) < 60
        start = app.text.index("reasons")
        app.view.point(Span(start, start))
        await app.press("v", "e", "R")
        (note,) = app.stored()
        assert "reasons" == note["anchor"]["quote"]
        assert OFFICE == note["history"][0]["anchor"]["quote"]
        assert app.screen.attaching is None
        assert "ATTACH" not in app.shown()
        assert "its text is gone" not in app.shown(app.screen.panel)
        await app.press("u")
        assert OFFICE == app.stored()[0]["anchor"]["quote"]


async def test_selection_first_then_the_note(reader: OpenReader, library: Path) -> None:
    """With words selected, R offers the notes that have no place."""
    _annotate(library, OFFICE, "Where?")
    _rewrite(library, f", which {OFFICE}", "")
    _rewrite(library, " on one sheet of paper", "")
    async with reader(briefing_id="harbour") as app:
        await app.press("v", "e", "R")
        assert app.over(ChoiceDialog)
        assert "Where?" in app.shown()
        await app.press("enter")
        assert "For" == app.stored()[0]["anchor"]["quote"]
        await app.press("v", "e", "R")
        assert "Every note here has its place" in app.told[-1]


async def test_a_note_tied_to_its_own_words_stays(reader: OpenReader, library: Path) -> None:
    """Nothing is written, there is nothing to undo, and the reader is told."""
    _annotate(library, OFFICE)
    async with reader(briefing_id="harbour") as app:
        before = app.stored()
        await app.press("1", "R")
        (placed,) = app.screen.notes
        assert placed.span is not None
        app.screen.attach(placed.note, placed.span)
        await app.settle()
        assert "tied to these words already" in app.told[-1]
        await app.press("u")
        assert "Nothing to undo." == app.told[-1]
        assert before == app.stored()


async def test_escape_leaves_the_note_where_it_was(reader: OpenReader, library: Path) -> None:
    """First the selection goes, then the waiting for one."""
    _annotate(library, OFFICE)
    async with reader(briefing_id="harbour") as app:
        await app.press("1", "R", "v", "e", "escape")
        assert app.screen.attaching is not None
        await app.press("escape", "v", "e", "R")
        assert OFFICE == app.stored()[0]["anchor"]["quote"]
        assert not app.stored()[0].get("history")


async def test_note_of_a_gone_briefing_is_tied_to_another(
    reader: OpenReader, library: Path
) -> None:
    """From the list of all notes; the note is then one of the other briefing."""
    _annotate(library, OFFICE, "Where?")
    async with reader() as app:
        (library / "harbour.md").unlink()
        app.screen.action_refresh_listing()
        await app.settle()
        await app.press("A")
        assert "× briefing gone" in app.shown()
        await app.press("enter")
        assert "not in the library" in app.told[-1]
        await app.press("R")
        await app.open("How salt")
        await app.press("v", "e", "R")
        (note,) = app.stored()
        assert ("salt", OFFICE) == (note["briefing"], note["history"][0]["anchor"]["quote"])


async def test_undo_and_redo_of_notes_and_bookmarks(reader: OpenReader) -> None:
    """U and ctrl+y do again what u took back; a new action ends what could be done again."""
    async with reader() as app:
        await app.press("enter", "v", "e", "h")
        await app.press("]", "h", "m")
        await app.press("1", "a")
        await app.write("words")
        await app.press("ctrl+s", "u", "u", "u")
        (note,) = app.stored()
        assert note["deleted"]
        assert ("", True) == (note["text"], bool(app.stored("bookmarks")[0]["deleted"]))
        await app.press("U", "ctrl+y", "U")
        (note,) = app.stored()
        assert (None, "words") == (note["deleted"], note["text"])
        assert app.stored("bookmarks")[0]["deleted"] is None
        await app.press("u", "d", "U")
        assert "Nothing to do again." == app.told[-1]


async def test_what_others_changed_is_not_undone(reader: OpenReader) -> None:
    """Undo says so, and leaves their words."""
    async with reader() as app:
        await app.press("enter", "v", "e", "a")
        await app.write("mine")
        await app.press("ctrl+s", "1", "a")
        await app.write(" again")
        await app.press("ctrl+s")
        note_id = app.stored()[0]["id"]
        Library.open(app.library.folder).edit_note(note_id, text="theirs")
        await app.press("u")
        assert "theirs" == app.stored()[0]["text"]
        assert "Changed elsewhere since: it stays" in app.told[-1]


async def test_an_edit_leaves_what_others_changed_meanwhile(reader: OpenReader) -> None:
    """Only what was changed in the dialog is written."""
    async with reader() as app:
        await app.press("enter", "v", "e", "a")
        await app.write("mine")
        await app.press("ctrl+s", "1", "a")
        note_id = app.stored()[0]["id"]
        Library.open(app.library.folder).edit_note(note_id, tags=["theirs"])
        await app.write(" too")
        await app.press("ctrl+s")
        note = app.stored()[0]
        assert ("mine too", ["theirs"]) == (note["text"], note["tags"])
        await app.press("u")
        note = app.stored()[0]
        assert ("mine", ["theirs"]) == (note["text"], note["tags"])


async def test_redo_that_fails_can_be_tried_again(
    reader: OpenReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk is told of, and what was to be done again is not forgotten."""
    from briefterm.library.notebook import Notebook  # noqa: PLC0415 - only here

    async with reader() as app:
        await app.press("enter", "v", "e", "h", "u")
        real = Notebook.set_note

        def fail(*_: object) -> Never:
            raise StoreError("notes.json: no space left on the device")

        monkeypatch.setattr(Notebook, "set_note", fail)
        await app.press("U")
        assert "no space left" in app.told[-1]
        assert app.stored()[0]["deleted"]
        monkeypatch.setattr(Notebook, "set_note", real)
        await app.press("U")
        assert app.stored()[0]["deleted"] is None


async def test_marks_of_a_note_by_mouse(reader: OpenReader) -> None:
    """A click on a word of the dialog chooses it, at fifty columns too."""
    async with reader(size=(50, 24)) as app:
        await app.press("enter", "v", "e", "a")
        for name, word in (("color", "pink"), ("kind", "forecast"), ("status", "done")):
            line = app.app.screen.query_one(f"#note-{name}")
            row = app.shown().splitlines()[line.region.y]
            x = row.index(word) - line.region.x
            await app.pilot.click(line, offset=(x + 1, 0))
        await app.press("ctrl+s")
        (note,) = app.stored()
        assert ("pink", "forecast", "done") == (note["color"], note["kind"], note["status"])


async def test_marks_of_a_note_by_key(reader: OpenReader) -> None:
    """Tab leads through the fields, arrows choose."""
    async with reader() as app:
        await app.press("enter", "v", "e", "a", "tab", "tab", "right", "tab", "right", "right")
        await app.press("tab", "left", "ctrl+s")
        (note,) = app.stored()
        assert ("green", "claim", "done") == (note["color"], note["kind"], note["status"])
