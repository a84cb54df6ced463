"""The list of names, and the page of one of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from textual.message import Message

from briefterm.tui import keys
from briefterm.tui.screens.names.lines import Named, PageRow, name_line, page_lines
from briefterm.tui.widgets.rows import RowLine, RowList

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.binding import BindingType


class NameList(RowList[Named]):
    """Names of the library, one a line, with their trends as these become known."""

    ROW_LINES = 1
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings(keys.NAMES)]

    @dataclass
    class Scrolled(Message):
        """Other rows are in sight."""

        def can_replace(self, message: Message) -> bool:
            """Only what is in sight last matters."""
            return isinstance(message, NameList.Scrolled)

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.trends: Mapping[str, Sequence[int]] = {}
        self.watched: frozenset[str] = frozenset()

    def row_lines(self, item: Named, width: int) -> list[RowLine]:
        """Name, trend and numbers."""
        watched = item.name in self.watched
        return [name_line(item, width, self.trends.get(item.name), watched=watched)]

    @property
    def in_sight(self) -> Sequence[Named]:
        """The names that are drawn."""
        top = self.scroll_offset.y
        return self.items[top : top + self.size.height]

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Say that other rows are in sight."""
        super().watch_scroll_y(old_value, new_value)
        self.post_message(self.Scrolled())

    def on_resize(self) -> None:
        """Say that more rows may be in sight."""
        self.post_message(self.Scrolled())


class PageList(RowList[PageRow]):
    """The page of a name, row by row; a click on a row goes where it leads."""

    ACTS_ON_CLICK = True
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings(keys.NAMES)]

    def row_lines(self, item: PageRow, width: int) -> list[RowLine]:
        """The lines of a row."""
        return page_lines(item, width)

    def show_page(self, rows: Sequence[PageRow], subject: Any = None) -> None:  # noqa: ANN401 - as in rows
        """Show the rows of a page, with the cursor on a subject, or on the first that leads on."""
        leading = [number for number, row in enumerate(rows) if row.subject is not None]
        there = (number for number in leading if rows[number].subject == subject)
        self.show_items(rows, next(there, leading[0] if leading else 0))
        if subject is None:
            self.scroll_home(animate=False)
