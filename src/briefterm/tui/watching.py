"""Watching for what a query asks for, and no longer; each is one write and can be taken back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from briefterm.terminal import visible_line
from briefterm.tui.undo import Undo, sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefterm.library.finding import Finder
    from briefterm.tui.screens.reader.browsing import BrowsingScreen


def turn(reader: BrowsingScreen, query: str, label: str = "") -> None:
    """Have a reader watch for a query, or no longer: whichever, is seen when its turn comes."""
    _write(reader, partial(turned, reader.library.finding, query, label))


def end(reader: BrowsingScreen, query: str, label: str) -> None:
    """Have a reader watch for a query no longer."""
    _write(reader, partial(ended, reader.library.finding, query, label))


def _write(reader: BrowsingScreen, job: Callable[[], Undo]) -> None:
    def done(undo: Undo) -> None:
        reader.written(f"{sentence(undo.label)}. u takes it back.", undo)

    reader.writer.write(job, done)


def turned(finder: Finder, query: str, label: str = "") -> Undo:
    """Watch for a query, or no longer if the file says that it is watched for; in a thread."""
    watch = next((one for one in finder.watches() if one.query == query), None)
    return begun(finder, query, label) if watch is None else ended(finder, query, watch.label)


def begun(finder: Finder, query: str, label: str = "") -> Undo:
    """Watch for a query, in a thread."""
    finder.watch(query, label)
    shown = next((one.label for one in finder.watches() if one.query == query), query)
    words = f"watching for “{visible_line(shown)}”"
    return Undo(words, partial(finder.unwatch, query), None, partial(begun, finder, query, label))


def ended(finder: Finder, query: str, label: str) -> Undo:
    """Watch for a query no longer, in a thread."""
    finder.unwatch(query)
    words = f"no longer watching for “{visible_line(label)}”"
    back = partial(finder.watch, query, label)
    return Undo(words, back, None, partial(ended, finder, query, label))
