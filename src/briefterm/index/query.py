"""The query language of the list: which briefings a line of words asks for.

Words must all occur (in title, source, author, tags, date, summary or id, without regard to case
and accents); ``"a phrase"`` keeps words together; ``-word`` must not occur. ``tag:``, ``source:``,
``title:``, ``author:`` and ``lang:`` look in one field, ``is:unread``, ``is:read``, ``is:noted``,
``is:bookmarked`` at what the reader did, and ``has:warning`` at what is wrong with the file.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefterm.errors import UsageError
from briefterm.model import Marks
from briefterm.terminal import visible_line

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from briefterm.model import Briefing

_NO_MARKS = Marks()

_FIELDS: dict[str, Callable[[Briefing], str]] = {
    "source": lambda briefing: briefing.source,
    "title": lambda briefing: briefing.title,
    "author": lambda briefing: briefing.author,
    "lang": lambda briefing: briefing.lang,
}
_STATES: dict[str, Callable[[Marks], bool]] = {
    "unread": lambda marks: not marks.read,
    "read": lambda marks: marks.read,
    "noted": lambda marks: marks.notes > 0,
    "bookmarked": lambda marks: marks.bookmarked,
}
_HAS = ("warning",)
_KNOWN = (*_FIELDS, "tag", "is", "has")


@dataclass(frozen=True, slots=True)
class Term:
    """One condition of a query; ``field`` is empty for a plain word or phrase."""

    field: str
    value: str
    negated: bool


class Selector:
    """Applies queries; remembers the searchable text of briefings between key strokes."""

    def __init__(self) -> None:
        self._haystacks: dict[str, tuple[Briefing, str]] = {}

    def select(
        self, query: str, briefings: Sequence[Briefing], marks: Mapping[str, Marks]
    ) -> list[Briefing]:
        """Those of ``briefings`` that meet every term of ``query``, in the order given.

        Raises `UsageError` that tells the column when the query is malformed.
        """
        terms = parse(query)
        # The cheapest test that leaves the fewest goes first: plain words are a substring search.
        tests = [self._test(term, marks) for term in sorted(terms, key=lambda term: term.negated)]
        chosen = list(briefings)
        for test, negated in tests:
            chosen = [briefing for briefing in chosen if test(briefing) is not negated]
        return chosen

    def _test(
        self, term: Term, marks: Mapping[str, Marks]
    ) -> tuple[Callable[[Briefing], bool], bool]:
        value = term.value
        if term.field == "":
            haystack = self._haystack
            return (lambda briefing: value in haystack(briefing)), term.negated
        if term.field == "is":
            state = _STATES[value]
            return (lambda briefing: state(marks.get(briefing.id, _NO_MARKS))), term.negated
        if term.field == "has":
            return (lambda briefing: bool(briefing.warnings)), term.negated
        if term.field == "tag":
            return (
                lambda briefing: any(folded(tag) == value for tag in briefing.tags)
            ), term.negated
        of = _FIELDS[term.field]
        return (lambda briefing: value in folded(of(briefing))), term.negated

    def _haystack(self, briefing: Briefing) -> str:
        known = self._haystacks.get(briefing.id)
        if known is not None and known[0] is briefing:
            return known[1]
        text = haystack(briefing)
        self._haystacks[briefing.id] = (briefing, text)
        return text


def haystack(briefing: Briefing) -> str:
    """What plain words are looked for in, folded; parts are a line each."""
    day = briefing.date.isoformat() if briefing.date else ""
    return folded(
        "\n".join(
            (
                briefing.title,
                briefing.source,
                briefing.author,
                *briefing.tags,
                day,
                briefing.summary,
                briefing.id,
            )
        )
    )


def folded(text: str) -> str:
    """``text`` without regard to case, accents and width, for comparing."""
    if text.isascii():
        return text.lower()
    # Taken apart, a letter in mathematical bold is one that has two cases again.
    apart = unicodedata.normalize("NFKD", text.casefold()).casefold()
    return "".join(char for char in apart if not unicodedata.combining(char))


def parse(query: str) -> list[Term]:
    """The terms of a query. Raises `UsageError` with the column of what is wrong."""
    terms = []
    position = 0
    while position < len(query):
        if query[position].isspace():
            position += 1
            continue
        start = position
        negated = query[position] == "-" and query[position + 1 : position + 2].strip() != ""
        position += negated
        prefix = _PREFIX.match(query, position)
        if prefix:
            position = prefix.end()
        value, position = _value(query, position)
        terms.append(_term(prefix.group(1) if prefix else "", value, start, negated=negated))
    return [term for term in terms if term.value]


_PREFIX = re.compile(r"([A-Za-z]+):(?!//)")


def _value(query: str, position: int) -> tuple[str, int]:
    """The word or phrase at ``position`` and where it ends."""
    if query[position : position + 1] == '"':
        end = query.find('"', position + 1)
        if end == -1:
            raise _malformed("this quote is not closed", position)
        return query[position + 1 : end], end + 1
    end = position
    while end < len(query) and not query[end].isspace():
        end += 1
    return query[position:end], end


def _term(name: str, value: str, start: int, *, negated: bool) -> Term:
    field = name.lower()
    if field and field not in _KNOWN:
        known = ", ".join(f"{word}:" for word in _KNOWN)
        raise _malformed(f"{name}: is not one of {known}; quote it to search for it as text", start)
    if field and not value.strip():
        raise _malformed(f"{field}: needs a value", start)
    options = _STATES.keys() if field == "is" else _HAS if field == "has" else ()
    if options and value.lower() not in options:
        raise _malformed(f"{field}:{value} is not known; say {field}:{' or '.join(options)}", start)
    return Term(field, folded(value).strip() if field else folded(value), negated)


def _malformed(reason: str, start: int) -> UsageError:
    return UsageError(f"query, column {start + 1}: {visible_line(reason)}")
