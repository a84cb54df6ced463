"""The box in which notes are given tags and others are taken from them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.text import Text
from textual.containers import Vertical
from textual.widgets import Static

from briefterm.terminal import visible_line
from briefterm.tui.draft import tags_in
from briefterm.tui.screens.dialogs import Dialog
from briefterm.tui.widgets.fields import SafeInput

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.widgets import Input


class Retagging(NamedTuple):
    """Tags to be added, and tags to be taken away."""

    add: tuple[str, ...]
    drop: tuple[str, ...]


def retagging(line: str) -> Retagging:
    """What a line such as ``sand -council`` asks for."""
    words = line.replace(",", " ").split()
    add = tags_in(" ".join(word for word in words if not word.startswith("-")))
    drop = tags_in(" ".join(word[1:] for word in words if word.startswith("-")))
    return Retagging(add, drop)


class TagDialog(Dialog[Retagging]):
    """A line of tags; a minus takes one away."""

    AUTO_FOCUS = "#tag-line"

    def __init__(self, count: int, present: Sequence[str]) -> None:
        super().__init__(classes="dialog")
        self.count = count
        self.present = present

    def compose(self) -> ComposeResult:
        """The box."""
        what = "this note" if self.count == 1 else f"{self.count:,} notes"
        tags = " ".join(f"#{tag}" for tag in self.present)
        with Vertical(id="dialog-box"):
            yield Static(Text(f"Tags of {what}"), id="dialog-title")
            yield Static(Text(visible_line(tags or "none yet")), id="dialog-words")
            yield SafeInput(placeholder="tag another -no-longer", id="tag-line", compact=True)
            yield Static(Text("enter set   -tag takes one away   esc leave"), id="dialog-hint")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Close with what was typed."""
        event.stop()
        asked = retagging(event.value)
        self.dismiss(asked if asked.add or asked.drop else None)
