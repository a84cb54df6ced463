"""The fourth floor of the reader's screen: the place in a text, and what changes on disk."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from textual import work

from briefterm.errors import BrieftermError
from briefterm.model import Marks
from briefterm.tui.screens.reader.goal import Goal
from briefterm.tui.screens.reader.opening import OpeningScreen

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from briefterm.model import Briefing, Document

_WATCH_SECONDS = 1.5


class KeepingScreen(OpeningScreen):
    """Keeps the reader's place, and looks for what others have changed."""

    gone: Path | None = None  # the file of which it was told that it is gone
    stamps: Mapping[Path, tuple[int, int] | None] = MappingProxyType({})

    async def begin(self) -> None:
        """Look after the open file from now on."""
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

    def tell_place(self) -> None:
        """Show how far the reader is."""
        briefing = self.article.briefing
        if briefing.id:
            percent = self.view.percent
            at_top = self.view.scroll_offset.y == 0
            where = "Top" if at_top else "End" if percent == 100 else f"{percent}%"  # noqa: PLR2004
            self.status.tell(place=f"{where}  {briefing.minutes} min")

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

    @work(thread=True, exclusive=True, group="watch", exit_on_error=False)
    def look_around(self) -> None:
        """See what has changed on disk: the open file, the folders, the notes."""
        briefing, known = self.article.briefing, self.stamps
        if briefing.id:
            stamp = _stamp(briefing.path)
            if stamp is None and self.gone != briefing.path:
                self.gone = briefing.path
                words = f"{briefing.path.name}: the file is gone; its notes are kept"
                self.post_message(self.Failed(words))
            elif stamp is None:
                pass
            elif stamp != (briefing.mtime_ns, briefing.size):
                self.app.call_from_thread(self._reload, briefing.id)
        folders = {self.library.folder, *(item.path.parent for item in self.briefings)}
        self.stamps = {path: _stamp(path) for path in (*folders, self.library.notes_path)}
        changed = {path for path in self.stamps if known and known.get(path) != self.stamps[path]}
        if changed & folders or (known and known.keys() != self.stamps.keys()):
            self.app.call_from_thread(self.refresh_listing)
        if self.library.notes_path in changed:
            self.app.call_from_thread(self.load_notes)

    def _reload(self, briefing_id: str) -> None:
        if briefing_id == self.article.briefing.id and self.view.selection is None:
            self.load(briefing_id, Goal(stay=True))
            self.refresh_listing()

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


def _stamp(path: Path) -> tuple[int, int] | None:
    """Modification time in nanoseconds and size in bytes; None when nothing is there."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size
