"""So many units away: two weeks ago, a year earlier, three days later, two months from now."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from briefterm.temporal.calendar import week_of
from briefterm.temporal.rule import DATE, TIME, Match, Reading, Rule
from briefterm.temporal.rules.counts import VAGUE, count_of
from briefterm.temporal.rules.mods import bound_of
from briefterm.temporal.units import moved

if TYPE_CHECKING:
    from datetime import date

    from briefterm.temporal.state import State

_HOURS = {"hour": 60, "minute": 1}
_OPEN = {"day": "XXXX-XX-XX", "week": "XXXX-WXX"}
_YEARS = {"year", "decade", "century"}


def _unit(match: Match) -> str:
    return match.word("unit") or match.word("units")


def _shift(match: Match, state: State) -> Reading | None:
    ahead = match.has("later") or match.has("now") or match.has("after")
    sign = 1 if ahead else -1
    count, unit = count_of(match) or VAGUE, _unit(match)
    from_now = match.has("ago") or match.has("now")
    base = state.count(state.reference) if from_now else _base(unit, state)
    if unit in _HOURS:
        return _shift_clock(count, _HOURS[unit] * sign, state)
    if match.has("half"):
        return None
    if count == VAGUE or base is None:
        return Reading(DATE, "FUTURE_REF" if ahead else "PAST_REF")
    if match.has("later") and state.day is None and unit in _OPEN and not state.narrative:
        return Reading(DATE, _OPEN[unit])
    day = moved(base, count, unit, sign)
    value = None if day is None else value_of(day, unit)
    return None if value is None else Reading(DATE, value, bound_of(match))


def _base(unit: str, state: State) -> date | None:
    """What "earlier" and "later" count from: the last date named, as fine as it was."""
    if state.year is None or (unit not in _YEARS and (state.day or not state.narrative)):
        return state.count(state.base)
    if state.month is not None and state.month[0] == state.year:
        return _first(*state.count(state.month))
    return _first(state.count(state.year), 1)


def _first(year: int, month: int) -> date:
    return datetime(year, month, 1).date()  # noqa: DTZ001 - a day of the calendar


def value_of(day: date, unit: str) -> str | None:
    """A day as fine as the unit that led to it: "two years ago" is a year."""
    iso = day.isoformat()
    if unit in {"week", "fortnight"}:
        return week_of(day)
    if unit in {"month", "quarter"}:
        return iso[:7]
    return {"year": iso[:4], "decade": iso[:3], "century": iso[:2]}.get(unit, iso)


def _shift_clock(count: str, minutes: int, state: State) -> Reading:
    """Reads "34 minutes later": from the last clock time, where there is one."""
    day = state.base
    clock = state.clock if ":" in state.clock else ""
    if count == VAGUE or day is None or not clock or not count.isdecimal():
        return Reading(DATE, "FUTURE_REF" if minutes > 0 else "PAST_REF")
    hour, minute = map(int, clock.split(":")[:2])
    start = datetime(day.year, day.month, day.day)  # noqa: DTZ001 - local clock time
    state.count(day)
    moment = start + timedelta(hours=hour, minutes=minute + minutes * int(count))
    return Reading(TIME, moment.isoformat()[:16])


_COUNT = r"<amount>?(?:<count>[ -]|<a> |)<anyunit>"

RULES = (
    Rule("shift", "ago", _COUNT + r" <ago>",
         _shift, "spoken two months ago", "2024-03"),
    Rule("shift", "earlier", _COUNT + r",? (?:<earlier>|<later>)",
         _shift, "than a year earlier", "2023"),
    Rule("shift", "before", r"<amount>?(?:<count>|<a>) <anyunit> <before>(?=[.,;:)]|$)",
         _shift, "Two years before, it", "2022"),
    Rule("shift", "from_now", _COUNT + r" <from> <now>",
         _shift, "two months from now", "2024-07"),
)  # fmt: skip
