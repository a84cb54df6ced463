"""Measure the tagging of names: ``python -m benchmarks.entities``.

Scores need annotated texts, which are named by their paths. Beside the program's own tagger stand
those that are asked for, or else the English pipelines of spaCy that are installed.
"""

from __future__ import annotations

import argparse
import compileall
import json
import subprocess
import sys
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import briefterm
from benchmarks.figures import Figure, middle, table
from benchmarks.generate import article
from benchmarks.names import read_corpus, score
from benchmarks.program import PYTHON
from benchmarks.speed import speed
from briefterm.entities.plugins import OWN, choose
from briefterm.errors import BrieftermError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from briefterm.entities.plugins import Tag

_DAY = date(2024, 5, 2)
_STARTS = 7
# What a plug-in's time is counted from: the import of its library is told by itself.
_IMPORTED = {OWN: "briefterm.entities", "spacy": "spacy", "gliner": "gliner"}
_START = """
import json, sys, time
module, spec = sys.argv[1:]
begun = time.perf_counter()
__import__(module)
imported = time.perf_counter()
if spec == "briefterm":
    from briefterm.entities import tag
else:
    from briefterm.entities.plugins import choose
    tag = choose(spec)
tag("Ada met Bo in Oslo.")
print(json.dumps([imported - begun, time.perf_counter() - imported]))
"""


def main() -> int:
    """Score, measure and print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.entities", description=__doc__)
    parser.add_argument(
        "--corpus", type=Path, metavar="FILE", action="append", default=[],
        help="annotated JSON lines: tokens with tags, or texts with names; may be repeated",
    )  # fmt: skip
    parser.add_argument(
        "--tagger", metavar="NAME[:MODEL]", action="append",
        help="a tagger to stand beside our own; may be repeated",
    )  # fmt: skip
    parser.add_argument("--seconds", type=float, default=2, help="time for each tagger (default 2)")
    asked = parser.parse_args()
    compileall.compile_dir(Path(briefterm.__file__).parent, quiet=1)
    taggers = _taggers([OWN, *(_pipelines() if asked.tagger is None else asked.tagger)])
    for line in table(list(_measure(taggers, asked.corpus, asked.seconds))):
        print(line, flush=True)
    return 0


def _measure(taggers: Mapping[str, Tag], corpora: list[Path], seconds: float) -> Iterator[Figure]:
    generated = [article(4_000, seed, title="Names to be read", day=_DAY) for seed in range(40)]
    texts = {"generated": generated}
    for path in corpora:
        corpus = read_corpus(path)
        texts[path.stem] = [annotated.text for annotated in corpus]
        count = sum(len(annotated.names) for annotated in corpus)
        for spec, tag in taggers.items():
            for what, figure in score(corpus, tag).figures():
                yield Figure(f"{path.stem}, {count} names, {spec}", what, figure, "%")
    for source, some in texts.items():
        for spec, tag in taggers.items():
            yield Figure(f"Speed, {source}", spec, speed(tag, some, seconds), "kB/s")
    for spec, tag in taggers.items():
        took = 4_000 / speed(tag, generated[:1], 0.3)
        yield Figure("An article of 4 kB", spec, took, target=_target(spec, 15))
    starts = _starts(taggers)
    for spec, (imports, _) in starts.items():
        yield Figure("Import", spec, middle(imports), target=_target(spec, 30))
    for spec, (_, loads) in starts.items():
        yield Figure("Load and first text", spec, middle(loads))


def _target(spec: str, most: float) -> float | None:
    """What is asked of our own tagger is asked of no other."""
    return most if spec == OWN else None


def _pipelines() -> list[str]:
    """The English pipelines of spaCy that are installed."""
    try:
        from spacy.util import get_installed_models  # noqa: PLC0415 - is measured if it is there
    except ImportError:
        print("spaCy is not here to be measured", flush=True)
        return []
    models = [name for name in get_installed_models() if name.startswith("en_")]
    if not models:
        print("spaCy has no English pipeline here to be measured", flush=True)
    return [f"spacy:{name}" for name in sorted(models)]


def _taggers(specs: list[str]) -> dict[str, Tag]:
    """The taggers that can be loaded; why another cannot is told."""
    taggers = {}
    for spec in specs:
        try:
            taggers[spec] = choose(spec)
        except BrieftermError as error:
            print(error, flush=True)
    return taggers


def _starts(taggers: Mapping[str, Tag]) -> dict[str, tuple[list[float], list[float]]]:
    """Milliseconds to import and then to load, in fresh interpreters, in turn."""
    costs: dict[str, tuple[list[float], list[float]]] = {spec: ([], []) for spec in taggers}
    run = partial(subprocess.run, capture_output=True, check=True, text=True, timeout=300)
    for number in range(_STARTS + 1):
        for spec, (imports, loads) in costs.items():
            module = _IMPORTED.get(spec.partition(":")[0], "briefterm.entities.plugins")
            took = run((PYTHON, "-c", _START, module, spec))
            if number:
                seconds = json.loads(took.stdout.splitlines()[-1])
                imports.append(seconds[0] * 1000)
                loads.append(seconds[1] * 1000)
    return costs


if __name__ == "__main__":
    sys.exit(main())
