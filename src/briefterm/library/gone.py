"""Briefings that are gone while their notes are not: what the records still tell of them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from briefterm.library.entries import reading_order
from briefterm.model import Anchored, AnchorState, Briefing, PlacedBookmark, PlacedNote

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from briefterm.library.following import Trace
    from briefterm.model import Anchor, Bookmark, Note

_SUMMARY = "This briefing is not in the library any more; its notes are."


def stand_in(trace: Trace, folder: Path) -> Briefing:
    """A briefing without a text in the place of one that is gone; its path is the library's."""
    try:
        day = date.fromisoformat(trace.date)
    except ValueError:
        day = None
    title = trace.title or trace.briefing
    return Briefing(id=trace.briefing, path=folder, title=title, date=day, summary=_SUMMARY)


def unplaced(
    notes: Iterable[Note], bookmarks: Iterable[Bookmark]
) -> tuple[list[PlacedNote], list[PlacedBookmark]]:
    """Notes and bookmarks without their text, in the order that they had in it."""
    placed = [PlacedNote(note, _lost(note.anchor)) for note in notes]
    marked = [PlacedBookmark(bookmark, _lost(bookmark.anchor)) for bookmark in bookmarks]
    placed.sort(key=lambda one: reading_order(one.place))
    marked.sort(key=lambda one: reading_order(one.place))
    return placed, marked


def _lost(anchor: Anchor | None) -> Anchored | None:
    return None if anchor is None else Anchored(anchor.start, anchor.end, AnchorState.ORPHAN)
