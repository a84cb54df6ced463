"""The prompt at the foot of the screen: what is typed is applied at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Input, Label

from briefterm.tui import keys
from briefterm.tui.widgets.fields import SafeInput
from briefterm.tui.widgets.query_input import QueryInput

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from briefterm.tui.widgets.query_hints import Hints


class Prompt(Vertical):
    """A label and an input; enter keeps what was typed, escape takes it back.

    With ``hinting`` it is a query that is typed, with help in a line above it.
    """

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

    def __init__(
        self,
        purpose: str,
        label: str,
        text: str,
        placeholder: str,
        hinting: Callable[[str, int], Hints] | None = None,
    ) -> None:
        super().__init__(id="prompt")
        self.purpose = purpose
        self.label = label
        self.text = text
        self.field: SafeInput
        if hinting is None:
            self.field = SafeInput(text, placeholder=placeholder, id="prompt-input", compact=True)
        else:
            self.field = QueryInput(
                text, hinting=hinting, placeholder=placeholder, id="prompt-input"
            )

    def compose(self) -> ComposeResult:
        """The help, and below it the label, the input, and room for a count."""
        if isinstance(self.field, QueryInput):
            yield self.field.strip
        with Horizontal(id="prompt-line"):
            yield Label(self.label, id="prompt-label")
            yield self.field
            yield Label("", id="prompt-count")

    @property
    def hints(self) -> list[tuple[str, str]]:
        """The keys that matter while it is open."""
        keep = ("enter", "keep")
        if isinstance(self.field, QueryInput):
            return [("tab", "complete"), keep, ("esc", "all")]
        return [keep, ("esc", "drop")]

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
