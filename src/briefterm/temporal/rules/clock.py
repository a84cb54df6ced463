"""Times of day: clock times with zones, noon, and the parts of a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefterm.temporal.calendar import add_days
from briefterm.temporal.grounds import ON
from briefterm.temporal.pattern import compiled
from briefterm.temporal.rule import CLAUSE, TIME, Match, Reading, Rule
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
        if match.text("noon").istitle() and match.before(r"[^.!?:\n\"(] ") is not None:
            return None  # "Chimes at Midnight"
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


def _of_place(match: Match, state: State) -> Reading | None:
    """Reads "8 a.m. Brasilia time": the clocks of a place, not "at 10:40 Time magazine"."""
    return _clock(match, state) if match.text("time").islower() else None


def _at(clock: str, match: Match, state: State) -> Reading:
    day = _day_at(match, state)
    state.count(day, ON)
    return Reading(TIME, f"{_day_text(day)}T{clock}", mod_of(match))


def _day_at(match: Match, state: State) -> date | None:
    """The day of a time: the last one of its sentence or line, else of the text, but none to come."""
    if state.near_day is not None and _in_one_sentence(match, state.near_end):
        return state.near_day
    day = (state.day if state.narrative else state.near_day) or state.reference
    if state.reference is not None and day is not None and day > state.reference:
        return state.reference
    return day


def _in_one_sentence(match: Match, start: int) -> bool:
    """Whether no sentence and no line ends between the token ``start`` and the match."""
    if match.start - start > CLAUSE:
        return False
    border = compiled(r"[.!?]['\")]? |\n")
    return border.search(match.tokens.classes, start, match.start) is None


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


def _past_the_hour(match: Match, state: State) -> Reading | None:
    """Reads "half past six", "a quarter to nine"; without more, a time before noon."""
    minutes = 30 if match.has("half") else 15
    if match.has("unit") and match.word("unit") != "quarter":
        return None
    if match.has("to") and match.before("<at> ") is None:
        return None  # it fell by a quarter to nine
    hour = match.number("cardinal") or match.number("day")
    if match.after(r" ?(?:<measure>|<plural>|%)") is not None:
        return None
    if not 1 <= hour <= _HALF_DAY:
        return None
    moment = hour * 60 + (-minutes if match.has("to") else minutes)
    hour = _hour(moment // 60 or _HALF_DAY, match.word("ampm")) or 0
    return _at(f"{hour:02d}:{moment % 60:02d}", match, state)


def _part(match: Match, state: State) -> Reading:
    """Reads "this morning", "last night", "that night", "the next morning"."""
    if match.has("this"):
        day = state.count(state.reference)
    elif match.has("last"):
        reference = state.count(state.reference)
        day = add_days(reference, -1) if reference else None
    else:
        day = day_spoken_of(match, state)
        by, _ = pointer(match)
        day = add_days(day, by) if day else None
    return Reading(TIME, _day_text(day) + part_of(match), mod_of(match))


def _of_the_night(match: Match) -> bool:
    """Whether "the night" has a time's place in its sentence: "went on into the night, killing"."""
    return (
        match.has("soon")
        or match.word_before() in {"spend", "spent"}
        or (
            match.before(r"<prep> ") is not None
            and match.after(r"[.,;:!?)\n]|\Z| <prep>| <and>") is not None
        )
        or match.after(_DAY_FOLLOWS) is not None
    )


def _day_of_part(match: Match, state: State) -> date | None:
    """The day in force; one to come only within its own sentence."""
    day = state.base
    ahead = day is not None and state.reference is not None and day > state.reference
    if ahead and not state.narrative and not _in_one_sentence(match, state.near_end):
        day = state.reference
    elif ahead and match.before(r"<past> <prep> |<participle> <prep> ") is not None:
        day = state.reference  # "due in Rome next Tuesday, visited in the afternoon"
    return state.count(day, ON)


def _early_hours(match: Match, state: State) -> Reading | None:
    if match.word("units") != "hour":
        return None
    return Reading(TIME, f"{_day_text(_day_of_part(match, state))}TMO", "START")


def _the_part(match: Match, state: State) -> Reading | None:
    if match.has("night") and match.classes[:-1].endswith(" ") and not _of_the_night(match):
        return None
    return Reading(TIME, _day_text(_day_of_part(match, state)) + part_of(match), mod_of(match))


# Before these nouns "overnight" is a kind of loan, journey or parcel.
_OVERNIGHT_THINGS = frozenset(
    {"bag", "bus", "delivery", "deposit", "deposits", "ferry", "flight", "funding", "funds"}
    | {"index", "interbank", "lending", "loan", "loans", "money", "parking", "rate", "rates"}
    | {"visitors", "star", "stars", "stay", "stays", "guest", "guests", "trip", "trips", "hit"}
    | {"repo", "repos", "sensation", "shipping", "success", "train", "trains"}
)


def _overnight(match: Match, state: State) -> Reading | None:
    """Reads "overnight": the night that ends on the day in force."""
    if match.word_after().lower() in _OVERNIGHT_THINGS or match.after("-") is not None:
        return None
    day = _day_text(state.count(state.base if state.narrative else state.reference, ON))
    return Reading(TIME, f"{day}TNI")


def _day_text(day: date | None) -> str:
    return day.isoformat() if day else "XXXX-XX-XX"


_NAMED_ZONE = r"(?:<zone>|<zoneword> <time>|<local> <time>)"
_PLACE = r"(?: <name>)? <name> <time>"
_ZONE = rf"(?: ?(?:{_NAMED_ZONE}|\(<zone>\)))?"
_ABOUT = r"(?:<approx> |<soon>)?"
_WHICH = r"(?:<this>|<that>(?: <same>)?|<last>|<next>|<following>|<previous>|<same>)"
_DAY_FOLLOWS = r"(?= (?:<of>|<on>) (?:<the> )?(?:<month>|<weekday>|<dom>))"

RULES = (
    Rule("clock", "half_day", _ABOUT + r"(?:<clock>|<day>|<decimal>) ?<ampm>" + _ZONE,
         _clock, "at 10 a.m.", "2024-05-15T10:00"),
    Rule("clock", "zone", _ABOUT + r"(?:<clock>|<year>|<big>) ?" + _NAMED_ZONE,
         _clock, "at 17:05 UTC", "2024-05-15T17:05"),
    Rule("clock", "of_place",
         _ABOUT + rf"(?:(?:<clock>|<day>|<decimal>) ?<ampm>|<clock>|<noon>){_PLACE}",
         _of_place, "at 8 a.m. Brasilia time", "2024-05-15T08:00"),
    Rule("clock", "bare", _ABOUT + r"<clock>",
         _bare_clock, "at 05:40 a traveller", "2024-05-15T05:40"),
    Rule("clock", "range_first", r"<day>",
         _first_of_range, "between 2 and 4 p.m.", "2024-05-15T14:00"),
    Rule("clock", "oclock", _ABOUT + r"(?:<day>|<cardinal>) <oclock>",
         _clock, "at 9 o'clock", "2024-05-15T09:00"),
    Rule("clock", "past_the_hour",
         _ABOUT + r"(?:<half> <past_adj>|(?:<a> )?<unit> (?:<past_adj>|<to>)) (?:<cardinal>|<day>)(?: ?<ampm>)?",
         _past_the_hour, "at half past six", "2024-05-15T06:30"),
    Rule("clock", "noon", _ABOUT + r"(?:<day> )?<noon>" + _ZONE,
         _clock, "before midnight", "2024-05-15T00:00"),
    Rule("clock", "part", rf"<soon>?(?:<the> )?<soon>?{_WHICH} <soon>?<daypart>",
         _part, "it said this morning", "2024-05-15TMO"),
    Rule("clock", "part_of",
         r"(?:(?:<early>|<late>) <prep> )?(?:<the> )?<soon>?<daypart>" + _DAY_FOLLOWS,
         _the_part, "on the night of 27 September", "2024-09-27TNI"),
    Rule("clock", "early_hours", r"<the> (?:<early>|<wee>) (?:<daypart> )?<units>" + _DAY_FOLLOWS,
         _early_hours, "in the early hours of Monday", "2024-05-13TMO"),
    Rule("clock", "mid_part", r"<mid>-<part>",
         _the_part, "by mid-afternoon", "2024-05-15TAF"),
    Rule("clock", "overnight", r"<overnight>",
         _overnight, "it was hit overnight", "2024-05-15TNI"),
    Rule("clock", "the_part", r"<the> <soon>?(?:<part>|<night>)",
         _the_part, "in the afternoon", "2024-05-15TAF"),
    Rule("clock", "after_day", r"(?<=<day> )<part>|(?<=<dayord> )<part>|(?<=<year> )<part>",
         _the_part, "On May 3 morning", "2024-05-03TMO"),
)  # fmt: skip
