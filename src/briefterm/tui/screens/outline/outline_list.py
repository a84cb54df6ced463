"""The items of an outline, which keys and the mouse put into another order, and its document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.message import Message

from briefterm.tui import keys
from briefterm.tui.screens.outline.lines import ListedItem, Part, item_lines, part_lines
from briefterm.tui.widgets.panel import PanelList
from briefterm.tui.widgets.rows import RowLine, RowList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.binding import BindingType

    from briefterm.tui.widgets.panel_rows import PanelRow


class OutlineList(RowList[ListedItem]):
    """Items of an outline; one is dragged to its new place."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings(keys.BUILDER)]

    @dataclass
    class Dropped(Message):
        """An item was dragged before another one; to the end where that is empty."""

        item_id: str
        before: str

    _dragged = -1  # the row that the mouse holds
    _moved = False  # whether it was moved since

    def row_lines(self, item: ListedItem, width: int) -> list[RowLine]:
        """Heading, text or note."""
        return item_lines(item, width)

    def show_outline(self, items: Sequence[ListedItem], here: str = "") -> None:
        """Show other items, with the cursor on one of them, or else where it was."""
        here = here or (self.current.id if self.current else "")
        row = next((row for row, item in enumerate(items) if item.id == here), self.cursor)
        self.show_items(items, row)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take hold of an item."""
        line = event.y + self.scroll_offset.y
        self._moved = False
        if self.items and line < self._tops[-1] and event.button == 1:
            self._dragged = self._row_at(line)
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Show where the item would go."""
        if self._dragged < 0:
            return
        row = self._row_at(event.y + self.scroll_offset.y)
        self._moved = self._moved or row != self._dragged
        if self._moved:
            self.point(row)

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Put the item there."""
        dragged, self._dragged = self._dragged, -1
        self.release_mouse()
        row = self._row_at(event.y + self.scroll_offset.y)
        if dragged < 0 or row == dragged:
            return
        self._moved = True
        following = row + (row > dragged)
        before = self.items[following].id if following < len(self.items) else ""
        self.post_message(self.Dropped(self.items[dragged].id, before))

    def on_click(self, event: events.Click) -> None:
        """Choose an item, unless the click ends its move."""
        if self._moved:
            self._moved = False
            event.prevent_default()


class FileList(PanelList):
    """Files of an export, of which there may be thousands: each part of a row is one line."""

    def row_height(self, item: PanelRow, width: int) -> int:
        """Quick for many files."""
        del width
        return len(item.parts)


class PartList(RowList[Part], can_focus=False):
    """Markdown as it is written; the part that matters is marked and in sight."""

    def row_lines(self, item: Part, width: int) -> list[RowLine]:
        """Its lines, wrapped."""
        return part_lines(item, width)

    def show_lines(self, parts: Sequence[Part], first: int = 0) -> None:
        """Show other parts, none of them marked, with one of them at the top."""
        self.items, self.cursor = parts, -1
        self._measure()
        top = self._tops[min(first, len(parts))]
        self.call_after_refresh(self.scroll_to, y=top, animate=False, force=True)

    def _reveal(self) -> None:
        if self.cursor >= 0:
            super()._reveal()

    def show_part(self, item_id: str) -> None:
        """Bring the part with this id into sight."""
        row = next((row for row, part in enumerate(self.items) if part.id == item_id), -1)
        if row >= 0:
            self.point(row)
