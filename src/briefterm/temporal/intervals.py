"""TIMEX3 values: their grammar, and the stretch of the calendar that each one means."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from functools import cache, lru_cache

from briefterm.temporal.calendar import SEASON_STARTS, add_days, month_length

Interval = tuple[str | None, str | None]
NOWHERE: Interval = (None, None)

# The hours of a day's parts, as (first, behind the last); the night runs into the next day.
_PARTS = {
    "MO": (6, 12),
    "MI": (12, 13),
    "DT": (6, 18),
    "AF": (12, 18),
    "EV": (18, 22),
    "NI": (20, 30),
}

# News name the same days over and over.
_MOST_REMEMBERED = 4096
# 31 December 9999 is a Friday.
_NO_WEEKEND = "9999-W52-WE"
_DAY_LENGTH = len("2024-05-14")
_MOD_PARTS = {"START": (0, 1), "MID": (1, 2), "END": (2, 3)}

_GRAMMAR = r"""
    (?P<ref> PAST_REF | PRESENT_REF | FUTURE_REF )
  | FY (?P<fiscal> \d{4} ) (?: -Q[1-4] )?
  | (?P<duration> P (?: (?:\d+(?:\.\d+)?|X) (?:Y|Q|M|W|WE|D|DE|CE|ML)
        | \d+ (?: Y\d+[MWD] | M\d+[WD] | W\d+D | DT\d+H ) | T \d+ (?: H\d+M | M\d+S ) | T (?:\d+(?:\.\d+)?|X) [HMS] ) )
  | BC (?P<bc> (?!0000) \d{2,4} ) (?: - (?: SP|SU|FA|WI | \d\d ) )?
  | (?P<open> X{4} (?: -XX-XX | -\d\d (?: -\d\d )? | -W (?: XX|\d\d ) (?: -(?:[1-7]|WE) )?
        | -(?:SP|SU|FA|WI) | -Q[1-4X] | -H[12] )? (?: T (?: MO|MI|DT|AF|EV|NI | \d\d:\d\d ) )? )
  | (?P<century> \d\d ) | (?P<decade> \d{3} )
  | (?P<year> (?!0000) \d{4} ) (?:
        - (?P<month> 0[1-9]|1[0-2] ) (?: - (?P<day> 0[1-9]|[12]\d|3[01] )
            (?: T (?: (?P<part> MO|MI|DT|AF|EV|NI )
                    | (?P<hour> [01]\d|2[0-4] ):(?P<minute> [0-5]\d ) (?: :(?P<second> [0-5]\d ) )? ) )? )?
      | - (?: Q (?P<quarter> [1-4] ) | H (?P<half> [12] ) | (?P<season> SP|SU|FA|WI ) )
      | -W (?P<week> \d\d ) (?: - (?: (?P<weekend> WE ) | (?P<weekday> [1-7] ) ) )?
    )?
"""


@cache
def grammar() -> re.Pattern[str]:
    """What a value may look like; ``fullmatch`` it. TimeML 1.2.1, with half-years and weekends."""
    return re.compile(_GRAMMAR, re.VERBOSE)


@lru_cache(_MOST_REMEMBERED)
def is_value(value: str) -> bool:
    """Whether the grammar has ``value`` and its weekend is not the one behind the last year."""
    return grammar().fullmatch(value) is not None and value != _NO_WEEKEND


def _iso(year: int, month: int = 1) -> str | None:
    """The first day of a month as ISO text; None outside the years that a date can hold."""
    if not date.min.year <= year <= date.max.year:
        return None
    return f"{year:04d}-{month:02d}-01"


def _months(year: int, first: int, count: int) -> Interval:
    after, month = divmod(year * 12 + first - 1 + count, 12)
    return _iso(year, first), _iso(after, month + 1)


def _days(first: date, count: int) -> Interval:
    try:
        return first.isoformat(), add_days(first, count).isoformat()
    except OverflowError:
        return first.isoformat(), None


def _clock(day: date, hour: int, minute: int, second: int) -> Interval:
    start = datetime(day.year, day.month, day.day) + timedelta(  # noqa: DTZ001 - local clock time
        hours=hour, minutes=minute, seconds=second
    )
    return _moments(start, timedelta(seconds=1) if second else timedelta(minutes=1))


def _part(day: date, part: str) -> Interval:
    first, last = _PARTS[part]
    start = datetime(day.year, day.month, day.day, first)  # noqa: DTZ001 - local clock time
    return _moments(start, timedelta(hours=last - first))


def _moments(start: datetime, length: timedelta) -> Interval:
    try:
        return start.isoformat(), (start + length).isoformat()
    except OverflowError:
        return start.isoformat(), None


def _of_day(value: str) -> Interval:
    """The interval of ``2024-05-14``; nowhere for what no calendar has, such as ``XXXX-05-14``."""
    try:
        return _days(date.fromisoformat(value), 1)
    except ValueError:
        return NOWHERE


def _reference(value: str, reference: date | None) -> Interval:
    if reference is None:
        return NOWHERE
    first, last = _days(reference, 1)
    places = {
        "PAST_REF": (None, last),
        "PRESENT_REF": (first, last),
        "FUTURE_REF": (first, None),
    }
    return places.get(value, NOWHERE)


def interval_of(value: str, mod: str | None, reference: date | None) -> Interval:
    """The half-open interval of a TIMEX3 ``value``: inclusive start, exclusive end, ISO 8601.

    None is an open end; durations, sets and values without a year have no place. START, MID and END
    narrow it to a third. PAST_REF, PRESENT_REF and FUTURE_REF are counted from ``reference``.
    """
    return _reference(value, reference) if value.endswith("_REF") else _placed(value, mod)


@lru_cache(_MOST_REMEMBERED)
def _placed(value: str, mod: str | None) -> Interval:
    if len(value) == _DAY_LENGTH and value[4] == value[7] == "-":
        return _of_day(value)
    match = grammar().fullmatch(value)
    if match is None:
        return NOWHERE
    try:
        whole = _dated(match)
    except (ValueError, OverflowError):
        return NOWHERE
    return _narrowed(whole, mod)


def _dated(match: re.Match[str]) -> Interval:
    for name, years in (("fiscal", 1), ("decade", 10), ("century", 100)):
        if match[name]:
            return _months(int(match[name]) * years, 1, 12 * years)
    if not match["year"]:
        return (None, date.min.isoformat()) if match["bc"] else NOWHERE
    year = int(match["year"])
    if match["week"]:
        return _in_week(date.fromisocalendar(year, int(match["week"]), 1), match)
    if match["day"]:
        return _in_day(date(year, int(match["month"]), int(match["day"])), match)
    return _in_year(year, match)


def _in_week(monday: date, match: re.Match[str]) -> Interval:
    if match["weekend"]:
        return _days(add_days(monday, 5), 2)
    if match["weekday"]:
        return _days(add_days(monday, int(match["weekday"]) - 1), 1)
    return _days(monday, 7)


def _in_day(day: date, match: re.Match[str]) -> Interval:
    if match["part"]:
        return _part(day, match["part"])
    if match["hour"]:
        return _clock(day, int(match["hour"]), int(match["minute"]), int(match["second"] or 0))
    return _days(day, 1)


def _in_year(year: int, match: re.Match[str]) -> Interval:
    if match["month"]:
        return _months(year, int(match["month"]), 1)
    if match["quarter"]:
        return _months(year, int(match["quarter"]) * 3 - 2, 3)
    if match["half"]:
        return _months(year, int(match["half"]) * 6 - 5, 6)
    if match["season"]:
        return _months(year, SEASON_STARTS[match["season"]], 3)
    return _months(year, 1, 12)


def _narrowed(whole: Interval, mod: str | None) -> Interval:
    """The first, second or last third of an interval of days, in whole days."""
    start, end = whole
    if mod not in _MOD_PARTS or start is None or end is None or "T" in start:
        return whole
    first, last = date.fromisoformat(start), date.fromisoformat(end)
    days = (last - first).days
    lower, upper = (days * part // 3 for part in _MOD_PARTS[mod])
    if lower == upper:
        return whole
    return add_days(first, lower).isoformat(), add_days(first, upper).isoformat()


def is_day(year: int, month: int, day: int) -> bool:
    """Whether the calendar has this day; in an unknown year (0) 29 February counts."""
    if not 1 <= month <= 12 or day < 1:  # noqa: PLR2004 - months of a year
        return False
    return day <= (month_length(year, month) if year else month_length(4, month))
