"""The second floor of the screen of names: the trends of those in sight, and the columns' heads."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from rich.text import Text
from textual.widgets import Static

from briefterm.errors import BrieftermError
from briefterm.tui.newest import Newest
from briefterm.tui.screens.names.lines import head_line
from briefterm.tui.screens.names.listing import NamesListingScreen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefterm.library.finding.trends import Trends
    from briefterm.tui.screens.reader.browsing import BrowsingScreen


class NamesTrendsScreen(NamesListingScreen):
    """Draws beside each name in sight how often it is named as time goes by."""

    def __init__(self, reader: BrowsingScreen, name: str = "") -> None:
        super().__init__(reader, name)
        self.trending = Newest(self, "names-trends")

    def follow(self) -> None:
        """Name the columns, and find out about what is in sight."""
        super().follow()
        self.show_columns()
        self.look_at_trends()

    def look_at_trends(self) -> None:
        """Find out about the names in sight whose trends are not known."""
        wanted = [one.name for one in self.names.in_sight if one.name not in self.fresh]
        among = self.among
        if not wanted:
            return

        def look() -> Iterator[tuple[list[str], Trends | None]]:
            from briefterm.library.finding.trends import trends  # noqa: PLC0415 - on demand

            with suppress(BrieftermError):  # that of the names themselves is told
                yield wanted, trends(self.finder, wanted, among)

        self.trending.ask(look, self.take_trends)

    def take_trends(self, answer: tuple[list[str], Trends | None]) -> None:
        """Draw trends beside their names."""
        wanted, trends = answer
        self.fresh.update(wanted)
        if trends is not None:
            self.names.trends = {**self.names.trends, **trends.counts}
            self.show_columns(f"{trends.first:%Y}", f"{trends.last:%Y}")
        self.names.redraw()

    def on_name_list_scrolled(self) -> None:
        """Look at what has come into sight."""
        self.show_columns()
        self.look_at_trends()

    _ends = ("", "")

    def show_columns(self, first: str = "", last: str = "") -> None:
        """Name the columns; the trend by its first and last year."""
        self._ends = (first, last) if first else self._ends
        width = self.names.size.width
        words = head_line(width, *self._ends) if width and self.names.items else ""
        self.query_one("#names-columns", Static).update(Text(words, no_wrap=True))
