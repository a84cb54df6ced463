"""Seasons: of a year, last, this and next, and bare ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefterm.temporal.calendar import season_of
from briefterm.temporal.classes import LETTERS
from briefterm.temporal.grounds import CARRIED, CARRIED_BC, PLACED
from briefterm.temporal.rule import DATE, Match, Reading, Rule
from briefterm.temporal.rules.anchors import year_spoken_of
from briefterm.temporal.rules.mods import mod_of
from briefterm.temporal.tense import FUTURE, PAST, tense, told_of_now

if TYPE_CHECKING:
    from datetime import date

    from briefterm.temporal.state import State

CODES = {"spring": "SP", "summer": "SU", "autumn": "FA", "winter": "WI"}
_GOVERNED = r"(?:<prep>|<until>|<since>|<before>|<after>|<for>|<from>|<and>|<over>) "
_ORDER = ("SP", "SU", "FA", "WI")


def _code(match: Match) -> str:
    return CODES[match.word("season")]


def _of_year(match: Match, state: State) -> Reading | None:
    code = _code(match)
    games = match.classes[0] == LETTERS["year"] and match.after(" <name>") is not None
    if games:
        return None  # the 1924 Summer Olympics
    if match.has("era"):
        return Reading(DATE, f"BC{match.number('num'):04d}-{code}", mod_of(match))
    year: int | None = match.number("year")
    if not year:
        year = year_spoken_of(match, state)
    if not year:
        return None
    return Reading(DATE, f"{year:04d}-{code}", mod_of(match), explicit=match.has("year"))


def _relative(match: Match, state: State) -> Reading | None:
    """Reads "last summer", "next winter", "that spring"."""
    code = _code(match)
    spoken = (
        match.has("that")
        or match.has("same")
        or match.has("following")
        or match.has("previous")
        or (match.has("the") and match.has("next"))
    )
    named = state.spoken_year if spoken else state.year
    if (spoken or state.narrative) and named is not None:
        year = state.count(named) + match.has("following") + match.has("next")
        year -= match.has("previous")
        return Reading(DATE, f"{year:04d}-{code}", mod_of(match))
    if state.reference is None:
        return Reading(DATE, f"XXXX-{code}", mod_of(match))
    state.count(state.reference, PLACED)
    return Reading(DATE, f"{_pointed(code, match, state.reference)}-{code}", mod_of(match))


def _pointed(code: str, match: Match, reference: date) -> str:
    running_year, running = season_of(reference)
    year = running_year
    ahead = _ORDER.index(code) - _ORDER.index(running)
    if match.has("last") or match.has("past_adj"):
        year -= ahead >= (0 if match.has("last") else 1)
    elif match.has("next") or match.has("coming"):
        year += ahead <= 0
    else:
        year += ahead < 0 and running == "WI"
    return f"{year:04d}"


def _bare(match: Match, state: State) -> Reading | None:
    """Reads a season in a phrase of time."""
    if not _names_a_season(match):
        return None
    return Reading(DATE, f"{_year_of(match, state)}-{_code(match)}", mod_of(match))


def _names_a_season(match: Match) -> bool:
    """Whether it is a time: "spring" and "fall" are also verbs and things."""
    if _opens_a_clause(match):
        return True
    if match.after(r"[-]| (?:<name>|<past>)") is not None:
        return False
    word = match.text("season")
    if word.lower() == "fall" and match.after(r" (?:<of>|<prep>|<to>)") is not None:
        return False  # the fall of a city, the fall in prices
    if word in {"FALL", "Fall"} and match.before(r"(?:<after>|<before>) ") is not None:
        return False  # "AFTER THE FALL" heads what came of it
    if match.before(_GOVERNED) is not None:
        return True
    return match.has("the") and match.after(r"[.,;:)]| <and>| <prep>") is not None


def _opens_a_clause(match: Match) -> bool:
    """Whether it is the subject of its sentence: "The summer also brings", not "The fall was"."""
    word = match.text("season").lower()
    if not match.has("the") or word in {"fall", "spring"}:
        return False
    if match.before(r"(?:\A|\n|[.!?]['\")]? )") is None:
        return False
    verb = r"(?:<be>|<past>|<will>|<might>|<plan>|<plural> (?:<the>|<a>|<name>|<num>))"
    adverb = "<word> " if match.word_after() in {"again", "also", "itself", "then"} else ""
    return match.after(f" {adverb}{verb}") is not None


def _year_of(match: Match, state: State) -> str:
    if state.narrative and state.before_christ is not None:
        return f"BC{state.count(state.before_christ, CARRIED_BC):04d}"
    if state.narrative and state.year is not None and not told_of_now(match):
        return f"{state.count(state.year, CARRIED):04d}"
    if state.reference is None:
        return "XXXX"
    state.count(state.reference, PLACED)
    return f"{_by_tense(_code(match), match, state.reference):04d}"


def _by_tense(code: str, match: Match, reference: date) -> int:
    year, running = season_of(reference)
    ahead = (_ORDER.index(code) - _ORDER.index(running)) % 4
    direction = tense(match)
    if match.before(r"<until> |<before> "):
        direction = FUTURE
    if ahead and (direction == PAST or (direction != FUTURE and ahead == 3)):  # noqa: PLR2004
        ahead -= 4
    return year + (_ORDER.index(running) + ahead) // 4


_PART = r"(?:(?:<the> )?<edge> <of> |(?:<early>|<late>) <prep> )?(?:<the> )?(?:<mood>[ -])?"

RULES = (
    Rule("season", "of_year",
         _PART + r"<season>,? (?:<of> )?(?:<year>|<num> <era>)|<year> <season>",
         _of_year, "in the summer of 2018", "2018-SU"),
    Rule("season", "of_that_year", _PART + r"<season> <of> (?:<the> )?<which> <unit>",
         _of_year, "the spring of next year", "2025-SP"),
    Rule("season", "relative", r"(?:<the> )?(?:<mood> )?(?:<this> <past_adj>|<which>) <season>",
         _relative, "it was sold last summer", "2023-SU"),
    Rule("season", "bare", _PART + r"<season>",
         _bare, "it will open in summer", "2024-SU"),
)  # fmt: skip
