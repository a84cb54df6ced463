"""The rows of a timeline near a day, for one that waits until all rows are counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefterm.index import moments as tables
from briefterm.library.finding.about import dates_of
from briefterm.library.finding.moments import FEW, Days, Moments, Placed, days_in, in_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefterm.library.finding.about import About
    from briefterm.library.finding.finder import Finder
    from briefterm.model import Briefing

_NEAR = 150  # times told in documents that are looked at, before the day and from it on


def glimpse(
    finder: Finder,
    among: Sequence[Briefing],
    groups: Iterable[Sequence[str]],
    about: About | None,
    day: int,
) -> Moments | None:
    """The rows before and behind a day, an ordinal, or some of them; None if to count all is quick.

    See `moments.moments`.
    """
    if about is None or len(about.undecided) <= FEW:
        return None
    own = Placed.of(finder, among, groups)
    most = _NEAR * tables.documents(finder.concordance) // len(own.places)
    near: dict[int, set[Days]] = {}
    for first, last, doc in tables.near(finder.concordance, day, most):
        if doc in own.places:
            near.setdefault(doc, set()).add((first, last))
    known: dict[Days, list[int]] = {}
    for doc, _, dates in dates_of(finder, near, own.id_of, about):
        for days in near[doc].intersection(days_in(dates)):
            known.setdefault(days, []).append(doc)
    leaders = own.leaders
    counts = {days: len({leaders.get(doc, doc) for doc in docs}) for days, docs in known.items()}
    stretches, tops = in_order(counts)
    return Moments(among, stretches, tops, own.places, leaders, known, about=about)
