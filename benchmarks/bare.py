"""The least that a Textual program can be: what the reader's start is measured against."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import App
from textual.widgets import Static

if TYPE_CHECKING:
    from textual.app import ComposeResult

SHOWN = "Nothing but a line"


class Bare(App[None]):
    """One widget with one line."""

    def compose(self) -> ComposeResult:
        """The line."""
        yield Static(SHOWN)


if __name__ == "__main__":
    Bare().run()
