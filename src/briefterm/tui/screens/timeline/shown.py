"""A timeline made ready in a thread: what is counted, where one begins, and the first rows."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from briefterm.errors import BrieftermError, UsageError
from briefterm.library.finding.moments import moments, row_of, tellings
from briefterm.library.finding.parsed import parsed_query
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
    """A timeline that can be shown, with the rows of some pages, the cursor going to ``row``."""

    asked: Asked
    moments: Moments
    sheet: Sheet
    row: int = 0
    pages: Mapping[int, Page] = field(default_factory=dict)

    def days(self, row: int) -> tuple[int, int]:
        """The first and the last day, as ordinals, that a row is about."""
        return self.moments.stretches[self.moments.stretch_at(row)]

    def zoomed(self, zoom: str) -> Shown:
        """The same in another zoom."""
        return replace(self, sheet=sheet_of(self.moments, zoom, self.asked.today))


@dataclass(frozen=True)
class Failed:
    """Why there is nothing to show; empty for a query that is wrong, which its own line tells."""

    problem: str


def shown(asked: Asked) -> Iterator[Shown | Failed]:
    """The timeline that is asked for."""
    try:
        yield _shown(asked)
    except UsageError:
        yield Failed("")
    except BrieftermError as error:
        yield Failed(str(error))


def _shown(asked: Asked) -> Shown:
    finding, among = asked.finding, asked.briefings
    if asked.query.strip():
        among = finding.select(asked.query, asked.briefings, asked.marks)
    told = moments(finding, among, asked.groups)
    sheet = sheet_of(told, asked.zoom, asked.today)
    row = min(_beginning(asked, told, sheet), max(0, told.rows - 1))
    pages = range(max(0, row - _NEAR) // PAGE, (row + _NEAR) // PAGE + 1)
    known = {page: rows_of(finding, told, page) for page in pages if page * PAGE < told.rows}
    return Shown(asked, told, sheet, row, known)


def rows_of(finding: Finder, told: Moments, page: int) -> Page:
    """The rows of a page."""
    found = tellings(finding, told, page * PAGE, (page + 1) * PAGE)
    return [listed(one) if one is not None else None for one in found]


def _beginning(asked: Asked, told: Moments, sheet: Sheet) -> int:
    """The row where one begins: a known place, the days asked for, what is to come, or the end."""
    if asked.spot is not None:
        return row_of(asked.finding, told, asked.spot[:2], asked.spot.briefing_id)
    for term in parsed_query(asked.query).wanted():
        if term.field == "mentions" and term.days is not None:
            return told.row_from(term.days[0])
    return sheet.coming
