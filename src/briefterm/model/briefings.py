"""A briefing as a list shows it and as it is opened."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from briefterm.model.names import GlossaryEntry, Mention, TimeExpression
    from briefterm.model.text import Document

WORDS_PER_MINUTE = 230


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


@dataclass(frozen=True, slots=True)
class Marks:
    """What the reader did with a briefing, as a list shows it; ``position`` is an offset."""

    read: bool = False
    notes: int = 0
    bookmarked: bool = False
    position: int = 0
