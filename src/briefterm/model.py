"""The words of the program as frozen values; every layer shares them and none changes them.

Offsets are half-open ``[start, end)`` ranges counted in code points of the canonical text of a
document (for `tag`-like functions: of the text they were given).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

WORDS_PER_MINUTE = 230


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points of a text."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The part of ``text`` that the span covers."""
        return text[self.start : self.end]


class BlockKind(StrEnum):
    """What a block of a document is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    QUOTE = "quote"
    LIST_ITEM = "list_item"
    CODE = "code"
    TABLE = "table"
    RULE = "rule"


@dataclass(frozen=True, slots=True)
class Block:
    """One block of the canonical text.

    Blocks stand in text order and never overlap. ``level`` is a heading's 1 to 6 or the nesting of
    a quote or list item (1 is the outermost). ``marker`` is what a list item is shown with ("•",
    "3."); a later paragraph of the same item has none. A table keeps a block a row, its cells
    parted by tabs; its first row has level 1, the others 2. A rule is an empty span.
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    marker: str = ""


class MarkKind(StrEnum):
    """What an inline mark says about its span."""

    STRONG = "strong"
    EMPHASIS = "emphasis"
    CODE = "code"
    STRIKE = "strike"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Mark:
    """An inline mark as a span; a link keeps its target."""

    kind: MarkKind
    start: int
    end: int
    target: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed briefing: one canonical text and spans over it.

    ``title`` and ``summary`` are spans where these stand in the text itself (plain text and
    Markdown with a leading heading) and None where only the metadata has them.
    """

    text: str
    blocks: tuple[Block, ...] = ()
    marks: tuple[Mark, ...] = ()
    title: Span | None = None
    summary: Span | None = None

    def headings_at(self, offset: int) -> tuple[str, ...]:
        """Texts of the headings in force at ``offset``, outermost first, the title left out."""
        path: list[tuple[int, str]] = []
        for block in self.blocks:
            if block.start > offset:
                break
            if block.kind is not BlockKind.HEADING:
                continue
            if self.title is not None and block.start == self.title.start:
                continue
            while path and path[-1][0] >= block.level:
                path.pop()
            path.append((block.level, self.text[block.start : block.end]))
        return tuple(text for _, text in path)


class EntityKind(StrEnum):
    """Kinds of names, by the labels that annotated corpora use."""

    PERSON = "PERSON"
    ORG = "ORG"
    GPE = "GPE"
    LOC = "LOC"
    FAC = "FAC"
    NORP = "NORP"
    EVENT = "EVENT"
    PRODUCT = "PRODUCT"
    WORK = "WORK"
    LAW = "LAW"


@dataclass(frozen=True, slots=True)
class GlossaryEntry:
    """A name that a curator knows: its canonical form, kind and other forms."""

    name: str
    kind: EntityKind
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that names an entity; ``name`` is the entity's canonical name.

    ``layer`` tells which part of the tagger decided: "pattern", "gazetteer", "document" or
    "glossary".
    """

    start: int
    end: int
    kind: EntityKind
    name: str
    layer: str = ""


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A span with a TIMEX3 type, value and modifier, and the interval that it means.

    ``type`` is DATE, TIME, DURATION or SET; ``value`` and ``mod`` follow TimeML 1.2.1 (``2023-08``
    with ``START`` for "early August"). ``earliest`` (inclusive) and ``latest`` (exclusive) are ISO
    8601 dates, or date-times for clock times; None leaves that end open, both None means no place
    in time. ``rule`` names the rule that read it.
    """

    start: int
    end: int
    type: str
    value: str
    mod: str | None = None
    earliest: str | None = None
    latest: str | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefing:
    """An article's metadata: what a list shows without its text.

    ``path`` is absolute. ``words`` counts the words of the canonical text and ``text_sha256`` is
    the hexadecimal digest of its UTF-8 bytes. ``extra`` keeps front matter that the program does
    not know; ``warnings`` name what was wrong with the file, in one line each.
    """

    id: str
    path: Path
    title: str
    date: date | None = None
    source: str = ""
    author: str = ""
    url: str = ""
    tags: tuple[str, ...] = ()
    lang: str = ""
    summary: str = ""
    names: tuple[GlossaryEntry, ...] = ()
    extra: Mapping[str, Any] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    words: int = 0
    text_sha256: str = ""
    size: int = 0
    mtime_ns: int = 0

    @property
    def minutes(self) -> int:
        """Reading time in whole minutes, at least one."""
        return max(1, round(self.words / WORDS_PER_MINUTE))


@dataclass(frozen=True, slots=True)
class Article:
    """A briefing opened for reading: metadata, text, and the names and dates in it."""

    briefing: Briefing
    document: Document
    mentions: tuple[Mention, ...] = ()
    dates: tuple[TimeExpression, ...] = ()


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What the reader attached to a span, or with no anchor to a whole briefing.

    A highlight is a note without a text. Times are ISO 8601 in UTC; ``deleted`` is the time of the
    tombstone or None.
    """

    id: str
    briefing: str
    text: str = ""
    tags: tuple[str, ...] = ()
    color: str = NOTE_COLORS[0]
    anchor: Anchor | None = None
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
        if self.place is None or self.place.state is AnchorState.ORPHAN:
            return None
        return Span(self.place.start, self.place.end)


@dataclass(frozen=True, slots=True)
class PlacedBookmark:
    """A bookmark and its place in the text as it is now."""

    bookmark: Bookmark
    place: Anchored | None = None

    @property
    def span(self) -> Span | None:
        """Where the bookmark is drawn, or None if it has no place in the text."""
        if self.place is None or self.place.state is AnchorState.ORPHAN:
            return None
        return Span(self.place.start, self.place.end)


@dataclass(frozen=True, slots=True)
class Marks:
    """What the reader did with a briefing, as a list shows it; ``position`` is an offset."""

    read: bool = False
    notes: int = 0
    bookmarked: bool = False
    position: int = 0
