"""Where an alignment carries a range of tokens, and how much of it arrived."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefterm.annotation.alignment import NOWHERE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefterm.annotation.alignment import Alignment

AROUND = 12
_LONGEST_BY_LETTERS = 4000
_MOST_IN_ORDER = 25_000_000
_LOOSE = 3
_AGAINST = 0.6
_OPEN = 4


@dataclass(frozen=True, slots=True)
class Carried:
    """A half-open range of new tokens and its marks, each from 0 to 1.

    ``likeness`` compares the letters of both ranges, ``kept`` is the share of the quote's letters
    in words that are still there, ``pure`` the share of the range's letters that come from the
    quote, ``context`` the share of neighbours that still are neighbours,
    ``moved`` whether it is a part of the text that was put elsewhere.
    """

    first: int
    last: int
    likeness: float
    kept: float
    pure: float
    context: float
    whole: bool
    moved: bool

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
    part = _without_loose_ends(alignment, part)
    new_first = min(alignment.to_new[index] for index in part)
    new_last = max(alignment.to_new[index] for index in part) + 1
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
        moved=2 * sum(index in alignment.moved for index in part) > len(part),
    )


def _parts(alignment: Alignment, arrived: list[int], length: int) -> list[list[int]]:
    """The old tokens in parts whose partners keep the order, no further apart than length allows.

    A part goes on where another one was taken out of its middle.
    """
    widest = max(AROUND, length // 2)
    parts: list[list[int]] = []
    for index in arrived:
        for part in parts[: -_OPEN - 1 : -1]:
            apart = alignment.to_new[index] - alignment.to_new[part[-1]]
            if 0 < apart <= widest + index - part[-1]:
                part.append(index)
                break
        else:
            parts.append([index])
    return parts


def _without_loose_ends(alignment: Alignment, part: list[int]) -> list[int]:
    """``part`` without longer stretches of mostly replaced words at its ends: another's text.

    It is cut to the stretch with the largest sum, kept words counting for it and others against.
    """
    best = total = 0.0
    start = first = 0
    end = len(part)
    for at, index in enumerate(part):
        letters = _letters(alignment.old.words[index])
        total += letters if alignment.same(index) else -_AGAINST * letters
        if total <= 0:
            total, start = 0.0, at + 1
        elif total > best:
            best, first, end = total, start, at + 1
    if best == 0:
        return part
    most = max(_LOOSE, len(part) // 6)
    return part[first if first > most else 0 : end if len(part) - end > most else len(part)]


def _weight(alignment: Alignment, indices: list[int]) -> int:
    """The letters of those tokens that are still there, as the same words."""
    words = alignment.old.words
    return sum(_letters(words[index]) for index in indices if alignment.same(index))


def _letters(word: str) -> int:
    return 10 * len(word) if word[0].isalnum() else 1


def landing(alignment: Alignment, first: int) -> int:
    """The new token before which the old token ``first`` stood or would stand."""
    for index in range(first - 1, -1, -1):
        if alignment.to_new[index] != NOWHERE and index not in alignment.moved:
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
    """How alike two runs of words are, by whole words, in their order unless they are very long."""
    if len(old) * len(new) > _MOST_IN_ORDER:
        return 2 * (Counter(old) & Counter(new)).total() / (len(old) + len(new))
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
