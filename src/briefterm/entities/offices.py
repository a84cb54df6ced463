"""Titles before persons: "Jordanian Foreign Minister Ayman Safadi"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefterm.entities.found import SURE
from briefterm.entities.lines import capital
from briefterm.model import EntityKind

if TYPE_CHECKING:
    from briefterm.entities.view import Parts, View

_OFFICES = frozenset({"Secretary", "Minister", "Chief", "Secretaries"})


def at_title(view: View, first: int, last: int) -> Parts | None:
    """A run with a title: what stands before it, and the person after it."""
    person = _after_office(view, first, last)
    if person > first:
        return _person(view, person, last)
    title = last
    while title >= first and (not view.of(title, "title") or view.covered(title, first)):
        title -= 1
    if title < first or (title < last and _headed(view, last)):
        return None
    stop = title - 1
    while stop >= first and not view.covered(stop, first) and view.of(stop, "title_part", "title"):
        stop -= 1
    return [range(first, stop + 1), *_person(view, title + 1, last)]


def _headed(view: View, last: int) -> bool:
    """Whether a run that holds a title is a body's, a building's or a law's name all the same."""
    if view.of(last, "law_number") and view.line.word(last + 1).isdecimal():
        return True
    heads = view.of(last, "org_head", "fac_head", "law_head", "event_head")
    return heads and not view.of(last, "title")


def _after_office(view: View, first: int, last: int) -> int:
    """Over "State" in "Secretary of State Antony Blinken", whose "of" ends the run before."""
    line = view.line
    if line.word(first - 1) not in {"of", "for"} or line.word(first - 2) not in _OFFICES:
        return first
    while first <= last and view.of(first, "portfolio"):
        first += 1
    return first


def _person(view: View, first: int, last: int) -> Parts:
    """The tokens after a title, as a person, unless the lists know better."""
    if first > last:
        return []
    words = view.line.words
    if last > first and view.of(last, "weekday", "month"):
        full = words[first] in view.lexicon.first_names and last == first + 1
        last -= not full
    hit = view.hits.get(first)
    if hit is not None and (hit.last >= last or hit.kind is not EntityKind.GPE):
        surname = hit.last == first == last and words[first] in view.lexicon.first_names
        if not surname:
            return [range(first, last + 1)] if hit.last < last else [hit]
    if not capital(words[first]) and not view.of(first, "arabic"):
        return [range(first + 1, last + 1)]
    word = words[first]
    if first == last and len(word) > 1 and view.ordinary(first):
        common = word.lower() in view.lower or view.of(first, "org_head")
        if common:
            return []
    return [view.make(first, last, EntityKind.PERSON, SURE)]
