"""Notes as commands list them: selected by a query, at their places, in reading order."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefterm.cli.context import refreshed
from briefterm.cli.records import note_record
from briefterm.errors import NotFoundError
from briefterm.model import Briefing, PlacedNote

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

    from briefterm.library import Library
    from briefterm.model import Note


def listed_notes(library: Library, query: str, *, deleted: bool) -> Iterable[PlacedNote]:
    """Notes that meet the query, by briefing, each briefing's in reading order."""
    if not library.notes(deleted=deleted):
        return
    briefings = {briefing.id: briefing for briefing in refreshed(library)}
    # Notes follow renamed files, so that they are read after the folder.
    notes = [one for one in library.notes(deleted=deleted) if bool(one.deleted) is deleted]
    marks = library.marks()
    order = {briefing_id: number for number, briefing_id in enumerate(briefings)}
    by_briefing: dict[str, list[Note]] = {}
    for one in notes:
        by_briefing.setdefault(one.briefing, []).append(one)
    for briefing_id in sorted(by_briefing, key=lambda name: order.get(name, len(order))):
        briefing = briefings.get(briefing_id)
        chosen = [
            one
            for one in by_briefing[briefing_id]
            if library.select(query, (_as_briefing(library, briefing, one),), marks)
        ]
        if chosen:
            yield from _placed(library, briefing, chosen)


def _as_briefing(library: Library, briefing: Briefing | None, one: Note) -> Briefing:
    """The briefing with the note's words and tags among its own, for the query to look at."""
    base = briefing or Briefing(id=one.briefing, path=library.folder, title=one.briefing)
    quote = one.anchor.quote if one.anchor else ""
    words = "\n".join((base.summary, " ".join(quote.split()), one.text, one.id))
    return replace(base, summary=words, tags=(*base.tags, *one.tags))


def _placed(library: Library, briefing: Briefing | None, notes: Sequence[Note]) -> list[PlacedNote]:
    """The notes at their places; without one where the briefing is gone or the note removed."""
    if briefing is None:
        return [PlacedNote(one) for one in notes]
    ids = {one.id for one in notes}
    placed = [one for one in library.placed(*library.read(briefing.id))[0] if one.note.id in ids]
    shown = {one.note.id for one in placed}
    return placed + [PlacedNote(one) for one in notes if one.id not in shown]


def placed_record(library: Library, one: Note) -> dict[str, Any]:
    """The note as JSON has it, with its place if its briefing is there."""
    try:
        placed = library.placed(*library.read(one.briefing))[0]
    except NotFoundError:
        placed = []
    match = next((other for other in placed if other.note.id == one.id), PlacedNote(one))
    return note_record(match)
