"""Times of day: clock times with zones, noon, and the parts of a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefterm.temporal.calendar import add_days
from briefterm.temporal.grounds import ON
from briefterm.temporal.rule import TIME, Match, Reading, Rule
from briefterm.temporal.rules.anchors import day_spoken_of, pointer
from briefterm.temporal.rules.mods import mod_of

if TYPE_CHECKING:
    from datetime import date

    from briefterm.temporal.state import State

_PARTS = {
    "morning": "TMO", "dawn": "TMO", "daybreak": "TMO", "afternoon": "TAF", "evening": "TEV",
    "dusk": "TEV", "night": "TNI",
}  # fmt: skip
_NOON = {"noon": "12:00", "midnight": "00:00"}
_HALF_DAY = 12


def part_of(match: Match) -> str:
    """The TIMEX3 suffix of the part of the day named in the match: TMO, TAF, TEV, TNI."""
    return _PARTS.get(match.word("daypart"), "")


def _hour(hour: int, half: str) -> int | None:
    if not half:
        return hour if hour <= 24 else None  # noqa: PLR2004 - hours of a day
    if not 1 <= hour <= _HALF_DAY:
        return None
    return hour % _HALF_DAY + (_HALF_DAY if half == "pm" else 0)


def clock_of(match: Match) -> str | None:
    """The clock time in the match as ``hh:mm`` on a 24-hour dial; None if it is none."""
    if match.has("noon"):
        return _NOON[match.word("noon")]
    text = (match.text("clock") or match.text("decimal") or match.text("num")).lower()
    half = match.word("ampm") or ("am" if "am" in text else "pm" if "pm" in text else "")
    digits = "".join(char if char.isdecimal() else " " for char in text).split()
    if not digits:
        return None
    first, minute = digits[0], int(digits[1]) if len(digits) > 1 else 0
    if len(digits) == 1 and len(first) == 4:  # noqa: PLR2004 - 0930
        first, minute = first[:2], int(first[2:])
    hour = _hour(int(first), half)
    if hour is None or minute > 59:  # noqa: PLR2004 - minutes of an hour
        return None
    return f"{hour:02d}:{minute:02d}"


def _clock(match: Match, state: State) -> Reading | None:
    value = clock_of(match)
    if value is None:
        return None
    if match.has("decimal") and match.text("decimal")[-3] != ".":
        return None
    return _at(value, match, state)


def _at(clock: str, match: Match, state: State) -> Reading:
    day = (state.day if state.narrative else state.near_day) or state.reference
    named = match.before(r"(?:<dom>|<weekday>|<deictic>|<year>),? <at> ")
    if named is None and state.reference is not None and day is not None and day > state.reference:
        day = state.reference
    state.count(day, ON)
    return Reading(TIME, f"{_day_text(day)}T{clock}", mod_of(match))


def _first_of_range(match: Match, state: State) -> Reading | None:
    """Reads the "2" of "between 2 and 4 p.m."."""
    rest = match.after(r"(?: ?[-–] ?| (?:<to>|<and>|<until>) )(?:<clock>|<day>) ?<ampm>")
    if rest is None or match.before(r"(?:<from>|<between>|<at>|<on>|<prep>) ") is None:
        return None
    hour = _hour(match.number("day"), rest.word("ampm"))
    return None if hour is None else _at(f"{hour:02d}:00", match, state)


def _bare_clock(match: Match, state: State) -> Reading | None:
    """Reads "12:47" without am, pm or zone: not a score, a ratio or a verse."""
    text = match.text("clock")
    if match.before(
        r"(?:<name>|<namedday>|<the>|<namemonth>|[<num>]) "
    ) is not None or match.before(r"[-–]<num>|[:/]"):
        return None
    governed = match.before(
        r"(?:<at>|<until>|<from>|<after>|<before>|<since>|<prep>|<approx>|<to>) "
    )
    if text.count(":") > 1 and not match.before("<at> "):
        return None  # a time that somebody ran
    if text[1] == ":" and governed is None:
        return None
    return _clock(match, state)


def _part(match: Match, state: State) -> Reading:
    """Reads "this morning", "last night", "that night", "the next morning"."""
    if match.has("this"):
        day = state.count(state.reference)
    elif match.has("last"):
        reference = state.count(state.reference)
        day = add_days(reference, -1) if reference else None
    else:
        day = day_spoken_of(match, state)
        by, _ = pointer(match, narrative=True)
        day = add_days(day, by) if day else None
    return Reading(TIME, _day_text(day) + part_of(match), mod_of(match))


def _early_hours(match: Match, state: State) -> Reading | None:
    if match.word("units") != "hour":
        return None
    return Reading(TIME, f"{_day_text(state.count(state.base, ON))}TMO", "START")


def _the_part(match: Match, state: State) -> Reading:
    return Reading(TIME, _day_text(state.count(state.base, ON)) + part_of(match), mod_of(match))


def _day_text(day: date | None) -> str:
    return day.isoformat() if day else "XXXX-XX-XX"


_NAMED_ZONE = r"(?:<zone>|<zoneword> <time>|<local> <time>)"
_ZONE = rf"(?: ?(?:{_NAMED_ZONE}|\(<zone>\)))?"
_ABOUT = r"(?:<approx> |<soon>)?"
_WHICH = r"(?:<this>|<that>(?: <same>)?|<last>|<next>|<following>|<previous>|<same>)"
_DAY_FOLLOWS = r"(?= (?:<of>|<on>) (?:<the> )?(?:<month>|<weekday>|<dom>))"

RULES = (
    Rule("clock", "half_day", _ABOUT + r"(?:<clock>|<day>|<decimal>) ?<ampm>" + _ZONE,
         _clock, "at 10 a.m.", "2024-05-15T10:00"),
    Rule("clock", "zone", _ABOUT + r"(?:<clock>|<year>|<big>) ?" + _NAMED_ZONE,
         _clock, "at 17:05 UTC", "2024-05-15T17:05"),
    Rule("clock", "bare", _ABOUT + r"<clock>",
         _bare_clock, "at 05:40 a traveller", "2024-05-15T05:40"),
    Rule("clock", "range_first", r"<day>",
         _first_of_range, "between 2 and 4 p.m.", "2024-05-15T14:00"),
    Rule("clock", "oclock", _ABOUT + r"(?:<day>|<cardinal>) <oclock>",
         _clock, "at 9 o'clock", "2024-05-15T09:00"),
    Rule("clock", "noon", _ABOUT + r"(?:<day> )?<noon>" + _ZONE,
         _clock, "before midnight", "2024-05-15T00:00"),
    Rule("clock", "part", rf"<soon>?(?:<the> )?<soon>?{_WHICH} <soon>?<daypart>",
         _part, "it said this morning", "2024-05-15TMO"),
    Rule("clock", "part_of",
         r"(?:(?:<early>|<late>) <prep> )?(?:<the> )?<soon>?<daypart>" + _DAY_FOLLOWS,
         _the_part, "on the night of 27 September", "2024-09-27TNI"),
    Rule("clock", "early_hours", r"<the> <early> (?:<daypart> )?<units>" + _DAY_FOLLOWS,
         _early_hours, "in the early hours of Monday", "2024-05-13TMO"),
    Rule("clock", "the_part", r"<the> <soon>?<part>",
         _the_part, "in the afternoon", "2024-05-15TAF"),
    Rule("clock", "after_day", r"(?<=<day> )<part>|(?<=<dayord> )<part>|(?<=<year> )<part>",
         _the_part, "On May 3 morning", "2024-05-03TMO"),
)  # fmt: skip
