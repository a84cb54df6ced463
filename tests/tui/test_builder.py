"""The briefing builder: notes of many briefings are put into order and written as one document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefterm.model import Span
from briefterm.tui.screens.notes.screen import AllNotesScreen
from briefterm.tui.screens.outline.builder import BuilderScreen
from briefterm.tui.screens.outline.dialogs import LineDialog, OutlineDialog, TextDialog
from briefterm.tui.screens.reader import ReaderScreen

if TYPE_CHECKING:
    import pytest

    from briefterm.model import Note
    from tests.tui.conftest import OpenReader, Reader


def _note(app: Reader, briefing_id: str, words: str, text: str = "") -> Note:
    document = app.library.read(briefing_id)[1]
    start = document.text.index(words)
    return app.library.add_note(briefing_id, document, Span(start, start + len(words)), text=text)


def _builder(app: Reader) -> BuilderScreen:
    screen = app.app.screen
    assert isinstance(screen, BuilderScreen)
    return screen


def _items(app: Reader) -> list[str]:
    """The items of the newest outline on disk: notes by their words, others by theirs."""
    outline = app.library.outlines.all()[-1]
    notes = {note.id: note for note in app.library.notes()}
    return [notes[one.note].text if one.kind == "note" else one.text for one in outline.items]


async def _three(app: Reader) -> None:
    """An outline of three notes on two briefings, open in the builder."""
    notes = [
        _note(app, "harbour", "fought the sand", "One"),
        _note(app, "harbour", "The last boat left", "Two"),
        _note(app, "salt", "the fire is lit", "Three"),
    ]
    outline = app.library.outlines.create("Sand and salt")
    app.library.outlines.collect(outline.id, [note.id for note in notes])
    await app.press("O")
    assert ["One", "Two", "Three"] == _items(app)


async def test_opened_from_all_notes(reader: OpenReader) -> None:
    """O works there too: q leads back to the notes, and enter on a note to the note itself."""
    async with reader() as app:
        await _three(app)
        await app.press("q", "A", "O")
        assert _builder(app)
        await app.press("q")
        assert app.over(AllNotesScreen)
        await app.press("O", "G", "enter")
        assert app.over(ReaderScreen)
        assert "salt" == app.screen.article.briefing.id


async def test_selection_is_highlighted_and_collected(reader: OpenReader) -> None:
    """C on a selection makes a highlight, asks for the first outline's name, and puts it there."""
    async with reader() as app:
        await app.press("enter", "v", "e", "C")
        assert app.over(LineDialog)
        await app.write("My story")
        await app.press("enter")
        (outline,) = app.library.outlines.all()
        (note,) = app.library.notes()
        assert "My story" == outline.name
        assert [note.id] == [item.note for item in outline.items]
        assert "1 note put into “My story”" in app.told[-1]


async def test_note_is_collected_into_a_chosen_outline(reader: OpenReader) -> None:
    """C on a note offers the outlines; a note that is there already is told of."""
    async with reader() as app:
        app.library.outlines.create("First")
        app.library.outlines.create("Second")
        _note(app, "harbour", "fought the sand", "One")
        await app.press("ctrl+r", "enter", "]", "n", "C")
        assert app.over(OutlineDialog)
        await app.press("j", "enter")
        assert [0, 1] == [len(one.items) for one in app.library.outlines.all()][::-1]
        await app.press("C", "enter")
        assert "already" in app.told[-1]
        await app.press("C", "n")
        await app.write("Third")
        await app.press("enter")
        assert 1 == len(app.library.outlines.outline("Third").items)


async def test_nothing_to_collect_says_how(reader: OpenReader) -> None:
    """C without a note or a selection tells what to do."""
    async with reader() as app:
        await app.press("enter", "C")
        assert "Select some text, or go to a note" in app.told[-1]


async def test_first_outline_is_named_and_its_empty_screen_says_what_to_do(
    reader: OpenReader,
) -> None:
    """O without an outline asks for a name and opens the builder."""
    async with reader() as app:
        await app.press("O")
        await app.write("New")
        await app.press("enter")
        assert "New" == _builder(app).outline.name
        assert "In an article, C puts a note" in app.shown()
        await app.press("q")
        assert app.over(ReaderScreen)


async def test_items_are_put_into_another_order(reader: OpenReader) -> None:
    """J and K move the item under the cursor, which stays on it; u and U undo and redo."""
    async with reader() as app:
        await _three(app)
        await app.press("J")
        assert ["Two", "One", "Three"] == _items(app)
        await app.press("J")
        assert ["Two", "Three", "One"] == _items(app)
        await app.press("K")
        assert ["Two", "One", "Three"] == _items(app)
        assert 1 == _builder(app).rows.cursor
        await app.press("u", "u")
        assert ["Two", "One", "Three"] == _items(app)
        await app.press("u")
        assert ["One", "Two", "Three"] == _items(app)
        await app.press("U")
        assert ["Two", "One", "Three"] == _items(app)


async def test_items_are_dragged(reader: OpenReader) -> None:
    """An item that is dragged with the mouse goes where it is dropped."""
    async with reader() as app:
        await _three(app)
        rows = _builder(app).rows
        await app.pilot.mouse_down(rows, offset=(6, 0))
        await app.pilot.hover(rows, offset=(6, rows._tops[2] + 1))
        await app.pilot.mouse_up(rows, offset=(6, rows._tops[2] + 1))
        await app.settle()
        assert ["Two", "Three", "One"] == _items(app)
        assert app.over(BuilderScreen)


async def test_headings_and_texts_are_written_and_edited(reader: OpenReader) -> None:
    """H and t put words below the cursor; enter edits them; a heading takes its section along."""
    async with reader() as app:
        await _three(app)
        await app.press("h")
        await app.write("Part")
        await app.press("enter", "t")
        assert app.over(TextDialog)
        await app.write("Mine")
        await app.press("ctrl+s")
        assert ["One", "Part", "Mine", "Two", "Three"] == _items(app)
        assert 2 == _builder(app).rows.cursor
        await app.press("k", "K")
        assert ["Part", "Mine", "Two", "Three", "One"] == _items(app)
        await app.press("greater_than_sign")
        assert 2 == app.library.outlines.all()[-1].items[0].level
        await app.press("enter")
        await app.write("y")
        await app.press("enter", "j", "enter")
        await app.write("!")
        await app.press("escape")
        assert app.over(TextDialog)
        await app.press("escape")
        assert ["Party", "Mine", "Two", "Three", "One"] == _items(app)
        assert "## " in app.shown()


async def test_items_are_taken_out(reader: OpenReader) -> None:
    """D takes an item out of the outline and leaves the note where it is."""
    async with reader() as app:
        await _three(app)
        await app.press("d")
        assert ["Two", "Three"] == _items(app)
        assert 3 == len(app.library.notes())
        await app.press("u")
        assert ["One", "Two", "Three"] == _items(app)


async def test_enter_goes_to_the_note(reader: OpenReader) -> None:
    """Enter on a note opens its briefing at its place."""
    async with reader() as app:
        await _three(app)
        await app.press("G", "enter")
        assert app.over(ReaderScreen)
        assert "How salt is boiled" == app.screen.article.briefing.title
        here = app.view.here
        assert here is not None
        assert "the fire is lit" == here.of(app.text)


async def test_deleted_note_is_shown_as_missing(reader: OpenReader) -> None:
    """A note that was deleted keeps its place in the outline and is not in the document."""
    async with reader() as app:
        await _three(app)
        app.library.remove_note(app.library.notes()[0].id)
        await app.press("q", "O")
        assert "This note was deleted" in app.shown()
        await app.press("g", "enter")
        assert "is:deleted" in app.told[-1]


async def test_outlines_are_chosen_renamed_and_deleted(reader: OpenReader) -> None:
    """O chooses another outline, r renames it, D deletes it, and u brings it back."""
    async with reader() as app:
        app.library.outlines.create("Other")
        await _three(app)
        await app.press("o", "j", "enter")
        assert "Other" == _builder(app).outline.name
        await app.press("r")
        await app.write("s")
        await app.press("enter")
        assert "Others" == _builder(app).outline.name
        await app.press("D")
        assert app.over(ReaderScreen)
        assert ["Sand and salt"] == [one.name for one in app.library.outlines.all()]
        await app.press("u")
        assert ["Others", "Sand and salt"] == [one.name for one in app.library.outlines.all()]


async def test_changes_of_others_are_not_undone(reader: OpenReader) -> None:
    """An action is not taken back when the outline is another one by now."""
    async with reader() as app:
        await _three(app)
        await app.press("J")
        outline = app.library.outlines.all()[-1]
        app.library.outlines.change(outline.id, lambda items: items[:1])
        await app.press("u")
        assert "has changed since" in app.told[-1]
        assert ["Two"] == _items(app)


async def test_document_is_exported_and_copied(
    reader: OpenReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    """X previews the document and writes it, again without a change; y copies it."""
    async with reader() as app:
        await _three(app)
        copied: list[str] = []
        monkeypatch.setattr(app.app, "copy_to_clipboard", copied.append)
        await app.press("x")
        assert "# Sand and salt" in app.shown()
        await app.press("enter")
        path = app.library.folder.parent / "notes" / "Sand and salt.md"
        assert "> fought the sand[^bt-" in path.read_text()
        assert app.over(BuilderScreen)
        await app.press("x")
        assert "1 file: 1 unchanged" in app.shown()
        await app.press("escape", "y")
        assert copied[0].startswith("# Sand and salt\n\n> fought the sand[^bt-")
