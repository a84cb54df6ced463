"""The middle floor of the search screen: saved searches beside the results, and what one may ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefterm.tui.newest import Newest
from briefterm.tui.screens.search.choices import Kept, examples, kept, recent, sections
from briefterm.tui.screens.search.hit_list import HitList
from briefterm.tui.screens.search.results import ResultsScreen

if TYPE_CHECKING:
    from briefterm.tui.screens.reader.browsing import BrowsingScreen
    from briefterm.tui.screens.search.hit_lines import Entry

_NONE_KEPT = (
    "No saved searches yet.",
    "",
    "ctrl+s saves the query;",
    "w, in the list, watches for it.",
)
_UNREADABLE = (
    "searches.toml cannot be read.",
    "",
    "It is left as it is: mend it,",
    "or take it out of .briefterm.",
)


class KeptScreen(ResultsScreen):
    """Shows queries to choose from: beside the results, and in their place without a query."""

    def __init__(self, reader: BrowsingScreen, query: str = "", here: str = "") -> None:
        super().__init__(reader, query, here)
        self.kept = Kept()
        self.examples: tuple[Entry, ...] = ()
        self.told = ""  # of what is wrong with the file of saved searches
        self.keeping = Newest(self, "counting")
        self.suggesting = Newest(self, "suggesting")

    def on_mount(self) -> None:
        """Follow what is written, here or elsewhere."""
        self.side.empty = _NONE_KEPT

    def after_noting(self) -> None:
        """Count again: something was read, or written."""
        self.load_kept()

    @property
    def side(self) -> HitList:
        """The saved searches."""
        return self.query_one("#search-side", HitList)

    def again(self) -> None:
        """Count again too, and think of other examples."""
        self.examples = ()
        self.load_kept()
        super().again()

    # Saved searches, and what there is to ask.

    def load_kept(self) -> None:
        """Read the saved searches and count what they find."""
        reader = self.reader
        finding, briefings, marks = reader.library.finding, reader.briefings, reader.marks
        self.keeping.ask(lambda: kept(finding, briefings, marks), self.show_kept)

    def show_kept(self, now: Kept) -> None:
        """Show the saved searches."""
        self.kept = now
        if now.trouble and now.trouble != self.told:
            self.reader.tell(now.trouble)
        self.told = now.trouble
        self.side.empty = _UNREADABLE if now.trouble else _NONE_KEPT
        self.side.show_rows([*self._saved], follow=True)
        if not self.query_text.strip():
            self.show_start()

    @property
    def _saved(self) -> list[Entry]:
        return sections(("Saved searches", self.kept.searches), ("Watching", self.kept.watches))

    def load_examples(self) -> None:
        """Think of queries that make sense for this library."""
        finding, briefings = self.reader.library.finding, self.reader.briefings
        self.suggesting.ask(lambda: [examples(finding, briefings)], self.show_examples)

    def show_examples(self, entries: tuple[Entry, ...]) -> None:
        """Show them while there is no query."""
        self.examples = entries
        if entries and not self.query_text.strip():
            self.show_start()

    def show_start(self) -> None:
        """Show what one might search for."""
        follow = self.found is None
        super().show_start()
        if not self.examples:
            self.load_examples()
        rows = [] if self.is_wide else self._saved
        rows += sections(
            ("Searched for lately", recent(self.reader.searched)), ("You might ask", self.examples)
        )
        self.main.empty = ("Type what to search for.",)
        self.main.show_rows([*rows], follow=follow)

    # Where they are shown.

    @property
    def is_wide(self) -> bool:
        """Whether the saved searches have room beside the results."""
        return self.has_class("-wide")

    def on_resize(self) -> None:
        """The saved searches go where there is room."""
        if not self.query_text.strip():
            self.call_after_refresh(self.show_start)

    def take(self, query: str) -> None:
        """Search for this; the results have the focus then, unless one is writing."""
        super().take(query)
        if self.beside and self.has_class("-narrow"):
            self.action_side()
        elif self.focused is self.side:
            self.set_focus(self.main)

    @property
    def beside(self) -> bool:
        """Whether the saved searches are in sight."""
        return self.side.styles.display != "none"

    def show_side(self, *, shown: bool) -> None:
        """Show the saved searches or hide them, at this width and every other."""
        body = self.query_one("#search-body")
        body.set_class(shown, "-asked")
        body.set_class(not shown, "-unasked")

    def action_side(self) -> None:
        """Show the saved searches and go there, or hide them."""
        goal = self.main if self.beside else self.side
        self.show_side(shown=not self.beside)
        self.call_after_refresh(self.set_focus, goal)

    def action_turn(self) -> None:
        """Go to the other list."""
        if not self.beside:
            self.action_side()
        else:
            self.set_focus(self.main if self.focused is self.side else self.side)

    def action_back(self) -> None:
        """Leave what is innermost: the query's line, the saved searches, the query, the screen."""
        asked = self.beside and not self.is_wide
        if self.focused is self.field and self.query_text:
            self.set_focus(self.main)
        elif asked:
            self.action_side()
        elif self.query_text and self.focused is not self.field:
            self.remember()
            self.left_with = self.query_text
            self.field.value = ""
        else:
            self.remember()
            self.dismiss(None)
