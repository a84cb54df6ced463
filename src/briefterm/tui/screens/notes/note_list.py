"""The list of all notes; some of them may be chosen, to do something with them at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from briefterm.tui import keys
from briefterm.tui.screens.notes.lines import ListedNote, note_lines
from briefterm.tui.widgets.rows import RowLine, RowList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.binding import BindingType


class NoteList(RowList[ListedNote]):
    """Notes, the chosen ones marked."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings(keys.NOTES)]

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.chosen: frozenset[str] = frozenset()
        self.begin_at = ""  # the note on which the cursor is at first

    def row_height(self, item: ListedNote, width: int) -> int:
        """Quick for long lists."""
        del width
        return item.height

    def row_lines(self, item: ListedNote, width: int) -> list[RowLine]:
        """Words, quote, facts and a gap."""
        return note_lines(item, width, chosen=item.id in self.chosen)

    def show_notes(self, items: Sequence[ListedNote]) -> None:
        """Show other notes; the cursor stays on its note, or else about where it was."""
        here = self.current.id if self.current else self.begin_at
        row = next((row for row, item in enumerate(items) if item.id == here), self.cursor)
        self.show_items(items, row)

    def choose(self, ids: frozenset[str]) -> None:
        """Mark these notes as chosen."""
        self.chosen = ids
        self.redraw()
