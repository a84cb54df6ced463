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


def is_simple(text: str) -> bool:
    """Whether every character of ``text`` takes one cell and stands for itself."""
    return _SIMPLE.fullmatch(text) is not None


def cell_width(text: str) -> int:
    """How many cells ``text`` takes."""
    if is_simple(text):
        return len(text)
    return split_graphemes(text)[1]


def graphemes(text: str) -> Iterator[tuple[int, int, int]]:
    """Start, end and cell width of each grapheme of ``text``, in order."""
    if is_simple(text):
        return ((index, index + 1, 1) for index in range(len(text)))
    return iter(split_graphemes(text)[0])


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
