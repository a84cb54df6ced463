"""Lines on a screen of a given width, and the way between a text offset and a cell."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from briefterm.layout.cells import cell_width, graphemes, is_simple

if TYPE_CHECKING:
    from briefterm.model import Span


class Run(NamedTuple):
    """The stretch ``[start, end)`` of the text, drawn from cell ``column`` of a line."""

    column: int
    start: int
    end: int


class Line(NamedTuple):
    """One screen line.

    ``kind`` names its look ("text", "h2", "quote", "meta", "blank" …), ``block`` is the index of
    the document's block or -1. ``runs`` are the parts of the text it shows, several in a table.
    ``decor`` holds what is drawn around them and is no part of the text: pairs of a column and a
    string (bullets, bars, the masthead).
    """

    kind: str
    block: int
    runs: tuple[Run, ...] = ()
    decor: tuple[tuple[int, str], ...] = ()


BLANK = Line("blank", -1)


@dataclass(frozen=True)
class Layout:
    """Lines of a document at one width, all offsets being those of ``text``."""

    text: str
    width: int
    lines: tuple[Line, ...]
    _starts: list[int] = field(init=False, repr=False, compare=False)
    _places: list[tuple[int, Run]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        places = [(row, run) for row, line in enumerate(self.lines) for run in line.runs]
        places.sort(key=lambda place: place[1].start)
        object.__setattr__(self, "_places", places)
        object.__setattr__(self, "_starts", [run.start for _, run in places])

    @property
    def height(self) -> int:
        """The number of lines."""
        return len(self.lines)

    def cell_of(self, offset: int) -> tuple[int, int]:
        """Row and column of the cell at which the grapheme at ``offset`` begins.

        White space that is not drawn stands at the end of the text before it.
        """
        if not self._places:
            return 0, 0
        index = max(0, bisect_right(self._starts, offset) - 1)
        row, run = self._places[index]
        return row, run.column + _cells_before(self.text, run, offset)

    def row_of(self, offset: int) -> int:
        """The row on which the character at ``offset`` is drawn."""
        if not self._places:
            return 0
        return self._places[max(0, bisect_right(self._starts, offset) - 1)][0]

    def offset_at(self, row: int, column: int) -> int:
        """The offset of the character drawn nearest to a cell of row ``row``.

        Left of a line's text is its first offset and right of it its end; a row without text
        stands for the beginning of the next text below it, or for the end of the text.
        """
        row = min(max(row, 0), max(0, self.height - 1))
        line = self.lines[row] if self.lines else BLANK
        if not line.runs:
            return self.first_offset(row)
        run = line.runs[0]
        for candidate in line.runs:
            if candidate.column <= column:
                run = candidate
        return _offset_in(self.text, run, column)

    def first_offset(self, row: int) -> int:
        """The offset of the first text on ``row`` or below it; the end of the text after it."""
        row = self.next_text_row(max(0, row), 1)
        return self.lines[row].runs[0].start if row >= 0 else len(self.text)

    def text_at(self, row: int, column: int) -> int | None:
        """The offset of the character whose cell this is, or None beside the text."""
        if not 0 <= row < self.height:
            return None
        for run in self.lines[row].runs:
            if run.column <= column < run.column + cell_width(self.text[run.start : run.end]):
                return _offset_in(self.text, run, column)
        return None

    def rows_of(self, span: Span) -> range:
        """The rows that show any of the span's characters (its first row, if none does).

        In a table these need not be the rows of its first and last character.
        """
        rows = [row for row, _ in self.runs_between(span.start, span.end)]
        if not rows:
            rows = [self.row_of(span.start)]
        return range(min(rows), max(rows) + 1)

    def next_text_row(self, row: int, step: int) -> int:
        """The nearest row with text from ``row`` on in direction ``step``; -1 if there is none."""
        while 0 <= row < self.height:
            if self.lines[row].runs:
                return row
            row += step
        return -1

    def runs_between(self, start: int, end: int) -> list[tuple[int, Run]]:
        """Rows and runs that hold any of the characters ``[start, end)``, in text order."""
        first = max(0, bisect_right(self._starts, start) - 1)
        places = self._places[first : bisect_left(self._starts, end)] if start < end else []
        return [place for place in places if place[1].end > max(start, place[1].start)]


def _cells_before(text: str, run: Run, offset: int) -> int:
    inside = min(max(offset, run.start), run.end) - run.start
    shown = text[run.start : run.end]
    if is_simple(shown):
        return inside
    return sum(cells for _, end, cells in graphemes(shown) if end <= inside)


def _offset_in(text: str, run: Run, column: int) -> int:
    cells = column - run.column
    if cells <= 0:
        return run.start
    shown = text[run.start : run.end]
    if is_simple(shown):
        return min(run.end, run.start + cells)
    used = 0
    for start, _, width in graphemes(shown):
        used += width
        if used > cells:
            return run.start + start
    return run.end
