"""Holidays with a date or a rule: fixed days, Easter and Good Friday, the nth weekday of a month."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from briefterm.temporal.calendar import add_days, easter, nth_weekday, years_around
from briefterm.temporal.grounds import CARRIED, PLACED
from briefterm.temporal.moon import NAMES, feast
from briefterm.temporal.rule import DATE, Match, Reading, Rule
from briefterm.temporal.tense import FUTURE, PAST, tense

if TYPE_CHECKING:
    from briefterm.temporal.state import State

_MONDAY, _FRIDAY = 1, 5

_FIXED = {
    "christmas": (12, 25), "halloween": (10, 31), "juneteenth": (6, 19), "boxing": (12, 26),
    "bastille": (7, 14), "veterans": (11, 11), "armistice": (11, 11), "valentine": (2, 14),
    "remembrance": (11, 11), "canada": (7, 1), "anzac": (4, 25), "australia": (1, 26),
    "new": (1, 1), "inauguration": (1, 20), "earth": (4, 22), "victory": (5, 9), "nowruz": (3, 20),
}  # fmt: skip
# Month, ISO weekday, which one (-1: the last); the United States' days.
_FLOATING = {
    "thanksgiving": (11, 4, 4), "labor": (9, 1, 1), "memorial": (5, 1, -1), "columbus": (10, 1, 2),
    "presidents": (2, 1, 3), "mother": (5, 7, 2), "father": (6, 7, 3), "mlk": (1, 1, 3),
}  # fmt: skip


def day_in(name: str, year: int, offset: int = 0) -> date:
    """The day of the holiday ``name`` in ``year``, moved by ``offset`` days for its eve."""
    if name in _FIXED:
        day = date(year, *_FIXED[name])
    elif name in _FLOATING:
        day = nth_weekday(year, *_FLOATING[name])
    elif name in NAMES:
        day = feast(name, year)
    elif name == "election":  # the Tuesday after the first Monday
        day = add_days(nth_weekday(year, 11, _MONDAY, 1), 1)
    else:
        day = easter(year)
    return add_days(day, offset)


# Days named by an adjective: from which feast, ISO weekday, days after the feast.
_ADJECTIVES = {
    ("black", 5): ("thanksgiving", 1), ("cyber", 1): ("thanksgiving", 4),
    ("palm", 7): ("easter", -7), ("maundy", 4): ("easter", -3), ("ash", 3): ("easter", -46),
    ("holy", 6): ("easter", -1), ("holy", 4): ("easter", -3), ("shrove", 2): ("easter", -47), ("whit", 1): ("easter", 50),
}  # fmt: skip
_RAMADAN = 30


def _feast(match: Match, state: State) -> Reading | None:
    """Reads "Christmas", "Christmas Eve", "Easter Monday", "Thanksgiving Day", "Ramadan"."""
    if match.has("unit") and match.word("unit") != "day":
        return None
    if match.word_before() == "operation":
        return None
    offset = -1 if match.has("eve") else 1 if match.number("fullday") == _MONDAY else 0
    reading = _placed(match.word("feast"), offset, match, state)
    if reading is None or match.word("feast") != "ramadan" or reading.value.startswith("X"):
        return reading
    first = date.fromisoformat(reading.value)
    return reading._replace(interval=(reading.value, add_days(first, _RAMADAN).isoformat()))


def _two_words(match: Match, state: State) -> Reading | None:
    """Reads "Rosh Hashanah", "Eid al-Fitr", "Lunar New Year"; not the Yom Kippur War."""
    if match.after(" <name>") is not None:
        return None
    if match.has("new"):
        return _placed("lunar", 0, match, state) if match.word("unit") == "year" else None
    name = match.word("moonword", -1)
    return _placed(name, 0, match, state) if name in NAMES else None


def _adjective(match: Match, state: State) -> Reading | None:
    """Reads "Black Friday", "Palm Sunday", "Ash Wednesday"."""
    found = _ADJECTIVES.get((match.word("black"), match.number("fullday")))
    if found is None or not match.text("black").istitle():
        return None
    return _placed(*found, match, state)


def _attacks(match: Match, _state: State) -> Reading | None:
    """Reads "9/11", and "Sept. 11" of the attacks of that name: the day in 2001."""
    if match.has("month") and (match.number("month"), match.number("dom")) != (9, 11):
        return None
    return Reading(DATE, "2001-09-11", explicit=True)


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
    Rule("holiday", "two_words",
         r"(?:<which> )?(?:<moonfeast> (?:<moonword>-)?<moonword>|<moonfeast> <new> <unit>)" + _YEAR,
         _two_words, "shut since Lunar New Year", "2024-02-10"),
    Rule("holiday", "adjective", r"(?:<which> )?<black> <fullday>" + _YEAR,
         _adjective, "prices fell on Black Friday", "2023-11-24"),
    Rule("holiday", "attacks", r"<nine11>|<month> <dom>(?=,? <attack>)",
         _attacks, "since the Sept. 11 attacks", "2001-09-11"),
    Rule("holiday", "good_friday", r"<good> <fullday>" + _YEAR,
         _good_friday, "on Good Friday", "2024-03-29"),
    Rule("holiday", "new_year", r"<new> <unit>(?:'<s>)? (?:<eve>|<unit>)" + _YEAR,
         _new_year, "on New Year's Eve", "2023-12-31"),
)  # fmt: skip
