"""How far long work is: one line of a terminal that is gone when the work ends."""

from __future__ import annotations

import sys
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_MANY = 300  # of less, nobody waits long enough to read
_TICK = 1.0  # seconds


@contextmanager
def progress_line() -> Iterator[Callable[[str, int, int], None]]:
    """Gives what tells stderr of some work (in words) how much is done, and of how much.

    It tells where stderr is a terminal and the whole is much, and nothing elsewhere.
    """
    is_terminal = sys.stderr.isatty()
    shown = False

    def tell(words: str, done: int, total: int) -> None:
        nonlocal shown
        if is_terminal and total >= _MANY:
            shown = True
            sys.stderr.write(f"\r\x1b[K{words}: {done} of {total}")
            sys.stderr.flush()

    try:
        yield tell
    finally:
        if shown:
            sys.stderr.write("\r\x1b[K")


@contextmanager
def passing_time() -> Iterator[Callable[[str], None]]:
    """Gives what tells stderr, in words, which work is under way that cannot be counted.

    It is shown with the seconds since the beginning where stderr is a terminal, from the first
    second on; nothing is shown elsewhere.
    """
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    ended = threading.Event()
    under_way = ""

    def tell(words: str) -> None:
        nonlocal under_way
        under_way = words

    def tick() -> None:
        seconds = 0.0
        while not ended.wait(_TICK):
            seconds += _TICK
            sys.stderr.write(f"\r\x1b[K{under_way}: {seconds:.0f} s")
            sys.stderr.flush()
        if seconds:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()

    ticking = threading.Thread(target=tick, daemon=True)
    ticking.start()
    try:
        yield tell
    finally:
        ended.set()
        ticking.join()
