"""An export that is killed at any step on disk leaves whole files, and the next one completes it."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.export.conftest import Export

_KILLER = Path(__file__).with_name("killer.py")
_STAMP = re.compile(r"exported: '[^']*'|exported=\w+")


def _texts(folder: Path) -> dict[str, str]:
    """What the files of a folder say, but for the time of their export."""
    if not folder.exists():
        return {}
    return {
        str(path.relative_to(folder)): _STAMP.sub("", path.read_text())
        for path in folder.rglob("*")
        if path.is_file() and not path.name.startswith(".")
    }


def _killed(folder: Path, place: Path) -> int:
    """Kill exports at each step; the number of those that were."""
    done = subprocess.run(
        [sys.executable, str(_KILLER), str(folder), str(place)],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert 0 == done.returncode, done.stderr
    return int(done.stdout.split()[-1])


@pytest.mark.parametrize("first", [True, False], ids=["into nothing", "over an export"])
def test_killed_at_every_step(
    export: Export, call: Callable[..., Any], folder: Path, home: Path, *, first: bool
) -> None:
    """Each file is as it was or as it shall be; what was left behind goes with the next export."""
    names = [f"more{number}" for number in range(7)] if first else []  # many are flushed at once
    for name in names:
        (folder / f"{name}.md").write_text(f"---\ntitle: {name}\n---\nWords.\n")
    for name in ("gas", "kim", *names):
        call("note", "add", name, "--text", "One more.")
    export.edit("sand", "Beta, but better.")
    export.replace("Alpha text.", "My own words.")
    base = home / "nothing" if first else export.out
    before = _texts(base)
    count = _killed(base, home / "killed")
    after = _texts(home / "killed" / str(count))
    assert 4 + len(names) == len(after)
    assert count > 12
    for number in range(count):
        copy = home / "killed" / str(number)
        for name, text in _texts(copy).items():
            assert text in {before.get(name), after[name]}, (number, name)
        assert 0 == call("export", "--to", str(copy), "--index").status
        assert after == _texts(copy), number
        assert [] == list(copy.rglob(".*")), number
