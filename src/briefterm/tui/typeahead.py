"""Keys one after the other: the next one is sent when the last one has had its effect.

Textual sends a key to the widget that has the focus when the key arrives, and runs bindings once
the key has come back. Of keys that arrive together, as they do from a fast typist, over a slow
line or pasted, the second may so overtake the first: letters typed after the key that opens a
prompt run as commands, and a key that saves a note runs before the note's last letters are in.
"""

from __future__ import annotations

import time
from collections import deque
from typing import TYPE_CHECKING

from textual import events
from textual.app import App

if TYPE_CHECKING:
    from textual.dom import DOMNode

_PATIENCE = 0.5  # seconds after which a key whose effect cannot be followed is given up on
_ROUNDS = 3  # a key's message may send another, and that one a third


class OrderedKeys(App[None]):
    """An application in which keys take effect in the order they were typed."""

    def __init__(self) -> None:
        super().__init__()
        self._waiting: deque[events.Key | events.Paste] = deque()
        self._under_way = 0  # the number of the key that is being followed, 0 if none is
        self._count = 0
        self.typed_at = time.monotonic()
        """When a key was sent last, on the monotonic clock."""

    async def on_event(self, event: events.Event) -> None:
        """Send a key on, or let it wait for the one before it."""
        if not isinstance(event, events.Key | events.Paste) or event.is_forwarded:
            await super().on_event(event)
        elif self._under_way:
            if not self._waiting:
                number = self._under_way
                self.set_timer(_PATIENCE, lambda: self._after(number))
            self._waiting.append(event)
        else:
            await self._send(event)

    async def _send(self, event: events.Key | events.Paste) -> None:
        self._count += 1
        self.typed_at = time.monotonic()
        number = self._under_way = self._count
        target: DOMNode = self.focused or self.screen
        await super().on_event(event)
        self._follow(target, target, number, _ROUNDS)

    def _follow(self, node: DOMNode, target: DOMNode, number: int, rounds: int) -> None:
        """Go the way that the key goes, through the queues of a widget and all above it."""
        if node is not self:
            above = node.parent or self
            # A widget that was removed takes no more messages; what is above it does.
            if not node.call_later(self._follow, above, target, number, rounds):
                self._follow(above, target, number, rounds)
        elif rounds > 1 and self._waiting:
            self.call_later(self._follow, target, target, number, rounds - 1)
        else:
            self.call_later(self._after, number)

    async def _after(self, number: int) -> None:
        if number != self._under_way:
            return
        self._under_way = 0
        if self._waiting:
            await self._send(self._waiting.popleft())
