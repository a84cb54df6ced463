"""Where an alignment carries a range of tokens, and how much of it arrived."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from briefterm.annotation.alignment import NOWHERE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefterm.annotation.alignment import Alignment

AROUND = 12
_LONGEST_BY_LETTERS = 4000


@dataclass(frozen=True, slots=True)
class Carried:
    """A half-open range of new tokens and its marks, each from 0 to 1.

    ``likeness`` compares the letters of both ranges, ``kept`` is the share of the quote's letters
    in words that are still there, ``pure`` the share of the range's letters that come from the
    quote, ``context`` the share of neighbours that still are neighbours.
    """

    first: int
    last: int
    likeness: float
    kept: float
    pure: float
    context: float
    whole: bool

    @property
    def rank(self) -> float:
        """What orders places that are alike: likeness first, then what stands around."""
        return self.likeness + 0.3 * self.context


def carried(alignment: Alignment, first: int, last: int) -> Carried | None:
    """The new place of the old tokens ``[first, last)``; None when no token arrived.

    Where something long was put into the middle, it is the place of the heavier part.
    """
    arrived = [index for index in range(first, last) if alignment.to_new[index] != NOWHERE]
    if not arrived:
        return None
    part = max(_parts(alignment, arrived, last - first), key=lambda part: _weight(alignment, part))
    new_first = alignment.to_new[part[0]]
    new_last = alignment.to_new[part[-1]] + 1
    old_words = alignment.old.words[first:last]
    new_words = alignment.new.words[new_first:new_last]
    whole = old_words == new_words
    weight = _weight(alignment, part)
    return Carried(
        new_first,
        new_last,
        likeness=1.0 if whole else likeness(old_words, new_words),
        kept=weight / sum(map(_letters, old_words)),
        pure=weight / sum(map(_letters, new_words)),
        context=_context(alignment, (first, last), (new_first, new_last)),
        whole=whole,
    )


def _parts(alignment: Alignment, arrived: list[int], length: int) -> list[list[int]]:
    """The old tokens cut where their partners lie further apart than a quote this long allows."""
    widest = max(AROUND, length // 2)
    parts = [[arrived[0]]]
    for before, index in pairwise(arrived):
        apart = alignment.to_new[index] - alignment.to_new[before] - (index - before)
        if apart > widest:
            parts.append([])
        parts[-1].append(index)
    return parts


def _weight(alignment: Alignment, indices: list[int]) -> int:
    """The letters of those tokens that are still there, as the same words."""
    words = alignment.old.words
    return sum(_letters(words[index]) for index in indices if alignment.same(index))


def _letters(word: str) -> int:
    return 10 * len(word) if word[0].isalnum() else 1


def landing(alignment: Alignment, first: int) -> int:
    """The new token before which the old token ``first`` stood or would stand."""
    for index in range(first - 1, -1, -1):
        if alignment.to_new[index] != NOWHERE:
            return alignment.to_new[index] + 1
    return 0


def likeness(old: Sequence[str], new: Sequence[str]) -> float:
    """How alike two runs of words are, by letters, or by words where they are long."""
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415  only for a text that changed

    one, other = " ".join(old), " ".join(new)
    if max(len(one), len(other)) > _LONGEST_BY_LETTERS:
        return words_alike(old, new)
    return float(Levenshtein.normalized_similarity(one, other))


def words_alike(old: Sequence[str], new: Sequence[str]) -> float:
    """How alike two runs of words are, by whole words."""
    from rapidfuzz.distance import Indel  # noqa: PLC0415  only for a text that changed

    return float(Indel.normalized_similarity(list(old), list(new)))


def _context(alignment: Alignment, old: tuple[int, int], new: tuple[int, int]) -> float:
    """The share of the tokens around the old range that are around the new one, as same words."""
    around = [
        *range(max(0, old[0] - AROUND), old[0]),
        *range(old[1], min(len(alignment.old), old[1] + AROUND)),
    ]
    if not around:
        return 1.0
    lowest, highest = new[0] - 2 * AROUND, new[1] + 2 * AROUND
    near = sum(
        1
        for index in around
        if alignment.same(index) and lowest <= alignment.to_new[index] < highest
    )
    return near / len(around)
