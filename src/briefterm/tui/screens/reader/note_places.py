"""Which notes are meant: several may lie over one place, inside and across each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefterm.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefterm.model import PlacedNote

_LONGEST = 40  # characters of a word; some languages write without spaces


def notes_at(
    notes: Iterable[PlacedNote], offset: int, here: Span | None = None
) -> list[PlacedNote]:
    """The notes over the character at ``offset``, the innermost first.

    ``here`` is the place that was jumped to: where that is a note's, only notes of just that place
    are meant.
    """
    around = [one for one in notes if _covers(one, offset)]
    exact = [one for one in around if here is not None and one.span == here]
    return sorted(exact or around, key=_size)


def word_start(text: str, offset: int) -> int:
    """Where the word begins in which an offset lies; elsewhere, and in no word, the offset itself."""
    start = offset
    while start and text[start - 1 : start + 1].isalnum():
        start -= 1
        if offset - start > _LONGEST:
            return offset
    return start


def spot(placed: PlacedNote, text: str) -> Span | None:
    """Where a note is in ``text``; an empty span where its words were, if they are gone."""
    if placed.span is not None or placed.place is None or not text:
        return placed.span
    start = min(placed.place.start, len(text))
    return Span(start, start)


def _covers(placed: PlacedNote, offset: int) -> bool:
    span = placed.span
    return span is not None and span.start <= offset < span.end


def _size(placed: PlacedNote) -> tuple[int, int]:
    span = placed.span
    return (0, 0) if span is None else (len(span), -span.start)
