"""How often names are named as time goes by: briefings by stretches of equal length."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from briefterm.index import tallies
from briefterm.library.finding.curation import curation
from briefterm.library.finding.numbered import by_number

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefterm.library.finding.finder import Finder
    from briefterm.model import Briefing

STRETCHES = 24


@dataclass(frozen=True, slots=True)
class Trends:
    """Counts of briefings for each name, in stretches of ``width`` days from ``first`` on."""

    first: date
    width: int
    counts: Mapping[str, tuple[int, ...]]

    @property
    def last(self) -> date:
        """The last day of the last stretch, or of the calendar."""
        days = self.first.toordinal() + self.width * STRETCHES - 1
        return date.fromordinal(min(days, date.max.toordinal()))


def trends(
    finder: Finder, names: Sequence[str], among: Sequence[Briefing] | None = None
) -> Trends | None:
    """In how many of ``among`` (None: all briefings) each of ``names`` is, by 24 stretches of time.

    The stretches are the same for all names: from the first to the last day of these briefings.
    None where no briefing has a date.
    """
    docs = None if among is None else list(by_number(finder, among))
    first, last = tallies.days(finder.concordance, docs)
    if first is None or last is None:
        return None
    width = (last - first) // STRETCHES + 1
    known = curation(finder)
    wanted = set(names)
    titles = {name: name for name in names}
    titles |= {
        title: right[0]
        for title, right in known.right.items()
        if right is not None and right[0] in wanted
    }
    numbers = tallies.entitled(finder.concordance, titles)
    named = finder.concordance.titles(numbers)
    place = {name: number for number, name in enumerate(names)}
    groups = {number: place[titles[title]] for number, (title, _) in named.items()}
    counts = [[0] * STRETCHES for _ in names]
    for group, stretch, count in tallies.trend(finder.concordance, groups, first, width, docs):
        if stretch < STRETCHES:  # else it came in after the days were asked for
            counts[group][stretch] += count
    found = {name: tuple(counts[number]) for name, number in place.items()}
    return Trends(date.fromordinal(first), width, found)
