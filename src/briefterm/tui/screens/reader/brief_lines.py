"""A row of the list of briefings."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefterm.layout.cells import cell_width, fit, is_simple
from briefterm.layout.wrap import wrap
from briefterm.terminal import visible_line
from briefterm.tui.days import day_words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from briefterm.model import Briefing, Marks
    from briefterm.tui.widgets.rows import RowLine

_TITLE_LINES = 2
_LEAST_SOURCE = 6  # cells below which a source says nothing
_MARGIN = 2  # cells for the unread dot
_GAP = 2  # cells kept free at the right
_SET_IN = 2  # cells of the bar beside a near-duplicate
_LEAST_FACTS = 6  # cells that the reading time takes
_SIGN = "  ⚑"
_LEAST_LABEL = 5  # cells below which a label says nothing


@dataclass(frozen=True, slots=True)
class Standing:
    """How a briefing stands among others: its near-duplicates, and the watches that it meets.

    ``more`` counts those that are folded under it, ``new`` the unread ones of these; ``is_open``
    says that they are shown below it, ``is_copy`` that it is one of these.
    """

    more: int = 0
    new: int = 0
    is_open: bool = False
    is_copy: bool = False
    labels: tuple[str, ...] = ()


def briefing_lines(
    briefing: Briefing,
    marks: Marks,
    width: int,
    standing: Standing = Standing(),
) -> list[RowLine]:
    """A briefing's row: its title, then source, date, reading time and the reader's marks."""
    if standing.is_copy:
        alone = replace(standing, is_copy=False)
        inner = briefing_lines(briefing, marks, max(1, width - _SET_IN), alone)
        return [(("▎ ", "bar-accent"), *line) if line else () for line in inner]
    text_width = max(8, width - _MARGIN - _GAP)
    title = visible_line(briefing.title)
    ranges = wrap(title, 0, len(title), text_width)
    lines = [title[start:end] for start, end in ranges[:_TITLE_LINES]]
    if len(ranges) > _TITLE_LINES:
        lines[-1] = fit(title[ranges[_TITLE_LINES - 1][0] :], text_width)
    name = "row" if marks.read else "row-unread"
    dot = (" ", "") if marks.read else ("•", "accent")
    rows: list[RowLine] = [(dot, (" ", ""), (lines[0], name))]
    rows += [((" " * _MARGIN, ""), (line, name)) for line in lines[1:]]
    facts = [f"{briefing.minutes} min"]
    if briefing.date:
        facts.insert(0, day_words(briefing.date))
    if briefing.source:
        facts.insert(0, visible_line(briefing.source))
    day = cell_width(facts[-2]) if briefing.date else 0
    sign = cell_width(_SIGN) if standing.labels else 0
    marked = _marked(briefing, marks, standing)
    if text_width - _taken(marked) - sign < day:
        marked = _marked(briefing, marks, standing, short=True)
    left = text_width - _taken(marked)
    least = cell_width(" · ".join(facts[-2:])) if briefing.date else 0
    room = left - sign  # the mark of a watch takes what is needed, its label what is left
    if day <= room < least:  # the day says more than the reading time
        facts.pop()
    about = _fitting(facts, room if room >= _LEAST_FACTS else left, sourced=bool(briefing.source))
    # What the facts leave is the label's.
    marked = [*marked, *_watched(standing.labels, left - cell_width(about))]
    rows.append(((" " * _MARGIN, ""), (about, "meta"), *marked))
    rows.append(())
    return rows


def _fitting(facts: Sequence[str], room: int, *, sourced: bool) -> str:
    """As much as fits of the facts, the last of which matter most; a source is cut where it must."""
    shown = [*facts]
    if sourced:
        others = cell_width(" · ".join(shown[1:])) + len(" · ")
        shown[0] = fit(shown[0], room - others) if room - others >= _LEAST_SOURCE else ""
        shown = [fact for fact in shown if fact]
    while len(shown) > 1 and cell_width(" · ".join(shown)) > room:
        shown.pop(0)
    return fit(" · ".join(shown), room)


def _taken(pieces: Sequence[tuple[str, str]]) -> int:
    return sum(cell_width(text) for text, _ in pieces)


def _watched(labels: tuple[str, ...], room: int) -> list[tuple[str, str]]:
    """The labels of watches in so many cells; a mark alone where they do not fit."""
    if not labels:
        return []
    words = visible_line(", ".join(labels))
    left = room - cell_width(_SIGN) - 1
    if left >= min(_LEAST_LABEL, cell_width(words)):
        return [(f"{_SIGN} {fit(words, left)}", "accent")]
    return [(_SIGN, "accent")] if room >= cell_width(_SIGN) else []


def fold_words(standing: Standing) -> str:
    """What a row says of near-duplicates that are folded under it; empty when there are none."""
    if not standing.more:
        return ""
    if standing.is_open:
        return f"≈ {standing.more:,} below"
    new = f", {standing.new:,} new" if standing.new else ""
    return f"≈ {standing.more:,} more{new}"


def fold_sign(standing: Standing) -> str:
    """The same where there is no room for words."""
    return f"≈ {standing.more:,}" if standing.more else ""


def _marked(
    briefing: Briefing, marks: Marks, standing: Standing, *, short: bool = False
) -> list[tuple[str, str]]:
    shown = []
    if standing.more:
        words = fold_sign(standing) if short else fold_words(standing)
        shown.append((f"  {words}", "accent"))
    if marks.notes:
        shown.append((f"  ✎ {marks.notes}", "accent"))
    if marks.bookmarked:
        shown.append(("  ◆", "accent"))
    if briefing.warnings:
        shown.append(("  !" if short else "  ! check", "accent"))
    return shown


def briefing_height(briefing: Briefing, width: int, *, is_copy: bool) -> int:
    """Three lines, or four when the title needs a second one; quick for long lists."""
    if is_copy:
        width = max(1, width - _SET_IN)
    return 3 + (cell_width(visible_line(briefing.title)) > max(8, width - _MARGIN - _GAP))


def briefing_heights(
    briefings: Sequence[Briefing], width: int, copies: AbstractSet[str]
) -> list[int]:
    """The height of each, ``copies`` being the ids of copies, for lists of any length.

    A title of plain letters, as most are, is as wide as it is long.
    """
    room = max(8, width - _MARGIN - _GAP)
    heights = [
        3 + (len(title) > room)
        if (title := one.title).isascii() or is_simple(title)
        else briefing_height(one, width, is_copy=False)
        for one in briefings
    ]
    if copies:
        for row, one in enumerate(briefings):
            if one.id in copies:
                heights[row] = briefing_height(one, width, is_copy=True)
    return heights
