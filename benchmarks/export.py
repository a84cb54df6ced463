"""The export of ten thousand notes, for the first time and after one of them was changed.

``python -m benchmarks.export``. Times are of the whole command, beside one that only starts.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.generate import make_library
from benchmarks.program import BRIEFTERM, environment
from briefterm.annotation import make_anchor
from briefterm.library import Library
from briefterm.model import Span
from briefterm.store import note_fields, open_store

if TYPE_CHECKING:
    from collections.abc import Mapping

BRIEFINGS, NOTES = 1_000, 10_000
FIRST_TARGET, CHANGED_TARGET = 3.0, 0.3  # seconds; the second one beside the start


def main() -> int:
    """Make a library, export it, change a note, export again; 1 when a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--briefings", type=int, default=BRIEFINGS)
    parser.add_argument("--notes", type=int, default=NOTES)
    parser.add_argument("--runs", type=int, default=5)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="briefterm-export-") as name:
        place = Path(name)
        environ = environment(place / "home")
        folder = make_library(place / "library", asked.briefings)
        ids = annotate(folder, asked.notes)
        empty = place / "empty"
        empty.mkdir()
        start = min(_timed(["note", "list"], empty, environ) for _ in range(asked.runs))
        outs = [place / f"out{number}" for number in range(asked.runs)]
        first = min(_timed(["export", "--to", str(out)], folder, environ) for out in outs)
        same = min(
            _timed(["export", "--to", str(outs[0])], folder, environ) for _ in range(asked.runs)
        )
        changed = []
        for number in range(asked.runs):
            _timed(["note", "edit", ids[number], "--text", f"Changed {number}."], folder, environ)
            changed.append(_timed(["export", "--to", str(outs[0])], folder, environ))
    one = min(changed)
    print(f"{asked.notes:,} notes over {asked.briefings:,} briefings, best of {asked.runs}")
    print(f"start-up: a command on no briefings  {start:6.2f} s")
    print(f"first export                         {first:6.2f} s   target {FIRST_TARGET} s")
    print(f"nothing changed                      {same:6.2f} s   {same - start:+.2f} s")
    print(f"one note changed                     {one:6.2f} s   {one - start:+.2f} s")
    print(f"                                     target {CHANGED_TARGET} s beside the start")
    return int(first > FIRST_TARGET or one - start > CHANGED_TARGET)


def annotate(folder: Path, count: int) -> list[str]:
    """Put ``count`` notes on the briefings in ``folder``; their ids."""
    chance = random.Random(7)
    library = Library.open(folder, cache=folder.parent / "annotating.sqlite")
    briefings = library.refresh()
    store, now = open_store(library.notes_path), "2025-01-01T00:00:00.000Z"
    ids = []
    with store.transaction():
        for number in range(count):
            briefing = briefings[number * len(briefings) // count]
            document = library.read(briefing.id)[1]
            start = chance.randrange(max(1, len(document.text) - 60))
            anchor = make_anchor(document, Span(start, min(len(document.text), start + 40)))
            content = note_fields(
                briefing=briefing.id,
                text=f"Remark {number} on what is said here.",
                tags=(f"t{number % 9}",),
                color="yellow",
                anchor=anchor,
                created=now,
                updated=now,
            )
            known = {"title": briefing.title, "text_sha256": briefing.text_sha256}
            ids.append(store.insert_note({**content, **known}))
    return ids


def _timed(words: list[str], folder: Path, environ: Mapping[str, str]) -> float:
    begun = time.perf_counter()
    subprocess.run(
        [BRIEFTERM, *words, "--library", str(folder)],
        env=dict(environ),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
        timeout=300,
    )
    return time.perf_counter() - begun


if __name__ == "__main__":
    sys.exit(main())
