"""Runs of words that two texts share, as chains that keep the order."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    Pair = tuple[int, int]

_LARGEST_GAP = 100_000_000  # tokens times tokens that one call of the Levenshtein distance may meet
RUN = 3
_RUN_OF_AREA = 7
NOWHERE = -1


class Area(NamedTuple):
    """A range of old tokens ``[i, old_end)`` against a range of new ones ``[j, new_end)``."""

    i: int
    j: int
    old_end: int
    new_end: int


def in_order(old: Sequence[str], new: Sequence[str]) -> tuple[list[Pair], list[Area]]:
    """Pairs of equal words that keep the order, and the areas between them that have no pair yet.

    Runs of words that both texts have exactly once pin them to each other (patience diff), then
    longer runs that both sides of an area have once. The pairs are these pins and what is equal
    beside them.
    """
    pairs: list[Pair] = []
    whole = _without_ends(old, new, Area(0, 0, len(old), len(new)), pairs)
    gaps = [
        gap
        for area in _pinned(old, new, whole, RUN, pairs)
        for gap in _pinned(old, new, area, _RUN_OF_AREA, pairs)
    ]
    return pairs, [gap for gap in gaps if gap.i < gap.old_end or gap.j < gap.new_end]


def _pinned(
    old: Sequence[str], new: Sequence[str], area: Area, length: int, pairs: list[Pair]
) -> list[Area]:
    """Add the pairs that single runs of ``length`` words lead to; return the areas between."""
    i, j, old_end, new_end = area
    runs = single_runs(old, [(i, old_end)], new, [(j, new_end)], length)
    areas = []
    for pin_i, pin_j in longest_chain(runs):
        areas.append(_without_ends(old, new, Area(i, j, pin_i, pin_j), pairs))
        pairs.append((pin_i, pin_j))
        i, j = pin_i + 1, pin_j + 1
    areas.append(_without_ends(old, new, Area(i, j, old_end, new_end), pairs))
    return areas


def _without_ends(old: Sequence[str], new: Sequence[str], area: Area, pairs: list[Pair]) -> Area:
    """Add the pairs of the common beginning and end; return the area that is left."""
    i, j, old_end, new_end = area
    while i < old_end and j < new_end and old[i] == new[j]:
        pairs.append((i, j))
        i, j = i + 1, j + 1
    while i < old_end and j < new_end and old[old_end - 1] == new[new_end - 1]:
        old_end, new_end = old_end - 1, new_end - 1
        pairs.append((old_end, new_end))
    return Area(i, j, old_end, new_end)


def filled(
    old: Sequence[str], new: Sequence[str], here: Sequence[int], there: Sequence[int]
) -> Iterator[Pair]:
    """Pair the old tokens ``here`` with the new tokens ``there`` by the Levenshtein distance.

    A word that was replaced is a pair with the one in its place.
    """
    if not here or not there or len(here) * len(there) > _LARGEST_GAP:
        return
    if len(here) == len(there) == 1:
        yield here[0], there[0]
        return
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415  only for a text that changed

    for step in Levenshtein.opcodes([old[i] for i in here], [new[j] for j in there]):
        if step.tag in {"equal", "replace"}:
            yield from zip(
                here[step.src_start : step.src_end],
                there[step.dest_start : step.dest_end],
                strict=True,
            )


def single_runs(
    old: Sequence[str],
    here: Iterable[Pair],
    new: Sequence[str],
    there: Iterable[Pair],
    length: int,
) -> list[Pair]:
    """Beginnings of runs of ``length`` words that each side has once within its ranges."""
    elsewhere = _starts_of_single(new, there, length)
    starts = _starts_of_single(old, here, length)
    return sorted((at, elsewhere[run]) for run, at in starts.items() if run in elsewhere)


def _starts_of_single(
    words: Sequence[str], ranges: Iterable[Pair], length: int
) -> dict[tuple[str, ...], int]:
    runs: dict[tuple[str, ...], int] = {}
    for start, end in ranges:
        columns = (words[start + shift : end] for shift in range(length))
        for at, run in enumerate(zip(*columns, strict=False), start):
            runs[run] = NOWHERE if run in runs else at
    return {run: at for run, at in runs.items() if at != NOWHERE}


def longest_chain(pins: Sequence[Pair]) -> list[Pair]:
    """The longest part of ``pins``, sorted by the first, whose second numbers grow as well."""
    tails: list[int] = []
    at_tail: list[int] = []
    before = [NOWHERE] * len(pins)
    for index, (_, j) in enumerate(pins):
        rank = bisect_left(tails, j)
        before[index] = at_tail[rank - 1] if rank else NOWHERE
        tails[rank : rank + 1] = [j]
        at_tail[rank : rank + 1] = [index]
    chain: list[Pair] = []
    index = at_tail[-1] if at_tail else NOWHERE
    while index != NOWHERE:
        chain.append(pins[index])
        index = before[index]
    return chain[::-1]
