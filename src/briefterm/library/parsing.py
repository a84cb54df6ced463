"""Files of a library parsed into entries of its catalogue, many of them in several processes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefterm import briefing as briefings
from briefterm.briefing.scan import SUFFIXES
from briefterm.index.entries import entry_of
from briefterm.library.processes import elsewhere, processes
from briefterm.model import Briefing, Document

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from briefterm.briefing import FileStat
    from briefterm.index.entries import Entry

_MANY = 2_000  # fewer files are parsed here before other processes would be ready
_TOGETHER = 50


def entries(
    changed: Sequence[FileStat], folder: Path, cancelled: Callable[[], bool]
) -> Iterator[list[Entry]]:
    """The entries of files, some at a time, until it is ``cancelled``; first come the first ones."""
    if len(changed) < _MANY or processes() == 1:
        for stat in changed:
            if cancelled():
                return
            yield [entry(stat, folder)]
        return
    jobs = (
        (changed[start : start + _TOGETHER], folder) for start in range(0, len(changed), _TOGETHER)
    )
    for _, some in elsewhere(_entries, jobs, cancelled):
        yield some


def entry(stat: FileStat, folder: Path) -> Entry:
    """The entry of a file in the library in ``folder``."""
    if stat.warning:
        return entry_of(stat.key, _unreadable(stat), Document(""), folder)
    briefing, document = briefings.read(stat.path, folder=folder)
    if (briefing.size, briefing.mtime_ns) != (stat.size, stat.mtime_ns):
        # It changed since it was listed; with the older stamp the next refresh looks again.
        briefing = replace(briefing, size=stat.size, mtime_ns=stat.mtime_ns)
    return entry_of(stat.key, briefing, document, folder)


def _entries(job: tuple[Sequence[FileStat], Path]) -> list[Entry]:
    stats, folder = job
    return [entry(stat, folder) for stat in stats]


def _unreadable(stat: FileStat) -> Briefing:
    """The entry of a path that is no file to read: its name and what is wrong."""
    # A link may be mended, so that its id is made like that of any file.
    stem, dot, suffix = stat.key.rpartition(".")
    name = stem if f"{dot}{suffix}".lower() in SUFFIXES else stat.key
    return Briefing(
        id=name,
        path=stat.path,
        title=name.rpartition("/")[2],
        warnings=(stat.warning,),
        size=stat.size,
        mtime_ns=stat.mtime_ns,
    )
