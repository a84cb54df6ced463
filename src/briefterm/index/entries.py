"""A briefing and its document as the rows of a catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefterm.index.documents import encode_document
from briefterm.index.rows import day_of, encode, packed, title_of

if TYPE_CHECKING:
    from pathlib import Path

    from briefterm.model import Briefing, Document


class Entry(NamedTuple):
    """A briefing and its document as the catalogue keeps them."""

    day: int
    title: bytes
    key: bytes
    declared: bytes
    id: bytes
    size: int
    mtime_ns: int
    fields: bytes
    text: bytes
    structure: bytes


def entry_of(key: str, briefing: Briefing, document: Document, folder: Path) -> Entry:
    """The entry of a briefing at a path key of the library in ``folder``."""
    briefing_id = packed(briefing.id)
    return Entry(
        day_of(briefing),
        packed(title_of(briefing)),
        packed(key),
        briefing_id,
        briefing_id,
        briefing.size,
        briefing.mtime_ns,
        encode(briefing, folder),
        *encode_document(document),
    )
