"""The dialog in which a note is written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Label, Static, TextArea

from briefterm.model import NOTE_COLORS
from briefterm.terminal import visible_line
from briefterm.tui import keys
from briefterm.tui.widgets.fields import SafeInput, SafeTextArea

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType


@dataclass(frozen=True)
class Draft:
    """A note as it stands in the editor."""

    text: str = ""
    tags: tuple[str, ...] = ()
    color: str = NOTE_COLORS[0]


def tags_in(line: str) -> tuple[str, ...]:
    """Tags from a line parted by spaces or commas, ``#`` optional, each once."""
    words = (word.strip().lstrip("#") for word in line.replace(",", " ").split())
    return tuple(dict.fromkeys(word for word in words if word))


class NoteEditor(ModalScreen[Draft | None]):
    """Text, tags and colour of a note; nothing typed is dropped without being asked twice."""

    CSS_PATH = "../dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        # Without priority, so that they wait for the letters that were typed before them.
        keys.binding("editor.save", "ctrl+s,ctrl+enter", "save", "Save the note"),
        keys.binding("editor.cancel", "escape", "cancel", "Leave without saving"),
        keys.binding("editor.color", "ctrl+o", "color", "Take the next colour"),
        keys.binding("editor.external", "ctrl+g", "external", "Go on in $EDITOR"),
    ]

    def __init__(self, quote: str, draft: Draft, *, stored: bool = True) -> None:
        """Edit ``draft``; ``stored`` says whether leaving it as it is loses nothing."""
        super().__init__(classes="dialog")
        self.quote = quote
        self.draft = draft
        self.stored = stored
        self.color = draft.color
        self._asked = False

    def compose(self) -> ComposeResult:
        """The box."""
        with Vertical(id="dialog-box"):
            yield Static("Note", id="dialog-title")
            yield Static(Text(visible_line(self.quote)), id="note-quote")
            yield SafeTextArea(
                self.draft.text,
                id="note-text",
                soft_wrap=True,
                show_line_numbers=False,
                compact=True,
            )
            with Horizontal(id="note-row"):
                yield Label("Tags ", id="note-tags-label")
                yield SafeInput(
                    " ".join(self.draft.tags), placeholder="none", id="note-tags", compact=True
                )
                yield Static(id="note-color")
            yield Static(
                Text("ctrl+s save   tab tags   ctrl+o colour   ctrl+g $EDITOR   esc cancel"),
                id="dialog-hint",
            )

    def on_mount(self) -> None:
        """Write at once."""
        self._show_color()
        text = self.query_one("#note-text", TextArea)
        text.move_cursor(text.document.end)
        self.set_focus(text)

    @property
    def written(self) -> Draft:
        """What is in the dialog now."""
        line = self.query_one("#note-tags", Input).value
        # Tags that were not touched keep what the field could only show as marks.
        tags = self.draft.tags if line == visible_line(" ".join(self.draft.tags)) else tags_in(line)
        return Draft(self.query_one("#note-text", TextArea).text.strip(), tags, self.color)

    def action_save(self) -> None:
        """Close with what was written."""
        self.dismiss(self.written)

    def action_cancel(self) -> None:
        """Close without a result; what was changed is only dropped at the second asking."""
        if (self.stored and self.written == self.draft) or self._asked:
            self.dismiss(None)
            return
        self._asked = True
        self.query_one("#dialog-hint", Static).update(
            Text("esc again drops what you wrote   ctrl+s saves it", "bold")
        )

    def action_color(self) -> None:
        """Take the next colour."""
        following = NOTE_COLORS.index(self.color) + 1 if self.color in NOTE_COLORS else 0
        self.color = NOTE_COLORS[following % len(NOTE_COLORS)]
        self._show_color()

    def action_external(self) -> None:
        """Go on writing in the reader's own editor."""
        from briefterm.tui.editor import edit_text  # noqa: PLC0415 - rarely used

        area = self.query_one("#note-text", TextArea)
        edited = edit_text(self.app, area.text)
        if edited is not None:
            area.text = edited

    def on_text_area_changed(self) -> None:
        """Writing on takes the question back."""
        self._asked = False

    def _show_color(self) -> None:
        swatch = self.query_one("#note-color", Static)
        swatch.set_classes(f"swatch-{self.color}")
        swatch.update(f" {self.color} ")
