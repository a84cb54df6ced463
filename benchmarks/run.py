"""Measure the program on this machine, in one run: ``make bench``."""

from __future__ import annotations

import argparse
import compileall
import json
import os
import platform
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import briefterm
from benchmarks import commands, reactions, stall, starts
from benchmarks.figures import Figure, table
from benchmarks.generate import article, make_library
from benchmarks.program import BRIEFTERM, environment

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

PARTS = ("starts", "commands", "keys", "stalls")


def main() -> int:
    """Measure, print the table, write the figures if asked; 1 if asked to mind a missed target."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--runs", type=int, default=9, help="alternating runs (default 9)")
    parser.add_argument("--many", type=int, default=10_000, help="briefings in the large library")
    parser.add_argument("--only", choices=PARTS, action="append", help="measure this part alone")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there too")
    parser.add_argument("--strict", action="store_true", help="fail if a target is missed")
    asked = parser.parse_args()
    compileall.compile_dir(Path(briefterm.__file__).parent, quiet=1)
    with tempfile.TemporaryDirectory(prefix="briefterm-bench-") as place:
        figures = list(_measure(Path(place), asked.runs, asked.many, asked.only or PARTS))
    _say(f"{platform.python_implementation()} {platform.python_version()}, {os.cpu_count()} cores")
    for line in table(figures):
        _say(line)
    if asked.json:
        records = [figure.as_record() for figure in figures]
        asked.json.write_text(json.dumps(records, indent=2) + "\n", encoding="utf-8")
    return int(asked.strict and any(figure.verdict == "MISSED" for figure in figures))


def _measure(place: Path, runs: int, count: int, parts: tuple[str, ...]) -> Iterator[Figure]:
    environ = environment(place / "home")
    _say(f"Writing {count + 12:,} briefings ...")
    few = make_library(place / "few", 10)
    many = make_library(place / "many", count)
    short, long = _article(place / "short", 3_000), _article(place / "long", 300_000)
    _say("Reading them for the first time ...")
    for folder in (few, many, short.parent, long.parent):
        _fill_index(folder, environ)
    if "starts" in parts:
        _say(f"Starting the reader {runs + 1} times in each way ...")
        yield from starts.measure(starts.starts(few, many, short, long), runs, environ, place)
    if "commands" in parts:
        _say("Running commands ...")
        yield from commands.measure(few, many, runs, environ)
    if "keys" in parts:
        _say("Pressing keys ...")
        articles = {"article of 3 kB": short, "article of 300 kB": long}
        yield from reactions.measure(articles, environ)
    if "stalls" in parts:
        _say("Watching the event loop ...")
        yield from stall.measure(long, 3, environ)


def _article(folder: Path, size: int) -> Path:
    folder.mkdir()
    path = folder / "report.md"
    text = article(size, size, title="A report to be read", day=date(2024, 5, 2))
    path.write_text(text, encoding="utf-8")
    return path


def _fill_index(folder: Path, environ: Mapping[str, str]) -> None:
    command = [BRIEFTERM, "list", "--library", str(folder)]
    subprocess.run(command, env=dict(environ), stdout=subprocess.DEVNULL, check=True, timeout=600)


def _say(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    sys.exit(main())
