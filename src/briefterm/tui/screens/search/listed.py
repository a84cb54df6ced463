"""What the search screen shows of what a query found; made in a thread."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from briefterm.errors import BrieftermError, UsageError
from briefterm.library.finding.parsed import parsed_query
from briefterm.library.finding.searching import hits_in_line, lit
from briefterm.model import Marks, Span
from briefterm.terminal import visible_line
from briefterm.tui.days import day_words
from briefterm.tui.goal import TOP
from briefterm.tui.screens.search.hit_lines import ListedHit, ListedSnippet

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from briefterm.library.finding import Finder
    from briefterm.library.finding.model import Hit, Snippet
    from briefterm.model import Briefing

MOST = 200  # of the results that are listed
_AT_ONCE = (20, 60, MOST)  # how many of them have their snippets after each step


@dataclass(frozen=True)
class Found:
    """What a query found so far: the first hits of ``total``, and whether it asks for names.

    ``problem`` says why nothing could be found; a query that is wrong has one without words.
    """

    query: str
    hits: tuple[ListedHit, ...] = ()
    total: int = 0
    names: bool = False
    wrong: bool = False
    problem: str = ""


def found(
    finding: Finder, query: str, briefings: Sequence[Briefing], marks: Mapping[str, Marks]
) -> Iterator[Found]:
    """What a query finds, the first of it at once and more step by step."""
    try:
        names = parsed_query(query).needs_names()
        best = finding.search(query, briefings, marks, limit=MOST, snippets=False)
        hits: list[ListedHit] = []
        for end in _AT_ONCE:
            some = lit(finding, query, best.hits[len(hits) : end])
            hits += [listed(hit, query, marks.get(hit.briefing.id, Marks())) for hit in some]
            yield Found(query, tuple(hits), best.total, names)
            if len(hits) == len(best.hits):
                return
    except UsageError:
        yield Found(query, wrong=True)
    except BrieftermError as error:
        yield Found(query, wrong=True, problem=str(error))


def listed(hit: Hit, query: str, marks: Marks) -> ListedHit:
    """A hit as its row shows it."""
    briefing = hit.briefing
    title = visible_line(briefing.title)
    facts = [fact for fact in (day_words(briefing.date),) if fact]
    if hit.hits:
        facts.append(f"{hit.hits:,} hit{'s' * (hit.hits != 1)}")
    if marks.notes:
        facts.append(f"✎ {marks.notes}")
    lit_title = tuple(hits_in_line(query, briefing.title, "title", "name"))
    snippets = tuple(_listed_snippet(one) for one in hit.snippets)
    return ListedHit(
        briefing.id,
        title,
        visible_line(briefing.source),
        tuple(facts) or (f"{briefing.minutes} min",),
        lit_title,
        snippets or (() if lit_title else tuple(islice(_about(query, briefing), 1))),
        unread=not marks.read,
    )


def _about(query: str, briefing: Briefing) -> Iterator[ListedSnippet]:
    """What is lit in a briefing's metadata, where nothing is in its text."""
    tags = "  ".join(f"#{tag}" for tag in briefing.tags)
    for field, words in (("name", briefing.summary), ("tag", tags), ("author", briefing.author)):
        line = " ".join(words.split())
        hits = tuple(hits_in_line(query, line, field))
        if hits:
            yield ListedSnippet(visible_line(line), hits, TOP)


def _listed_snippet(snippet: Snippet) -> ListedSnippet:
    hits = tuple(Span(hit.start - snippet.start, hit.end - snippet.start) for hit in snippet.hits)
    first = snippet.hits[0] if snippet.hits else Span(snippet.start, snippet.start)
    return ListedSnippet(visible_line(snippet.text), hits, first)
