"""Modifiers: which words make START, MID, END, APPROX and the bounds of a duration."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefterm.temporal.rule import Match

_EDGES = {"start": "START", "middle": "MID", "end": "END"}


def mod_of(match: Match) -> str | None:
    """START, MID or END for early, mid, late, "the end of"; APPROX for about; else None."""
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
    if match.has("least"):
        return "EQUAL_OR_MORE"
    if match.has("most") or match.has("up") or (match.has("as") and match.has("as")):
        return "EQUAL_OR_LESS"
    if match.has("less") or match.has("nearly") or match.word("over") == "under":
        return "LESS_THAN"
    if match.has("more") or match.word("over") == "over":
        return "MORE_THAN"
    return "APPROX" if match.has("approx") else None
