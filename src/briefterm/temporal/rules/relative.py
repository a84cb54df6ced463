"""Units counted from now or from what was spoken of: last week, the next day, later this month."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefterm.temporal.calendar import add_days, week_of, weekday_before
from briefterm.temporal.grounds import COUNTED_BC
from briefterm.temporal.rule import DATE, Match, Reading, Rule
from briefterm.temporal.rules.anchors import day_spoken_of, month_spoken_of, pointer, year_spoken_of
from briefterm.temporal.rules.mods import mod_of
from briefterm.temporal.state import following_month
from briefterm.temporal.units import duration_back

if TYPE_CHECKING:
    from briefterm.temporal.state import State

_REFS = {-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}
# Units of whole years: how many, and how many digits a value has.
_SPANS = {"year": (1, 4), "decade": (10, 3), "century": (100, 2)}


def _unit(match: Match, state: State) -> Reading | None:
    """One unit, pointed to: "last year", "the following day", "early next week"."""
    by, _ = pointer(match, narrative=state.narrative)
    if match.has("past_adj"):
        by = -1
    value = unit_value(match.word("unit"), by, match, state)
    if value is None:
        return None
    later = match.has("later") or match.has("earlier")
    return Reading(DATE, value, None if later else mod_of(match))


def unit_value(unit: str, by: int, match: Match, state: State) -> str | None:
    """The value of the ``unit`` that lies ``by`` units ahead; None for units without one."""
    if unit == "day":
        day = day_spoken_of(match, state)
        return add_days(day, by).isoformat() if day else _REFS[by]
    if unit in {"week", "weekend"}:
        return _week(unit, by, match, state)
    if unit == "month":
        month = month_spoken_of(match, state)
        return following_month(month, by) if month else _REFS[by]
    return _long(unit, by, match, state)


def _long(unit: str, by: int, match: Match, state: State) -> str | None:
    if unit not in _SPANS:
        return _quarter(by, match, state) if unit == "quarter" else None
    if state.before_christ is not None and unit == "year":
        return f"BC{state.count(state.before_christ, COUNTED_BC) - by:04d}"
    year = year_spoken_of(match, state)
    if year is None:
        return _REFS[by]
    span, digits = _SPANS[unit]
    number = year if span == 1 else (year - by) // span + by
    return f"{number:0{digits}d}"


def _quarter(by: int, match: Match, state: State) -> str:
    month = month_spoken_of(match, state)
    if month is None:
        return _REFS[by]
    quarters = month[0] * 4 + (month[1] - 1) // 3 + by
    return f"{quarters // 4:04d}-Q{quarters % 4 + 1}"


def _week(unit: str, by: int, match: Match, state: State) -> str:
    _, spoken = pointer(match, narrative=state.narrative)
    anchor = state.count((state.week or state.day if spoken else None) or state.reference)
    if anchor is None:
        return _REFS[by]
    if unit == "weekend" and match.has("coming"):
        by = 0
    week = week_of(add_days(weekday_before(anchor, 1), 7 * by))
    return f"{week}-WE" if unit == "weekend" else week


def _past_unit(match: Match, state: State) -> Reading | None:
    """Reads "the past year", "over the last decade" are durations that end now."""
    unit = match.word("unit")
    return duration_back("1", unit, state.reference)


def _around(match: Match, state: State) -> Reading | None:
    """Reads "the week before", "the day after", "the year before"."""
    by = 1 if match.has("after") or match.has("later") or match.has("following") else -1
    unit = match.word("unit")
    if (
        unit == "day"
        and match.after(r" (?:<name>|<the>|<a>|<word>|<that>)") is not None
        and not match.has("earlier")
    ):
        return _day_around(by, match, state)
    if unit == "year":
        year = state.year or (state.reference.year if state.reference else None)
        state.count(state.year or state.reference)
        return Reading(DATE, f"{year + by:04d}") if year else Reading(DATE, _REFS[by])
    if unit == "month":
        month = state.count(state.month) or month_spoken_of(match, state)
        return Reading(DATE, following_month(month, by)) if month else Reading(DATE, _REFS[by])
    if unit == "week":
        anchor = state.count(state.week or state.base)
        value = week_of(add_days(weekday_before(anchor, 1), 7 * by)) if anchor else _REFS[by]
        return Reading(DATE, value)
    return _day_around(by, match, state) if unit == "day" else None


def _same_date(_match: Match, state: State) -> Reading | None:
    day = state.count(state.day)
    return Reading(DATE, day.isoformat()) if day else None


def _day_around(by: int, match: Match, state: State) -> Reading | None:
    if match.word("unit") != "day":
        return None
    base = state.count(state.base)
    return Reading(DATE, add_days(base, by).isoformat() if base else _REFS[by])


_LATER = r"(?:(?:<early>|<late>|<earlier>|<later>|<mid>)(?:[ -]| <prep> ))?"
_EDGE = r"(?:(?:<the> )?<edge> <of> )?"
_POINT = r"(?:<the> |<that> )?(?:<last>|<previous>|<next>|<coming>|<following>|<this>(?: <past_adj>)?|<current>|<that>|<same>)"

RULES = (
    Rule("relative", "unit", _LATER + _EDGE + _POINT + r" <unit>",
         _unit, "it said last week", "2024-W19"),
    Rule("relative", "past_unit", r"<the> <past_adj> <unit>",
         _past_unit, "over the past year", "P1Y"),
    Rule("relative", "date", r"(?:<the> <same>|<that>(?: <same>)?|<this>) <date>",
         _same_date, "May 3. From the same date it", "2024-05-03"),
    Rule("relative", "around", r"<the> <unit> (?:<before>|<after>|<earlier>|<later>|<following>)",
         _around, "and two the week before", "2024-W19"),
)  # fmt: skip
