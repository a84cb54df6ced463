"""What a word says by itself to the sequence model."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from briefterm.entities.lexicon import lexicon

if TYPE_CHECKING:
    from briefterm.entities.lexicon import Lexicon

_SHORT = 3
_JOINERS = frozenset(
    [
        "of",
        "the",
        "for",
        "and",
        "de",
        "la",
        "le",
        "del",
        "di",
        "da",
        "dos",
        "das",
        "du",
        "van",
        "von",
        "der",
        "den",
        "ter",
        "bin",
        "ibn",
        "al",
        "el",
        "as",
        "ul",
        "y",
        "e",
        "a",
        "in",
        "on",
        "to",
        "at",
        "with",
        "upon",
        "und",
        "et",
        "&",
        "sur",
    ]
)
_RUN_JOINERS = frozenset(
    [
        "of",
        "for",
        "&",
        "de",
        "la",
        "del",
        "di",
        "da",
        "du",
        "van",
        "von",
        "der",
        "bin",
        "al",
        "el",
        "the",
        "and",
    ]
)
_CLASSES = {
    "title": "T",
    "title_part": "t",
    "role": "r",
    "say": "s",
    "locative_strong": "i",
    "month": "m",
    "weekday": "m",
    "calendar": "m",
    "org_head": "O",
    "gpe_head": "G",
    "loc_head": "L",
    "fac_head": "F",
    "fac_noun": "f",
    "event_head": "E",
    "law_head": "A",
    "product_noun": "p",
    "product_before": "P",
    "work_head": "W",
    "particle": "z",
    "family": "K",
    "vessel": "v",
    "newspaper": "N",
    "place_noun": "g",
    "suffix": "j",
    "loc_first": "l",
    "function": "x",
    "plural_owner": "w",
    "org_before_of": "b",
    "storm": "e",
    "place_first_name": "q",
}


def shape_of(word: str) -> str:
    """The letters of a word as a pattern."""
    if word.isalpha():
        if word.islower():
            return "x"
        if word.isupper():
            return "X" if len(word) == 1 else "XX" if len(word) <= _SHORT else "XXX"
        if word[0].isupper() and word[1:].islower():
            return "Xx"
        return "XxX" if word[0].isupper() else "xX"
    if word.isdigit():
        return "9" * min(len(word), 4) + ("+" if len(word) > _SHORT + 1 else "")
    kinds: list[str] = []
    for char in word[:8]:
        kind = "X" if char.isupper() else "x" if char.islower() else "9" if char.isdigit() else char
        if not kinds or kinds[-1] != kind:
            kinds.append(kind)
    return "".join(kinds)


class Word:
    """What a word says by itself; made once for each word.

    ``kinds`` are its classes and ``sig`` (its signature) is all that the lists say of it. ``types``
    is what a model of language thinks of the word, from fine to coarse. A ``cap`` may be a part of
    a name for its letters' sake, a ``joiner`` may stand between two of them.
    """

    __slots__ = (
        "cap", "joiner", "kinds", "low", "packed", "run_joiner", "shape", "sig", "skip", "types", "written",
    )  # fmt: skip

    def __init__(self, word: str, types: tuple[str, ...]) -> None:
        low = word.lower()
        self.written = word
        self.low = low
        self.shape = shape_of(word)
        self.kinds = kinds = _kinds().get(word, "")
        upper = word[0].isupper() or self.shape == "xX"
        self.skip = "x" in kinds and "m" not in kinds
        self.cap = upper and not self.skip
        self.joiner = low in _JOINERS or word[0].isdigit()
        self.run_joiner = word in _RUN_JOINERS
        self.sig = self.kinds + _listed(word, lexicon()) if upper else self.kinds
        self.types = types
        self.packed: list[int | None] = [None] * 5

    def keys(self, place: int) -> list[str]:
        """The word's features for a word that stands ``place`` after it (-2 to 2)."""
        low, shape, sig = self.low, self.shape, self.sig
        if not low.isalpha():
            low = "".join("9" if char.isdigit() else char for char in low)
        mark = _MARKS[place]
        far = place in {-2, 2}
        found = [f"{mark}w{low}", f"{mark}s{shape}", f"{mark}g{sig}"]
        if far:
            return found + [f"{mark}k{one}" for one in self.types[:1]]
        found.append(f"{mark}f{low[-3:]}")
        found += [f"{mark}c{kind}" for kind in self.kinds]
        found += [f"{mark}k{one}" for one in self.types]
        if place:
            return found
        found += (
            "b", f"W{self.written}", f"p{low[:3]}", f"q{low[:4]}", f"e{low[-2:]}", f"h{low[-4:]}",
            f"G{sig}{shape}", f"P{low[:2]}", f"n{min(len(low), 12)}",
        )  # fmt: skip
        found += [f"K{one}{shape}" for one in self.types]
        return found


PLACES = (-2, -1, 0, 1, 2)
_MARKS = {-2: ">>", -1: ">", 0: "", 1: "<", 2: "<<"}


@lru_cache(maxsize=1)
def _kinds() -> dict[str, str]:
    """The codes of the classes that hold a word, by word."""
    classes = lexicon().classes
    found: dict[str, set[str]] = {}
    for name, code in _CLASSES.items():
        for word in classes[name]:
            found.setdefault(word, set()).add(code)
    return {word: "".join(sorted(codes)) for word, codes in found.items()}


def _listed(word: str, lexicon: Lexicon) -> str:
    """Which lists hold the word, as a code."""
    code = "1" if word in lexicon.first_names else ""
    code += "2" if word in lexicon.surnames else ""
    code += "3" if word in lexicon.cities else ""
    code += "4" if word in lexicon.unsure_cities else ""
    known = lexicon.phrases.get(word)
    code += f"5{known.kind[:3]}" if known else ""
    return code if lexicon.ordinary(word) else f"{code}0"
