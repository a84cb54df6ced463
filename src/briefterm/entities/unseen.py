"""Names that the model passes over and of which their neighbours tell enough.

The rules guess at every rare word with a capital; the model, which sees no meaning in a word that
it never met, says nothing of it. A cue right beside decides here.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from briefterm.entities.found import CUE, GUESS, Found
from briefterm.entities.kinds import english_ending
from briefterm.entities.lines import Style
from briefterm.model import EntityKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefterm.entities.view import View

_BODIES = (
    "agency|airline|alliance|bank|body|broadcaster|carmaker|cartel|chain|charity"
    "|club|company|daily|firm|foundation|gang|group|insurer|joint venture"
    "|lender|maker|manufacturer|militia|newspaper|party|publisher"
    "|refiner|retailer|start-?up|studio|subsidiary|supplier|think[- ]tank|trade union|union|utility"
)
_PUBLISHERS = frozenset({"agency", "daily", "newspaper", "weekly"})
_NEWSY = frozenset({"news", "state", "official", "independent", "private", "semi-official"})
_FIRMS = frozenset({"firm", "company", "subsidiary", "supplier", "operator", "maker", "parent"})
_CALLED = frozenset({"called", "named"})
_INTO = frozenset({"in", "along", "across", "near", "above", "below", "around"})
_DEEDS = frozenset(
    """agreed bought built buys cut employs expects filed flew had has launched makes opened owns
    plans posted raised sells sold""".split()  # noqa: SIM905 - a list of words reads best
)
_SHORTEST = 4


@lru_cache(maxsize=1)
def body_follows() -> re.Pattern[str]:
    """A comma and what kind of body it is: ", a Danish think tank,"; ", the ruling party"."""
    return re.compile(
        rf", (?:an?|the|its|their) (?:[\w-]{{1,16}} ){{0,3}}(?<!turned )(?:{_BODIES})"
        r"(?=[,.;:)]| (?:that|which|based|in|of|for|with|from|whose|founded|owned|behind)\b|$)"
    )


@lru_cache(maxsize=1)
def _moves() -> re.Pattern[str]:
    """A share's move: ", down 6%"."""
    return re.compile(r", (?:up|down) \$?\d")


def find(view: View, ruled: Sequence[Found], found: Sequence[Found]) -> list[Found]:
    """Further names of a line, in order; ``ruled`` are the rules' names, ``found`` what is kept."""
    if view.line.style is not Style.RUNNING:
        return []
    guesses = [
        one
        for one in ruled
        if one.layer == "pattern" and (one.strength == GUESS or view.of(one.first - 1, "locative"))
    ]
    if not guesses:
        return []
    taken = {index for one in found for index in range(one.first, one.last + 1)}
    added: list[Found] = []
    for one in guesses:
        if one.first in taken or one.last in taken:
            continue
        words = view.words(one.first, one.last)
        if any(map(view.ordinary, range(one.first, one.last + 1))) or not words[0].isalnum():
            continue
        kind = _kind(view, one)
        if kind is not None:
            added.append(one._replace(kind=kind, strength=CUE))
    return added


def _kind(view: View, one: Found) -> EntityKind | None:  # noqa: PLR0911 - cases in order of weight
    line = view.line
    following = line.word(one.last + 1) if line.after(one.last)[:1] == " " else ""
    if following in _PUBLISHERS:
        return EntityKind.ORG
    if following in _NEWSY and line.word(one.last + 2) in _PUBLISHERS:
        return EntityKind.ORG
    if body_follows().match(line.shown, one.end) or _moves().match(line.shown, one.end):
        return EntityKind.ORG
    if one.last > one.first:
        return None
    word = line.words[one.first]
    before = line.word(one.first - 1)
    gap = line.gap(one.first) if one.first else ""
    if before in _FIRMS and gap == ", ":
        return EntityKind.ORG
    if before in _CALLED and line.word(one.first - 2) in {
        "then",
        "company",
        "firm",
        "now",
        "group",
    }:
        return EntityKind.ORG
    if _place_before(view, one, word):
        return EntityKind.LOC
    return _opening(view, one, word, following)


def _place_before(view: View, one: Found, word: str) -> bool:
    if len(word) < _SHORTEST or not word[1:].islower():
        return False
    line = view.line
    before = line.word(one.first - 1)
    if not one.first or line.gap(one.first) != " " or line.after(one.last) in {"'s", "’s"}:
        return False
    return before == "the" and line.word(one.first - 2) in _INTO


def _opening(view: View, one: Found, word: str, following: str) -> EntityKind | None:
    """A rare word that opens a sentence and does something is a firm more often than not."""
    line = view.line
    plain = len(word) >= _SHORTEST and word.isalpha() and word.lower() not in view.lower
    if not plain or not line.opens[one.first]:
        return None
    if word.endswith("s") or english_ending(word):
        return None
    acts = following in _DEEDS or view.of(one.last + 1, "say_strong")
    return EntityKind.ORG if acts and one.kind is EntityKind.ORG else None
