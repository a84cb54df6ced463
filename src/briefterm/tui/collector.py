"""Python's garbage collector, kept away from what stays: to look through it would stall keys."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


# Textual's drawn lines refer to themselves, so that each page that is turned leaves thousands of
# things behind. Looked for every few pages they are not old yet, and cost no look at all that is.
_YOUNG, _MIDDLE, _OLD = 700, 100, 3


def resume() -> None:
    """Collect garbage from now on, but not among what is there."""
    gc.enable()
    gc.freeze()
    gc.set_threshold(_YOUNG, _MIDDLE, _OLD)


def tidy() -> None:
    """Look through all for garbage, if enough was made: for a moment when nobody waits."""
    _, middle, old = gc.get_count()
    if old or middle > _MIDDLE // 5:
        gc.collect()


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
