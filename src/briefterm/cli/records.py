"""Spans, notes and bookmarks as ``--json`` prints them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from briefterm.library.note_entries import NoteEntry
    from briefterm.model import (
        Anchor,
        Anchored,
        Mention,
        PlacedBookmark,
        PlacedNote,
        TimeExpression,
    )


def mention_record(mention: Mention, text: str) -> dict[str, Any]:
    """A name; offsets are those of ``text``."""
    return {
        "start": mention.start,
        "end": mention.end,
        "text": text[mention.start : mention.end],
        "kind": mention.kind.value,
        "name": mention.name,
    }


def date_record(expression: TimeExpression, text: str) -> dict[str, Any]:
    """A time expression; offsets are those of ``text``."""
    return {
        "start": expression.start,
        "end": expression.end,
        "text": text[expression.start : expression.end],
        "type": expression.type,
        "value": expression.value,
        "mod": expression.mod,
        "earliest": expression.earliest,
        "latest": expression.latest,
    }


def entry_record(entry: NoteEntry) -> dict[str, Any]:
    """A note with the words at its place where they are others now, and its earlier places."""
    return {
        **note_record(entry.placed),
        "now": entry.now or None,
        "history": [
            {
                "briefing": past.briefing,
                "quote": past.anchor.quote if past.anchor else None,
                "until": past.until,
            }
            for past in entry.note.history
        ],
    }


def note_record(placed: PlacedNote) -> dict[str, Any]:
    """A note; ``start`` and ``end`` are None when it has no place in the text as it is now."""
    note = placed.note
    return {
        "id": note.id,
        "briefing": note.briefing,
        **_place(note.anchor, placed.place, lost=placed.span is None),
        "text": note.text,
        "tags": list(note.tags),
        "color": note.color,
        "kind": note.kind,
        "status": note.status,
        "created": note.created,
        "updated": note.updated,
        "deleted": note.deleted,
    }


def bookmark_record(placed: PlacedBookmark) -> dict[str, Any]:
    """A bookmark; offsets as in `note_record`."""
    bookmark = placed.bookmark
    return {
        "id": bookmark.id,
        "briefing": bookmark.briefing,
        **_place(bookmark.anchor, placed.place, lost=placed.span is None),
        "created": bookmark.created,
        "deleted": bookmark.deleted,
    }


def _place(anchor: Anchor | None, place: Anchored | None, *, lost: bool) -> dict[str, Any]:
    return {
        "start": None if lost or place is None else place.start,
        "end": None if lost or place is None else place.end,
        "quote": anchor.quote if anchor else None,
        "heading": list(anchor.heading) if anchor else [],
        "state": place.state.value if place else None,
    }
