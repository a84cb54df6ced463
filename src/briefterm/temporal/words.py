"""A TIMEX3 value in plain words: "early August 2023" for ``2023-08`` with ``START``."""

from __future__ import annotations

import re
from datetime import date

from briefterm.temporal.calendar import (
    MONTH_NAMES,
    SEASON_NAMES,
    WEEKDAY_NAMES,
    day_and_month,
)

_PARTS = {
    "MO": "morning",
    "MI": "midday",
    "DT": "daytime",
    "AF": "afternoon",
    "EV": "evening",
    "NI": "night",
}
_REFERENCES = {"PAST_REF": "the past", "PRESENT_REF": "now", "FUTURE_REF": "the future"}
_MODS = {
    "START": "early",
    "MID": "mid",
    "END": "late",
    "APPROX": "about",
    "BEFORE": "before",
    "AFTER": "after",
    "ON_OR_BEFORE": "up to",
    "ON_OR_AFTER": "from",
    "LESS_THAN": "under",
    "MORE_THAN": "over",
    "EQUAL_OR_LESS": "at most",
    "EQUAL_OR_MORE": "at least",
}
_UNITS = {
    "Y": "year",
    "Q": "quarter",
    "M": "month",
    "W": "week",
    "WE": "weekend",
    "D": "day",
    "DE": "decade",
    "CE": "century",
    "ML": "millennium",
    "TH": "hour",
    "TM": "minute",
    "TS": "second",
}
_PLURALS = {"century": "centuries", "millennium": "millennia"}

_DURATION = re.compile(r"P(T?)(\d+(?:\.\d+)?|X)(DE|CE|ML|WE|[YQMWDHS])")
_TWO_UNITS = re.compile(r"P(?:(\d+[YMWD])(?=\d|T))?(?:(\d+[MWD])|T(\d+[HM])(\d+[MS])?)")
_DAY = re.compile(r"(\d{4}|X{4})-(\d\d)-(\d\d)")
_MONTH = re.compile(r"(\d{4}|X{4})-(\d\d)")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(?:-(WE|[1-7]))?")
_WEEKDAY = re.compile(r"X{4}-WXX-([1-7])")
_PART_OF_YEAR = re.compile(r"(FY)?(\d{4}|X{4})-(SP|SU|FA|WI|Q[1-4X]|H[12])")
_BC = re.compile(r"BC(\d{2,4})")
_CENTURY, _DECADE = 2, 3  # digits of their values; a year has four


def in_words(value: str, mod: str | None = None, *, repeated: bool = False) -> str:
    """A TIMEX3 ``value`` and ``mod`` in English; a value that has no words is given back as it is.

    ``repeated`` is for a SET, whose duration is that between two times.
    """
    day, _, clock = value.partition("T") if not value.startswith("P") else (value, "", "")
    words = _duration(day, repeated=repeated) or _calendar(day) or _year(day) or day
    if clock:
        words += f", {_PARTS.get(clock, clock)}"
    before = _MODS.get(mod or "", "")
    return f"{before} {words}".lstrip()


def _duration(value: str, *, repeated: bool) -> str:
    match = _DURATION.fullmatch(value)
    if match is None:
        return _in_two_units(value)
    clock, number, unit = match.groups()
    noun = _UNITS[f"T{unit}" if clock else unit]
    if repeated:
        return f"every {noun}" if number in "1X" else f"every {number} {_plural(noun)}"
    if number == "X":
        return f"some {_plural(noun)}"
    return f"{number} {noun if number == '1' else _plural(noun)}"


def _in_two_units(value: str) -> str:
    """Two units of a length, "1 hour 12 minutes" for ``PT1H12M``; empty for anything else."""
    match = _TWO_UNITS.fullmatch(value)
    if match is None:
        return ""
    days, last, hours, minutes = match.groups()
    parts = [f"P{part}" for part in (days, last) if part]
    parts += [f"PT{part}" for part in (hours, minutes) if part]
    return " ".join(_duration(part, repeated=False) for part in parts)


def _plural(noun: str) -> str:
    return _PLURALS.get(noun, f"{noun}s")


def _calendar(value: str) -> str:
    """A day, month, week or part of a year; empty for anything else, also a day that never was."""
    if match := _DAY.fullmatch(value):
        year, month, day = match.groups()
        return f"{day_and_month(int(month), int(day))}{_of(year)}" if _month(month) else ""
    if match := _MONTH.fullmatch(value):
        year, month = match.groups()
        return f"{_month(month)}{_of(year)}" if _month(month) else ""
    if match := _WEEKDAY.fullmatch(value):
        return WEEKDAY_NAMES[int(match[1])]
    if match := _PART_OF_YEAR.fullmatch(value):
        fiscal, year, part = match.groups()
        return f"{SEASON_NAMES.get(part, part)}{' fiscal' if fiscal else ''}{_of(year)}"
    if match := _WEEK.fullmatch(value):
        return _week(int(match[1]), int(match[2]), match[3] or "")
    return ""


def _month(digits: str) -> str:
    number = int(digits)
    return MONTH_NAMES[number] if number < len(MONTH_NAMES) else ""  # number 0 has no name


def _of(year: str) -> str:
    return f" {year}" if year.isdigit() else ""


def _week(year: int, week: int, day: str) -> str:
    try:
        first = date.fromisocalendar(year, week, {"": 1, "WE": 6}.get(day) or int(day))
    except ValueError:  # a week that the year does not have
        return ""
    name = {"": "week of ", "WE": "weekend of "}.get(day, "")
    return f"{name}{day_and_month(first.month, first.day)} {first.year}"


def _year(value: str) -> str:
    """A year, decade, century, fiscal year or year before Christ, or a vague time."""
    if match := _BC.fullmatch(value):
        return f"{int(match[1])} BC"
    if value.startswith("FY"):
        return f"fiscal {value[2:]}"
    if value.isdecimal() and len(value) == _CENTURY:
        return f"{_ordinal(int(value) + 1)} century"
    if value.isdecimal():
        return f"{int(value)}0s" if len(value) == _DECADE else f"{int(value)}"
    return _REFERENCES.get(value, "")


def _ordinal(number: int) -> str:
    endings = {1: "st", 2: "nd", 3: "rd"}
    teens = range(11, 14)
    ending = "th" if number % 100 in teens else endings.get(number % 10, "th")
    return f"{number}{ending}"
