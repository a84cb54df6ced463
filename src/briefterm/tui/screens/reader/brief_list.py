"""The list of briefings."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import compress, count, repeat
from operator import attrgetter, eq
from typing import TYPE_CHECKING, ClassVar

from textual.message import Message

from briefterm.layout.cells import cell_width
from briefterm.model import Marks
from briefterm.tui import keys
from briefterm.tui.screens.reader.brief_lines import (
    Standing,
    briefing_height,
    briefing_heights,
    briefing_lines,
    fold_sign,
    fold_words,
)
from briefterm.tui.screens.reader.folds import Folds
from briefterm.tui.widgets.rows import RowLine, RowList

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual import events
    from textual.binding import BindingType

    from briefterm.model import Briefing

_ID = attrgetter("id")


class BriefList(RowList["Briefing"]):
    """Briefings with their marks, newest first."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings(keys.LIST)]

    @dataclass
    class Turned(Message):
        """What a row says of near-duplicates was clicked: they are to be shown, or hidden."""

        briefing_id: str

    def __init__(self, items: Sequence[Briefing] = (), *, id: str | None = None) -> None:
        super().__init__(items, id=id)
        self.marks: Mapping[str, Marks] = {}
        self.watched: Mapping[str, tuple[str, ...]] = {}
        self.folds = Folds()
        self.copies: frozenset[str] = frozenset()  # what is shown below the one that leads it
        self._ahead: tuple[Sequence[Briefing], int, bytes] = ((), 0, b"")

    def row_lines(self, item: Briefing, width: int) -> list[RowLine]:
        """Title, facts and a gap."""
        return briefing_lines(item, self._marks(item.id), width, self.standing(item.id))

    def _marks(self, briefing_id: str) -> Marks:
        return self.marks.get(briefing_id, Marks())

    def standing(self, briefing_id: str) -> Standing:
        """How a briefing stands among others."""
        labels = () if self._marks(briefing_id).read else self.watched.get(briefing_id, ())
        if briefing_id in self.copies:
            return Standing(is_copy=True, labels=labels)
        others = self.folds.others(briefing_id)
        new = sum(not self._marks(name).read for name in others)
        return Standing(len(others), new, self.folds.is_open(briefing_id), labels=labels)

    def row_height(self, item: Briefing, width: int) -> int:
        """Three lines, or four when the title needs a second one; quick for long lists."""
        return briefing_height(item, width, is_copy=item.id in self.copies)

    def row_heights(self, items: Sequence[Briefing], width: int) -> Sequence[int]:
        """The same for all, with no call for each: there may be 100,000."""
        measured, at_width, heights = self._ahead
        if measured is items and at_width == width and not self.copies:
            return heights
        return briefing_heights(items, width, self.copies)

    def measure_ahead(self, items: Sequence[Briefing]) -> None:
        """Know how high the rows of a list without copies are that is shown next; in any thread."""
        width = self.size.width
        self._ahead = items, width, bytes(briefing_heights(items, width, frozenset()))

    def show_marks(self, marks: Mapping[str, Marks]) -> None:
        """Show what the reader did with the briefings."""
        self.marks = marks
        self.redraw()

    def show_watched(self, labels: Mapping[str, tuple[str, ...]]) -> None:
        """Show which unread briefings are watched for, by their ids."""
        self.watched = labels
        self.redraw()

    def show_folds(self, folds: Folds, copies: frozenset[str]) -> None:
        """Know which briefings are folded, and which are shown below others; list them next."""
        self.folds, self.copies = folds, copies

    def point_at(self, briefing_id: str) -> None:
        """Move the cursor to a briefing, where it is listed."""
        row = next((row for row, one in enumerate(self.items) if one.id == briefing_id), None)
        if row is not None:
            self.point(row)

    def on_click(self, event: events.Click) -> None:
        """Choose a row as usual; what it says of near-duplicates shows or hides them."""
        line = event.y + self.scroll_offset.y
        row = self._row_at(line)
        if row < len(self.items) and line < self._tops[-1]:
            item = self.items[row]
            standing = self.standing(item.id)
            drawn = self.render_line(event.y).text
            words = fold_words(standing) if fold_words(standing) in drawn else fold_sign(standing)
            at = drawn.find(words) if words else -1
            if at >= 0 and cell_width(drawn[:at]) <= event.x < cell_width(drawn[:at] + words):
                event.prevent_default()  # or the row would be chosen as well
                self.post_message(self.Turned(item.id))

    def show_briefings(self, briefings: Sequence[Briefing]) -> None:
        """Show other briefings; the cursor stays on its briefing where that is still listed."""
        here = self.current.id if self.current else None
        # Looked for without a step of ours for each: there may be 100,000.
        found = compress(count(), map(eq, map(_ID, briefings), repeat(here)))
        cursor = next(found, 0)
        self.show_items(briefings, cursor)
