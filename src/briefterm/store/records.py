"""Between records of the file and the program's own words.

Reading is tolerant, since a file may be edited by hand: a field of the wrong type counts as
missing. Writing gives only the fields that were named, so that a change touches nothing else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypedDict, Unpack

from briefterm.model import (
    NOTE_COLORS,
    NOTE_KINDS,
    NOTE_STATUSES,
    Anchor,
    Attachment,
    Bookmark,
    Note,
    Reading,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class NoteFields(TypedDict, total=False):
    """What a note may be given; the id is the store's."""

    briefing: str
    text: str
    tags: Sequence[str]
    color: str
    status: str
    kind: str
    anchor: Anchor | None
    history: Sequence[Attachment]
    created: str
    updated: str
    deleted: str | None


class BookmarkFields(TypedDict, total=False):
    """What a bookmark may be given; the id is the store's."""

    briefing: str
    anchor: Anchor | None
    created: str
    deleted: str | None


class ReadingFields(TypedDict, total=False):
    """What the reading of a briefing may be given."""

    read: bool
    position: int
    updated: str


def note_fields(**values: Unpack[NoteFields]) -> dict[str, Any]:
    """The record fields for these values of a note."""
    return _fields(values)


def bookmark_fields(**values: Unpack[BookmarkFields]) -> dict[str, Any]:
    """The record fields for these values of a bookmark."""
    return _fields(values)


def reading_fields(**values: Unpack[ReadingFields]) -> dict[str, Any]:
    """The record fields for these values of a reading."""
    return dict(values)


def note_from(record: Mapping[str, Any]) -> Note:
    """The note that ``record`` holds; what is missing or malformed has its default."""
    color, status, kind = (_text(record, name) for name in ("color", "status", "kind"))
    return Note(
        id=_text(record, "id"),
        briefing=_text(record, "briefing"),
        text=_text(record, "text"),
        tags=_texts(record, "tags"),
        color=color if color in NOTE_COLORS else NOTE_COLORS[0],
        status=status if status in NOTE_STATUSES else NOTE_STATUSES[0],
        kind=kind if kind in NOTE_KINDS else "",
        anchor=_anchor(record.get("anchor")),
        history=_history(record.get("history")),
        created=_text(record, "created"),
        updated=_text(record, "updated"),
        deleted=_text(record, "deleted") or None,
    )


def bookmark_from(record: Mapping[str, Any]) -> Bookmark:
    """The bookmark that ``record`` holds; what is missing or malformed has its default."""
    return Bookmark(
        id=_text(record, "id"),
        briefing=_text(record, "briefing"),
        anchor=_anchor(record.get("anchor")),
        created=_text(record, "created"),
        deleted=_text(record, "deleted") or None,
    )


def reading_from(record: Mapping[str, Any]) -> Reading:
    """The reading that ``record`` holds; what is missing or malformed has its default."""
    return Reading(
        briefing=_text(record, "briefing"),
        read=record.get("read") is True,
        position=_offset(record, "position"),
        updated=_text(record, "updated"),
    )


def _fields(values: Mapping[str, Any]) -> dict[str, Any]:
    fields = dict(values)
    if "tags" in fields:
        fields["tags"] = list(fields["tags"])
    if fields.get("anchor") is not None:
        fields["anchor"] = _anchor_record(fields["anchor"])
    if "history" in fields:
        fields["history"] = [
            {
                "briefing": one.briefing,
                "anchor": None if one.anchor is None else _anchor_record(one.anchor),
                "until": one.until,
            }
            for one in fields["history"]
        ]
    return fields


def _anchor_record(anchor: Anchor) -> dict[str, Any]:
    return {
        "quote": anchor.quote,
        "prefix": anchor.prefix,
        "suffix": anchor.suffix,
        "start": anchor.start,
        "end": anchor.end,
        "heading": list(anchor.heading),
        "text_sha256": anchor.text_sha256,
    }


def _history(value: object) -> tuple[Attachment, ...]:
    entries = value if isinstance(value, list) else []
    return tuple(
        Attachment(
            briefing=_text(entry, "briefing"),
            anchor=_anchor(entry.get("anchor")),
            until=_text(entry, "until"),
        )
        for entry in entries
        if isinstance(entry, dict)
    )


def _anchor(value: object) -> Anchor | None:
    if not isinstance(value, dict):
        return None
    start = _offset(value, "start")
    return Anchor(
        quote=_text(value, "quote"),
        prefix=_text(value, "prefix"),
        suffix=_text(value, "suffix"),
        start=start,
        end=max(start, _offset(value, "end")),
        heading=_texts(value, "heading"),
        text_sha256=_text(value, "text_sha256"),
    )


def _text(record: Mapping[str, Any], name: str) -> str:
    value = record.get(name)
    return value if isinstance(value, str) else ""


def _texts(record: Mapping[str, Any], name: str) -> tuple[str, ...]:
    value = record.get(name)
    return tuple(item for item in value if isinstance(item, str)) if isinstance(value, list) else ()


def _offset(record: Mapping[str, Any], name: str) -> int:
    value = record.get(name)
    return max(0, value) if isinstance(value, int) and not isinstance(value, bool) else 0
