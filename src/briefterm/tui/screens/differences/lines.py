"""A row of what differs: both sides beside each other, or one below the other."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from briefterm.layout.cells import cell_width, fit
from briefterm.layout.wrap import wrap
from briefterm.model import Span

if TYPE_CHECKING:
    from briefterm.tui.widgets.rows import RowLine

WIDE = 100  # cells from which both sides stand beside each other
_LINES = 5  # of a side
_NONE = "(nothing)"
_NOWHERE = Span(0, 0)

Side = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class DifferenceRow:
    """What stands before a stretch, the stretch, and what stands behind it, in both texts.

    A row with a ``heading`` has nothing else. ``old`` and ``new`` are the spans of the stretch.
    """

    before: Side = ("", "", "")
    after: Side = ("", "", "")
    old: Span = _NOWHERE
    new: Span = _NOWHERE
    heading: str = ""


def difference_lines(row: DifferenceRow, width: int) -> list[RowLine]:
    """The lines of a row, with a gap below it."""
    if row.heading:
        return [((" ", ""), (fit(row.heading, max(1, width - 2)), "key")), ()]
    if width < WIDE:
        return [
            *_side_lines(row.before, width - 2, "− ", "dropped"),
            *_side_lines(row.after, width - 2, "+ ", "added"),
            (),
        ]
    room = (width - 4) // 2
    left = _side_lines(row.before, room, "− ", "dropped")
    right = _side_lines(row.after, room, "+ ", "added")
    lines: list[RowLine] = []
    for one, other in zip_longest(left, right, fillvalue=()):
        used = sum(cell_width(text) for text, _ in one)
        lines.append((*one, (" " * (room + 2 - used), ""), *other))
    return [*lines, ()]


def _side_lines(side: Side, width: int, mark: str, look: str) -> list[RowLine]:
    """One side, wrapped; the stretch that differs stands out by more than its colour."""
    start, changed, end = side
    words = changed or _NONE
    gaps = ("" if changed or not start or start.endswith(" ") else " ", "" if changed else " ")
    text = f"{start}{gaps[0]}{words}{gaps[1]}{end}"
    first = len(start) + len(gaps[0])
    lit = Span(first, first + len(words))
    style = f"{look}-words" if changed else "meta"
    room = max(8, width - len(mark) - 1)
    ranges = wrap(text, 0, len(text), room)
    lines: list[RowLine] = []
    for number, (begin, stop) in enumerate(ranges[:_LINES]):
        left, right = (min(max(at, begin), stop) for at in (lit.start, lit.end))
        pieces = [(text[begin:left], "row"), (text[left:right], style), (text[right:stop], "row")]
        if number == _LINES - 1 and len(ranges) > _LINES:
            pieces[-1] = (
                fit(f"{pieces[-1][0]} …", max(1, room - cell_width(text[begin:right]))),
                "row",
            )
        sign = (f" {mark}", look) if not number else ("   ", "")
        lines.append((sign, *(piece for piece in pieces if piece[0])))
    return lines
