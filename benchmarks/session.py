"""A program on a pseudo-terminal of our own: when something shows, and what it costs until then."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
from contextlib import suppress
from dataclasses import dataclass
from math import isnan
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

ROWS, COLUMNS = 40, 120
_TIMEOUT = 60.0
_ESCAPES = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[@-Z\\-_])")


@dataclass(frozen=True, slots=True)
class Cost:
    """Milliseconds of wall time and of processor time; the latter is NaN where unknown."""

    wall: float
    cpu: float


@dataclass(frozen=True, slots=True)
class Reaction:
    """Milliseconds from a key to the first change of the screen, to the last, and the work."""

    first: float
    last: float
    cpu: float


class Session:
    """A running program and the terminal it believes to be on."""

    def __init__(self, command: Sequence[str], environ: Mapping[str, str], folder: Path) -> None:
        self.screen = b""
        self.started = time.perf_counter()
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            with suppress(BaseException):
                size = struct.pack("HHHH", ROWS, COLUMNS, 0, 0)
                fcntl.ioctl(0, termios.TIOCSWINSZ, size)
                os.chdir(folder)
                os.execve(command[0], list(command), dict(environ))  # noqa: S606 - our program
            os._exit(127)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def cpu(self) -> float:
        """Milliseconds that all threads of the program have worked so far."""
        if not sys.platform.startswith("linux"):
            return float("nan")
        # The clock of another process, as clock_getcpuclockid(3) makes it.
        return time.clock_gettime((~self.pid << 3) | 2) * 1000

    def wait_for(self, words: str) -> Cost:
        """What it costs, from the start on, until ``words`` are on the screen.

        Raises `RuntimeError` if they never come.
        """
        marker = words.encode()
        while marker not in _ESCAPES.sub(b"", self.screen):
            if not self._read(_TIMEOUT):
                shown = _ESCAPES.sub(b"", self.screen)[-2000:].decode(errors="replace")
                raise RuntimeError(f"{words!r} never came to the screen; it ends with: {shown}")
        cpu = self.cpu()
        return Cost((time.perf_counter() - self.started) * 1000, cpu)

    def settle(self, quiet: float = 0.4, *, idle: float = 3.0) -> None:
        """Wait until, for ``quiet`` seconds, nothing is drawn and less than ``idle`` ms worked."""
        end = time.perf_counter() + _TIMEOUT
        while time.perf_counter() < end:
            before = self.cpu()
            if not self._read(quiet) and not self.cpu() - before > idle:
                return

    def press(self, keys: str, quiet: float = 0.08) -> Reaction:
        """What the keys do to the screen, until nothing is drawn for ``quiet`` seconds."""
        before = self.cpu()
        pressed = last = time.perf_counter()
        first = float("nan")
        os.write(self.terminal, keys.encode())
        while self._read(quiet):
            last = time.perf_counter()
            if isnan(first):
                first = (last - pressed) * 1000
        return Reaction(first, (last - pressed) * 1000, self.cpu() - before)

    def stop(self) -> float:
        """End the program; the most memory that it had, in MB."""
        if self.pid == 0:
            return 0.0
        os.kill(self.pid, signal.SIGKILL)
        _, _, usage = os.wait4(self.pid, 0)
        os.close(self.terminal)
        self.pid = 0
        return usage.ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)

    def _read(self, timeout: float) -> bool:
        """Take in what the program draws next, if it does within ``timeout`` seconds."""
        if not select.select([self.terminal], [], [], timeout)[0]:
            return False
        try:
            drawn = os.read(self.terminal, 1 << 16)
        except OSError:  # the program has ended
            return False
        self.screen = (self.screen + drawn)[-(1 << 18) :]
        return bool(drawn)
