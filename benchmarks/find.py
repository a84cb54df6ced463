"""Measure finding: ``python -m benchmarks.find [--many 100000]``, on briefings made for it.

The words of these briefings are few, so that most queries meet most briefings: a hard case. Times
of questions are CPU times of the asking thread, so that a busy machine changes little; building
is measured by the clock, for it works in several processes.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.figures import Figure, table
from benchmarks.generate import make_library
from briefterm.library import Library
from briefterm.model import Marks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence


_QUERIES = (
    *(
        "ministry",
        "oslo",
        "the",
        "zanzibar",
        "containers",
        "m*",
        "mi*",
        "*inist*",
        "quay town older",
    ),
    *('"northern grid"', '"the world bank"', '"settled on"', "harbour OR oslo", "report 77"),
    *('(oslo OR tallinn) -"world bank"', "-oslo ministry", "source:generated lisbon"),
    *('name:"Mira Solberg"', "name:keller oslo", "name:nobody", "kind:org", "tag:made is:unread"),
    *("mentions:2019", "mentions:2019-05-03", "mentions:2024-01..2024-03 name:keller"),
    *("date:>2010", "date:2024-05", "title:newest", "oslo sort:date", "oslo sort:length"),
)
_FILTERS = ("oslo", "tag:made", "is:unread", "report 77", "-oslo date:>2010", "source:post title:9")
_OF_NAMES = ("name", "kind", "mentions")
_REPEATS = 5


def main() -> int:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.find", description=__doc__)
    parser.add_argument("--many", type=int, default=10_000, help="briefings (default 10,000)")
    parser.add_argument("--no-names", action="store_true", help="index no names and dates")
    parser.add_argument("--strict", action="store_true", help="fail if a target is missed")
    parser.add_argument("--memory", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.memory:
        return _print_memory(asked.memory)
    with tempfile.TemporaryDirectory(prefix="briefterm-find-") as place:
        figures = list(_measure(Path(place), asked.many, names=not asked.no_names))
    print(f"{os.cpu_count()} cores, {asked.many:,} briefings of 3 kB")
    for line in table(figures):
        print(line)
    return int(asked.strict and any(figure.verdict == "MISSED" for figure in figures))


def _measure(place: Path, many: int, *, names: bool) -> Iterator[Figure]:
    print(f"Writing {many:,} briefings ...", flush=True)
    folder = make_library(place / "library", many, size=3_000)
    is_large = many > 10_000
    library = Library.open(folder, cache=place / "cache.sqlite3")
    print("Indexing them ...", flush=True)
    yield from _building(library, many, names=names, judged=not is_large)
    briefings = library.listed()
    marks = {briefing.id: Marks(read=True) for briefing in briefings[::3]}
    queries = [query for query in _QUERIES if names or not query.startswith(_OF_NAMES)]

    def first(query: str) -> None:
        library.finding.search(query, briefings, marks, snippets=False)

    def lit(query: str) -> None:
        library.finding.search(query, briefings, marks)

    def filtered(query: str) -> None:
        library.select(query, briefings, marks)

    filtered("warm title:warm")
    asked = _Asked(library)
    yield from asked.figures("first 20", queries, first, 150 if is_large else 20)
    yield from asked.figures("with snippets", queries, lit, 150 if is_large else 30)
    yield from asked.figures("list's filter", _FILTERS, filtered, 50)
    yield from _changed_file(library, folder, judged=not is_large, names=names)
    yield Figure("Memory", "held while searching", _memory(folder), "MB", target=250)


def _building(library: Library, many: int, *, names: bool, judged: bool) -> Iterator[Figure]:
    start, begun = time.perf_counter(), _cpu()
    briefings = library.refresh()
    parsed = time.perf_counter() - start
    library.finding.update(briefings, names=False)
    words = time.perf_counter() - start
    yield Figure("Index from nothing", "metadata", parsed, "s")
    yield Figure("Index from nothing", "and words", words, "s", target=6 if judged else None)
    yield Figure("Index from nothing", "CPU of that", _cpu() - begun, "s")
    if names:
        library.finding.update(briefings)
        whole = time.perf_counter() - start
        target = 60 if judged else None
        yield Figure("Index from nothing", "and names and dates", whole, "s", target=target)
        yield Figure("Index from nothing", "CPU of all", _cpu() - begun, "s")
    files = sum(file.stat().st_size for file in library.folder.parent.glob("cache*"))
    yield Figure("Index from nothing", "on disk, per briefing", files / many / 1000, "kB")


class _Asked:
    """Questions to a library; each answer is looked for anew, in a list that is known."""

    def __init__(self, library: Library) -> None:
        self._finding = library.finding

    def figures(
        self, what: str, queries: Sequence[str], ask: Callable[[str], None], target: float
    ) -> Iterator[Figure]:
        """Milliseconds of the asking thread, the best of a few tries for each query."""
        times = []
        for query in queries:
            tries = []
            for _ in range(_REPEATS):
                self._finding.forget_answers()
                start = time.thread_time()
                ask(query)
                tries.append((time.thread_time() - start) * 1000)
            times.append(min(tries))
        times.sort()
        yield Figure("Queries", f"{what}: median", times[len(times) // 2])
        yield Figure("Queries", f"{what}: p95", times[int(len(times) * 0.95)], target=target)
        yield Figure("Queries", f"{what}: worst", times[-1])


def _changed_file(library: Library, folder: Path, *, judged: bool, names: bool) -> Iterator[Figure]:
    """What it costs to see that one file was edited, and to take in what it says now."""
    path = next(folder.rglob("*.md"))
    seen, taken = [], []
    library.finding.update(library.refresh(), names=names)
    for number in range(_REPEATS):
        path.write_text(path.read_text() + f"\nAnd {number} more words in Oslo on 3 May 2024.\n")
        start = time.process_time()
        briefings = library.refresh()
        between = time.process_time()
        library.finding.update(briefings, names=names)
        seen.append((between - start) * 1000)
        taken.append((time.process_time() - between) * 1000)
    target = 20 if judged else None
    yield Figure("One changed file", "looking through the folder", min(seen))
    yield Figure("One changed file", "words and names", min(taken), target=target)


def _memory(folder: Path) -> float:
    """The most memory in MB that a process holds which only searches."""
    command = [sys.executable, "-m", "benchmarks.find", "--memory", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=600)
    return float(done.stdout.split()[-1])


def _print_memory(folder: Path) -> int:
    library = Library.open(folder, cache=folder.parent / "cache.sqlite3")
    briefings = library.listed()
    for query in _QUERIES:
        library.finding.search(query, briefings, {})
    # What `getrusage` says includes the memory of the process that started this one.
    status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
    print(int(status.partition("VmHWM:")[2].split()[0]) / 1024)
    return 0


def _cpu() -> float:
    own, others = (
        resource.getrusage(resource.RUSAGE_SELF),
        resource.getrusage(resource.RUSAGE_CHILDREN),
    )
    return own.ru_utime + own.ru_stime + others.ru_utime + others.ru_stime


if __name__ == "__main__":
    sys.exit(main())
