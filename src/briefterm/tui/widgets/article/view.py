"""The upper floor of the article view: what its keys do."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.message import Message

from briefterm.layout import motions
from briefterm.layout.find import find_all
from briefterm.layout.highlights import Highlight, Layer
from briefterm.layout.selection import Selection, Unit
from briefterm.model import BlockKind, Span
from briefterm.tui import keys
from briefterm.tui.widgets.article.select import SelectableArticle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.binding import BindingType

    from briefterm.layout.typeset import Masthead
    from briefterm.model import Document


class ArticleView(SelectableArticle):
    """The article: scrolling, finding, jumping from mention to mention, visual mode."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings(keys.ARTICLE)]

    @dataclass
    class Found(Message):
        """The hit that is shown, counted from 1, and how many there are."""

        number: int
        count: int

    @dataclass
    class Pointed(Message):
        """A jump or motion came to ``offset``."""

        offset: int

        def can_replace(self, message: Message) -> bool:
            """Only the newest place matters."""
            return isinstance(message, ArticleView.Pointed)

    @dataclass
    class Asked(Message):
        """The reader wants to know more about what is at ``offset``."""

        offset: int

    hits: Sequence[Span] = ()
    _origin: tuple[int | None, Span | None, int] | None = None  # cursor, place and first line
    _column: int | None = None

    def __init__(self, *, measure: int, id: str | None = None) -> None:
        super().__init__(measure=measure, id=id)
        self.places: dict[str, Sequence[Span]] = {}

    def show(self, document: Document, masthead: Masthead, position: int = 0) -> None:
        """Show a document from an offset on, without highlights yet."""
        self.places = {
            "heading": [
                Span(block.start, block.end)
                for block in document.blocks
                if block.kind is BlockKind.HEADING
            ]
        }
        self.hits, self._origin = (), None
        self.selection = self.selected = None
        self.visual = False
        super().show(document, masthead, position)

    # Scrolling.

    def action_scroll_rows(self, rows: int) -> None:
        """Scroll by lines, or move the end of the selection in visual mode."""
        if self.visual:
            self._move_head(rows)
        else:
            self.scroll_relative(y=rows, animate=False, immediate=True, force=True)

    def action_scroll_pages(self, pages: float) -> None:
        """Scroll by pages, with a line or two of the old page kept in sight."""
        height = max(1, self.size.height - 2 if abs(pages) == 1 else self.size.height)
        self.action_scroll_rows(int(pages * height) or (1 if pages > 0 else -1))

    def action_edge(self, edge: int) -> None:
        """Go to the beginning (0) or the end (1) of the text."""
        if self.visual and self.selection is not None:
            self._select_to(motions.last(self.page.text) if edge else 0)
        else:
            # Jumps start from here now, even where the old place is still in sight.
            self.cursor = self.here = None
            self.scroll_to(
                y=self.max_scroll_y if edge else 0, animate=False, immediate=True, force=True
            )

    # Jumps.

    @property
    def place(self) -> int:
        """Where jumps and motions start: the cursor if it is in sight, else the first line."""
        if self.cursor is not None:
            row = self.page.row_of(self.cursor)
            if self.scroll_offset.y <= row < self.scroll_offset.y + self.size.height:
                return self.cursor
        return self.page.first_offset(self.scroll_offset.y)

    def point(self, span: Span) -> None:
        """Show a span and make it the place that jumps start from."""
        self.cursor, self.here = span.start, span
        self.reveal(span)
        self.refresh()
        self.post_message(self.Pointed(span.start))

    def action_jump(self, sort: str, step: int) -> None:
        """Go to the next (1) or previous (-1) name, date, note or heading, around the ends."""
        spans = self.places.get(sort, ())
        span = _neighbour(spans, self.place, step, at=self.here)
        if self.visual:
            if span is not None:
                self._select_to(span.start)
            return
        if span is None and spans:
            span = spans[0 if step > 0 else -1]
        if span is None or span == self.here:
            self.notify(f"No {'other ' if spans else ''}{sort} here.", timeout=2)
        else:
            self.point(span)

    # Finding.

    def begin_finding(self) -> None:
        """Remember this place: what is looked for from now on is looked for from here."""
        self._origin = self.cursor, self.here, self.position

    def return_to_origin(self) -> None:
        """Go back to where the finding began."""
        if self._origin is not None:
            self.cursor, self.here, position = self._origin
            self.go_to(position)
            self.refresh()

    def find(self, query: str) -> None:
        """Light all places of ``query`` and go to the first one from the origin on, if there is one."""
        self.return_to_origin()
        self.hits = find_all(self.page.text, query)
        self.show_layer("hits", Layer(Highlight(hit.start, hit.end, "hit") for hit in self.hits))
        if self.hits:
            starts = [hit.start for hit in self.hits]
            index = bisect_left(starts, self.place) % len(self.hits)
            self._show_hit(index)
        else:
            self.post_message(self.Found(0, 0))

    def show_hits(self, hits: Sequence[Span]) -> None:
        """Light these places, to which the keys for hits go, without going to one."""
        self.hits = hits
        self.show_layer("hits", Layer(Highlight(hit.start, hit.end, "hit") for hit in hits))

    def action_hit(self, step: int) -> None:
        """Go to the next or previous hit, around the ends of the text."""
        if not self.hits:
            self.notify("Nothing to go to: press / to find something.", timeout=3)
            return
        starts = [hit.start for hit in self.hits]
        place = self.place
        index = bisect_right(starts, place) if step > 0 else bisect_left(starts, place) - 1
        self._show_hit(index % len(self.hits))

    def _show_hit(self, index: int) -> None:
        self.point(self.hits[index])
        self.post_message(self.Found(index + 1, len(self.hits)))

    # Visual mode.

    def action_visual(self, unit: str) -> None:
        """Start selecting at the cursor; the same key again ends it, the other one changes unit."""
        chosen = Unit(unit)
        if self.visual and self.selection is not None:
            same = self.selection.unit is chosen
            current = Selection(self.selection.anchor, self.selection.head, chosen)
            self.select(None if same else current, visual=True)
            return
        start = self.place
        self.here = None
        self.select(Selection(start, start, chosen), visual=True)

    def action_motion(self, name: str) -> None:
        """Move the end of the selection; without visual mode, turn sentences and paragraphs."""
        if self.visual and self.selection is not None:
            self._select_to(self._target(name, self.selection.head))
        elif name.endswith(("sentence", "paragraph")):
            target = self._target(name, self.place)
            self.point(motions.word_at(self.page.text, target))

    async def action_end_of_word(self) -> None:
        """Move to the end of the word in visual mode; the key edits a note otherwise."""
        if self.visual:
            self.action_motion("word_end")
        else:
            await self.run_action("screen.edit")

    async def action_other_end(self) -> None:
        """Exchange the ends of the selection; the key opens the source otherwise."""
        if self.visual and self.selection is not None:
            self.select(self.selection.swapped(), visual=True)
            self.reveal(Span(self.selection.head, self.selection.head + 1))
        else:
            await self.run_action("screen.open_url")

    def action_clear(self) -> None:
        """Drop the selection, then the search."""
        if self.selection is not None:
            self.select(None)
        elif self.hits or self.here:
            self.hits, self.here = (), None
            self.show_layer("hits", Layer())
            self.post_message(self.Found(0, 0))

    def action_card(self) -> None:
        """Ask for all about what the cursor is on."""
        if self.visual:
            self.visual = False
            self.refresh()
        elif self.cursor is not None:
            self.post_message(self.Asked(self.cursor))
        else:
            self.notify("Go to a name or date first: ]e, ]d, or click one.", timeout=3)

    def _target(self, name: str, offset: int) -> int:
        if name.startswith("line"):
            follow = motions.line_start if name == "line_start" else motions.line_end
            return follow(self.page, offset)
        motion = {
            "right": motions.right,
            "left": motions.left,
            "next_word": motions.next_word,
            "word_end": motions.word_end,
            "previous_word": motions.previous_word,
            "next_sentence": motions.next_sentence,
            "previous_sentence": motions.previous_sentence,
            "next_paragraph": motions.next_paragraph,
            "previous_paragraph": motions.previous_paragraph,
        }[name]
        return motion(self.page.text, offset)

    def _move_head(self, rows: int) -> None:
        if self.selection is None:
            return
        head = self.selection.head
        if self._column is None:
            self._column = self.page.cell_of(head)[1]
        column = self._column
        self._select_to(motions.vertical(self.page, head, rows, column))
        self._column = column

    def _select_to(self, offset: int) -> None:
        if self.selection is None:
            return
        self._column = None
        self.cursor = offset
        self.select(self.selection.to(offset), visual=self.visual)
        self.reveal(Span(offset, offset + 1))
        self.post_message(self.Pointed(offset))


def _neighbour(
    spans: Sequence[Span], place: int, step: int, *, at: Span | None = None
) -> Span | None:
    """The span after or before ``place``; the one stood on (``at``) is passed over.

    ``spans`` are sorted. Of several that begin where one stands, each has its turn.
    """
    if at is not None and at.start == place and at in spans:
        index = spans.index(at) + step
        return spans[index] if 0 <= index < len(spans) else None
    starts = [span.start for span in spans]
    if step > 0:
        on = at is not None and at.start == place
        index = bisect_right(starts, place) if on else bisect_left(starts, place)
        return spans[index] if index < len(spans) else None
    index = bisect_left(starts, place) - 1
    return spans[index] if index >= 0 else None
