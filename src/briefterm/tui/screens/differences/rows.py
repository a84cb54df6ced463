"""Rows of what differs between two briefings, and the words above them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from briefterm.library.finding.differing import MOST_WORDS, is_compared_wholly
from briefterm.terminal import visible_line
from briefterm.tui.days import day_words
from briefterm.tui.screens.differences.lines import DifferenceRow
from briefterm.tui.widgets.panel_rows import excerpt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefterm.library.finding.model import Difference
    from briefterm.model import Article, Briefing, Span

MOST_ROWS = 1_000
FIGURES, OTHERS = "Numbers and dates", "Other words"
_AROUND = 80  # code points of what stands before and behind, on each side
_ENDS = ("", "\n", ".", "!", "?", "…", "”", '"')  # what a sentence may follow on
_BREAKS = re.compile("[ ␊␉]*␊[ ␊␉]*")
_LONGEST = 600  # code points that are shown of a stretch


@dataclass(frozen=True)
class Compared:
    """Two articles, the older one first, what differs between them, and its rows."""

    before: Article
    after: Article
    rows: tuple[DifferenceRow, ...]
    summary: str


def in_order(one: Briefing, other: Briefing) -> tuple[Briefing, Briefing]:
    """Two briefings, the older one first; an undated one comes before all."""
    first, second = sorted((one, other), key=lambda each: (each.date or date.min, each.mtime_ns))
    return first, second


def compared(before: Article, after: Article, differences: Sequence[Difference]) -> Compared:
    """What differs, numbers and dates under a heading of their own, in rows and in numbers."""
    figures = [one for one in differences if one.figures]
    others = [one for one in differences if not one.figures]
    rows: list[DifferenceRow] = []
    for heading, some in ((FIGURES, figures), (OTHERS, others)):
        shown = some[: MOST_ROWS - len(rows)]
        if shown:
            rows.append(DifferenceRow(heading=f"{heading}  {len(some):,}"))
            rows += [_row(before, after, one) for one in shown]
    return Compared(before, after, tuple(rows), _summary(before, after, len(figures), len(others)))


def about(briefing: Briefing) -> str:
    """A briefing's day, title and source in one line."""
    parts = (day_words(briefing.date) or "undated", briefing.title, briefing.source)
    return visible_line(" · ".join(part for part in parts if part))


def _summary(before: Article, after: Article, figures: int, others: int) -> str:
    total = figures + others
    parts = [f"{total:,}"] if total else []
    if total:
        parts.append(f"{figures:,} with numbers or dates")
    if total > MOST_ROWS:
        parts.append(f"the first {MOST_ROWS:,} are listed")
    if not (is_compared_wholly(before) and is_compared_wholly(after)):
        parts.append(f"only the first {MOST_WORDS:,} words were compared")
    return " · ".join(parts)


def _row(before: Article, after: Article, one: Difference) -> DifferenceRow:
    return DifferenceRow(
        _side(before.document.text, one.before),
        _side(after.document.text, one.after),
        one.before,
        one.after,
    )


def _side(text: str, span: Span) -> tuple[str, str, str]:
    """What stands before a stretch, the stretch, and what stands behind it, fit to be shown."""
    words, lit = excerpt(text, span, _AROUND)
    shown = visible_line(words)
    begin = span.start - lit.start
    start, changed, end = shown[: lit.start], shown[lit.start : lit.end], shown[lit.end :]
    if text[:begin].rstrip(" ")[-1:] not in _ENDS:
        start = f"… {start}"
    changed = _BREAKS.sub(" ", changed)  # it may go over several paragraphs
    if len(changed) > _LONGEST:
        return start, f"{changed[:_LONGEST]} …", ""
    goes_on = text[begin + len(words) : begin + len(words) + 1] not in ("", "\n")
    return start, changed, f"{end} …" if goes_on else end
