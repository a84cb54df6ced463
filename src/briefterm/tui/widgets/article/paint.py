"""From a layout's line and the highlights on it to a strip of styled cells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.strip import Strip

from briefterm.layout.cells import cell_width
from briefterm.layout.highlights import Highlight, Layer, pieces

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from rich.style import Style

    from briefterm.layout.lines import Layout, Line

GUTTER = 2  # cells left of the text, for the marks of notes and bookmarks
BOOKMARK = "◆"
_MOST_COUNTED = 9


@dataclass(frozen=True)
class Painter:
    """Draws lines of one layout; ``style`` gives the style of a name on the article's own."""

    layout: Layout
    style: Callable[[tuple[str, ...]], Style]

    def strip(
        self,
        row: int,
        width: int,
        layers: Sequence[Layer],
        gutter: Iterable[tuple[str, str]] = (),
    ) -> Strip:
        """Line ``row`` centred in ``width`` cells; ``gutter`` is text and style per cell of it."""
        margin = margin_of(width, self.layout.width)
        plain = self.style(())
        if not 0 <= row < self.layout.height:
            return Strip.blank(width, plain)
        line = self.layout.lines[row]
        segments = [Segment(" " * (margin - GUTTER), plain)]
        marks = list(gutter)[:GUTTER]
        segments += [Segment(text, self.style((name,))) for text, name in marks]
        segments.append(Segment(" " * (GUTTER - len(marks)), plain))
        segments += self._line(line, layers)
        return Strip(segments).adjust_cell_length(width, plain)

    def _line(self, line: Line, layers: Sequence[Layer]) -> list[Segment]:
        # A line without text of its own is furniture, drawn in its kind's own style.
        around = "decor" if line.runs or line.kind == "table-rule" else line.kind
        parts = [
            (column, [Segment(text, self.style((around,)))], cell_width(text))
            for column, text in line.decor
        ]
        for run in line.runs:
            drawn = [
                Segment(self.layout.text[start:end], self.style((line.kind, *styles)))
                for start, end, styles in pieces(run.start, run.end, layers)
            ]
            text = self.layout.text[run.start : run.end]
            parts.append((run.column, drawn, cell_width(text)))
        parts.sort(key=lambda part: part[0])
        segments: list[Segment] = []
        used = 0
        filler = self.style((line.kind,) if line.kind == "code" else ())
        for column, drawn, cells in parts:
            if column > used:
                segments.append(Segment(" " * (column - used), filler))
                used = column
            segments += drawn
            used += cells
        if line.kind == "code" and used < self.layout.width:
            segments.append(Segment(" " * (self.layout.width - used), filler))
        return segments


def margin_of(view_width: int, text_width: int) -> int:
    """Cells left of the text when it is centred in a view, its gutter included."""
    return max(GUTTER, (view_width - text_width) // 2)


def gutter_cells(marks: Sequence[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """What a line's marks look like in two cells: a sign, two signs, or a sign and their number.

    A bookmark is no note, and is not counted among them.
    """
    if len(marks) <= 1:
        return tuple(marks)
    bookmarks = [mark for mark in marks if mark[0] == BOOKMARK]
    notes = len(marks) - len(bookmarks)
    if bookmarks and notes > 1:
        return ((str(notes) if notes <= _MOST_COUNTED else "+", marks[0][1]), bookmarks[0])
    signs = tuple(dict.fromkeys(marks))
    if len(signs) == len(marks) == GUTTER:
        return signs
    number = str(len(marks)) if len(marks) <= _MOST_COUNTED else "+"
    return (signs[0], (number, signs[0][1]))


def overlay(start: int, end: int, style: str) -> Layer:
    """A layer of one highlight, for a selection or a cursor."""
    return Layer([Highlight(start, end, style)])
