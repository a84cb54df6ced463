"""Help with writing a query, from what a library has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefterm.terminal import visible_line
from briefterm.tui.widgets.query_hints import Hints, Offer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from briefterm.index.query.completing import Completion
    from briefterm.library.finding import Finder
    from briefterm.library.finding.completing import Problem
    from briefterm.model import Briefing


class QueryHelp:
    """The hints for a `QueryInput`; ``briefings`` gives those of the library as they are now."""

    def __init__(self, finding: Finder, briefings: Callable[[], Sequence[Briefing]]) -> None:
        self._finding = finding
        self._briefings = briefings

    def __call__(self, query: str, cursor: int) -> Hints:
        """What may stand at the cursor, and what is wrong; in a thread."""
        from briefterm.library.finding.completing import problem  # noqa: PLC0415 - when used

        found = self._finding.completions(query, cursor, self._briefings())
        return hints(query, found, problem(query, cursor))


def hints(query: str, found: Iterable[Completion], wrong: Problem | None) -> Hints:
    """The hints that a `QueryInput` shows: those that would change the query, and what is wrong."""
    offers = []
    for one in found:
        offer = Offer(one.start, one.end, visible_line(one.text), visible_line(one.label))
        if offer.taken(query)[0] != query:
            offers.append(offer)
    if wrong is None:
        return Hints(tuple(offers))
    return Hints(tuple(offers), wrong.text, wrong.unfinished)
