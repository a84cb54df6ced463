"""The timeline of a library made ready to be shown: its sheet of periods, and the words of its rows."""

from __future__ import annotations

import re
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

from briefterm.library.finding.moments import spans_month, spans_year
from briefterm.temporal.calendar import MONTH_NAMES
from briefterm.temporal.words import in_words
from briefterm.terminal import visible_line
from briefterm.tui.lights import LIGHT_OF
from briefterm.tui.screens.timeline.lines import ListedMoment
from briefterm.tui.screens.timeline.periods import UNITS, Period, Sheet, gap, short_day

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefterm.library.finding.model import Said, Telling
    from briefterm.library.finding.moments import Moments

_MOST = 60  # periods that one looks over
_BETWEEN = " … "
_LONG = re.compile(rf"\b({'|'.join(MONTH_NAMES[1:])})\b")


# Periods.


def sheet_of(moments: Moments, zoom: str, today: date) -> Sheet:
    """The sheet of a timeline; without a ``zoom`` the finest that one can look over."""
    unit = zoom or next((one for one in UNITS[:-1] if _is_short(moments, one)), UNITS[-1])
    periods = list(_periods(moments, unit))
    bars: list[int] = []
    for number, period in enumerate(periods):
        if number and gap(periods[number - 1], period):
            bars.append(-number)
        bars.append(number)
    return Sheet(
        unit,
        periods,
        [period.row for period in periods],
        bars,
        max((one.count for one in periods if one.unit == unit), default=0),
        moments.rows,
        moments.row_from(today.toordinal() + 1),
        today,
    )


def _is_short(moments: Moments, zoom: str) -> bool:
    """Whether one can look over the periods of a zoom; no more than that many are counted."""
    return len(list(islice(_periods(moments, zoom), _MOST + 1))) <= _MOST


def _periods(moments: Moments, zoom: str) -> Iterator[Period]:
    """The periods that have rows; what is told of a whole year or month stands before its days."""
    unit, begin, behind, top = "", 0, 0, 0
    tops = moments.tops
    for number, (first, last) in enumerate(moments.stretches):
        own = _unit(first, last, zoom)
        if own == unit and begin <= first < behind:
            continue
        if tops[number] > top:
            yield Period(unit, begin, behind, top, tops[number] - top)
        unit, (begin, behind), top = own, _ends(own, first), tops[number]
    if moments.rows > top:
        yield Period(unit, begin, behind, top, moments.rows - top)


def _unit(first: int, last: int, zoom: str) -> str:
    """The unit of the period that a stretch of days belongs to."""
    if zoom == "year" or first == last:
        return zoom
    if spans_year(first, last):
        return "year"
    return "month" if zoom == "month" or spans_month(first, last) else "day"


def _ends(unit: str, first: int) -> tuple[int, int]:
    """The half-open ends of the period that has a day in it, as ordinals."""
    day = date.fromordinal(first)
    if unit == "day":
        return first, first + 1
    if unit == "year":
        return date(day.year, 1, 1).toordinal(), date(day.year, 12, 31).toordinal() + 1
    begin = day.replace(day=1)
    december = begin.month == 12  # noqa: PLR2004 - the last month
    length = 31 if december else (begin.replace(month=begin.month + 1) - begin).days
    return begin.toordinal(), begin.toordinal() + length


# Rows.


def listed(telling: Telling) -> ListedMoment:
    """What a row shows of what a briefing says of a time."""
    briefing = telling.briefing
    facts = [visible_line(briefing.source)] if briefing.source else []
    facts += [short_day(briefing.date)] if briefing.date else []
    text, spans = _joined(telling.said)
    return ListedMoment(
        when(telling),
        text,
        spans,
        visible_line(briefing.title),
        tuple(facts),
        len(telling.also),
        telling,
    )


def when(telling: Telling) -> str:
    """The time in words: "13 Sep 2023", "about 1990", "early Aug 2023", "week of 4 Sep 2023"."""
    words = visible_line(in_words(telling.value, telling.mod or None))
    return _LONG.sub(lambda match: match[0][:3], words)


def _joined(said: Sequence[Said]) -> tuple[str, tuple[tuple[int, int, str], ...]]:
    """Sentences as one line, and the spans that are lit in it, in order."""
    text = ""
    spans: list[tuple[int, int, str]] = []
    for one in said:
        text += _BETWEEN if text else ""
        begin = len(text)
        text += visible_line(one.text)
        lit = [(hit.start, hit.end, "date") for hit in one.hits]
        lit += [
            (span.start, span.end, LIGHT_OF[kind])
            for span, kind in one.names
            if not any(span.start < hit.end and hit.start < span.end for hit in one.hits)
        ]
        spans += sorted((begin + start, begin + end, look) for start, end, look in lit)
    return text, tuple(spans)
