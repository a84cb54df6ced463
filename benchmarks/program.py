"""How the programs that are measured are called, away from the settings of whoever measures."""

from __future__ import annotations

import os
import sys
from pathlib import Path

PYTHON = sys.executable
BRIEFTERM = str(Path(sys.executable).with_name("briefterm"))
BARE = str(Path(__file__).with_name("bare.py"))


def environment(home: Path) -> dict[str, str]:
    """Variables for a program whose home, settings, data and cache are below ``home``."""
    home.mkdir(parents=True, exist_ok=True)
    return {
        "PATH": os.environ.get("PATH", os.defpath),
        "HOME": str(home),
        "XDG_CACHE_HOME": str(home / "cache"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_DATA_HOME": str(home / "data"),
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LANG": "C.UTF-8",
        "PYTHONDONTWRITEBYTECODE": "1",
    }
