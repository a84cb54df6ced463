"""Where in a briefing the reader wants to go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefterm.model import Span

if TYPE_CHECKING:
    from briefterm.model import Note

TOP = Span(0, 0)
"""As a goal's span: the title, above all of the text."""


@dataclass(frozen=True)
class Goal:
    """Where to go in a briefing that is being opened."""

    note: str | None = None
    bookmark: str | None = None
    stay: bool = False  # a reload: keep the place
    follow: bool = False  # the list's cursor goes to the briefing
    span: Span | None = None  # of the canonical text, perhaps of an earlier version
    query: str = ""  # what it was found by, which is lit; n and N go from hit to hit

    @classmethod
    def of_note(cls, note: Note) -> Goal:
        """The place of a note; the briefing itself, if the note is on all of it."""
        return cls(note=note.id) if note.anchor is not None else cls()


@dataclass(frozen=True)
class Target:
    """A briefing, and where to go in it."""

    briefing_id: str
    goal: Goal
