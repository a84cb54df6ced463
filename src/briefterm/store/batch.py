"""Replacing many files at once, each of them whole, with one flush of the disk for all."""

from __future__ import annotations

import os
import stat
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from briefterm.errors import StoreError
from briefterm.store.files import Stamp, make_folder, reason, sync_folder, temporary_beside

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_FEW = 8  # files that are flushed one by one: cheaper than everything that waits for the disk
_CHUNK = 200


@dataclass(frozen=True, slots=True)
class Replacement:
    """What a file shall hold; ``seen`` is the stamp of what it is made from, None for no file."""

    path: Path
    data: bytes
    seen: Stamp | None = None


def replace_all(
    replacements: Sequence[Replacement], done: Callable[[int], object] | None = None
) -> list[Path]:
    """Write all files; those that somebody changed after they were ``seen`` are left alone.

    Their paths are returned. ``done`` is told how many are finished, now and then. Whoever is
    killed halfway has left each file as it was or as it shall be.

    Raises:
        StoreError: one could not be written; what was there is still whole.
    """
    missed: list[Path] = []
    for start in range(0, len(replacements), _CHUNK):
        chunk = replacements[start : start + _CHUNK]
        missed += _replace_chunk(chunk)
        if done is not None:
            done(start + len(chunk))
    return missed


def _replace_chunk(chunk: Sequence[Replacement]) -> list[Path]:
    written: list[tuple[Replacement, Path, Path]] = []
    missed: list[Path] = []
    folders: set[Path] = set()
    try:
        for one in chunk:
            with _told(one.path):
                real = Path(os.path.realpath(one.path))
                if real.parent not in folders:
                    make_folder(real.parent)
                    folders.add(real.parent)
                temporary = temporary_beside(real)
                written.append((one, real, temporary))
                _write(temporary, one.data, real, flush=len(chunk) <= _FEW)
        if len(chunk) > _FEW:
            os.sync()
        for one, real, temporary in written:
            with _told(one.path):
                if _stamp_of(real) != one.seen:
                    missed.append(one.path)
                else:
                    temporary.replace(real)
        for folder in folders:
            with _told(folder):
                sync_folder(folder)
    finally:
        for _, _, temporary in written:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)
    return missed


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Turn what the operating system refuses into an error that names ``path``."""
    try:
        yield
    except OSError as error:
        raise StoreError(f"{path}: cannot be written: {reason(error)}") from error


def _write(temporary: Path, data: bytes, model: Path, *, flush: bool) -> None:
    mode = 0o666
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, mode)
    try:
        with suppress(FileNotFoundError):
            os.fchmod(descriptor, stat.S_IMODE(model.stat().st_mode))
        view = memoryview(data)
        while view:
            view = view[os.write(descriptor, view) :]
        if flush:
            os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _stamp_of(path: Path) -> Stamp | None:
    try:
        return Stamp.of(path.stat())
    except FileNotFoundError:
        return None
