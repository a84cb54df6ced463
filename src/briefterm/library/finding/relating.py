"""Briefings about the same names and days, those with nearly the same text, and notes on the same."""

from __future__ import annotations

from collections import Counter
from datetime import date
from math import inf, log
from typing import TYPE_CHECKING

from briefterm.errors import NotFoundError
from briefterm.index import nearness
from briefterm.index.days import days_between
from briefterm.index.folding import spaced
from briefterm.index.likeness import ALIKE, LOOKED_UP, likeness
from briefterm.library.finding.model import NearNote, Related
from briefterm.library.finding.numbered import by_number
from briefterm.terminal import visible_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from briefterm.index.concordance import Content
    from briefterm.library.finding.finder import Finder
    from briefterm.model import Briefing, Note

_SHOWN = 5
_COMMON = 0.5  # a name in half of all briefings tells nothing
_ENOUGH_TO_JUDGE = 20
_MOST_LOOKED_AT = 200
_TWO_HASHES = 2  # of those looked up; one alone may be that of a set phrase


def related(
    finder: Finder, briefing_id: str, briefings: Sequence[Briefing], limit: int
) -> list[Related]:
    """See `Finder.related`."""
    doc, content = _known(finder, briefing_id)
    by_doc = by_number(finder, briefings)
    names, days = _worth(finder, content, len(by_doc))
    scores: Counter[int] = Counter()
    scores.update(nearness.sharing(finder.concordance, names, days, _MOST_LOOKED_AT + limit))
    alike = _alike(finder, content, doc)
    scores.update({other: 100 * share for other, share in alike.items() if share >= ALIKE})
    found = ((other, score) for other, score in scores.items() if other in by_doc and other != doc)
    order = {number: place for place, number in enumerate(by_doc)}
    best = sorted(found, key=lambda pair: (-pair[1], order[pair[0]]))[:limit]
    titles = finder.concordance.titles(names)
    contents = dict(finder.concordance.contents(other for other, _ in best))
    near = []
    for other, score in best:
        theirs = contents.get(other)
        shared = {number for number, _ in theirs.names} if theirs else set()
        shared_days = _days(theirs.dates) if theirs else set()
        near.append(
            Related(
                by_doc[other],
                round(score, 3),
                tuple(titles[one][0] for one in _dearest(names) if one in shared)[:_SHOWN],
                tuple(date.fromordinal(day) for day in sorted(shared_days & days.keys()))[:_SHOWN],
                round(alike.get(other, 0.0), 2),
            )
        )
    return near


def earlier_notes(
    finder: Finder, briefing_id: str, briefings: Sequence[Briefing], limit: int = 10
) -> list[NearNote]:
    """Notes on others of ``briefings`` that share names with a briefing, the rarest names first.

    A note has a name if it is in the words that it is on, or in its own. Of equals the newer note
    comes first. Raises `NotFoundError`.
    """
    noted = finder.notes()
    if not noted.keys() - {briefing_id}:
        return []
    doc, content = _known(finder, briefing_id)
    worth, _ = _worth(finder, content, len(finder.concordance.documents()))
    numbers = finder.concordance.documents()
    present = [one for one in briefings if one.id in noted and one.id != briefing_id]
    titles = finder.concordance.titles(worth)
    phrases = {number: spaced(title) for number, (title, _) in titles.items()}
    docs = [numbers[one.id] for one in present if one.id in numbers]
    contents = dict(finder.concordance.contents(docs))
    found: list[tuple[float, NearNote]] = []
    for briefing in present:
        theirs = contents.get(numbers.get(briefing.id, doc))
        for note in noted[briefing.id]:
            shared = set(_under(note, briefing, theirs)) & worth.keys()
            words = spaced(f"{note.text}\n{note.anchor.quote if note.anchor else ''}")
            shared |= {number for number, phrase in phrases.items() if phrase in words}
            if shared:
                names = dict.fromkeys(titles[one][0] for one in _dearest(worth) if one in shared)
                score = sum(worth[one] for one in shared)
                found.append((score, NearNote(note, briefing, tuple(names))))
    found.sort(key=lambda pair: pair[1].note.created, reverse=True)
    found.sort(key=lambda pair: -pair[0])
    return [note for _, note in found[:limit]]


def _known(finder: Finder, briefing_id: str) -> tuple[int, Content]:
    """The briefing's document and what was found in it. Raises `NotFoundError`."""
    doc = finder.concordance.documents().get(briefing_id)
    if doc is None:
        raise NotFoundError(f"briefing {visible_line(briefing_id)}: not in the index yet")
    return doc, finder.concordance.content(doc)


def _worth(
    finder: Finder, content: Content, total: int
) -> tuple[dict[int, float], dict[int, float]]:
    """The names and the single days of a text that tell something, with what sharing them is worth."""
    names = nearness.names_held(finder.concordance, (number for number, _ in content.names))
    days = nearness.days_held(finder.concordance, _days(content.dates))
    return _weighed(names, total), _weighed(days, total)


def _weighed(held: Mapping[int, int], total: int) -> dict[int, float]:
    """What sharing something that so many of ``total`` briefings have is worth; rare is dear."""
    most = _COMMON * total if total > _ENOUGH_TO_JUDGE else inf
    return {one: log(1 + total / count) for one, count in held.items() if count <= most}


def _dearest(worth: Mapping[int, float]) -> list[int]:
    return sorted(worth, key=lambda one: -worth[one])


def _under(note: Note, briefing: Briefing, content: Content | None) -> Iterator[int]:
    """The numbers of the names in the words that a note is on, where these are as they were."""
    anchor = note.anchor
    if content is None or anchor is None or anchor.text_sha256 != briefing.text_sha256:
        return
    for number, ends in content.names:
        for start, end in zip(ends[::2], ends[1::2], strict=False):
            if start < anchor.end and anchor.start < end:
                yield number


def _days(dates: Iterable[Sequence[str]]) -> set[int]:
    spans = (days_between(one[5], one[6]) for one in dates)
    return {span[0] for span in spans if span is not None and span[0] == span[1]}


def _alike(finder: Finder, content: Content, doc: int) -> dict[int, float]:
    """How much of the text others have in common, of those with a good part."""
    hashes = content.sketch[:LOOKED_UP]
    least = min(_TWO_HASHES, len(hashes))
    near = nearness.near(finder.concordance, hashes, least, _MOST_LOOKED_AT) if hashes else []
    contents = finder.concordance.contents(other for other in near if other != doc)
    return {other: likeness(content.sketch, one.sketch) for other, one in contents}
