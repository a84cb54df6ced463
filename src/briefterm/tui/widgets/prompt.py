"""The prompt at the foot of the screen: what is typed is applied at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Label

from briefterm.tui import keys
from briefterm.tui.widgets.fields import SafeInput

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType


class Prompt(Horizontal):
    """A label and an input; enter keeps what was typed, escape takes it back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        keys.binding("prompt.cancel", "escape", "cancel", "Take back what was typed"),
        keys.binding("prompt.go", "down", "submit", "Keep what was typed"),
    ]

    @dataclass
    class Typed(Message):
        """The text changed."""

        purpose: str
        text: str

        def can_replace(self, message: Message) -> bool:
            """Only the newest text matters."""
            return isinstance(message, Prompt.Typed)

    @dataclass
    class Done(Message):
        """The prompt closed; ``text`` is None if it was cancelled."""

        purpose: str
        text: str | None
        focus: bool = True  # whether the pane takes the focus back

    def __init__(self, purpose: str, label: str, text: str, placeholder: str) -> None:
        super().__init__(id="prompt")
        self.purpose = purpose
        self.label = label
        self.text = text
        self.field = SafeInput(text, placeholder=placeholder, id="prompt-input", compact=True)

    def compose(self) -> ComposeResult:
        """The label, the input, and room for a count."""
        yield Label(self.label, id="prompt-label")
        yield self.field
        yield Label("", id="prompt-count")

    def show_count(self, count: str) -> None:
        """Say how much matches, at the right."""
        self.query_one("#prompt-count", Label).update(count)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Apply what is typed."""
        event.stop()
        if event.value != self.text:
            self.text = event.value
            self.post_message(self.Typed(self.purpose, event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Keep it."""
        event.stop()
        self.action_submit()

    def on_descendant_blur(self) -> None:
        """Close when the focus goes elsewhere; what was typed is kept."""
        self.call_later(self._left)

    def _left(self) -> None:
        focused = self.screen.focused
        if focused is not None and focused is not self.field and self.is_attached:
            self.post_message(self.Done(self.purpose, self.text, focus=False))

    def action_submit(self) -> None:
        """Keep what was typed and close."""
        self.post_message(self.Done(self.purpose, self.text))

    def action_cancel(self) -> None:
        """Take it back and close."""
        self.post_message(self.Done(self.purpose, None))
