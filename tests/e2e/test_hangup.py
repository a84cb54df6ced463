"""The program ends with its terminal."""

from __future__ import annotations

import signal
import subprocess
import sys

_HANGS = """
import os, signal, threading
from briefterm.tui import app
app._GRACE_SECONDS = 0.2
signal.signal(signal.SIGHUP, app._end_soon)
os.kill(os.getpid(), signal.SIGHUP)
for_ever = threading.Condition()
with for_ever:
    for_ever.wait()
"""


def test_a_program_that_cannot_draw_any_more_ends() -> None:
    """When the terminal is gone, a main thread that waits for it does not keep the program alive."""
    done = subprocess.run([sys.executable, "-c", _HANGS], timeout=60, check=False)
    assert 128 + signal.SIGHUP == done.returncode
