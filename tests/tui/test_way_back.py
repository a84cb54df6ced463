"""The way back from a briefing to the screen where it was found, as that was left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefterm.tui.goal import Goal
from briefterm.tui.screens.names.screen import NamesScreen
from briefterm.tui.screens.notes.screen import AllNotesScreen
from briefterm.tui.screens.timeline.screen import TimelineScreen
from tests.tui import names_opened
from tests.tui.search_opened import over, search

if TYPE_CHECKING:
    from tests.tui.conftest import OpenReader, Reader


def _status(app: Reader) -> str:
    return app.shown(app.screen.status)


async def test_back_to_the_results_of_a_search(reader: OpenReader) -> None:
    """The hint says so; the query is there, and the cursor is on what was opened."""
    async with reader() as app:
        await search(app, "solberg")
        await app.press("escape", "j", "enter")
        opened = app.screen.article.briefing.id
        assert "backspace results" in _status(app)
        await app.press("backspace")
        await app.until(lambda: over(app).answered, "the answer")
        await app.settle()
        assert "solberg" == over(app).query_text
        current = over(app).main.current
        assert current is not None
        assert opened == getattr(current, "id", "")
        assert over(app).focused is over(app).main
        await app.press("enter")
        assert opened == app.screen.article.briefing.id
        assert 1 == len(app.screen.trail.steps)


async def test_the_newest_step_comes_first(reader: OpenReader) -> None:
    """From a related briefing back to the one before, and only from there to the results."""
    async with reader() as app:
        await search(app, "solberg")
        await app.press("enter")
        found = app.screen.article.briefing.id
        app.screen.leave_for("2019-11-08-night-trains", Goal())
        await app.settle()
        assert "backspace" not in _status(app)
        await app.press("backspace")
        assert found == app.screen.article.briefing.id
        assert "backspace results" in _status(app)
        await app.press("backspace")
        assert over(app)
        await app.press("escape", "escape", "escape")
        assert app.app.screen is app.screen
        await app.press("backspace")
        assert "Nothing to go back to." == app.told[-1]


async def test_back_to_the_timeline(reader: OpenReader) -> None:
    """Its filter and its place are as they were."""
    async with reader() as app:
        await app.until(lambda: app.screen.indexer.complete, "the index")
        app.screen.action_timeline("source:coast")
        await app.settle()
        screen = app.app.screen
        assert isinstance(screen, TimelineScreen)
        await app.press("g", "j", "j")
        place = screen.here
        await app.press("enter")
        assert "backspace timeline" in _status(app)
        await app.press("backspace")
        again = app.app.screen
        assert isinstance(again, TimelineScreen)
        assert ("source:coast", place) == (again.query_text, again.here)


async def test_back_to_the_page_of_a_name(reader: OpenReader) -> None:
    """The filter, the page and the row in it are as they were."""
    async with reader(size=names_opened.WIDE) as app:
        await app.until(lambda: app.screen.indexer.complete, "the index")
        await names_opened.press(app, "i", "slash")
        await names_opened.write(app, "solb")
        await names_opened.press(app, "enter", "enter")
        screen = names_opened.over(app)
        await names_opened.press(app, "G")
        row = screen.sheet.cursor
        assert row
        await names_opened.press(app, "enter")
        assert not app.over(NamesScreen)
        assert "backspace names" in _status(app)
        await names_opened.press(app, "backspace")
        again = names_opened.over(app)
        assert ("solb", "Mira Solberg") == (again.typed, again.page_name)
        assert again.inside
        assert row == again.sheet.cursor


async def test_back_to_all_notes(reader: OpenReader) -> None:
    """The filter, the note under the cursor and the selection are as they were."""
    async with reader() as app:
        document = app.library.read("harbour")[1]
        for text in ("one boat", "two boats", "three boats", "sand"):
            app.library.add_note("harbour", document, None, text=text)
        await app.press("A", "slash", *"boat", "enter", "space", "j", "enter")
        assert "backspace notes" in _status(app)
        await app.press("backspace")
        screen = app.app.screen
        assert isinstance(screen, AllNotesScreen)
        assert "boat" == screen.query_text
        assert 2 == screen.notes.cursor
        assert 1 == len(screen.notes.chosen)
