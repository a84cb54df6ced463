"""Parts of a text that were put elsewhere, whole or with some words changed."""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

from briefterm.annotation.chains import filled, longest_chain, single_runs

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from briefterm.annotation.chains import Area, Pair

_RUNS = (3, 7)
_ROUNDS = 3
_APART = 30  # tokens between two pins of one part
_SHIFT = 12  # tokens that were put in or taken out between them
_OPEN = 4
_LEAST = 8
_DENSE = 0.5
# Old and new tokens that may be passed over to reach the next equal ones.
_SKIPS = ((0, 0), (1, 1), (0, 1), (1, 0), (2, 2), (1, 2), (2, 1), (0, 2), (2, 0))


class Moves:
    """Pairs of old and new tokens of moved parts; ``taken`` has the new ones.

    They are looked for in ``gaps``, which have kept no order.
    """

    def __init__(self, old: Sequence[str], new: Sequence[str], gaps: Sequence[Area]) -> None:
        self.pairs: dict[int, int] = {}
        self.taken: set[int] = set()
        self._old = old
        self._new = new
        self._gaps = gaps
        self._old_starts = [gap.i for gap in gaps]
        self._new_starts = [gap.j for gap in gaps]
        if len(gaps) > 1:
            self._find()

    def _find(self) -> None:
        """Words that are frequent in the texts may be single in what a round leaves of them."""
        for _ in range(_ROUNDS):
            before = len(self.pairs)
            for chain in sorted(self._chains(), key=len, reverse=True):
                self._take(chain)
            if len(self.pairs) == before:
                return

    def _chains(self) -> list[list[Pair]]:
        """Chains of runs that are single in what is left, from one gap to another."""
        here = list(_free(((gap.i, gap.old_end) for gap in self._gaps), self.pairs))
        there = list(_free(((gap.j, gap.new_end) for gap in self._gaps), self.taken))
        pins: set[Pair] = set()
        for length in _RUNS:
            pins.update(single_runs(self._old, here, self._new, there, length))
        chains: list[list[Pair]] = []
        for i, j in sorted(pins):
            if self._old_gap(i) is self._new_gap(j):
                continue
            for chain in chains[-_OPEN:][::-1]:
                if self._goes_on(chain[-1], (i, j)):
                    chain.append((i, j))
                    break
            else:
                chains.append([(i, j)])
        return [longest_chain(chain) for chain in chains]

    def _goes_on(self, last: Pair, pin: Pair) -> bool:
        apart = pin[0] - last[0], pin[1] - last[1]
        return (
            max(apart) <= _APART
            and abs(apart[0] - apart[1]) <= _SHIFT
            and self._old_gap(last[0]) is self._old_gap(pin[0])
            and self._new_gap(last[1]) is self._new_gap(pin[1])
        )

    def _take(self, chain: Sequence[Pair]) -> None:
        """Keep the part that goes through ``chain`` if it is long and like enough."""
        chain = [pin for pin in chain if self._is_free(*pin)]
        if not chain:
            return
        pairs = [*list(self._reach(chain[0], -1))[::-1], chain[0]]
        for (i, j), (next_i, next_j) in pairwise(chain):
            here, there = range(i + 1, next_i), range(j + 1, next_j)
            if self.pairs.keys().isdisjoint(here) and self.taken.isdisjoint(there):
                pairs += filled(self._old, self._new, here, there)
            pairs.append((next_i, next_j))
        pairs += self._reach(chain[-1], 1)
        same = sum(1 for i, j in pairs if self._old[i] == self._new[j])
        longer = max(pairs[-1][0] - pairs[0][0], pairs[-1][1] - pairs[0][1]) + 1
        if same >= _LEAST and same >= _DENSE * longer:
            self.pairs.update(pairs)
            self.taken.update(j for _, j in pairs)

    def _reach(self, pin: Pair, step: int) -> Iterator[Pair]:
        """Pairs that go on from ``pin`` before (-1) or after it (1), over small changes."""
        i, j = pin[0] + step, pin[1] + step
        bounds = self._old_gap(pin[0]), self._new_gap(pin[1])
        going = True
        while going:
            going = False
            for skip_i, skip_j in _SKIPS:
                a, b = i + step * skip_i, j + step * skip_j
                if self._fits(a, b, bounds) and (
                    (skip_i, skip_j) == (0, 0) or self._fits(a + step, b + step, bounds)
                ):
                    yield from zip(range(i, a, step), range(j, b, step), strict=False)
                    yield a, b
                    i, j = a + step, b + step
                    going = True
                    break

    def _fits(self, i: int, j: int, bounds: tuple[Area, Area]) -> bool:
        return (
            bounds[0].i <= i < bounds[0].old_end
            and bounds[1].j <= j < bounds[1].new_end
            and self._is_free(i, j)
            and self._old[i] == self._new[j]
        )

    def _is_free(self, i: int, j: int) -> bool:
        return i not in self.pairs and j not in self.taken

    def _old_gap(self, i: int) -> Area:
        return self._gaps[bisect_right(self._old_starts, i) - 1]

    def _new_gap(self, j: int) -> Area:
        return self._gaps[bisect_right(self._new_starts, j) - 1]


def _free(ranges: Iterable[Pair], taken: Container[int]) -> Iterator[Pair]:
    """What is left of half-open ranges without what is taken."""
    for start, end in ranges:
        first = start
        for at in range(start, end):
            if at in taken:
                if first < at:
                    yield first, at
                first = at + 1
        if first < end:
            yield first, end
