from __future__ import annotations

import io
import sys
import threading

import pytest

from briefterm.cli import progress
from briefterm.cli.progress import passing_time, progress_line


class Terminal(io.StringIO):
    """What believes to be a terminal."""

    def isatty(self) -> bool:
        """It is."""
        return True


def _as_stderr(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    return terminal


def test_much_work_is_counted_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each count takes the place of the last one, and at the end the line is empty."""
    terminal = _as_stderr(monkeypatch)
    with progress_line() as tell:
        tell("reading", 100, 300)
        tell("reading", 300, 300)
    expected = "\r\x1b[Kreading: 100 of 300\r\x1b[Kreading: 300 of 300\r\x1b[K"
    assert expected == terminal.getvalue()


def test_little_work_is_not_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is soon done leaves no trace."""
    terminal = _as_stderr(monkeypatch)
    with progress_line() as tell:
        tell("reading", 1, 299)
    assert "" == terminal.getvalue()


def test_line_is_cleared_when_work_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    """The error stands on a line of its own."""
    terminal = _as_stderr(monkeypatch)

    def work() -> None:
        with progress_line() as tell:
            tell("reading", 20, 300)
            raise OSError("full")

    with pytest.raises(OSError, match="full"):
        work()
    assert terminal.getvalue().endswith("\r\x1b[K")


def test_nothing_is_counted_elsewhere(capsys: pytest.CaptureFixture[str]) -> None:
    """A file or a pipe gets no control characters."""
    with progress_line() as tell:
        tell("reading", 300, 300)
    assert "" == capsys.readouterr().err


class Listened(Terminal):
    """A terminal that tells when something was written to it."""

    def __init__(self) -> None:
        super().__init__()
        self.heard = threading.Event()

    def flush(self) -> None:
        """Something is on the screen."""
        self.heard.set()


def test_long_work_shows_the_time_that_passes(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is under way stands with its seconds, also when the work fails, and then goes."""
    terminal = Listened()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr(progress, "_TICK", 0.001)

    def work() -> None:
        with passing_time() as tell:
            tell("finding names")
            terminal.heard.clear()
            assert terminal.heard.wait(10)
            raise OSError("full")

    with pytest.raises(OSError, match="full"):
        work()
    assert "\r\x1b[Kfinding names: 0 s" in terminal.getvalue()
    assert terminal.getvalue().endswith("\r\x1b[K")


def test_short_or_piped_work_shows_no_time(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is written before the first second, and nothing at all into a pipe."""
    with passing_time() as tell:
        tell("finding names")
    assert "" == capsys.readouterr().err
    terminal = _as_stderr(monkeypatch)
    with passing_time() as tell:
        tell("finding names")
    assert "" == terminal.getvalue()
