"""List entries inside longer runs, and the words around a run that make one name of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefterm.entities import kinds
from briefterm.entities.found import CUE, SURE, Found
from briefterm.entities.lines import capital
from briefterm.model import EntityKind

if TYPE_CHECKING:
    from briefterm.entities.view import Parts, View

_MIDDLE_NAME = 2
_PLACES = frozenset({EntityKind.GPE, EntityKind.LOC})
_HEADED = _PLACES | {EntityKind.ORG, EntityKind.EVENT, EntityKind.LAW, EntityKind.FAC}


def at_plant(view: View, first: int, last: int) -> Parts | None:
    """In "the Freeport LNG terminal" the common noun is part of the building's name."""
    line = view.line
    noun = last + 2 if view.of(last + 1, "fac_modifier") else last + 1
    if line.word(first - 1).lower() != "the" or not view.of(noun, "fac_noun"):
        return None
    hit = view.hits.get(first)
    listed = hit is not None and hit.kind is not EntityKind.GPE and hit.last == last
    if listed or kinds.acronym(line.words[first]):
        return None
    if any(line.gap(index) != " " for index in range(last + 1, noun + 1)):
        return None
    return [view.make(first, noun, EntityKind.FAC, SURE)]


def at_vessel(view: View, first: int, last: int) -> Parts | None:
    """After "the bulk carrier" or "a frigate, the" the whole run is a vessel's name."""
    line = view.line
    index = first - 1
    gap = line.gap(first) if first else ""
    if gap == " " and index > 0 and line.word(index) == "the" and line.gap(index) == ", ":
        index, gap = index - 1, ", "
    if gap not in {" ", ", "} or not view.of(index, "vessel"):
        return None
    after_comma = gap == ", " and (first == last) is (index == first - 1)
    if after_comma or (first == last and first in view.hits):
        return None
    return [view.make(first, last, EntityKind.PRODUCT, SURE)]


def at_entry(view: View, first: int, last: int) -> Parts | None:
    """Cut at list entries, unless a head noun or a first name makes one name of the whole."""
    inner = next((index for index in range(first, last + 1) if index in view.hits), None)
    if inner is None:
        return None
    hit = view.hits[inner]
    if inner == first and hit.last >= last:
        return [hit]
    judged = kinds.by_heads(view.words(first, last), view.lexicon)
    person_first = hit.first == first and hit.kind is EntityKind.PERSON
    if judged and judged[0] in _HEADED and not person_first:
        return [view.make(first, last, *judged)]
    if inner == first:
        return _from_entry(view, hit, last)
    whole = _to_entry(view, first, hit) if hit.last == inner == last else None
    return [whole] if whole else [range(first, inner), range(inner, last + 1)]


def _from_entry(view: View, hit: Found, last: int) -> Parts:
    """A run that starts with a list entry: "Victoria Pham", "Apple Pay", "Texas lawmaker X"."""
    lexicon = view.lexicon
    rest = view.words(hit.last + 1, last)
    alone = hit.last + 1 not in view.hits
    called = view.of(hit.first - 1, "role") or view.of(hit.first, "place_first_name", "family")
    given = hit.first == hit.last and hit.kind is EntityKind.GPE and called
    rare = not any(lexicon.ordinary(word) for word in rest if capital(word))
    if given and alone and rare and len(rest) <= _MIDDLE_NAME:
        return [view.make(hit.first, last, EntityKind.PERSON, SURE)]
    if hit.kind is EntityKind.ORG and len(rest) == 1 and alone:
        kind = EntityKind.PRODUCT if lexicon.ordinary(rest[0]) else EntityKind.ORG
        return [view.make(hit.first, last, kind, CUE)]
    return [hit, range(hit.last + 1, last + 1)]


def _to_entry(view: View, first: int, hit: Found) -> Found | None:
    """A run that a list entry only ends: "Marcus Jordan", "Virgin Australia"."""
    words = view.words(first, hit.first - 1)
    lexicon = view.lexicon
    given = words[0] in lexicon.first_names and not lexicon.ordinary(words[0])
    if given and len(words) <= _MIDDLE_NAME:
        return view.make(first, hit.last, EntityKind.PERSON, SURE)
    if hit.kind in _PLACES and all(map(lexicon.ordinary, words)):
        return view.make(first, hit.last, EntityKind.ORG, CUE)
    return None
