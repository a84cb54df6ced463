"""A line in which a query is written, and a line beside it that helps."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text

from briefterm.layout.cells import fit
from briefterm.tui import keys
from briefterm.tui.inks import Inked
from briefterm.tui.newest import Newest
from briefterm.tui.widgets.fields import SafeInput
from briefterm.tui.widgets.query_hints import Hints, Offer, cells

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from textual import events
    from textual.binding import BindingType
    from textual.timer import Timer

REST_SECONDS = 1.0  # without a key, after which an unfinished word is told to be wrong
_PATIENCE = 0.2  # seconds that the key for a completion waits for what is offered
_KEY = "tab "


class QueryStrip(Inked):
    """One line: what may stand at the cursor of a query, or what is wrong with it.

    It has the class ``-idle`` while there is nothing to show.
    """

    ALLOW_SELECT = False

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, classes="query-strip -idle")
        self.labels: Sequence[str] = ()
        self.chosen = -1
        self.problem = ""
        self.take: Callable[[int], object] = lambda _: None

    def show(self, labels: Sequence[str], chosen: int = -1, problem: str = "") -> None:
        """Show offers, the ``chosen`` one lit, or a problem, or (of nothing) nothing."""
        self.labels, self.chosen, self.problem = labels, chosen, problem
        self.set_class(not labels and not problem, "-idle")
        self.refresh()

    def render(self) -> Text:
        """The line."""
        width = self.size.width
        if self.problem:
            return Text(fit(self.problem, width), self.ink("accent"), no_wrap=True)
        line = Text(no_wrap=True, overflow="crop")
        if not self.labels:
            return line
        line.append(_KEY, self.ink("key"))
        for cell in cells(self.labels, self.chosen, len(_KEY), width):
            line.append(" " * (cell.start - line.cell_len))
            look = ("row", "row-cursor") if cell.number == self.chosen >= 0 else ("meta",)
            line.append(cell.words, self.ink(*look))
        return line

    def on_click(self, event: events.Click) -> None:
        """Take the offer that was clicked."""
        event.stop()
        if self.problem or not self.labels:
            return
        x = event.get_content_offset_capture(self).x
        for cell in cells(self.labels, self.chosen, len(_KEY), self.size.width):
            if cell.number >= 0 and cell.start <= x < cell.end:
                self.take(cell.number)


class QueryInput(SafeInput):
    """A line for a query; tab completes the word at the cursor.

    ``hinting`` is called in a thread with the query and the place of the cursor. The screen puts
    ``strip`` where it wants to see it.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        keys.binding("query.next", "tab", "complete(1)", "Complete the word, or take the next one"),
        keys.binding("query.previous", "shift+tab", "complete(-1)", "Take the completion before"),
    ]

    def __init__(
        self,
        value: str = "",
        *,
        hinting: Callable[[str, int], Hints],
        placeholder: str = "",
        id: str | None = None,
        strip_id: str | None = None,
        select_on_focus: bool = True,
    ) -> None:
        self._looking = False  # whether hints are to be asked for, once this message is handled
        self._asked: tuple[str, int] = ("", -1)  # the query and place that were asked for last
        self._turn: tuple[tuple[str, int], int] | None = None  # what tab made, of which offer
        self.hints = Hints()
        self._newest: Newest | None = None
        self._answered = asyncio.Event()
        self._rest: Timer | None = None
        self._rested = False
        self._helping = False
        super().__init__(
            value, placeholder=placeholder, id=id, compact=True, select_on_focus=select_on_focus
        )
        self.hinting = hinting
        self.strip = QueryStrip(id=strip_id)
        self.strip.take = self.take
        self._before: tuple[str, int] = (value, len(value))  # which the offers are for

    # Asking.

    @property
    def _now(self) -> tuple[str, int]:
        return self.value, self.cursor_position

    def on_mount(self) -> None:
        """A query that is there from the beginning may be wrong."""
        if self.value:
            self._looking = True
            self.call_later(self._look)

    def watch_value(self) -> None:
        """The query is another one."""
        self._look_soon()

    def watch_selection(self) -> None:
        """The cursor is elsewhere."""
        self._look_soon()

    def on_focus(self) -> None:
        """Help while it is written in."""
        self._helping = True
        self._look_soon()

    def on_blur(self) -> None:
        """No help is wanted any more, but what is wrong is still told."""
        self._turn = None
        self._rested = True
        self._helping = False
        self._show_hints()

    def _look_soon(self) -> None:
        # A key changes the value and then the place of the cursor.
        if self.is_mounted and not self._looking:
            self._looking = True
            self.call_later(self._look)

    def _look(self) -> None:
        self._looking = False
        if self._turn is not None and self._turn[0] == self._now:
            return  # it was a completion, and there are others
        self._turn = None
        if self._now == self._asked:
            self._show_hints()
            return
        self._ask()

    def _ask(self) -> None:
        query, cursor = self._asked = self._now
        self._answered.clear()
        self._rested = False
        if self._rest is not None:
            self._rest.stop()
        hinting = self.hinting

        def parts() -> Iterator[Hints]:
            yield hinting(query, cursor)

        if self._newest is None:
            self._newest = Newest(self, "completing")
        self._newest.ask(parts, self._take_hints)

    def _take_hints(self, hints: Hints) -> None:
        self._before = self._asked
        self.hints = hints
        self._answered.set()
        if hints.unfinished and hints.problem:
            self._rest = self.set_timer(REST_SECONDS, self._insist)
        if self._now == self._before:
            self._show_hints()

    def _insist(self) -> None:
        self._rested = True
        self._show_hints()

    def _show_hints(self) -> None:
        hints = self.hints
        chosen = self._turn[1] if self._turn is not None else -1
        offers: Sequence[Offer] = hints.offers if self._helping else ()
        told = self._turn is None and (not hints.unfinished or (self._rested and not offers))
        if hints.problem and told:
            self.strip.show((), problem=hints.problem)
        else:
            self.strip.show([offer.label for offer in offers], chosen)

    # Completing.

    async def action_complete(self, step: int) -> None:
        """Put the next offer, or the one before, in place of the word at the cursor."""
        if self._turn is None and self._now != self._asked:
            self._look()
        if not self._answered.is_set():
            with suppress(TimeoutError):
                await asyncio.wait_for(self._answered.wait(), _PATIENCE)
        offers = self.hints.offers
        if not offers or (self._turn is None and self._now != self._before):
            return
        chosen = self._turn[1] + step if self._turn is not None else (0 if step > 0 else -1)
        self.take(chosen % len(offers))

    def take(self, number: int) -> None:
        """Put an offer in place of the word at the cursor; the only one there is ends the matter."""
        if number >= len(self.hints.offers):
            return
        only = len(self.hints.offers) == 1
        value, cursor = self.hints.offers[number].taken(self._before[0])
        self._turn = None if only else ((self.validate_value(value), cursor), number)
        self.value = value
        self.cursor_position = cursor
        self._show_hints()
        if not self.has_focus:
            self.focus()

    def action_cursor_right(self, select: bool = False) -> None:
        """Go right; at the end, what tab put there is taken and what may follow is offered."""
        if self._turn is not None and self.cursor_position == len(self.value):
            self._turn = None
            self._look()
        else:
            super().action_cursor_right(select)

    async def action_submit(self) -> None:
        """Take the query as it is; what is wrong with it is told now."""
        self._insist()
        await super().action_submit()
