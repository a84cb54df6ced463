"""The second floor of the reader's screen: what went wrong in a worker is told."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from textual.message import Message
from textual.worker import Worker, WorkerState

from briefterm.errors import BrieftermError
from briefterm.terminal import visible_line
from briefterm.tui.screens.reader.panes import PanesScreen

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefterm.tui.keys import Keymap

_TOLD_SECONDS = 8  # how long a failure stays on the screen
_SAID_SECONDS = 5  # how long other words do


class TellingScreen(PanesScreen):
    """Tells, in a line each, what could not be done."""

    @dataclass
    class Failed(Message):
        """A worker could not do its job; ``text`` says why and what to do."""

        text: str
        severity: Literal["error", "information"] = "error"

    def __init__(self, keymap: Keymap, *, measure: int) -> None:
        super().__init__(keymap, measure=measure)
        self.told: dict[str, float] = {}  # failures and when they were told

    def tell_failure(self, job: Callable[[], object]) -> bool:
        """Do a job in a worker; whether it could be done, its failure being told if not."""
        try:
            job()
        except BrieftermError as error:
            self.post_message(self.Failed(str(error)))
            return False
        return True

    def tell(self, failure: str) -> None:
        """Show, from a worker, what went wrong."""
        self.post_message(self.Failed(failure))

    def on_telling_screen_failed(self, message: Failed) -> None:
        """Tell what went wrong; the same again only once the first telling has gone."""
        now = time.monotonic()
        if now - self.told.get(message.text, -_TOLD_SECONDS) < _TOLD_SECONDS:
            return
        self.told[message.text] = now
        text = visible_line(message.text)
        seconds = _TOLD_SECONDS if message.severity == "error" else _SAID_SECONDS
        self.notify(text, severity=message.severity, timeout=seconds, markup=False)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """A worker that broke is told of, in one line, instead of ending the program."""
        if event.state is WorkerState.ERROR:
            error = event.worker.error
            self.post_message(self.Failed(f"{event.worker.name}: {type(error).__name__}: {error}"))
