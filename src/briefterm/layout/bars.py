"""Counts as a line of bars."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

BARS = "▁▂▃▄▅▆▇█"
LEAST_TOP = 4  # the highest bar of less than that does not fill its line


def spark(counts: Sequence[int], cells: int) -> str:
    """A bar for each stretch, the highest as high as can be; nothing is a space."""
    if not counts:
        return " " * cells
    joined = resampled(counts, cells)
    most = max(LEAST_TOP, *joined)
    steps = len(BARS)
    return "".join(BARS[-(-steps * one // most) - 1] if one else " " for one in joined)


def resampled(counts: Sequence[int], cells: int) -> list[int]:
    """``counts`` added up, or repeated, so that there are as many as ``cells``."""
    many = len(counts)
    if many <= cells:
        return [counts[cell * many // cells] for cell in range(cells)]
    joined = [0] * cells
    for index, count in enumerate(counts):
        joined[index * cells // many] += count
    return joined
