"""The fourth floor of the reader's screen: the place in a text, and what changes on disk."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from textual import work

from briefterm.model import Marks
from briefterm.tui.screens.reader.goal import Goal
from briefterm.tui.screens.reader.opening import OpeningScreen
from briefterm.tui.watch import Watch

if TYPE_CHECKING:
    from briefterm.model import Briefing, Document

_WATCH_SECONDS = 1.5


class KeepingScreen(OpeningScreen):
    """Keeps the reader's place, and looks for what others have changed."""

    async def begin(self) -> None:
        """Look around from now on."""
        await super().begin()
        self.watched = Watch()
        self.set_interval(_WATCH_SECONDS, self.look_around)

    def show_document(self, briefing: Briefing, document: Document, position: int) -> None:
        """Show a text from an offset on, and how far that is."""
        super().show_document(briefing, document, position)
        self.tell_place()

    def open(self, briefing_id: str, goal: Goal) -> None:
        """Open a briefing; the place in the one that is open is kept first."""
        self.keep_position()
        super().open(briefing_id, goal)

    def tell_place(self) -> None:
        """Show how far the reader is."""
        briefing = self.article.briefing
        if briefing.id:
            percent = self.view.percent
            at_top = self.view.scroll_offset.y == 0
            where = "Top" if at_top else "End" if percent == 100 else f"{percent}%"  # noqa: PLR2004
            self.status.tell(place=f"{where}  {briefing.minutes} min")

    def keep_position(self) -> None:
        """Keep the place in the open briefing."""
        briefing_id, position = self.article.briefing.id, self.view.position
        before = self.marks.get(briefing_id, Marks())
        if not briefing_id or before.position == position:
            return
        self.marks = {**self.marks, briefing_id: replace(before, position=position)}
        job = partial(self.library.save_position, briefing_id, position)
        self.writer.write(job, lambda _: None)

    @work(thread=True, exclusive=True, group="watch", exit_on_error=False)
    def look_around(self) -> None:
        """See what others have changed: the open file, the folders, the notes, the glossary."""
        briefing = self.article.briefing
        folders = {self.library.folder, *(item.path.parent for item in self.briefings)}
        glossary = self.library.glossary.path
        changes = self.watched.look(briefing, folders, self.library.notes_path, glossary)
        if changes.gone:
            words = f"{briefing.path.name}: the file is gone; its notes are kept"
            self.post_message(self.Failed(words))
        if changes.file:
            self.app.call_from_thread(self._reload, briefing.id)
        if changes.folders:
            self.app.call_from_thread(self.refresh_listing)
        if changes.notes:
            self.app.call_from_thread(self.load_notes)
        if changes.glossary:
            self.app.call_from_thread(self.light_again)

    def _reload(self, briefing_id: str) -> None:
        if briefing_id == self.article.briefing.id and self.view.selection is None:
            self.load(briefing_id, Goal(stay=True))
            self.refresh_listing()

    @work(thread=True, exclusive=True, group="light", exit_on_error=False)
    def light_again(self) -> None:
        """Find the names of the open briefing and of all anew: what the curator knows has changed."""
        article = self.article
        if article.briefing.id:
            self.tell_failure(lambda: self.light(article.briefing, article.document))
        for warning in self.library.glossary.warnings:
            self.tell(warning)
        self.app.call_from_thread(self.indexer.again)

    @work(thread=True, exclusive=True, group="notes", exit_on_error=False)
    def load_notes(self) -> None:
        """Read the notes of the open briefing and the marks of all."""
        article = self.article

        def load() -> None:
            if article.briefing.id:
                placed = self.library.placed(article.briefing, article.document)
                self.post_message(self.Placed(article.document, *placed, Goal()))
            self.post_message(self.Marked(self.library.marks()))

        self.tell_failure(load)
