"""The fourth floor of the reader's screen: the place in a text, and files that change."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

from textual import work

from briefterm.errors import BrieftermError
from briefterm.model import Marks
from briefterm.tui.screens.reader.opening import Goal, OpeningScreen

_WATCH_SECONDS = 1.5


class KeepingScreen(OpeningScreen):
    """Keeps the reader's place, also when the file changes under it."""

    async def begin(self) -> None:
        """Look after the open file from now on."""
        await super().begin()
        self.set_interval(_WATCH_SECONDS, self.watch_file)

    def open(self, briefing_id: str, goal: Goal) -> None:
        """Open a briefing; the place in the one that is open is kept first."""
        self.keep_position()
        super().open(briefing_id, goal)

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
