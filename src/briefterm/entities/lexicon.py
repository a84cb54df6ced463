"""The word lists behind the tagger, read once from the text files in ``data/``."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from briefterm.model import EntityKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# Where a place and a body share a name, the later list wins.
_BODIES = ("companies", "authorities", "movements", "clubs", "media", "learning")
_PHRASES = ("places.tsv", *(f"{name}.tsv" for name in _BODIES), "bodies.tsv")
_NO_PLURAL = ("s", "sh", "ch", "z", "man", "men", "ese", "ish")
_SUFFIXES = ("s", "ed", "ing", "ly", "es", "er", "d", "r")
_SHORTEST_STEM = 3
_STEPS = 2


class Known(NamedTuple):
    """What a list says of a surface form: its kind and the canonical name it stands for."""

    kind: EntityKind
    name: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Lists of names and classes of words.

    ``phrases`` maps surface forms to what they name; ``cities`` name themselves. ``longest`` maps
    the first token of a form to the length of the longest form that starts so. ``classes`` holds
    title words, head nouns and cue words. ``words`` are stems of ordinary words in lower case.
    """

    phrases: Mapping[str, Known]
    cities: frozenset[str]
    longest: Mapping[str, int]
    classes: Mapping[str, frozenset[str]]
    first_names: frozenset[str]
    surnames: frozenset[str]
    unsure_cities: frozenset[str]
    words: frozenset[str]

    def known(self, form: str) -> Known | None:
        """What the lists say of ``form``, accents aside."""
        known = self.phrases.get(form)
        if known is None and form in self.cities:
            known = Known(EntityKind.GPE, form)
        if known is None and not form.isascii():
            plain = fold(form.replace("’", "'"))
            return self.known(plain) if plain.isascii() else self.phrases.get(plain)
        return known

    def ordinary(self, word: str) -> bool:
        """Whether ``word`` in lower case is, or is formed from, a word of running text."""
        return self._formed(word.lower(), _STEPS)

    def _formed(self, low: str, steps: int) -> bool:
        words = self.words
        if low in words:
            return True
        if not steps:
            return False
        for suffix in _SUFFIXES:
            if low.endswith(suffix):
                stem = low[: -len(suffix)]
                if len(stem) >= _SHORTEST_STEM and self._formed(stem, steps - 1):
                    return True
        if low.endswith(("ies", "ied")):
            return f"{low[:-3]}y" in words
        if low.endswith("men"):
            return f"{low[:-2]}an" in words or low[:-3] in words
        return False


def fold(text: str) -> str:
    """``text`` without accents, as the lists of cities and first names are spelt."""
    if text.isascii():
        return text
    marks = unicodedata.normalize("NFKD", text)
    return "".join(char for char in marks if not unicodedata.combining(char))


def _lines(name: str) -> list[str]:
    # pathlib costs more to import than all of this package, and only the first call needs it.
    from pathlib import Path  # noqa: PLC0415

    text = (Path(__file__).parent / "data" / name).read_text(encoding="utf-8")
    return [line for line in text.split("\n") if line and line[0] != "#"]


def _listed(name: str) -> frozenset[str]:
    return frozenset(_lines(name))


def _phrases() -> dict[str, Known]:
    phrases: dict[str, Known] = {}
    kinds = {kind.value: kind for kind in EntityKind}
    for file in _PHRASES:
        for line in _lines(file):
            kind, name, forms = line.split("\t")
            known = Known(kinds[kind], name)
            phrases[name] = known
            if forms:
                for form in forms.split("|"):
                    phrases[form] = known
            if known.kind is EntityKind.NORP:
                written = [name, *filter(None, forms.split("|"))]
                plurals = [f"{form}s" for form in written if not form.endswith(_NO_PLURAL)]
                phrases.update(dict.fromkeys(plurals, known))
    return phrases


def _first_token(phrase: str) -> str:
    """The first token of ``phrase``, as the text is cut into tokens."""
    first = phrase.split(" ", 1)[0]
    if first.isalnum() or (phrase[1:2] == "." and phrase[3:4] == "."):
        return first
    return _breaks().split(first, maxsplit=1)[0].removesuffix("'s").rstrip("'!")


@lru_cache(maxsize=1)
def _breaks() -> re.Pattern[str]:
    return re.compile(r"[\-–&./+]")


def _longest(phrases: Iterable[str]) -> dict[str, int]:
    longest: dict[str, int] = {}
    for phrase in phrases:
        if not phrase.isalnum():
            first = _first_token(phrase)
            if longest.get(first, 0) < len(phrase):
                longest[first] = len(phrase)
    return longest


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The lists, read from the package at the first call."""
    phrases = _phrases()
    cities = _listed("cities.txt")
    rows = (line.split("\t") for line in _lines("classes.tsv"))
    return Lexicon(
        phrases=phrases,
        cities=cities,
        longest=_longest(chain(phrases, cities)),
        classes={name: frozenset(members.split()) for name, members in rows},
        first_names=_listed("first_names.txt"),
        surnames=_listed("surnames.txt"),
        unsure_cities=_listed("cities_or_people.txt"),
        words=_listed("words.txt"),
    )


@lru_cache(maxsize=1)
def countries() -> frozenset[str]:
    """Countries and what else plays as a nation, by each of their names."""
    return _listed("countries.txt")


@lru_cache(maxsize=1)
def abbreviations() -> frozenset[str]:
    """Abbreviations in capitals that name no body: "GDP", "CEO", "LNG", "DNA", "UTC"."""
    return _listed("abbreviations.txt")
