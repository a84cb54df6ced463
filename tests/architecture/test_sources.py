"""Files are short, named with the field's words, and know nothing of anybody's machine."""

from __future__ import annotations

import re
from itertools import chain
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = (".ci", "assets", "benchmarks", "briefs", "src", "tests")
MOST_LINES = 300  # of the program; tests are tables, and may be longer
MOST_TEST_LINES = 400
VAGUE = {"common", "core", "helper", "helpers", "manager", "misc", "util", "utils"}
# A home folder, but for that of Ada, who lives in tests only, and the address of a package registry.
# The patterns are written so that they do not find themselves.
PRIVATE = re.compile(
    rb"/(?:home|Users)/(?!ada\b)[a-z]|(?<![\w.])/[r]oot/|[p]ypi\.org/simple|[p]ythonhosted\.org"
    rb"|[i]ndex-url|[f]ind-links",
)


def _files(*folders: str) -> list[Path]:
    """Files of the project below ``folders``, without what running it leaves behind."""
    return sorted(
        path
        for folder in folders
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and not {"__pycache__", ".briefterm"} & set(path.parts)
    )


CODE = [
    path
    for path in _files("assets", "benchmarks", "src", "tests")
    if path.suffix in {".py", ".tcss"}
]


def test_files_are_found() -> None:
    """There is something to look at."""
    assert len(CODE) > 100


def test_files_are_read_in_one_sitting() -> None:
    """No file of code is longer than a reader's patience."""
    too_long = {}
    for path in CODE:
        name = path.relative_to(ROOT)
        most = MOST_TEST_LINES if name.parts[0] == "tests" else MOST_LINES
        lines = path.read_bytes().count(b"\n")
        if lines > most:
            too_long[str(name)] = lines
    assert {} == too_long


def test_names_say_what_is_inside() -> None:
    """No file or folder is named for holding all sorts of things."""
    parts = set(chain.from_iterable(path.relative_to(ROOT).with_suffix("").parts for path in CODE))
    assert set() == parts & VAGUE


def test_nothing_names_a_machine() -> None:
    """No text of the project holds the path of a home folder or the address of a registry."""
    own = [path for path in ROOT.iterdir() if path.suffix in {"", ".md", ".toml", ".yaml"}]
    paths = [*_files(*FOLDERS), *(path for path in own if path.is_file())]
    found = {
        f"{path.relative_to(ROOT)}: {match.group().decode()}"
        for path in paths
        if (match := PRIVATE.search(path.read_bytes()))
    }
    assert set() == found
