"""Lists the briefings of a folder without opening any."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

SUFFIXES = (".md", ".markdown", ".txt")

_KINDS = {
    stat.S_IFIFO: "a named pipe",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
    stat.S_IFSOCK: "a socket",
    stat.S_IFDIR: "a folder",
}


@dataclass(frozen=True, slots=True)
class FileStat:
    """What is known of a file before it is opened.

    ``key`` is the POSIX path inside the scanned folder, ``size`` counts bytes, ``mtime_ns``
    nanoseconds since the epoch. ``warning`` says why the file cannot be read, if so; a folder that
    cannot be listed is reported the same way.
    """

    path: Path
    key: str
    size: int
    mtime_ns: int
    warning: str = ""


def scan(folder: Path, known: dict[str, tuple[int, int]] | None = None) -> Iterator[FileStat]:
    """Every briefing file under ``folder``, in the order of their keys within each folder.

    Hidden names are left out. Links are followed, but no folder is listed twice. What cannot be
    listed or read is reported with a warning; nothing is raised. Files that have the size and
    modification time that ``known`` has for their key are passed over, and their keys taken out.
    """
    seen: set[tuple[int, int]] = set()
    folders = [(str(folder), "")]
    linked: list[tuple[str, str]] = []
    while folders or linked:
        # Linked folders come last, so that a file is known by its own path where it has one.
        base, prefix = folders.pop() if folders else linked.pop(0)
        try:
            status = os.stat(base)  # noqa: PTH116 - a Path for each entry would double the time
            if (status.st_dev, status.st_ino) in seen:
                continue
            seen.add((status.st_dev, status.st_ino))
            with os.scandir(base) as entries:
                names = sorted(entries, key=attrgetter("name"))
        except OSError as error:
            warning = f"cannot be listed: {error.strerror or error}"
            yield FileStat(Path(base), printable_key(prefix.rstrip("/")) or ".", 0, 0, warning)
            continue
        parent = Path(base)
        inner: list[tuple[str, str]] = []
        for entry in names:
            name = entry.name
            if name.startswith("."):
                continue
            if _is_folder(entry):
                (linked if entry.is_symlink() else inner).append((entry.path, f"{prefix}{name}/"))
            elif name.endswith(SUFFIXES) or name.lower().endswith(SUFFIXES):
                key = printable_key(prefix + name)
                if known and key in known and _stamp(entry) == known[key]:
                    del known[key]
                else:
                    yield _file_stat(entry, parent / name, key)
        folders.extend(reversed(inner))


def kind_warning(mode: int) -> str:
    """Why a file of this ``st_mode`` is not read, or an empty string for a regular file."""
    if stat.S_ISREG(mode):
        return ""
    return f"is {_KINDS.get(stat.S_IFMT(mode), 'something else')}, not a regular file"


def error_warning(error: OSError, *, link: bool) -> str:
    """Why the file system did not give a file, as the warning of its briefing."""
    if link and isinstance(error, FileNotFoundError):
        return "is a link to a file that is not there"
    return f"cannot be read: {error.strerror or error}"


def printable_key(key: str) -> str:
    r"""``key`` with bytes that are not UTF-8 written as ``\xff``: no lone surrogates."""
    if key.isascii():
        return key
    return os.fsencode(key).decode("utf-8", "backslashreplace")


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _stamp(entry: os.DirEntry[str]) -> tuple[int, int] | None:
    """Size in bytes and modification time in nanoseconds of a regular file; None of others."""
    try:
        status = entry.stat()
    except OSError:
        return None
    return (status.st_size, status.st_mtime_ns) if stat.S_ISREG(status.st_mode) else None


def _file_stat(entry: os.DirEntry[str], path: Path, key: str) -> FileStat:
    try:
        status = entry.stat()
    except OSError as error:
        return FileStat(path, key, 0, 0, error_warning(error, link=entry.is_symlink()))
    if stat.S_ISREG(status.st_mode):
        return FileStat(path, key, status.st_size, status.st_mtime_ns)
    return FileStat(path, key, 0, status.st_mtime_ns, kind_warning(status.st_mode))
