from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

from briefterm.library.processes import elsewhere

if TYPE_CHECKING:
    import pytest

_setting = [0]


def _never() -> bool:
    return False


def _set_up(number: int) -> None:
    _setting[0] = number


def _added(number: int) -> int:
    return number + _setting[0]


def _fatal(number: int) -> int:
    """Ends its process, save where the work is done by the one that asked for it."""
    if _setting[0] != os.getpid() and number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def _slow(number: int) -> int:
    time.sleep(0.05)
    return number


def test_all_jobs_are_done() -> None:
    """Each job comes back with its result, made with the settings."""
    done = dict(elsewhere(_added, range(40), _never, _set_up, (7,)))

    assert {number: number + 7 for number in range(40)} == done


def test_a_killed_process_loses_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a process was at when it was killed, and all that waited, is done here."""
    monkeypatch.setitem(globals(), "_setting", [os.getpid()])
    done = dict(elsewhere(_fatal, range(40), _never))

    assert {number: number for number in range(40)} == done


def test_it_stops_when_told() -> None:
    """Cancelled, it gives back what was done and leaves the rest."""
    done: list[int] = []
    for _, result in elsewhere(_slow, range(10_000), lambda: len(done) >= 5):
        done.append(result)

    assert 5 <= len(done) < 100


def test_it_works_under_a_screen() -> None:
    """A stand-in for stderr that has no file behind it keeps no process from starting."""
    program = """
import io, sys
from briefterm.library.processes import elsewhere
class Screen(io.StringIO):
    def fileno(self):
        return -1
sys.stderr = Screen()
print(sorted(dict(elsewhere(abs, [-1, -2], bool)).values()))
"""
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)

    assert done.stdout == "[1, 2]\n"


def test_they_end_with_the_program() -> None:
    """A program that is killed leaves no process behind that waits for ever."""
    program = """
import os, signal, sys
sys.path.insert(0, os.getcwd())
from briefterm.library.processes import elsewhere
for job, pid in elsewhere(os.getpgid, [0] * 4, bool):
    print(os.getpid(), flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
"""
    command = [sys.executable, "-c", program]
    # Its processes hold the pipe: it closes once the last of them has ended.
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)

    assert -signal.SIGKILL == done.returncode
