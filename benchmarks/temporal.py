"""Measure the reading of dates: ``python -m benchmarks.temporal``.

Scores need annotated texts, which are named by their paths. Speed and import time stand beside
those of other libraries, of as many as are installed.
"""

from __future__ import annotations

import argparse
import compileall
import subprocess
import sys
import time
from datetime import date, datetime
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import briefterm
from benchmarks.figures import Figure, middle, table
from benchmarks.generate import article
from benchmarks.program import PYTHON
from benchmarks.speed import speed
from benchmarks.timex import Annotated, read_briefings, read_timeml, score
from briefterm import temporal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import ModuleType

    Read = Callable[[str], object]

_DAY = date(2024, 5, 2)
_MOMENT = datetime(2024, 5, 2)  # noqa: DTZ001 - the libraries count in local time
_IMPORTS = 7


def main() -> int:
    """Score, measure and print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.temporal", description=__doc__)
    parser.add_argument("--wikiwars", type=Path, metavar="FOLDER", help="annotated .tml files")
    parser.add_argument("--briefings", type=Path, metavar="FILE", help="annotated JSON lines")
    parser.add_argument(
        "--seconds", type=float, default=2, help="time for each library (default 2)"
    )
    asked = parser.parse_args()
    compileall.compile_dir(Path(briefterm.__file__).parent, quiet=1)
    for line in table(list(_measure(asked.wikiwars, asked.briefings, asked.seconds))):
        print(line, flush=True)
    return 0


def _measure(wikiwars: Path | None, briefings: Path | None, seconds: float) -> Iterator[Figure]:
    for path, read in ((wikiwars, read_timeml), (briefings, read_briefings)):
        if path is not None:
            scores = score(read(path), temporal.tag)
            group = f"{path.stem}, {scores.gold} expressions"
            for what, figure in scores.figures():
                yield Figure(group, what, figure, "%")
            yield Figure(group, "speed", _rate(read(path), seconds), "kB/s")
    texts = [article(4_000, seed, title="Dates to be read", day=_DAY) for seed in range(40)]
    readers = _readers()
    for name, read_text in readers.items():
        yield Figure("Speed", name, speed(read_text, texts, seconds), "kB/s")
    yield Figure("An article of 4 kB", "each", _each(texts, seconds))
    yield Figure("An article of 4 kB", "the first one", _first(texts[0]))
    yield from _imports(list(readers))


def _rate(texts: list[Annotated], seconds: float) -> float:
    """Kilobytes in a second of annotated texts, each with its own day."""
    days = {annotated.text: annotated.day for annotated in texts}
    return speed(lambda text: temporal.tag(text, days[text]), list(days), seconds)


def _each(texts: list[str], seconds: float) -> float:
    """Milliseconds for a text: the median of the best of each."""
    costs = []
    for text in texts:
        begun = time.process_time()
        best = float("inf")
        while time.process_time() - begun < seconds / len(texts):
            started = time.process_time()
            temporal.tag(text, _DAY)
            best = min(best, time.process_time() - started)
        costs.append(best * 1000)
    return middle(costs)


def _first(text: str) -> float:
    """Milliseconds for the first text of a fresh interpreter in which all is imported."""
    code = (
        "import sys, time; from datetime import date; from briefterm.model import TimeExpression; "
        "from briefterm import temporal; text = sys.stdin.read(); begun = time.process_time(); "
        "temporal.tag(text, date(2024, 5, 2)); print(time.process_time() - begun)"
    )
    costs = []
    for _ in range(_IMPORTS):
        took = subprocess.run(
            (PYTHON, "-c", code),
            capture_output=True,
            check=True,
            input=text,
            text=True,
            timeout=120,
        )
        costs.append(float(took.stdout) * 1000)
    return middle(costs)


def _readers() -> dict[str, Read]:
    """Of each library that can be imported, the function that reads a text."""
    readers = {}
    for name, reader in _LIBRARIES.items():
        try:
            readers[name] = reader(import_module(name))
        except ImportError:
            print(f"{name} is not here to be measured", flush=True)
    return readers


def _imports(modules: list[str]) -> Iterator[Figure]:
    """Processor time of an import in fresh interpreters, in turn."""
    costs: dict[str, list[float]] = {module: [] for module in modules}
    for number in range(_IMPORTS + 1):
        for module in modules:
            code = (
                "import time; begun = time.process_time(); "
                f"import {module}; print(time.process_time() - begun)"
            )
            took = subprocess.run(
                (PYTHON, "-c", code), capture_output=True, check=True, text=True, timeout=120
            )
            if number:
                costs[module].append(float(took.stdout) * 1000)
    for module in modules:
        yield Figure("Import", module, middle(costs[module]))


def _ours(module: ModuleType) -> Read:
    return lambda text: module.tag(text, _DAY)


def _dateparser(module: ModuleType) -> Read:
    settings = {"RELATIVE_BASE": _MOMENT}
    return lambda text: module.search_dates(text, languages=["en"], settings=settings)


def _parsedatetime(module: ModuleType) -> Read:
    calendar = module.Calendar()
    return lambda text: calendar.nlp(text, sourceTime=_MOMENT)


def _recognizers(module: ModuleType) -> Read:
    return lambda text: module.recognize_datetime(text, "en-us", reference=_MOMENT)


# What is imported, and what makes a function of it that reads a text.
_LIBRARIES: dict[str, Callable[[ModuleType], Read]] = {
    "briefterm.temporal": _ours,
    "dateparser.search": _dateparser,
    "parsedatetime": _parsedatetime,
    "recognizers_date_time": _recognizers,
}


if __name__ == "__main__":
    sys.exit(main())
