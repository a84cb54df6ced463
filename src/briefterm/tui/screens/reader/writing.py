"""The fifth floor of the reader's screen: what is written, undone, and waited for at the end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from textual import work

from briefterm.errors import BrieftermError
from briefterm.model import Marks
from briefterm.tui.screens.reader.keeping import KeepingScreen

if TYPE_CHECKING:
    from collections.abc import Callable

Result = TypeVar("Result")


@dataclass(frozen=True)
class Undo:
    """How to take an action back, and its name."""

    label: str
    job: Callable[[], object]


class WritingScreen(KeepingScreen):
    """Writes off the event loop; the program does not end before all is on disk."""

    undos: list[Undo]
    writes = 0  # under way
    leaving = False  # whether to end the program once they are done
    exit_status = 0

    def write(
        self,
        job: Callable[[], Result],
        done: Callable[[Result], object],
        failed: Callable[[], object] | None = None,
    ) -> None:
        """Do a job of the library's; ``done`` gets its result once it is on disk."""
        self.writes += 1
        self._write(job, done, failed)

    @work(thread=True, group="store", exit_on_error=False)
    def _write(
        self,
        job: Callable[[], Result],
        done: Callable[[Result], object],
        failed: Callable[[], object] | None,
    ) -> None:
        try:
            result = job()
        except BrieftermError as error:
            self.post_message(self.Failed(str(error)))
            self.app.call_from_thread(self._written, failed)
        except BaseException:
            self.app.call_from_thread(self._written, failed)
            raise
        else:
            self.app.call_from_thread(self._written, lambda: done(result))

    def _written(self, then: Callable[[], object] | None) -> None:
        self.writes -= 1
        if then is not None:
            self.call_later(then)
        if self.leaving and not self.writes:
            # A write that failed brings its text back to the reader, who then stays.
            self.call_later(self.leave)

    def written(self, message: str, undo: Undo | None) -> None:
        """Say that it is done, and show the notes as they are now."""
        if undo is not None:
            self.undos.append(undo)
        self.notify(message, timeout=3, markup=False)
        self.load_notes()

    def action_undo(self) -> None:
        """Take the last action on a note or bookmark back."""
        if not self.undos:
            self.notify("Nothing to undo.", timeout=2)
            return
        undo = self.undos.pop()
        self.write(undo.job, lambda _: self.written(f"Undone: {undo.label}", None))

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
        if self.writes:
            self.status.tell(mode="SAVING")
        elif self.leaving and self.app.screen is self:
            self.app.exit(return_code=self.exit_status)
        elif self.leaving:
            self.leaving = False
            self.status.tell(mode="")
