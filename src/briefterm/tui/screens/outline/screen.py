"""The screen of the briefing builder: an outline at the left, the document that it makes beside it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rich.text import Text
from textual import work
from textual.containers import Container, Vertical
from textual.message import Message
from textual.widgets import Static
from textual.worker import get_current_worker

from briefterm.errors import BrieftermError, NotFoundError
from briefterm.model import Note
from briefterm.terminal import visible_line
from briefterm.tui import keys
from briefterm.tui.screens.apart import ApartScreen
from briefterm.tui.screens.outline.outline_list import OutlineList, PartList
from briefterm.tui.screens.outline.shown import document_parts, listed_items
from briefterm.tui.widgets.status import StatusBar

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import ComposeResult

    from briefterm.export import Cited
    from briefterm.library.outlining import Outlines
    from briefterm.model import Outline, OutlineItem
    from briefterm.tui.screens.reader.building import BuildingScreen
    from briefterm.tui.widgets.rows import RowList

_EMPTY = (
    "Nothing collected yet.",
    "",
    "In an article, C puts a note",
    "or the selection here.",
    "h writes a heading, t words of your own.",
)


class OutlineScreen(ApartScreen[Note | None]):
    """Shows one outline; the upper half says what is done to it."""

    CSS_PATH = "outline.tcss"
    AUTO_FOCUS = "OutlineList"
    PLACE = keys.BUILDER
    FIRST_HINTS = 2

    reader: BuildingScreen

    @dataclass
    class Loaded(Message):
        """The outline as it is now; None if it is gone."""

        outline: Outline | None
        cited: Mapping[str, Cited] = field(default_factory=dict)

    def __init__(self, reader: BuildingScreen, outline: Outline) -> None:
        super().__init__(reader)
        self.outline = outline
        self.cited: Mapping[str, Cited] = {}
        self.here = ""  # the item to which the cursor is to go

    def compose(self) -> ComposeResult:
        """The name, the items with the document, and the status line."""
        yield Static(id="builder-head")
        with Container(id="builder-body"):
            yield OutlineList(id="builder-list")
            yield PartList(id="builder-side")
        with Vertical(id="builder-foot"):
            yield StatusBar(id="builder-status")

    def on_mount(self) -> None:
        """Read the outline, now and whenever notes have changed."""
        self.rows.empty = ("Reading the outline…",)
        self.load()

    def after_noting(self) -> None:
        """Read it again."""
        self.load()

    @property
    def outlines(self) -> Outlines:
        """The outlines of the library."""
        return self.reader.library.outlines

    @property
    def rows(self) -> OutlineList:
        """The items."""
        return self.query_one(OutlineList)

    @property
    def current(self) -> OutlineItem | None:
        """The item under the cursor."""
        row = self.rows.current
        found = (item for item in self.outline.items if row is not None and item.id == row.id)
        return next(found, None)

    @work(thread=True, exclusive=True, group="outline", exit_on_error=False)
    def load(self) -> None:
        """Read the outline and its notes."""
        worker = get_current_worker()
        try:
            outline = self.outlines.outline(self.outline.id)
            cited = self.outlines.cited(outline)
        except NotFoundError:
            loaded = self.Loaded(None)
        except BrieftermError as error:
            self.reader.tell(str(error))
            return
        else:
            loaded = self.Loaded(outline, cited)
        if not worker.is_cancelled:
            self.post_message(loaded)

    def on_outline_screen_loaded(self, message: Loaded) -> None:
        """Show the outline as it is now."""
        if message.outline is None:
            self.dismiss(None)
            return
        self.outline, self.cited = message.outline, message.cited
        self.show_outline()

    def show_outline(self) -> None:
        """Show the items and the document."""
        self.rows.empty = _EMPTY
        here, self.here = self.here, ""
        self.rows.show_outline(listed_items(self.outline, self.cited), here)
        self.sheet.show_items(document_parts(self.outline, self.cited))
        self.show_place()
        self.show_head()

    @property
    def sheet(self) -> PartList:
        """The document."""
        return self.query_one(PartList)

    def show_head(self) -> None:
        """Show the name, and how much there is."""
        notes = sum(item.kind == "note" for item in self.outline.items)
        lines = (line for part in self.sheet.items for line in part.text.split("\n"))
        words = sum(len(line.split()) for line in lines if not line.startswith("[^"))
        head = Text(no_wrap=True, overflow="ellipsis")
        head.append(visible_line(self.outline.name), "bold")
        head.append(f"  {notes:,} note{'s' * (notes != 1)}  ·  {words:,} words")
        self.query_one("#builder-head", Static).update(head)
        self.show_hints()

    def show_place(self) -> None:
        """Bring what is under the cursor into sight in the document."""
        if self.rows.current is not None:
            self.sheet.show_part(self.rows.current.id)

    def on_row_list_pointed(self, event: RowList.Pointed) -> None:
        """Follow the cursor."""
        event.stop()
        if event.rows is self.rows:
            self.show_place()

    def action_preview(self) -> None:
        """Show the document or hide it."""
        self.toggle_side(self.sheet)
