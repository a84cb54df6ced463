"""What a query is made of, and which fields and values the language knows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

WORD = ""
IN_FIELD = ("title", "source", "author", "lang")
IN_METADATA = (*IN_FIELD, "tag")
STATES = ("unread", "read", "noted", "bookmarked")
HAS = ("warning",)
SORTS = ("date", "title", "relevance", "length")
KINDS = ("PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "PRODUCT", "WORK", "LAW")
PERIODS = ("date", "mentions")
FIELDS: tuple[str, ...] = (
    *IN_FIELD,
    "tag",
    "date",
    "mentions",
    "name",
    "kind",
    "note",
    "note.tag",
    "is",
    "has",
    "sort",
)

# What the words after a field must be one of.
OPTIONS = {
    "is": STATES,
    "has": HAS,
    "sort": SORTS,
    "kind": tuple(kind.lower() for kind in KINDS),
}


@dataclass(frozen=True, slots=True)
class Term:
    """One condition; ``field`` is empty for words and phrases.

    ``value`` is folded; ``tokens`` are its words. With ``prefix`` the last of them only begins a
    word, with ``inside`` the only one may be anywhere in a word. Of a field of the metadata only
    these two have words, for its plain value is looked for as it is. ``days`` is a period as
    half-open ordinals of the calendar, None for any other field and for ``date:none``.
    """

    field: str
    value: str
    tokens: tuple[str, ...] = ()
    prefix: bool = False
    inside: bool = False
    days: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Not:
    """What must not be so."""

    part: Node


@dataclass(frozen=True, slots=True)
class All:
    """What must be so together; of nothing it is true."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Any:
    """What must be so in one way at least."""

    parts: tuple[Node, ...]


Node = Term | Not | All | Any


@dataclass(frozen=True, slots=True)
class Query:
    """A query that was read; ``sort`` is empty where it does not say."""

    root: Node
    sort: str = ""

    def terms(self) -> Iterator[Term]:
        """All terms."""
        yield from _terms(self.root)

    def asks(self, *fields: str) -> bool:
        """Whether a term is of one of ``fields``; `WORD` is that of words."""
        return any(term.field in fields for term in self.terms())

    def needs_texts(self) -> bool:
        """Whether the words of texts must be known to answer it."""
        return self.asks(WORD)

    def needs_names(self) -> bool:
        """Whether the names and dates in texts must be known to answer it."""
        return self.asks("name", "kind", "mentions")

    def lit(self) -> tuple[Term, ...]:
        """The words that are asked for and not refused: what a snippet shows."""
        return tuple(
            dict.fromkeys(one for one in self.wanted() if one.field == WORD and one.tokens)
        )

    def wanted(self) -> Iterator[Term]:
        """The terms that are asked for and not refused."""
        yield from _wanted(self.root)


def _terms(node: Node) -> Iterator[Term]:
    if isinstance(node, Term):
        yield node
    elif isinstance(node, Not):
        yield from _terms(node.part)
    else:
        for part in node.parts:
            yield from _terms(part)


def _wanted(node: Node) -> Iterator[Term]:
    if isinstance(node, Term):
        yield node
    elif not isinstance(node, Not):
        for part in node.parts:
            yield from _wanted(part)
