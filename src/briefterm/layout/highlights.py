"""Highlights: styled spans over the text, and how overlapping ones share a line."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_BLOCK = 64  # highlights of a layer that are passed over at once


class Highlight(NamedTuple):
    """The span ``[start, end)`` drawn with the style named ``style``."""

    start: int
    end: int
    style: str


class Piece(NamedTuple):
    """A stretch of text whose characters all carry the same styles, lowest first."""

    start: int
    end: int
    styles: tuple[str, ...]


class Layer:
    """Highlights of one sort; a layer with a higher rank is drawn over a lower one.

    Spans may nest and overlap. A query costs the logarithm of their number plus what it returns;
    spans that end too early are passed over by the block where one long span stretches over them.
    """

    def __init__(self, highlights: Iterable[Highlight] = ()) -> None:
        """Keep the non-empty ``highlights``, in any order."""
        self.highlights: Sequence[Highlight] = sorted(
            (item for item in highlights if item.end > item.start),
            key=lambda item: (item.start, -item.end),
        )
        self._starts = [item.start for item in self.highlights]
        ends = [item.end for item in self.highlights]
        self._reach = list(accumulate(ends, max))
        self._tops = [max(ends[at : at + _BLOCK]) for at in range(0, len(ends), _BLOCK)]

    def between(self, start: int, end: int) -> list[Highlight]:
        """Highlights that share a character with ``[start, end)``, by start, outer ones first."""
        if end <= start:
            return []
        # The running maximum of ends never falls, so it can be bisected for the first highlight
        # that may reach into the range.
        first = bisect_left(self._reach, start + 1)
        last = bisect_left(self._starts, end)
        return [
            item
            for block in range(first // _BLOCK, -(-last // _BLOCK))
            if self._tops[block] > start
            for item in self.highlights[block * _BLOCK : min(last, (block + 1) * _BLOCK)]
            if item.end > start
        ]


def pieces(start: int, end: int, layers: Iterable[Layer]) -> list[Piece]:
    """Cut ``[start, end)`` at the borders of all highlights; layers come lowest first."""
    covering = [item for layer in layers for item in layer.between(start, end)]
    if not covering:
        return [Piece(start, end, ())] if end > start else []
    borders = {start, end}
    for item in covering:
        borders.add(max(start, item.start))
        borders.add(min(end, item.end))
    cuts = sorted(borders)
    return [
        Piece(left, right, tuple(i.style for i in covering if i.start <= left and i.end >= right))
        for left, right in pairwise(cuts)
    ]
