"""The timeline of a library as a long list: all of it is counted, only what is looked at is read.

A row of the list is what one briefing says of one stretch of days. Rows are in order of time, those
of equal days with the newest briefing first; the sentences of some of them are looked up on demand.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from itertools import accumulate
from typing import TYPE_CHECKING

from briefterm.index import moments as tables
from briefterm.index.days import days_between, is_vague
from briefterm.library.finding.about import dates_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from briefterm.library.finding.about import About, Date
    from briefterm.library.finding.finder import Finder
    from briefterm.model import Briefing

Days = tuple[int, int]
Speaking = tuple[int, tuple[int, ...]]  # a document, and near-duplicates that say the same

FEW = 1_000  # documents whose dates are looked at one by one
_LOOKED_AT = 250
_MOST_SAID = 4


@dataclass(frozen=True)
class Moments:
    """When ``among`` speak of: stretches of days as ordinals, both ends inclusive, in order of time.

    ``tops`` has the number of rows before each stretch and, at its end, that of all. ``leaders``
    lead from a near-duplicate to the one in whose place it stands. ``known`` are the documents that
    were looked at one by one; of those that are ``tabled`` the tables know when they speak of.
    ``about`` is what is asked of their statements.
    """

    among: Sequence[Briefing]
    stretches: Sequence[Days]
    tops: Sequence[int]
    places: Mapping[int, int]  # of each document's briefing in ``among``
    leaders: Mapping[int, int] = field(default_factory=dict)
    known: Mapping[Days, Sequence[int]] = field(default_factory=dict)
    tabled: Collection[int] = ()
    about: About | None = None

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return self.tops[-1]

    def stretch_at(self, row: int) -> int:
        """The number of the stretch that a row is about."""
        return bisect_right(self.tops, row) - 1

    def row_from(self, day: int) -> int:
        """The first row about something that begins on this day, an ordinal, or later."""
        return self.tops[bisect_left(self.stretches, day, key=lambda days: days[0])]

    def row_about(self, days: Days) -> int:
        """The first row about a stretch, or about a later time."""
        return self.tops[bisect_left(self.stretches, order(days), key=order)]


@dataclass(frozen=True)
class Placed:
    """Briefings with the places of their documents among them, and the leaders of near-duplicates."""

    among: Sequence[Briefing]
    places: Mapping[int, int]
    leaders: Mapping[int, int]

    @classmethod
    def of(
        cls, finder: Finder, among: Sequence[Briefing], groups: Iterable[Sequence[str]]
    ) -> Placed:
        """Of near-duplicates, ids in ``groups``, the first one leads."""
        numbers = finder.concordance.documents()
        places = {numbers[one.id]: place for place, one in enumerate(among) if one.id in numbers}
        every = ([numbers[one] for one in group if one in numbers] for group in groups)
        some = ([doc for doc in group if doc in places] for group in every)
        leaders = {doc: group[0] for group in some for doc in group if len(group) > 1}
        return cls(among, places, leaders)

    def id_of(self, doc: int) -> str:
        """The id of a document's briefing."""
        return self.among[self.places[doc]].id


def moments(
    finder: Finder,
    among: Sequence[Briefing],
    groups: Iterable[Sequence[str]] = (),
    about: About | None = None,
) -> Moments:
    """When ``among`` speak of; of near-duplicates, ids in ``groups``, one stands for the others.

    Only what is asked for ``about`` their statements counts, if that is given.
    """
    return next(
        part for part in counting(finder, among, groups, about) if not isinstance(part, int)
    )


def counting(
    finder: Finder,
    among: Sequence[Briefing],
    groups: Iterable[Sequence[str]] = (),
    about: About | None = None,
) -> Iterator[int | Moments]:
    """The same as the last of many parts; those before it are percents of what is looked at."""
    own = Placed.of(finder, among, groups)
    places = own.places
    read = _read_one_by_one(places, about)
    known: dict[Days, list[int]] = {}
    looks = _look_up(finder, own, read, about, known)
    yield from (100 * done // len(read) for done in looks)
    counts = Counter({days: len(docs) for days, docs in known.items()})
    tabled: Collection[int] = ()
    if len(read) < len(places):
        tabled = places.keys() - read if read else places
        everything = len(tabled) == tables.documents(finder.concordance)
        counted = tables.stretches(finder.concordance, None if everything else tabled)
        counts.update({(first, last): count for first, last, count in counted})
    if own.leaders:
        counts.subtract(_spared(finder, own, about))
    stretches, tops = in_order(counts)
    yield Moments(among, stretches, tops, places, own.leaders, known, tabled, about)


def _read_one_by_one(places: Mapping[int, int], about: About | None) -> Collection[int]:
    """The documents that are looked at one by one: all of few, or those of which it depends."""
    if len(places) <= FEW:
        return places.keys()
    return places.keys() & about.undecided.keys() if about is not None else ()


def in_order(counts: Mapping[Days, int]) -> tuple[list[Days], list[int]]:
    """The stretches that have rows, and the number of rows before each and of all.

    Of those that begin together the longer comes first: a year before its months and its days.
    """
    stretches = sorted(counts, key=order)
    return stretches, [*accumulate((counts[days] for days in stretches), initial=0)]


def order(days: Days) -> tuple[int, int]:
    """What stretches are sorted by."""
    return days[0], -days[1]


def spans_month(first: int, last: int) -> bool:
    """Whether a stretch has the whole month in it with whose first day it begins."""
    day = date.fromordinal(first)
    if day.day != 1 or last == first:
        return False
    end = date.fromordinal(min(first + 31, date.max.toordinal())).replace(day=1)
    return last >= (end.toordinal() - 1 if end.month != day.month else date.max.toordinal())


def spans_year(first: int, last: int) -> bool:
    """Whether a stretch has the whole year in it with whose first day it begins."""
    day = date.fromordinal(first)
    return (day.month, day.day) == (1, 1) and last >= date(day.year, 12, 31).toordinal()


def _look_up(
    finder: Finder,
    own: Placed,
    docs: Collection[int],
    about: About | None,
    known: dict[Days, list[int]],
) -> Iterator[int]:
    """Learn which documents speak of each stretch by what was found in each; how many were read."""
    for number, (doc, _, dates) in enumerate(dates_of(finder, docs, own.id_of, about)):
        for days in days_in(dates):
            known.setdefault(days, []).append(doc)
        if number % _LOOKED_AT == 0:
            yield number


def days_in(dates: Iterable[Date]) -> dict[Days, None]:
    """The stretches that a document speaks of; that it says "now" is not worth telling."""
    all_days = (days_between(one[5], one[6]) for one in dates if not is_vague(one))
    return dict.fromkeys(days for days in all_days if days is not None)


def _spared(finder: Finder, own: Placed, about: About | None) -> Counter[Days]:
    """How many rows of each stretch near-duplicates would have, but for their leaders."""
    leaders = own.leaders
    known: dict[Days, list[int]] = {}
    for _ in _look_up(finder, own, leaders.keys(), about, known):
        pass
    told = Counter((days, leaders[doc]) for days, docs in known.items() for doc in docs)
    spared: Counter[Days] = Counter()
    for (days, _), count in told.items():
        spared[days] += count - 1
    return spared
