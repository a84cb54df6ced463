"""Screens of their own over the reader's: what they have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen

from briefterm.tui import keys
from briefterm.tui.widgets.rows import RowList
from briefterm.tui.widgets.status import StatusBar

if TYPE_CHECKING:
    from textual.binding import BindingType
    from textual.widget import Widget
    from textual.worker import Worker

    from briefterm.tui.screens.reader.opening import OpeningScreen

Result = TypeVar("Result")


class ApartScreen(ModalScreen[Result], Generic[Result]):
    """A screen that covers the reader's; it has a list, a status line, and actions of its own.

    ``PLACE`` is where its actions work, ``FIRST_HINTS`` the number of hints before the usual ones.
    """

    PLACE = ""
    FIRST_HINTS = 3
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - Textual declares it for instances
        (0, "-narrow"),
        (72, "-medium"),
        (110, "-wide"),
    ]
    BINDINGS: ClassVar[list[BindingType]] = [
        keys.binding("apart.back", "escape,q", "back", "Back to the reader"),
        keys.binding("apart.quit", "Q", "app.quit", "Leave briefterm"),
        keys.binding("apart.help", "question_mark,f1", "help", "All keys"),
    ]

    reader: OpeningScreen
    left = False  # whether it is on its way out

    def __init__(self, reader: OpeningScreen) -> None:
        super().__init__()
        self.reader = reader

    def on_mount(self) -> None:
        """Hear of what changes; a screen over this one does not keep it from that."""
        self.reader.over.append(self)

    def on_unmount(self) -> None:
        """Hear of it no more."""
        self.reader.over.remove(self)

    def after_indexing(self) -> None:
        """Do what waits for the index to know more, or for other searches to be saved."""

    def after_noting(self) -> None:
        """Do what waits for notes and marks to be others."""

    @property
    def main(self) -> Widget:
        """The list that the actions without a screen of their own are for."""
        return self.query_one(RowList)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """A worker that broke is told of as the reader's are."""
        self.reader.on_worker_state_changed(event)

    async def run(self, action: keys.Action) -> None:
        """Run an action of this screen."""
        await self.app.run_action(action.action, self.main)

    def show_hints(self) -> None:
        """Show the keys that matter."""
        hints = [
            (action.shown_keys.split()[0], action.hint)
            for action in self.reader.keymap.at(self.PLACE)
            if action.hint
        ]
        always = [("q", "back"), ("?", "help")]
        hints = [*hints[: self.FIRST_HINTS], *always, *hints[self.FIRST_HINTS :]]
        self.query_one(StatusBar).tell(hints=hints)

    def toggle_side(self, side: Widget) -> None:
        """Show what stands beside the list, or hide it; a narrow screen hides it unasked."""
        shows = side.styles.display != "none"
        side.set_class(not shows, "asked")
        side.set_class(shows, "unasked")

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Leave once: another click or key may come before the screen is gone."""
        if self.left:
            return AwaitComplete()
        self.left = True
        return super().dismiss(result)

    def action_back(self) -> None:
        """Leave what is innermost; here the screen."""
        self.dismiss(None)

    def action_cancel(self) -> None:
        """Leave the screen at once."""
        self.dismiss(None)

    def action_help(self) -> None:
        """Show all keys, those of this screen first."""
        from briefterm.tui.screens.dialogs import HelpDialog  # noqa: PLC0415 - on demand

        self.app.push_screen(HelpDialog(self.reader.keymap, self.PLACE))
