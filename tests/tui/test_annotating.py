from __future__ import annotations

from typing import TYPE_CHECKING

from briefterm.errors import StoreError
from briefterm.library.noting import Noting
from briefterm.model import Span
from briefterm.tui.screens.dialogs import ChoiceDialog
from briefterm.tui.screens.note_editor import NoteEditor

if TYPE_CHECKING:
    import pytest

    from briefterm.model import Note
    from tests.tui.conftest import OpenReader, Reader


def _add(app: Reader, quote: str, text: str = "", color: str = "yellow") -> Note:
    briefing, document = app.library.read("harbour")
    start = document.text.index(quote)
    span = Span(start, start + len(quote))
    return app.library.add_note(briefing.id, document, span, text=text, color=color)


async def test_note_is_written_with_text_tags_and_colour(reader: OpenReader) -> None:
    """ctrl+s keeps what was typed, its tags once each, and the colour chosen with ctrl+o."""
    async with reader() as app:
        await app.press("enter", "v", "e", "a")
        assert app.over(NoteEditor)
        assert "“For”" in app.shown()
        await app.write("Why? Because.")
        await app.press("enter")
        await app.write("Two lines.")
        await app.press("tab")
        await app.write("sand, #port sand")
        await app.press("ctrl+o", "ctrl+s")

        assert not app.over(NoteEditor)
        (note,) = app.stored()
        assert note["text"] == "Why? Because.\nTwo lines."
        assert note["tags"] == ["sand", "port"]
        assert note["color"] == "green"
        assert note["anchor"]["quote"] == "For"
        assert app.told[-1] == "Note saved."
        panel = app.shown(app.screen.panel)
        assert "Why? Because. Two lines." in panel
        assert "#sand #port" in panel
        assert "✎" in app.shown(app.view)
        assert "✎ 1" in app.shown(app.screen.briefs)


async def test_note_on_the_whole_briefing(reader: OpenReader) -> None:
    """Without a selection the note is on the briefing; an empty one is not kept."""
    async with reader() as app:
        await app.press("a")
        assert "On the whole briefing" in app.shown()
        await app.press("ctrl+s")
        assert app.stored() == []
        assert "not kept" in app.told[-1]
        await app.press("a")
        await app.write("Good one.")
        await app.press("ctrl+s")
        (note,) = app.stored()
        assert (note["text"], note["anchor"]) == ("Good one.", None)


async def test_escape_asks_before_it_drops_what_was_typed(reader: OpenReader) -> None:
    """Unchanged, the editor closes at once; changed, only at the second escape in a row."""
    async with reader() as app:
        await app.press("enter", "v", "e", "a", "escape")
        assert not app.over(NoteEditor)
        await app.press("a")
        await app.write("x")
        await app.press("escape")
        assert app.over(NoteEditor)
        assert "esc again" in app.shown()
        await app.write("y")
        await app.press("escape")
        assert app.over(NoteEditor)
        await app.press("escape")
        assert not app.over(NoteEditor)
        assert app.stored() == []
        assert app.selected == "For"


async def test_changed_tags_or_colour_are_not_dropped_unasked(reader: OpenReader) -> None:
    """The question is asked for tags and colours as for text."""
    async with reader() as app:
        for keys in (("tab", "t"), ("ctrl+o",)):
            await app.press("a", *keys, "escape")
            assert app.over(NoteEditor)
            await app.press("escape")
            assert not app.over(NoteEditor)


async def test_undo_takes_back_adding_editing_and_deleting(reader: OpenReader) -> None:
    """U undoes one action after the other, the newest first, and says so at the end."""
    async with reader() as app:
        await app.press("enter", "v", "e", "a")
        await app.write("first")
        await app.press("ctrl+s", "1", "a")
        assert app.over(NoteEditor)
        await app.write(" and more")
        await app.press("ctrl+s")
        assert app.stored()[0]["text"] == "first and more"
        await app.press("d")
        assert app.stored()[0]["deleted"]
        assert "No notes yet." in app.shown(app.screen.panel)

        await app.press("u")
        assert app.stored()[0]["deleted"] is None
        assert "first and more" in app.shown(app.screen.panel)
        await app.press("u")
        assert app.stored()[0]["text"] == "first"
        await app.press("u")
        assert app.stored()[0]["deleted"]
        await app.press("u")
        assert app.told[-1] == "Nothing to undo."


async def test_bookmark_toggles_and_is_undone(reader: OpenReader) -> None:
    """M sets a bookmark and lifts the one that is here; u brings it back."""
    async with reader() as app:
        await app.press("enter", "]", "h", "m")
        (bookmark,) = app.stored("bookmarks")
        assert bookmark["anchor"]["quote"] == "Sand"
        assert "◆ Sand" in app.shown(app.screen.panel)
        assert "◆" in app.shown(app.screen.briefs)
        await app.press("m")
        assert app.stored("bookmarks")[0]["deleted"]
        assert len(app.stored("bookmarks")) == 1
        assert "◆" not in app.shown(app.screen.briefs)
        await app.press("u")
        assert app.stored("bookmarks")[0]["deleted"] is None
        await app.press("u")
        assert app.stored("bookmarks")[0]["deleted"]


async def test_a_note_on_a_bookmark_is_on_its_place(reader: OpenReader) -> None:
    """From the bookmark's row a note is written on the bookmarked words, which end with a word."""
    async with reader() as app:
        await app.press("enter", "]", "h", "j", "j", "]", "e", "m", "1", "a")
        assert app.over(NoteEditor)
        await app.write("here")
        await app.press("ctrl+s")
        (note,), (bookmark,) = app.stored(), app.stored("bookmarks")
        quote = bookmark["anchor"]["quote"]
        assert quote == note["anchor"]["quote"]
        end = app.text.index(quote) + len(quote)
        assert not app.text[end - 1 : end + 1].isalnum()


async def test_bookmarks_dialog_goes_there(reader: OpenReader) -> None:
    """' lists the bookmarks of all briefings, the newest first; enter opens one at its place."""
    async with reader(size=(90, 20)) as app:
        await app.press("apostrophe")
        assert "None yet" in app.shown()
        await app.press("escape", "enter", "]", "h", "]", "h", "m")
        await app.open("How salt")
        await app.press("m", "apostrophe")
        assert app.over(ChoiceDialog)
        shown = app.shown()
        assert shown.index("How salt is boiled") < shown.index("The harbour that moved")
        await app.press("j", "enter")
        assert app.screen.article.briefing.id == "harbour"
        assert app.screen.pane == "article"
        assert "Money" in app.shown(app.view)
        assert app.view.here is not None
        assert app.view.here.of(app.text) == "Money"


async def test_jump_to_notes_and_open_the_one_here(reader: OpenReader) -> None:
    """]n and [n go from note to note; a opens the one under the cursor, enter too."""
    async with reader() as app:
        _add(app, "forty boats", "small ones")
        _add(app, "nine anchors", "whose?")
        await app.press("enter", "j", "q", "enter")
        await app.open("The harbour")
        app.screen.load_notes()
        await app.settle()
        await app.press("]", "n", "]", "n")
        assert app.view.here is not None
        assert app.view.here.of(app.text) == "nine anchors"
        await app.press("[", "n", "a")
        editor = app.app.screen
        assert isinstance(editor, NoteEditor)
        assert editor.draft.text == "small ones"


async def test_a_failing_store_keeps_what_was_typed(
    reader: OpenReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The editor opens again with the text, tags and colour, and the reason is told."""
    async with reader() as app:
        broken = True
        real = app.library.add_note

        def add_note(*args: object, **kwargs: object) -> Note:
            if broken:
                raise StoreError(
                    "notes.json: no space left on the device; free some and save again"
                )
            return real(*args, **kwargs)  # type: ignore[arg-type] # passed on as they came

        monkeypatch.setattr(app.library, "add_note", add_note)
        await app.press("enter", "v", "e", "a")
        await app.write("precious")
        await app.press("tab")
        await app.write("tag")
        await app.press("ctrl+o", "ctrl+s")
        await app.until(lambda: app.over(NoteEditor), "the editor again")
        await app.settle()
        assert "no space left" in app.told[-1]
        assert app.stored() == []
        editor = app.app.screen
        assert isinstance(editor, NoteEditor)
        assert (editor.written.text, editor.written.tags, editor.color) == (
            "precious", ("tag",), "green",
        )  # fmt: skip
        await app.press("escape")
        assert app.over(NoteEditor), "what was typed is still not stored"

        broken = False
        await app.press("ctrl+s")
        (note,) = app.stored()
        assert (note["text"], note["anchor"]["quote"]) == ("precious", "For")


async def test_a_failing_edit_keeps_what_was_typed(
    reader: OpenReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An edited note that cannot be stored opens again as it was typed."""
    async with reader() as app:
        _add(app, "forty boats", "small ones")
        await app.press("1")
        app.screen.load_notes()
        await app.settle()

        def fail(*_: object, **__: object) -> Note:
            raise StoreError("notes.json is busy; try again")

        monkeypatch.setattr(Noting, "save", fail)
        await app.press("a")
        await app.write(", mostly")
        await app.press("ctrl+s")
        await app.until(lambda: app.over(NoteEditor), "the editor again")
        await app.settle()
        editor = app.app.screen
        assert isinstance(editor, NoteEditor)
        assert editor.written.text == "small ones, mostly"
        assert app.stored()[0]["text"] == "small ones"


async def test_what_others_wrote_meanwhile_is_kept(reader: OpenReader) -> None:
    """A text changed elsewhere is kept beside the dialog's; u brings back the other's."""
    async with reader() as app:
        note = _add(app, "forty boats", "base")
        await app.press("1")
        app.screen.load_notes()
        await app.settle()
        await app.press("a")
        await app.write(" here")
        app.library.edit_note(note.id, text="there")
        await app.press("ctrl+s")
        await app.settle()
        assert "base here\n\n---\n\nthere" == app.stored()[0]["text"]
        assert "both texts are kept" in app.told[-1]
        await app.press("u")
        await app.settle()
        assert "there" == app.stored()[0]["text"]


async def test_a_note_removed_meanwhile_is_brought_back(reader: OpenReader) -> None:
    """What is saved in the dialog does not go into the trash, and that is said."""
    async with reader() as app:
        note = _add(app, "forty boats", "base")
        await app.press("1")
        app.screen.load_notes()
        await app.settle()
        await app.press("a")
        await app.write(" here")
        app.library.remove_note(note.id)
        await app.press("ctrl+s")
        await app.settle()
        assert ["base here"] == [one.text for one in app.library.notes()]
        assert "it is back" in app.told[-1]


async def test_colour_of_the_last_note_is_offered_again(reader: OpenReader) -> None:
    """A highlight takes the colour that was chosen last."""
    async with reader() as app:
        await app.press("enter", "v", "e", "a", "ctrl+o", "ctrl+o", "ctrl+s")
        await app.press("]", "h", "v", "e", "h")
        assert [note["color"] for note in app.stored()] == ["blue", "blue"]


async def test_note_whose_text_is_gone_is_still_listed(reader: OpenReader) -> None:
    """An orphan stands in the panel with the reason, and leads to where it was."""
    async with reader() as app:
        _add(app, "nine anchors that nobody claimed", "whose?")
        path = app.library.folder / "harbour.md"
        path.write_text("---\ntitle: The harbour that moved\ndate: 2021-06-03\n---\nAll gone.\n")
        await app.press("j", "k", "enter", "1")
        shown = app.shown(app.screen.panel)
        assert "whose?" in shown
        assert "its text is gone" in shown
        await app.press("enter")
        assert app.view.here is not None
        assert 0 == len(app.view.here)
