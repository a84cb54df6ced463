"""A damaged notes file is told of at the start, and the last good state is one key away."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from briefterm.store import open_store
from briefterm.tui.screens.damage_dialog import DamageDialog

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.conftest import OpenReader, Reader


def _damaged(library: Path) -> Path:
    """A notes file whose one note was changed by a flipped bit."""
    path = library / ".briefterm" / "notes.json"
    open_store(path).insert_note({"briefing": "any", "text": "kept"})
    path.write_bytes(path.read_bytes().replace(b"kept", b"kepu"))
    return path


def _asks(app: Reader) -> bool:
    """Whether the dialog is open."""
    return isinstance(app.app.screen, DamageDialog)


async def test_the_last_good_state_is_put_back(reader: OpenReader, library: Path) -> None:
    """Enter mends the file, with nothing lost."""
    path = _damaged(library)
    async with reader() as app:
        assert _asks(app)
        assert "all that was written, 1 note" in app.shown()
        await app.press("enter")
        assert not _asks(app)
        assert "" == app.library.notes_file.notice()
    assert ["kept"] == [note["text"] for note in open_store(path).notes()]


async def test_it_can_be_left(reader: OpenReader, library: Path) -> None:
    """Escape leaves the file as it is, and it is not asked again."""
    path = _damaged(library)
    before = path.read_bytes()
    async with reader() as app:
        await app.press("escape")
        app.screen.refresh_listing()
        await app.settle()
        assert not _asks(app)
    assert before == path.read_bytes()


async def test_unreadable_notes_are_told_once_and_offered_again(
    reader: OpenReader, library: Path
) -> None:
    """The dialog alone tells of the damage; the Notes tab says what to do, and that helps."""
    _damaged(library)
    async with reader() as app:
        assert (True, []) == (_asks(app), app.told)
        await app.press("escape")
        panel = app.shown(app.screen.panel)
        assert "Your notes cannot be read." in panel
        assert "ctrl+r offers to mend that" in panel
        await app.press("enter", "a", "x", "ctrl+s")
        assert any("check --repair" in told for told in app.told)
        await app.press("escape", "escape", "ctrl+r")
        assert _asks(app)
        await app.press("enter")
        await app.until(lambda: "No notes yet." in app.shown(app.screen.panel), "the notes")


async def test_a_file_that_is_gone_is_called_so(reader: OpenReader, library: Path) -> None:
    """The dialog speaks of no damage, and puts the notes back."""
    path = _damaged(library)
    path.unlink()
    async with reader() as app:
        assert "The notes file is gone" in app.shown()
        assert "damaged" not in app.shown()
        await app.press("enter")
    assert ["kept"] == [note["text"] for note in open_store(path).notes()]


async def test_damage_while_reading_is_offered_to_be_mended(
    reader: OpenReader, library: Path
) -> None:
    """What befalls the file later is seen when notes are read next."""
    path = library / ".briefterm" / "notes.json"
    async with reader() as app:
        await app.press("enter", "]", "h", "m")
        assert not _asks(app)
        path.write_bytes(b"torn")
        app.screen.load_notes()
        await app.until(lambda: _asks(app), "the dialog")
        await app.press("enter")
        await app.until(lambda: "◆" in app.shown(app.screen.panel), "the bookmark")


async def test_conflict_copies_are_taken_in(reader: OpenReader, library: Path) -> None:
    """What a file sync left is merged at the start."""
    path = library / ".briefterm" / "notes.json"
    store = open_store(path)
    store.insert_note({"briefing": "any", "text": "here"})
    copy = path.with_name("notes (conflicted copy 2026-11-22 192244).json")
    shutil.copyfile(path, copy)
    open_store(copy).insert_note({"briefing": "any", "text": "there"})
    async with reader():
        assert ["here", "there"] == [note["text"] for note in store.notes()]
        assert not copy.exists()
