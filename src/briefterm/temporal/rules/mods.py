"""Modifiers: which words make START, MID, END, APPROX and the bounds of a duration."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefterm.temporal.rule import Match

_EDGES = {"start": "START", "middle": "MID", "end": "END"}


def mod_of(match: Match) -> str | None:
    """START, MID or END for early, mid, late, "the end of"; APPROX for about; else None."""
    if not match.has("shade"):
        return None
    if match.has("early"):
        return "START"
    if match.has("mid"):
        return "MID"
    if match.has("late"):
        return "END"
    edge = _EDGES.get(match.word("edge"))
    if edge is not None:
        return edge
    return "APPROX" if match.has("approx") else None


def bound_of(match: Match) -> str | None:
    """The mod of an amount: "more than" MORE_THAN, "at least" EQUAL_OR_MORE, "about" APPROX."""
    if not match.has("bound"):
        return None
    if match.has("least"):
        return "EQUAL_OR_MORE"
    if match.has("most") or match.has("up") or (match.has("as") and match.has("as")):
        return "EQUAL_OR_LESS"
    if match.has("less") or match.has("nearly") or match.word("over") == "under":
        return "LESS_THAN"
    if match.has("more") or match.word("over") == "over":
        return "MORE_THAN"
    counted = match.has("some") and (match.has("num") or match.has("cardinal") or match.has("tens"))
    return "APPROX" if match.has("approx") or counted else None


def half_of(match: Match) -> str | None:
    """START for "the first half of" a decade or century, END for the second."""
    if not match.has("half"):
        return None
    return "START" if match.number("ordinal") == 1 else "END"
