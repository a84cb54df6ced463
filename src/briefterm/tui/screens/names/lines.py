"""A row of the list of names, and the rows of the page of one name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from briefterm.layout.bars import BARS, LEAST_TOP, resampled, spark
from briefterm.layout.cells import cell_width, fit
from briefterm.layout.wrap import wrap
from briefterm.model import EntityKind
from briefterm.terminal import visible_line
from briefterm.tui.lights import LIGHT_OF

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from briefterm.model import Span
    from briefterm.tui.widgets.rows import RowLine

_BRIEFINGS, _MENTIONS, _LAST, _GAP = 9, 8, 8, 2
_EDGE = 5  # cells for the bar at the left, the mark of what is watched, and the right edge
# What is left out first where there is little room: cells of the trend, whether mentions and the
# last month are told, and the cells that the name keeps.
_CHOICES = (
    (24, True, True, 26),
    (12, True, True, 22),
    (12, False, True, 20),
    (12, False, False, 18),
)

_LEVELS = (
    4,
    10,
)  # a month's briefings from which the bars of a page take a second and a third line
_SIDE = 4  # cells at the left and the right of a page's lines


class Named(Protocol):
    """A name and how often it is named."""

    @property
    def name(self) -> str:
        """The canonical form."""

    @property
    def kind(self) -> str:
        """The label of its kind."""

    @property
    def briefings(self) -> int:
        """In how many briefings it is."""

    @property
    def mentions(self) -> int:
        """How often it is named there."""

    @property
    def last(self) -> date | None:
        """When it was named last."""


class Columns(NamedTuple):
    """Cells of each column; 0 leaves it out."""

    name: int
    trend: int
    briefings: int
    mentions: int
    last: int


@lru_cache(maxsize=64)
def columns(width: int) -> Columns:
    """The columns that have room in so many cells."""
    for trend, mentions, last, least in _CHOICES:
        numbers = _BRIEFINGS, _MENTIONS * mentions, _LAST * last
        used = sum(cells + _GAP for cells in (trend, *numbers) if cells)
        if width - _EDGE - used >= least:
            return Columns(width - _EDGE - used, trend, *numbers)
    left = width - _EDGE - _BRIEFINGS - _GAP
    return Columns(max(4, left), 0, _BRIEFINGS, 0, 0)


def light_of(kind: str) -> str:
    """The light of a kind's label."""
    member = EntityKind.__members__.get(kind)
    return LIGHT_OF[member] if member is not None else "other"


def head_line(width: int, first: str, last: str) -> str:
    """What stands above the columns; ``first`` and ``last`` are the ends of the trend."""
    room = columns(width)
    parts = [f"  {_padded('name', room.name)}  "]
    if room.trend:
        words = f"{first}–{last}" if first != last else first
        parts.append("  " + (words if len(words) <= room.trend else "trend").ljust(room.trend))
    for cells, words in (
        (room.briefings, "briefings"),
        (room.mentions, "mentions"),
        (room.last, "last"),
    ):
        if cells:
            parts.append(" " * _GAP + words.rjust(cells))
    return "".join(parts)


def name_line(item: Named, width: int, trend: Sequence[int] | None, *, watched: bool) -> RowLine:
    """A name in its kind's look, its trend, the numbers of briefings and mentions, and when last."""
    room = columns(width)
    light = light_of(item.kind)
    words = fit(visible_line(item.name), room.name)
    line = [
        ("▎ ", f"bar-{light}"),
        (words, light),
        (" " * (room.name - cell_width(words)), ""),
        (" ⚑" if watched else "  ", "accent"),
    ]
    if room.trend:
        line += [("  ", ""), (spark(trend or (), room.trend), "row-fact")]
    line.append((f"{item.briefings:,}".rjust(room.briefings + _GAP), "row"))
    if room.mentions:
        line.append((f"{item.mentions:,}".rjust(room.mentions + _GAP), "meta"))
    if room.last:
        line.append(((f"{item.last:%b %Y}" if item.last else "").rjust(room.last + _GAP), "meta"))
    return tuple(line)


@dataclass(frozen=True)
class Part:
    """A paragraph of a page: its look, how many lines it may take, and what is lit in it."""

    text: str
    look: str
    most: int = 1
    lit: tuple[Span, ...] = ()
    lit_look: str = ""


@dataclass(frozen=True)
class PageRow:
    """A row of the page of a name; ``subject`` is what it leads to.

    ``tail`` stands at the end of the first line, ``months`` are drawn as bars.
    """

    parts: tuple[Part, ...] = ()
    subject: Any = None
    light: str = ""
    gap: bool = False
    tail: str = ""
    months: tuple[tuple[date, int], ...] = ()


def page_lines(row: PageRow, width: int) -> list[RowLine]:
    """The lines of a row of a page."""
    if row.months:
        lines = bar_lines(row.months, max(8, width - _SIDE))
    else:
        bar = ("▎", f"bar-{row.light}") if row.subject is not None else (" ", "")
        tail = cell_width(row.tail)
        room = max(6, width - _SIDE)
        lines = []
        for number, part in enumerate(row.parts):
            drawn = part_lines(part, max(6, room - tail) if not number else room)
            lines += [(bar, (" ", ""), *line) for line in drawn]
        if row.tail and lines:
            used = sum(cell_width(text) for text, _ in lines[0])
            gap = max(1, width - 2 - used - tail)
            lines[0] = (*lines[0], (" " * gap, ""), (row.tail, "meta"))
    return [*lines, ()] if row.gap else lines


def part_lines(part: Part, width: int) -> list[RowLine]:
    """A paragraph wrapped to a width, what is lit in it in its look."""
    shown = visible_line(part.text)
    ranges = wrap(shown, 0, len(shown), width)
    lines: list[RowLine] = []
    for start, end in ranges[: part.most]:
        at, pieces = start, []
        for span in part.lit:
            left, right = (min(max(place, at), end) for place in (span.start, span.end))
            pieces += [(shown[at:left], part.look), (shown[left:right], part.lit_look)]
            at = right
        pieces.append((shown[at:end], part.look))
        lines.append(tuple(piece for piece in pieces if piece[0]))
    if len(ranges) > part.most and lines:
        lines[-1] = _cut(lines[-1], width)
    return lines


def bar_lines(months: Sequence[tuple[date, int]], width: int) -> list[RowLine]:
    """High bars of the briefings a month, and below them the first and the last month."""
    cells = width if len(months) * 2 > width else len(months) * min(4, width // len(months))
    counts = resampled([count for _, count in months], cells)
    most = max(LEAST_TOP, *counts)
    steps, levels = len(BARS), 1 + sum(most > least for least in _LEVELS)
    heights = [-(-count * steps * levels // most) for count in counts]
    lines: list[RowLine] = []
    for level in reversed(range(levels)):
        marks = "".join(
            BARS[min(steps, height - level * steps) - 1] if height > level * steps else " "
            for height in heights
        )
        lines.append((("  ", ""), (marks, "accent")))
    first, last = (f"{day:%b %Y}" for day in (months[0][0], months[-1][0]))
    top = max(count for _, count in months)
    middle = f"at most {top:,} a month"
    gap = max(0, cells - len(first) - len(last))
    below = f"{first}{' ' * max(1, gap)}{last}"
    if gap > len(middle) + 3:
        below = f"{first}{middle.center(gap)}{last}"
    return [*lines, (("  ", ""), (below, "meta"))]


def _padded(words: str, cells: int) -> str:
    return fit(words, cells).ljust(cells)


def _cut(line: RowLine, width: int) -> RowLine:
    """A line with an ellipsis at its end."""
    text, look = line[-1]
    before = sum(cell_width(piece) for piece, _ in line[:-1])
    return (*line[:-1], (fit(text, max(1, width - before - 1)).removesuffix("…") + "…", look))
