"""What is found across a library, as frozen values.

Offsets are half-open, in code points of the canonical text of the briefing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from briefterm.model import Briefing, EntityKind, Note, Span


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
    (the first day of it) without gaps, ``notes`` those over a mention or with the name in them;
    ``earliest`` and ``latest`` are the first and the last of the briefings that have a date.
    """

    count: NameCount
    aliases: tuple[str, ...]
    contexts: tuple[Context, ...]
    with_whom: tuple[tuple[NameCount, int], ...]
    months: tuple[tuple[date, int], ...]
    notes: tuple[Note, ...]
    earliest: Briefing | None = None
    latest: Briefing | None = None


@dataclass(frozen=True, slots=True)
class Dated:
    """A statement with a time: the sentence ``text`` at ``start`` of a briefing's text.

    ``hit`` is the span of the time expression, ``value`` its TIMEX3 value, ``earliest`` and
    ``latest`` its interval as ISO 8601, the latter exclusive; ``names`` are those in the sentence.
    ``mod`` is its TIMEX3 modifier, such as APPROX; empty for none.
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
    mod: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence ``text`` at ``start`` of a briefing's text.

    ``hits`` are the spans in the text of the time expressions that it was looked up by, ``names``
    those of names with their kinds.
    """

    start: int
    text: str
    hits: tuple[Span, ...]
    names: tuple[tuple[Span, EntityKind], ...] = ()


@dataclass(frozen=True, slots=True)
class Telling:
    """What a briefing says of a stretch of days, from ``first`` to ``last``, both inclusive.

    ``value`` and ``mod`` are those of the first time expression that means it, ``said`` the
    sentences in text order, no more than a few. ``also`` are near-duplicates that speak of the
    same days.
    """

    briefing: Briefing
    first: date
    last: date
    value: str
    mod: str = ""
    said: tuple[Said, ...] = ()
    also: tuple[Briefing, ...] = ()


@dataclass(frozen=True, slots=True)
class Related:
    """Another briefing and what it shares: ``alike`` is the share of common text, from 0 to 1."""

    briefing: Briefing
    score: float
    names: tuple[str, ...]
    days: tuple[date, ...]
    alike: float = 0.0


@dataclass(frozen=True, slots=True)
class NearNote:
    """A note on another briefing, and the names that it shares with one, the rarest first."""

    note: Note
    briefing: Briefing
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """A stretch of one text and what stands in its place in another; either may be empty.

    ``figures`` says that there is a number in it or that it is part of a date.
    """

    before: Span
    after: Span
    figures: bool = False


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
