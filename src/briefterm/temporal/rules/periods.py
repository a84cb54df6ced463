"""Periods named by a day in them or by the text: the week of March 11, the end of the year."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from briefterm.temporal.calendar import (
    WEEK,
    add_days,
    month_length,
    nth_weekday,
    week_of,
    weekday_before,
)
from briefterm.temporal.grounds import PLACED
from briefterm.temporal.rule import DATE, Match, Reading, Rule
from briefterm.temporal.rules.anchors import year_spoken_of
from briefterm.temporal.rules.day import day_of
from briefterm.temporal.rules.mods import mod_of
from briefterm.temporal.rules.month import month_of
from briefterm.temporal.tense import governed_ahead

if TYPE_CHECKING:
    from briefterm.temporal.state import State


def _week_of_day(match: Match, state: State) -> Reading | None:
    """Reads "the week of March 11", "the weekend of 11 May 2024"."""
    unit = match.word("unit")
    if unit not in {"week", "weekend"}:
        return None
    month, day = match.number("month"), match.number("dom")
    if match.has("year"):
        first = date(match.number("year"), month, day)
    else:
        reading = day_of(month, day, match, state)
        if reading is None or reading.value.startswith("X"):
            return None
        first = date.fromisoformat(reading.value)
    week = week_of(first)
    return Reading(DATE, f"{week}-WE" if unit == "weekend" else week, explicit=match.has("year"))


# How many digits the value of a unit of years has.
_DIGITS = {"year": 4, "decade": 3, "century": 2}
_FOREMOST = frozenset({"best", "worst"})
_NO_SUPERLATIVES = frozenset(
    """
    arrest conquest contest forest guest harvest honest interest latest modest protest quest request
    rest test unrest west
    """.split()  # noqa: SIM905 - a list of quoted words would hide the words
)
_GOVERNED = r"(?:<prep>|<until>|<since>|<before>|<after>|<for>|<from>|<to>|<over>) "
_ENDS_ON = frozenset({"ended", "ending", "to", "through", "beginning", "starting"})


def _week_ended(match: Match, state: State) -> Reading | None:
    """Reads "the week" of "the week ended Sept. 30", "in the week to 9 May"."""
    if match.word("unit") != "week" or match.word_after() not in _ENDS_ON:
        return None
    day = match.after(r" \S (?:<the> )?" + _DAY)
    return None if day is None else _week_of_day(Match(match.tokens, match.start, day.end), state)


def _time_of_year(match: Match, state: State) -> Reading | None:
    """Reads "this time last year": the running month of that year."""
    year = year_spoken_of(match, state)
    reference = state.reference
    if match.word("unit") != "year" or year is None or reference is None:
        return None
    by = 1 if match.has("next") else -1
    return Reading(DATE, f"{state.count(reference).year + by:04d}-{reference.month:02d}")


def _weekend(match: Match, state: State) -> Reading | None:
    """Reads "over the weekend": the latest, or the next one where the text points ahead."""
    if match.word("unit") != "weekend":
        return None
    reference = state.reference
    if reference is None:
        return Reading(DATE, "XXXX-WXX-WE")
    state.count(reference, PLACED)
    saturday = weekday_before(reference, 6)
    if match.has("coming") or governed_ahead(match):
        ahead = add_days(weekday_before(reference, 1), 5)
        return Reading(DATE, f"{week_of(ahead)}-WE")
    return Reading(DATE, f"{week_of(saturday)}-WE")


def _running(match: Match, state: State) -> Reading | None:
    """Reads "the end of the year", "later in the month", "the rest of the week"."""
    unit = match.word("unit")
    told = state.narrative or (state.told is not None and state.year == state.told)
    state.count(state.reference)
    if unit in _DIGITS:
        return _of_years(unit, match, state, told=told)
    if unit == "month":
        month = state.count(state.month) if told and state.month else None
        if month is None and state.reference is not None:
            month = (state.reference.year, state.reference.month)
        return Reading(DATE, f"{month[0]:04d}-{month[1]:02d}", mod_of(match)) if month else None
    if unit in {"week", "weekend"}:
        anchor = state.count(state.base if told else state.reference)
        return Reading(DATE, week_of(anchor), mod_of(match)) if anchor else None
    if unit == "day" and (match.has("later") or match.has("earlier")) and state.base is not None:
        return Reading(DATE, state.count(state.base).isoformat())
    return None


def _of_years(unit: str, match: Match, state: State, *, told: bool) -> Reading | None:
    """The running year, decade or century, of the text where it tells of bygone years."""
    year = state.spoken_year
    if told and year:
        state.count(year)
    else:
        year = state.reference.year if state.reference else None
    return Reading(DATE, f"{year:04d}"[: _DIGITS[unit]], mod_of(match)) if year else None


def _running_part(match: Match, state: State) -> Reading | None:
    reading = _running(match, state)
    if reading is None or not (match.has("later") or match.has("earlier") or match.has("rest")):
        return reading
    return reading._replace(mod=None)


def _bare(match: Match, state: State) -> Reading | None:
    """Reads "for the year", "in the month": the running one; a quarter is the last finished."""
    if match.word("unit") == "quarter" and state.reference is not None:
        state.count(state.reference)
        quarters = state.reference.year * 4 + (state.reference.month - 1) // 3 - 1
        return Reading(DATE, f"{quarters // 4:04d}-Q{quarters % 4 + 1}")
    if match.word_after() in _ENDS_ON and match.after(r" \S (?:<the> )?(?:<edge> <of> )?<month>"):
        return None  # the year to March
    of = match.before("<of> ") is not None
    if (match.word("unit") in {"decade", "century"}) != of and not (of and _is_foremost(match)):
        return None
    return _running(match, state) if match.word("unit") in {"week", "month", *_DIGITS} else None


def _middle(match: Match, state: State) -> Reading | None:
    """Reads "by mid-month", "since mid-year": of the running one."""
    governed = match.before(_GOVERNED) is not None
    return _running(match, state) if governed and match.word("unit") in {"month", "year"} else None


def _is_foremost(match: Match) -> bool:
    """Whether a superlative stands before "of": "the fastest mile of the year"."""
    led = match.preceding(r"(?:<the>|'<s>|<word>) \S (?:\S ){0,3}<of> ")
    if led is None or match.word("unit") != "year":
        return False
    words = led.tokens.texts[led.start + 2 : led.end - 3 : 2]
    return any(
        word in _FOREMOST or (word.endswith("est") and word not in _NO_SUPERLATIVES)
        for word in words[:-1]
    )


def _unit_end(match: Match, state: State) -> Reading | None:
    """Reads "year end", "the year's end"."""
    if match.word("edge") != "end" or match.word("unit") not in {"year", "month"}:
        return None
    if match.has("year"):
        year = f"{match.number('year'):04d}"
        return Reading(DATE, year, "END", explicit=True) if match.word("unit") == "year" else None
    return _running(match, state)


def _nth(match: Match, state: State) -> Reading | None:
    """Reads "the second week of May", "the last day of 2023", "the first Monday in June"."""
    count = match.number("ordinal") if match.has("ordinal") else 0
    month = match.number("month")
    if match.has("year"):
        year = match.number("year")
    else:
        named = month_of(month, match, state)
        if named.startswith(("X", "BC")):
            return None
        year = int(named[:4])
    day = _nth_day(match, count, year, month)
    if day is None:
        return None
    value = week_of(day) if match.word("unit") == "week" else day.isoformat()
    return Reading(DATE, value, explicit=match.has("year"))


def _nth_day(match: Match, count: int, year: int, month: int) -> date | None:
    """The day that the counting leads to, any day of it for a week; a count of 0 is the last."""
    if match.has("weekday"):
        return nth_weekday(year, month, match.number("weekday"), count or -1)
    step = {"day": 1, "week": WEEK}.get(match.word("unit"))
    if step is None or count * step > month_length(year, month):
        return None
    return date(year, month, (count - 1) * step + 1 if count else month_length(year, month))


def _iso_week(match: Match, _state: State) -> Reading | None:
    text = match.text("isoweek")
    day = date.fromisocalendar(int(text[:4]), int(text[6:8]), int(text[9:] or 1))
    return Reading(DATE, day.isoformat() if text[9:] else week_of(day), explicit=True)


def _week_number(match: Match, state: State) -> Reading | None:
    """Reads "week 24 of 2023"."""
    if match.word("unit") != "week":
        return None
    year = match.number("year") or (state.reference.year if state.reference else 0)
    if not year:
        return None
    return Reading(DATE, week_of(date.fromisocalendar(year, match.number("small"), 1)))


_DAY = r"(?:<month> <dom>|<dom> <month>)(?:,? <year>)?"

RULES = (
    Rule("period", "week_of", r"(?:<the> )?<unit> (?:<of>|<from>) " + _DAY,
         _week_of_day, "the week of March 11", "2024-W11"),
    Rule("period", "week_ended", r"<the> <unit>(?= \S (?:<the> )?" + _DAY + ")",
         _week_ended, "the week ended March 16", "2024-W11"),
    Rule("period", "time_of_year", r"<this> <time> (?:<last>|<next>) <unit>",
         _time_of_year, "as this time last year", "2023-05"),
    Rule("period", "weekend", r"<the> (?:<coming> )?<unit>",
         _weekend, "over the weekend", "2024-W19-WE"),
    Rule("period", "running",
         r"(?:(?:<the> )?<edge> <of>|(?:<early>|<late>|<earlier>|<later>) <prep>) <the> <unit>(?! <edge>)",
         _running_part, "by the end of the year", "2024"),
    Rule("period", "rest", r"(?:<the> )?<rest> <of> <the> <unit>",
         _running_part, "for the rest of the month", "2024-05"),
    Rule("period", "unit_end", r"(?:<the> )?<unit>(?:[ -]|'<s> )<edge>(?:,? (?:<of> )?<year>)?",
         _unit_end, "by year end", "2024"),
    Rule("period", "bare",
         r"(?<=(?:<for>|<over>|<prep>|<of>) )<the> <unit>(?=[.,;:)\"]| <prep>| <and>| <at>| <to>|$)",
         _bare, "It lost money for the year.", "2024"),
    Rule("period", "middle", r"<mid>-<unit>",
         _middle, "an audit by mid-month", "2024-05"),
    Rule("period", "nth",
         r"(?:<the> )?(?:<ordinal>|<last>) (?:<unit>|<weekday>) (?:<of>|<prep>) <month>(?:,? <year>)?",
         _nth, "in the second week of May", "2024-W19"),
    Rule("period", "iso_week", r"<isoweek>",
         _iso_week, "2024-W20", "2024-W20"),
    Rule("period", "week_number", r"<unit> <small> <of> <year>",
         _week_number, "week 24 of 2023", "2023-W24"),
)  # fmt: skip
