"""Notes as commands show them: selected by a query, at their places, in reading order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefterm.cli.context import refreshed
from briefterm.errors import NotFoundError
from briefterm.model import PlacedNote
from briefterm.terminal import visible_line

if TYPE_CHECKING:
    from briefterm.library import Library
    from briefterm.library.note_entries import NoteEntry
    from briefterm.model import Note


def listed_notes(library: Library, query: str, *, deleted: bool) -> list[NoteEntry]:
    """Notes that meet the query, by briefing, each briefing's in reading order.

    With ``deleted`` they are the removed ones. Raises `UsageError` for a malformed query.
    """
    from briefterm.library.note_query import (  # noqa: PLC0415 - only the list needs it
        chosen,
        note_facts,
        parse,
    )

    asked = parse(query).of_deleted if deleted else parse(query)
    if not library.notes(deleted=True):
        return []
    refreshed(library)  # notes follow renamed files, so that they are read after the folder
    marks = library.marks()
    entries = library.noting.entries(deleted=asked.wants_deleted)
    return [one.entry for one in chosen(asked, [note_facts(entry, marks) for entry in entries])]


def entry_of(library: Library, note: Note) -> NoteEntry:
    """A note at its place, if its briefing is there."""
    from briefterm.library.note_entries import NoteEntry, words_now  # noqa: PLC0415 - as above
    from briefterm.model import Briefing  # noqa: PLC0415 - as above

    try:
        briefing, document = library.read(note.briefing)
        placed = library.placed(briefing, document)[0]
    except NotFoundError:
        briefing = Briefing(id=note.briefing, path=library.folder, title=note.briefing)
        return NoteEntry(PlacedNote(note), briefing, gone=True)
    one = next((one for one in placed if one.note.id == note.id), PlacedNote(note))
    return NoteEntry(one, briefing, words_now(one, document.text))


def described(entry: NoteEntry) -> str:
    """A note as `note show` prints it."""
    note, span = entry.note, entry.placed.span
    tags = " ".join(f"#{tag}" for tag in note.tags)
    removed = "removed" if note.deleted else ""
    status = note.status if note.status == "done" else ""
    place = f"{span.start}-{span.end}" if span else ""
    lines = [
        _joined(note.id, note.color, note.kind, status, tags, note.created, removed),
        visible_line(_joined(note.briefing, place, entry.state or "")),
    ]
    if note.anchor is not None:
        lines += [f"> {line}" for line in note.anchor.quote.split("\n")]
    if entry.now:
        lines += ["now:", *(f"> {line}" for line in entry.now.split("\n"))]
    for past in note.history:
        quote = " ".join(past.anchor.quote.split()) if past.anchor else "the whole briefing"
        lines.append(visible_line(f"until {past.until[:10]} on {past.briefing}: {quote}"))
    return "\n".join([*lines, note.text] if note.text else lines)


def _joined(*parts: str) -> str:
    return "  ".join(part for part in parts if part)
