"""Days of the week, and yesterday, today and tomorrow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefterm.temporal.arranged import is_put_off
from briefterm.temporal.calendar import add_days, week_of, weekday_after, weekday_before
from briefterm.temporal.grounds import WEEKDAY
from briefterm.temporal.headings import AHEAD
from briefterm.temporal.names import is_introduced
from briefterm.temporal.rule import DATE, TIME, Match, Reading, Rule
from briefterm.temporal.rules.clock import part_of
from briefterm.temporal.tense import PAST, governed_ahead, tense

if TYPE_CHECKING:
    from datetime import date

    from briefterm.temporal.state import State

_NEAR_DAYS = 3
# What goes on for a time: "blew until Monday" is over, "was shut until Monday" need not be.
_LASTED = frozenset(
    """
    blew burned continued danced dragged fell fought lasted lingered persisted played raged rained
    ran remained sang slept snowed stayed talked waited went worked
    """.split()  # noqa: SIM905 - a list of quoted words would hide the words
)
_DAYS_OFF = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
# Before a weekday these count from now on.
_FORWARD = frozenset({"beginning", "effective", "starting"})
# A time of day that may stand between "until" and its day.
_CLOCK = r"(?:(?:<clock>|<day>|<noon>|<big>|<year>) ?(?:<ampm>)?(?: <zone>)? (?:<on> )?)?"
# The first day of "from Monday to Wednesday".
_WORD_OF_DAY = r"'<s>|(?: <daypart>)? (?:<word>|<plural>|<name>|<past>|<participle>)"
_FROM_DAY = r"<weekday>(?: ?[-–] ?| (?:<to>|<until>|<prep>) )"
_OPEN = {"yesterday": "PAST_REF", "tomorrow": "FUTURE_REF"}


def _weekday(match: Match, state: State) -> Reading | None:
    if match.has("abbrday") and not match.classes.endswith("."):
        return None
    if _is_name(match, state):
        return None
    return _on(_day(match, state), match)


def _is_name(match: Match, state: State) -> bool:
    """Whether a bare day is part of a name: "Sunday Akpan of", "lawyer Thomas Friday said"."""
    if not match.classes.isalnum() or match.before(r"<on> |<since> |<until> |<prep> ") is not None:
        return False
    word = match.text("weekday")
    named = (
        match.before(r"<black> ") is not None
        or (match.before(r"<name> ") is not None and match.after(r" <name>") is not None)
        or match.after(r" <name>(?: <of>|, <the>|, <a>)") is not None
        or is_introduced(match)
    )
    if named:
        state.names.add(word)
        return True
    return word in state.names and match.after(r" (?:<past>|<participle>)|'<s>") is not None


def _on(day: date | None, match: Match) -> Reading:
    value = day.isoformat() if day else f"XXXX-WXX-{match.number('weekday')}"
    if match.has("daypart"):
        return Reading(TIME, value + part_of(match), mod_of_part(match))
    return Reading(DATE, value, mod_of_part(match))


def mod_of_part(match: Match) -> str | None:
    """START for "early Monday morning", END for "late Monday"."""
    return "START" if match.has("early") else "END" if match.has("late") else None


def _day(match: Match, state: State) -> date | None:
    weekday = match.number("weekday")
    before = state.near_day
    if match.preceding(_FROM_DAY) is not None and before is not None:
        return weekday_after(state.count(before, WEEKDAY), weekday)
    if match.has("previous"):
        base = state.count(state.base, WEEKDAY)
        return weekday_before(add_days(base, -1), weekday) if base else None
    # "that Monday" points back only where a day was named: often "that" opens a clause.
    pointed = match.has("that") and state.day is not None
    spoken = pointed or match.has("following") or (match.has("the") and match.has("next"))
    if spoken or (state.narrative and state.day is not None):
        base = state.count(state.base, WEEKDAY)
        return weekday_after(base, weekday) if base else None
    if state.count(state.reference, WEEKDAY) is None or state.reference is None:
        return None
    if state.looks == AHEAD and match.classes.isalnum() and tense(match) != PAST:
        return weekday_after(state.reference, weekday)
    return _from_reference(weekday, match, state.reference)


def _from_reference(weekday: int, match: Match, reference: date) -> date:
    """The latest such day, today included, unless a word or a verb points elsewhere."""
    recent = weekday_before(reference, weekday)
    ahead = weekday_after(add_days(reference, 1), weekday)
    if match.has("next"):
        day = add_days(ahead, 7) if _too_near(ahead, reference) else ahead
    elif match.has("coming") or (match.has("that") and match.after(" <will>") is not None):
        day = ahead
    elif match.has("last"):
        day = recent if recent < reference else add_days(recent, -7)
    elif recent == reference:
        day = recent
    elif (
        (match.has("this") and not match.has("past_adj"))
        or _points_ahead(match)
        or governed_ahead(match)
    ):
        day = ahead
    else:
        day = recent
    return day


def _too_near(ahead: date, reference: date) -> bool:
    """Whether "next Friday" is not the coming one: it lies in this week, in three days or less."""
    near = (ahead - reference).days <= _NEAR_DAYS
    return near and (week_of(ahead) == week_of(reference) or ahead == add_days(reference, 1))


def _points_ahead(match: Match) -> bool:
    """Whether the words before look forward: "until Friday", "starting Monday", "ahead of Sunday"."""
    if match.before(r"<ahead> <of> (?:<the> )?") is not None:
        return True
    until = match.preceding(rf"<until> {_CLOCK}")
    if until is not None:
        return until.word_before() not in _LASTED
    if match.before(r"<for> ") is not None and match.after(_WORD_OF_DAY) is None:
        return True
    if match.before(rf"<to> {_CLOCK}") is not None and is_put_off(match):
        return True
    by = match.preceding(rf"<prep> {_CLOCK}")
    if by is not None and by.tokens.texts[by.start].lower() == "by":
        return tense(match) != PAST
    return match.word_before() in _FORWARD


def _week_of_day(match: Match, state: State) -> Reading | None:
    """Reads "Monday of last week", "Friday next week"."""
    if state.reference is None or match.word("unit") != "week":
        return None
    by = -1 if match.has("last") or match.has("previous") else 0 if match.has("this") else 1
    monday = add_days(weekday_before(state.count(state.reference), 1), 7 * by)
    return Reading(DATE, add_days(monday, match.number("weekday") - 1).isoformat())


def _deictic(match: Match, state: State) -> Reading | None:
    word = match.word("deictic")
    if state.reference is None:
        if word == "tonight":
            return Reading(TIME, "XXXX-XX-XXTNI")
        return Reading(DATE, _OPEN.get(word, "PRESENT_REF"))
    if state.narrative and word == "today":
        return Reading(DATE, "PRESENT_REF")
    day = add_days(state.count(state.reference), _DAYS_OFF[word]).isoformat()
    if word == "tonight":
        return Reading(TIME, day + "TNI")
    if match.has("daypart"):
        return Reading(TIME, day + part_of(match), mod_of_part(match))
    return Reading(DATE, day, mod_of_part(match))


def _beyond(match: Match, state: State) -> Reading | None:
    """Reads "the day before yesterday", "the day after tomorrow"."""
    if state.reference is None or match.word("unit") != "day":
        return None
    by = -2 if match.has("before") else 2
    expected = "yesterday" if match.has("before") else "tomorrow"
    if match.word("deictic") != expected:
        return None
    return Reading(DATE, add_days(state.count(state.reference), by).isoformat())


def _week_from(match: Match, state: State) -> Reading | None:
    """Reads "a week from Monday", "a week ago Tuesday"."""
    if state.reference is None or match.word("unit") != "week":
        return None
    state.count(state.reference)
    if match.has("deictic"):
        day = add_days(state.reference, _DAYS_OFF[match.word("deictic")])
        return Reading(DATE, add_days(day, -7 if match.has("ago") else 7).isoformat())
    weekday = match.number("weekday")
    if match.has("ago"):
        day = add_days(weekday_before(state.reference, weekday), -7)
    else:
        day = add_days(weekday_after(add_days(state.reference, 1), weekday), 7)
    return Reading(DATE, day.isoformat())


_SOON = r"(?:(?:<early>|<late>|<earlier>|<later>) (?:<on> )?)"
_WHICH = (
    r"(?:<last>|<next>|<this>|<that>|<coming>|<the> (?:<following>|<next>|<coming>|<previous>)"
    r"|<this> <past_adj>)"
)

RULES = (
    Rule("weekday", "weekday", rf"{_SOON}?(?:{_WHICH} )?<weekday>(?: <daypart>)?",
         _weekday, "said on Monday", "2024-05-13"),
    Rule("weekday", "of_week", r"<weekday>,?(?: <of>)? (?:<last>|<this>|<next>|<previous>) <unit>",
         _week_of_day, "Monday of last week", "2024-05-06"),
    Rule("weekday", "week_from", r"<a> <unit> (?:<from>|<ago>) (?:<weekday>|<deictic>)",
         _week_from, "a week from Monday", "2024-05-27"),
    Rule("deictic", "day", rf"{_SOON}?<deictic>(?:,? <daypart>)?",
         _deictic, "it said yesterday morning", "2024-05-14TMO"),
    Rule("deictic", "beyond", r"<the> <unit> (?:<before>|<after>) <deictic>",
         _beyond, "the day before yesterday", "2024-05-13"),
)  # fmt: skip
