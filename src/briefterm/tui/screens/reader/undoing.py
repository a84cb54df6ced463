"""The sixth floor of the reader's screen: what was done is told, taken back and done again."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from briefterm.tui.screens.reader.keeping import KeepingScreen
from briefterm.tui.screens.reader.writer import Work
from briefterm.tui.undo import Undo

if TYPE_CHECKING:
    from briefterm.library.changes import Change, Turned


class UndoingScreen(KeepingScreen):
    """Keeps what was done to notes and bookmarks, so that it can be taken back."""

    def written(self, message: str, undo: Undo | None) -> None:
        """Say that it is done, and show the notes as they are now."""
        if undo is not None:
            self.writer.undos.append(undo)
        self.notify(message, timeout=3, markup=False)
        self.load_notes()

    def on_listing_screen_marked(self, message: KeepingScreen.Marked) -> None:
        """Tell that notes may be others too; the marks are shown by a floor below."""
        del message
        for screen in self.over:
            screen.after_noting()

    def undo_of(self, label: str, change: Change) -> Undo:
        """How to take back what a change made of notes and bookmarks."""
        turn = self.library.noting.turn

        def again() -> Undo:
            turn(change)
            return undo

        undo = Undo(label, partial(turn, change.back), partial(self.tell_turned, label), again)
        return undo

    def tell_turned(self, label: str, turned: Turned) -> None:
        """Say what was taken back, and what was not because others have changed it since."""
        if not turned.left:
            self.written(f"Undone: {label}", None)
            return
        what = "it stays" if not turned.done else f"{turned.left:,} stay as they are"
        self.written(f"Changed elsewhere since: {what}. ({label})", None)

    def action_undo(self) -> None:
        """Take the last action back."""
        self.writer.take_turn(self._undo)

    def action_redo(self) -> None:
        """Do once more what was taken back last."""
        self.writer.take_turn(self._redo)

    def _undo(self) -> Work | None:
        undos = self.writer.undos
        undo = undos.take()
        if undo is None:
            self.notify("Nothing to undo.", timeout=2)
            return None

        def done(result: object) -> None:
            undos.taken_back(undo)
            if undo.done is None:
                self.written(f"Undone: {undo.label}", None)
            else:
                undo.done(result)

        return Work(undo.job, done, partial(undos.put_back, undo))

    def _redo(self) -> Work | None:
        undos = self.writer.undos
        undone = undos.take_undone()
        if undone is None or undone.again is None:
            self.notify("Nothing to do again.", timeout=2)
            return None

        def done(undo: Undo) -> None:
            undos.put_back(undo)
            self.written(f"Done again: {undo.label}", None)
            self.light_again()  # it may have been a name that was put right

        return Work(undone.again, done, partial(undos.taken_back, undone))
