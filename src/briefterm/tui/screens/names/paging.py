"""The third floor of the screen of names: the page of the one under the cursor, and ways from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefterm.errors import BrieftermError, NotFoundError
from briefterm.library.finding.model import Context, NameCount
from briefterm.model import Briefing, Note
from briefterm.tui.goal import Goal, Target
from briefterm.tui.newest import Newest
from briefterm.tui.screens.names.lines import PageRow, Part
from briefterm.tui.screens.names.name_list import NameList, PageList
from briefterm.tui.screens.names.named import name_query
from briefterm.tui.screens.names.pages import MORE, page_rows
from briefterm.tui.screens.names.trends import NamesTrendsScreen
from briefterm.tui.widgets.fields import SafeInput

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual import events
    from textual.await_complete import AwaitComplete

    from briefterm.library.finding.model import NamePage
    from briefterm.tui.screens.reader.browsing import BrowsingScreen
    from briefterm.tui.widgets.rows import RowList

_NARROW = 72  # columns below which the list or the page has the whole width


@dataclass(frozen=True)
class NamesLeft:
    """How the screen was left: what is listed, the name there, the page, and the row in that."""

    name: str
    typed: str
    kind: str
    everywhere: bool
    page: str
    row: int  # -1 where the page had not the focus
    whole: bool
    trail: tuple[str, ...]


class NamesPagingScreen(NamesTrendsScreen):
    """Shows all that is known of one name, beside or below the list or in its place."""

    def __init__(self, reader: BrowsingScreen, name: str = "") -> None:
        super().__init__(reader, name)
        self.page_name = ""  # the name that was asked about last
        self.page: NamePage | None = None
        self.trail: list[str] = []  # names whose pages led to this one
        self.whole = False  # whether all related names are shown
        self.page_open = True
        self.begin: NamesLeft | None = None  # how to be at first
        self.left_at: NamesLeft | None = None
        self.inside = False  # whether the page has the focus
        self.paging = Newest(self, "names-page")

    @property
    def sheet(self) -> PageList:
        """The page."""
        return self.query_one(PageList)

    @property
    def main(self) -> NameList | PageList:
        """The list that has the focus, or had it."""
        return self.sheet if self.inside else self.names

    @property
    def meant(self) -> NameCount | None:
        """The name that is to be changed or gone after: that of the page one is in, or the list's."""
        if self.inside:
            return self.page.count if self.page is not None else None
        return self.names.current  # type: ignore[return-value]  # the list was given these

    def on_resize(self, event: events.Resize) -> None:
        """Show as much as has room."""
        self.share_out(event.size.width)

    def share_out(self, width: int = 0) -> None:
        """Show the list, the page or both."""
        narrow = (width or self.size.width) < _NARROW
        self.sheet.display = self.inside if narrow else self.page_open
        self.query_one("#names-side").display = not (narrow and self.inside)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Know where the reader is."""
        self.inside = event.widget is self.sheet
        self.share_out()
        self.show_hints()

    # Which page.

    def follow(self) -> None:
        """Show the page of the name under the cursor; one that is read is brought up to date."""
        super().follow()
        current = self.names.current
        if self.begin is not None and self.begin.page:
            self.ask_page(self.begin.page)
            return
        if self.inside and self.page is not None:
            self.ask_page(self.page_name)
        elif current is not None:
            self.ask_page(current.name)
        else:
            self.paging.drop()
            self.page_name, self.page = "", None
            self.sheet.show_page(())

    def on_row_list_pointed(self, event: RowList.Pointed) -> None:
        """Show the page of the name that the cursor came to."""
        event.stop()
        if isinstance(event.rows, NameList) and event.item.name != self.page_name:
            self.trail.clear()
            self.ask_page(event.item.name)

    def ask_page(self, name: str) -> None:
        """Read the page of a name; only the newest one counts."""
        self.page_name = name
        briefings = self.among
        reader = self.reader

        def read() -> Iterator[NamePage | None]:
            try:
                known = reader.briefings if reader.complete else reader.library.listed()
                yield self.finder.name(name, known if briefings is None else briefings)
            except NotFoundError:
                yield None
            except BrieftermError as error:
                reader.tell(str(error))

        self.paging.ask(read, self.take_page)

    def take_page(self, page: NamePage | None) -> None:
        """Show a page; what was read stays under the cursor if it is that of the same name."""
        same = (
            page is not None and self.page is not None and self.page.count.name == page.count.name
        )
        self.page = page
        if page is None:
            self.show_gone()
            return
        self.whole = self.whole and same
        begin, self.begin = self.begin, None
        if begin is not None and begin.page == page.count.name:
            self.take_begin(begin, page)
            return
        rows = page_rows(page, whole=self.whole)
        if same:
            self.sheet.show_items(rows, self.sheet.cursor)
        else:
            self.sheet.show_page(rows)

    def take_begin(self, begin: NamesLeft, page: NamePage) -> None:
        """Show the page as it was left."""
        self.whole, self.trail = begin.whole, [*begin.trail]
        self.sheet.show_items(page_rows(page, whole=self.whole), max(0, begin.row))
        if begin.row >= 0:
            self.enter_page()

    def dismiss(self, result: Target | None = None) -> AwaitComplete:
        """Leave; where to is no matter, how it was left may be."""
        if not self.left:
            name = self.names.current.name if self.names.current is not None else ""
            row = self.sheet.cursor if self.inside else -1
            listed = name, self.typed, self.kind, self.everywhere
            trail = tuple(self.trail)
            self.left_at = NamesLeft(*listed, self.page_name, row, self.whole, trail)
        return super().dismiss(result)

    def show_gone(self) -> None:
        """Say that no briefing has the name, which may have been put right meanwhile."""
        part = Part("No briefing has this name now.", "meta", 2)
        self.sheet.show_page([PageRow((part,))])

    def go_to_name(self, name: str) -> None:
        """Show the page of a name, and put the list's cursor on it where it is listed."""
        self.ask_page(name)
        row = next((row for row, one in enumerate(self.names.items) if one.name == name), None)
        if row is not None:
            self.names.point(row)

    # Ways in and out.

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """From the list into the page; from the page to where its row leads."""
        event.stop()
        if isinstance(event.rows, NameList):
            self.enter_page()
        elif self.page is not None:
            self.go(event.item.subject, self.page)

    def go(self, subject: object, page: NamePage) -> None:
        """Go where a row of the page leads."""
        query = name_query(page.count.name)
        match subject:
            case NameCount():
                self.trail.append(page.count.name)
                self.go_to_name(subject.name)
            case Context():
                span = subject.hits[0] if subject.hits else None
                self.dismiss(Target(subject.briefing.id, Goal(span=span, query=query)))
            case Briefing():
                self.dismiss(Target(subject.id, Goal(query=query)))
            case Note():
                self.go_to_note(subject, self.reader.briefings)
            case _ if subject == MORE:
                self.whole = True
                self.sheet.show_items(page_rows(page, whole=True), self.sheet.cursor)

    def go_to_note(self, note: Note, briefings: Sequence[Briefing]) -> None:
        """Open the briefing of a note at the note."""
        if not any(one.id == note.briefing for one in briefings):
            self.notify("Its briefing is not in the library any more.", timeout=3)
            return
        self.dismiss(Target(note.briefing, Goal.of_note(note)))

    def enter_page(self) -> None:
        """Give the page the focus; a narrow screen shows it in place of the list."""
        self.inside = self.page_open = True
        self.share_out()
        self.set_focus(self.sheet)

    def action_to_list(self) -> None:
        """Give the list the focus."""
        self.inside = False
        self.share_out()
        super().action_to_list()

    def action_switch(self) -> None:
        """Go from the list to the page, or back."""
        if self.inside:
            self.action_to_list()
        else:
            self.enter_page()

    def action_page_beside(self) -> None:
        """Show the page beside the list, or hide it."""
        self.page_open = not self.page_open
        if self.inside and not self.page_open:
            self.action_to_list()
        self.share_out()

    def action_previous(self) -> None:
        """Back to the page that led to this one."""
        if self.trail:
            self.go_to_name(self.trail.pop())
        elif self.inside:
            self.action_to_list()

    def action_back(self) -> None:
        """Leave what is innermost: the page, the filter's line, the filter, the screen."""
        if self.focused is not self.names:
            self.action_to_list()
        elif self.typed:
            self.query_one(SafeInput).value = ""
        elif self.kind:
            self.kind = ""
            self.show_names()
        else:
            self.dismiss(None)
