"""The thirteenth floor of the reader's screen: screens that look across the library."""

from __future__ import annotations

from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from textual import work

from briefterm.tui.goal import Goal
from briefterm.tui.screens.reader.building import BuildingScreen
from briefterm.tui.screens.reader.panes import ARTICLE, PANEL
from briefterm.tui.screens.reader.trail import Step

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefterm.tui.goal import Target
    from briefterm.tui.screens.names.screen import NamesScreen
    from briefterm.tui.screens.notes.left import NotesLeft
    from briefterm.tui.screens.notes.listing import Going
    from briefterm.tui.screens.reader.folds import Folds
    from briefterm.tui.screens.reader.trail import Trail
    from briefterm.tui.screens.search.screen import SearchScreen
    from briefterm.tui.screens.timeline.view import Left
    from briefterm.tui.widgets.panel_rows import PanelRow

_REMEMBERED = 10  # searches of this session
_QUIET_SECONDS = 0.5
_SCREENS = ("search", "names", "timeline", "notes")


class BrowsingScreen(BuildingScreen):
    """Opens search, names, timeline and all notes, and goes where they lead."""

    timeline_left: Left | None = None  # where the timeline was left
    folds: Folds  # near-duplicates, which a higher floor knows
    trail: Trail  # what led to the open briefing, as well

    searched: tuple[str, ...] = ()  # what was searched for in this session, newest first
    search_left = ""  # the query that the search was left with, found or not
    search_opened = ""  # the id of the result that was opened last
    notes_query = ""  # what the list of all notes was filtered by

    waited = False  # whether the screens have been loaded, or are about to be

    def on_opening_screen_lit(self, message: BuildingScreen.Lit) -> None:
        """Load the screens soon after the first text is lit: at their keys it would be felt."""
        del message
        if not self.waited:
            self.waited = True
            self.set_timer(_QUIET_SECONDS, self.load_screens)

    @work(thread=True, group="loading", exit_on_error=False)
    def load_screens(self) -> None:
        """Import the modules of the screens, in a thread."""
        for name in _SCREENS:
            import_module(f"briefterm.tui.screens.{name}.screen")

    async def action_all_notes(self, left: NotesLeft | None = None) -> None:
        """Open the list of all notes, perhaps as it was left."""
        from briefterm.tui.screens.notes.screen import AllNotesScreen  # noqa: PLC0415 - on demand

        screen = AllNotesScreen(self, left.query if left else self.notes_query, left)

        async def follow(going: Going | None) -> None:
            self.notes_query = screen.query_text
            if going is not None:
                back = partial(self.action_all_notes, screen.left_at)
                self.trail.leave(Step(going.entry.briefing.id, back, "notes"))
                await self.go_to_entry(going)

        await self.app.push_screen(screen, follow)

    async def go_to_entry(self, going: Going) -> None:
        """Open a note's briefing at the note."""
        entry = going.entry
        if going.attach:
            self.begin_attaching(entry.note)
        if not entry.gone:
            self.go_to_briefing(entry.briefing.id, Goal.of_note(entry.note))

    def action_search(self, query: str = "", *, in_list: bool = False) -> None:
        """Search all briefings; without a query go on with the last search, or with the filter."""
        from briefterm.tui.screens.search.screen import SearchScreen  # noqa: PLC0415 - on demand

        last = self.search_left or next(iter(self.searched), self.query_text)
        screen = SearchScreen(self, query or last, "" if query else self.search_opened)
        screen.in_list = in_list

        def follow(target: Target | None) -> None:
            self.search_left = screen.last_query
            self.search_opened = target.briefing_id if target is not None else ""
            self.go_to_target(target, partial(self.back_to_search, target, screen), "results")

        self.app.push_screen(screen, follow)

    def back_to_search(self, target: Target | None, screen: SearchScreen) -> None:
        """Show what was found, with the cursor on what was opened."""
        self.search_left = screen.last_query
        self.search_opened = target.briefing_id if target is not None else ""
        self.action_search(in_list=screen.in_list)

    def keep_search(self, query: str) -> None:
        """Remember what was searched for."""
        if query.strip():
            others = [one for one in self.searched if one != query]
            self.searched = (query, *others)[:_REMEMBERED]

    def forget_search(self, query: str) -> None:
        """Do not offer it any more."""
        self.searched = tuple(one for one in self.searched if one != query)
        if self.search_left == query:
            self.search_left = ""

    def action_all_names(self, name: str = "") -> None:
        """Show the names of the library, with the cursor on ``name`` or on the one here."""
        from briefterm.tui.screens.names.screen import NamesScreen  # noqa: PLC0415 - on demand

        self.open_names(NamesScreen(self, name or self.name_here))

    def open_names(self, screen: NamesScreen) -> None:
        """Show the names, and go where they lead."""

        def back() -> None:
            self.open_names(screen.as_left())

        def follow(target: Target | None) -> None:
            self.go_to_target(target, back, "names")

        self.app.push_screen(screen, follow)

    @property
    def name_here(self) -> str:
        """The name under the cursor of the text or of the panel's names, if one is there."""
        from briefterm.model import Mention  # noqa: PLC0415 - not for the first paint

        row = self.panel.current if self.pane == PANEL and self.tab == "names" else None
        if row is not None:
            return str(row.subject)
        offset = self.view.cursor if self.pane == ARTICLE else None
        subject = None if offset is None else self.subject_at(offset)
        return subject.name if isinstance(subject, Mention) else ""

    def follow(self, row: PanelRow | None) -> None:
        """Go where a row of a dialog leads; from a name's card, perhaps to all about the name."""
        from briefterm.tui.card import About  # noqa: PLC0415 - on demand

        if row is not None and isinstance(row.subject, About):
            self.action_all_names(row.subject.name)
        else:
            super().follow(row)

    def action_timeline(self, query: str = "") -> None:
        """Show what the briefings that a query asks for say happened when."""
        from briefterm.tui.screens.timeline.screen import TimelineScreen  # noqa: PLC0415 - as above

        def follow(target: Target | None) -> None:
            left = self.timeline_left

            def back() -> None:
                self.timeline_left = left
                self.action_timeline()

            self.go_to_target(target, back, "timeline")

        self.app.push_screen(TimelineScreen(self, query), follow)

    def go_to_target(
        self,
        target: Target | None,
        back: Callable[[], object] | None = None,
        hint: str = "",
    ) -> None:
        """Open a briefing at a place; it counts as read. ``back`` leads back to the screen ``hint``."""
        if target is not None:
            if back is not None:
                self.trail.leave(Step(target.briefing_id, back, hint))
            self.go_to_briefing(target.briefing_id, target.goal)
            self.set_read(target.briefing_id, read=True)
