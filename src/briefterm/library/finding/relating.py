"""Briefings about the same names and days, and those whose texts are nearly the same."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date
from math import log
from typing import TYPE_CHECKING

from briefterm.errors import NotFoundError
from briefterm.index import tallies
from briefterm.index.days import days_between
from briefterm.index.likeness import ALIKE, LOOKED_UP, likeness
from briefterm.library.finding.model import Related
from briefterm.terminal import visible_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefterm.index.concordance import Content
    from briefterm.library.finding.finder import Finder
    from briefterm.model import Briefing

_SHOWN = 5
_COMMON = 0.5  # a name in half of all briefings tells nothing
_ENOUGH_TO_JUDGE = 20
_MOST_ALIKE = 50  # a run of words in more briefings than that is a set phrase


def related(
    finder: Finder, briefing_id: str, briefings: Sequence[Briefing], limit: int
) -> list[Related]:
    """See `Finder.related`."""
    numbers = finder.concordance.documents()
    doc = numbers.get(briefing_id)
    if doc is None:
        raise NotFoundError(f"briefing {visible_line(briefing_id)}: not in the index yet")
    by_doc = {numbers[one.id]: one for one in briefings if one.id in numbers}
    content = finder.concordance.content(doc)
    scores: dict[int, float] = defaultdict(float)
    names = _shared_names(finder, content, len(by_doc), scores)
    days = _shared_days(finder, content, len(by_doc), scores)
    alike = _alike(finder, content, doc)
    for other, share in alike.items():
        scores[other] += 100 * share if share >= ALIKE else 0
    found = ((other, score) for other, score in scores.items() if other in by_doc and other != doc)
    order = {number: place for place, number in enumerate(by_doc)}
    best = sorted(found, key=lambda pair: (-pair[1], order[pair[0]]))[:limit]
    return [
        Related(
            by_doc[other],
            round(score, 3),
            tuple(names[other][:_SHOWN]),
            tuple(sorted(days[other])[:_SHOWN]),
            round(alike.get(other, 0.0), 2),
        )
        for other, score in best
    ]


def duplicates(finder: Finder, briefings: Sequence[Briefing]) -> list[list[Briefing]]:
    """See `Finder.duplicates`."""
    numbers = finder.concordance.documents()
    by_doc = {numbers[one.id]: one for one in briefings if one.id in numbers}
    pairs: Counter[tuple[int, int]] = Counter()
    for docs in tallies.shared(finder.concordance, _MOST_ALIKE):
        some = sorted(doc for doc in docs if doc in by_doc)
        pairs.update((one, other) for place, one in enumerate(some) for other in some[place + 1 :])
    near = {doc for pair, count in pairs.items() if count > 1 for doc in pair}
    sketches = {doc: content.sketch for doc, content in finder.concordance.contents(near)}
    leader = {doc: doc for doc in near}
    for (one, other), count in pairs.items():
        if count > 1 and likeness(sketches.get(one, ()), sketches.get(other, ())) >= ALIKE:
            first, second = sorted((_led(leader, one), _led(leader, other)))
            leader[second] = first
    groups: dict[int, list[Briefing]] = defaultdict(list)
    for doc, briefing in by_doc.items():
        if doc in near:
            groups[_led(leader, doc)].append(briefing)
    return [group for group in groups.values() if len(group) > 1]


def _led(leader: dict[int, int], doc: int) -> int:
    while leader[doc] != doc:
        doc = leader[doc]
    return doc


def _weight(count: int, total: int) -> float:
    """What sharing something that ``count`` of ``total`` briefings have is worth; rare is dear."""
    if total > _ENOUGH_TO_JUDGE and count > _COMMON * total:
        return 0.0
    return log(1 + total / max(1, count))


def _shared_names(
    finder: Finder, content: Content, total: int, scores: dict[int, float]
) -> dict[int, list[str]]:
    """The names that others share, the rarest first; adds to their scores."""
    titles = finder.concordance.titles(number for number, _ in content.names)
    owners = {number: tallies.holding(finder.concordance, (number,)) for number, _ in content.names}
    shared: dict[int, list[str]] = defaultdict(list)
    for number, docs in sorted(owners.items(), key=lambda pair: len(pair[1])):
        weight = _weight(len(docs), total)
        if weight:
            for doc in docs:
                scores[doc] += weight
                shared[doc].append(titles[number][0])
    return shared


def _shared_days(
    finder: Finder, content: Content, total: int, scores: dict[int, float]
) -> dict[int, list[date]]:
    """The single days that others speak of too; adds to their scores."""
    shared: dict[int, list[date]] = defaultdict(list)
    for day in _days(content.dates):
        docs = tallies.on_day(finder.concordance, day)
        weight = _weight(len(docs), total)
        if weight:
            for doc in docs:
                scores[doc] += weight
                shared[doc].append(date.fromordinal(day))
    return shared


def _days(dates: Iterable[Sequence[str]]) -> set[int]:
    spans = (days_between(one[5], one[6]) for one in dates)
    return {span[0] for span in spans if span is not None and span[0] == span[1]}


def _alike(finder: Finder, content: Content, doc: int) -> dict[int, float]:
    """How much of the text others have in common, of those with a good part."""
    near = set(tallies.near(finder.concordance, content.sketch[:LOOKED_UP])) - {doc}
    contents = finder.concordance.contents(near)
    return {other: likeness(content.sketch, one.sketch) for other, one in contents}
