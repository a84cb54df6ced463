"""The open file is taken away or renamed while it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.conftest import OpenReader, Reader


async def _marked(app: Reader) -> Path:
    """The file of the open briefing, with a note and a bookmark in it."""
    await app.press("enter", "]", "h", "m", "v", "e", "h")
    assert (1, 1) == (len(app.screen.notes), len(app.screen.bookmarks))
    return app.screen.article.briefing.path


async def test_a_file_that_is_gone_leaves_its_notes_in_sight(reader: OpenReader) -> None:
    """That it is gone and what is kept is said, and stands below the text."""
    async with reader() as app:
        path = await _marked(app)
        path.unlink()
        await app.press("ctrl+r")
        words = f"{path.name}: the file is gone; what you wrote on it is kept (2)"
        await app.until(lambda: words in app.told, "the telling")
        assert path == app.screen.gone
        app.screen.load_notes()
        await app.settle()
        assert (1, 1) == (len(app.screen.notes), len(app.screen.bookmarks))
        assert "◆" in app.shown(app.screen.panel)
        assert "file gone" in app.shown()


async def test_a_renamed_file_is_gone_on_with(reader: OpenReader) -> None:
    """The reader stays in the text, which has the notes under the new name."""
    async with reader() as app:
        path = await _marked(app)
        path.rename(path.with_name(f"later{path.suffix}"))
        await app.press("ctrl+r")
        await app.until(lambda: app.screen.article.briefing.id == "later", "the new name")
        await app.settle()
        assert (1, 1) == (len(app.screen.notes), len(app.screen.bookmarks))
        assert app.screen.gone is None
        assert "has another name now" in app.told[-1]
