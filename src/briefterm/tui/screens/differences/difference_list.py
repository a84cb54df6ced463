"""Stretches that differ between two texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from briefterm.tui import keys
from briefterm.tui.screens.differences.lines import DifferenceRow, difference_lines
from briefterm.tui.widgets.rows import RowLine, RowList

if TYPE_CHECKING:
    from textual.binding import BindingType


class DifferenceList(RowList[DifferenceRow]):
    """Stretches that differ, with a few words around them, in both texts."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings(keys.DIFFERENCES)]

    def row_lines(self, item: DifferenceRow, width: int) -> list[RowLine]:
        """Both sides and a gap."""
        return difference_lines(item, width)
