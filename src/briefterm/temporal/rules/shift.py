"""So many units away: two weeks ago, a year earlier, three days later, two months from now."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from briefterm.temporal.calendar import week_of
from briefterm.temporal.rule import DATE, TIME, Match, Reading, Rule
from briefterm.temporal.rules.compared import a_year_before
from briefterm.temporal.rules.counts import VAGUE, count_of
from briefterm.temporal.rules.mods import bound_of
from briefterm.temporal.tense import PAST, tense
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
    if unit in _HOURS:
        return _shift_clock(count, _HOURS[unit] * sign, state)
    if match.has("half"):
        return _half_years(match, state) if match.has("ago") else None
    quarter = a_year_before(match, state) if (count, unit, sign) == ("1", "year", -1) else None
    if quarter is not None:
        return Reading(DATE, quarter, aside=True)
    if match.has("ago") or match.has("now"):
        return _moved(state.count(state.reference), (count, unit, sign), match)
    base = _base(unit, state)
    if match.has("later") and count != VAGUE and base is not None:
        unmoored = _unmoored(unit, match, state)
        if unmoored is not None:
            return Reading(DATE, unmoored)
    reading = _moved(base, (count, unit, sign), match)
    # "from $4 a year earlier" does not take the text to that year.
    aside = match.has("earlier") and unit == "year" and not _tells(state)
    return reading._replace(aside=aside) if reading else None


def _moved(base: date | None, by: tuple[str, str, int], match: Match) -> Reading | None:
    """``base`` moved by a count of a unit, forward or backward."""
    count, unit, sign = by
    if count == VAGUE or base is None:
        return Reading(DATE, "FUTURE_REF" if sign > 0 else "PAST_REF")
    day = moved(base, count, unit, sign)
    # "a decade ago" is ten years, "two decades ago" no more exact than a decade.
    fineness = "year" if count == "1" else unit
    value = None if day is None else value_of(day, fineness if unit in _YEARS else unit)
    return None if value is None else Reading(DATE, value, bound_of(match))


def _unmoored(unit: str, match: Match, state: State) -> str | None:
    """The open value of "three days later" after what the text did not date."""
    if state.day is None and unit in _OPEN and not state.narrative:
        return _OPEN[unit]
    undated = state.year is None and unit in _YEARS | {"month"} and tense(match) == PAST
    return "XXXX" if undated else None


def _tells(state: State) -> bool:
    """Whether the text or its paragraph tells of a bygone year."""
    return state.narrative or (state.told is not None and state.told == state.year)


def _half_years(match: Match, state: State) -> Reading | None:
    """Reads "two and a half years ago", as fine as a month."""
    if _unit(match) != "year" or state.reference is None:
        return None
    months = 12 * (match.number("cardinal") or match.number("num") or 1) + 6
    day = moved(state.count(state.reference), str(months), "month", -1)
    return None if day is None else Reading(DATE, day.isoformat()[:7], bound_of(match))


def _base(unit: str, state: State) -> date | None:
    """What "earlier" and "later" count from: the last date named, as fine as it was."""
    if state.glanced is not None and (unit in _YEARS or not state.day):
        return _first(*state.count(state.glanced))
    if state.year is None or (unit not in _YEARS and (state.day or not _tells(state))):
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


def _ages_ago(match: Match, _state: State) -> Reading:
    """Reads "600 million years ago", before any calendar."""
    return Reading(DATE, "PAST_REF", bound_of(match))


_COUNT = r"<amount>?(?:<count>[ -]|<a> |)<anyunit>"

RULES = (
    Rule("shift", "ago", _COUNT + r" <ago>",
         _shift, "spoken two months ago", "2024-03"),
    Rule("shift", "ages_ago", r"<amount>?(?:<cardinal>|<num>|<decimal>|<tens>) <zeros> <units> <ago>",
         _ages_ago, "600 million years ago", "PAST_REF"),
    Rule("shift", "half_years_ago",
         r"<amount>?(?:(?:<cardinal>|<num>)[- ]<and>[- ]<a>[- ]<half>[- ]<units>|<a> <unit> <and> <a> <half>) <ago>",
         _half_years, "a year and a half ago", "2022-11"),
    Rule("shift", "earlier", _COUNT + r",? (?:<earlier>|<later>)",
         _shift, "than a year earlier", "2023"),
    Rule("shift", "before", r"<amount>?(?:<count>|<a>) <anyunit> <before>(?=[.,;:)]|$)",
         _shift, "Two years before, it", "2022"),
    Rule("shift", "from_now", _COUNT + r" <from> <now>",
         _shift, "two months from now", "2024-07"),
)  # fmt: skip
