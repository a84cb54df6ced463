"""What is written to the library: one thing after the other, off the event loop, undone by turns.

A turn is decided when it comes and not when its key is pressed: of keys typed at once, "undo" must
mean the action before it, and a second "bookmark" must see the first one.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from briefterm.errors import BrieftermError
from briefterm.tui.undo import UndoStack

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.screen import Screen

Result = TypeVar("Result")


@dataclass(frozen=True)
class Work:
    """Something to be written: the job, what follows it, and what follows its failure."""

    job: Callable[[], Any]
    done: Callable[[Any], object]
    failed: Callable[[], object] | None = None


class Writer:
    """Does jobs in threads of a screen's, in the order in which they were asked for.

    ``tell`` is called in the thread with what went wrong; ``rested`` and ``failed`` on the event
    loop, when nothing is left to do and when something could not be done.
    """

    def __init__(
        self,
        screen: Screen[None],
        *,
        tell: Callable[[str], object],
        rested: Callable[[], object],
        failed: Callable[[], object],
    ) -> None:
        self._screen = screen
        self._tell = tell
        self._rested = rested
        self._failed = failed
        self._turns: deque[Callable[[], Work | None]] = deque()  # the first one is under way
        self.undos = UndoStack()

    @property
    def busy(self) -> bool:
        """Whether something is still to be written."""
        return bool(self._turns)

    def write(
        self,
        job: Callable[[], Result],
        done: Callable[[Result], object],
        failed: Callable[[], object] | None = None,
    ) -> None:
        """Do a job in its turn; ``done`` gets its result once it is on disk."""
        self.take_turn(lambda: Work(job, done, failed))

    def take_turn(self, turn: Callable[[], Work | None]) -> None:
        """Say what is to be written when all that was asked for before is done."""
        self._turns.append(turn)
        if len(self._turns) == 1:
            self._next()

    def _next(self) -> None:
        while self._turns:
            work = self._turns[0]()
            if work is not None:
                job = partial(self._do, work)
                self._screen.run_worker(job, thread=True, group="store", exit_on_error=False)
                return
            self._turns.popleft()
        self._rested()

    def _do(self, work: Work) -> None:
        settle = self._screen.app.call_from_thread
        try:
            result = work.job()
        except Exception as error:
            settle(self._settle, partial(self._fail, work))
            if not isinstance(error, BrieftermError):
                raise
            self._tell(str(error))
        else:
            settle(self._settle, partial(work.done, result))

    def _settle(self, then: Callable[[], object]) -> None:
        then()
        self._turns.popleft()
        self._next()

    def _fail(self, work: Work) -> None:
        self._failed()
        if work.failed is not None:
            self._screen.call_later(work.failed)
