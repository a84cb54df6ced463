"""Dated statements in order of time, of which there may be a million: only those in sight are known."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, overload

from textual.message import Message

from briefterm.layout.cells import cell_width
from briefterm.tui import keys
from briefterm.tui.screens.timeline.lines import (
    PAGE,
    ListedMoment,
    Page,
    height,
    moment_lines,
    waiting_lines,
)
from briefterm.tui.screens.timeline.periods import Sheet, heading, short_day
from briefterm.tui.widgets.rows import RowLine, RowList

if TYPE_CHECKING:
    from textual.binding import BindingType
    from textual.geometry import Region
    from textual.strip import Strip

_KEPT = 40  # pages
_HEADING = 1  # line above the first row of a period
_TODAY = 2  # lines above the first row after today


@dataclass(frozen=True, slots=True)
class Row:
    """A row by its number; ``moment`` is None until it is read."""

    number: int
    moment: ListedMoment | None


class Tops(Sequence[int]):
    """The line on which each row begins, and at the end the number of all lines.

    A row has its height, the heading above it where it is the first of its period, and the line
    of today where it is the first after today.
    """

    def __init__(self, sheet: Sheet, each: int) -> None:
        self._starts = sheet.starts
        self._rows = sheet.rows
        self._each = each
        self._today = sheet.coming if 0 < sheet.coming < sheet.rows else sheet.rows

    def __len__(self) -> int:
        return self._rows + 1

    @overload
    def __getitem__(self, row: int) -> int: ...
    @overload
    def __getitem__(self, row: slice) -> Sequence[int]: ...
    def __getitem__(self, row: int | slice) -> int | Sequence[int]:
        if isinstance(row, slice):
            return [self[number] for number in range(*row.indices(len(self)))]
        number = row + len(self) if row < 0 else row
        if not 0 <= number <= self._rows:
            raise IndexError(row)
        lead = _HEADING * bisect_left(self._starts, number) + _TODAY * (number > self._today)
        return number * self._each + lead


class Rows(Sequence[Row]):
    """Rows by number, with what is known of them."""

    def __init__(self, count: int) -> None:
        self._count = count
        self.pages: OrderedDict[int, Page] = OrderedDict()

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, number: int) -> Row: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[Row]: ...
    def __getitem__(self, number: int | slice) -> Row | Sequence[Row]:
        if isinstance(number, slice):
            return [self[one] for one in range(*number.indices(self._count))]
        if not -self._count <= number < self._count:
            raise IndexError(number)
        number %= self._count
        page = self.pages.get(number // PAGE, ())
        place = number % PAGE
        return Row(number, page[place] if place < len(page) else None)


class StatementList(RowList[Row]):
    """What briefings say of days, months and years, under a heading for each of these."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings(keys.TIMELINE)]

    @dataclass
    class Wanted(Message):
        """These pages are in sight, or nearly so, and are still to be read."""

        pages: list[int]

        def can_replace(self, message: Message) -> bool:
            """Only what is in sight now matters."""
            return isinstance(message, StatementList.Wanted)

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__((), id=id)
        self.sheet = Sheet("")
        self._days: Callable[[int], tuple[int, int]] = lambda _: (1, 1)
        self._asked: list[int] = []

    # What the screen calls.

    def show_sheet(
        self,
        sheet: Sheet,
        days: Callable[[int], tuple[int, int]],
        pages: Mapping[int, Page],
        cursor: int,
    ) -> None:
        """Show another timeline with the cursor on a row.

        ``days`` gives the first and last day, as ordinals, of a row that is not read yet.
        """
        self.sheet, self._days, self._asked = sheet, days, []
        rows = Rows(sheet.rows)
        rows.pages.update(pages)
        self.show_items(rows, cursor)
        self.call_after_refresh(self.scroll_into_middle)

    def scroll_into_middle(self) -> None:
        """Bring the cursor's row away from the edges, with what is above it in sight."""
        if self.items and self.size.height:
            lines = self.size.height
            top, bottom = self._tops[self.cursor], self._tops[self.cursor + 1]
            y = max(0, top - lines // 3, bottom - lines)
            self.scroll_to(y=y, animate=False, force=True)

    @property
    def pages(self) -> Mapping[int, Page]:
        """What is read of the rows."""
        return self.items.pages if isinstance(self.items, Rows) else {}

    def go_to_top(self, row: int) -> None:
        """Put the cursor on a row, with what stands above it at the top."""
        self.point(row)
        if self.items:
            self.scroll_to(y=self._tops[self.cursor], animate=False, force=True)

    def take_page(self, page: int, moments: Page) -> None:
        """Show what the rows of a page say."""
        if isinstance(self.items, Rows):
            self.items.pages[page] = moments
            while len(self.items.pages) > _KEPT:
                self.items.pages.popitem(last=False)
            self._asked = [one for one in self._asked if one != page]
            self.redraw()

    @property
    def period(self) -> int:
        """The number of the period that the cursor is in; -1 if there is none."""
        return bisect_right(self.sheet.starts, self.cursor) - 1

    # Drawing.

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines in sight; what they need that is not read yet is asked for."""
        if isinstance(self.items, Rows) and self.items:
            first = self._row_at(self.scroll_offset.y) // PAGE
            last = self._row_at(self.scroll_offset.y + self.size.height) // PAGE
            around = [*range(first, last + 1), last + 1, first - 1]
            most = (len(self.items) - 1) // PAGE
            asked = [page for page in around if 0 <= page <= most and page not in self.items.pages]
            if asked and asked != self._asked:
                self._asked = asked
                self.post_message(self.Wanted(asked))
        return super().render_lines(crop)

    def row_lines(self, item: Row, width: int) -> list[RowLine]:
        """Today's line and the heading, where the row has them above it, and what is said."""
        lines = self._above(item.number, width)
        if item.moment is None:
            return lines + waiting_lines(*self._days(item.number), width)
        return lines + moment_lines(item.moment, width, ahead=item.number >= self.sheet.coming)

    def _above(self, number: int, width: int) -> list[RowLine]:
        sheet = self.sheet
        lines: list[RowLine] = []
        if 0 < number == sheet.coming:
            words = f" today, {short_day(sheet.today)} "
            rule = "─" * max(0, width - cell_width(words) - 4)
            lines += [(("───", "accent"), (words, "key"), (rule, "accent")), ((" ", ""),)]
        place = bisect_left(sheet.starts, number)
        if place < len(sheet.starts) and sheet.starts[place] == number:
            lines.append(((" ", ""), (heading(sheet.periods[place]), "h1")))
        return lines

    def _row_strips(self, row: int, width: int) -> list[Strip]:
        """The lines above a row are not of it, and are never under the cursor."""
        strips = super()._row_strips(row, width)
        if row == self.cursor:
            above = self._above(row, width)
            own = [self._strip(line, width, self.base, gap=True) for line in above]
            strips[: len(own)] = own
        return strips

    def _lay_out(self, width: int) -> None:
        self._laid_width = width
        self._lines.clear()
        self._tops = Tops(self.sheet, height(width))
