"""Python's garbage collector, kept away from what stays: to look through it would stall keys."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


def resume() -> None:
    """Collect garbage from now on, but not among what is there."""
    gc.enable()
    gc.freeze()


@contextmanager
def resting(*, keep: bool = False) -> Iterator[None]:
    """Collect nothing while many things are made; with ``keep`` leave them alone from then on.

    What is left alone is never looked through again, garbage among it neither: keep once.
    """
    gc.disable()
    try:
        yield
    finally:
        if keep:
            gc.freeze()
        gc.enable()
