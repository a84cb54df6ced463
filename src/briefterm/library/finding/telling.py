"""What the rows of a timeline say: the sentences of those that are looked at, and of no others."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from briefterm.index import moments as tables
from briefterm.index.days import days_between, is_vague
from briefterm.library.finding.about import dates_of
from briefterm.library.finding.model import Said, Telling
from briefterm.library.finding.moments import order
from briefterm.library.finding.sentences import Sentences, texts_of
from briefterm.model import EntityKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from briefterm.index.concordance import Content
    from briefterm.library.finding.about import Date
    from briefterm.library.finding.finder import Finder
    from briefterm.library.finding.moments import Days, Moments
    from briefterm.model import Briefing

Speaking = tuple[int, tuple[int, ...]]  # a document, and near-duplicates that say the same

_MOST_SAID = 4


def row_of(finder: Finder, moments: Moments, days: Days, briefing_id: str = "") -> int:
    """The row of what a briefing says of a stretch, or the first about that or a later time."""
    number = bisect_left(moments.stretches, order(days), key=order)
    top = moments.tops[number]
    if number < len(moments.stretches) and moments.stretches[number] == days:
        doc = finder.concordance.documents().get(briefing_id)
        for place, (leader, others) in enumerate(_speaking(finder, moments, days)):
            if doc in (leader, *others):
                return top + place
    return top


def tellings(finder: Finder, moments: Moments, first: int, behind: int) -> list[Telling | None]:
    """What the rows from ``first`` on and before ``behind`` say; None where it is gone meanwhile."""
    asked = list(_asked(finder, moments, max(0, first), min(behind, moments.rows)))
    docs = {one[1][0] for one in asked if one is not None}
    briefings = {doc: moments.among[moments.places[doc]] for doc in docs}
    read = dates_of(finder, docs, lambda doc: briefings[doc].id, moments.about)
    found_in = {doc: (content, dates) for doc, content, dates in read}
    contents = [content for content, _ in found_in.values()]
    names = {number for content in contents for number, _ in content.names}
    kinds = {number: kind for number, (_, kind) in finder.concordance.titles(names).items()}
    texts = texts_of(finder, [one.id for one in briefings.values()])
    found: list[Telling | None] = []
    for one in asked:
        telling = None
        if one is not None and one[1][0] in found_in:
            days, (doc, others) = one
            text = texts.get(briefings[doc].id, "")
            telling = _telling(briefings[doc], days, text, *found_in[doc], kinds=kinds)
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
    docs = list(moments.known.get(days, ()))
    if moments.tabled:
        docs += (doc for doc in tables.speaking(finder.concordance, days) if doc in moments.tabled)
    groups: dict[int, list[int]] = {}
    for doc in sorted(docs, key=moments.places.__getitem__):
        groups.setdefault(moments.leaders.get(doc, doc), []).append(doc)
    return [(docs[0], tuple(docs[1:])) for docs in groups.values()]


def _telling(
    briefing: Briefing,
    days: Days,
    text: str,
    content: Content,
    found: Iterable[Date],
    *,
    kinds: Mapping[int, str],
) -> Telling | None:
    """What a text says of a stretch of days; None if it is another text by now."""
    plain = (one for one in found if not is_vague(one))
    dates = [one for one in plain if days_between(one[5], one[6]) == days]
    dates = [one for one in dates if one[1] <= len(text)]  # the text may be another one by now
    if not dates:
        return None
    sentences: dict[tuple[int, int], list[Span]] = {}
    reader = Sentences(text)
    for start, end, *_ in dates:
        at = reader.at(start, end)
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
