"""The second floor of the reader's screen: the list is filled, a briefing is opened and lit.

Files, the index and the taggers are only touched in thread workers, which post messages; one
handler owns each change of what is shown.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from rich.text import Text
from textual import work
from textual.message import Message
from textual.worker import Worker, WorkerState, get_current_worker

from briefterm.errors import BrieftermError
from briefterm.model import Briefing, Marks
from briefterm.terminal import visible_line
from briefterm.tui.screens.reader.panes import ARTICLE, LIST, PanesScreen
from briefterm.tui.widgets.brief_list import BriefList

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from briefterm.library import Library
    from briefterm.model import Article, Document, PlacedBookmark, PlacedNote
    from briefterm.tui.keys import Keymap
    from briefterm.tui.widgets.rows import RowList

FIRST_ROWS = 200  # of the list, read before the first paint
_WATCH_SECONDS = 1.5


@dataclass(frozen=True)
class Goal:
    """Where to go in a briefing that is being opened."""

    note: str | None = None
    bookmark: str | None = None
    stay: bool = False  # a reload: keep the place
    follow: bool = False  # the list's cursor goes to the briefing


class OpeningScreen(PanesScreen):
    """Keeps the list up to date and the open briefing lit."""

    @dataclass
    class Listed(Message):
        """The briefings of the library as they are on disk now."""

        briefings: list[Briefing]

    @dataclass
    class Marked(Message):
        """What the reader did with the briefings."""

        marks: dict[str, Marks]

    @dataclass
    class Opened(Message):
        """A briefing was read."""

        briefing: Briefing
        document: Document
        goal: Goal
        position: int  # where the reader left it

    @dataclass
    class Lit(Message):
        """Its names and dates are known."""

        article: Article

    @dataclass
    class Placed(Message):
        """Its notes and bookmarks have their places."""

        document: Document
        notes: list[PlacedNote]
        bookmarks: list[PlacedBookmark]
        goal: Goal

    @dataclass
    class Failed(Message):
        """A worker could not do its job; ``text`` says why and what to do."""

        text: str

    def __init__(
        self,
        library: Library,
        keymap: Keymap,
        *,
        measure: int,
        briefing_id: str | None = None,
        note_id: str | None = None,
    ) -> None:
        super().__init__(keymap, measure=measure)
        self.library = library
        self.asked = (briefing_id, Goal(note=note_id, follow=True)) if briefing_id else None
        self.pane = ARTICLE if self.asked else LIST
        self.briefings: list[Briefing] = []
        self.marks: Mapping[str, Marks] = {}
        self.query_text = ""
        self.notes: Sequence[PlacedNote] = ()
        self.bookmarks: Sequence[PlacedBookmark] = ()
        self.hidden: frozenset[str] = frozenset()
        self.progress = ""
        self.ids: list[str] = []
        self.complete = False  # whether the list is as on disk, not only what the index knew

    def on_mount(self) -> None:
        """Show what the index knows at once; look at the disk after the first paint."""
        self.briefs.empty = ("Looking for briefings…",)
        self.briefings = self.library.listed(FIRST_ROWS)
        self.show_list()
        self.set_focus(self.briefs)
        self.call_after_refresh(self.begin)

    @cached_property
    def article(self) -> Article:
        """The open briefing; one without an id before the first is opened."""
        from briefterm.model import Article, Document  # noqa: PLC0415 - not for the first paint

        return Article(Briefing(id="", path=self.library.folder, title=""), Document(""))

    async def begin(self) -> None:
        """Open what was asked for, then bring the list up to date."""
        await self.fill_panes()
        self.go_to_pane(ARTICLE if self.asked else LIST)
        if self.asked:
            self.open(*self.asked)
        elif self.briefs.current is not None:
            self.open(self.briefs.current.id, Goal())
        self.refresh_listing()
        self.set_interval(_WATCH_SECONDS, self.watch_file)

    # The list.

    @work(thread=True, exclusive=True, group="listing", exit_on_error=False)
    def refresh_listing(self) -> None:
        """Bring the reader's marks and the index up to date; one may fail without the other."""
        worker = get_current_worker()
        for warning in (*self.library.warnings, self.library.notice()):
            if warning:
                self.post_message(self.Failed(warning))
        self.tell_failure(lambda: self.post_message(self.Marked(self.library.marks())))
        briefings: list[Briefing] = []

        def refresh() -> None:
            briefings.extend(self.library.refresh(self._tell_progress, lambda: worker.is_cancelled))

        if self.tell_failure(refresh) and not worker.is_cancelled:
            self.post_message(self.Listed(briefings))

    def tell_failure(self, job: Callable[[], object]) -> bool:
        """Do a job in a worker; whether it could be done, its failure being told if not."""
        try:
            job()
        except BrieftermError as error:
            self.post_message(self.Failed(str(error)))
            return False
        return True

    def _tell_progress(self, done: int, total: int) -> None:
        self.app.call_from_thread(self._show_progress, done, total)

    def _show_progress(self, done: int, total: int) -> None:
        self.progress = f"reading {done:,} of {total:,}" if done < total else ""
        self.show_list_head()

    def on_opening_screen_listed(self, message: Listed) -> None:
        """Show the list as it is on disk."""
        self.briefings = message.briefings
        self.ids = [briefing.id for briefing in self.briefings]
        self.complete = True
        self.progress = ""
        self.show_list()
        if not self.article.briefing.id and self.briefs.current is not None and not self.asked:
            self.open(self.briefs.current.id, Goal())

    def on_opening_screen_marked(self, message: Marked) -> None:
        """Show the reader's marks."""
        self.marks = message.marks
        self.briefs.show_marks(self.marks)
        self.show_list_head()

    def show_list(self) -> None:
        """Show the briefings that the filter lets through."""
        chosen = self.briefings
        if self.query_text.strip():
            with suppress(BrieftermError):
                chosen = self.library.select(self.query_text, self.briefings, self.marks)
        if self.query_text:
            self.briefs.empty = ("Nothing matches.", "", "esc shows all again.")
        elif not self.complete:
            self.briefs.empty = ("Looking for briefings…",)
        else:
            folder = visible_line(str(self.library.folder))
            self.briefs.empty = ("No briefings here yet.", "", "Put .md or .txt files into", folder)
        self.briefs.show_briefings(chosen)
        self.show_list_head()

    def show_list_head(self) -> None:
        """Show how many briefings there are, and what is going on."""
        shown, total = len(self.briefs.items), len(self.briefings)
        read = sum(mark.read for mark in map(self.marks.get, self.ids) if mark)
        name = visible_line(self.library.folder.name or str(self.library.folder))
        head = Text(no_wrap=True, overflow="ellipsis").append(name, "bold")
        if self.query_text:
            head.append(f"  {shown:,} of {total:,}")
        elif self.complete:
            head.append(f"  {total:,} · {total - read:,} unread")
        if self.progress:
            head.append(f" · {self.progress}")
        self.show_head(head)

    def on_row_list_pointed(self, message: RowList.Pointed) -> None:
        """Preview the briefing under the cursor."""
        if isinstance(message.rows, BriefList) and message.item.id != self.article.briefing.id:
            self.open(message.item.id, Goal())

    def follow_open(self) -> None:
        """Put the list's cursor on the open briefing, where it is listed."""
        opened = self.article.briefing.id
        items = self.briefs.items
        if self.briefs.current is not None and self.briefs.current.id == opened:
            return
        row = next((row for row, briefing in enumerate(items) if briefing.id == opened), None)
        if row is not None:
            self.briefs.show_items(items, row)

    # The article.

    def open(self, briefing_id: str, goal: Goal) -> None:
        """Open a briefing; the place in the one that is open is kept first."""
        self.keep_position()
        self.load(briefing_id, goal)

    @work(thread=True, exclusive=True, group="open", exit_on_error=False)
    def load(self, briefing_id: str, goal: Goal) -> None:
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

        def light() -> None:
            self.post_message(self.Lit(self.library.tag(briefing, document)))

        if not worker.is_cancelled:
            position = self.position_in(briefing, document, goal)
            self.post_message(self.Opened(briefing, document, goal, position))
            self.tell_failure(place)
        if not worker.is_cancelled:
            self.tell_failure(light)

    def position_in(self, briefing: Briefing, document: Document, goal: Goal) -> int:
        """Where to open a briefing: at the words on top before a reload, else where it was left."""
        open_now = self.article
        if goal.stay and open_now.briefing.id == briefing.id:
            return self.library.carried(open_now.document, document, self.view.position)
        marks = self.marks
        if briefing.id not in marks:
            with suppress(BrieftermError):  # a damaged notes file is told of elsewhere
                marks = self.library.marks()
        return marks.get(briefing.id, Marks()).position

    def on_opening_screen_opened(self, message: Opened) -> None:
        """Show the text."""
        from briefterm.model import Article  # noqa: PLC0415 - not needed for the first paint
        from briefterm.tui import lights  # noqa: PLC0415 - not needed for the first paint

        self.asked = None
        briefing = message.briefing
        self.article = Article(briefing, message.document)
        self.notes, self.bookmarks = (), ()
        self.view.show(message.document, lights.masthead_of(briefing), message.position)
        self.view.show_layer("marks", lights.mark_layer(message.document))
        if message.goal.follow:
            self.follow_open()
        self.show_panel()
        self.tell_place()

    def on_opening_screen_lit(self, message: Lit) -> None:
        """Light names and dates."""
        if message.article.document is self.article.document:
            self.article = message.article
            self.show_lights()

    def on_opening_screen_placed(self, message: Placed) -> None:
        """Show notes and bookmarks."""
        from briefterm.tui import lights  # noqa: PLC0415 - not needed for the first paint

        if message.document is not self.article.document:
            return
        self.notes, self.bookmarks = message.notes, message.bookmarks
        self.view.show_layer("notes", lights.note_layer(self.notes))
        self.view.show_gutter(lights.gutter(self.notes, self.bookmarks))
        self.show_lights()
        if message.goal.note:
            self.go_to_note(message.goal.note)
        for placed in self.bookmarks:
            if placed.bookmark.id == message.goal.bookmark and placed.span is not None:
                self.view.point(placed.span)

    def on_opening_screen_failed(self, message: Failed) -> None:
        """Tell what went wrong."""
        self.notify(visible_line(message.text), severity="error", timeout=8, markup=False)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """A worker that broke is told of, in one line, instead of ending the program."""
        if event.state is WorkerState.ERROR:
            error = event.worker.error
            self.post_message(self.Failed(f"{event.worker.name}: {type(error).__name__}: {error}"))

    def go_to_note(self, note_id: str) -> None:
        """Show the place of a note."""
        for placed in self.notes:
            if placed.note.id.startswith(note_id) and placed.span is not None:
                self.view.point(placed.span)
                return
        self.notify(f"Note {visible_line(note_id)} has no place in this text.", markup=False)

    def show_lights(self) -> None:
        """Light the kinds that are switched on, in the text and in the panel."""
        from briefterm.tui import lights  # noqa: PLC0415 - not needed for the first paint

        self.view.show_layer("names", lights.name_layer(self.article, self.hidden))
        self.view.show_layer("dates", lights.date_layer(self.article, self.hidden))
        self.view.places |= lights.places(self.article, self.notes, self.hidden)
        self.legend.show(lights.counts(self.article), self.hidden)
        self.show_panel()

    def show_panel(self) -> None:
        """Show the open tab of the side panel."""
        from briefterm.tui.panel_rows import EMPTY, row_numbers, rows_of  # noqa: PLC0415 - as above

        rows = rows_of(self.tab, self.article, self.notes, self.bookmarks)
        self.panel.empty = tuple(EMPTY[self.tab])
        self.panel.show_items(rows, self.panel.cursor)
        self.tabs.show(self.tab, row_numbers(self.article, self.notes, self.bookmarks))

    # The place in the text.

    def tell_place(self) -> None:
        """Show how far the reader is."""
        briefing = self.article.briefing
        if briefing.id:
            self.status.tell(place=f"{self.view.percent}%  {briefing.minutes} min")

    def keep_position(self) -> None:
        """Keep the place in the open briefing, in a worker."""
        briefing_id, position = self.article.briefing.id, self.view.position
        before = self.marks.get(briefing_id, Marks())
        if not briefing_id or before.position == position:
            return
        self.marks = {**self.marks, briefing_id: replace(before, position=position)}
        self.save_position(briefing_id, position)

    @work(thread=True, group="reading", exit_on_error=False)
    def save_position(self, briefing_id: str, position: int) -> None:
        """Write the place in a briefing."""
        with suppress(BrieftermError):  # a place that could not be kept is no reason to stop
            self.library.save_position(briefing_id, position)

    # A file that changes.

    @work(thread=True, exclusive=True, group="watch", exit_on_error=False)
    def watch_file(self) -> None:
        """Load the open briefing again, in place, when its file has changed."""
        briefing = self.article.briefing
        if not briefing.id:
            return
        try:
            stat = briefing.path.stat()
        except OSError:
            return
        if (stat.st_mtime_ns, stat.st_size) != (briefing.mtime_ns, briefing.size):
            self.app.call_from_thread(self._reload, briefing.id)

    def _reload(self, briefing_id: str) -> None:
        if briefing_id == self.article.briefing.id and self.view.selection is None:
            self.load(briefing_id, Goal(stay=True))
            self.refresh_listing()
