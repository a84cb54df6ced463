"""One writer at a time, across threads of one process and across processes.

The lock is `flock` on the file ``<name>.lock``, which the kernel frees when its holder dies. In the
file stands who holds it. A waiter looks every few milliseconds and leaves a mark in the file; a
holder that finds marks when it lets go pauses before it asks again, so that nobody starves.
"""

from __future__ import annotations

import errno
import fcntl
import os
import time
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from briefterm.errors import StoreBusyError, StoreError
from briefterm.store.files import make_folder, reason

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TIMEOUT_SECONDS = 5.0
POLL_SECONDS = 0.005
# The longer one has waited, the more often one looks: seconds waited, seconds to the next look.
_POLLS = ((0.05, POLL_SECONDS), (0.15, 0.001), (float("inf"), 0.0003))
_PAUSE_SECONDS = 2 * POLL_SECONDS
_SIGNATURE = 150  # bytes
_MARK, _NO_MARK = b" waiting\n", b"        \n"
_HELD = {errno.EAGAIN, errno.EACCES}
_NO_LOCKS = {errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP}

_pauses: dict[Path, float] = {}  # until when others go first, by the monotonic clock


@contextmanager
def exclusive(path: Path) -> Iterator[None]:
    """Hold the lock of ``path``.

    Raises:
        StoreBusyError: another process held it for the whole time-out; the error says which.
        StoreError: the lock file could not be made.
    """
    lock = path.with_name(f"{path.name}.lock")
    pause = _pauses.pop(lock, 0.0) - time.monotonic()
    if pause > 0:
        time.sleep(pause)
    try:
        make_folder(path.parent)
        descriptor = os.open(lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise StoreError(f"{path}: cannot be written: {reason(error)}") from error
    try:
        _wait(descriptor, path, lock)
        _sign(descriptor)
        try:
            yield
        finally:
            if _is_marked(descriptor):
                _pauses[lock] = time.monotonic() + _PAUSE_SECONDS
    finally:
        with suppress(OSError):
            fcntl.flock(descriptor, fcntl.LOCK_UN)
        with suppress(OSError):
            os.close(descriptor)


def _wait(descriptor: int, path: Path, lock: Path) -> None:
    begin = time.monotonic()
    while not _taken(descriptor, path):
        waited = time.monotonic() - begin
        if waited >= TIMEOUT_SECONDS:
            raise StoreBusyError(_busy(descriptor, path, lock))
        _mark(descriptor)
        time.sleep(next(poll for limit, poll in _POLLS if waited < limit))


def _taken(descriptor: int, path: Path) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in _HELD:
            return False
        words = "its file system has no locks" if error.errno in _NO_LOCKS else reason(error)
        raise StoreError(f"{path}: cannot be written: {words}") from error
    return True


def _sign(descriptor: int) -> None:
    """Write into the lock file who holds it; a full disk is no hindrance."""
    now = datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S UTC")
    signature = f"process {os.getpid()} on {_host()} (since {now})".encode()
    # Always as long, so that the file need not be cut, for which some file systems wait.
    with suppress(OSError):
        os.pwrite(descriptor, signature[:_SIGNATURE].ljust(_SIGNATURE) + _NO_MARK, 0)


def _mark(descriptor: int) -> None:
    """Ask the holder to let others go first; one mark speaks for all who wait."""
    with suppress(OSError):
        os.pwrite(descriptor, _MARK, _SIGNATURE)


def _is_marked(descriptor: int) -> bool:
    try:
        return os.pread(descriptor, len(_MARK), _SIGNATURE) == _MARK
    except OSError:
        return False


def _busy(descriptor: int, path: Path, lock: Path) -> str:
    """What is told when the wait was in vain: who holds the lock, and the way out."""
    try:
        signature = os.pread(descriptor, _SIGNATURE, 0).decode(errors="replace").strip("\0 ")
    except OSError:
        signature = ""
    holder = signature if signature.startswith("process ") else "another process"
    way_out = "close it or try again"
    if f" on {_host()} " not in holder:
        # On a network's file system the lock of a computer that was switched off may stay.
        way_out += f"; if that computer is off, remove {lock.name}"
    return f"{path}: {holder} has been writing for {TIMEOUT_SECONDS:g} s; {way_out}"


def _host() -> str:
    return os.uname().nodename
