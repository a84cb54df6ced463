"""Searching: the best briefings for a query, and what is lit in them."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from briefterm.index.days import days_between
from briefterm.index.folding import aligned, folded, lights
from briefterm.index.query.terms import WORD
from briefterm.library.finding.model import Hit, Results, Snippet
from briefterm.library.finding.parsed import parsed_query
from briefterm.library.finding.ranking import by_relevance, ordered
from briefterm.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from briefterm.index.query import Query, Term
    from briefterm.library.finding.finder import Finder
    from briefterm.model import Briefing, Marks

    Ends = tuple[int, int]

_SNIPPETS = 2
_WIDTH = 160
_BEFORE = 48
_MOST_HITS = 1_000


def search(
    finder: Finder,
    query: str,
    briefings: Sequence[Briefing],
    marks: Mapping[str, Marks],
    limit: int | None,
    *,
    snippets: bool,
) -> Results:
    """See `Finder.search`."""
    parsed = parsed_query(query)
    chosen = finder.chosen(parsed, briefings, marks)
    if parsed.sort in ("", "relevance"):
        ranked = by_relevance(finder, parsed, chosen)
    else:
        ranked = ((one, 0.0) for one in ordered(finder, parsed, chosen, parsed.sort))
    best = list(islice(ranked, limit))
    hits = [Hit(one, score) for one, score in best]
    return Results(tuple(lit(finder, query, hits) if snippets else hits), len(chosen))


def lit(finder: Finder, query: str, hits: Sequence[Hit]) -> list[Hit]:
    """The same hits with what ``query`` lights in their texts. Raises `UsageError`."""
    parsed = parsed_query(query)
    texts = finder.shelf.catalogue.texts([hit.briefing.id for hit in hits]) if hits else {}
    found = []
    for hit in hits:
        text = texts.get(hit.briefing.id, ("", ()))[0]
        places = _places(finder, parsed, hit.briefing, text)
        found.append(replace(hit, snippets=tuple(_snippets(text, places)), hits=len(places)))
    return found


def hits_in_line(query: str, line: str, *fields: str) -> list[Span]:
    """What the words of ``query`` light in a line of metadata, in order without overlap.

    So do the values of its ``fields``. Metadata is found by parts of words too. Raises `UsageError`.
    """
    plain = aligned(line)
    found: list[Ends] = []
    for term in parsed_query(query).wanted():
        if term.field in (WORD, *fields) and term.value:
            begins = (
                term.prefix and term.field != WORD
            )  # it is found as the beginning of a word alone
            pattern = re.compile(re.escape(term.value))
            ends = [] if begins else [match.span() for match in pattern.finditer(plain)]
            if not ends and term.tokens:
                pattern = lights(term.tokens, prefix=term.prefix, inside=term.inside)
                ends = [match.span() for match in pattern.finditer(plain)]
            found += ends
    return [Span(*ends) for ends in _apart(found)]


def hits_in(finder: Finder, query: str, briefing: Briefing, text: str) -> list[Span]:
    """All places of a briefing's text that ``query`` lights, in text order without overlap."""
    return [Span(*ends) for ends in _places(finder, parsed_query(query), briefing, text)]


def evidence(finder: Finder, terms: Iterable[Term], briefing: Briefing) -> list[Ends]:
    """The spans of the names and dates in a briefing that ``terms`` mean."""
    doc = finder.concordance.documents().get(briefing.id)
    wanted = [term for term in terms if term.field in ("name", "mentions")]
    if doc is None or not wanted:
        return []
    content = finder.concordance.content(doc)
    text = finder.shelf.text(briefing) or ""
    titles = finder.concordance.titles(number for number, _ in content.names)
    aliases = finder.aliases()
    found: list[Ends] = []
    for term in wanted:
        if term.field == "mentions" and term.days is not None:
            first, behind = term.days
            for start, end, _, _, _, earliest, latest in content.dates:
                days = days_between(earliest, latest)
                if days is not None and days[0] < behind and first <= days[1]:
                    found.append((start, end))
            continue
        meant = {term.value} | aliases.get(term.value, frozenset())
        for number, ends in content.names:
            spans = list(zip(ends[::2], ends[1::2], strict=True))
            name = folded(titles[number][0])
            if name in meant or (term.prefix and name.startswith(term.value)):
                found += spans
            else:
                found += [one for one in spans if _is_form(term, text[one[0] : one[1]])]
    return found


def _is_form(term: Term, words: str) -> bool:
    form = folded(words)
    return form.startswith(term.value) if term.prefix else form == term.value


def _places(finder: Finder, query: Query, briefing: Briefing, text: str) -> list[Ends]:
    """What is lit in a text: half-open ends, in order, without overlap."""
    plain = aligned(text)
    found: list[Ends] = []
    for term in query.lit():
        pattern = lights(term.tokens, prefix=term.prefix, inside=term.inside)
        found += [match.span() for match in islice(pattern.finditer(plain), _MOST_HITS)]
    found += evidence(finder, query.wanted(), briefing)
    return _apart(found)


def _apart(found: Iterable[Ends]) -> list[Ends]:
    """Half-open ends in order; of those that overlap, the first and longest."""
    places: list[Ends] = []
    for start, end in sorted(found, key=lambda ends: (ends[0], -ends[1])):
        if end > start and (not places or start >= places[-1][1]):
            places.append((start, end))
    return places


def _snippets(text: str, places: Sequence[Ends]) -> Iterable[Snippet]:
    """The stretches around the first places, each place in one of them."""
    behind = 0
    shown = 0
    for number, (start, end) in enumerate(places):
        if shown == _SNIPPETS:
            return
        if number and start < behind:
            continue
        first, behind = _stretch(text, start, max(end, start + 1), behind)
        inside = [Span(*ends) for ends in places if first <= ends[0] and ends[1] <= behind]
        yield Snippet(first, text[first:behind], tuple(inside))
        shown += 1


def _stretch(text: str, start: int, end: int, earliest: int) -> Ends:
    """Whole words around a place, of its paragraph alone."""
    first = max(earliest, start - _BEFORE, text.rfind("\n", 0, start) + 1)
    newline = text.find("\n", end)
    behind = min(max(end, first + _WIDTH), len(text) if newline == -1 else newline)
    if first and not text[first - 1].isspace():
        space = text.find(" ", first, start)
        first = space + 1 if space != -1 else first
    if behind < len(text) and not text[behind].isspace():
        space = text.rfind(" ", end, behind)
        behind = space if space != -1 else behind
    return first, behind
