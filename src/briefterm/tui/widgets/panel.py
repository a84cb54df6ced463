"""The side panel: its tabs, its rows and the legend of what is lit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.message import Message

from briefterm.layout.cells import cell_width, fit
from briefterm.layout.wrap import wrap
from briefterm.terminal import visible_line
from briefterm.tui import keys
from briefterm.tui.inks import Inked
from briefterm.tui.lights import LIGHTS
from briefterm.tui.widgets.panel_rows import EXCERPT_LINES, PanelRow, excerpt
from briefterm.tui.widgets.rows import RowLine, RowList

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual import events
    from textual.binding import BindingType
    from textual.geometry import Size

    from briefterm.model import Span


def part_lines(part: tuple[str, str, int], width: int) -> list[tuple[str, str]]:
    """A part wrapped to a width, its last line cut with an ellipsis if more would follow."""
    text, style, most = part
    shown = visible_line(text.replace("\n", " "))
    ranges = wrap(shown, 0, len(shown), width)
    lines = [shown[start:end] for start, end in ranges[:most]]
    if len(ranges) > most:
        lines[-1] = fit(shown[ranges[most - 1][0] :], width)
    return [(line, style) for line in lines]


def excerpt_lines(text: str, span: Span, width: int, look: str) -> list[RowLine]:
    """The words around a span on at most two lines, the span in the look that it has in the text."""
    # The rest is for words that do not fill their line.
    around = max(8, (EXCERPT_LINES * width - (span.end - span.start) - width // 3) // 2)
    words, lit = excerpt(text, span, around)
    shown = visible_line(words)
    lines: list[RowLine] = []
    for start, end in wrap(shown, 0, len(shown), width)[:EXCERPT_LINES]:
        left, right = (min(max(at, start), end) for at in (lit.start, lit.end))
        pieces = (
            (shown[start:left], "meta"),
            (shown[left:right], look),
            (shown[right:end], "meta"),
        )
        lines.append(tuple(piece for piece in pieces if piece[0]))
    return lines


class PanelList(RowList[PanelRow]):
    """Rows of one tab of the panel."""

    ACTS_ON_CLICK = True
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings(keys.PANEL)]

    def row_height(self, item: PanelRow, width: int) -> int:
        """As many lines as are drawn; a row with an excerpt always has room for the whole of it."""
        if item.excerpt_of:
            return len(item.parts) + EXCERPT_LINES + item.gap
        return super().row_height(item, width)

    def row_lines(self, item: PanelRow, width: int) -> list[RowLine]:
        """A coloured bar and the row's parts, wrapped; the tail ends the first line."""
        bar = (" " if item.parts_others else "▎", f"bar-{item.light}" if item.light else "faint")
        room = max(4, width - 3 - cell_width(item.tail))
        lines: list[RowLine] = [
            (bar, (" ", ""), line) for part in item.parts for line in part_lines(part, room)
        ]
        if item.span is not None and item.excerpt_of:
            more = excerpt_lines(item.excerpt_of, item.span, width - 3, item.light)
            lines += [(bar, (" ", ""), *line) for line in more]
        if item.tail and lines:
            lines[0] = (*lines[0], (item.tail, "meta"))
        return [*lines, ()] if item.gap else lines


class Tabs(Inked):
    """The names of the panel's tabs, the open one marked; a click turns to one."""

    @dataclass
    class Turned(Message):
        """A tab was clicked."""

        tab: str

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.open = keys.TABS[0]
        self.numbers: Mapping[str, int] = {}
        self._ends: list[tuple[int, str]] = []

    def show(self, tab: str, numbers: Mapping[str, int]) -> None:
        """Mark the open tab and show how many rows each has."""
        self.open, self.numbers = tab, numbers
        self.refresh()

    def render(self) -> Text:
        """The tabs as one line; numbers are left out where they do not fit."""
        names = {tab: tab.capitalize() for tab in keys.TABS}
        if self._width(self._counted(names, (self.open,)), 1) > self.size.width:
            # The number of what is open is worth more than a word; near-duplicates have this sign.
            names = names if self.open == "also" else names | {"also": "≈"}
        opened = self._counted(names, (self.open,))
        choices = ((self._counted(names, keys.TABS), 2), (opened, 2), (opened, 1), (names, 1))
        for labels, gap in choices:
            if self._width(labels, gap) <= self.size.width:
                break
        line = Text(no_wrap=True, overflow="crop")
        self._ends = []
        for tab, label in labels.items():
            line.append(names[tab], self.ink("open") if tab == self.open else "")
            line.append(label[len(names[tab]) :], self.ink("meta"))
            self._ends.append((line.cell_len, tab))
            line.append(" " * gap)
        return line

    def _counted(self, names: Mapping[str, str], tabs: Sequence[str]) -> dict[str, str]:
        """The names with the number of rows behind those of ``tabs``, where there are any."""
        return {
            tab: f"{name} {self.numbers[tab]}" if tab in tabs and self.numbers.get(tab) else name
            for tab, name in names.items()
        }

    @staticmethod
    def _width(labels: Mapping[str, str], gap: int) -> int:
        return sum(map(len, labels.values())) + gap * (len(labels) - 1)

    def on_click(self, event: events.Click) -> None:
        """Turn to the tab that was clicked."""
        for end, tab in self._ends:
            if event.x <= end:
                self.post_message(self.Turned(tab))
                return


class Legend(Inked):
    """What each look means, with the number of mentions; what is switched off is struck.

    A click on a kind switches it.
    """

    @dataclass
    class Switched(Message):
        """A kind was clicked."""

        light: str

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._ends: list[tuple[int, int, str]] = []  # line and last cell of each kind
        self.numbers: Mapping[str, int] = {}
        self.hidden: frozenset[str] = frozenset()

    def show(self, numbers: Mapping[str, int], hidden: frozenset[str]) -> None:
        """Show the numbers of mentions by light and which lights are off."""
        self.numbers, self.hidden = numbers, hidden
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the kinds need at this width."""
        del container, viewport
        return len(self._lines(width))

    def render(self) -> Text:
        """The legend, broken between kinds."""
        return Text("\n").join(self._lines(self.size.width))

    def _lines(self, width: int) -> list[Text]:
        lines = [Text()]
        self._ends = []
        for light, label in LIGHTS.items():
            number = self.numbers.get(light)
            if not number:
                continue
            looks = (light, "strike") if light in self.hidden else (light,)
            entry = Text(f"{label} {number}", self.ink(*looks))
            if lines[-1] and lines[-1].cell_len + entry.cell_len > width:
                lines.append(Text())
            lines[-1].append_text(entry)
            self._ends.append((len(lines) - 1, lines[-1].cell_len, light))
            lines[-1].append("  ")
        return lines

    def on_click(self, event: events.Click) -> None:
        """Switch the kind that was clicked."""
        at = event.get_content_offset(self)
        if at is None:
            return
        here = (light for line, end, light in self._ends if line == at.y and at.x < end)
        light = next(here, None)
        if light is not None:
            self.post_message(self.Switched(light))
