"""Dated statements across a library, in order of time."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Any

from briefterm.index import tallies
from briefterm.index.days import LENGTHS, days_between, is_vague
from briefterm.index.query.periods import BEHIND_LAST, period
from briefterm.library.finding.about import dates_of
from briefterm.library.finding.model import Dated
from briefterm.library.finding.sentences import Sentences, texts_of
from briefterm.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefterm.library.finding.about import About, Date
    from briefterm.library.finding.finder import Finder
    from briefterm.model import Briefing

    Found = tuple[str, str, int, Date]  # both ends, the place of the briefing, and the date

_TEXTS_AT_ONCE = 250
_YEAR, _MONTH, _DAY = 4, 7, 10
_UNITS = {"year": _YEAR, "month": _MONTH, "day": _DAY}


def timeline(
    finder: Finder,
    among: Sequence[Briefing],
    first: date | None,
    behind: date | None,
    limit: int | None,
    *,
    about: About | None = None,
) -> list[Dated]:
    """See `Finder.timeline`."""
    earliest = first.isoformat() if first else ""
    latest = behind.isoformat() if behind else "~"
    numbers = finder.concordance.documents()
    places = {numbers[one.id]: place for place, one in enumerate(among) if one.id in numbers}
    docs = _with_dates(finder, places, first, behind)
    found = [
        (one[5], one[6], places[doc], one)
        for doc, _, dates in dates_of(finder, docs, lambda doc: among[places[doc]].id, about)
        for one in dates
        if _is_placed(one) and earliest <= one[5] < latest
    ]
    found.sort(key=lambda entry: (*entry[:3], entry[3][0]))
    shown = found[:limit]
    return [one for one in _read(finder, among, shown) if one is not None]


def _read(finder: Finder, among: Sequence[Briefing], shown: Sequence[Found]) -> list[Dated | None]:
    """The statements in the order given; they are read briefing by briefing, in text order."""
    dated: list[Dated | None] = [None] * len(shown)
    in_texts = sorted(range(len(shown)), key=lambda number: (shown[number][2], shown[number][3][0]))
    groups = [
        (among[place], list(numbers))
        for place, numbers in groupby(in_texts, key=lambda number: shown[number][2])
    ]
    for start in range(0, len(groups), _TEXTS_AT_ONCE):
        some = groups[start : start + _TEXTS_AT_ONCE]
        texts = texts_of(finder, [briefing.id for briefing, _ in some])
        names = _names(finder, [briefing for briefing, _ in some])
        for briefing, numbers in some:
            text, own = texts.get(briefing.id, ""), names.get(briefing.id, ())
            sentences = Sentences(text)
            for number in numbers:
                dated[number] = _dated(briefing, text, sentences, shown[number][3], own)
    return dated


def density(dated: Sequence[Dated], unit: str) -> list[tuple[str, int]]:
    """How many statements begin in each ``day``, ``month`` or ``year`` that has any, in order."""
    counts = Counter(one.earliest[: _UNITS[unit]] for one in dated)
    return sorted(counts.items())


def _with_dates(
    finder: Finder, docs: Iterable[int], first: date | None, behind: date | None
) -> list[int]:
    """Those of the documents that may have a date from ``first`` on and before ``behind``."""
    if first is None and behind is None:
        return list(docs)
    start, end = (first or date.min).toordinal(), (behind or date.max).toordinal() + 1
    found = {
        doc
        for length in range(LENGTHS)
        for doc in tallies.starting(finder.concordance, length, start, end)
    }
    return [doc for doc in docs if doc in found]


def _is_placed(one: Sequence[Any]) -> bool:
    """Whether a date, as the concordance keeps it, has both ends and is more than "recently"."""
    return days_between(one[5], one[6]) is not None and not is_vague(one)


def _names(finder: Finder, briefings: Sequence[Briefing]) -> dict[str, list[tuple[int, int, str]]]:
    """Where names are in the text of each briefing, in text order."""
    numbers = finder.concordance.documents()
    ids = {numbers[one.id]: one.id for one in briefings if one.id in numbers}
    contents = dict(finder.concordance.contents(ids))
    known = {number for content in contents.values() for number, _ in content.names}
    titles = finder.concordance.titles(known)
    return {
        ids[doc]: sorted(
            (start, end, titles[number][0])
            for number, ends in content.names
            for start, end in zip(ends[::2], ends[1::2], strict=True)
        )
        for doc, content in contents.items()
    }


def _dated(
    briefing: Briefing,
    text: str,
    sentences: Sentences,
    one: Sequence[Any],
    names: Sequence[tuple[int, int, str]],
) -> Dated | None:
    """The statement with a date; None when the text is another one by now."""
    first, last, kind, value, mod, earliest, latest = one
    if last > len(text):
        return None
    start, end = sentences.at(first, last)
    near = names[bisect_left(names, (start,)) : bisect_left(names, (end,))]
    inside = dict.fromkeys(name for _, right, name in near if right <= end)
    return Dated(
        briefing,
        start,
        text[start:end],
        Span(first, last),
        kind,
        value,
        earliest,
        latest,
        tuple(inside),
        mod or "",
    )


def days_meant(value: str, today: date) -> tuple[date, date | None]:
    """The first day of a stretch as queries write it, and the day behind its last.

    None where no calendar has one. Raises `ValueError`.
    """
    first, behind = period(value, today)
    return date.fromordinal(first), None if behind == BEHIND_LAST else date.fromordinal(behind)
