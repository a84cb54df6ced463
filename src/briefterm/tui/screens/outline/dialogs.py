"""Boxes of the briefing builder: which outline, a line of words, and words of one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static, TextArea

from briefterm.terminal import visible_line
from briefterm.tui import keys
from briefterm.tui.screens.dialogs import DIALOG_CSS, Dialog, TakingDialog
from briefterm.tui.widgets.fields import SafeInput, SafeTextArea
from briefterm.tui.widgets.panel import PanelList
from briefterm.tui.widgets.panel_rows import PanelRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.widgets import Input

    from briefterm.model import Outline

_FRAME = 6  # lines of the box beside its rows
NEW = "new"  # stands for an outline that is still to be made


class OutlineDialog(TakingDialog):
    """The outlines, newest first, and the offer of a new one; the answer is its row's subject."""

    HINT = "enter take it   n a new one   esc leave"
    BINDINGS: ClassVar[list[BindingType]] = [
        keys.binding("outlines.new", "n", "new", "A new outline")
    ]

    def __init__(self, title: str, outlines: Sequence[Outline], present: str) -> None:
        ordered = [*reversed(outlines)]
        rows = [_outline_row(one, here=one.id == present) for one in ordered]
        new = PanelRow((("A new one …", "accent", 1),), subject=NEW, gap=False)
        super().__init__(title, "", [*rows, new])
        self.start = next((n for n, one in enumerate(ordered) if one.id == present), 0)

    def on_mount(self) -> None:
        """Begin at the one that was used last; the box is as high as it needs to be."""
        self.query_one("#dialog-box").styles.height = len(self.rows) + _FRAME
        self.query_one(PanelList).show_items(self.rows, self.start)

    def action_new(self) -> None:
        """Make another one."""
        self.dismiss(PanelRow((), subject=NEW))


def _outline_row(outline: Outline, *, here: bool) -> PanelRow:
    notes = sum(item.kind == "note" for item in outline.items)
    tail = f"  {notes} note{'s' * (notes != 1)}"
    look = "row-unread" if here else "row"
    return PanelRow(((outline.name, look, 1),), subject=outline, gap=False, tail=tail)


class LineDialog(Dialog[str]):
    """A title and a line of words to write."""

    AUTO_FOCUS = "#line-input"

    def __init__(self, title: str, text: str = "", *, placeholder: str = "") -> None:
        super().__init__(classes="dialog")
        self.heading = title
        self.text = text
        self.placeholder = placeholder

    def compose(self) -> ComposeResult:
        """The box."""
        with Vertical(id="dialog-box"):
            yield Static(Text(self.heading), id="dialog-title")
            yield SafeInput(
                self.text,
                placeholder=self.placeholder,
                id="line-input",
                compact=True,
                select_on_focus=False,
            )
            yield Static(Text("enter keep   esc leave"), id="dialog-hint")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Close with what was typed, if anything was."""
        event.stop()
        self.dismiss(event.value.strip() or None)


class TextDialog(ModalScreen[str | None]):
    """Words of one's own; nothing typed is dropped without being asked twice."""

    CSS_PATH = DIALOG_CSS
    BINDINGS: ClassVar[list[BindingType]] = [
        keys.binding("text.save", "ctrl+s,ctrl+enter", "save", "Keep the words"),
        keys.binding("text.cancel", "escape", "cancel", "Leave without keeping them"),
        keys.binding("text.external", "ctrl+g", "external", "Go on in $EDITOR"),
    ]

    def __init__(self, title: str, text: str) -> None:
        super().__init__(classes="dialog")
        self.heading = title
        self.text = text
        self._asked = False

    def compose(self) -> ComposeResult:
        """The box."""
        with Vertical(id="dialog-box", classes="words"):
            yield Static(Text(visible_line(self.heading)), id="dialog-title")
            yield SafeTextArea(
                self.text,
                id="outline-words",
                soft_wrap=True,
                show_line_numbers=False,
                compact=True,
                placeholder="Markdown; it stands in the document as it is",
            )
            yield Static(Text("ctrl+s keep   ctrl+g $EDITOR   esc leave"), id="dialog-hint")

    def on_mount(self) -> None:
        """Write at once."""
        area = self.query_one(TextArea)
        area.move_cursor(area.document.end)
        self.set_focus(area)

    def action_save(self) -> None:
        """Close with the words."""
        self.dismiss(self.query_one(TextArea).text.strip())

    def action_cancel(self) -> None:
        """Close; what was changed is only dropped at the second asking."""
        if self.query_one(TextArea).text == self.text or self._asked:
            self.dismiss(None)
            return
        self._asked = True
        self.query_one("#dialog-hint", Static).update(
            Text("esc again drops what you wrote   ctrl+s keeps it", "bold")
        )

    def action_external(self) -> None:
        """Go on writing in the reader's own editor."""
        from briefterm.tui.editor import edit_text  # noqa: PLC0415 - rarely used

        area = self.query_one(TextArea)
        edited = edit_text(self.app, area.text)
        if edited is not None:
            area.text = edited

    def on_text_area_changed(self) -> None:
        """Writing on takes the question back."""
        self._asked = False
