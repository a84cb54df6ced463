"""The preview of an export, and what it writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefterm.tui.screens.export.screen import ExportScreen
from briefterm.tui.screens.reader import ReaderScreen

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from tests.tui.conftest import OpenReader, Reader


def _screen(app: Reader) -> ExportScreen:
    screen = app.app.screen
    assert isinstance(screen, ExportScreen)
    return screen


def _folder(app: Reader) -> Path:
    return app.library.folder.parent / "notes"


def _note(app: Reader, briefing_id: str, text: str) -> str:
    _, document = app.library.read(briefing_id)
    return app.library.add_note(briefing_id, document, None, text=text).id


async def test_nothing_to_export_says_so(reader: OpenReader) -> None:
    """Without a note no box opens, and the message says how to make one."""
    async with reader() as app:
        await app.press("x")
        assert "No notes or bookmarks" in app.told[-1]
        assert app.over(ReaderScreen)


async def test_export_is_previewed_and_written(reader: OpenReader) -> None:
    """The file, its state and its Markdown stand there before enter writes it."""
    async with reader() as app:
        await app.press("enter", "v", "e", "a")
        await app.write("Why?")
        await app.press("ctrl+s")
        await app.press("x")
        assert _screen(app).scope == "this"
        shown = app.shown()
        assert "1 file: 1 new" in shown
        assert "> For" in shown
        assert "Why?" in shown
        await app.press("escape")
        assert not _folder(app).exists()

        await app.press("x")
        await app.press("enter")
        (path,) = _folder(app).iterdir()
        assert "> For\n\nWhy?\n" in path.read_text()
        assert str(path) in app.told[-1]
        await app.press("x")
        assert "1 file: 1 unchanged" in app.shown()
        await app.press("enter")
        assert "Already up to date" in app.told[-1]


async def test_changed_file_shows_the_lines_that_differ(reader: OpenReader) -> None:
    """Of a file that is there the lines to come are shown with a plus, those to go with a minus."""
    async with reader() as app:
        await app.press("enter")
        note_id = _note(app, "harbour", "First words.")
        await app.press("ctrl+r")
        await app.press("x")
        await app.press("enter")
        (path,) = _folder(app).iterdir()
        path.write_text(path.read_text() + "mine\n")
        app.library.edit_note(note_id, text="Other words.")
        await app.press("x")
        shown = app.shown()
        assert "1 file: 1 changed" in shown
        assert "- First words." in shown
        assert "+ Other words." in shown
        assert "briefterm:note" not in shown
        await app.press("enter")
        text = path.read_text()
        assert "Other words." in text
        assert text.endswith("mine\n")


async def test_edited_block_is_kept_and_said_so(reader: OpenReader) -> None:
    """A file whose block the reader edited, and nothing else is new of, is shown as kept."""
    async with reader() as app:
        await app.press("enter")
        _note(app, "harbour", "First words.")
        await app.press("ctrl+r")
        await app.press("x")
        await app.press("enter")
        (path,) = _folder(app).iterdir()
        path.write_text(path.read_text().replace("First words.", "My own."))
        app.library.add_bookmark("harbour", app.library.read("harbour")[1], None)
        await app.press("x")
        assert "1 of yours kept" in app.shown()
        await app.press("enter")
        assert "My own." in path.read_text()


async def test_scope_is_all_with_notes_or_what_is_listed(reader: OpenReader) -> None:
    """W turns from this briefing to all with notes and to what the list shows."""
    async with reader() as app:
        for name in ("harbour", "salt", "orchard"):
            _note(app, name, "Seen.")
        await app.press("ctrl+r", "slash")
        await app.write("coast")
        await app.press("enter", "enter")
        await app.press("x")
        assert _screen(app).scope == "this"
        assert len(_screen(app).files.items) == 1
        await app.press("w")
        assert _screen(app).scope == "all"
        assert "4 files: 4 new" in app.shown()  # with the index
        await app.press("w")
        assert _screen(app).scope == "listed"
        assert "1 file: 1 new" in app.shown()
        await app.press("w", "w")
        await app.press("enter")
        assert 4 == len(list(_folder(app).iterdir()))
        assert "4 files written into" in app.told[-1]


async def test_folder_is_typed(reader: OpenReader, tmp_path: Path) -> None:
    """F edits the place; enter there looks again, and the next export begins at that place."""
    async with reader() as app:
        await app.press("enter", "v", "e", "h")
        await app.press("x")
        await app.press("f")
        _screen(app).typed.value = str(tmp_path / "other")
        await app.press("enter")
        assert not (tmp_path / "other").exists()
        await app.press("enter")
        assert 1 == len(list((tmp_path / "other").iterdir()))
        await app.press("x")
        assert tmp_path / "other" == _screen(app).place


async def test_place_that_was_typed_is_looked_at_before_writing(
    reader: OpenReader, tmp_path: Path
) -> None:
    """Who leaves the line by tab and writes gets a new look first, not the old place."""
    async with reader() as app:
        await app.press("enter", "v", "e", "h")
        await app.press("x")
        await app.press("f")
        _screen(app).typed.value = str(tmp_path / "other")
        await app.press("tab", "x")
        assert app.over(ExportScreen)
        assert not _folder(app).exists()
        await app.press("x")
        assert 1 == len(list((tmp_path / "other").iterdir()))


async def test_failures_are_told_in_one_line(reader: OpenReader, tmp_path: Path) -> None:
    """A place that cannot be exported to, or none, is told in the box, which stays open."""
    (tmp_path / "taken").write_text("words")
    async with reader() as app:
        await app.press("enter", "v", "e", "h")
        await app.press("x")
        await app.press("f")
        _screen(app).typed.value = str(tmp_path / "taken")
        await app.press("enter")
        await app.press("enter")
        assert "is a file and no folder" in app.shown()
        await app.press("f", "ctrl+u", "enter")
        assert "Say where to" in app.shown()
        await app.press("f", "escape", "escape")
        assert app.over(ReaderScreen)


async def test_single_file_may_be_named(reader: OpenReader, tmp_path: Path) -> None:
    """A place that ends in .md is one file for all."""
    async with reader() as app:
        _note(app, "harbour", "One.")
        _note(app, "salt", "Two.")
        await app.press("ctrl+r", "enter")
        await app.press("x")
        await app.press("w")
        await app.press("f")
        _screen(app).typed.value = str(tmp_path / "all.md")
        await app.press("enter")
        await app.press("enter")
        text = (tmp_path / "all.md").read_text()
        assert "One." in text
        assert "Two." in text


async def test_copied_quote_has_its_source(
    reader: OpenReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Y sends the words as a block quote with title, source, date, address and the way back."""
    async with reader() as app:
        copied: list[str] = []
        monkeypatch.setattr(app.app, "copy_to_clipboard", copied.append)
        await app.press("enter", "v", "e", "y")
        expected = (
            "> For\n>\n> — The harbour that moved · Coast Letter · Ines Tarp · 2021-06-03 · "
            "<https://coast.example/harbour> · `briefterm open harbour`\n"
        )
        assert [expected] == copied
        await app.press("v", "e", "h", "]", "n", "y")
        (note,) = app.library.notes()
        assert f"`briefterm open harbour#{note.id}`\n" in copied[-1]
