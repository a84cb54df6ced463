"""A timeline made ready in a thread: what is counted, where one begins, and the first rows."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from briefterm.errors import BrieftermError, UsageError
from briefterm.library.finding.about import among_about
from briefterm.library.finding.glimpse import glimpse
from briefterm.library.finding.moments import counting
from briefterm.library.finding.parsed import parsed_query
from briefterm.library.finding.telling import row_of, tellings
from briefterm.tui.screens.timeline.lines import PAGE
from briefterm.tui.screens.timeline.listed import listed, sheet_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from briefterm.library.finding import Finder
    from briefterm.library.finding.moments import Moments
    from briefterm.model import Briefing, Marks
    from briefterm.tui.screens.timeline.lines import Page
    from briefterm.tui.screens.timeline.periods import Sheet

_NEAR = 20  # rows before and behind the cursor that are read before anything is shown


class Spot(NamedTuple):
    """A place in time: days as ordinals, and a briefing that speaks of them."""

    first: int
    last: int
    briefing_id: str = ""


@dataclass(frozen=True)
class Asked:
    """What is to be shown: a query over briefings, a zoom, and where to begin if that is known.

    ``groups`` are the ids of near-duplicates.
    """

    finding: Finder
    query: str
    briefings: Sequence[Briefing]
    marks: Mapping[str, Marks]
    groups: Sequence[Sequence[str]]
    today: date
    zoom: str = ""
    spot: Spot | None = None


@dataclass(frozen=True)
class Shown:
    """A timeline that can be shown, with the rows of some pages, the cursor going to ``row``.

    A ``partial`` one has no more than rows near the cursor; the whole of it follows.
    """

    asked: Asked
    moments: Moments
    sheet: Sheet
    row: int = 0
    pages: Mapping[int, Page] = field(default_factory=dict)
    partial: bool = False

    def days(self, row: int) -> tuple[int, int]:
        """The first and the last day, as ordinals, that a row is about."""
        return self.moments.stretches[self.moments.stretch_at(row)]

    def row_like(self, other: Shown, row: int) -> int:
        """The row that is what a row of another timeline is, or the one about the next time."""
        number = other.moments.stretch_at(row)
        top = self.moments.row_about(other.moments.stretches[number])
        return min(top + row - other.moments.tops[number], max(0, self.moments.rows - 1))

    def zoomed(self, zoom: str) -> Shown:
        """The same in another zoom."""
        return replace(self, sheet=sheet_of(self.moments, zoom, self.asked.today))


@dataclass(frozen=True, slots=True)
class Counting:
    """How many percent are looked at of what must be to count all."""

    percent: int


@dataclass(frozen=True)
class Failed:
    """Why there is nothing to show; empty for a query that is wrong, which its own line tells."""

    problem: str


def shown(asked: Asked) -> Iterator[Shown | Counting | Failed]:
    """The timeline that is asked for; first the rows that one sees, where to count all takes long."""
    try:
        finding, among, about = asked.finding, asked.briefings, None
        if asked.query.strip():
            among, about = among_about(finding, asked.query, asked.briefings, asked.marks)
        some = glimpse(finding, among, asked.groups, about, _first_day(asked))
        if some is not None and some.rows:
            yield replace(_shown(asked, some), partial=True)
        for part in counting(finding, among, asked.groups, about):
            yield Counting(part) if isinstance(part, int) else _shown(asked, part)
    except UsageError:
        yield Failed("")
    except BrieftermError as error:
        yield Failed(str(error))


def _shown(asked: Asked, told: Moments) -> Shown:
    sheet = sheet_of(told, asked.zoom, asked.today)
    row = min(_beginning(asked, told, sheet), max(0, told.rows - 1))
    pages = range(max(0, row - _NEAR) // PAGE, (row + _NEAR) // PAGE + 1)
    known = {page: rows_of(asked.finding, told, page) for page in pages if page * PAGE < told.rows}
    return Shown(asked, told, sheet, row, known)


def rows_of(finding: Finder, told: Moments, page: int) -> Page:
    """The rows of a page."""
    found = tellings(finding, told, page * PAGE, (page + 1) * PAGE)
    return [listed(one) if one is not None else None for one in found]


def _beginning(asked: Asked, told: Moments, sheet: Sheet) -> int:
    """The row where one begins: a known place, the days asked for, what is to come, or the end."""
    if asked.spot is not None:
        return row_of(asked.finding, told, asked.spot[:2], asked.spot.briefing_id)
    day = _day_asked_for(asked.query)
    return sheet.coming if day is None else told.row_from(day)


def _first_day(asked: Asked) -> int:
    """The day near which one begins."""
    if asked.spot is not None:
        return asked.spot.first
    day = _day_asked_for(asked.query)
    return asked.today.toordinal() + 1 if day is None else day


def _day_asked_for(query: str) -> int | None:
    for term in parsed_query(query).wanted():
        if term.field == "mentions" and term.days is not None:
            return term.days[0]
    return None
