"""Months, with and without a year; early, mid and late; the months of a range."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefterm.temporal.arranged import is_arranged, is_listed_ahead, is_offered
from briefterm.temporal.calendar import shift_month
from briefterm.temporal.grounds import CARRIED_BC, NEAREST, PLACED
from briefterm.temporal.headings import AHEAD
from briefterm.temporal.names import is_presented
from briefterm.temporal.rule import DATE, Match, Reading, Rule
from briefterm.temporal.rules.anchors import year_spoken_of
from briefterm.temporal.rules.mods import mod_of
from briefterm.temporal.state import month_value
from briefterm.temporal.tense import FUTURE, PAST, UNKNOWN, tense, told_in_past, told_of_now

if TYPE_CHECKING:
    from datetime import date

    from briefterm.temporal.state import State


_HALF_YEAR = 6
# What was offered is to come where it is near: "promised a review in June", written in May.
_SOON = 3
# What was put off is to come unless the month is just over.
_LONG = 9


def month_of(month: int, match: Match, state: State) -> str:
    """A month without a year: the year in force, else by tense, else nearest to the document."""
    carried = state.carried_year(month)
    if carried is not None and (not told_of_now(match) if state.narrative else told_in_past(match)):
        return month_value(carried, month)
    if state.before_christ is not None:
        return f"BC{state.count(state.before_christ, CARRIED_BC):04d}-{month:02d}"
    if state.reference is None:
        return f"XXXX-{month:02d}"
    return month_value(_year_by_tense(month, match, state, state.reference), month)


def _year_by_tense(month: int, match: Match, state: State, reference: date) -> int:
    ahead = (month - reference.month) % 12
    direction = tense(match)
    figures = match.after(r" (?:<word>|<plural>|<name>)") is not None
    if figures and match.before(r"<prep> ") is None:
        direction = UNKNOWN  # "March figures": the verb speaks of the figures
    if match.before(r"<before> ") and direction == PAST:
        direction = UNKNOWN  # "urged them to stop before mid-May"
    if match.before(r"<since> "):
        direction = PAST
    elif match.before(r"<units> (?:<prep>|<to>) ") and direction != FUTURE:
        direction = PAST  # in the six months to March
    elif match.before(r"<until> "):
        direction = FUTURE
    elif match.word_before() in {"through", "by"}:
        direction = UNKNOWN if direction == PAST else FUTURE
    if direction == PAST and (
        (ahead <= _LONG and is_arranged(match))
        or (ahead <= _SOON and is_offered(match))
        or (ahead <= _HALF_YEAR and state.looks == AHEAD and is_listed_ahead(match))
    ):
        direction = FUTURE
    state.count(reference, NEAREST if direction == UNKNOWN else PLACED)
    if ahead == 0:
        return reference.year
    coming = direction == FUTURE or (direction == UNKNOWN and ahead <= _HALF_YEAR)
    by = ahead if coming else ahead - 12
    return shift_month(reference.year, reference.month, by)[0]


def _with_year(match: Match, _state: State) -> Reading | None:
    value = month_value(match.number("year", -1), match.number("month"))
    return Reading(DATE, value, mod_of(match), explicit=True)


def _short_year(match: Match, state: State) -> Reading | None:
    """Reads "March of '68": the latest such year."""
    last = state.reference.year if state.reference else 1999
    year = last - (last - match.number("num", -1)) % 100
    value = month_value(year, match.number("month"))
    return Reading(DATE, value, mod_of(match), explicit=True)


def _bare(match: Match, state: State) -> Reading | None:
    if not _names_a_month(match):
        return None
    month = match.number("month")
    follow = match.after(r"<range>(?:<mood>[ -])?<month>(?: <dom>,)? <year>")
    if follow is not None:
        year = follow.number("year") - (follow.number("month") < month)
        return Reading(DATE, month_value(year, month), mod_of(match), explicit=True)
    return Reading(DATE, month_of(month, match, state), mod_of(match))


_PREPOSITION = (
    r"(?:<prep>|<until>|<since>|<between>|<from>|<after>|<before>|<of>|<than>|<for>|<last>|<next>"
    r"|<this>|<that>|<to>|<as>|<approx>) |<month> ?[-–] ?"
)


_CLOSED = r" (?:<be>|<will>|<might>|<past>|<prep>)|[.,;:)]"


def _names_a_month(match: Match) -> bool:
    """Whether a bare name is the month: not April Hollis, Jan or "May said"."""
    governed = match.before(_PREPOSITION) is not None
    if match.has("mood") or match.has("edge") or match.has("fullmonth"):
        return match.before(r"<money>") is None
    if match.has("abbrmonth"):
        return governed or match.classes.endswith(".")
    if match.has("namemonth"):
        named = (
            match.after(r" <name>") is not None
            or match.before(r"<name> ") is not None
            or is_presented(match)
        )
        return governed or not named or match.text("namemonth").isupper()
    return _may_or_march(match, governed=governed)


def _may_or_march(match: Match, *, governed: bool) -> bool:
    """Whether "May" or "March" is the month: after a preposition, or as in "May data will"."""
    if match.after(r" <name>") is not None and not match.text("maymonth").isupper():
        return False
    if match.before(r"<a> <word> ") is not None and match.after(_CLOSED) is not None:
        return True  # "a cold March is"
    if match.after(r" (?:<word>|<plural>) (?:<be>|<will>|<might>|<past>)") is not None:
        return True
    return (
        governed
        and match.after(r" (?:<will>|<might>|<to> (?!<month>)|<past>|<participle>)") is None
    )


def _of_year(match: Match, state: State) -> Reading | None:
    """Reads "December of last year", "August of that year"."""
    year = year_spoken_of(match, state)
    if year is None:
        return None
    return Reading(DATE, month_value(year, match.number("month")), mod_of(match))


def _relative(match: Match, state: State) -> Reading | None:
    """Reads "last October", "next May", "that November", "this March"."""
    month = match.number("month")
    if match.after(r" <dom>,? <year>") is not None:
        return None  # the upcoming Jan. 9, 2005
    pointed = match.before(r"\A|\n|[,;.] |(?:<and>|<or>|<prep>|<since>|<until>|<of>|<for>|<from>) ")
    clause = match.after(r" (?:<word>|<plural>|<name>|<will>|<past>)") is not None
    if match.has("that") and pointed is None and clause:
        return None  # "said that March sales fell"
    if match.has("that") or match.has("same") or match.has("following") or match.has("previous"):
        return _pointed(month, match, state)
    if state.reference is None:
        return Reading(DATE, f"XXXX-{month:02d}")
    state.count(state.reference, PLACED)
    ahead = month - state.reference.month
    year = state.reference.year
    if match.has("last"):
        year -= ahead >= 0
    elif match.has("next") or match.has("coming"):
        year += ahead <= 0
    return Reading(DATE, month_value(year, month), mod_of(match))


def _pointed(month: int, match: Match, state: State) -> Reading | None:
    """The month of the year, or beside the month, that the text spoke of."""
    anchor = (state.year, 12 if state.ending == state.year else 1) if state.year else None
    if state.month is not None and state.month[0] == state.year:
        anchor = state.month
    if anchor is None:
        return _bare(match, state)
    state.count(anchor if anchor == state.month else anchor[0])
    year, behind = anchor[0], anchor[1] > month
    if match.has("following"):
        year += behind or anchor[1] == month
    elif match.has("previous"):
        year -= anchor[1] <= month
    return Reading(DATE, month_value(year, month), mod_of(match))


def _month_end(match: Match, state: State) -> Reading | None:
    """Reads "month's end": of the month spoken of."""
    if match.word("unit") != "month" or match.word("edge") != "end":
        return None
    anchor = state.month or (
        (state.reference.year, state.reference.month) if state.reference else None
    )
    state.count(state.month or state.reference)
    return Reading(DATE, month_value(*anchor), "END") if anchor else None


_PART = r"(?:(?:<the> )?<edge> <of> |<edge>-|<mood>[ -](?:<prep> )?)?"

RULES = (
    Rule("month", "year",
         _PART + r"<month>,? (?:<of> )?<year>",
         _with_year, "in early May 1942", "1942-05"),
    Rule("month", "short_year", _PART + r"<month>,? (?:<of> )?'(?:<day>|<two>)(?!')",
         _short_year, "in March of '68", "1968-03"),
    Rule("month", "bare", _PART + r"<month>",
         _bare, "saved until the end of July", "2024-07"),
    Rule("month", "of_year",
         _PART + r"<month>,? (?:<of> (?:<the> )?<which>(?: <same>)?|<last>|<this>|<next>) <unit>",
         _of_year, "in December of last year", "2023-12"),
    Rule("month", "relative", r"(?:(?:<the> )?<edge> <of> )?(?:<the> )?(?:<mood> )?<which> <month>",
         _relative, "stuck since last October", "2023-10"),
    Rule("month", "end", r"<unit>'<s> <edge>",
         _month_end, "by month's end", "2024-05"),
)  # fmt: skip
