"""The fourth floor of the reader's screen: a briefing is opened and lit."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from textual import work
from textual.message import Message
from textual.worker import get_current_worker

from briefterm.errors import BrieftermError
from briefterm.model import Briefing, Marks
from briefterm.terminal import visible_line
from briefterm.tui import collector
from briefterm.tui.goal import Goal
from briefterm.tui.screens.reader.listing import ListingScreen
from briefterm.tui.screens.reader.panes import ARTICLE, LIST

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefterm.library import Library
    from briefterm.model import Article, Document, PlacedBookmark, PlacedNote
    from briefterm.tui.keys import Keymap
    from briefterm.tui.lights import Lights
    from briefterm.tui.screens.reader.tabs.related_rows import Also
    from briefterm.tui.widgets.rows import RowList

_AT_ONCE = 1_000_000  # bytes up to which a briefing that was asked for is read before the paint


class OpeningScreen(ListingScreen):
    """Opens briefings; each part of one is shown as soon as it is there."""

    @dataclass
    class Opened(Message):
        """A briefing was read."""

        briefing: Briefing
        document: Document
        goal: Goal
        position: int  # where the reader left it

    @dataclass
    class Lit(Message):
        """Its names and dates are known, and how they are lit."""

        article: Article
        lights: Lights

    @dataclass
    class Placed(Message):
        """Its notes and bookmarks have their places."""

        document: Document
        notes: list[PlacedNote]
        bookmarks: list[PlacedBookmark]
        goal: Goal

    def __init__(
        self,
        library: Library,
        keymap: Keymap,
        *,
        measure: int,
        briefing_id: str | None = None,
        note_id: str | None = None,
    ) -> None:
        super().__init__(library, keymap, measure=measure)
        self.asked = (briefing_id, Goal(note=note_id, follow=True)) if briefing_id else None
        self.pane = ARTICLE if self.asked else LIST
        self.notes: Sequence[PlacedNote] = ()
        self.bookmarks: Sequence[PlacedBookmark] = ()
        self.hidden: frozenset[str] = frozenset()
        self.goal: Goal | None = None  # of the briefing that was asked for last
        self.wanted = ""  # its id
        self.begun = False
        self.settled = False  # whether all that is loaded once has been
        self.also: Also | None = None  # what is near a briefing, once it was looked for

    async def on_mount(self) -> None:
        """Paint the list, or what was asked for, at once; the rest comes after the first paint."""
        self.show_first_rows()
        if self.asked is None:
            self.set_focus(self.briefs)
        else:
            await self.fill_article()
            self.set_focus(self.view)
            if self.open_at_once(self.asked[0]):
                return  # on_article_canvas_laid_out goes on once the text is set
        self.go_on()

    def open_at_once(self, briefing_id: str) -> bool:
        """Show a briefing in the first paint, unless it is so long that reading it takes a while."""
        try:
            if self.library.briefing(briefing_id).size > _AT_ONCE:
                return False
            self.view.first_paint = True
            self.show_document(*self.library.read(briefing_id), 0)
        except BrieftermError as error:
            self.post_message(self.Failed(str(error)))
            return False
        return True

    def on_article_canvas_laid_out(self) -> None:
        """Go on with the rest once the briefing that was asked for is on the screen."""
        self.go_on()

    def go_on(self) -> None:
        """Begin after the next paint, once."""
        if not self.begun:
            self.begun = True
            self.call_after_refresh(self.begin)

    @cached_property
    def article(self) -> Article:
        """The open briefing; one without an id before the first is opened."""
        from briefterm.model import Article, Document  # noqa: PLC0415 - not for the first paint

        return Article(Briefing(id="", path=self.library.folder, title=""), Document(""))

    async def begin(self) -> None:
        """Fill the panes, open what was asked for, then bring the list up to date."""
        await self.fill_article()
        await self.fill_panel()
        self.go_to_pane(ARTICLE if self.asked else LIST)
        if self.asked:
            self.load(*self.asked)
        elif self.briefs.current is not None:
            self.open(self.briefs.current.id, Goal())
        self.refresh_listing()
        collector.resume()

    def on_row_list_pointed(self, message: RowList.Pointed) -> None:
        """Preview the briefing that the cursor came to."""
        if message.rows is self.briefs:
            self.preview()

    def preview(self) -> None:
        """Show the briefing under the list's cursor."""
        current = self.briefs.current
        if current is not None and current.id != self.wanted:
            self.open(current.id, Goal())

    def after_listing(self) -> None:
        """Open the first briefing of a list that was empty until now."""
        if self.goal is None and self.briefs.current is not None:
            self.open(self.briefs.current.id, Goal())

    # The article.

    def open(self, briefing_id: str, goal: Goal) -> None:
        """Open a briefing."""
        self.load(briefing_id, goal)

    def load(self, briefing_id: str, goal: Goal) -> None:
        """Read a briefing in a worker; one that was asked for before it is no longer shown."""
        self.goal, self.wanted = goal, briefing_id
        self._load(briefing_id, goal, self.article, self.view.position)

    @work(thread=True, exclusive=True, group="open", exit_on_error=False)
    def _load(self, briefing_id: str, goal: Goal, before: Article, position: int) -> None:
        """Read, place and tag a briefing, showing each as soon as it is there."""
        worker = get_current_worker()
        try:
            briefing, document = self.library.read(briefing_id)
        except BrieftermError as error:
            self.post_message(self.Failed(str(error)))
            return

        def place() -> None:
            placed = self.library.placed(briefing, document)
            self.post_message(self.Placed(document, *placed, goal))

        if goal.stay and before.briefing.id == briefing.id:
            position = self.library.carried(before.document, document, position)
        else:
            position = self.position_in(briefing)
        if not worker.is_cancelled:
            self.post_message(self.Opened(briefing, document, goal, position))
            self.mender.read(place)
        if not worker.is_cancelled:
            self.tell_failure(lambda: self.light(briefing, document))

    def light(self, briefing: Briefing, document: Document) -> None:
        """Find the names and dates of a text, in a worker."""
        from briefterm.tui.lights import lights_of  # noqa: PLC0415 - after the first paint

        article = self.library.tag(briefing, document, self.tell)
        self.post_message(self.Lit(article, lights_of(article, self.hidden)))

    def position_in(self, briefing: Briefing) -> int:
        """Where the reader left a briefing."""
        marks = self.marks
        if briefing.id not in marks:
            with suppress(BrieftermError):  # a damaged notes file is told of elsewhere
                marks = self.library.marks()
        return marks.get(briefing.id, Marks()).position

    def on_opening_screen_opened(self, message: Opened) -> None:
        """Show the text, unless the first paint has it already or another was asked for since."""
        if message.goal is not self.goal:
            return
        self.asked = None
        shown = self.article
        if shown.briefing == message.briefing and shown.document == message.document:
            self.article = replace(shown, document=message.document)
            if not message.goal.stay and self.view.position == 0:
                self.view.go_to(message.position)
        else:
            self.show_document(message.briefing, message.document, message.position)
        self.after_opening(message.goal)
        self.show_panel()

    def after_opening(self, goal: Goal) -> None:
        """Do what waited for the text of a briefing that was asked for."""

    def show_document(self, briefing: Briefing, document: Document, position: int) -> None:
        """Show a text from an offset on, its names, dates and notes still to come."""
        from briefterm.layout.page import mark_layer, masthead_of  # noqa: PLC0415 - as above
        from briefterm.model import Article  # noqa: PLC0415 - not needed for a list alone

        self.article = Article(briefing, document)
        self.notes, self.bookmarks = (), ()
        self.view.show(document, masthead_of(briefing, document), position)
        self.view.show_layer("marks", mark_layer(document))

    def on_opening_screen_lit(self, message: Lit) -> None:
        """Light names and dates."""
        if message.article.document is self.article.document:
            self.article = message.article
            self.show_lights(message.lights)
            if not self.settled:
                self.settled = True
                collector.resume()  # the taggers' tables stay for good too

    def on_opening_screen_placed(self, message: Placed) -> None:
        """Show notes and bookmarks."""
        from briefterm.tui import lights  # noqa: PLC0415 - not needed for the first paint

        if message.document is not self.article.document:
            return
        self.notes, self.bookmarks = message.notes, message.bookmarks
        self.view.show_layer("notes", lights.note_layer(self.notes))
        self.view.show_gutter(lights.gutter(self.notes, self.bookmarks))
        self.view.places |= {"note": lights.note_places(self.notes)}
        self.show_panel()
        if message.goal.note:
            self.go_to_note(message.goal.note)
        for placed in self.bookmarks:
            if placed.bookmark.id == message.goal.bookmark and placed.span is not None:
                self.view.point(placed.span)

    def after_unread(self) -> None:
        """Say in the panel why there are no notes."""
        if self.filled:
            self.show_panel()

    def go_to_note(self, note_id: str) -> None:
        """Show the place of a note, or where it was."""
        from briefterm.tui.screens.reader.note_places import spot  # noqa: PLC0415 - not for the first paint

        note = next((one for one in self.notes if one.note.id.startswith(note_id)), None)
        span = spot(note, self.article.document.text) if note is not None else None
        if span is not None:
            self.view.point(span)
        if not span:
            self.notify(f"Note {visible_line(note_id)} has no place in this text.", markup=False)

    def show_lights(self, lit: Lights | None = None) -> None:
        """Light the kinds that are switched on, in the text and in the panel."""
        from briefterm.tui.lights import lights_of, note_places  # noqa: PLC0415 - as above

        if lit is None or lit.hidden != self.hidden:
            lit = lights_of(self.article, self.hidden)
        self.lit = lit
        self.view.show_layer("names", lit.names)
        self.view.show_layer("dates", lit.dates)
        self.view.places |= {**lit.places, "note": note_places(self.notes)}
        self.legend.show(lit.counts, self.hidden)
        self.show_panel()

    def show_panel(self) -> None:
        """Show the open tab of the side panel."""
        from briefterm.tui.screens.reader.tabs.tabs import empty_of, row_numbers, rows_of  # noqa: PLC0415 - as above

        known = self.article, self.notes, self.bookmarks, self.also
        again = self.keymap.keys_of("reader.refresh") if self.mender.unread else ""
        self.panel.empty = empty_of(self.tab, self.article, self.also, again)
        self.panel.show_items(rows_of(self.tab, *known), self.panel.cursor)
        self.tabs.show(self.tab, row_numbers(*known))
