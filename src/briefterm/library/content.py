"""What a reader says in a note: its words, and the marks by which it is found again."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from briefterm.errors import UsageError
from briefterm.model import NOTE_COLORS, NOTE_KINDS, NOTE_STATUSES
from briefterm.terminal import visible_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefterm.store.records import NoteFields

NO_KIND = "none"  # the empty kind as a person writes it


class NoteContent(TypedDict, total=False):
    """What a note may say. What is None or missing stays as it is, or has its default."""

    text: str | None
    tags: Sequence[str] | None
    color: str | None
    status: str | None
    kind: str | None


def checked(content: NoteContent) -> NoteFields:
    """The fields that ``content`` sets; tags are written as they are kept.

    Raises `UsageError` for a color, status or kind that is not known.
    """
    fields: NoteFields = {}
    if (text := content.get("text")) is not None:
        fields["text"] = text
    if (tags := content.get("tags")) is not None:
        fields["tags"] = kept_tags(tags)
    if (color := content.get("color")) is not None:
        fields["color"] = _one_of("color", color, NOTE_COLORS)
    if (status := content.get("status")) is not None:
        fields["status"] = _one_of("status", status, NOTE_STATUSES)
    if (kind := content.get("kind")) is not None:
        fields["kind"] = _one_of("kind", "" if kind == NO_KIND else kind, NOTE_KINDS)
    return fields


def kept_tags(tags: Iterable[str]) -> tuple[str, ...]:
    """Tags without the leading # and white space, each once."""
    return tuple(dict.fromkeys(tag for raw in tags if (tag := "-".join(raw.lstrip("# ").split()))))


def _one_of(field: str, value: str, known: Sequence[str]) -> str:
    if value not in known:
        choices = ", ".join(one or NO_KIND for one in known)
        raise UsageError(f"{field} {visible_line(value)}: not known; choose one of {choices}")
    return value
