"""Which token of the old text became which token of the new one."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from briefterm.annotation.tokens import Tokens, tokens_of

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence

_LARGEST_GAP = 100_000_000  # tokens times tokens that one call of the Levenshtein distance may meet
_RUN = 3
NOWHERE = -1


@dataclass(frozen=True, eq=False)
class Alignment:
    """Pairs of tokens in order; ``NOWHERE`` for a token that has no partner.

    ``to_new[i]`` is the partner of the old token i: the same word, or one in its place.
    ``same_in_old[j]`` is the old token of the same word that the new token j was.
    """

    old: Tokens
    new: Tokens
    to_new: list[int]
    same_in_old: list[int]

    def same(self, index: int) -> bool:
        """Whether the old token ``index`` is still there, as the same word."""
        partner = self.to_new[index]
        return partner != NOWHERE and self.same_in_old[partner] == index


class _Area(NamedTuple):
    """A range of old tokens ``[i, old_end)`` against a range of new ones ``[j, new_end)``."""

    i: int
    j: int
    old_end: int
    new_end: int


@lru_cache(maxsize=4)
def alignment_of(old_text: str, new_text: str) -> Alignment:
    """The alignment of two texts, remembered for the pairs that were asked for last."""
    return aligned(tokens_of(old_text), tokens_of(new_text))


def aligned(old: Tokens, new: Tokens) -> Alignment:
    """Align two texts by their words.

    Runs of words that both have exactly once pin the texts to each other (patience diff); what
    lies between two pins is aligned by the Levenshtein distance. So the work stays near linear,
    and no single call holds the interpreter for long.
    """
    to_new = [NOWHERE] * len(old)
    same_in_old = [NOWHERE] * len(new)
    for i, j in _pairs(old.words, new.words):
        to_new[i] = j
        if old.words[i] == new.words[j]:
            same_in_old[j] = i
    return Alignment(old, new, to_new, same_in_old)


def _pairs(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int]]:
    area = yield from _ends(old, new, _Area(0, 0, len(old), len(new)))
    i, j, old_end, new_end = area
    for pin_i, pin_j in _pins(old, new, area):
        yield from _gap(old, new, _Area(i, j, pin_i, pin_j))
        yield pin_i, pin_j
        i, j = pin_i + 1, pin_j + 1
    yield from _gap(old, new, _Area(i, j, old_end, new_end))


def _ends(
    old: Sequence[str], new: Sequence[str], area: _Area
) -> Generator[tuple[int, int], None, _Area]:
    """Give the pairs of the common beginning and end; return the area that is left."""
    i, j, old_end, new_end = area
    while i < old_end and j < new_end and old[i] == new[j]:
        yield i, j
        i, j = i + 1, j + 1
    while i < old_end and j < new_end and old[old_end - 1] == new[new_end - 1]:
        old_end, new_end = old_end - 1, new_end - 1
        yield old_end, new_end
    return _Area(i, j, old_end, new_end)


def _gap(old: Sequence[str], new: Sequence[str], area: _Area) -> Iterator[tuple[int, int]]:
    if area.i == area.old_end or area.j == area.new_end:
        return
    i, j, old_end, new_end = yield from _ends(old, new, area)
    rows, columns = old_end - i, new_end - j
    if rows == 0 or columns == 0 or rows * columns > _LARGEST_GAP:
        return
    if rows == columns == 1:
        yield i, j
        return
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415  only for a text that changed

    for step in Levenshtein.opcodes(old[i:old_end], new[j:new_end]):
        if step.tag in {"equal", "replace"}:
            yield from zip(
                range(i + step.src_start, i + step.src_end),
                range(j + step.dest_start, j + step.dest_end),
                strict=True,
            )


def _pins(old: Sequence[str], new: Sequence[str], area: _Area) -> list[tuple[int, int]]:
    """Beginnings of runs that each side has once, as the longest chain that keeps the order."""
    there = _single_runs(new, area.j, area.new_end)
    here = _single_runs(old, area.i, area.old_end)
    return _longest_chain([(at, there[run]) for run, at in here.items() if run in there])


def _single_runs(words: Sequence[str], start: int, end: int) -> dict[tuple[str, ...], int]:
    runs: dict[tuple[str, ...], int] = {}
    for at in range(start, end - _RUN + 1):
        run = (words[at], words[at + 1], words[at + 2])
        runs[run] = NOWHERE if run in runs else at
    return {run: at for run, at in runs.items() if at != NOWHERE}


def _longest_chain(pins: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest part of ``pins``, sorted by the first, whose second numbers grow as well."""
    pins = sorted(pins)
    tails: list[int] = []
    at_tail: list[int] = []
    before = [NOWHERE] * len(pins)
    for index, (_, j) in enumerate(pins):
        rank = bisect_left(tails, j)
        before[index] = at_tail[rank - 1] if rank else NOWHERE
        tails[rank : rank + 1] = [j]
        at_tail[rank : rank + 1] = [index]
    chain: list[tuple[int, int]] = []
    index = at_tail[-1] if at_tail else NOWHERE
    while index != NOWHERE:
        chain.append(pins[index])
        index = before[index]
    return chain[::-1]
