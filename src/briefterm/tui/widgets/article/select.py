"""The middle floor of the article view: selecting, by mouse and in visual mode.

The view owns its selection because Textual's cannot follow wrapped text, wide characters or a
drag that scrolls; it is mirrored to the screen so that ctrl+c copies it.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message
from textual.selection import Selection as ScreenSelection

from briefterm.layout.motions import left
from briefterm.layout.selection import Selection, Unit
from briefterm.tui.widgets.article.canvas import ArticleCanvas
from briefterm.tui.widgets.article.paint import overlay

if TYPE_CHECKING:
    from textual import events
    from textual.timer import Timer

    from briefterm.layout.highlights import Layer
    from briefterm.model import Span

_SCROLLS_PER_SECOND = 30
_AGAIN_SECONDS = 0.4  # within which a second press counts as a double click
_UNITS = (Unit.CHARACTER, Unit.WORD, Unit.PARAGRAPH)


class SelectableArticle(ArticleCanvas):
    """An article whose text can be selected by dragging, by clicks and by visual mode."""

    @dataclass
    class SelectionChanged(Message):
        """What is selected now, or None."""

        span: Span | None

        def can_replace(self, message: Message) -> bool:
            """Only the newest selection matters."""
            return isinstance(message, SelectableArticle.SelectionChanged)

    @dataclass
    class Clicked(Message):
        """The character at ``offset`` was clicked."""

        offset: int

    @dataclass
    class Hovered(Message):
        """The pointer is over the character at ``offset``, or over none."""

        offset: int | None

        def can_replace(self, message: Message) -> bool:
            """Only the newest place matters."""
            return isinstance(message, SelectableArticle.Hovered)

    selection: Selection | None = None
    selected: Span | None = None  # what the selection covers, or None if that is nothing
    visual = False
    _press: tuple[int, int] | None = None  # column and row of the text where the mouse went down
    _presses = 0
    _pressed_at = 0.0
    _dragged = False
    _pointer = (0, 0)
    _scroller: Timer | None = None

    def select(self, selection: Selection | None, *, visual: bool = False) -> None:
        """Select, or clear the selection."""
        self.selection = selection
        self.visual = visual and selection is not None
        span = selection.span(self.page.text) if selection else None
        self.selected = span or None
        # Textual copies what the screen holds as selected; the text itself comes from
        # get_selection below.
        self.screen.selections = {self: ScreenSelection(None, None)} if span else {}
        self.post_message(self.SelectionChanged(self.selected))
        self.refresh()

    def get_selection(self, selection: ScreenSelection) -> tuple[str, str] | None:
        """The selected text, for the screen's copy action."""
        del selection
        span = self.selected
        return (span.of(self.document.text), "\n") if span else None

    # Mouse.

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Begin a selection; further presses at once grow it by words, then paragraphs."""
        if event.button != 1 or event.x >= self.size.width:
            return
        now = time.monotonic()
        press = (event.x, event.y + self.scroll_offset.y)
        near = self._press is not None and abs(self._press[0] - press[0]) <= 1
        again = near and self._press is not None and self._press[1] == press[1]
        quick = now - self._pressed_at < _AGAIN_SECONDS
        self._presses = self._presses % len(_UNITS) + 1 if again and quick else 1
        self._pressed_at = now
        self._press = press
        self._dragged = False
        self.capture_mouse()
        if self._presses > 1:
            self._pointer = (event.x, event.y)
            self._extend()
        elif self.selection is not None:
            self.select(None)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Extend the selection while a button is held; tell what is hovered otherwise."""
        if self._press is None or self.app.mouse_captured is not self:
            self.post_message(self.Hovered(self.character_at(event.x, event.y)))
            return
        if (event.x, event.y + self.scroll_offset.y) == self._press and not self._dragged:
            return
        self._dragged = True
        self._pointer = (event.x, event.y)
        self._extend()
        outside = not 0 < event.y < self.size.height - 1
        if outside and self._scroller is None:
            self._scroller = self.set_interval(1 / _SCROLLS_PER_SECOND, self._scroll_and_extend)
        elif not outside:
            self._stop_scrolling()

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """End the drag; a press that went nowhere is a click."""
        self._stop_scrolling()
        if self.app.mouse_captured is not self:
            return
        self.release_mouse()
        if not self._dragged and self._presses == 1:
            offset = self.character_at(event.x, event.y)
            if offset is not None:
                self.post_message(self.Clicked(offset))

    def on_leave(self) -> None:
        """The pointer left."""
        self.post_message(self.Hovered(None))

    def _extend(self) -> None:
        if self._press is None:
            return
        x, y = self._pointer
        pointer = (x, min(max(y, 0), self.size.height - 1) + self.scroll_offset.y)
        forward = (self._press[1], self._press[0]) <= (pointer[1], pointer[0])
        anchor = self.end_of_drag(*self._press, late=not forward)
        head = self.end_of_drag(*pointer, late=forward)
        self.select(Selection(anchor, head, _UNITS[self._presses - 1]))

    def end_of_drag(self, x: int, row: int, *, late: bool) -> int:
        """The offset that a drag's later or earlier end means at a column of the view and a row.

        A row without text is the end of the text above it for the later end, and the beginning of
        the text below it for the earlier one; right of a line is its last character.
        """
        line = self.page.lines[row] if 0 <= row < self.page.height else None
        if late and line is not None and not line.runs:
            above = self.page.next_text_row(row, -1)
            return self.page.lines[above].runs[-1].end if above >= 0 else 0
        offset = self.hit(x, row - self.scroll_offset.y)
        runs = line.runs if line else ()
        if runs and offset == runs[-1].end > runs[-1].start:
            return left(self.page.text, offset)
        return offset

    def _scroll_and_extend(self) -> None:
        y = self._pointer[1]
        step = y - (self.size.height - 2) if y > 0 else y - 1
        self.scroll_relative(y=max(-4, min(4, step)), animate=False, immediate=True, force=True)
        self._extend()

    def _stop_scrolling(self) -> None:
        if self._scroller is not None:
            self._scroller.stop()
            self._scroller = None

    # Drawing.

    def overlays(self) -> list[Layer]:
        """The selection and its moving end over the rest."""
        layers = super().overlays()
        span = self.selected
        if span:
            layers.append(overlay(span.start, span.end, "selection"))
        if self.visual and self.selection is not None:
            head = self.selection.head
            layers.append(overlay(head, head + 1, "cursor"))
        return layers

    def overlay_key(self, row: int) -> object:
        """The selection's part in what a row looks like."""
        below = super().overlay_key(row)
        if self.selection is None or not 0 <= row < self.page.height:
            return below
        runs = self.page.lines[row].runs
        if not runs:
            return below
        start, end = runs[0].start, max(run.end for run in runs)
        span, head = self.selected, self.selection.head
        part = (max(start, span.start), min(end, span.end)) if span else None
        if part and part[0] >= part[1]:
            part = None
        return (below, part, head if self.visual and start <= head <= end else None)
