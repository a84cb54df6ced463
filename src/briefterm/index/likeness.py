"""How alike two texts are: the share of their runs of three words that they have in common.

A sketch is the smallest hashes of a text's runs. Two sketches estimate the share (bottom-k
sketches: Cohen and Kaplan, 2007), and texts that share none of their first few are far apart.
"""

from __future__ import annotations

from heapq import nsmallest
from typing import TYPE_CHECKING
from zlib import crc32

from briefterm.index.folding import words

if TYPE_CHECKING:
    from collections.abc import Sequence

SIZE = 64
LOOKED_UP = 12  # of the smallest hashes of a sketch, those by which near texts are found
_RUN = 3
ALIKE = 0.5


def runs(text: str) -> set[int]:
    """The hash of each run of words of a text."""
    own = words(text)
    if len(own) < _RUN:
        return {crc32(" ".join(own).encode())} if own else set()
    pairs = zip(own, own[1:], own[2:], strict=False)
    return {crc32(" ".join(run).encode("utf-8", "replace")) for run in pairs}


def sketch(text: str) -> list[int]:
    """The smallest hashes of a text's runs, in order; the whole set of a short text."""
    return nsmallest(SIZE, runs(text))


def likeness(one: Sequence[int], other: Sequence[int]) -> float:
    """The estimated share of common runs, from 0 to 1, of the texts with these sketches."""
    smallest = sorted(set(one) | set(other))[:SIZE]
    if not smallest:
        return 0.0
    both = set(one) & set(other)
    return sum(1 for number in smallest if number in both) / len(smallest)
