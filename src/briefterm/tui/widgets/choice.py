"""A few words on one line, of which one holds: the colour, kind or status of a note."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.message import Message

from briefterm.tui import keys
from briefterm.tui.inks import Inked

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual import events
    from textual.binding import BindingType


class Choice(Inked, can_focus=True):
    """Values by the words for them; arrows, space or a click choose.

    ``looks`` are the looks of values, by default none.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        keys.binding("choice.next", "right,l,space", "turn(1)", "The next one"),
        keys.binding("choice.previous", "left,h", "turn(-1)", "The one before"),
    ]

    @dataclass
    class Chosen(Message):
        """Another value was chosen."""

        choice: Choice
        value: str

        @property
        def control(self) -> Choice:
            """Where it happened."""
            return self.choice

    def __init__(
        self,
        label: str,
        words: Mapping[str, str],
        value: str,
        *,
        looks: Mapping[str, str] | None = None,
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self.label = label
        self.words = words
        self.looks = looks or {}
        self.value = value if value in words else next(iter(words))
        self._ends: list[tuple[int, str]] = []

    def render(self) -> Text:
        """The label and the words, a mark before the one that holds."""
        line = Text(no_wrap=True, overflow="crop").append(self.label, self.ink("meta"))
        roomy = len(self.label) + sum(len(word) + 2 for word in self.words.values())
        behind = " " if roomy <= self.size.width else ""
        self._ends = []
        for value, word in self.words.items():
            holds = value == self.value
            look = self.looks.get(value, "row" if holds else "meta")
            looks = (look, "open") if holds and self.has_focus else (look,)
            style = self.ink(*looks)
            if holds:
                style += self.ink("strong")
            line.append("●" if holds else " ", self.ink(look) if value in self.looks else None)
            line.append(word, style)
            line.append(behind, self.ink(look) if value in self.looks else None)
            self._ends.append((line.cell_len, value))
        return line

    def action_turn(self, step: int) -> None:
        """Choose the next value, or the one before."""
        values = list(self.words)
        self.choose(values[(values.index(self.value) + step) % len(values)])

    def choose(self, value: str) -> None:
        """Choose a value."""
        if value != self.value:
            self.value = value
            self.refresh()
            self.post_message(self.Chosen(self, value))

    def on_click(self, event: events.Click) -> None:
        """Choose the word that was clicked."""
        if event.x < len(self.label):
            return
        value = next((value for end, value in self._ends if event.x < end), None)
        if value is not None:
            self.choose(value)

    def on_focus(self) -> None:
        """The word that holds is drawn brighter."""
        self.refresh()

    def on_blur(self) -> None:
        """The word that holds is drawn as before."""
        self.refresh()
