"""Questions of which only the newest counts, answered in a thread, one after the other.

Somebody who types asks faster than a large library answers. Threads for each question would keep
each other from running; so a question waits for the one under way, and a newer one takes its place.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

from textual.worker import get_current_worker

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from textual.widget import Widget

    Parts = Callable[[], Iterable[Any]]
    Show = Callable[[Any], object]


class Newest:
    """Asks for a widget or screen; ``name`` names its workers."""

    def __init__(self, node: Widget, name: str) -> None:
        self._node = node
        self._name = name
        self._lock = threading.Lock()
        self._number = 0  # of the question that was asked last
        self._waiting: tuple[int, Parts, Show] | None = None
        self._running = False

    def ask(self, parts: Parts, show: Show) -> None:
        """Have ``parts`` work in a thread; ``show`` gets each of its parts on the event loop.

        What was asked before is void: no part of it is shown any more, and ``parts`` is left alone
        between two of them.
        """
        with self._lock:
            self._number += 1
            self._waiting = (self._number, parts, show)
            if self._running:
                return
            self._running = True
        self._begin()

    def _begin(self) -> None:
        # The screen tells of a worker that broke, also of a widget's.
        self._node.screen.run_worker(
            self._work, name=self._name, group=self._name, thread=True, exit_on_error=False
        )

    def drop(self) -> None:
        """Show no answer to what was asked so far."""
        with self._lock:
            self._number += 1
            self._waiting = None

    def _work(self) -> None:
        worker = get_current_worker()
        try:
            while True:
                with self._lock:
                    waiting, self._waiting = self._waiting, None
                    if waiting is None or worker.is_cancelled:
                        self._running = False
                        return
                number, parts, show = waiting
                for part in parts():
                    if worker.is_cancelled or number != self._number:
                        break
                    self._node.call_later(self._show, number, show, part)
        except BaseException:
            with self._lock:
                self._running = self._waiting is not None
                waits = self._running
            if waits:  # what was asked meanwhile is no part of what went wrong
                self._node.call_later(self._go_on)
            raise

    def _go_on(self) -> None:
        if self._node.is_attached:
            self._begin()

    def _show(self, number: int, show: Show, part: object) -> None:
        if number == self._number and self._node.is_attached:
            show(part)
