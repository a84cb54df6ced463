"""How much text a tagger reads in a second."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def speed(read: Callable[[str], object], texts: Sequence[str], seconds: float) -> float:
    """Kilobytes in a second of processor time: the best of the rounds for which there is time."""
    read(texts[0])
    begun = time.process_time()
    best = 0.0
    while not best or time.process_time() - begun < seconds:
        size, started = 0, time.process_time()
        for text in texts:
            read(text)
            size += len(text.encode())
            if time.process_time() - begun >= seconds:
                break
        best = max(best, size / 1000 / (time.process_time() - started))
    return best
