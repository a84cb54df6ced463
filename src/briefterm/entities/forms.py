"""Surface forms of the names in a document, short forms and introduced acronyms among them."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefterm.entities.found import CUE, SURE, Found, Read
from briefterm.entities.lines import Style
from briefterm.model import EntityKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefterm.entities.lexicon import Lexicon
    from briefterm.entities.lines import Line

_SHORTEST_GIVEN_NAME = 3
_LONGEST_FIRM = 3


@dataclass(slots=True)
class Form:
    """What a surface form means: owners in text order, as (offset, canonical name)."""

    kind: EntityKind
    short: bool
    offsets: list[int] = field(default_factory=list)
    names: list[str] = field(default_factory=list)

    def name_at(self, offset: int) -> str:
        """The canonical name last mentioned in full before ``offset``, else the first one."""
        return self.names[max(0, bisect_right(self.offsets, offset) - 1)]


class Forms:
    """All forms of a document's names, with the longest form for each first word."""

    def __init__(self) -> None:
        self.forms: dict[str, Form] = {}
        self.reach: dict[str, int] = {}

    def add(self, first: str, surface: str, form: Form, name: str, offset: int) -> None:
        """Let ``surface``, whose first token is ``first``, mean ``name`` from ``offset`` on.

        What is known of a form stays, save that it may be the short form of several names.
        """
        known = self.forms.setdefault(surface, form)
        if known.kind is not form.kind or (known.short and not form.short):
            return
        if not known.names or known.names[-1] != name:
            known.offsets.append(offset)
            known.names.append(name)
        if self.reach.get(first, 0) < len(surface):
            self.reach[first] = len(surface)


def collect(reads: list[Read], lexicon: Lexicon) -> Forms:
    """The forms of all names in the lines of a document."""
    forms = Forms()
    for read in reads:
        line = read.line
        for surface, long in read.introduced:
            first = _first_token(surface)
            forms.add(first, surface, Form(long.kind, short=False), long.name, line.base)
        for one in read.found:
            if one.kind is EntityKind.NORP:
                continue
            words = line.words[one.first : one.last + 1]
            if _carries(one, line, words, lexicon):
                forms.add(words[0], one.name, Form(one.kind, short=False), one.name, line.base)
            if len(words) > 1:
                for first, surface in _short_forms(line, one, words, lexicon):
                    forms.add(first, surface, Form(one.kind, short=True), one.name, line.base)
    return forms


def _carries(one: Found, line: Line, words: list[str], lexicon: Lexicon) -> bool:
    """Whether other places with the same words should be tagged as this one is."""
    common = len(words) == 1 and lexicon.ordinary(words[0])
    if one.layer == "gazetteer":
        # In headlines the list alone does not dare to tag "APPLE"; running text tells.
        plain = one.kind in {EntityKind.ORG, EntityKind.PRODUCT} and one.name == words[0]
        return common and plain and line.style is Style.RUNNING and not line.opens[one.first]
    if len(words) > 1:
        return True
    sure = one.strength == SURE and one.kind is not EntityKind.PERSON
    return sure or (one.strength >= CUE and not common)


def _first_token(surface: str) -> str:
    for index, char in enumerate(surface):
        if not char.isalnum():
            return surface[:index]
    return surface


def _short_forms(
    line: Line, one: Found, words: list[str], lexicon: Lexicon
) -> Iterator[tuple[str, str]]:
    """First token and text of the forms by which a text goes on after a full name."""
    if one.kind is EntityKind.PERSON:
        yield from _of_person(line, one, lexicon)
    elif one.kind is EntityKind.ORG:
        rare = words[0] not in lexicon.phrases and not lexicon.ordinary(words[0])
        if rare and len(words) <= _LONGEST_FIRM and words[-1] in lexicon.classes["org_head"]:
            yield words[0], words[0]
    elif one.kind is EntityKind.EVENT and not lexicon.classes["storm"].isdisjoint(words):
        for first in range(one.first + 1, one.last + 1):
            word = line.words[first]
            named = first == one.last and not lexicon.ordinary(word)
            if named or word in lexicon.classes["storm"]:
                yield word, line.surface(first, one.last)


def _of_person(line: Line, one: Found, lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    """The surname with and without what stands before it; a given or family name that leads."""
    last = one.last
    if line.words[last] in lexicon.classes["suffix"] and last > one.first + 1:
        last -= 1
    for first in range(one.first + 1, last + 1):
        yield line.words[first], line.surface(first, last)
    given = line.words[one.first]
    rare = given not in lexicon.phrases and not lexicon.ordinary(given)
    if given in lexicon.classes["family"] or (rare and len(given) >= _SHORTEST_GIVEN_NAME):
        yield given, given
