"""Text fields that show control characters as marks and never send them to the terminal."""

from __future__ import annotations

from rich.text import Text
from textual.widgets import Input, TextArea

from briefterm.terminal import visible_line, visible_text


class SafeInput(Input):
    """A line in which a control character, however it came, stands as its mark."""

    def validate_value(self, value: str) -> str:
        """The value as it may be shown; of the same length, so that the cursor stays right."""
        return visible_line(value)


class SafeTextArea(TextArea):
    """A text field that draws control characters as marks; the text itself keeps them."""

    def get_line(self, line_index: int) -> Text:
        """A line as it may be shown; of the same length."""
        return Text(visible_text(self.document.get_line(line_index)), end="", no_wrap=True)
