"""How much is told of each day, month or year, as bars."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, ClassVar

from briefterm.layout.cells import cell_width
from briefterm.tui import keys
from briefterm.tui.screens.timeline.periods import Period, Sheet, bar, gap, label
from briefterm.tui.widgets.rows import RowLine, RowList

if TYPE_CHECKING:
    from textual.binding import BindingType

_LABELS = {"day": 11, "month": 8}  # cells; a year has as many as it needs
_YEAR = 4
_MARGIN = 1
_RIGHT = 2  # the scrollbar, and a gap


def label_width(sheet: Sheet) -> int:
    """The cells that the names of periods take."""
    return _LABELS.get(sheet.zoom, _YEAR)


def bar_lines(period: Period, sheet: Sheet, width: int) -> list[RowLine]:
    """A period's name, bar and count; one that is coarser than the others has no bar."""
    count = f"{period.count:,}"
    name = label_width(sheet)
    room = width - _MARGIN - _RIGHT - name - len(count) - 2
    drawn = bar(period.count, sheet.most, room) if period.unit == sheet.zoom else ""
    look = "bar-accent" if period.first > sheet.today.toordinal() else "bar-date"
    space = max(1, room - cell_width(drawn) + 1)
    return [
        (
            (" " * _MARGIN, ""),
            (label(period).rjust(name), "row" if drawn else "row-fact"),
            (" ", ""),
            (drawn, look),
            (" " * space, ""),
            (count, "meta"),
        )
    ]


class BarList(RowList[int]):
    """Periods by number with a bar each; a number below 0 is the gap before that period."""

    ACTS_ON_CLICK = True
    ROW_LINES = 1
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings(keys.TIMELINE)]

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__((), id=id)
        self.sheet = Sheet("")

    def show_sheet(self, sheet: Sheet, period: int) -> None:
        """Show other periods with the cursor on one of them."""
        self.sheet = sheet
        self.show_items(sheet.bars, self._place(period))
        self.call_after_refresh(self._centre)

    def _centre(self) -> None:
        if self.items:
            self.scroll_to(y=max(0, self.cursor - self.size.height // 2), animate=False, force=True)

    def follow(self, period: int) -> None:
        """Put the cursor on a period, and tell nobody."""
        place = self._place(period)
        if self.items and place != self.cursor:
            self.cursor = place
            self._reveal()
            self.refresh()

    def _place(self, period: int) -> int:
        """The line of a period."""
        place = bisect_left(self.sheet.bars, period, key=abs)
        last = len(self.sheet.bars) - 1
        return min(place + (place < last and self.sheet.bars[place] < 0), max(0, last))

    def point(self, cursor: int) -> None:
        """Move the cursor; a gap is stepped over."""
        if self.items:
            cursor = min(max(0, cursor), len(self.items) - 1)
            if self.items[cursor] < 0:
                cursor += 1 if cursor >= self.cursor else -1
        super().point(cursor)

    def row_lines(self, item: int, width: int) -> list[RowLine]:
        """A period, or the time that passed before it."""
        periods = self.sheet.periods
        if item >= 0:
            return bar_lines(periods[item], self.sheet, width)
        words = gap(periods[-item - 1], periods[-item])
        return [((" " * (_MARGIN + label_width(self.sheet) - 1), ""), (f"… {words}", "faint"))]
