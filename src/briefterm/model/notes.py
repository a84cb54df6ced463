"""What the reader attaches to a briefing, and what ties it to its place."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from briefterm.model.text import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """What ties a note to its text, after the W3C Web Annotation selectors.

    ``quote``, ``prefix`` and ``suffix`` (up to 64 code points each) are a TextQuoteSelector,
    ``start`` and ``end`` a TextPositionSelector over the text whose digest is ``text_sha256``.
    ``heading`` is the path of headings above the quote, outermost first.
    """

    quote: str
    prefix: str = ""
    suffix: str = ""
    start: int = 0
    end: int = 0
    heading: tuple[str, ...] = ()
    text_sha256: str = ""


class AnchorState(StrEnum):
    """How an anchor fared in the text as it is now."""

    SAME = "same"
    MOVED = "moved"
    CHANGED = "changed"
    SUGGESTED = "suggested"
    ORPHAN = "orphan"


@dataclass(frozen=True, slots=True)
class Anchored:
    """Where an anchor is in the text as it is now, and how sure that is."""

    start: int
    end: int
    state: AnchorState


NOTE_COLORS = ("yellow", "green", "blue", "pink", "purple")
NOTE_STATUSES = ("open", "done")
NOTE_KINDS = ("fact", "claim", "forecast", "question", "")  # the last: none of them


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """Where a note was before the reader tied it to another place, at the time ``until``."""

    briefing: str
    anchor: Anchor | None = None
    until: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What the reader attached to a span, or with no anchor to a whole briefing.

    A highlight is a note without a text. Times are ISO 8601 in UTC; ``deleted`` is the time of the
    tombstone or None. ``status`` is one of `NOTE_STATUSES`, ``kind`` one of `NOTE_KINDS`;
    ``history`` has the note's earlier places, oldest first.
    """

    id: str
    briefing: str
    text: str = ""
    tags: tuple[str, ...] = ()
    color: str = NOTE_COLORS[0]
    status: str = NOTE_STATUSES[0]
    kind: str = ""
    anchor: Anchor | None = None
    history: tuple[Attachment, ...] = ()
    created: str = ""
    updated: str = ""
    deleted: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bookmark:
    """A place to come back to: a span of a briefing, or with no anchor the whole briefing."""

    id: str
    briefing: str
    anchor: Anchor | None = None
    created: str = ""
    deleted: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How far a briefing was read: ``position`` is an offset in code points."""

    briefing: str
    read: bool = False
    position: int = 0
    updated: str = ""


@dataclass(frozen=True, slots=True)
class PlacedNote:
    """A note and its place in the text as it is now; None for a whole briefing or an orphan."""

    note: Note
    place: Anchored | None = None

    @property
    def span(self) -> Span | None:
        """Where the note is drawn, or None if it has no place in the text."""
        return _drawn(self.place)


@dataclass(frozen=True, slots=True)
class PlacedBookmark:
    """A bookmark and its place in the text as it is now."""

    bookmark: Bookmark
    place: Anchored | None = None

    @property
    def span(self) -> Span | None:
        """Where the bookmark is drawn, or None if it has no place in the text."""
        return _drawn(self.place)


def _drawn(place: Anchored | None) -> Span | None:
    if place is None or place.state is AnchorState.ORPHAN:
        return None
    return Span(place.start, place.end)
