"""How far long work is: one line of a terminal that is gone when the work ends."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_MANY = 300  # of less, nobody waits long enough to read


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
