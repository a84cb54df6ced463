"""What differs between two briefings whose texts are nearly the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.text import Text
from textual import work
from textual.containers import Container
from textual.message import Message
from textual.widgets import Static
from textual.worker import get_current_worker

from briefterm.errors import BrieftermError
from briefterm.terminal import visible_line
from briefterm.tui import keys
from briefterm.tui.goal import Goal, Target
from briefterm.tui.screens.apart import ApartScreen
from briefterm.tui.screens.differences.difference_list import DifferenceList
from briefterm.tui.screens.differences.rows import Compared, about, compared
from briefterm.tui.widgets.status import StatusBar

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from briefterm.model import Article
    from briefterm.tui.screens.differences.lines import DifferenceRow
    from briefterm.tui.screens.reader.browsing import BrowsingScreen
    from briefterm.tui.widgets.rows import RowList

_SAME = ("The texts have the same words.", "", "q goes back.")


class DifferencesScreen(ApartScreen[Target | None]):
    """Lists what differs, numbers and dates first, and leads to its place in either briefing."""

    CSS_PATH = "differences.tcss"
    AUTO_FOCUS = "DifferenceList"
    PLACE = keys.DIFFERENCES

    reader: BrowsingScreen

    @dataclass
    class Loaded(Message):
        """Both briefings were compared."""

        compared: Compared

    @dataclass
    class Missing(Message):
        """One of them could not be read."""

        reason: str

    def __init__(self, reader: BrowsingScreen, before_id: str, after_id: str) -> None:
        super().__init__(reader)
        self.ids = before_id, after_id
        self.compared: Compared | None = None

    def compose(self) -> ComposeResult:
        """The head, what both are, the list, and the status line."""
        yield Static(id="differences-head")
        with Container(id="differences-sides"):
            yield Static(id="differences-before")
            yield Static(id="differences-after")
        yield DifferenceList(id="differences-list")
        yield StatusBar(id="differences-status")

    def on_mount(self) -> None:
        """Compare both, now and whenever a text has changed."""
        self.differences.empty = ("Comparing…",)
        self.show_head("")
        self.show_hints()
        self.load()

    def after_indexing(self) -> None:
        """Compare again: a text may be another one."""
        self.load()

    @property
    def differences(self) -> DifferenceList:
        """The list."""
        return self.query_one(DifferenceList)

    @work(thread=True, exclusive=True, group="differences", exit_on_error=False)
    def load(self) -> None:
        """Read both briefings and compare them."""
        worker = get_current_worker()
        try:
            before, after = map(self._article, self.ids)
            found = self.reader.library.finding.differences(before, after)
        except BrieftermError as error:
            if not worker.is_cancelled:
                self.post_message(self.Missing(str(error)))
            return
        if not worker.is_cancelled:
            self.post_message(self.Loaded(compared(before, after, found)))

    def _article(self, briefing_id: str) -> Article:
        library = self.reader.library
        return library.tag(*library.read(briefing_id), self.reader.tell)

    def on_differences_screen_loaded(self, message: Loaded) -> None:
        """Show what differs."""
        first = self.compared is None
        self.compared = message.compared
        rows = message.compared.rows
        self.differences.empty = _SAME
        # The first row is a heading.
        self.differences.show_items(rows, 1 if first else self.differences.cursor)
        self.show_head(message.compared.summary)
        sides = (("#differences-before", "− ", "dropped"), ("#differences-after", "+ ", "added"))
        articles = message.compared.before, message.compared.after
        for (selector, mark, look), article in zip(sides, articles, strict=True):
            line = Text(no_wrap=True, overflow="ellipsis").append(mark, self.differences.ink(look))
            line.append(about(article.briefing), self.differences.ink("row-unread"))
            self.query_one(selector, Static).update(line)

    def on_differences_screen_missing(self, message: Missing) -> None:
        """Say what cannot be compared."""
        self.differences.empty = ("These cannot be compared.", "", visible_line(message.reason))
        self.differences.show_items(())
        self.show_head("")

    def show_head(self, summary: str) -> None:
        """Show how much differs."""
        head = Text(no_wrap=True, overflow="ellipsis").append("Differences", "bold")
        if summary:
            head.append(f"  {summary}")
        self.query_one("#differences-head", Static).update(head)

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Open the newer briefing at the place."""
        event.stop()
        self.open_at(event.item, newer=True)

    def action_older(self) -> None:
        """Open the older briefing at the place."""
        row = self.differences.current
        if row is not None:
            self.open_at(row, newer=False)

    def open_at(self, row: DifferenceRow, *, newer: bool) -> None:
        """Leave for one of the briefings; a heading leads nowhere."""
        if not row.heading:
            span = row.new if newer else row.old
            self.dismiss(Target(self.ids[newer], Goal(span=span)))
