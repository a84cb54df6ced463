"""The longest stall of the event loop while a long article is opened, tagged and paged.

Run as a program with a briefing's path it prints one JSON object: milliseconds by phase.
"""

from __future__ import annotations

import asyncio
import json
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.figures import Figure, middle
from benchmarks.generate import make_library
from benchmarks.program import PYTHON

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

PHASES = ("opening", "lighting names and dates", "paging")
_PAGES = 30


class Probe:
    """Sleeps a millisecond again and again, and keeps the longest time that it took, by phase."""

    def __init__(self) -> None:
        self.phase = PHASES[0]
        self.longest: dict[str, float] = dict.fromkeys(PHASES, 0.0)

    async def watch(self) -> None:
        """Watch until cancelled."""
        while True:
            begun = time.perf_counter()
            await asyncio.sleep(0.001)
            stall = (time.perf_counter() - begun - 0.001) * 1000
            self.longest[self.phase] = max(self.longest[self.phase], stall)


async def longest_stalls(path: Path, place: Path) -> dict[str, float]:
    """Milliseconds of the longest stall in each phase, once the reader shows another briefing."""
    from briefterm.config import Config  # noqa: PLC0415 - the figures' side needs no reader
    from briefterm.library import Library  # noqa: PLC0415 - as above
    from briefterm.tui.app import BrieftermApp  # noqa: PLC0415 - as above
    from briefterm.tui.screens.reader import ReaderScreen  # noqa: PLC0415 - as above

    folder = make_library(place / "library", 1)
    shutil.copy(path, folder)
    library = Library.open(folder, cache=place / "cache.db")
    library.refresh()
    probe = Probe()
    app = BrieftermApp(library, Config())
    async with app.run_test(size=(120, 40)) as pilot:
        reader = app.screen
        assert isinstance(reader, ReaderScreen)  # noqa: S101 - nothing else is opened
        await _until(lambda: bool(reader.article.mentions))
        await pilot.pause(0.3)
        watcher = asyncio.create_task(probe.watch())
        reader.go_to_briefing(path.stem)
        await _until(lambda: reader.article.briefing.id == path.stem)
        await _until(lambda: reader.view.page.height > 1000)
        probe.phase = PHASES[1]
        await _until(lambda: bool(reader.article.mentions))
        await pilot.pause(0.3)
        probe.phase = PHASES[2]
        for _ in range(_PAGES):
            await pilot.press("space")
        watcher.cancel()
        app.exit()
    return probe.longest


async def _until(condition: Callable[[], bool], seconds: float = 60.0) -> None:
    end = time.perf_counter() + seconds
    while not condition():
        if time.perf_counter() > end:
            raise TimeoutError("the article never came to be lit")
        await asyncio.sleep(0.002)


def measure(path: Path, runs: int, environ: Mapping[str, str]) -> Iterator[Figure]:
    """The figures, from ``runs`` interpreters of their own."""
    found: list[dict[str, float]] = []
    for _ in range(runs):
        done = subprocess.run(
            [PYTHON, "-m", "benchmarks.stall", str(path)],
            cwd=Path(__file__).parent.parent,
            env=dict(environ),
            stdout=subprocess.PIPE,
            check=True,
            timeout=120,
        )
        found.append(json.loads(done.stdout))
    for phase in PHASES:
        longest = middle(run[phase] for run in found)
        yield Figure("Longest stall, article of 300 kB", phase, longest, target=50.0)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        sys.stdout.write(json.dumps(asyncio.run(longest_stalls(Path(sys.argv[1]), Path(place)))))
