"""Briefings that a search found, or queries to choose from."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from briefterm.tui import keys
from briefterm.tui.screens.search.hit_lines import (
    HEADING,
    Entry,
    ListedHit,
    entry_height,
    entry_lines,
    hit_height,
    hit_lines,
)
from briefterm.tui.widgets.rows import RowLine, RowList

if TYPE_CHECKING:
    from textual import events
    from textual.binding import BindingType

    from briefterm.model import Span

Row = ListedHit | Entry


class HitList(RowList[Row]):
    """Rows of the search screen; the cursor passes headings over."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings(keys.SEARCH)]

    _clicked: tuple[int, Span] | None = (
        None  # a row, and where the line of it that was clicked leads
    )

    @property
    def place(self) -> Span | None:
        """Where the line that was clicked leads, while the cursor stays on its row."""
        return self._clicked[1] if self._clicked and self._clicked[0] == self.cursor else None

    def row_lines(self, item: Row, width: int) -> list[RowLine]:
        """The lines of a row."""
        return hit_lines(item, width) if isinstance(item, ListedHit) else entry_lines(item, width)

    def row_height(self, item: Row, width: int) -> int:
        """Quick for long lists."""
        return hit_height(item, width) if isinstance(item, ListedHit) else entry_height(item)

    def show_rows(self, items: list[Row], *, follow: bool = False) -> None:
        """Show other rows, from the first on, or to ``follow`` with the cursor where it is."""
        here = _key(self.current) if follow else None
        cursor = 0
        if here is not None:
            cursor = next((n for n, item in enumerate(items) if _key(item) == here), self.cursor)
        self._clicked = None
        self.show_items(items, self._passing(min(cursor, max(0, len(items) - 1)), 1, items))

    def point_at(self, briefing_id: str) -> None:
        """Move the cursor to a result, where it is listed."""
        row = next((n for n, item in enumerate(self.items) if _key(item) == briefing_id), None)
        if row is not None:
            self.point(row)

    def point(self, cursor: int) -> None:
        """Move the cursor to a row, past headings."""
        items = list(self.items)
        cursor = min(max(0, cursor), max(0, len(items) - 1))
        cursor = self._passing(cursor, 1 if cursor >= self.cursor else -1, items)
        if self._clicked and self._clicked[0] != cursor:
            self._clicked = None
        super().point(cursor)

    @staticmethod
    def _passing(cursor: int, step: int, items: list[Row]) -> int:
        for way in (step, -step):
            number = cursor
            while 0 <= number < len(items):
                if not _is_heading(items[number]):
                    return number
                number += way
        return cursor

    def on_click(self, event: events.Click) -> None:
        """Remember which snippet was clicked; the list itself does the rest."""
        line = event.y + self.scroll_offset.y
        row = self._row_at(line)
        hit = self.items[row] if self.items else None
        if isinstance(hit, ListedHit):
            below = self._tops[row + 1] - 1 - line  # the last line is a gap
            number = len(hit.snippets) - below
            inside = 0 <= number < len(hit.snippets)
            self._clicked = (row, hit.snippets[number].place) if inside else None


def _is_heading(item: Row) -> bool:
    return isinstance(item, Entry) and item.kind == HEADING


def _key(item: Row | None) -> object:
    if isinstance(item, ListedHit):
        return item.id
    return (item.kind, item.name, item.query) if item is not None else None
