"""The reader's place in a text that changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefterm.annotation import make_anchor, place, sha256
from briefterm.model import Span

if TYPE_CHECKING:
    from briefterm.model import Document

_CARRIED = 100  # code points by which a reading position is found again


def carried(before: Document, after: Document, offset: int) -> int:
    """Where the words at ``offset`` of an earlier text of a briefing are in its text now."""
    if before.text == after.text or not before.text:
        return offset
    span = Span(offset, min(len(before.text), offset + _CARRIED))
    anchor = make_anchor(before, span)
    placed = place(anchor, after.text, sha256(after.text), lambda _: before.text)
    return min(placed.start, len(after.text))
