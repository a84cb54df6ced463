"""Waiting until the program under test has nothing left to do, and no longer than that.

Textual waits until its process used next to no time for 20 ms, twice for each key. Here the event
loop is asked: nothing is ready, no timer is about to ring, and no thread is at work.
"""

from __future__ import annotations

import asyncio
from time import monotonic, process_time
from typing import TYPE_CHECKING, Any

from textual._context import active_app
from textual.worker import WorkerState

if TYPE_CHECKING:
    from textual.app import App

_SOON = 0.02  # seconds to a timer that is waited for
_LOOK = 0.002  # seconds for which the threads are watched
_IDLE = 0.0005  # of which they may be at work
_WORKING = 0.3  # seconds for which a worker that sleeps or waits is waited for
_RUNNING = (WorkerState.PENDING, WorkerState.RUNNING)


def working(app: App[Any]) -> bool:
    """Whether a worker of the program runs."""
    return any(worker.state in _RUNNING for worker in app.workers)


async def until_quiet(min_sleep: float = 0, max_sleep: float = 1) -> None:
    """Wait until nothing is to be done, from ``min_sleep`` to ``max_sleep`` seconds."""
    loop: Any = asyncio.get_running_loop()
    app = active_app.get(None)
    start = monotonic()
    while (waited := monotonic() - start) < max_sleep:
        await asyncio.sleep(0)
        if loop._ready:
            continue
        soon = loop.time() + _SOON
        due = [timer.when() for timer in loop._scheduled if not timer.cancelled()]
        if due and min(due) < soon:
            await asyncio.sleep(max(0, min(due) - loop.time()))
            continue
        used = process_time()
        await asyncio.sleep(_LOOK)
        busy = process_time() - used > _IDLE or loop._ready
        if not busy and app is not None and waited < _WORKING:
            busy = working(app)
        if not busy and waited >= min_sleep:
            return
