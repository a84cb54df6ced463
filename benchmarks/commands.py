"""Commands that open no screen, beside a Python that does nothing."""

from __future__ import annotations

import subprocess
import time
from typing import TYPE_CHECKING

from benchmarks.figures import Figure, middle
from benchmarks.program import BRIEFTERM, PYTHON

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path


def measure(few: Path, many: Path, runs: int, environ: Mapping[str, str]) -> Iterator[Figure]:
    """Run each in turn, ``runs`` times over and once more before."""
    commands: dict[str, tuple[tuple[str, ...], float | None]] = {
        "python -c pass": ((PYTHON, "-c", "pass"), None),
        "briefterm --version": ((BRIEFTERM, "--version"), 4.0),
        "briefterm list, 10 briefings": ((BRIEFTERM, "list", "--library", str(few)), None),
        "briefterm list, 10,000 briefings": ((BRIEFTERM, "list", "--library", str(many)), None),
    }
    walls: dict[str, list[float]] = {what: [] for what in commands}
    for number in range(runs + 1):
        for what, (command, _) in commands.items():
            begun = time.perf_counter()
            subprocess.run(
                command, env=dict(environ), stdout=subprocess.DEVNULL, check=True, timeout=120
            )
            if number:
                walls[what].append((time.perf_counter() - begun) * 1000)
    base = middle(walls["python -c pass"])
    for what, (_, target) in commands.items():
        against = None if what == "python -c pass" else base
        yield Figure("Commands, wall time", what, middle(walls[what]), base=against, target=target)
