"""The program in a terminal of its own: a pty, and pyte to see what a person would see."""

from __future__ import annotations

import contextlib
import fcntl
import gc
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from typing import TYPE_CHECKING, Protocol

import pyte
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_PATIENCE = 15  # seconds until something that does not come is a failure
# Questions to the terminal that pyte would print as text.
_UNKNOWN_TO_PYTE = re.compile(rb"\x1b\[[<>=?][0-9;]*[$]?[a-zA-Z]|\x1b\[[0-9;]*\$[a-z]")
_MODES = re.compile(rb"\x1b\[\?(?:25|7|1049)[hl]")


def _environment() -> dict[str, str]:
    """The environment of a common terminal; these two would outweigh the size of the pty."""
    kept = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")}
    return kept | {"TERM": "xterm-256color", "LANG": "C.UTF-8", "COLORTERM": "truecolor"}


class Terminal:
    """A child process on a pty, its screen, and all that it has written."""

    def __init__(self, arguments: list[str], size: tuple[int, int], cwd: Path) -> None:
        columns, lines = size
        self.screen = pyte.Screen(columns, lines)
        self.raw = b""
        self._stream = pyte.ByteStream(self.screen)
        self._master, slave = pty.openpty()
        self._set_size(columns, lines)
        self.process = subprocess.Popen(
            arguments,
            stdin=slave,
            stdout=slave,
            stderr=slave,
            cwd=cwd,
            env=_environment(),
            start_new_session=True,
        )
        os.close(slave)

    @property
    def shown(self) -> str:
        """The screen as text."""
        return "\n".join(self.screen.display)

    def send(self, keys: str | bytes) -> None:
        """Type keys, as the bytes that a terminal sends."""
        os.write(self._master, keys.encode() if isinstance(keys, str) else keys)

    def mouse(self, button: int, x: int, y: int, *, up: bool = False) -> None:
        """Send a mouse event at a cell counted from 0; 32 is added to a button that moves."""
        self.send(f"\x1b[<{button};{x + 1};{y + 1}{'m' if up else 'M'}")

    def spot(self, words: str) -> tuple[int, int]:
        """The cell (x, y) at which words of one-cell characters stand."""
        for y, line in enumerate(self.screen.display):
            if words in line:
                return line.index(words), y
        raise AssertionError(f"{words!r} is not on the screen:\n{self.shown}")

    def resize(self, columns: int, lines: int) -> None:
        """Make the terminal another size, and tell the program."""
        self.screen.resize(lines, columns)
        self._set_size(columns, lines)
        os.kill(self.process.pid, signal.SIGWINCH)

    def wait_for(self, condition: str | Callable[[], object], *, within: float = _PATIENCE) -> None:
        """Read until a text is on the screen or a condition holds; fail if it never does."""
        start = time.monotonic()

        def holds() -> object:
            return condition in self.shown if isinstance(condition, str) else condition()

        while not holds():
            left = start + within - time.monotonic()
            if left <= 0 or not self._read(min(left, 0.2)):
                if holds():
                    return
                pytest.fail(f"waited in vain for {condition!r}:\n{self.shown}")

    def wait_for_end(self) -> int:
        """Read until the program ends; its status."""
        self.wait_for(lambda: self.process.poll() is not None)
        with contextlib.suppress(OSError):
            while self._read(0):
                pass
        return self.process.wait()

    def kill(self) -> None:
        """End the program at once, as a crash of the machine would."""
        self.process.kill()
        self.process.wait()

    def close(self) -> None:
        """Leave nothing behind."""
        self.kill()
        os.close(self._master)

    def _set_size(self, columns: int, lines: int) -> None:
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))

    def _read(self, within: float) -> bool:
        """Feed what the program wrote to the screen; False once there can be no more."""
        ready, _, _ = select.select([self._master], [], [], within)
        if not ready:
            return within > 0
        try:
            written = os.read(self._master, 1 << 16)
        except OSError:  # Linux says so when the last process has left the pty
            return self.process.poll() is None
        self.raw += written
        # pyte draws what it does not know: only the modes that matter here are handed on.
        known = _UNKNOWN_TO_PYTE.sub(
            lambda match: match.group() if _MODES.fullmatch(match.group()) else b"", written
        )
        self._stream.feed(known)
        return bool(written)


class StartReader(Protocol):
    """Starts the program; see the fixture `start`."""

    def __call__(self, *arguments: str, size: tuple[int, int] = (120, 36)) -> Terminal: ...  # noqa: D102 - the class says it


@pytest.fixture(scope="session", autouse=True)
def no_litter() -> None:
    """Close the files of what is garbage by now: `select` knows no number above 1,023."""
    gc.collect()


@pytest.fixture
def start(library: Path) -> Iterator[StartReader]:
    """Start the program on the library in a terminal; it is ended with the test."""
    started: list[Terminal] = []

    def start(*arguments: str, size: tuple[int, int] = (120, 36)) -> Terminal:
        command = [sys.executable, "-m", "briefterm", "--library", str(library), *arguments]
        terminal = Terminal(command, size, library.parent)
        started.append(terminal)
        return terminal

    yield start
    for terminal in started:
        terminal.close()


class Command(Protocol):
    """Runs a command line; see the fixture `command`."""

    def __call__(self, *arguments: str) -> str: ...  # noqa: D102 - the class says it


@pytest.fixture
def command(library: Path) -> Command:
    """Run a command of the program on the library and give what it printed."""

    def command(*arguments: str) -> str:
        return subprocess.run(
            [sys.executable, "-m", "briefterm", *arguments, "--library", str(library)],
            cwd=library.parent,
            capture_output=True,
            text=True,
            check=True,
            timeout=60,
        ).stdout

    return command
