"""The box in which an export is seen before it is written: what it changes, and where."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import work
from textual.containers import Container, Horizontal, Vertical
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Label, Static
from textual.worker import Worker, get_current_worker

from briefterm.errors import BrieftermError
from briefterm.paths import expanded
from briefterm.terminal import visible_line
from briefterm.tui import keys
from briefterm.tui.screens.dialogs import DIALOG_CSS
from briefterm.tui.screens.export.rows import file_rows, front_end, preview_parts, summary
from briefterm.tui.screens.outline.outline_list import FileList, PartList
from briefterm.tui.widgets.choice import Choice
from briefterm.tui.widgets.fields import SafeInput

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.widgets import Input

    from briefterm.library.exporting import Plan
    from briefterm.tui.widgets.rows import RowList

    Progress = Callable[[int, int], None]

_STEP = 20  # briefings after which progress is told again


class CancelledError(Exception):
    """Another plan is asked for; this one is not needed any more."""


@dataclass(frozen=True)
class Exporting:
    """What may be exported: ``scopes`` by name with their words, and the ``plan`` of one of them.

    ``plan`` is called in a worker with a scope and a place, and tells how far it is.
    """

    title: str
    scopes: Mapping[str, str]
    scope: str
    place: Path
    plan: Callable[[str, Path, Progress], Plan]


class ExportScreen(ModalScreen["Plan | None"]):
    """Files with what would be done to them, and the lines of one; the answer is to be written."""

    CSS_PATH = [DIALOG_CSS, "export.tcss"]  # noqa: RUF012 - Textual declares it so
    AUTO_FOCUS = "#export-files"
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - as above
        (0, "-narrow"),
        (100, "-wide"),
    ]
    BINDINGS: ClassVar[list[BindingType]] = [
        keys.binding("export.close", "escape,q", "cancel", "Close without writing"),
        keys.binding("export.write", "x,ctrl+s", "write", "Write the files"),
        keys.binding("export.place", "f", "place", "Change where to"),
        keys.binding("export.scope", "w", "scope", "Take the next choice of what"),
        keys.binding("export.lines_down", "J,shift+down", "scroll(5)", "Lines down"),
        keys.binding("export.lines_up", "K,shift+up", "scroll(-5)", "Lines up"),
    ]

    @dataclass
    class Planned(Message):
        """What an export would write."""

        plan: Plan
        place: Path

    @dataclass
    class Told(Message):
        """How far the plan is, or why there is none."""

        words: str
        failed: bool = False

        def can_replace(self, message: Message) -> bool:
            """Only the newest count matters."""
            return isinstance(message, ExportScreen.Told) and not message.failed

    def __init__(self, exporting: Exporting) -> None:
        super().__init__(classes="dialog")
        self.exporting = exporting
        self.plan: Plan | None = None
        self.place = exporting.place

    def compose(self) -> ComposeResult:
        """The box."""
        exporting = self.exporting
        with Vertical(id="dialog-box", classes="export"):
            yield Static(Text(visible_line(exporting.title)), id="dialog-title")
            if len(exporting.scopes) > 1:
                yield Choice("What  ", exporting.scopes, exporting.scope, id="export-scope")
            with Horizontal(id="export-line"):
                yield Label("Where  ", id="export-label")
                yield SafeInput(
                    _shown(exporting.place), id="export-place", compact=True, select_on_focus=False
                )
            yield Static(id="export-told")
            with Container(id="export-body"):
                yield FileList(id="export-files")
                yield PartList(id="export-lines")
            yield Static(
                Text(self.hint),
                id="dialog-hint",
            )

    @property
    def hint(self) -> str:
        """The keys that matter."""
        what = "w what   " if len(self.exporting.scopes) > 1 else ""
        return f"enter write   {what}f where to   j k files   J K lines   esc cancel"

    def on_mount(self) -> None:
        """Plan at once."""
        self.replan()

    @property
    def files(self) -> FileList:
        """The files."""
        return self.query_one("#export-files", FileList)

    @property
    def lines(self) -> PartList:
        """The lines of the file under the cursor."""
        return self.query_one(PartList)

    @property
    def typed(self) -> SafeInput:
        """The line that says where to."""
        return self.query_one("#export-place", SafeInput)

    @property
    def scope(self) -> str:
        """What is to be exported."""
        choices = self.query(Choice)
        return choices.first().value if choices else self.exporting.scope

    # The plan.

    def replan(self) -> None:
        """Look at what would be written."""
        self.plan = None
        given = self.typed.value.strip()
        if not given or "\0" in given:
            self.tell("Say where to: a folder, or a file that ends in .md.", failed=True)
            return
        self.place = expanded(Path(given)).absolute()
        self.tell("Looking …")
        self.make_plan(self.scope, self.place)

    @work(thread=True, exclusive=True, group="plan", exit_on_error=False)
    def make_plan(self, scope: str, place: Path) -> None:
        """Find out what would be written; it ends early when another plan is asked for."""
        worker = get_current_worker()

        def progress(done: int, total: int) -> None:
            if worker.is_cancelled:
                raise CancelledError
            if total and (done % _STEP == 0 or done == total):
                self.post_message(self.Told(f"Looking … {done:,} of {total:,} briefings"))

        try:
            plan = self.exporting.plan(scope, place, progress)
        except CancelledError:
            return
        except BrieftermError as error:
            self._tell_if_wanted(worker, str(error))
            return
        if not worker.is_cancelled:
            self.post_message(self.Planned(plan, place))

    def _tell_if_wanted(self, worker: Worker[None], words: str) -> None:
        if not worker.is_cancelled:
            self.post_message(self.Told(words, failed=True))

    def on_export_screen_told(self, message: Told) -> None:
        """Say how far the plan is."""
        if self.plan is None:
            self.tell(message.words, failed=message.failed)

    def on_export_screen_planned(self, message: Planned) -> None:
        """Show the plan."""
        self.plan = message.plan
        warnings = message.plan.warnings
        told = summary(message.plan)
        if warnings:
            others = f" (and {len(warnings) - 1} more)" if len(warnings) > 1 else ""
            self.tell(f"{told}. {warnings[0]}{others}", failed=True)
        else:
            self.tell(told)
        self.files.empty = ("No notes or bookmarks here.", "", "Select text, then h or a.")
        self.files.show_items(file_rows(message.plan, message.place))
        self.show_lines()

    def tell(self, words: str, *, failed: bool = False) -> None:
        """Say something above the files, in one line."""
        told = self.query_one("#export-told", Static)
        told.set_class(failed, "failed")
        told.update(Text(visible_line(words)))

    def show_lines(self) -> None:
        """Show what is in the file under the cursor, or what would change there."""
        row = self.files.current
        parts = preview_parts(row.subject) if row is not None else []
        self.lines.show_lines(parts, front_end(parts))

    def on_row_list_pointed(self, event: RowList.Pointed) -> None:
        """Show another file."""
        event.stop()
        if event.rows is self.files:
            self.show_lines()

    # Choices.

    def on_choice_chosen(self, event: Choice.Chosen) -> None:
        """Plan for another choice."""
        event.stop()
        self.replan()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Plan for another place."""
        event.stop()
        self.set_focus(self.files)
        self.replan()

    def action_place(self) -> None:
        """Write where to."""
        self.set_focus(self.typed)

    def action_scope(self) -> None:
        """Take the next choice of what is exported."""
        for choice in self.query(Choice):
            choice.action_turn(1)

    def action_scroll(self, lines: int) -> None:
        """Scroll the lines of the file."""
        self.lines.scroll_relative(y=lines, animate=False)

    def action_cancel(self) -> None:
        """Leave the line that is written, or the box."""
        if self.focused is self.typed:
            self.typed.value = _shown(self.place)
            self.set_focus(self.files)
        else:
            self.dismiss(None)

    # The end.

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Write, on enter."""
        event.stop()
        if event.rows is self.files:
            self.action_write()

    def action_write(self) -> None:
        """Close with the plan, once there is one for what is asked for."""
        if expanded(Path(self.typed.value.strip() or ".")).absolute() != self.place:
            self.replan()
        elif self.plan is not None and self.plan.files:
            self.dismiss(self.plan)


def _shown(place: Path) -> str:
    """A path as a person writes it."""
    home = Path.home()
    if place.is_relative_to(home) and place != home:
        return str(Path("~") / place.relative_to(home))
    return str(place)
