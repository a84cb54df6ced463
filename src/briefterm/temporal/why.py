"""One plain sentence that says by what rule, and from which date, a value came."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from briefterm.temporal import grounds as by
from briefterm.temporal.calendar import (
    MONTH_NAMES,
    SEASON_NAMES,
    SEASON_STARTS,
    WEEKDAY_NAMES,
    day_and_month,
    season_of,
)
from briefterm.temporal.rule import DURATION, SET

if TYPE_CHECKING:
    from briefterm.temporal.grounds import Anchor, Grounds
    from briefterm.temporal.intervals import Interval
    from briefterm.temporal.rule import Reading

_MONTH = len("2024-05")
_DAY = len("2024-05-14")
_WEEK = 7
_PLACES = (by.PLACED, by.NEAREST, by.WEEKDAY)


def why(reading: Reading, rule: str, grounds: Grounds, reference: date | None) -> str:
    """Why ``reading`` has its value: the rule's id and the resolver's grounds as a sentence.

    Without capital or full stop, for it stands among other words.
    """
    if reading.explicit:
        return "the year stands in the text"
    if reading.type == DURATION:
        return _length(reading.interval, reference)
    if reading.type == SET:
        return "it recurs, so it has no one date"
    how, anchor = grounds
    value = reading.value
    if value[0] == "X" or value.endswith("_REF"):
        return _vague(value, rule, reference)
    if not how or anchor is None:
        return "written out in the text"
    return _counted(value, rule, how, anchor, reference)


def _length(interval: Interval | None, reference: date | None) -> str:
    if interval is None or reference is None:
        return "a length of time, without a date"
    end = "starts" if interval[0] == reference.isoformat() else "ends"
    return f"a length that {end} on {_whose(reference, reference)}"


def _vague(value: str, rule: str, reference: date | None) -> str:
    if value[0] != "X":
        dated = reference is not None or rule.startswith("vague.")
        return "no certain date is meant" if dated else "no document date to count from"
    if reference is not None:
        return "no day named before it to count from"
    fineness = "day" if value.startswith(("XXXX-XX", "XXXX-W")) else "year"
    return f"no document date: the {fineness} stays open"


def _whose(anchor: Anchor, reference: date | None) -> str:
    """The anchor and whose date it is."""
    if anchor is reference:
        return f"{anchor}, the briefing's date"
    return f"{_iso(anchor)}, the last date named"


def _iso(anchor: Anchor) -> str:
    if isinstance(anchor, int):
        return f"{anchor:04d}"
    return f"{anchor[0]:04d}-{anchor[1]:02d}" if isinstance(anchor, tuple) else str(anchor)


def _counted(value: str, rule: str, how: str, anchor: Anchor, reference: date | None) -> str:
    if isinstance(anchor, date) and how in _PLACES:
        return _placed(value, rule, how, anchor, reference)
    if how == by.CARRIED:
        return _carried(value, anchor)
    if how == by.ON:
        return f"on {_whose(anchor, reference)}"
    if how == by.YEAR:
        where = "of" if value.startswith(_iso(anchor)[:4]) else "before that of"
        return f"the year {where} {_whose(anchor, reference)}"
    if how in {by.CARRIED_BC, by.COUNTED_BC}:
        words = (
            "the year of the date before it" if how == by.CARRIED_BC else "counted from the year"
        )
        return f"{words}, {anchor} BC"
    return f"counted from {_whose(anchor, reference)}"


def _carried(value: str, anchor: Anchor) -> str:
    year = _iso(anchor)
    if value.startswith(year):
        return f"the year of the date before it, {year}"
    return f"the year after that of the date before it, {year}"


def _placed(value: str, rule: str, how: str, anchor: date, reference: date | None) -> str:
    if how == by.WEEKDAY:
        return _weekday(value, anchor, reference)
    name, start = _name(value, rule)
    day = str(anchor) if value[5:7] not in SEASON_NAMES else _season_month(anchor)
    if how == by.NEAREST:
        return f"nearest {name} to {day}"
    if start == day[: len(start)]:
        return f"the {name} of {_whose(anchor, reference)}"
    where = "before" if start < day[: len(start)] else "after"
    return f"the {name} {where} {_whose(anchor, reference)}"


def _season_month(day: date) -> str:
    year, season = season_of(day)
    return f"{year:04d}-{SEASON_STARTS[season]:02d}"


def _weekday(value: str, anchor: date, reference: date | None) -> str:
    day = date.fromisoformat(value[:_DAY])
    name, ahead = WEEKDAY_NAMES[day.isoweekday()], (day - anchor).days
    if not ahead:
        return f"{_whose(anchor, reference)}, is a {name}"
    where = "before" if ahead < 0 else "after" if ahead <= _WEEK else "of the week after"
    return f"the {name} {where} {_whose(anchor, reference)}"


def _name(value: str, rule: str) -> tuple[str, str]:
    """What a value is called, and the ISO text that tells where it lies."""
    if value[5:7] in SEASON_NAMES:
        return SEASON_NAMES[value[5:7]], f"{value[:5]}{SEASON_STARTS[value[5:7]]:02d}"
    if value[5:6] == "W":
        year, week = int(value[:4]), int(value[6:8])
        if value.endswith("WE"):
            return "weekend", date.fromisocalendar(year, week, 6).isoformat()
        return "week", date.fromisocalendar(year, week, 1).isoformat()
    if len(value) == _MONTH or rule == "period.nth":
        return MONTH_NAMES[int(value[5:7])], value[:_MONTH]
    start = value[:_DAY]
    if rule.startswith("holiday."):
        return "holiday", start
    return day_and_month(int(value[5:7]), int(value[8:10])), start
