"""The lowest floor of the article view: draw a document, scroll it, keep the place in it."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import work
from textual.cache import LRUCache
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView

from briefterm.layout.highlights import Layer
from briefterm.layout.typeset import Masthead, lay_out
from briefterm.model import Document, Span
from briefterm.tui.inks import Inked
from briefterm.tui.widgets.article.paint import GUTTER, Painter, gutter_cells, margin_of, overlay

if TYPE_CHECKING:
    from rich.style import Style
    from textual.strip import Strip

    from briefterm.layout.lines import Layout

LAYERS = ("marks", "names", "dates", "notes", "hits")  # lowest first
_LARGE = 60_000  # code points from which a text is laid out off the event loop


class ArticleCanvas(ScrollView, Inked, can_focus=True, inherit_bindings=False):
    """Draws the visible lines of a document, centred, with layers of highlights over them.

    The reading position is the offset of the first visible character; it survives a change of
    width, of measure and of the text itself.
    """

    ALLOW_SELECT = False

    @dataclass
    class Scrolled(Message):
        """The first visible character is now at ``offset``; ``percent`` of the text is passed."""

        offset: int
        percent: int

        def can_replace(self, message: Message) -> bool:
            """Only the newest place matters."""
            return isinstance(message, ArticleCanvas.Scrolled)

    @dataclass
    class Set(Message):
        """A worker has set a long text in lines."""

        layout: Layout
        document: Document

    @dataclass
    class LaidOut(Message):
        """The document is on the screen."""

    def __init__(self, *, measure: int, id: str | None = None) -> None:
        super().__init__(id=id)
        self.document = Document("")
        self.masthead = Masthead()
        self.measure = measure
        self.page: Layout = lay_out(self.document, measure)
        self.highlights: dict[str, Layer] = {name: Layer() for name in LAYERS}
        self.gutter_marks: dict[int, tuple[tuple[str, str], ...]] = {}
        self._gutter_offsets: list[int] = []
        self.here: Span | None = None
        self.cursor: int | None = None
        self._strips: LRUCache[tuple[object, ...], Strip] = LRUCache(512)
        self._goal = 0
        self._laid = False
        self.first_paint = False

    # What the screen calls.

    def show(self, document: Document, masthead: Masthead, position: int = 0) -> None:
        """Show a document from an offset on, without highlights yet."""
        self.document, self.masthead = document, masthead
        self.highlights = {name: Layer() for name in LAYERS}
        self.gutter_marks = {}
        self._gutter_offsets = []
        self.here = self.cursor = None
        if self.is_large:
            # Until it is set, no place on the screen is one of its text.
            wait = Masthead(masthead.title, f"setting {len(document.text):,} characters …")
            self.page = lay_out(Document(""), self.text_width, wait)
            self.redraw()
        self.lay_out_again(position)

    def show_layer(self, name: str, layer: Layer) -> None:
        """Replace one layer of highlights."""
        self.highlights[name] = layer
        self.redraw()

    def show_gutter(self, marks: dict[int, tuple[tuple[str, str], ...]]) -> None:
        """Show marks (text and style name) left of the lines that hold these offsets."""
        self.gutter_marks = marks
        self._gutter_offsets = sorted(marks)
        self.redraw()

    def show_measure(self, measure: int) -> None:
        """Set the text in lines of at most ``measure`` cells."""
        self.measure = measure
        self.lay_out_again(self.position)

    @property
    def position(self) -> int:
        """The offset of the first visible character.

        After a jump to an offset it is that one for as long as its line stays on top, so that
        setting the text anew, however often, comes back to the same words.
        """
        top = self.scroll_offset.y
        if not self.size.width or top == min(self.page.row_of(self._goal), self.max_scroll_y):
            return self._goal
        return self.page.first_offset(top) if top > 1 else 0

    @property
    def percent(self) -> int:
        """How much of the text is above the lower edge of the view, in percent."""
        rows = max(1, self.page.height)
        return min(100, (self.scroll_offset.y + self.size.height) * 100 // rows)

    def go_to(self, offset: int) -> None:
        """Scroll so that the line of ``offset`` is the first one."""
        self._goal = offset
        row = self.page.row_of(offset) if offset > 0 else 0
        self.scroll_to(y=row, animate=False, immediate=True, force=True)

    def reveal(self, span: Span) -> None:
        """Scroll only if the span is out of sight, then to the upper third."""
        if not self._laid:
            self._goal = span.start
            return
        rows = self.page.rows_of(span)
        top, height = self.scroll_offset.y, self.size.height
        if not (top <= rows.start and rows.stop <= top + height):
            self.scroll_to(
                y=max(0, rows.start - height // 3), animate=False, immediate=True, force=True
            )

    def redraw(self) -> None:
        """Draw the visible lines anew, something on them having changed."""
        self._strips.clear()
        self.refresh()

    # Layout.

    @property
    def text_width(self) -> int:
        """The width of the text's lines in cells."""
        room = self.size.width - 2 * GUTTER
        return max(10, min(self.measure, room))

    @property
    def is_large(self) -> bool:
        """Whether setting the text would hold up keys; before the first paint there are none."""
        return not self.first_paint and len(self.document.text) > _LARGE

    def lay_out_again(self, position: int) -> None:
        """Wrap the text at the present width, then go back to ``position``."""
        self._goal = position
        self._laid = bool(self.size.width)
        if not self._laid:
            return
        if self.is_large:
            self._lay_out_large(self.document, self.text_width, self.masthead)
        else:
            self._take(lay_out(self.document, self.text_width, self.masthead))

    @work(thread=True, exclusive=True, group="layout", exit_on_error=False)
    def _lay_out_large(self, document: Document, width: int, masthead: Masthead) -> None:
        self.post_message(self.Set(lay_out(document, width, masthead), document))

    def on_article_canvas_set(self, message: Set) -> None:
        """Show a long text that a worker has set, unless another is shown by now."""
        if message.document is self.document:
            self._take(message.layout)

    def _take(self, layout: Layout) -> None:
        self.first_paint = False
        self.page = layout
        self.virtual_size = Size(self.size.width, layout.height)
        self.redraw()
        self.go_to(self._goal)
        self.post_message(self.LaidOut())
        self._tell_scrolled()

    def on_resize(self) -> None:
        """Wrap at the new width, the place in the text kept."""
        if self.text_width != self.page.width or not self._laid:
            self.lay_out_again(self.position)
        else:
            self.virtual_size = Size(self.size.width, self.page.height)
            self.redraw()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Say where the reader is."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self._tell_scrolled()

    def _tell_scrolled(self) -> None:
        self.post_message(self.Scrolled(self.position, self.percent))

    # Drawing.

    def overlays(self) -> list[Layer]:
        """What is drawn over the layers: the place jumped to; higher floors add theirs."""
        return [overlay(self.here.start, self.here.end, "here")] if self.here else []

    def overlay_key(self, row: int) -> object:
        """What the overlays change on a row; equal keys mean equal looks."""
        if self.here is None:
            return None
        return self.here if row in self.page.rows_of(self.here) else None

    def render_line(self, y: int) -> Strip:
        """One line of the visible part."""
        row = y + self.scroll_offset.y
        width = self.size.width
        key = (row, width, self.overlay_key(row))
        strip = self._strips.get(key)
        if strip is None:
            layers = [*(self.highlights[name] for name in LAYERS), *self.overlays()]
            painter = Painter(self.page, self._style)
            strip = painter.strip(row, width, layers, self._gutter(row))
            self._strips[key] = strip
        return strip

    def _gutter(self, row: int) -> tuple[tuple[str, str], ...]:
        if not self.gutter_marks or not 0 <= row < self.page.height:
            return ()
        offsets = self._gutter_offsets
        marks: list[tuple[str, str]] = []
        for run in self.page.lines[row].runs:
            first = bisect_left(offsets, run.start)
            last = bisect_left(offsets, max(run.end, run.start + 1))
            for offset in offsets[first:last]:
                marks += self.gutter_marks[offset]
        return gutter_cells(marks)

    def _style(self, names: tuple[str, ...]) -> Style:
        return self.inks.style(names, self.base)

    def notify_style_update(self) -> None:
        """Forget what was drawn in other colours."""
        super().notify_style_update()
        self._strips.clear()

    # Places.

    def hit(self, x: int, y: int) -> int:
        """The offset nearest to a cell of the widget."""
        margin = margin_of(self.size.width, self.page.width)
        return self.page.offset_at(y + self.scroll_offset.y, x - margin)

    def character_at(self, x: int, y: int) -> int | None:
        """The offset of the character drawn in a cell of the widget, if one is."""
        margin = margin_of(self.size.width, self.page.width)
        return self.page.text_at(y + self.scroll_offset.y, x - margin)
