"""Dated statements across a library, in order of time."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Any

from briefterm.index import tallies
from briefterm.index.days import LENGTHS, days_between, is_vague
from briefterm.index.query.periods import BEHIND_LAST, period
from briefterm.library.finding.model import Dated
from briefterm.library.finding.sentences import sentence_at, texts_of
from briefterm.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefterm.library.finding.finder import Finder
    from briefterm.model import Briefing

_YEAR, _MONTH, _DAY = 4, 7, 10
_UNITS = {"year": _YEAR, "month": _MONTH, "day": _DAY}


def timeline(
    finder: Finder,
    among: Sequence[Briefing],
    first: date | None,
    behind: date | None,
    limit: int | None,
) -> list[Dated]:
    """See `Finder.timeline`."""
    earliest = first.isoformat() if first else ""
    latest = behind.isoformat() if behind else "~"
    numbers = finder.concordance.documents()
    places = {numbers[one.id]: place for place, one in enumerate(among) if one.id in numbers}
    contents = finder.concordance.contents(_with_dates(finder, places, first, behind))
    found = [
        (one[5], one[6], places[doc], one)
        for doc, content in contents
        for one in content.dates
        if _is_placed(one) and earliest <= one[5] < latest
    ]
    found.sort(key=lambda entry: (*entry[:3], entry[3][0]))
    shown = found[:limit]
    used = sorted({place for _, _, place, _ in shown})
    texts = texts_of(finder, [among[place].id for place in used])
    names = _names(finder, [among[place] for place in used])
    dated = (
        _dated(among[place], texts.get(among[place].id, ""), one, names.get(among[place].id, ()))
        for _, _, place, one in shown
    )
    return [one for one in dated if one is not None]


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
    briefing: Briefing, text: str, one: Sequence[Any], names: Sequence[tuple[int, int, str]]
) -> Dated | None:
    """The statement with a date; None when the text is another one by now."""
    first, last, kind, value, mod, earliest, latest = one
    if last > len(text):
        return None
    start, end = sentence_at(text, first, last)
    inside = dict.fromkeys(name for left, right, name in names if start <= left and right <= end)
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
