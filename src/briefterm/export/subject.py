"""What an export is of: a briefing with what its reader attached to it, and the names in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefterm.export.marks import Syntax
    from briefterm.model import Briefing, Document, PlacedBookmark, PlacedNote


@dataclass(frozen=True, slots=True)
class Names:
    """Canonical names in a briefing, by what they are of."""

    people: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Subject:
    """A briefing with its text, and notes and bookmarks at their places in that."""

    briefing: Briefing
    document: Document
    notes: Sequence[PlacedNote] = ()
    bookmarks: Sequence[PlacedBookmark] = ()
    names: Names = Names()


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the index: a briefing, the address of its file from there, how many notes."""

    briefing: Briefing
    link: str
    counts: str


class Look(Protocol):
    """How the parts of a file look; each part is text without empty lines around it."""

    @property
    def name(self) -> str:
        """What the look is called in a file's record."""

    @property
    def syntax(self) -> Syntax:
        """The format that it is written in."""

    @property
    def front(self) -> bool:
        """Whether files begin with YAML front matter."""

    def heading(self, text: str, depth: int) -> str:
        """The line of a heading, ``depth`` levels below the title."""

    def head(self, subject: Subject) -> str:
        """The title and what stands below it."""

    def note(self, subject: Subject, placed: PlacedNote) -> str:
        """A note."""

    def bookmark(self, subject: Subject, placed: PlacedBookmark) -> str:
        """A bookmark, as one line where the syntax is Markdown."""

    def entry(self, entry: Entry) -> str:
        """A briefing's line in the index."""
