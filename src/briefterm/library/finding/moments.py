"""The timeline of a library as a long list: all of it is counted, only what is looked at is read.

A row of the list is what one briefing says of one stretch of days. Rows are in order of time, those
of equal days with the newest briefing first; the sentences of some of them are looked up on demand.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import accumulate
from typing import TYPE_CHECKING

from briefterm.index import moments as tables
from briefterm.index.days import days_between, is_vague
from briefterm.library.finding.model import Said, Telling
from briefterm.library.finding.sentences import sentence_at, texts_of
from briefterm.model import EntityKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from briefterm.index.concordance import Content
    from briefterm.library.finding.finder import Finder
    from briefterm.model import Briefing

Days = tuple[int, int]
Speaking = tuple[int, tuple[int, ...]]  # a document, and near-duplicates that say the same

_FEW = 1_000  # documents whose dates are looked at one by one
_MOST_SAID = 4


@dataclass(frozen=True)
class Moments:
    """When ``among`` speak of: stretches of days as ordinals, both ends inclusive, in order of time.

    ``tops`` has the number of rows before each stretch and, at its end, that of all. ``leaders``
    lead from a near-duplicate to the one in whose place it stands.
    """

    among: Sequence[Briefing]
    stretches: Sequence[Days]
    tops: Sequence[int]
    places: Mapping[int, int]  # of each document's briefing in ``among``
    leaders: Mapping[int, int] = field(default_factory=dict)
    known: Mapping[Days, Sequence[int]] | None = None

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


def row_of(finder: Finder, moments: Moments, days: Days, briefing_id: str = "") -> int:
    """The row of what a briefing says of a stretch, or the first about that or a later time."""
    number = bisect_left(moments.stretches, _order(days), key=_order)
    top = moments.tops[number]
    if number < len(moments.stretches) and moments.stretches[number] == days:
        doc = finder.concordance.documents().get(briefing_id)
        for place, (leader, others) in enumerate(_speaking(finder, moments, days)):
            if doc in (leader, *others):
                return top + place
    return top


def moments(
    finder: Finder, among: Sequence[Briefing], groups: Iterable[Sequence[str]] = ()
) -> Moments:
    """When ``among`` speak of; of near-duplicates, ids in ``groups``, one stands for the others."""
    numbers = finder.concordance.documents()
    places = {numbers[one.id]: place for place, one in enumerate(among) if one.id in numbers}
    leaders = _leaders(
        places, [[numbers[one] for one in group if one in numbers] for group in groups]
    )
    known = _known(finder, places) if len(places) <= _FEW else None
    if known is not None:
        counted = [(first, last, len(docs)) for (first, last), docs in known.items()]
    else:
        everything = len(places) == tables.documents(finder.concordance)
        counted = tables.stretches(finder.concordance, None if everything else places)
    # Of those that begin together the longer comes first: a year before its months and its days.
    ordered = sorted((first, -last, count) for first, last, count in counted)
    stretches = [(first, -last) for first, last, _ in ordered]
    counts = [count for _, _, count in ordered]
    if leaders:
        spared = _spared(finder, leaders)
        counts = [count - spared[days] for days, count in zip(stretches, counts, strict=True)]
    return Moments(among, stretches, [*accumulate(counts, initial=0)], places, leaders, known)


def _order(days: Days) -> tuple[int, int]:
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


def _leaders(places: Mapping[int, int], groups: Sequence[Sequence[int]]) -> dict[int, int]:
    own = ([doc for doc in group if doc in places] for group in groups)
    return {doc: group[0] for group in own for doc in group if len(group) > 1}


def _known(finder: Finder, docs: Mapping[int, int]) -> dict[Days, list[int]]:
    """The documents that speak of each stretch, looked up in what was found in each of them."""
    known: dict[Days, list[int]] = {}
    for doc, content in finder.concordance.contents(docs):
        for days in _days_in(content):
            known.setdefault(days, []).append(doc)
    return known


def _days_in(content: Content) -> dict[Days, None]:
    """The stretches that a document speaks of; that it says "now" is not worth telling."""
    all_days = (days_between(one[5], one[6]) for one in content.dates if not is_vague(one))
    return dict.fromkeys(days for days in all_days if days is not None)


def _spared(finder: Finder, leaders: Mapping[int, int]) -> Counter[Days]:
    """How many rows of each stretch near-duplicates would have, but for their leaders."""
    told = Counter(
        (days, leaders[doc])
        for doc, content in finder.concordance.contents(leaders)
        for days in _days_in(content)
    )
    spared: Counter[Days] = Counter()
    for (days, _), count in told.items():
        spared[days] += count - 1
    return spared


# What rows say.


def tellings(finder: Finder, moments: Moments, first: int, behind: int) -> list[Telling | None]:
    """What the rows from ``first`` on and before ``behind`` say; None where it is gone meanwhile."""
    asked = list(_asked(finder, moments, max(0, first), min(behind, moments.rows)))
    docs = {one[1][0] for one in asked if one is not None}
    briefings = {doc: moments.among[moments.places[doc]] for doc in docs}
    contents = dict(finder.concordance.contents(docs))
    names = {number for content in contents.values() for number, _ in content.names}
    kinds = {number: kind for number, (_, kind) in finder.concordance.titles(names).items()}
    texts = texts_of(finder, [one.id for one in briefings.values()])
    found: list[Telling | None] = []
    for one in asked:
        telling = None
        if one is not None and one[1][0] in contents:
            days, (doc, others) = one
            text = texts.get(briefings[doc].id, "")
            telling = _telling(briefings[doc], days, text, contents[doc], kinds)
            if telling is not None and others:
                also = tuple(moments.among[moments.places[other]] for other in others)
                telling = replace(telling, also=also)
        found.append(telling)
    return found


def _asked(
    finder: Finder, moments: Moments, first: int, behind: int
) -> Iterator[tuple[Days, Speaking] | None]:
    """The stretch and the document of each row."""
    number = moments.stretch_at(first)
    row = first
    while row < behind:
        days, top, end = moments.stretches[number], moments.tops[number], moments.tops[number + 1]
        speaking = _speaking(finder, moments, days) if end > top else []
        for place in range(row - top, min(end, behind) - top):
            yield (days, speaking[place]) if place < len(speaking) else None
        row = max(row, min(end, behind))
        number += 1


def _speaking(finder: Finder, moments: Moments, days: Days) -> list[Speaking]:
    """The documents that speak of a stretch, newest first, near-duplicates beside their leader."""
    known = moments.known
    docs = tables.speaking(finder.concordance, days) if known is None else known[days]
    groups: dict[int, list[int]] = {}
    here = (doc for doc in docs if doc in moments.places)
    for doc in sorted(here, key=moments.places.__getitem__):
        groups.setdefault(moments.leaders.get(doc, doc), []).append(doc)
    return [(docs[0], tuple(docs[1:])) for docs in groups.values()]


def _telling(
    briefing: Briefing,
    days: Days,
    text: str,
    content: Content,
    kinds: Mapping[int, str],
) -> Telling | None:
    """What a text says of a stretch of days; None if it is another text by now."""
    plain = (one for one in content.dates if not is_vague(one))
    dates = [one for one in plain if days_between(one[5], one[6]) == days]
    dates = [one for one in dates if one[1] <= len(text)]  # the text may be another one by now
    if not dates:
        return None
    sentences: dict[tuple[int, int], list[Span]] = {}
    for start, end, *_ in dates:
        at = sentence_at(text, start, end)
        if at in sentences or len(sentences) < _MOST_SAID:
            sentences.setdefault(at, []).append(Span(start - at[0], end - at[0]))
    said = tuple(
        Said(start, text[start:end], tuple(hits), _names_in(content, kinds, start, end))
        for (start, end), hits in sentences.items()
    )
    first, last = map(date.fromordinal, days)
    return Telling(briefing, first, last, dates[0][3], dates[0][4] or "", said)


def _names_in(
    content: Content, kinds: Mapping[int, str], start: int, end: int
) -> tuple[tuple[Span, EntityKind], ...]:
    """The names within a stretch of the text, from its start on counted."""
    inside = sorted(
        (left - start, right - start, kinds[number])
        for number, ends in content.names
        for left, right in zip(ends[::2], ends[1::2], strict=True)
        if start <= left and right <= end and number in kinds
    )
    return tuple((Span(left, right), EntityKind(kind)) for left, right, kind in inside)
