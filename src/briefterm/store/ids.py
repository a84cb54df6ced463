"""Ids that are short, sort by the time they were made, and are read aloud without mistakes."""

from __future__ import annotations

import os
import threading
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's base 32: no i, l, o, u
_LENGTH = 11
_EPOCH_MS = 1_577_836_800_000  # 2020-01-01 UTC: 41 bits of milliseconds last until 2089
_RANDOM_BITS = 14


def encoded(number: int) -> str:
    """A number below 2**55 as 11 digits whose order as text is the order of the numbers."""
    digits = []
    for _ in range(_LENGTH):
        number, digit = divmod(number, 32)
        digits.append(_ALPHABET[digit])
    return "".join(reversed(digits))


def _random_bits() -> int:
    return int.from_bytes(os.urandom(2), "big") >> (16 - _RANDOM_BITS)


class IdSource:
    """Ids that grow: 41 bits of milliseconds, then 14 random bits.

    Each id is greater than the one before, even in the same millisecond or when the clock was set
    back, so that one source never gives an id twice.
    """

    def __init__(self, clock_ms: Callable[[], int] = lambda: time.time_ns() // 1_000_000) -> None:
        self._clock_ms = clock_ms
        self._last = 0
        self._guard = threading.Lock()

    def next(self, taken: Callable[[str], bool]) -> str:
        """The next id that is not ``taken`` (by another process that shares the file)."""
        with self._guard:
            while True:
                time_part = max(self._clock_ms() - _EPOCH_MS, 0) << _RANDOM_BITS
                self._last = max(self._last + 1, time_part | _random_bits())
                if not taken(identifier := encoded(self._last)):
                    return identifier
