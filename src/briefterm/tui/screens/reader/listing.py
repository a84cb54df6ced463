"""The third floor of the reader's screen: the list, its marks and its filter.

Thread workers alone touch files and the index; one handler owns each change of what is shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from rich.text import Text
from textual import work
from textual.message import Message
from textual.worker import get_current_worker

from briefterm.terminal import visible_line
from briefterm.tui.collector import resting
from briefterm.tui.screens.reader.chooser import Chooser
from briefterm.tui.screens.reader.indexer import Indexer
from briefterm.tui.screens.reader.mender import Mender
from briefterm.tui.screens.reader.telling import TellingScreen
from briefterm.tui.screens.reader.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefterm.library import Library
    from briefterm.model import Briefing, Marks
    from briefterm.tui.keys import Keymap
    from briefterm.tui.screens.apart import ApartScreen

FIRST_ROWS = 200  # of the list, read before the first paint
_ID = attrgetter("id")


class ListingScreen(TellingScreen):
    """Keeps the list up to date."""

    @dataclass
    class Listed(Message):
        """The briefings of the library as they are on disk now."""

        briefings: list[Briefing]

    @dataclass
    class Marked(Message):
        """What the reader did with the briefings."""

        marks: dict[str, Marks]

    def __init__(self, library: Library, keymap: Keymap, *, measure: int) -> None:
        super().__init__(keymap, measure=measure)
        self.library = library
        self.over: list[ApartScreen[Any]] = []  # screens over this one, which hear of changes too
        self.writer = Writer(
            self,
            tell=lambda text: self.post_message(self.Failed(text)),
            rested=self.all_written,
            failed=self.not_written,
        )
        self.chooser = Chooser(
            self.briefs,
            library,
            ready=self.briefs.measure_ahead,
            show=self.show_chosen,
            names=self.hurry_index,
            tell=self.tell,
        )
        self.indexer = Indexer(
            self,
            library,
            show=lambda doing: self.status.tell(doing=doing),
            changed=self.after_indexing,
            tell=self.tell,
            typed_at=lambda: getattr(self.app, "typed_at", 0.0),
        )
        self.mender = Mender(
            self,
            library,
            tell=lambda text, severity="error": self.post_message(self.Failed(text, severity)),
            changed=self.after_unread,
            mended=self.refresh_listing,
        )
        self.composing = 0  # note editors whose answer is still to come
        self.leaving = False  # whether to end the program once all is written
        self.exit_status = 0
        self.briefings: list[Briefing] = []
        self.marks: Mapping[str, Marks] = {}
        self.query_text = ""
        self.wrong = ""  # what is wrong with the filter, once it is written
        self.progress = ""
        self.complete = False  # whether the list is as on disk, not only what the index knew

    # The end, for which all that is written is waited for.

    async def leave(self) -> None:
        """End the program, unless something is still to be written or to be asked."""
        if self.writer.busy or self.composing:
            self.status.tell(mode="SAVING")
        elif self.app.screen is self:
            self.app.exit(return_code=self.exit_status)
        else:
            self.not_written()

    def all_written(self) -> None:
        """Go on leaving, if that was wished for."""
        if self.leaving:
            self.call_later(self.leave)

    def not_written(self) -> None:
        """Stay: the reader is to see the message, and to have the text back."""
        self.leaving = False
        self.status.tell(mode="")

    # The list.

    def show_first_rows(self) -> None:
        """Show what the index knows, at once."""
        self.briefs.empty = ("Looking for briefings…",)
        self.briefings = self.library.listed(FIRST_ROWS)
        self.show_list()

    @work(thread=True, exclusive=True, group="listing", exit_on_error=False)
    def refresh_listing(self) -> None:
        """Bring the reader's marks and the index up to date; one may fail without the other."""
        worker = get_current_worker()
        for warning in self.library.warnings:
            self.post_message(self.Failed(warning))
        self.tell_failure(self.mender.look)
        self.mender.read(lambda: self.post_message(self.Marked(self.library.marks())))
        briefings: list[Briefing] = []

        def refresh() -> None:
            with resting(keep=not self.complete):
                refreshed = self.library.refresh(self._tell_progress, lambda: worker.is_cancelled)
            briefings.extend(refreshed)

        if self.tell_failure(refresh) and not worker.is_cancelled:
            self.post_message(self.Listed(briefings))
            # Notes follow renamed files, which are only known now.
            self.mender.read(lambda: self.post_message(self.Marked(self.library.marks())))

    def action_refresh_listing(self) -> None:
        """Look at the folder again, and at the notes file; a repair is offered once more."""
        self.mender.ask_again()
        self.refresh_listing()

    def after_unread(self) -> None:
        """Show that notes cannot be read, or can be again."""

    def _tell_progress(self, done: int, total: int) -> None:
        self.app.call_from_thread(self._show_progress, done, total)

    def _show_progress(self, done: int, total: int) -> None:
        self.progress = f"reading {done:,} of {total:,}" if done < total else ""
        if not self.complete and len(self.briefings) < FIRST_ROWS:
            self.briefings = self.library.listed(FIRST_ROWS)
            self.show_list()
        self.show_list_head()

    def on_listing_screen_listed(self, message: Listed) -> None:
        """Show the list as it is on disk."""
        self.briefings = message.briefings
        self.complete, self.progress = True, ""
        self.show_list()
        self.after_listing()
        self.indexer.update(self.briefings)

    def after_listing(self) -> None:
        """Do what waited for the whole list."""

    def on_listing_screen_marked(self, message: Marked) -> None:
        """Show the reader's marks."""
        self.mender.could_read()
        self.marks = message.marks
        self.briefs.show_marks(self.marks)
        self.show_list_head()

    def show_list(self) -> None:
        """Show the briefings that the filter lets through."""
        if self.query_text.strip():
            self.chooser.choose(self.query_text, self.briefings, self.marks)
        else:
            self.chooser.drop()
            self.show_chosen(self.briefings)

    def show_chosen(self, chosen: Sequence[Briefing]) -> None:
        """Show these briefings."""
        if self.query_text and not self.indexer.complete:
            self.briefs.empty = ("Nothing matches so far.", "", "The index is still being made.")
        elif self.query_text:
            self.briefs.empty = ("Nothing matches.", "", "esc shows all again.")
        elif not self.complete:
            self.briefs.empty = ("Looking for briefings…",)
        else:
            folder = visible_line(str(self.library.folder))
            self.briefs.empty = ("No briefings here yet.", "", "Put .md or .txt files into", folder)
        self.briefs.show_briefings(chosen)
        self.show_list_head()
        self.after_filtering()

    def after_filtering(self) -> None:
        """Do what waited for the answer to the filter."""

    def hurry_index(self) -> None:
        """Look for names now: the filter asks for them."""
        self.indexer.hurry()

    def after_indexing(self) -> None:
        """Apply the filter again to what the index knows now."""
        for screen in self.over:
            screen.after_indexing()
        if self.query_text.strip():
            self.show_list()

    def show_list_head(self) -> None:
        """Show how many briefings there are, and what is going on."""
        shown, total = len(self.briefs.items), len(self.briefings)
        name = visible_line(self.library.folder.name or str(self.library.folder))
        head = Text(no_wrap=True, overflow="ellipsis").append(name, "bold")
        if self.wrong:
            head = Text(no_wrap=True).append("wrong filter", "bold").append(" · esc all\n")
            head.append(visible_line(self.query_text))
        elif self.query_text:
            head.append(f"  {shown:,} of {total:,} · esc all")
        elif self.complete:
            known = map(self.marks.get, map(_ID, self.briefings)) if self.marks else ()
            read = sum(mark.read for mark in known if mark)
            head.append(f"  {total:,} · {total - read:,} unread")
        if self.progress:
            head.append(f" · {self.progress}")
        self.show_head(head)
