"""The model's names and those of the rules, made one.

The model is trusted with what a name is a part of a sentence for; the rules, which it has seen as
well, win where they know more: a list of peoples, a law's or a work's title, a head noun.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefterm.entities import kinds
from briefterm.entities.found import CUE, SURE, Found
from briefterm.entities.layers import lay
from briefterm.entities.lines import capital
from briefterm.model import EntityKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefterm.entities.found import Read
    from briefterm.entities.statistical import Guess
    from briefterm.entities.view import View

LAYER = "model"
_PLACES = frozenset({EntityKind.GPE, EntityKind.LOC, EntityKind.FAC})
_OTHERS = frozenset({EntityKind.EVENT, EntityKind.PRODUCT, EntityKind.WORK, EntityKind.LAW})
_KINDS = {"PER": EntityKind.PERSON, "ORG": EntityKind.ORG, "NORP": EntityKind.NORP}
_SHORTENED = frozenset({"Inc", "Corp", "Co", "Cos", "Ltd", "Bros", "Jr", "Sr"})


def mix(view: View, read: Read, guesses: Sequence[Guess]) -> list[Found]:
    """The names of a line, in order, none overlapping."""
    ruled = {(one.first, one.last): one for one in read.found}
    below = []
    for guess in guesses:
        made = _found(view, guess, ruled.get((guess.first, guess.last)))
        if made is not None:
            below.append(made)
    at = {index: guess for guess in guesses for index in range(guess.first, guess.last + 1)}
    above = [_with_stop(view, one) for one in read.found if _wins(view, one, at)]
    return lay(below, above)


def _found(view: View, guess: Guess, ruled: Found | None) -> Found | None:
    words = view.words(guess.first, guess.last)
    if words == ["I"] or view.line.in_address(guess.first):
        return None
    kind = _KINDS.get(guess.kind)
    if kind is None:
        allowed = _PLACES if guess.kind == "LOC" else _OTHERS
        if ruled is not None and ruled.kind in allowed:
            return ruled
        judged = kinds.by_heads(words, view.lexicon)
        if judged and judged[0] in allowed:
            kind = judged[0]
        elif guess.kind == "LOC":
            kind = EntityKind.GPE
        else:
            return None
    elif ruled is not None and ruled.kind is kind:
        return _with_stop(view, ruled)
    line = view.line
    start, end = line.starts[guess.first], line.ends[guess.last]
    if words[-1] in _SHORTENED and line.shown[end : end + 1] == ".":
        end += 1
    return Found(guess.first, guess.last, start, end, kind, line.shown[start:end], CUE, LAYER)


def _with_stop(view: View, one: Found) -> Found:
    """A rule's name with the full stop of its last word: "Example Corp."."""
    shown = view.line.shown
    if view.line.words[one.last] not in _SHORTENED or shown[one.end : one.end + 1] != ".":
        return one
    end = one.end + 1
    name = shown[one.start : end] if one.name == shown[one.start : one.end] else one.name
    return one._replace(end=end, name=name)


def _wins(view: View, one: Found, at: Mapping[int, Guess]) -> bool:
    """Whether a rule's name stands against what the model says of its words."""
    met = {at[index] for index in range(one.first, one.last + 1) if index in at}
    sure = one.strength == SURE
    if not met:
        return sure or one.layer == "document" or _joined(view, one)
    first = min(guess.first for guess in met)
    last = max(guess.last for guess in met)
    if (first, last) == (one.first, one.last) and len(met) == 1:
        return _other_kind(one, met.pop().kind)
    if first < one.first or last > one.last:
        return False
    return sure or _joined(view, one)


def _other_kind(one: Found, kind: str) -> bool:
    """Whether the rule's kind is better than the model's for the same words."""
    sure = one.strength == SURE
    if one.layer == "gazetteer":
        return kind == "MISC" or one.kind not in _PLACES
    if one.layer == "document":
        return kind == "MISC" or one.kind is EntityKind.ORG
    if one.kind in _PLACES:
        return sure
    if one.kind in _OTHERS:
        return sure or kind == "MISC"
    return sure and kind == "MISC" and one.kind is EntityKind.ORG


def _joined(view: View, one: Found) -> bool:
    """Whether a hyphen makes one word of the name or of its end: "al-Rikabi", "Ban Ki-moon"."""
    words = view.line.words
    return one.kind is EntityKind.PERSON and any(
        view.line.gap(index) == "-" and not (capital(words[index - 1]) and capital(words[index]))
        for index in range(one.first + 1, one.last + 1)
    )
