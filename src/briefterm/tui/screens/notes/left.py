"""How the screen of all notes was left."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class NotesLeft:
    """How the screen was left: its filter, the note under the cursor, and those selected."""

    query: str
    note_id: str = ""
    chosen: frozenset[str] = frozenset()
