"""The index of texts and names, brought up to date while the reader reads.

Words come first and at once. Names in many texts keep all processors busy: they wait until no key
was pressed for a while, or until a query asks for them, and stop at the next key.
"""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING

from textual.worker import get_current_worker

from briefterm.errors import BrieftermError
from briefterm.tui import collector

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.screen import Screen

    from briefterm.library import Library
    from briefterm.library.finding.model import Progress
    from briefterm.model import Briefing

MANY = 200  # briefings whose names are looked for only while no key is pressed
IDLE_SECONDS = 2.0
_QUIET_SECONDS = 1.0  # so long an update says nothing of itself
_TOLD_EVERY_SECONDS = 0.25
_ANY_WORD = "a"


class Indexer:
    """Updates a library's index in threads of a screen's, one after the other.

    ``show`` gets a line on how far it is, empty at the end; ``changed`` is called when the index
    knows more; both on the event loop. ``tell`` is called in a thread with what went wrong;
    ``typed_at`` says when a key was pressed last, on the monotonic clock.
    """

    def __init__(
        self,
        screen: Screen[None],
        library: Library,
        *,
        show: Callable[[str], object],
        changed: Callable[[], object],
        tell: Callable[[str], object],
        typed_at: Callable[[], float],
    ) -> None:
        self._screen = screen
        self._library = library
        self._show = show
        self._changed = changed
        self._tell = tell
        self._typed_at = typed_at
        self._briefings: Sequence[Briefing] = ()
        self._round = 0  # counts what was asked for; an older round has nothing more to say
        self._names_wait = False
        self._kept = False
        self.complete = False
        """Whether all words and names of the library are known."""

    def update(self, briefings: Sequence[Briefing]) -> None:
        """Know these briefings, which are all of the library; an update under way is ended."""
        self._briefings = briefings
        self.complete = self._names_wait = False
        self._begin(names=len(briefings) < MANY)

    def again(self) -> None:
        """Follow a change of what the curator knows, once there is a list."""
        if self._briefings:
            self.update(self._briefings)

    def hurry(self) -> None:
        """Do not wait for the reader to be idle: a query asks for names."""
        if self._names_wait:
            self._names_wait = False
            self._begin(names=True)

    def _begin(self, *, names: bool) -> None:
        self._round += 1
        number, briefings = self._round, self._briefings

        # Textual describes a worker by the repr of its job, which must not be that of a whole list.
        def job() -> None:
            self._update(number, briefings, names=names)

        self._screen.run_worker(
            job, thread=True, exclusive=True, group="indexing", exit_on_error=False
        )

    def _update(self, number: int, briefings: Sequence[Briefing], *, names: bool) -> None:
        """One update, in a thread."""
        worker = get_current_worker()
        begun = told = time.monotonic()

        def cancelled() -> bool:
            return worker.is_cancelled or number != self._round

        def paused() -> bool:
            heavy = names and len(briefings) >= MANY
            return cancelled() or (heavy and self._typed_at() > begun)

        def progress(now: Progress) -> None:
            nonlocal told
            moment = time.monotonic()
            if moment - begun < _QUIET_SECONDS or moment - told < _TOLD_EVERY_SECONDS:
                return
            told = moment
            what = "indexing names" if now.stage == "names" else "indexing"
            settle(self._show, f"{what} {now.done:,} of {now.total:,}")

        def settle(then: Callable[..., object], *values: object) -> None:
            if not cancelled():
                self._screen.app.call_from_thread(self._settle, number, then, *values)

        try:
            done = self._library.finding.update(
                briefings, progress, paused, names=names, tell=self._tell
            )
            if not names and done and not cancelled():
                # What the first key of a filter would wait for.
                self._library.select(_ANY_WORD, briefings, {})
        except BrieftermError as error:
            self._tell(str(error))
        else:
            settle(self._end, done, names)
            return
        settle(self._show, "")

    def _settle(self, number: int, then: Callable[..., object], *values: object) -> None:
        if number == self._round and self._screen.is_attached:
            then(*values)

    def _end(self, done: bool, names: bool) -> None:
        self._show("")
        self.complete = done and names
        if self.complete and not self._kept:
            self._kept = True
            # What queries look through stays, and is large; others make the last of it just now.
            self._screen.set_timer(IDLE_SECONDS, collector.resume)
        self._changed()
        if not self.complete:
            self._names_wait = True
            self._wait(self._round)

    def _wait(self, number: int) -> None:
        """Begin with names once the reader is idle."""
        if number != self._round or not self._names_wait:
            return
        left = IDLE_SECONDS - (time.monotonic() - self._typed_at())
        if left > 0:
            self._screen.set_timer(left, partial(self._wait, number))
        else:
            self.hurry()
