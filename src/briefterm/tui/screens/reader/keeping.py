"""The fifth floor of the reader's screen: the place in a text, and what changes on disk."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from textual import work

from briefterm.errors import BrieftermError
from briefterm.model import Marks
from briefterm.terminal import visible_line
from briefterm.tui.goal import Goal
from briefterm.tui.screens.reader.opening import OpeningScreen
from briefterm.tui.screens.reader.watch import Watch

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet
    from pathlib import Path

    from briefterm.model import Briefing, Document
    from briefterm.tui.screens.reader.watch import Changes

_WATCH_SECONDS = 1.5


class KeepingScreen(OpeningScreen):
    """Keeps the reader's place, and looks for what others have changed."""

    async def begin(self) -> None:
        """Look around from now on; what changes once the list is being read is seen later."""
        self.watched = Watch()
        self.look_at_disk()
        await super().begin()
        self.set_interval(_WATCH_SECONDS, self.look_around)

    def show_document(self, briefing: Briefing, document: Document, position: int) -> None:
        """Show a text from an offset on, and how far that is."""
        super().show_document(briefing, document, position)
        self.tell_place()

    def open(self, briefing_id: str, goal: Goal) -> None:
        """Open a briefing; the place in the one that is open is kept first."""
        self.keep_position()
        super().open(briefing_id, goal)

    def after_opening(self, goal: Goal) -> None:
        """Have the list follow, if it is to."""
        super().after_opening(goal)
        if goal.follow:
            self.follow_open()

    def follow_open(self) -> None:
        """Put the list's cursor on the open briefing, where it is listed."""
        opened = self.article.briefing.id
        items = self.briefs.items
        if self.briefs.current is not None and self.briefs.current.id == opened:
            return
        row = next((row for row, briefing in enumerate(items) if briefing.id == opened), None)
        if row is not None:
            self.briefs.show_items(items, row)

    def tell_place(self) -> None:
        """Show how far the reader is."""
        briefing = self.article.briefing
        if briefing.id:
            percent = self.view.percent
            at_top = self.view.scroll_offset.y == 0
            where = "Top" if at_top else "End" if percent == 100 else f"{percent}%"  # noqa: PLR2004
            about = "file gone" if briefing.path == self.gone else f"{briefing.minutes} min"
            self.status.tell(place=f"{where}  {about}")

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
        """See what others have changed: the open file, the folders, notes, glossary, searches."""
        briefing = self.article.briefing
        changes = self.look_at_disk()
        if changes.file:
            self.app.call_from_thread(self._reload, briefing.id)
        if changes.folders or changes.gone:
            self.app.call_from_thread(self.refresh_listing)
        if changes.notes:
            self.app.call_from_thread(self.load_notes)
        if changes.glossary:
            self.app.call_from_thread(self.light_again)
        if changes.searches:
            self.app.call_from_thread(self.after_searches)
        self.tell_failure(self._look_at_index)

    def _look_at_index(self) -> None:
        if self.library.finding.lost:
            self.app.call_from_thread(self.indexer.again)

    def look_at_disk(self) -> Changes:
        """What is not as it was at the last look."""
        from briefterm.library.finding.saving import FILE  # noqa: PLC0415 - after the first paint

        glossary = self.library.glossary.path
        own = (self.library.notes_path, glossary, glossary.with_name(FILE))
        return self.watched.look(self.article.briefing, self.folders(), *own)

    def folders(self) -> AbstractSet[Path]:
        """The library's folder and those of its briefings, made anew for another list only."""
        briefings = self.briefings
        if self._foldered is not briefings:
            from briefterm.index.rows import folders_of  # noqa: PLC0415 - as above

            self._folders = folders_of(briefings) | {self.library.folder}
            self._foldered = briefings
        return self._folders

    _folders: AbstractSet[Path] = frozenset()
    _foldered: object = None  # the list that they are of

    # The open file may be gone, or have another name.

    def action_refresh_listing(self) -> None:
        """Look at the folder again; what is wrong is told again too."""
        self.gone = None
        super().action_refresh_listing()

    def after_listing(self) -> None:
        """Look where the open briefing is now."""
        super().after_listing()
        self.look_for_open()

    @work(thread=True, exclusive=True, group="gone", exit_on_error=False)
    def look_for_open(self) -> None:
        """Where the open file is gone, open what it was renamed to, or say that it is gone."""
        opened = self.article.briefing
        if not opened.id or opened.path == self.gone or os.path.lexists(opened.path):
            return
        heir = next((one.id for one in self.briefings if one.id == opened.id), "")
        with suppress(BrieftermError):  # a damaged notes file is told of elsewhere
            heir = heir or self._heir()
        self.app.call_from_thread(self.leave_gone, opened, heir)

    def _heir(self) -> str:
        """The briefing in which the notes and bookmarks of the open one are now, if another."""
        notes = {one.note.id for one in self.notes}
        marks = {one.bookmark.id for one in self.bookmarks}
        homes = [one.briefing for one in self.library.notes() if one.id in notes]
        homes += [one.briefing for one in self.library.bookmarks() if one.id in marks]
        return next((home for home in homes if home != self.article.briefing.id), "")

    def leave_gone(self, opened: Briefing, heir: str) -> None:
        """Go on in the file that the open one was renamed to; else stay, and say that it is gone."""
        if self.article.briefing.path != opened.path or self.view.selection is not None:
            return
        name = visible_line(opened.path.name)
        if heir:
            self.load(heir, Goal(stay=True, follow=True))
            self.notify(f"{name} has another name now.", markup=False)
            return
        self.gone = opened.path
        self.tell_place()
        kept = len(self.notes) + len(self.bookmarks)
        what = f"; what you wrote on it is kept ({kept})" if kept else ""
        self.tell(f"{name}: the file is gone{what}")

    gone: Path | None = None
    """The file of the open briefing, once it is known to be gone."""

    def after_searches(self) -> None:
        """Tell of saved searches and watches that are others now."""
        for screen in self.over:
            screen.after_indexing()

    def _reload(self, briefing_id: str) -> None:
        if briefing_id == self.article.briefing.id and self.view.selection is None:
            self.load(briefing_id, Goal(stay=True, query=self.goal.query if self.goal else ""))
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

        self.mender.read(load)

    def after_unread(self) -> None:
        """Read the notes of the open briefing once they can be read again."""
        super().after_unread()
        if not self.mender.unread:
            self.load_notes()
