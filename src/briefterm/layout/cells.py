"""Terminal cells: how wide text is, and where its graphemes stand.

The only module below the screen that asks Rich for widths. Text of plain one-cell letters, which
is most of what is read, is answered without a look at single characters.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rich.cells import split_graphemes

if TYPE_CHECKING:
    from collections.abc import Iterator

# Letters, digits and punctuation that take one cell each and never join with a neighbour:
# Latin, Greek, Cyrillic, Armenian, Georgian, general punctuation, currency, letterlike, arrows
# and the pictures of control characters.
_SIMPLE = re.compile(
    "[\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u058f\u10a0-\u10ff\u1e00-\u1fff"
    "\u2010-\u2027\u202f-\u205e\u20a0-\u20bf\u2100-\u218b\u2190-\u21ff\u2400-\u2426\ufffd]*"
)

# Two regional indicators make one flag.
_FIRST_INDICATOR, _LAST_INDICATOR = "\U0001f1e6", "\U0001f1ff"
_FLAG = re.compile(f"[{_FIRST_INDICATOR}-{_LAST_INDICATOR}]{{2}}")


def is_simple(text: str) -> bool:
    """Whether every character of ``text`` takes one cell and stands for itself."""
    return _SIMPLE.fullmatch(text) is not None


def cell_width(text: str) -> int:
    """How many cells ``text`` takes."""
    if is_simple(text):
        return len(text)
    return split_graphemes(text)[1]


def graphemes(text: str) -> Iterator[tuple[int, int, int]]:
    """Start, end and cell width of each grapheme of ``text``, in order; they leave no gaps.

    Line feeds and tabs take no cell and belong to the grapheme before them.
    """
    if is_simple(text):
        return ((index, index + 1, 1) for index in range(len(text)))
    spans = split_graphemes(text)[0]
    if len(spans) > 1 and spans[0][2] == 0 and not text[0].isspace():
        # Marks with nothing before them share the cell of what follows.
        spans[:2] = [(0, spans[1][1], spans[1][2])]
    return iter(_flags_joined(text, spans) if _FLAG.search(text) else spans)


def _flags_joined(text: str, spans: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    joined: list[tuple[int, int, int]] = []
    half = False  # the grapheme before is the first of a pair of regional indicators
    for start, end, cells in spans:
        indicator = _FIRST_INDICATOR <= text[start] <= _LAST_INDICATOR
        if indicator and half:
            first, _, before = joined.pop()
            joined.append((first, end, before + cells))
            half = False
        else:
            joined.append((start, end, cells))
            half = indicator and end == start + 1
    return joined


def fit(text: str, width: int) -> str:
    """``text`` cut to at most ``width`` cells, with an ellipsis where something was cut."""
    if width <= 0:
        return ""
    if cell_width(text) <= width:
        return text
    used = 0
    for start, _, cells in graphemes(text):
        if used + cells > width - 1:
            return text[:start].rstrip() + "…"
        used += cells
    return text
