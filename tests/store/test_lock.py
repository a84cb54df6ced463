"""The lock: who holds it, who waits, and whose turn it is."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

import pytest

from briefterm.errors import StoreBusyError, StoreError
from briefterm.store import lock

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def naps(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The pauses that were made, none of which takes any time."""
    naps: list[float] = []
    monkeypatch.setattr(time, "sleep", naps.append)
    return naps


def test_the_file_says_who_holds_it(tmp_path: Path) -> None:
    """The lock file names the process, the computer and the time."""
    with lock.exclusive(tmp_path / "notes.json"):
        said = (tmp_path / "notes.json.lock").read_text()

    assert said.startswith(f"process {os.getpid()} on {os.uname().nodename} (since 20")


def test_nobody_waits_for_a_free_lock(tmp_path: Path, naps: list[float]) -> None:
    """One after the other costs no pause."""
    for _ in range(3):
        with lock.exclusive(tmp_path / "notes.json"):
            pass

    assert [] == naps


def test_a_holder_lets_those_who_wait_go_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, naps: list[float]
) -> None:
    """Somebody waited: the holder pauses before it asks again, and only then."""
    monkeypatch.setattr(lock, "TIMEOUT_SECONDS", 0.0)
    path = tmp_path / "notes.json"
    with lock.exclusive(path):
        with pytest.raises(StoreBusyError), lock.exclusive(path):
            pass
        descriptor = os.open(tmp_path / "notes.json.lock", os.O_RDWR)
        lock._mark(descriptor)
        os.close(descriptor)
    for _ in range(2):
        with lock.exclusive(path):
            pass

    assert 1 == len(naps)
    assert 0 < naps[0] <= 2 * lock.POLL_SECONDS


def test_waiting_becomes_eager(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, naps: list[float]
) -> None:
    """The longer one has waited, the more often one looks."""
    monkeypatch.setattr(lock, "TIMEOUT_SECONDS", 0.2)
    path = tmp_path / "notes.json"
    with lock.exclusive(path), pytest.raises(StoreBusyError), lock.exclusive(path):
        pass

    assert sorted(naps, reverse=True) == naps
    assert lock.POLL_SECONDS == naps[0]
    assert len(set(naps)) > 1


def test_a_holder_on_another_computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The way out of a lock that a computer left behind is told where it may be one."""
    monkeypatch.setattr(lock, "TIMEOUT_SECONDS", 0.0)
    path = tmp_path / "notes.json"
    with lock.exclusive(path):
        monkeypatch.setattr(lock, "_host", lambda: "elsewhere")
        with (
            pytest.raises(
                StoreBusyError, match=r"if that computer is off, remove notes\.json\.lock"
            ),
            lock.exclusive(path),
        ):
            pass


def test_a_folder_in_place_of_the_lock(tmp_path: Path) -> None:
    """What cannot be locked is a one-line error."""
    (tmp_path / "notes.json.lock").mkdir()

    with (
        pytest.raises(StoreError, match="cannot be written"),
        lock.exclusive(tmp_path / "notes.json"),
    ):
        pass
