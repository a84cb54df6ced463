"""Days of the week, and yesterday, today and tomorrow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefterm.temporal.calendar import add_days, week_of, weekday_after, weekday_before
from briefterm.temporal.grounds import WEEKDAY
from briefterm.temporal.rule import DATE, TIME, Match, Reading, Rule
from briefterm.temporal.rules.clock import part_of
from briefterm.temporal.tense import PAST, governed_ahead, tense

if TYPE_CHECKING:
    from datetime import date

    from briefterm.temporal.state import State

_DAYS_OFF = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
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
        or (match.before(r"<name> ") is not None and match.after(r" (?:<past>|<name>)") is not None)
        or match.after(r" <name>(?: <of>|, <the>|, <a>)") is not None
    )
    if named:
        state.names.add(word)
        return True
    return word in state.names and match.after(r" (?:<past>|<participle>)|'<s>") is not None


def _on(day: date | None, match: Match) -> Reading:
    value = day.isoformat() if day else f"XXXX-WXX-{match.number('weekday')}"
    if match.has("daypart"):
        return Reading(TIME, value + part_of(match), mod_of_part(match))
    return Reading(DATE, value)


def mod_of_part(match: Match) -> str | None:
    """START for "early Monday morning", END for "late Monday"."""
    return "START" if match.has("early") else "END" if match.has("late") else None


def _day(match: Match, state: State) -> date | None:
    weekday = match.number("weekday")
    # "that Monday" points back only where a day was named: often "that" opens a clause.
    pointed = match.has("that") and state.day is not None
    spoken = pointed or match.has("following") or (match.has("the") and match.has("next"))
    if spoken or (state.narrative and state.day is not None):
        base = state.count(state.base, WEEKDAY)
        return weekday_after(base, weekday) if base else None
    if state.count(state.reference, WEEKDAY) is None or state.reference is None:
        return None
    if state.ahead and match.classes.isalnum() and tense(match) != PAST:
        return weekday_after(state.reference, weekday)
    return _from_reference(weekday, match, state.reference)


def _from_reference(weekday: int, match: Match, reference: date) -> date:
    """The latest such day, today included, unless a word or a verb points elsewhere."""
    recent = weekday_before(reference, weekday)
    ahead = weekday_after(add_days(reference, 1), weekday)
    if match.has("next"):
        day = add_days(ahead, 7) if week_of(ahead) == week_of(reference) else ahead
    elif match.has("coming") or (match.has("that") and match.after(" <will>") is not None):
        day = ahead
    elif match.has("last"):
        day = recent if recent < reference else add_days(recent, -7)
    elif recent == reference:
        day = recent
    elif match.has("this") or match.before(r"<until> ") or governed_ahead(match):
        day = ahead
    else:
        day = recent
    return day


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
    return Reading(DATE, day)


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
    weekday = match.number("weekday")
    state.count(state.reference)
    if match.has("ago"):
        day = add_days(weekday_before(state.reference, weekday), -7)
    else:
        day = add_days(weekday_after(add_days(state.reference, 1), weekday), 7)
    return Reading(DATE, day.isoformat())


_WHICH = r"(?:<last>|<next>|<this>|<that>|<coming>|<the> (?:<following>|<next>|<coming>))"

RULES = (
    Rule("weekday", "weekday", rf"<soon>?(?:{_WHICH} )?<weekday>(?: <daypart>)?",
         _weekday, "said on Monday", "2024-05-13"),
    Rule("weekday", "of_week", r"<weekday>,?(?: <of>)? (?:<last>|<this>|<next>|<previous>) <unit>",
         _week_of_day, "Monday of last week", "2024-05-06"),
    Rule("weekday", "week_from", r"<a> <unit> (?:<from>|<ago>) <weekday>",
         _week_from, "a week from Monday", "2024-05-27"),
    Rule("deictic", "day", r"<soon>?<deictic>(?:,? <daypart>)?",
         _deictic, "it said yesterday morning", "2024-05-14TMO"),
    Rule("deictic", "beyond", r"<the> <unit> (?:<before>|<after>) <deictic>",
         _beyond, "the day before yesterday", "2024-05-13"),
)  # fmt: skip
