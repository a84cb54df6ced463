"""Replacing a file whole: whoever reads it sees the old bytes or the new ones, never a mixture."""

from __future__ import annotations

import errno
import os
import stat
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from briefterm.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

TEMPORARY_SUFFIX = ".tmp"
_LONGEST_PREFIX = 50  # of at most 4 bytes each; names are limited to 255 bytes
_NO_FOLDER_SYNC = {errno.EINVAL, errno.ENOTSUP, errno.EBADF, errno.EACCES}


@dataclass(frozen=True, slots=True)
class Stamp:
    """What tells one generation of a file from the next without reading it."""

    device: int
    inode: int
    size: int
    mtime_ns: int

    @classmethod
    def of(cls, status: os.stat_result) -> Stamp:
        """The stamp of a file with this status."""
        return cls(status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns)


def reason(error: OSError) -> str:
    """The operating system's words for ``error``, with the way out."""
    words = error.strerror or str(error) or type(error).__name__
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return f"{words}; free some space and try again"
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return f"{words}; check the permissions or choose another place"
    return words


def atomic_write(path: Path, data: bytes) -> None:
    """Write ``data`` to ``path`` through a temporary file beside it, fsync and rename.

    A symbolic link is followed and kept, an existing file keeps its mode, a missing folder is made.

    Raises:
        StoreError: it could not be written; what was there before is still whole.
    """
    try:
        real = Path(os.path.realpath(path))
        make_folder(real.parent)
        replace_file(real, [data])
    except OSError as error:
        raise StoreError(f"{path}: cannot be written: {reason(error)}") from error


def make_folder(folder: Path) -> None:
    """Make ``folder`` and its parents, durably; nothing happens when it is there."""
    if folder.is_dir():
        return
    folder.mkdir(parents=True, exist_ok=True)
    sync_folder(folder.parent)


def sync_folder(folder: Path) -> None:
    """Make the names in ``folder`` durable, where the file system can."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _NO_FOLDER_SYNC:
            raise
    finally:
        os.close(descriptor)


def replace_file(
    path: Path,
    parts: Iterable[bytes | bytearray | memoryview],
    *,
    mode: int = 0o666,
    newer_than_ns: int | None = None,
    before: Callable[[], object] = lambda: None,
) -> Stamp:
    """Put ``parts``, joined, in place of ``path`` (no link, its folder there); the new stamp.

    ``mode`` is for a new file, less the umask. With ``newer_than_ns`` the new file is dated later
    than that, so that no two generations share a stamp even where the clock of the file system
    ticks slowly and inodes are used again. ``before`` is called when all is written but the name.

    Raises:
        OSError: nothing was changed, unless only the last fsync, that of the folder, failed.
    """
    temporary = temporary_beside(path)
    try:
        stamp = _write_new(temporary, parts, path, mode, newer_than_ns)
        before()
        temporary.replace(path)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    sync_folder(path.parent)
    return stamp


def temporary_beside(path: Path) -> Path:
    """A hidden name in the folder of ``path`` that nobody else uses."""
    return path.with_name(f"{_prefix(path)}{os.getpid()}-{os.urandom(4).hex()}{TEMPORARY_SUFFIX}")


def _prefix(path: Path) -> str:
    """What the temporary names of ``path`` begin with, short enough for any file system."""
    return f".{path.name[:_LONGEST_PREFIX]}."


def _write_new(
    temporary: Path,
    parts: Iterable[bytes | bytearray | memoryview],
    model: Path,
    mode: int,
    newer_than_ns: int | None,
) -> Stamp:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC
    descriptor = os.open(temporary, flags, mode)
    try:
        _take_after(descriptor, model)
        for part in parts:
            view = memoryview(part)
            while view:
                view = view[os.write(descriptor, view) :]
        if newer_than_ns is not None:
            status = os.fstat(descriptor)
            later = max(status.st_mtime_ns, newer_than_ns + 1)
            os.utime(descriptor, ns=(status.st_atime_ns, later))
        os.fsync(descriptor)
        stamp = Stamp.of(os.fstat(descriptor))
    except BaseException:
        with suppress(OSError):
            os.close(descriptor)
        raise
    os.close(descriptor)
    return stamp


def _take_after(descriptor: int, model: Path) -> None:
    """Give the open file the mode, and where allowed the owner, of ``model`` if that exists."""
    try:
        status = model.stat()
    except FileNotFoundError:
        return
    if (status.st_uid, status.st_gid) != (os.geteuid(), os.getegid()):
        with suppress(OSError):
            os.fchown(descriptor, status.st_uid, status.st_gid)
    os.fchmod(descriptor, stat.S_IMODE(status.st_mode))


def remove_stale_temporaries(path: Path) -> None:
    """Remove what killed writers of ``path`` left; only for who holds the lock on ``path``."""
    prefix = _prefix(path)
    with suppress(OSError):
        for entry in path.parent.iterdir():
            if entry.name.startswith(prefix) and entry.name.endswith(TEMPORARY_SUFFIX):
                entry.unlink()
