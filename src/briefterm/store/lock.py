"""One writer at a time, across threads of one process and across processes."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from briefterm.errors import StoreBusyError, StoreError
from briefterm.store.files import make_folder, reason

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TIMEOUT_SECONDS = 5.0
POLL_SECONDS = 0.005


@contextmanager
def exclusive(path: Path) -> Iterator[None]:
    """Hold the lock of ``path``, the file ``<name>.lock`` beside it; the kernel frees it on death.

    Raises:
        StoreBusyError: another process held it for the whole time-out.
        StoreError: the lock file could not be made.
    """
    try:
        make_folder(path.parent)
        lock = FileLock(path.with_name(f"{path.name}.lock"), mode=0o600)
        lock.acquire(timeout=TIMEOUT_SECONDS, poll_interval=POLL_SECONDS)
    except Timeout as error:
        raise StoreBusyError(
            f"{path}: another process has been writing for {TIMEOUT_SECONDS:g} s;"
            " close it or try again"
        ) from error
    except (OSError, NotImplementedError) as error:
        words = reason(error) if isinstance(error, OSError) else "its file system has no locks"
        raise StoreError(f"{path}: cannot be written: {words}") from error
    try:
        yield
    finally:
        lock.release()
