"""Small dialogs over the reader: a list to choose from, and the help."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from rich.text import Text
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from briefterm.terminal import visible_line
from briefterm.tui import keys
from briefterm.tui.lights import LIGHTS
from briefterm.tui.widgets.panel import PanelList
from briefterm.tui.widgets.panel_rows import PanelRow

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from briefterm.tui.widgets.rows import RowList

Result = TypeVar("Result")

_FRAME = 5  # lines of a box beside its rows

# Textual looks for a relative path beside the class at hand, and dialogs are in several rooms.
DIALOG_CSS = Path(__file__).with_name("dialogs.tcss")


class Dialog(ModalScreen[Result], Generic[Result]):
    """A box over the reader that escape and q close."""

    CSS_PATH = DIALOG_CSS
    AUTO_FOCUS = "PanelList"
    BINDINGS: ClassVar[list[BindingType]] = [
        keys.binding("dialog.close", "escape,q", "cancel", "Close this box")
    ]

    def action_cancel(self) -> None:
        """Close without a result."""
        self.dismiss(None)


class ChoiceDialog(Dialog[PanelRow]):
    """A title, some words, and rows of which one is chosen; more rows may come later."""

    HINT = "enter go there   esc close"

    def __init__(
        self, title: str, words: Text | str, rows: Sequence[PanelRow], *, empty: str = ""
    ) -> None:
        super().__init__(classes="dialog")
        self.heading = visible_line(title)
        self.words = words
        self.rows = list(rows)
        self.empty = empty

    def compose(self) -> ComposeResult:
        """The box."""
        with Vertical(id="dialog-box", classes="rows"):
            yield Static(Text(self.heading), id="dialog-title")
            if self.words:
                yield Static(self.words, id="dialog-words")
            rows = PanelList(self.rows, id="dialog-rows")
            rows.empty = (self.empty,)
            yield rows
            yield Static(Text(self.HINT), id="dialog-hint")

    def add_rows(self, rows: Sequence[PanelRow]) -> None:
        """Show further rows below the others."""
        self.rows += rows
        if self.is_attached:
            shown = self.query_one(PanelList)
            shown.show_items(self.rows, shown.cursor)

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Close with the row."""
        event.stop()
        if event.item.subject is not None or event.item.span is not None:
            self.dismiss(event.item)


class TakingDialog(ChoiceDialog):
    """The same where what is chosen is no place to go to."""

    HINT = "enter take it   esc leave"


class MarkDialog(TakingDialog):
    """A few values in a line each, with a mark before the one that holds; no higher than they are."""

    def __init__(self, title: str, rows: Sequence[PanelRow], present: object) -> None:
        marked = [_marked(row, holds=row.subject == present) for row in rows]
        super().__init__(title, "", marked)
        held = (number for number, row in enumerate(rows) if row.subject == present)
        self.start = next(held, 0)

    def on_mount(self) -> None:
        """Begin at the value that holds."""
        self.query_one("#dialog-box").styles.height = len(self.rows) + _FRAME
        self.query_one(PanelList).show_items(self.rows, self.start)


def _marked(row: PanelRow, *, holds: bool) -> PanelRow:
    (words, look, lines), *more = row.parts
    return replace(row, parts=((f"{'✓' if holds else ' '} {words}", look, lines), *more))


class ThemeDialog(ChoiceDialog):
    """The colour themes; moving over one shows it."""

    HINT = "enter take these   esc the old ones"

    def __init__(self, present: str, names: Sequence[str]) -> None:
        rows = [PanelRow(((name, "row", 1),), subject=name, gap=False) for name in names]
        super().__init__("Colours", "", rows)
        self.present = present
        self.start = list(names).index(present)

    def on_mount(self) -> None:
        """Begin at the theme that is on."""
        self.query_one(PanelList).show_items(self.rows, self.start)

    def on_row_list_pointed(self, event: RowList.Pointed) -> None:
        """Show the theme under the cursor."""
        event.stop()
        self.app.theme = event.item.subject

    def action_cancel(self) -> None:
        """Go back to the theme that was on."""
        self.app.theme = self.present
        self.dismiss(None)


@dataclass(frozen=True)
class Preview:
    """What an export would write, and where."""

    briefing_id: str
    markdown: str
    folder: Path


class ExportDialog(Dialog[bool]):
    """The Markdown that an export would write; enter writes it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        keys.binding("export.write", "x", "write", "Write the file")
    ]

    def __init__(self, preview: Preview) -> None:
        super().__init__(classes="dialog")
        self.preview = preview

    def compose(self) -> ComposeResult:
        """The box."""
        lines = self.preview.markdown.splitlines()
        rows = [PanelRow(((line or " ", "row", 200),), gap=False, light="faint") for line in lines]
        with Vertical(id="dialog-box", classes="tall"):
            yield Static("Export to Markdown", id="dialog-title")
            yield Static(Text(visible_line(f"into {self.preview.folder}")), id="dialog-words")
            yield PanelList(rows, id="dialog-rows")
            yield Static(Text("enter write the file   esc cancel"), id="dialog-hint")

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Write."""
        event.stop()
        self.dismiss(True)

    def action_write(self) -> None:
        """Write."""
        self.dismiss(True)


class KindsDialog(Dialog[frozenset[str]]):
    """Which kinds of names, and whether dates, are lit."""

    BINDINGS: ClassVar[list[BindingType]] = [
        keys.binding("kinds.switch", "space", "switch", "Light this kind, or not", priority=True)
    ]

    def __init__(self, hidden: frozenset[str], numbers: Mapping[str, int]) -> None:
        super().__init__(classes="dialog")
        self.hidden = hidden
        self.numbers = numbers

    def compose(self) -> ComposeResult:
        """The box."""
        with Vertical(id="dialog-box", classes="few"):
            yield Static("Kinds lit", id="dialog-title")
            yield PanelList(self._rows(), id="dialog-rows")
            yield Static(Text("space switch   esc done"), id="dialog-hint")

    def _rows(self) -> list[PanelRow]:
        return [
            PanelRow(
                ((f"{' ' if light in self.hidden else '✓'} {label}", light, 1),),
                subject=light,
                light=light,
                gap=False,
                tail=f"  {self.numbers.get(light, 0)}",
            )
            for light, label in LIGHTS.items()
        ]

    def action_switch(self) -> None:
        """Switch the kind under the cursor on or off."""
        rows = self.query_one(PanelList)
        if rows.current is not None:
            self.hidden = self.hidden ^ {rows.current.subject}
            rows.show_items(self._rows(), rows.cursor)

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Switch a kind by enter or click."""
        event.stop()
        self.action_switch()

    def action_cancel(self) -> None:
        """Close with the choice made."""
        self.dismiss(self.hidden)


class HelpDialog(Dialog[None]):
    """All keys, by place."""

    AUTO_FOCUS = "#help-body"
    BINDINGS: ClassVar[list[BindingType]] = [
        keys.binding("help.close", "question_mark", "cancel", "Close the help"),
        keys.binding("help.down", "j", "scroll(1)", "A line down"),
        keys.binding("help.up", "k", "scroll(-1)", "A line up"),
        keys.binding("help.page_down", "space,ctrl+d", "scroll(10)", "Ten lines down"),
        keys.binding("help.page_up", "b,ctrl+u", "scroll(-10)", "Ten lines up"),
        keys.binding("help.top", "g", "scroll(-1000)", "To the top"),
        keys.binding("help.bottom", "G", "scroll(1000)", "To the end"),
    ]

    def __init__(self, keymap: keys.Keymap, first: str = "") -> None:
        """Show the keys of the place ``first`` before all others."""
        super().__init__(classes="dialog")
        self.keymap = keymap
        self.first = first

    def compose(self) -> ComposeResult:
        """The box."""
        from briefterm.tui.screens.help_table import HelpTable  # noqa: PLC0415 - Rich's tables

        with Vertical(id="dialog-box", classes="tall"):
            yield Static("Keys", id="dialog-title")
            with VerticalScroll(id="help-body"):
                yield Static(HelpTable(self.keymap, self.first))
            yield Static(Text("j k scroll   esc close"), id="dialog-hint")

    def action_scroll(self, lines: int) -> None:
        """Scroll the help."""
        self.query_one("#help-body").scroll_relative(y=lines, animate=False)


def choice_rows(labels: Sequence[tuple[str, str, Any]]) -> list[PanelRow]:
    """Rows of a title, a line below it and a subject."""
    return [
        PanelRow(((title, "row", 2), (below, "meta", 1)), subject=subject)
        for title, below, subject in labels
    ]
