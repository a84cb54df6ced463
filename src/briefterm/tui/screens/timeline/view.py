"""The lowest part of the timeline of the library: bars beside dated statements, read as needed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from rich.text import Text
from textual.containers import Container, Horizontal, Vertical
from textual.widgets import Label, Static
from textual.worker import get_current_worker

from briefterm.errors import BrieftermError
from briefterm.tui import keys
from briefterm.tui.goal import Target
from briefterm.tui.newest import Newest
from briefterm.tui.screens.apart import ApartScreen
from briefterm.tui.screens.timeline.bar_list import BarList
from briefterm.tui.screens.timeline.periods import Sheet, label
from briefterm.tui.screens.timeline.shown import (
    Asked,
    Counting,
    Failed,
    Shown,
    Spot,
    rows_of,
    shown,
)
from briefterm.tui.screens.timeline.statement_list import StatementList
from briefterm.tui.widgets.query_input import QueryInput
from briefterm.tui.widgets.status import StatusBar

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from textual.app import ComposeResult

    from briefterm.tui.screens.reader.browsing import BrowsingScreen
    from briefterm.tui.screens.timeline.lines import Page
    from briefterm.tui.widgets.rows import RowList

_HINT = 'name:"…"  mentions:2023-09  words  tag:  source:'
_MAKING = "The index is still being made."


def today() -> date:
    """The day that it is here."""
    return datetime.now().astimezone().date()


@dataclass(frozen=True)
class Left:
    """Where the timeline was left: its query and zoom, the place, and the list's filter then."""

    query: str
    zoom: str
    spot: Spot | None
    listed: str


class TimelineView(ApartScreen[Target | None]):
    """Shows what briefings say happened when; the parts above say how one moves, and what is done."""

    CSS_PATH = "timeline.tcss"
    AUTO_FOCUS = "StatementList"
    PLACE = keys.TIMELINE
    FIRST_HINTS = 4

    reader: BrowsingScreen

    def __init__(self, reader: BrowsingScreen, query: str = "") -> None:
        super().__init__(reader)
        left = reader.timeline_left
        if query or left is None or left.listed != reader.query_text:
            left = Left(query or reader.query_text, "", None, reader.query_text)
        self.query_text = left.query
        self.zoom = left.zoom  # that the reader has chosen; empty for one that fits
        self.spot = left.spot  # where to begin
        self.moved = left.spot is not None  # whether the reader has chosen the place
        self.shown: Shown | None = None  # what is shown, perhaps for an older query
        self.asked: Asked | None = None  # what was asked for last
        self.counting = Newest(self, "counting")
        self.field = QueryInput(
            self.query_text,
            hinting=reader.query_help(),
            placeholder=_HINT,
            id="timeline-query",
            strip_id="timeline-help",
        )

    def compose(self) -> ComposeResult:
        """The filter with its help, the bars beside the statements, and the status line."""
        yield Static(id="timeline-head")
        with Horizontal(id="timeline-line"):
            yield Label("filter ", id="timeline-label")
            yield self.field
        yield self.field.strip
        with Container(id="timeline-body"):
            yield BarList(id="timeline-bars")
            yield StatementList(id="timeline-list")
        with Vertical(id="timeline-foot"):
            yield StatusBar(id="timeline-status")

    def on_mount(self) -> None:
        """Look for dates, now and whenever the index knows more."""
        self.statements.empty = ("Reading the dates…",)
        self.reader.hurry_index()
        self.load()
        self.show_head()

    def after_indexing(self) -> None:
        """Look again."""
        self.again()

    @property
    def statements(self) -> StatementList:
        """The statements."""
        return self.query_one(StatementList)

    @property
    def bars(self) -> BarList:
        """The bars."""
        return self.query_one(BarList)

    @property
    def main(self) -> RowList[Any]:
        """The list that has the focus, or else the statements."""
        return self.bars if self.focused is self.bars else self.statements

    @property
    def here(self) -> Spot | None:
        """The place in time that the cursor is at."""
        row = self.statements.current
        if self.shown is None or row is None:
            return None
        name = row.moment.subject.briefing.id if row.moment is not None else ""
        return Spot(*self.shown.days(row.number), name)

    # Loading.

    def again(self) -> None:
        """Look again, and stay at a place that was chosen: there may be more around it."""
        if self.moved:
            self.spot = self.here or self.spot
        self.load()

    def load(self) -> None:
        """Look for the dates of the briefings that the filter lets through."""
        reader = self.reader
        self.asked = asked = Asked(
            reader.library.finding,
            self.query_text,
            reader.briefings,
            reader.marks,
            reader.folds.groups,
            today(),
            self.zoom,
            self.spot,
        )
        self.counting.ask(lambda: shown(asked), self.show_shown)

    def show_shown(self, result: Shown | Counting | Failed) -> None:
        """Show a timeline; of a query that is wrong, what was shown before it."""
        if isinstance(result, Counting):
            if self.shown is not None and self.shown.partial:
                self.show_head(result.percent)
            return
        if isinstance(result, Failed):
            if result.problem:
                self.reader.tell(result.problem)
            return
        before, row = self.shown, result.row
        if before is not None and before.partial and before.asked is result.asked and self.moved:
            row = result.row_like(before, self.statements.cursor)
        self.shown = result
        self.spot = self.spot if result.partial else None
        self.statements.empty = self.words_for_nothing()
        self.statements.show_sheet(result.sheet, result.days, result.pages, row)
        bars = Sheet("") if result.partial else result.sheet
        self.bars.show_sheet(bars, self.statements.period)
        self.show_head()

    def show_zoomed(self, result: Shown) -> None:
        """Show the same rows in another zoom."""
        self.shown = result
        statements = self.statements
        statements.show_sheet(result.sheet, result.days, statements.pages, statements.cursor)
        self.bars.show_sheet(result.sheet, statements.period)
        self.show_head()

    def words_for_nothing(self) -> tuple[str, ...]:
        """Why there are no rows."""
        making = ("", _MAKING) if not self.reader.indexer.complete else ()
        if self.query_text.strip():
            nothing = "Nothing dated so far." if making else "Nothing dated in what matches."
            return (nothing, *(making or ("", "esc shows all.")))
        if making:
            return ("No dates yet.", *making)
        return ("No dates here.", "", "No briefing says what happened when.")

    def show_head(self, percent: int = 0) -> None:
        """Show how many dates there are, from when to when, and how many are to come."""
        head = Text(no_wrap=True, overflow="ellipsis").append("Timeline", "bold")
        sheet = self.shown.sheet if self.shown is not None else Sheet("")
        if self.shown is not None and self.shown.partial:
            head.append(f"  counting… {percent} %")
        elif sheet.periods:
            first, last = label(sheet.periods[0]), label(sheet.periods[-1])
            head.append(f"  {sheet.rows:,} date{'s' * (sheet.rows != 1)}")
            coming = sheet.rows - sheet.coming
            words = f"{coming:,} coming up" if coming else "nothing coming up"
            head.append("  ·  ").append(words, "bold" if coming else "")
            head.append(f"  ·  by {sheet.zoom}, {first}" + (f" – {last}" if first != last else ""))
        if not self.reader.indexer.complete and sheet.periods:
            head.append(f"  ·  {_MAKING}")
        self.query_one("#timeline-head", Static).update(head)
        self.show_hints()

    def on_statement_list_wanted(self, message: StatementList.Wanted) -> None:
        """Read what has come into sight."""
        if self.shown is not None:
            self.read_pages(self.shown, message.pages)

    def read_pages(self, of: Shown, pages: Sequence[int]) -> None:
        """Read pages in a worker; what has come into sight since comes first."""

        # Textual describes a worker by the repr of its job, which must not be that of a timeline.
        def job() -> None:
            worker = get_current_worker()
            for page in pages:
                if worker.is_cancelled:
                    return
                try:
                    rows = rows_of(of.asked.finding, of.moments, page)
                except BrieftermError as error:
                    self.reader.tell(str(error))
                    return
                if not worker.is_cancelled:
                    self.app.call_from_thread(self.take_page, of, page, rows)

        self.run_worker(job, thread=True, exclusive=True, group="pages", exit_on_error=False)

    def take_page(self, of: Shown, page: int, rows: Page) -> None:
        """Show the rows of a page, unless another timeline is shown by now."""
        if self.shown is not None and self.shown.moments is of.moments and self.is_attached:
            self.statements.take_page(page, rows)
