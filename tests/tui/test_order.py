"""Keys pressed one right after the other act in their order, and nothing is lost at the end."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

from briefterm.errors import StoreBusyError

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from tests.tui.conftest import OpenReader


def _live(records: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [record for record in records if not record.get("deleted")]


async def test_undo_takes_back_what_was_pressed_last(reader: OpenReader) -> None:
    """With an older bookmark, "vwhu" typed at once undoes the highlight and not the bookmark."""
    async with reader() as app:
        await app.press("enter", "m")
        await app.pilot.press("v", "w", "h", "u")
        await app.settle()
        await app.until(lambda: not app.screen.writer.busy, "the writes")

        assert [] == _live(app.stored())
        assert 1 == len(_live(app.stored("bookmarks")))


async def test_two_toggles_cancel_each_other(reader: OpenReader) -> None:
    """Setting and lifting typed at once ("mm", "rr") leaves things as they were."""
    async with reader() as app:
        await app.press("enter")
        await app.pilot.press("m", "m", "r", "r")
        await app.settle()
        await app.until(lambda: not app.screen.writer.busy, "the writes")

        assert [] == _live(app.stored("bookmarks"))
        assert app.library.marks()["harbour"].read


async def test_leaving_waits_for_what_is_written(
    reader: OpenReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A highlight made right before the end is on disk when the program is gone."""
    async with reader() as app:
        go_on = threading.Event()
        add_note = app.library.add_note

        def slow(*args: Any, **values: Any) -> object:
            assert go_on.wait(20)
            return add_note(*args, **values)

        monkeypatch.setattr(app.library, "add_note", slow)
        await app.press("enter")
        await app.pilot.press("v", "w", "h", "Q")
        await app.until(lambda: app.screen.leaving, "the wish to leave")
        assert app.app.is_running
        go_on.set()
        await app.until(lambda: not app.app.is_running or app.app._exit, "the end")
        assert 1 == len(_live(app.stored()))


async def test_a_write_that_fails_keeps_the_reader_here(
    reader: OpenReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Leaving is called off when something could not be written, and it is told."""
    async with reader() as app:
        go_on = threading.Event()

        def busy(*_: Any, **__: Any) -> object:
            assert go_on.wait(20)
            raise StoreBusyError("notes.json: in use by another program; try again")

        monkeypatch.setattr(app.library, "add_note", busy)
        await app.press("enter")
        await app.pilot.press("v", "w", "h", "Q")
        await app.until(lambda: app.screen.leaving, "the wish to leave")
        go_on.set()
        await app.settle()
        await app.until(lambda: app.told, "the message")

        assert app.app.is_running
        assert not app.screen.leaving
        assert any("in use by another program" in message for message in app.told)


async def test_jumps_in_an_empty_library_do_nothing(reader: OpenReader, tmp_path: Path) -> None:
    """Without a briefing there is nowhere to jump to, and nothing breaks."""
    empty = tmp_path / "empty"
    empty.mkdir()
    async with reader(folder=empty, ready=False) as app:
        for letter in "ednh":
            await app.press("]", letter, "[", letter)
        assert "No briefings here yet." in app.shown()


async def test_the_other_end_of_a_selection_moves(reader: OpenReader) -> None:
    """In visual mode "o" exchanges the ends, so that the beginning can be moved."""
    async with reader() as app:
        await app.press("enter", "v", "e", "w", "e", "o", "w")

        assert "good" == app.selected
