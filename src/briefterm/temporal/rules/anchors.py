"""The years, months, weeks and days that "last", "that" or "the following" point to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefterm.temporal.pattern import compiled

if TYPE_CHECKING:
    from datetime import date

    from briefterm.temporal.rule import Match
    from briefterm.temporal.state import State

# Words that count from the document date, and how far.
DEICTIC = {"last": -1, "this": 0, "current": 0, "next": 1, "coming": 1}
# Words that count from what the text spoke of.
ANAPHORIC = {"previous": -1, "same": 0, "that": 0, "following": 1}


def pointer(match: Match, *, narrative: bool = False) -> tuple[int, bool]:
    """How many units a phrase points ahead, and whether it counts from what was spoken of.

    "next year" counts from the document, "the next year" and "the following year" from the text,
    and so does "this year" in a ``narrative``.
    """
    for word, by in ANAPHORIC.items():
        if match.has(word):
            return by, True
    for word, by in DEICTIC.items():
        if match.has(word):
            after_the = compiled("<the> <next>").search(match.classes) is not None
            return by, (word == "this" and narrative) or (word == "next" and after_the)
    return 0, True


def year_spoken_of(match: Match, state: State) -> int | None:
    """The year of "that year", "the following year", "last year"; None if nothing tells."""
    by, spoken = pointer(match, narrative=state.narrative)
    spoken = spoken and state.year is not None
    year = state.spoken_year if spoken else None
    if year is None and state.reference is not None:
        year = state.reference.year
        state.count(state.reference)
    else:
        state.count(year)
    return None if year is None else year + by


def month_spoken_of(match: Match, state: State) -> tuple[int, int] | None:
    """The (year, month) that a phrase counts from."""
    _, spoken = pointer(match, narrative=state.narrative)
    if spoken and state.month is not None:
        return state.count(state.month)
    reference = state.count(state.reference)
    return (reference.year, reference.month) if reference else None


def day_spoken_of(match: Match, state: State) -> date | None:
    """The day that a phrase counts from."""
    _, spoken = pointer(match, narrative=state.narrative)
    return state.count((state.day if spoken else None) or state.reference)
