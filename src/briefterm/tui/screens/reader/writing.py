"""The fifth floor of the reader's screen: what is written, undone, and waited for at the end."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from textual import work

from briefterm.errors import BrieftermError
from briefterm.model import Marks
from briefterm.tui.screens.reader.keeping import KeepingScreen

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefterm.library import Library
    from briefterm.tui.keys import Keymap

Result = TypeVar("Result")


@dataclass(frozen=True)
class Work:
    """Something to be written: the job, what follows it, and what follows its failure."""

    job: Callable[[], Any]
    done: Callable[[Any], object]
    failed: Callable[[], object] | None = None


@dataclass(frozen=True)
class Undo:
    """How to take an action back, and its name."""

    label: str
    job: Callable[[], object]


class WritingScreen(KeepingScreen):
    """Writes off the event loop, one thing after the other, and leaves when all is on disk."""

    def __init__(
        self,
        library: Library,
        keymap: Keymap,
        *,
        measure: int,
        briefing_id: str | None = None,
        note_id: str | None = None,
    ) -> None:
        super().__init__(library, keymap, measure=measure, briefing_id=briefing_id, note_id=note_id)
        self.undos: list[Undo] = []
        self.turns: deque[Callable[[], Work | None]] = deque()  # the first one is under way
        self.leaving = False  # whether to end the program once all is written
        self.exit_status = 0

    def write(
        self,
        job: Callable[[], Result],
        done: Callable[[Result], object],
        failed: Callable[[], object] | None = None,
    ) -> None:
        """Do a job of the library's in its turn; ``done`` gets its result once it is on disk."""
        self.take_turn(lambda: Work(job, done, failed))

    def take_turn(self, turn: Callable[[], Work | None]) -> None:
        """Say what is to be written when all that was asked for before is done."""
        self.turns.append(turn)
        if len(self.turns) == 1:
            self._next_turn()

    def _next_turn(self) -> None:
        while self.turns:
            work = self.turns[0]()
            if work is not None:
                self._write(work)
                return
            self.turns.popleft()
        if self.leaving:
            self.call_later(self.leave)

    @work(thread=True, group="store", exit_on_error=False)
    def _write(self, task: Work) -> None:
        try:
            result = task.job()
        except Exception as error:
            self.app.call_from_thread(self._written, partial(self._not_written, task))
            if not isinstance(error, BrieftermError):
                raise
            self.post_message(self.Failed(str(error)))
        else:
            self.app.call_from_thread(self._written, partial(task.done, result))

    def _not_written(self, task: Work) -> None:
        # The reader stays, to see the message and to have the text back.
        self.leaving = False
        self.status.tell(mode="")
        if task.failed is not None:
            self.call_later(task.failed)

    def _written(self, then: Callable[[], object]) -> None:
        then()
        self.turns.popleft()
        self._next_turn()

    def written(self, message: str, undo: Undo | None) -> None:
        """Say that it is done, and show the notes as they are now."""
        if undo is not None:
            self.undos.append(undo)
        self.notify(message, timeout=3, markup=False)
        self.load_notes()

    def action_undo(self) -> None:
        """Take the last action on a note or bookmark back."""
        self.take_turn(self._undo)

    def _undo(self) -> Work | None:
        if not self.undos:
            self.notify("Nothing to undo.", timeout=2)
            return None
        undo = self.undos.pop()
        return Work(
            undo.job,
            lambda _: self.written(f"Undone: {undo.label}", None),
            lambda: self.undos.append(undo),
        )

    # The end.

    async def action_quit(self) -> None:
        """Keep the place in the text and leave, once everything is written."""
        self.leaving = True
        briefing_id = self.article.briefing.id
        if self.filled and briefing_id:
            position = self.view.position
            if self.marks.get(briefing_id, Marks()).position != position:
                self.write(
                    lambda: self.library.save_position(briefing_id, position), lambda _: None
                )
        await self.leave()

    async def leave(self) -> None:
        """End the program, unless something is still to be written or to be asked."""
        if self.turns:
            self.status.tell(mode="SAVING")
        elif self.leaving and self.app.screen is self:
            self.app.exit(return_code=self.exit_status)
        elif self.leaving:
            self.leaving = False
            self.status.tell(mode="")
