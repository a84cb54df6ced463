"""What becomes of a notes file that is damaged or gone: it is told once, and mended if wished for."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING, Protocol

from briefterm.errors import BrieftermError, StoreError

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Literal

    from textual.screen import Screen

    from briefterm.library import Library
    from briefterm.tui.widgets.panel_rows import PanelRow


class Tell(Protocol):
    """Tells, from any thread, what went wrong or was done."""

    def __call__(  # noqa: D102 - the class says it
        self, text: str, severity: Literal["error", "information"] = "error"
    ) -> object: ...


class Mender:
    """Looks after a library's notes file for a screen.

    ``changed`` is called on the event loop when notes can no longer be read, or can be again;
    ``mended`` when the file was mended.
    """

    def __init__(
        self,
        screen: Screen[None],
        library: Library,
        *,
        tell: Tell,
        changed: Callable[[], object],
        mended: Callable[[], object],
    ) -> None:
        self._screen = screen
        self._library = library
        self._tell = tell
        self._changed = changed
        self._mended = mended
        self._told = ""
        self.unread = ""
        """Why notes cannot be read; empty while they can."""

    # In a worker.

    def look(self) -> None:
        """Take in what a file sync left beside the file, and tell what is wrong with it."""
        merged, unmerged = self._library.notes_file.absorb()
        for line in merged:
            self._tell(line, "information")
        for line in unmerged:
            self._tell(line)
        self._look_at_file()

    def read(self, job: Callable[[], object]) -> bool:
        """Do what reads notes; whether it could be done."""
        try:
            job()
        except StoreError as error:
            self._screen.app.call_from_thread(self._cannot_read, str(error))
        except BrieftermError as error:
            self._tell(str(error))
        else:
            return True
        return False

    def _look_at_file(self) -> None:
        file = self._library.notes_file
        notice = file.notice()
        if notice:
            gone = not os.path.lexists(self._library.notes_path)
            self._screen.app.call_from_thread(self._show, notice, file.offer(), gone)

    def _mend(self) -> None:
        try:
            said = self._library.notes_file.repair()
        except BrieftermError as error:
            self._tell(str(error))
        else:
            self._tell(said, "information")
            self._screen.app.call_from_thread(self._mended)

    # On the event loop.

    def ask_again(self) -> None:
        """Tell anew of what is wrong, and offer to mend it, at the next look."""
        self._told = ""

    def could_read(self) -> None:
        """Take note that the notes can be read."""
        if self.unread:
            self.unread = self._told = ""
            self._changed()

    def _cannot_read(self, why: str) -> None:
        if why != self.unread:
            self.unread = why
            self._changed()
            self._work(self._look_at_file)

    def _show(self, notice: str, offer: str, gone: bool) -> None:
        """Offer the last good state, once; where there is none, or no room, only tell."""
        if notice == self._told:
            return
        self._told = notice
        if not offer or self._screen.app.screen is not self._screen:
            self._tell(notice)
            return
        from briefterm.tui.screens.damage_dialog import DamageDialog  # noqa: PLC0415 - seldom

        dialog = DamageDialog(notice, offer, gone=gone)
        self._screen.app.push_screen(dialog, self._decided)

    def _decided(self, row: PanelRow | None) -> None:
        if row is not None and row.subject:
            self._work(self._mend)

    def _work(self, job: Callable[[], None]) -> None:
        run = partial(self._screen.run_worker, thread=True, exclusive=True, exit_on_error=False)
        run(job, group="mending")
