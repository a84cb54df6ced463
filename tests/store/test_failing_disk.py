from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING, Any

import pytest

from briefterm.errors import StoreBusyError, StoreError
from briefterm.store import atomic_write, lock, open_store

if TYPE_CHECKING:
    from pathlib import Path


def failing(monkeypatch: pytest.MonkeyPatch, name: str, at: int, error: int) -> list[int]:
    """Let the call number ``at`` of ``os.<name>`` fail; the list counts the calls."""
    real = getattr(os, name)
    calls = [0]

    def call(*args: Any, **kwargs: Any) -> Any:
        calls[0] += 1
        if calls[0] == at:
            raise OSError(error, os.strerror(error))
        return real(*args, **kwargs)

    monkeypatch.setattr(os, name, call)
    return calls


@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS])
@pytest.mark.parametrize(
    "name",
    ["open", "write", "fsync", "replace", "link", "fchmod", "close", "unlink", "mkdir", "utime"],
)
def test_failure_at_each_call_leaves_a_whole_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, error: int
) -> None:
    """A call that fails gives one line; the file is whole, no temporary stays, and it goes on."""
    store = open_store(tmp_path / "notes.json")
    texts = ["A", "B"]
    for text in texts:
        store.insert_note({"text": text})
    for at in range(1, 14):
        with monkeypatch.context() as patch:
            calls = failing(patch, name, at, error)
            message = ""
            try:
                store.insert_note({"text": f"{at}"})
            except StoreError as failure:
                message = str(failure)
            done = calls[0] < at
        assert "\n" not in message
        kept = [note["text"] for note in open_store(store.path).notes()]
        assert kept in (texts, [*texts, f"{at}"])
        assert kept == [note["text"] for note in store.notes()]
        texts = kept
        assert not [path.name for path in tmp_path.iterdir() if path.suffix == ".tmp"]
        if done:
            break
    else:
        pytest.fail(f"os.{name} is called without end")
    assert texts[-1] == f"{at}"


def test_read_only_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing may be written the error names the file and the way out."""
    store = open_store(tmp_path / "notes.json")
    real = os.open

    def refusing(path: Any, flags: int, *args: Any, **kwargs: Any) -> int:
        if flags & os.O_CREAT:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return real(path, flags, *args, **kwargs)

    monkeypatch.setattr(os, "open", refusing)

    with pytest.raises(
        StoreError, match=r"notes\.json: cannot be written: Permission denied; check"
    ):
        store.insert_note({})
    assert store.notes() == []


def test_lock_held_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A lock that stays taken ends in an error that says so."""
    monkeypatch.setattr(lock, "TIMEOUT_SECONDS", 0.02)
    store = open_store(tmp_path / "notes.json")

    with (
        lock.exclusive(store.path),
        pytest.raises(
            StoreBusyError, match=rf"process {os.getpid()} on \S+ \(since 20.*\) has been writing"
        ),
    ):
        store.insert_note({})


def test_short_writes_are_continued(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A system call that takes only a part of the bytes is followed by another."""
    real = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: real(descriptor, data[:7]))

    atomic_write(tmp_path / "new" / "a", b"0123456789" * 5)

    assert (tmp_path / "new" / "a").read_bytes() == b"0123456789" * 5


def test_file_system_without_hard_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A backup is a copy where there are no hard links."""
    store = open_store(tmp_path / "notes.json")
    store.insert_note({"text": "A"})
    before = store.path.read_bytes()
    failing(monkeypatch, "link", 1, errno.EPERM)

    store.insert_note({"text": "B"})

    (backup,) = (tmp_path / "notes.json.backups").glob("0*.json")
    assert before == backup.read_bytes()


def test_atomic_write_follows_a_link_and_keeps_the_mode(tmp_path: Path) -> None:
    """An existing file keeps its mode, and a link to it stays a link."""
    real = tmp_path / "real"
    real.write_bytes(b"old")
    real.chmod(0o604)
    link = tmp_path / "link"
    link.symlink_to(real)

    atomic_write(link, b"new")

    assert link.is_symlink()
    assert real.read_bytes() == b"new"
    assert real.stat().st_mode & 0o777 == 0o604
    assert sorted(path.name for path in tmp_path.iterdir()) == ["link", "real"]


def test_atomic_write_onto_a_folder(tmp_path: Path) -> None:
    """A folder in the way is a one-line error, and the folder stays."""
    with pytest.raises(StoreError, match="cannot be written"):
        atomic_write(tmp_path, b"")

    assert tmp_path.is_dir()


def test_atomic_write_to_a_long_name(tmp_path: Path) -> None:
    """A name of the greatest length that the file system takes can be written."""
    path = tmp_path / ("é" * 127)

    atomic_write(path, b"new")

    assert path.read_bytes() == b"new"
