"""What is found across a library, as frozen values.

Offsets are half-open, in code points of the canonical text of the briefing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from briefterm.model import Briefing, Note, Span


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the index is: ``stage`` is "words" or "names"."""

    stage: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Snippet:
    """A stretch of a text, ``text``, that begins at ``start``; ``hits`` are spans of the text."""

    start: int
    text: str
    hits: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A briefing that a search found; ``hits`` counts the places in its text that are lit."""

    briefing: Briefing
    score: float
    snippets: tuple[Snippet, ...] = ()
    hits: int = 0


@dataclass(frozen=True, slots=True)
class Results:
    """The first hits of a search, the best first, of ``total``."""

    hits: tuple[Hit, ...]
    total: int


@dataclass(frozen=True, slots=True)
class NameCount:
    """A name across briefings: in how many, how often, and the days of the first and the last."""

    name: str
    kind: str
    briefings: int
    mentions: int
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Context:
    """A sentence of a briefing; ``hits`` are spans of the text in it."""

    briefing: Briefing
    start: int
    text: str
    hits: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class NamePage:
    """All that is known of a name.

    ``aliases`` are the forms that the glossary has and texts use, ``with_whom`` the names in the
    same briefings with the number of these, most first, ``months`` the number of briefings a month
    (the first day of it) without gaps, ``notes`` those over a mention or with the name in them.
    """

    count: NameCount
    aliases: tuple[str, ...]
    contexts: tuple[Context, ...]
    with_whom: tuple[tuple[NameCount, int], ...]
    months: tuple[tuple[date, int], ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Dated:
    """A statement with a time: the sentence ``text`` at ``start`` of a briefing's text.

    ``hit`` is the span of the time expression, ``value`` its TIMEX3 value, ``earliest`` and
    ``latest`` its interval as ISO 8601, the latter exclusive; ``names`` are those in the sentence.
    """

    briefing: Briefing
    start: int
    text: str
    hit: Span
    type: str
    value: str
    earliest: str
    latest: str
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Related:
    """Another briefing and what it shares: ``alike`` is the share of common text, from 0 to 1."""

    briefing: Briefing
    score: float
    names: tuple[str, ...]
    days: tuple[date, ...]
    alike: float = 0.0


@dataclass(frozen=True, slots=True)
class Difference:
    """A stretch of one text and what stands in its place in another; either may be empty."""

    before: Span
    after: Span


@dataclass(frozen=True, slots=True)
class Search:
    """A query that was given a name; ``new`` counts its unread briefings, ``total`` all."""

    name: str
    query: str
    total: int = 0
    new: int = 0


@dataclass(frozen=True, slots=True)
class Watch:
    """What is watched for: a query, and what the list shows where a new briefing meets it."""

    query: str
    label: str
