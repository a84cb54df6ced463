"""Days, months and years of a timeline: the words for them, and the bars that count their rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from briefterm.temporal.calendar import MONTH_NAMES, WEEKDAY_NAMES, day_and_month

if TYPE_CHECKING:
    from collections.abc import Sequence

UNITS = ("day", "month", "year")
_EIGHTHS: tuple[str, ...] = ("", *"▏▎▍▌▋▊▉")
_MONTHS = 12
_WEEK = 7
_SHORT = 3  # letters of a month's name
_DAYS_A_MONTH = 30.44


@dataclass(frozen=True, slots=True)
class Period:
    """A day, month or year: its half-open ends as ordinals, and its ``count`` rows from ``row`` on."""

    unit: str
    first: int
    behind: int
    row: int
    count: int


@dataclass(frozen=True)
class Sheet:
    """A timeline as it is shown: its periods in the ``zoom``, and where the days to come begin.

    ``starts`` are the first rows of the periods, ``coming`` is the first row after ``today``.
    ``bars`` are numbers of periods, and below 0 those before which a gap is shown; ``most`` is the
    largest count of a bar.
    """

    zoom: str
    periods: Sequence[Period] = ()
    starts: Sequence[int] = ()
    bars: Sequence[int] = ()
    most: int = 0
    rows: int = 0
    coming: int = 0
    today: date = date.min


def gap(before: Period, period: Period) -> str:
    """What time lies between two periods without a row, in words; empty if hardly any does."""
    days = period.first - before.behind
    units = {before.unit, period.unit}
    if "day" in units and days < 2 * _DAYS_A_MONTH:
        return f"{days} days" if days >= _WEEK else ""
    if units == {"year"}:
        return _years(date.fromordinal(period.first).year - date.fromordinal(before.first).year - 1)
    months = max(0, round(days / _DAYS_A_MONTH))
    if months >= 2 * _MONTHS:
        return _years(round(months / _MONTHS))
    return f"{months} month{'s' * (months != 1)}" if months else ""


def _years(count: int) -> str:
    return f"{count:,} year{'s' * (count != 1)}" if count > 0 else ""


def heading(period: Period) -> str:
    """The period in words: "Wednesday, 13 September 2023", "September 2023", "2023"."""
    day = date.fromordinal(period.first)
    if period.unit == "day":
        weekday = WEEKDAY_NAMES[day.isoweekday()]
        return f"{weekday}, {day_and_month(day.month, day.day)} {day.year}"
    return f"{MONTH_NAMES[day.month]} {day.year}" if period.unit == "month" else str(day.year)


def label(period: Period) -> str:
    """The same as short as can be: "13 Sep 2023", "Sep 2023", "2023"."""
    day = date.fromordinal(period.first)
    if period.unit == "day":
        return short_day(day)
    return f"{_short(day)} {day.year}" if period.unit == "month" else str(day.year)


def short_day(day: date) -> str:
    """A day such as "13 Sep 2023"."""
    return f"{day.day} {_short(day)} {day.year}"


def stretch_words(first: int, last: int) -> str:
    """A stretch of days, given by ordinals, of which no more is known."""
    begin, end = date.fromordinal(first), date.fromordinal(last)
    return short_day(begin) if first == last else f"{short_day(begin)} – {short_day(end)}"


def _short(day: date) -> str:
    return MONTH_NAMES[day.month][:_SHORT]


def bar(count: int, most: int, width: int) -> str:
    """A bar of at most ``width`` cells, to an eighth of a cell; the smallest count is seen too."""
    if count <= 0 or most <= 0 or width <= 0:
        return ""
    eighths = max(1, round(8 * width * min(count, most) / most))
    return "█" * (eighths // 8) + _EIGHTHS[eighths % 8]
