"""Rows of notes: in the side panel, and where one of several is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefterm.model import AnchorState, Document, PlacedNote
from briefterm.tui.screens.reader.note_places import spot, word_start
from briefterm.tui.widgets.panel_rows import PanelRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefterm.model import Note, PlacedBookmark

SUGGESTED = "perhaps it is here now: Y takes it, R ties it elsewhere"
_STATES = {
    AnchorState.CHANGED: "the text here has changed: Y takes it so",
    AnchorState.SUGGESTED: SUGGESTED,
    AnchorState.ORPHAN: "its text is gone: R ties it to other words",
}


def note_rows(
    document: Document, notes: Sequence[PlacedNote], bookmarks: Sequence[PlacedBookmark]
) -> list[PanelRow]:
    """Notes and bookmarks in text order; those without a place keep the order given."""
    rows = [note_row(placed, document.text) for placed in notes]
    for placed in bookmarks:
        span = placed.span
        # It may have been set within a word, of which the rest says little.
        start = word_start(document.text, span.start) if span else 0
        where = document.text[start : start + 80] if span else "This briefing"
        rows.append(PanelRow(((f"◆ {where}", "meta", 1),), span, placed, "accent"))
    lost = [row for row in rows if _is_orphan(row)]
    whole = [row for row in rows if row.span is None and not _is_orphan(row)]
    placed_rows = [row for row in rows if row.span is not None and not _is_orphan(row)]
    # Sorting is stable, so nested notes stay with the outer one first.
    placed_rows.sort(key=lambda row: row.span.start if row.span else 0)
    return [*whole, *placed_rows, *lost]


def note_row(placed: PlacedNote, text: str) -> PanelRow:
    """A note with its quote, with the words at its place where they are others, and its marks.

    An orphan leads to where its words were.
    """
    note = placed.note
    parts: list[tuple[str, str, int]] = []
    if note.anchor is not None:
        parts.append((f"“{note.anchor.quote}”", "row-quote", 2))
    else:
        parts.append(("On the whole briefing", "meta", 1))
    span = placed.span
    if span is not None and note.anchor is not None and span.of(text) != note.anchor.quote:
        parts.append((f"→ “{span.of(text)}”", "row-fact", 2))
    if note.text:
        parts.append((note.text, "meta" if note.status == "done" else "row", 4))
    marks = marks_of(note)
    if marks:
        parts.append((marks, "accent", 1))
    state = _STATES.get(placed.place.state) if placed.place else None
    if state:
        parts.append((f"! {state}", "accent", 2))
    return PanelRow(tuple(parts), spot(placed, text), placed, note.color)


def marks_of(note: Note) -> str:
    """Kind, status and tags in one line; empty when there are none."""
    done = "✓ done" if note.status == "done" else ""
    tags = " ".join(f"#{tag}" for tag in note.tags)
    return "  ".join(part for part in (note.kind, done, tags) if part)


def _is_orphan(row: PanelRow) -> bool:
    place = getattr(row.subject, "place", None)
    return place is not None and place.state is AnchorState.ORPHAN
