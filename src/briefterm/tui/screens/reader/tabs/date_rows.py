"""Rows of the Dates tab: what an article says happened when, in order of time."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from briefterm.model import Span
from briefterm.temporal.words import in_words
from briefterm.tui.widgets.panel_rows import PanelRow

if TYPE_CHECKING:
    from briefterm.model import Article, Document, TimeExpression

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_VAGUE = "PAST_REF", "PRESENT_REF", "FUTURE_REF"
UNPLACED = "Without a place in time"


def date_rows(article: Article) -> list[PanelRow]:
    """Dates with the sentence around each in order of time; those without a place apart, at the end.

    Lengths of time, repeated times, "recently" and dates whose year is not known have no place.
    """
    placed = [timex for timex in article.dates if is_placed(timex)]
    loose = [timex for timex in article.dates if not is_placed(timex)]
    placed.sort(key=lambda timex: (timex.earliest or "", timex.latest or "", timex.start))
    rows = [_row(article.document, timex) for timex in placed]
    if loose:
        rows.append(PanelRow(((UNPLACED, "key", 1),)))
        rows.extend(_row(article.document, timex) for timex in loose)
    return rows


def is_placed(timex: TimeExpression) -> bool:
    """Whether a date stands somewhere on the line of time."""
    return bool(timex.earliest or timex.latest) and timex.value not in _VAGUE


def _row(document: Document, timex: TimeExpression) -> PanelRow:
    words = in_words(timex.value, timex.mod, repeated=timex.type == "SET")
    span = Span(timex.start, timex.end)
    tail = f"  {_weekday(timex.value)}".rstrip()
    return PanelRow(((words, "row", 1),), span, timex, "date", tail=tail, excerpt_of=document.text)


def _weekday(value: str) -> str:
    match = _DAY.match(value)
    try:
        return f"{date.fromisoformat(match[0]):%A}" if match else ""
    except ValueError:  # a day of the TIMEX3 grammar that the calendar does not have
        return ""
