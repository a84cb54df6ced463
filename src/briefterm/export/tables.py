"""Notes and bookmarks as records, for programs."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

from briefterm.terminal import visible_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefterm.model import Anchor, Anchored, Briefing, PlacedBookmark, PlacedNote

COLUMNS = (
    "briefing",
    "title",
    "date",
    "type",
    "id",
    "quote",
    "text",
    "tags",
    "color",
    "start",
    "end",
    "state",
    "heading",
    "created",
    "updated",
)


def json_records(
    briefing: Briefing,
    notes: Sequence[PlacedNote],
    bookmarks: Sequence[PlacedBookmark],
) -> list[dict[str, Any]]:
    """A record for each note and bookmark, with the keys of `COLUMNS`.

    ``start`` and ``end`` are half-open offsets in code points of the text as it is now; they and
    ``state`` are None for a whole briefing, and offsets are None for an orphan.
    """
    about = {
        "briefing": briefing.id,
        "title": briefing.title,
        "date": briefing.date.isoformat() if briefing.date else None,
    }
    records = [
        {
            **about,
            "type": "note" if placed.note.text else "highlight",
            "id": placed.note.id,
            "text": placed.note.text,
            "tags": list(placed.note.tags),
            "color": placed.note.color,
            "created": placed.note.created,
            "updated": placed.note.updated,
            **_place(placed.note.anchor, placed.place, lost=placed.span is None),
        }
        for placed in notes
    ]
    records += [
        {
            **about,
            "type": "bookmark",
            "id": placed.bookmark.id,
            "text": "",
            "tags": [],
            "color": None,
            "created": placed.bookmark.created,
            "updated": placed.bookmark.created,
            **_place(placed.bookmark.anchor, placed.place, lost=placed.span is None),
        }
        for placed in bookmarks
    ]
    return [{key: record[key] for key in COLUMNS} for record in records]


def csv_text(records: Sequence[dict[str, Any]]) -> str:
    """Records as RFC 4180 lines under a header; tags are parted by spaces, headings by " > "."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    writer.writerows([_cell(key, record[key]) for key in COLUMNS] for record in records)
    return out.getvalue()


def _place(anchor: Anchor | None, place: Anchored | None, *, lost: bool) -> dict[str, Any]:
    return {
        "quote": anchor.quote if anchor else None,
        "heading": list(anchor.heading) if anchor else [],
        "start": None if lost or place is None else place.start,
        "end": None if lost or place is None else place.end,
        "state": place.state.value if place else None,
    }


def _cell(key: str, value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        value = (" > " if key == "heading" else " ").join(map(str, value))
    return visible_text(str(value))
