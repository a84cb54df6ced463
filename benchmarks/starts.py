"""From the start of the program to what the reader waits for, beside a bare Textual program."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.bare import SHOWN
from benchmarks.figures import Figure, middle
from benchmarks.generate import NEWEST, OPENING
from benchmarks.program import BARE, BRIEFTERM, PYTHON
from benchmarks.session import Cost, Session

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Start:
    """A command and the words on the screen that it is awaited by."""

    what: str
    command: tuple[str, ...]
    words: str
    target: float | None = None


def starts(few: Path, many: Path, short: Path, long: Path) -> list[Start]:
    """All starts that are measured; the first is what the others are compared with."""
    return [
        Start("bare Textual program", (PYTHON, BARE), SHOWN),
        Start("list of 10 briefings", (BRIEFTERM, str(few)), NEWEST[:12], 1.35),
        Start("list of 10,000 briefings", (BRIEFTERM, str(many)), NEWEST[:12], 1.35),
        Start("article of 3 kB", (BRIEFTERM, str(short)), OPENING, 1.6),
        Start("article of 300 kB", (BRIEFTERM, str(long)), OPENING, 1.6),
    ]


def measure(
    chosen: list[Start], runs: int, environ: Mapping[str, str], folder: Path
) -> Iterator[Figure]:
    """Start each in turn, ``runs`` times over and once more before to warm the caches."""
    costs: dict[str, list[Cost]] = {start.what: [] for start in chosen}
    for number in range(runs + 1):
        for start in chosen:
            with Session(start.command, environ, folder) as session:
                cost = session.wait_for(start.words)
                if number:
                    costs[start.what].append(cost)
                else:
                    session.settle()
    for kind, group in (("wall", "First paint, wall time"), ("cpu", "First paint, CPU time")):
        medians = {what: middle(getattr(cost, kind) for cost in costs[what]) for what in costs}
        for start in chosen:
            base = None if start is chosen[0] else medians[chosen[0].what]
            yield Figure(group, start.what, medians[start.what], base=base, target=start.target)
