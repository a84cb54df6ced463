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
        app.screen.action_refresh_listing()
        await app.settle()
        assert not _asks(app)
    assert before == path.read_bytes()


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
