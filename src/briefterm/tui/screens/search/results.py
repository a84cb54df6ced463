"""The lowest floor of the search screen: results as one types."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.containers import Container, Horizontal, Vertical
from textual.widgets import Label, Static

from briefterm.tui import keys
from briefterm.tui.goal import TOP, Goal, Target
from briefterm.tui.newest import Newest
from briefterm.tui.screens.apart import ApartScreen
from briefterm.tui.screens.search.hit_lines import Entry, ListedHit
from briefterm.tui.screens.search.hit_list import HitList
from briefterm.tui.screens.search.listed import MOST, Found, found
from briefterm.tui.widgets.query_input import QueryInput
from briefterm.tui.widgets.status import StatusBar

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.widgets import Input

    from briefterm.tui.screens.reader.browsing import BrowsingScreen
    from briefterm.tui.widgets.rows import RowList

_HINT = 'words, "a phrase", -not, name: source: tag: date:'
_MAKING = "The index is still being made."
_QUERY_HINTS = [("enter", "open"), ("↑↓", "results"), ("tab", "complete"), ("ctrl+s", "save")]


class ResultsScreen(ApartScreen[Target | None]):
    """Lists what a query finds, and goes there."""

    CSS_PATH = "search.tcss"
    AUTO_FOCUS = "#search-query"
    PLACE = keys.SEARCH
    BINDINGS: ClassVar[list[BindingType]] = [
        keys.binding("searching.down", "down", "step(1)", "Next result, from the query's line"),
        keys.binding("searching.up", "up", "step(-1)", "Result before, from the query's line"),
        keys.binding("searching.page_down", "pagedown", "leaf(1)", "A page of results down"),
        keys.binding("searching.page_up", "pageup", "leaf(-1)", "A page of results up"),
    ]

    reader: BrowsingScreen

    def __init__(self, reader: BrowsingScreen, query: str = "", here: str = "") -> None:
        super().__init__(reader)
        self.query_text = query
        self.in_list = False  # whether to begin in the results, and where it was left
        self.here = here  # the id of the result that the cursor is to begin at
        self.found: Found | None = None  # what was found last, perhaps for an older query
        self.left_with = ""  # the query that was there before all was shown again
        self.entering = False  # whether to open the first result once it is there
        self.searching = Newest(self, "searching")
        self.field = QueryInput(
            query,
            hinting=reader.query_help(),
            placeholder=_HINT,
            id="search-query",
            strip_id="search-hints",
        )

    def compose(self) -> ComposeResult:
        """The query with its help, the saved searches beside the results, and the status line."""
        yield Static(id="search-head")
        with Horizontal(id="search-line"):
            yield Label("search ", id="search-label")
            yield self.field
        yield self.field.strip
        with Container(id="search-body"):
            yield HitList(id="search-side")
            yield HitList(id="search-list")
        with Vertical(id="search-foot"):
            yield StatusBar(id="search-status")

    def on_mount(self) -> None:
        """Search, now and whenever the index knows more."""
        if self.in_list:
            self.call_after_refresh(self.set_focus, self.main)
        self.again()

    def after_indexing(self) -> None:
        """Search again."""
        self.again()

    @property
    def main(self) -> HitList:
        """The results."""
        return self.query_one("#search-list", HitList)

    # Searching.

    def again(self) -> None:
        """Look again: the index knows more."""
        self.search()

    def search(self) -> None:
        """Look for what the query asks for; the newest query alone counts."""
        query, reader = self.query_text, self.reader
        if not query.strip():
            self.searching.drop()
            self.show_start()
            return
        finding, briefings, marks = reader.library.finding, reader.briefings, reader.marks
        self.searching.ask(lambda: found(finding, query, briefings, marks), self.show_found)

    def show_found(self, result: Found) -> None:
        """Show what was found; of a query that is wrong, what was found before it."""
        if result.problem:
            self.reader.tell(result.problem)
        if result.wrong:
            self.entering = False
            return
        if result.names:
            self.reader.hurry_index()
        same = self.found is not None and self.found.query == result.query
        self.found = result
        making = ("", _MAKING) if not self.reader.indexer.complete else ()
        names = ("", "name:kim* is any name that begins so; tab completes.") if result.names else ()
        nothing = "Nothing matches so far." if making else "Nothing matches."
        self.main.empty = (nothing, *(making or names))
        self.main.show_rows([*result.hits], follow=same)
        if self.here:
            self.main.point_at(self.here)
            self.here = ""
        self.show_head()
        if self.entering:
            self.entering = False
            self.main.action_choose()

    @property
    def answered(self) -> bool:
        """Whether what is listed is what the query asks for."""
        return self.found is not None and self.found.query == self.query_text

    def show_start(self) -> None:
        """There is no query: show nothing that was found; the floor above shows what to ask."""
        self.found = None
        self.show_head()

    def show_head(self) -> None:
        """Show how many briefings were found."""
        total = len(self.reader.briefings)
        head = Text(no_wrap=True, overflow="ellipsis").append("Search", "bold")
        if self.found is None:
            head.append(f"  {total:,} briefing{'s' * (total != 1)}")
        else:
            head.append(f"  {self.found.total:,} of {total:,}")
            if self.found.total > MOST:
                head.append(f"  ·  the first {MOST} are listed")
        if not self.reader.indexer.complete:
            head.append(f"  ·  {_MAKING}")
        self.query_one("#search-head", Static).update(head)

    # Query and lists.

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search as it is typed."""
        event.stop()
        if event.value != self.query_text:
            self.query_text = event.value
            self.entering, self.here = False, ""
            self.show_hints()
            self.search()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Open the result under the cursor, or the first one once it is there."""
        event.stop()
        if self.answered or not self.query_text.strip():
            self.main.action_choose()
        else:
            self.entering = True

    def on_row_list_pointed(self, event: RowList.Pointed) -> None:
        """Nobody else is to hear of it."""
        event.stop()

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Open a briefing where it was found, or take a query."""
        event.stop()
        item = event.item
        if isinstance(item, ListedHit):
            self.remember()
            self.in_list = self.focused is not self.field
            place = self.main.place or item.place or (TOP if item.lit else None)
            self.dismiss(Target(item.id, Goal(span=place, query=self.query_text)))
        elif isinstance(item, Entry):
            self.take(item.query)

    @property
    def last_query(self) -> str:
        """The query to begin with when the screen opens again."""
        return (self.query_text.strip() and self.query_text) or self.left_with

    def take(self, query: str) -> None:
        """Search for this."""
        self.field.value = query
        self.field.cursor_position = len(query)

    def remember(self) -> None:
        """Keep the query for this session, if it found anything."""
        if self.answered and self.found is not None and self.found.total:
            self.reader.keep_search(self.query_text)

    def on_descendant_focus(self) -> None:
        """Show the keys that work here."""
        self.show_hints()

    def show_hints(self) -> None:
        """Show the keys that matter where the focus is."""
        if self.focused is self.field:
            hints = [*_QUERY_HINTS, ("esc", "list" if self.query_text else "back")]
            self.query_one(StatusBar).tell(hints=hints)
        else:
            super().show_hints()

    def action_step(self, rows: int) -> None:
        """Move in the results without leaving the query."""
        self.main.action_move(rows)

    def action_leaf(self, pages: int) -> None:
        """Turn a page of the results without leaving the query."""
        self.main.action_page(pages)

    def action_query(self) -> None:
        """Give the query the focus."""
        self.set_focus(self.field)
