"""The search screen in a test: what it shows, and what a query finds there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Input

from briefterm.tui.screens.search.hit_lines import ListedHit
from briefterm.tui.screens.search.screen import SearchScreen

if TYPE_CHECKING:
    from tests.tui.conftest import Reader


def over(app: Reader) -> SearchScreen:
    """The search screen, which is the uppermost."""
    screen = app.app.screen
    assert isinstance(screen, SearchScreen)
    return screen


def titles(app: Reader) -> list[str]:
    """The titles of the results, sorted."""
    return sorted(row.title for row in over(app).main.items if isinstance(row, ListedHit))


async def search(app: Reader, query: str) -> None:
    """Open the screen, and wait for what a query finds."""
    if not app.over(SearchScreen):
        await app.until(lambda: app.screen.indexer.complete, "the index")
        await app.press("f")
    over(app).query_one("#search-query", Input).value = query
    await app.until(lambda: over(app).answered, "the answer")
    await app.settle()
