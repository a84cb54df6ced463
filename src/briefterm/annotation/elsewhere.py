"""Looking for a quote away from where the diff carries it: verbatim first, then by likeness.

A place whose words the diff knows to have been somewhere else in the old text is somebody else's:
it was there beside the quote all along, so the quote did not move to it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefterm.annotation.alignment import NOWHERE, aligned
from briefterm.annotation.carried import AROUND, Carried, carried, words_alike
from briefterm.annotation.tokens import Tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefterm.annotation.edges import Source

_MOST_PLACES = 200
_RARE = 60
_MOST_VOTERS = 400
_DIAGONALS = 16
_WINDOWS = 5
_SHORT = 48
_LONGEST = 3000


@dataclass(frozen=True, eq=False)
class Search:
    """A quote in its source and the text to find it in.

    ``same_in_old`` is the alignment's view of the new tokens, None where no alignment is known.
    ``expected`` is the new token near which the quote is thought to be.
    """

    source: Source
    new: Tokens
    same_in_old: list[int] | None
    expected: int

    @property
    def old(self) -> Tokens:
        """The words of the quote's source."""
        return self.source.tokens

    @property
    def first(self) -> int:
        """The quote's first token."""
        return self.source.first

    @property
    def last(self) -> int:
        """The token after the quote's last one."""
        return self.source.last

    @property
    def short(self) -> bool:
        """Whether the quote says too little by itself."""
        return len(self.source.span) < _SHORT

    @property
    def quote(self) -> Sequence[str]:
        """The words of the quote."""
        return self.old.words[self.first : self.last]

    def is_elses(self, first: int, last: int) -> bool:
        """Whether most of the new tokens ``[first, last)`` come from outside of the quote."""
        if self.same_in_old is None:
            return False
        others = sum(
            1
            for index in self.same_in_old[first:last]
            if index != NOWHERE and not self.first <= index < self.last
        )
        return 2 * others > last - first


@dataclass(frozen=True, slots=True)
class Verbatim:
    """A place that has the quote's words; ``context`` says from 0 to 1 how its surroundings fit."""

    first: int
    context: float


def verbatim(search: Search) -> list[Verbatim]:
    """Places of the quote's very words that are nobody else's: best context first, then nearest."""
    quote = search.quote
    if not quote:
        return []
    places = search.new.places
    offset, rarest = min(enumerate(quote), key=lambda item: len(places.get(item[1], ())))
    starts = [at - offset for at in places.get(rarest, ()) if at >= offset]
    starts = sorted(starts, key=lambda at: abs(at - search.expected))[:_MOST_PLACES]
    hits = [
        Verbatim(at, _surroundings(search, at))
        for at in starts
        if search.new.words[at : at + len(quote)] == quote
        and not search.is_elses(at, at + len(quote))
    ]
    return sorted(hits, key=lambda hit: (-round(hit.context, 2), abs(hit.first - search.expected)))


def _surroundings(search: Search, at: int) -> float:
    """How the words before and after fit.

    Beside an alignment, which rules out what was there before, the better side counts more: at the
    edge of a paragraph that moved only one side fits. Without one both must fit.
    """
    old, new, end = search.old.words, search.new.words, at + search.last - search.first
    sides = [
        (old[max(0, search.first - AROUND) : search.first], new[max(0, at - AROUND) : at]),
        (old[search.last : search.last + AROUND], new[end : end + AROUND]),
    ]
    marks = [words_alike(was, now) for was, now in sides if was]
    if not marks:
        return 1.0
    better = 0.5 if search.same_in_old is None else 0.7
    return better * max(marks) + (1 - better) * min(marks)


def similar(search: Search) -> list[Carried]:
    """Places like the quote that are nobody else's, the likest first, without overlaps.

    A very long quote is not looked for: if it is not gone, the diff has found enough of it.
    """
    if len(search.quote) > _LONGEST:
        return []
    segment_first = max(0, search.first - AROUND)
    segment_last = min(len(search.old), search.last + AROUND)
    segment = _part(search.old, segment_first, segment_last)
    found: list[Carried] = []
    for low, high in _windows(search, segment_first, segment_last):
        window = _part(search.new, low, high)
        alignment = aligned(segment, window, keeps_order=True)
        hit = carried(alignment, search.first - segment_first, search.last - segment_first)
        if hit is None or search.is_elses(low + hit.first, low + hit.last):
            continue
        found.append(replace(hit, first=low + hit.first, last=low + hit.last))
    return apart(found)


def apart(hits: Sequence[Carried]) -> list[Carried]:
    """The hits that overlap no better one, the likest first."""
    ranked: list[Carried] = []
    for hit in sorted(hits, key=lambda hit: (-hit.rank, hit.first)):
        if all(hit.last <= other.first or other.last <= hit.first for other in ranked):
            ranked.append(hit)
    return ranked


def facts_survive(old: Sequence[str], new: Sequence[str]) -> bool:
    """Whether all numbers and at least half of the capitalised words are still there."""
    if Counter(_numbers(old)) - Counter(new):
        return False
    names = {word for word in old if word[0].isupper() and len(word) > 1}
    return 2 * len(names & set(new)) >= len(names)


def no_number_survives(old: Sequence[str], new: Sequence[str]) -> bool:
    """Whether there were numbers, and all of them are gone."""
    numbers = _numbers(old)
    return bool(numbers) and not set(numbers) & set(new)


def _numbers(words: Sequence[str]) -> list[str]:
    return [word for word in words if any(letter.isdigit() for letter in word)]


def _windows(search: Search, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Ranges of new tokens that share the most rare words with the old tokens ``[first, last)``."""
    places = search.new.places
    voters = [
        (len(places[word]), index)
        for index, word in enumerate(search.old.words[first:last])
        if word in places and word[0].isalnum() and len(places[word]) <= _RARE
    ]
    votes: Counter[int] = Counter()
    for count, index in sorted(voters)[:_MOST_VOTERS]:
        for at in places[search.old.words[first + index]]:
            if not _known(search, at):
                votes[(at - index) // _DIAGONALS] += 1000 // count
    both = {diagonal: votes[diagonal] + votes.get(diagonal + 1, 0) for diagonal in list(votes)}
    slack = _DIAGONALS + (last - first) // 5
    best = sorted(both, key=lambda diagonal: (-both[diagonal], diagonal))[:_WINDOWS]
    for diagonal in best:
        start = diagonal * _DIAGONALS
        low = max(0, start - slack)
        high = min(len(search.new), start + _DIAGONALS + last - first + slack)
        if low < high:
            yield low, high


def _known(search: Search, at: int) -> bool:
    """Whether the new token ``at`` was elsewhere in the old text."""
    if search.same_in_old is None:
        return False
    index = search.same_in_old[at]
    return index != NOWHERE and not search.first <= index < search.last


def _part(tokens: Tokens, first: int, last: int) -> Tokens:
    return Tokens(tokens.words[first:last], tokens.starts[first:last], tokens.ends[first:last])
