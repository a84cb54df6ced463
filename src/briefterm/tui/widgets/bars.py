"""The one-line bars: status, tabs and legend, and the prompt for finding and filtering."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.message import Message
from textual.widget import Widget

from briefterm.terminal import visible_line
from briefterm.tui.lights import LIGHTS
from briefterm.tui.widgets.panel import TABS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual import events


class StatusBar(Widget):
    """Hints or a message at the left, the place in the text at the right."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"status--key", "status--mode"}

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.hints: list[tuple[str, str]] = []
        self.mode = ""
        self.fact = ""
        self.place = ""

    def tell(
        self,
        *,
        hints: list[tuple[str, str]] | None = None,
        mode: str | None = None,
        fact: str | None = None,
        place: str | None = None,
    ) -> None:
        """Change what is given: key hints, the mode, a fact about the cursor, the place."""
        self.hints = self.hints if hints is None else hints
        self.mode = self.mode if mode is None else mode
        self.fact = self.fact if fact is None else visible_line(fact)
        self.place = self.place if place is None else visible_line(place)
        self.refresh()

    def render(self) -> Text:
        """The bar as one line."""
        width = max(1, self.size.width - 2)
        key_style = self.get_component_rich_style("status--key", partial=True)
        left = Text(no_wrap=True, overflow="ellipsis")
        if self.mode:
            mode_style = self.get_component_rich_style("status--mode", partial=True)
            left.append(f" {self.mode} ", mode_style).append("  ")
        if self.fact:
            left.append(self.fact)
        else:
            for key, label in self.hints:
                left.append(key, key_style).append(f" {label}   ")
        room = width - len(self.place) - 1
        left.truncate(max(1, room), overflow="ellipsis", pad=True)
        return left.append(" ").append(self.place)


class Tabs(Widget):
    """The names of the panel's tabs, the open one marked; a click turns to one."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"tabs--open", "tabs--count"}

    @dataclass
    class Turned(Message):
        """A tab was clicked."""

        tab: str

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.open = TABS[0]
        self.numbers: Mapping[str, int] = {}
        self._ends: list[tuple[int, str]] = []

    def show(self, tab: str, numbers: Mapping[str, int]) -> None:
        """Mark the open tab and show how many rows each has."""
        self.open, self.numbers = tab, numbers
        self.refresh()

    def render(self) -> Text:
        """The tabs as one line."""
        line = Text(no_wrap=True, overflow="ellipsis")
        self._ends = []
        roomy = self.size.width >= 38  # noqa: PLR2004 - cells of all names with their numbers
        for tab in TABS:
            opened = tab == self.open
            style = self.get_component_rich_style("tabs--open", partial=True) if opened else ""
            line.append(tab.capitalize(), style)
            number = self.numbers.get(tab, 0)
            if number and (roomy or opened):
                count_style = self.get_component_rich_style("tabs--count", partial=True)
                line.append(f" {number}", count_style)
            self._ends.append((line.cell_len + 1, tab))
            line.append("  ")
        return line

    def on_click(self, event: events.Click) -> None:
        """Turn to the tab that was clicked."""
        for end, tab in self._ends:
            if event.x <= end:
                self.post_message(self.Turned(tab))
                return


class Legend(Widget):
    """What each look means, with the number of mentions; what is switched off is struck."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"legend--{light}" for light in LIGHTS}

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.numbers: Mapping[str, int] = {}
        self.hidden: frozenset[str] = frozenset()

    def show(self, numbers: Mapping[str, int], hidden: frozenset[str]) -> None:
        """Show the numbers of mentions by light and which lights are off."""
        self.numbers, self.hidden = numbers, hidden
        self.refresh(layout=True)

    def render(self) -> Text:
        """The legend, wrapped where it must be."""
        legend = Text()
        for light, label in LIGHTS.items():
            if not self.numbers.get(light):
                continue
            style = self.get_component_rich_style(f"legend--{light}", partial=True)
            if light in self.hidden:
                style += type(style)(strike=True)
            text = Text(f"{label} {self.numbers[light]}".replace(" ", "\u00a0"), style)
            legend.append_text(text).append("  ")
        return legend
