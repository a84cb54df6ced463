"""Where things are, and a fresh interpreter to ask what a line of code loads."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture
def loaded(tmp_path: Path) -> Callable[[str], set[str]]:
    """Run code in a fresh interpreter with a home of its own; the names of its loaded modules."""
    environ = {
        key: value
        for key, value in os.environ.items()
        if not key.startswith(("BRIEFTERM_", "COV_", "PYTEST_"))
    }
    environ |= {
        "HOME": str(tmp_path),
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "XDG_DATA_HOME": str(tmp_path / "data"),
    }
    names = tmp_path / "modules"

    def run(code: str) -> set[str]:
        tail = f"\nimport sys; open({str(names)!r}, 'w').write(' '.join(sys.modules))"
        done = subprocess.run(
            [sys.executable, "-c", code + tail],
            cwd=tmp_path,
            env=environ,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert (0, "") == (done.returncode, done.stderr)
        return set(names.read_text().split())

    return run
