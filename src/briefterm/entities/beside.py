"""What stands right beside a name and overrules what its own words say."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from briefterm.entities import kinds
from briefterm.entities.found import CUE, SURE, Found
from briefterm.entities.lexicon import abbreviations
from briefterm.entities.lines import Style
from briefterm.entities.unseen import body_follows
from briefterm.model import EntityKind

if TYPE_CHECKING:
    from briefterm.entities.view import View

_PLACES = frozenset({EntityKind.GPE, EntityKind.LOC, EntityKind.FAC})
_NAMED_ALIKE = frozenset({*_PLACES, EntityKind.ORG})
_ANY_BUT_BODY = frozenset({*_PLACES, EntityKind.PERSON})
_UNLISTED = frozenset({"model", "pattern"})
_LONGEST_ROLE = 4
_BRACKET = 60
_PARTY = 3
_WORDS_OF_A_PERSON = range(2, 5)


@lru_cache(maxsize=1)
def _headline_verbs() -> frozenset[str]:
    """Verbs that part names in headlines where each word has a capital."""
    verbs = """approves backs beat beats cuts defeats edges faces falls hits holds kills loses
        names outlasts raises rejects returns rises says seek seeks signs slips soars sweep sweeps
        swings tumbles urges vows warns wins"""
    return frozenset(verb.title() for verb in verbs.split())


@lru_cache(maxsize=1)
def _age() -> re.Pattern[str]:
    """An age after a comma, not that of a firm or a building."""
    things = "club|company|firm|bank|building|church|bridge|group|party|newspaper|magazine|school"
    things += "|ship|ferry|vessel|plane|hotel|stadium|tower|town|city|village|university|chain"
    return re.compile(
        rf", (?:(?:an?|the|his|her|their) (?:[a-z]{{1,12}} )?\d{{1,3}}[- ]years?[- ]old\b(?! (?:{things}))|\d{{1,2}},)"
    )


@lru_cache(maxsize=1)
def _record() -> re.Pattern[str]:
    """A player's games or minutes after the name, up to the bracket's end."""
    return re.compile(
        r" \d{1,3}(?:-\d{1,3}(?:-\d{1,3})?)?(?: pen(?:alty)?)?(?:\)|, (?=[^()\n]{1,60}\)))"
    )


@lru_cache(maxsize=1)
def _year() -> re.Pattern[str]:
    """The year of a citation: "(Smith & Jones, 2010)"."""
    return re.compile(r",? \(?\d{4}")


def correct(view: View, found: list[Found]) -> list[Found]:
    """The names of a line, in order, with what their neighbours say put right."""
    changed: list[Found] = []
    titled = view.line.style is not Style.RUNNING
    for one in found:
        if titled and one.layer == "model" and one.last > one.first:
            parts = _at_verbs(view, one)
            if parts is not None:
                changed += parts
                continue
        made = _made(view, one)
        if made is not None:
            changed.append(made)
    return changed


def _at_verbs(view: View, one: Found) -> list[Found] | None:
    """What is left of a headline's name without its verb; None where it has none."""
    line = view.line
    words = view.words(one.first, one.last)
    if _headline_verbs().isdisjoint(words):
        return None
    parts: list[Found] = []
    first = one.first
    for index in range(one.first, one.last + 2):
        if index <= one.last and line.words[index] not in _headline_verbs():
            continue
        plain = one.kind is not EntityKind.ORG and all(map(view.ordinary, range(first, index)))
        if index > first and not plain:
            start, end = line.starts[first], line.ends[index - 1]
            name = line.shown[start:end]
            parts.append(Found(first, index - 1, start, end, one.kind, name, CUE, one.layer))
        first = index + 1
    return parts


def _made(view: View, one: Found) -> Found | None:  # noqa: PLR0911 - cases in order of weight
    """``one`` as it should be; None if it is no name."""
    line = view.line
    surface = line.shown[one.start : one.end]
    if one.kind is EntityKind.ORG and one.layer in _UNLISTED and surface in abbreviations():
        return None
    if "(" in surface and ")" not in surface:
        one = _cut_at_bracket(view, one)
    if one.kind is EntityKind.ORG and one.last > one.first and view.of(one.last + 1, "title"):
        return _country_of_office(view, one)
    comma = line.shown.startswith(", ", one.end)
    if comma and one.strength < SURE and one.kind in _ANY_BUT_BODY and _is_body(view, one):
        return one._replace(kind=EntityKind.ORG, name=surface, strength=SURE)
    if one.kind is EntityKind.PERSON:
        paired = " & " in surface and not _year().match(line.shown, one.end)
        firm = paired or _employs(view, one)
        return one._replace(kind=EntityKind.ORG, name=surface) if firm else one
    if one.layer == "gazetteer" or one.kind not in _NAMED_ALIKE:
        return one
    if _in_record(view, one) or (comma and _is_person(view, one)):
        return one._replace(kind=EntityKind.PERSON, name=surface, strength=SURE)
    return one


def _cut_at_bracket(view: View, one: Found) -> Found:
    """A name without the bracket that its words ran into: "Smith (D"."""
    line = view.line
    for last in range(one.first, one.last):
        if "(" in line.gap(last + 1) and line.ends[one.last] - line.starts[last + 1] <= _PARTY:
            end = line.ends[last]
            return one._replace(last=last, end=end, name=line.shown[one.start : end])
    return one


def _country_of_office(view: View, one: Found) -> Found:
    """The country alone before an office: "US Defense Secretary"."""
    hit = view.hits.get(one.first)
    if hit is None or hit.last >= one.last or hit.kind not in {EntityKind.GPE, EntityKind.NORP}:
        return one
    offices = all(view.of(index, "portfolio") for index in range(hit.last + 1, one.last + 1))
    return hit if offices else one


def _is_body(view: View, one: Found) -> bool:
    return one.layer != "gazetteer" and bool(body_follows().match(view.line.shown, one.end))


def _employs(view: View, one: Found) -> bool:
    """Whether somebody holds a post there: "an analyst at Example Brothers"."""
    line = view.line
    if one.first < 2 or line.word(one.first - 1) != "at" or one.last == one.first:  # noqa: PLR2004 - two words before
        return False
    return view.of(one.first - 2, "role") or line.word(one.first - 2) == "strategist"


def _in_record(view: View, one: Found) -> bool:
    """Whether brackets hold a player and figures: "(Smith 5-4)", "(Smith 31, Jones 70)"."""
    line = view.line
    if one.last > one.first or line.shown[one.start - 1 : one.start] not in {"(", " "}:
        return False
    if not _record().match(line.shown, one.end):
        return False
    opened = line.shown.rfind("(", max(0, one.start - _BRACKET), one.start)
    inside = opened >= 0 and ")" not in line.shown[opened : one.start]
    return inside and not kinds.acronym(line.words[one.first])


def _is_person(view: View, one: Found) -> bool:
    """Whether an age or an office follows words that may be a person's name."""
    words = view.words(one.first, one.last)
    if len(words) not in _WORDS_OF_A_PERSON or one.strength == SURE:
        return False
    if not (_age().match(view.line.shown, one.end) or _holds_post(view, one)):
        return False
    return not kinds.by_heads(words, view.lexicon) and bool(kinds.is_person(words, view.lexicon))


def _holds_post(view: View, one: Found) -> bool:
    """Whether a person's office follows a comma: "X Y, the Bosnian leader"."""
    line = view.line
    if line.after(one.last) != ", " or line.word(one.last + 1) not in {
        "a",
        "an",
        "the",
        "his",
        "her",
    }:
        return False
    for index in range(one.last + 2, min(one.last + 2 + _LONGEST_ROLE, len(line.words))):
        if line.gap(index) not in {" ", "-"}:
            return False
        if view.of(index, "role"):
            return line.word(index - 1) not in {"market", "world", "global", "industry", "sector"}
    return False
