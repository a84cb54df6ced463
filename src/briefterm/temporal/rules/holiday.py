"""Holidays with a date or a rule: fixed days, Easter and Good Friday, the nth weekday of a month."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from briefterm.temporal.calendar import add_days, easter, nth_weekday, years_around
from briefterm.temporal.grounds import CARRIED, PLACED
from briefterm.temporal.rule import DATE, Match, Reading, Rule
from briefterm.temporal.tense import FUTURE, PAST, tense

if TYPE_CHECKING:
    from briefterm.temporal.state import State

_MONDAY, _FRIDAY = 1, 5

_FIXED = {
    "christmas": (12, 25), "halloween": (10, 31), "juneteenth": (6, 19), "boxing": (12, 26),
    "bastille": (7, 14), "veterans": (11, 11), "armistice": (11, 11), "valentine": (2, 14),
    "remembrance": (11, 11), "canada": (7, 1), "anzac": (4, 25), "australia": (1, 26),
    "new": (1, 1),
}  # fmt: skip
# Month, ISO weekday, which one (-1: the last); the United States' days.
_FLOATING = {
    "thanksgiving": (11, 4, 4), "labor": (9, 1, 1), "memorial": (5, 1, -1), "columbus": (10, 1, 2),
}  # fmt: skip


def day_in(name: str, year: int, offset: int = 0) -> date:
    """The day of the holiday ``name`` in ``year``, moved by ``offset`` days for its eve."""
    if name in _FIXED:
        day = date(year, *_FIXED[name])
    elif name in _FLOATING:
        day = nth_weekday(year, *_FLOATING[name])
    else:
        day = easter(year)
    return add_days(day, offset)


def _feast(match: Match, state: State) -> Reading | None:
    """Reads "Christmas", "Christmas Eve", "Easter Monday", "Thanksgiving Day"."""
    if match.has("unit") and match.word("unit") != "day":
        return None
    offset = -1 if match.has("eve") else 1 if match.number("fullday") == _MONDAY else 0
    return _placed(match.word("feast"), offset, match, state)


def _named_day(match: Match, state: State) -> Reading | None:
    if match.word("unit") != "day":
        return None
    return _placed(match.word("namedday"), 0, match, state)


def _good_friday(match: Match, state: State) -> Reading | None:
    if match.number("fullday") != _FRIDAY or not match.text("good").istitle():
        return None
    return _placed("easter", -2, match, state)


def _new_year(match: Match, state: State) -> Reading | None:
    """Reads "New Year's Day" and "New Year's Eve"; the eve is the last day of the old year."""
    if match.word("unit") != "year" or (match.word("unit", 1) != "day" and not match.has("eve")):
        return None
    return _placed("new", -1 if match.has("eve") else 0, match, state)


def _placed(name: str, offset: int, match: Match, state: State) -> Reading | None:
    if match.has("year"):
        # 31 December belongs to the year that it is named with.
        year = match.number("year") + (name == "new" and offset < 0)
        return Reading(DATE, day_in(name, year, offset).isoformat(), explicit=True)
    if state.narrative and state.year is not None:
        return Reading(DATE, day_in(name, state.count(state.year, CARRIED), offset).isoformat())
    if state.reference is None:
        known = f"XXXX{day_in(name, 2001, offset).isoformat()[4:]}" if name in _FIXED else None
        return Reading(DATE, known or "XXXX-XX-XX")
    state.count(state.reference, PLACED)
    return Reading(DATE, _nearest(name, offset, match, state.reference).isoformat())


def _nearest(name: str, offset: int, match: Match, reference: date) -> date:
    days = [day_in(name, year, offset) for year in years_around(reference)]
    direction = tense(match)
    if match.has("last") or match.before(r"<since> ") or direction == PAST:
        days = [day for day in days if day <= reference] or days
    elif match.has("next") or match.has("coming") or direction == FUTURE:
        days = [day for day in days if day >= reference] or days
    elif match.has("this"):
        days = [day for day in days if day.year == reference.year] or days
    return min(days, key=lambda day: abs(day - reference))


_YEAR = r"(?:,? (?:<of> )?<year>)?"

RULES = (
    Rule("holiday", "feast", r"(?:<which> )?<feast>(?: (?:<unit>|<eve>|<fullday>))?" + _YEAR,
         _feast, "closed since Christmas Day", "2023-12-25"),
    Rule("holiday", "named_day", r"(?:<which> )?<namedday>(?:'<s>|')? <unit>" + _YEAR,
         _named_day, "it will open before Labor Day", "2024-09-02"),
    Rule("holiday", "good_friday", r"<good> <fullday>" + _YEAR,
         _good_friday, "on Good Friday", "2024-03-29"),
    Rule("holiday", "new_year", r"<new> <unit>(?:'<s>)? (?:<eve>|<unit>)" + _YEAR,
         _new_year, "on New Year's Eve", "2023-12-31"),
)  # fmt: skip
