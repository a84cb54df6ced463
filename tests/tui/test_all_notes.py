"""The screen of all notes: found as one types, changed many at once, left for the exact place."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest

from briefterm.library import note_query
from briefterm.model import Span
from briefterm.tui.screens.dialogs import ChoiceDialog, ExportDialog, HelpDialog
from briefterm.tui.screens.note_editor import NoteEditor
from briefterm.tui.screens.notes import listing
from briefterm.tui.screens.notes.listing import NotesScreen
from briefterm.tui.screens.notes.note_list import NoteList
from briefterm.tui.screens.notes.screen import AllNotesScreen
from briefterm.tui.screens.notes.tag_dialog import Retagging, TagDialog, retagging

if TYPE_CHECKING:
    from pathlib import Path

    from briefterm.model import Note
    from tests.tui.conftest import OpenReader, Reader


def _add(app: Reader, quote: str, briefing: str = "harbour", **content: object) -> Note:
    document = app.library.read(briefing)[1]
    start = document.text.index(quote)
    span = Span(start, start + len(quote))
    return app.library.add_note(briefing, document, span, **content)  # type: ignore[arg-type]  # as named


def _screen(app: Reader) -> AllNotesScreen:
    screen = app.app.screen
    assert isinstance(screen, AllNotesScreen)
    return screen


def _words(app: Reader) -> list[str]:
    return [row.words or row.quote for row in _screen(app).notes.items]


async def _open(app: Reader) -> None:
    _add(app, "forty boats", text="small ones", tags=("boats",), kind="fact")
    _add(app, "we were paid for ten", text="really?", color="pink", kind="question")
    _add(app, "a promise has a depth", color="green")
    await app.press("A")


async def test_no_notes_yet(reader: OpenReader) -> None:
    """An empty library says how to begin; q leads back."""
    async with reader() as app:
        await app.press("A")
        assert "No notes yet." in app.shown()
        assert "press v and move" in app.shown()
        await app.press("q")
        assert not app.over(NotesScreen)


async def test_palette_offers_what_is_done_here(reader: OpenReader) -> None:
    """ctrl+p finds the actions of this screen, and what is typed does nothing to the notes."""
    async with reader(size=(100, 40)) as app:
        await _open(app)
        await app.pilot.press("ctrl+p")
        await app.write("delete")
        await app.until(lambda: "Delete (d delete)" in app.shown(), "the action")
        assert 3 == len(app.library.notes())
        await app.press("enter")
        await app.until(lambda: 2 == len(app.library.notes()), "one note less")
        await app.pilot.press("ctrl+p")
        await app.write("accept")
        await app.until(lambda: "Accept the place (Y)" in app.shown(), "the other action")
        await app.press("escape")
        assert 2 == len(app.library.notes())


async def test_help_begins_with_the_keys_of_this_screen(reader: OpenReader) -> None:
    """The help shows what works here before what works elsewhere."""
    async with reader(size=(100, 44)) as app:
        await app.press("A", "question_mark")
        assert app.over(HelpDialog)
        shown = app.shown()
        assert "Find notes as you type" in shown
        assert shown.index("Find notes as you type") < shown.index("Everywhere")


async def test_filtered_as_typed_and_kept(reader: OpenReader) -> None:
    """What is typed filters at once; a mistake is told and leaves the list; esc clears it."""
    async with reader() as app:
        await _open(app)
        assert ["really?", "small ones", "“a promise has a depth”"] == _words(app)
        await app.press("slash")
        await app.write("kind:fact")
        assert ["small ones"] == _words(app)
        assert "1 of 3" in app.shown()
        await app.write(" kind:no")
        assert "tab none" in app.shown()
        assert ["small ones"] == _words(app)
        await app.press("escape")
        assert "did you mean kind:none?" in app.shown()
        await app.press("escape")
        assert 3 == len(_words(app))
        await app.press("slash")
        await app.write("color:green")
        await app.press("enter", "escape")
        assert 3 == len(_words(app))


async def test_enter_goes_to_the_exact_place(reader: OpenReader) -> None:
    """From another briefing's list to the note's words."""
    async with reader() as app:
        _add(app, "forty boats")
        await app.press("j", "A", "enter")
        await app.settle()
        assert not app.over(NotesScreen)
        assert "harbour" == app.screen.article.briefing.id
        assert app.view.here is not None
        assert "forty boats" == app.view.here.of(app.text)
        assert "article" == app.screen.pane


async def test_marks_are_offered_in_a_small_box_that_tells_the_present_one(
    reader: OpenReader,
) -> None:
    """The value that all notes meant have has a mark, and the cursor begins there."""
    async with reader() as app:
        await _open(app)
        note = _screen(app).meant[0].note
        await app.press("c")
        assert f"✓ {note.color}" in app.shown()
        assert 1 == app.shown().count("✓")
        assert app.app.screen.query_one("#dialog-box").outer_size.height < 12
        await app.press("enter")
        assert "Nothing to change." == app.told[-1]
        await app.press("K")
        assert f"✓ {note.kind}" in app.shown()
        await app.press("g", "enter")
        assert "Marked 1 note as of no kind. u takes it back." == app.told[-1]
        await app.press("u")
        assert "Undone: marked 1 note as of no kind" == app.told[-1]


async def test_bulk_changes_are_undone_and_redone(reader: OpenReader) -> None:
    """Selected notes get tags, marks and tombstones at once; u and U go back and forth."""
    async with reader() as app:
        await _open(app)
        await app.press("space", "space")
        assert "2 selected" in app.shown()
        await app.press("t")
        assert app.over(TagDialog)
        assert "#boats" in app.shown()
        await app.write("sand -boats")
        await app.press("enter", "s", "c")
        assert app.over(ChoiceDialog)
        await app.press("j", "j", "enter", "K", "j", "j", "enter")
        changed = [note for note in app.stored() if note["tags"] == ["sand"]]
        assert 2 == len(changed)
        assert {("done", "blue", "claim")} == {
            (note["status"], note["color"], note["kind"]) for note in changed
        }
        assert "✓ done" in app.shown()
        await app.press("d")
        assert 1 == len(_words(app))
        assert "Deleted 2 notes. u takes it back." == app.told[-1]
        await app.press("u", "u", "u", "u", "u")
        assert [["boats"], [], []] == [note["tags"] for note in app.stored()]
        assert 3 == len(_words(app))
        assert "Undone: tagged 2 notes #sand without #boats" == app.told[-1]
        await app.press("U", "ctrl+y", "U", "U", "U")
        assert 1 == len(_words(app))
        await app.press("U")
        assert "Nothing to do again." == app.told[-1]


async def test_deleted_notes_are_found_and_restored(reader: OpenReader) -> None:
    """is:deleted lists them also after a restart, and r brings them back."""
    async with reader() as app:
        note = _add(app, "forty boats", text="small ones")
        app.library.remove_note(note.id)
        await app.press("A")
        assert [] == _words(app)
        await app.press("f")
        await app.write("is:deleted")
        await app.press("enter", "enter")
        assert "r brings it back" in app.told[-1]
        await app.press("r")
        assert [] == _words(app)
        await app.press("escape")
        assert ["small ones"] == _words(app)


async def test_note_is_edited_from_the_list(reader: OpenReader) -> None:
    """The dialog opens over the list, and the list shows what was saved."""
    async with reader() as app:
        await _open(app)
        await app.press("a")
        assert app.over(NoteEditor)
        await app.write(" No.")
        await app.press("ctrl+t", "ctrl+r", "ctrl+s")
        assert "really? No." == _words(app)[0]
        (note,) = (note for note in app.stored() if note["text"] == "really? No.")
        assert ("", "done") == (note["kind"], note["status"])


async def test_selected_notes_are_exported(reader: OpenReader, library: Path) -> None:
    """The Markdown of the selected ones is shown, and written into a file of its own."""
    async with reader() as app:
        await _open(app)
        await app.press("space", "x")
        await app.until(lambda: app.over(ExportDialog), "the preview")
        await app.settle()
        assert "we were paid for ten" in app.shown()
        assert "briefterm:" not in app.shown()
        await app.press("enter")
        (path,) = (library.parent / "notes").glob("notes-*.md")
        assert "really?" in path.read_text(encoding="utf-8")
        assert "small ones" not in path.read_text(encoding="utf-8")
        assert path.name in app.told[-1]


async def test_all_are_selected_and_none(reader: OpenReader) -> None:
    """* selects what is listed, again nothing; escape drops the selection before it leaves."""
    async with reader() as app:
        await _open(app)
        await app.press("asterisk")
        assert "3 selected" in app.shown()
        await app.press("asterisk")
        assert "selected" not in app.shown().splitlines()[0]
        await app.press("asterisk", "escape")
        assert app.over(NotesScreen)
        await app.press("escape")
        assert not app.over(NotesScreen)


async def test_help_and_leaving(reader: OpenReader) -> None:
    """? lists the keys here too; Q through the program's own way ends it."""
    async with reader() as app:
        await app.press("A", "question_mark")
        assert app.over(HelpDialog)
        await app.press("escape", "p")
        assert app.over(NotesScreen)
        await app.press("ctrl+q")
        await app.until(lambda: not app.app.is_running or app.app._exit, "the end")


async def test_the_program_ends_from_here(reader: OpenReader) -> None:
    """Told to end, it does, whatever is selected and filtered."""
    async with reader() as app:
        await _open(app)
        await app.press("slash", "o", "enter", "space")
        await app.app.end(143)
        await app.until(lambda: app.app._exit, "the end")
        assert 143 == app.app.return_code


async def test_notes_that_cannot_be_read(reader: OpenReader) -> None:
    """The list says so, and not that there are none."""
    async with reader() as app:
        _add(app, "forty boats")
        app.library.notes_path.write_bytes(b"{")
        await app.press("A")
        assert "The notes cannot be read." in app.shown()


async def test_changes_of_others_are_seen(reader: OpenReader) -> None:
    """A note that another program adds comes into the list."""
    async with reader() as app:
        await app.press("A")
        _add(app, "forty boats", text="from elsewhere")
        app.screen.load_notes()
        await app.until(lambda: _words(app) == ["from elsewhere"], "the note")


async def test_a_mouse_click_points_and_goes(reader: OpenReader) -> None:
    """A click moves there and shows the note; a second one goes to its place."""
    async with reader(size=(140, 36)) as app:
        await _open(app)
        notes = _screen(app).notes
        x, y = app.spot("small ones", notes)
        await app.pilot.click(notes, offset=(x, y))
        await app.settle()
        assert "The old basin held" in app.shown(_screen(app).query_one("#notes-preview"))
        await app.pilot.click(notes, offset=(x, y))
        await app.settle()
        assert not app.over(NotesScreen)
        assert app.view.here is not None
        assert "forty boats" == app.view.here.of(app.text)


def _count(monkeypatch: pytest.MonkeyPatch, owner: object, name: str, done: Counter[str]) -> None:
    """Count the calls of a function."""
    function = getattr(owner, name)

    def counted(*arguments: Any) -> Any:
        done[name] += 1
        return function(*arguments)

    monkeypatch.setattr(owner, name, counted)


async def test_ten_thousand_notes_do_not_stall(
    reader: OpenReader, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Paging draws what comes into sight; a letter of the filter looks at each note once."""
    from briefterm.store import open_store  # noqa: PLC0415 - only here

    store = open_store(library / ".briefterm" / "notes.json")
    with store.transaction():
        for number in range(10_000):
            store.insert_note({"briefing": "salt", "text": f"note {number}", "kind": "fact"})
    done: Counter[str] = Counter()
    for owner, name in (
        (NoteList, "row_lines"),
        (NoteList, "row_height"),
        (NotesScreen, "load"),
        (NotesScreen, "show_preview"),
        (listing, "note_facts"),
        (note_query, "_holds"),
    ):
        _count(monkeypatch, owner, name, done)
    async with reader() as app:
        await app.press("A")
        await app.until(lambda: len(_words(app)) == 10_000, "the notes")
        await app.press("G")
        assert "note 9999" in app.shown()
        assert done["row_lines"] < 200
        done.clear()
        await app.press("g", *["ctrl+f"] * 10)
        assert 0 < done["row_lines"] < 300
        assert 0 < done["show_preview"] <= 11
        assert {"row_lines", "show_preview"} == set(done)

        await app.press("slash", "9", "9")
        done.clear()
        await app.press("9")
        assert 20 > len(_words(app)) > 15
        assert done["row_lines"] < 50
        assert done["row_height"] <= len(_words(app))
        assert 10_000 == done["_holds"]
        assert {"row_lines", "row_height", "_holds", "show_preview"} == set(done)


@pytest.mark.parametrize(
    ("line", "add", "drop"),
    [("a, #b -c", ("a", "b"), ("c",)), ("-#x", (), ("x",)), ("", (), ()), ("- a", ("a",), ())],
)
def test_line_of_tags(line: str, add: tuple[str, ...], drop: tuple[str, ...]) -> None:
    """A minus takes away; the # may be written or not."""
    assert Retagging(add, drop) == retagging(line)


async def test_selected_notes_are_collected(reader: OpenReader) -> None:
    """C puts the selected notes into an outline, whose name is asked for if it is the first."""
    async with reader() as app:
        await _open(app)
        await app.press("space", "space", "C")
        await app.write("Mine")
        await app.press("enter")
        (outline,) = app.library.outlines.all()
        assert 2 == len(outline.items)
        assert "2 notes put into “Mine”" in app.told[-1]
