"""A list of rows on the line API: ten thousand rows cost what ten do."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate, repeat
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from rich.segment import Segment
from textual.cache import LRUCache
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from briefterm.layout.cells import cell_width
from briefterm.tui.inks import Inked

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.style import Style
    from textual import events

# One line of a row: stretches of text, each with the name of a look (see briefterm.tui.inks).
RowLine = tuple[tuple[str, str], ...]

Item = TypeVar("Item")

_BRIGHTER = {"meta": "row-fact", "row-quote": "row-fact"}


class RowList(ScrollView, Inked, Generic[Item], can_focus=True):
    """Rows of one or more lines each, one of them under the cursor.

    A subclass says how an item is drawn in ``row_lines`` and, if rows differ, how many lines it
    takes in ``row_height``. Drawn lines are kept until the items, the width or the theme change.
    Before its width is known a list is blank, and no item is asked for its lines.
    """

    ALLOW_SELECT = False
    ROW_LINES = 0  # of every row; 0 where `row_height` or `row_heights` says
    ACTS_ON_CLICK = False  # whether one click chooses a row, or only moves there

    @dataclass
    class Pointed(Message):
        """The cursor came to a row."""

        rows: RowList[Any]
        item: Any

        def can_replace(self, message: Message) -> bool:
            """Only the newest place of the cursor matters."""
            return isinstance(message, RowList.Pointed)

        @property
        def control(self) -> RowList[Any]:
            """The list it happened in."""
            return self.rows

    @dataclass
    class Chosen(Message):
        """A row was chosen by key or click."""

        rows: RowList[Any]
        item: Any

        @property
        def control(self) -> RowList[Any]:
            """The list it happened in."""
            return self.rows

    def __init__(self, items: Sequence[Item] = (), *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.items: Sequence[Item] = items
        self.empty: Sequence[str] = ()
        self.cursor = 0
        self._tops: Sequence[int] = [0]
        self._lines: LRUCache[tuple[int, int, bool, bool], list[Strip]] = LRUCache(400)
        self._laid_width = -1

    # What a subclass says.

    def row_lines(self, item: Item, width: int) -> list[RowLine]:
        """The lines of an item's row at a width in cells."""
        raise NotImplementedError

    def row_height(self, item: Item, width: int) -> int:
        """How many lines the item's row takes; by default as many as it draws."""
        return len(self.row_lines(item, width))

    def row_heights(self, items: Sequence[Item], width: int) -> Iterable[int]:
        """The same for all items; for lists so long that a call for each item would be felt."""
        return (self.row_height(item, width) for item in items)

    # What a screen calls.

    def show_items(self, items: Sequence[Item], cursor: int = 0) -> None:
        """Show other items, with the cursor on a row of them."""
        self.items = items
        self.cursor = min(max(0, cursor), max(0, len(items) - 1))
        self._measure()
        self._reveal()

    @property
    def current(self) -> Item | None:
        """The item under the cursor."""
        return self.items[self.cursor] if self.items else None

    def redraw(self) -> None:
        """Draw all rows anew, their items having changed in place."""
        self._lines.clear()
        self.refresh()

    def point(self, cursor: int) -> None:
        """Move the cursor to a row and say so."""
        if not self.items:
            return
        cursor = min(max(0, cursor), len(self.items) - 1)
        moved = cursor != self.cursor
        self.cursor = cursor
        self._reveal()
        self.refresh()
        if moved:
            self.post_message(self.Pointed(self, self.items[cursor]))

    # Keys.

    def action_move(self, rows: int) -> None:
        """Move the cursor by rows."""
        self.point(self.cursor + rows)

    def action_page(self, pages: float) -> None:
        """Move the cursor by pages."""
        top = self._tops[self.cursor] if self.items else 0
        target = self._row_at(max(0, top + int(pages * self.size.height)))
        least = self.cursor + (1 if pages > 0 else -1)
        self.point(max(target, least) if pages > 0 else min(target, least))

    def action_edge(self, edge: int) -> None:
        """Move the cursor to the first (0) or last (1) row."""
        self.point(len(self.items) - 1 if edge else 0)

    def action_choose(self) -> None:
        """Choose the row under the cursor."""
        if self.items:
            self.post_message(self.Chosen(self, self.items[self.cursor]))

    # Mouse.

    def on_click(self, event: events.Click) -> None:
        """Move to the row that was clicked; a second click on it chooses it."""
        row = self._row_at(event.y + self.scroll_offset.y)
        if not self.items or event.y + self.scroll_offset.y >= self._tops[-1]:
            return
        again = row == self.cursor and self.has_focus
        self.point(row)
        if self.ACTS_ON_CLICK or again or event.chain > 1:
            self.action_choose()

    # Drawing.

    def render_line(self, y: int) -> Strip:
        """One line of the visible part."""
        line = y + self.scroll_offset.y
        width = self.size.width
        if not self.items:
            return self._empty_line(y, width)
        # Shown, or shown again, the list may be drawn before `on_resize` is told of its width. It
        # waits for that only where the cursor would have to be brought into sight first.
        if self._laid_width <= 0:
            self._lay_out(width)
        unseen = self.virtual_size.width <= 0 and self._tops[self.cursor + 1] > self.size.height
        if unseen or line >= self._tops[-1]:
            return Strip.blank(width, self.base)
        row = self._row_at(line)
        strips = self._row_strips(row, width)
        inside = line - self._tops[row]
        return strips[inside] if inside < len(strips) else Strip.blank(width, self.base)

    def _empty_line(self, y: int, width: int) -> Strip:
        words = list(self.empty)
        index = y - max(1, (self.size.height - len(words)) // 3)
        text = words[index].center(width) if 0 <= index < len(words) else ""
        return self._strip(((text[:width], "meta"),), width, self.base, gap=True)

    def _row_strips(self, row: int, width: int) -> list[Strip]:
        here = row == self.cursor
        key = (row, width, here, here and self.has_focus)
        strips = self._lines.get(key)
        if strips is None:
            base = self.base
            if here:
                look = "row-cursor" if self.has_focus else "row-resting"
                base = self.inks.style((look,), base)
            lines = self.row_lines(self.items[row], width)
            height = self._tops[row + 1] - self._tops[row]
            lines = (lines + [()] * height)[:height]
            if here:
                # What is dim elsewhere would be too dim on the brighter ground.
                lines = [
                    tuple((text, _BRIGHTER.get(look, look)) for text, look in line)
                    for line in lines
                ]
            strips = [self._strip(line, width, base, gap=not line) for line in lines]
            self._lines[key] = strips
        return strips

    def _strip(self, line: RowLine, width: int, base: Style, *, gap: bool) -> Strip:
        style = self.base if gap else base
        segments = [Segment(text, self.inks.style((look,), style)) for text, look in line]
        used = sum(cell_width(text) for text, _ in line)
        return Strip(segments, used).extend_cell_length(width, style).crop(0, width)

    def notify_style_update(self) -> None:
        """Forget what was drawn in other colours."""
        super().notify_style_update()
        self._lines.clear()

    def on_resize(self) -> None:
        """Measure the rows at the new width."""
        if self.size.width != self.virtual_size.width:
            self._measure()
            self._reveal()

    def on_focus(self) -> None:
        """The cursor row is drawn brighter."""
        self.refresh()

    def on_blur(self) -> None:
        """The cursor row is drawn fainter."""
        self.refresh()

    def _measure(self) -> None:
        width = self.size.width
        self._lay_out(width)
        self.virtual_size = Size(width, self._tops[-1])
        self.refresh()

    def _lay_out(self, width: int) -> None:
        """Find the first line of each row at a width, and forget what was drawn."""
        self._laid_width = width
        self._lines.clear()
        lines = self.ROW_LINES
        if lines:  # measured at once, however many there are
            self._tops = range(0, lines * len(self.items) + 1, lines)
        else:
            heights = self.row_heights(self.items, width) if width else repeat(1, len(self.items))
            self._tops = array("l", accumulate(heights, initial=0))

    def _row_at(self, line: int) -> int:
        return min(max(0, bisect_right(self._tops, line) - 1), max(0, len(self.items) - 1))

    def _reveal(self) -> None:
        if self.items and self._laid_width > 0 and self.size.height:
            top, bottom = self._tops[self.cursor], self._tops[self.cursor + 1]
            region = Region(0, top, 1, min(bottom - top, self.size.height))
            self.scroll_to_region(region, animate=False, force=True)
