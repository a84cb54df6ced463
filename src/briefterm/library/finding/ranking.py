"""The order of what a query found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefterm.index.folding import folded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from briefterm.index.query import Query
    from briefterm.index.selecting import Selection
    from briefterm.library.finding.finder import Finder
    from briefterm.model import Briefing

_WEIGHED = 2_000  # more matches are not weighed one by one: all have the words, and it takes long

_KEYS: dict[str, Callable[[Briefing], tuple[int, str]]] = {
    "date": lambda briefing: (-briefing.date.toordinal() if briefing.date else 1, ""),
    "title": lambda briefing: (0, folded(briefing.title)),
    "length": lambda briefing: (-briefing.words, ""),
}


def ordered(finder: Finder, query: Query, chosen: Selection, sort: str) -> Iterable[Briefing]:
    """``chosen``, which is newest first, in another order; equals stay as they are."""
    if sort == "relevance":
        return (briefing for briefing, _ in by_relevance(finder, query, chosen))
    return sorted(chosen, key=_KEYS[sort]) if sort else chosen


def by_relevance(
    finder: Finder, query: Query, chosen: Selection
) -> Iterable[tuple[Briefing, float]]:
    """The briefings and their scores, the best first; equals stay as they are.

    Those with the words in their title come first, then those with them in a heading, then the
    others; their scores are from 200, from 100 and from 0 on. Each of these is in the order of
    BM25 over title, headings, metadata and text, unless more than 2,000 match.
    """
    if not query.lit():
        return ((briefing, 0.0) for briefing in chosen)
    concordance = finder.concordance
    scores = concordance.scores(query.root, _WEIGHED)
    titled, others = chosen.parted(chosen.titled(query.root))
    headings = concordance.matching_in(query.root, "headings")
    headed, rest = others.parted(chosen.rows.about_documents(headings, concordance))
    tiers = ((200.0, titled), (100.0, headed), (0.0, rest))
    if scores is None:
        return ((one, base) for base, tier in tiers for one in tier)
    numbers = concordance.documents()

    def weighed(tier: Iterable[Briefing], base: float) -> list[tuple[Briefing, float]]:
        # A tenth is no difference that a reader would see; the newer one comes first then.
        pairs = [(one, base + round(scores.get(numbers.get(one.id, 0), 0.0), 1)) for one in tier]
        return sorted(pairs, key=lambda pair: -pair[1])

    return (pair for base, tier in tiers for pair in weighed(tier, base))
