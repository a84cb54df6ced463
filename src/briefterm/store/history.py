"""Earlier states of a notes file, in the folder ``<name>.backups`` beside it.

Each write leaves there the state before it, as a hard link to what it replaces: the last five, and
the last of each of the last fourteen days on which there was a write.
"""

from __future__ import annotations

import errno
import os
import re
import time
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from briefterm.store.files import Stamp, make_folder, replace_file, temporary_beside

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

LAST = 5
DAYS = 14
_NAME = re.compile(r"(?P<number>\d{6,})-(?P<day>\d{8})T\d{6}Z\.json")
_NO_HARD_LINKS = {
    errno.EPERM,
    errno.ENOTSUP,
    errno.EOPNOTSUPP,
    errno.EMLINK,
    errno.ENOSYS,
    errno.EXDEV,
}


def folder_of(path: Path) -> Path:
    """Where the earlier states of ``path`` are kept."""
    return path.with_name(f"{path.name}.backups")


def old_backup_of(path: Path) -> Path:
    """Where version 1 of the file kept the state before the last write."""
    return path.with_name(f"{path.name}.bak")


def is_begun(path: Path) -> bool:
    """Whether anything was kept of ``path`` since it has a seal."""
    try:
        return next(folder_of(path).iterdir(), None) is not None
    except OSError:
        return False


def has_been(path: Path) -> bool:
    """Whether there was a notes file at ``path`` before."""
    return is_begun(path) or old_backup_of(path).is_file()


def kept(names: Iterable[str]) -> set[str]:
    """Those of the backups' ``names`` that are not to be removed."""
    ordered = _ordered(names)
    last_of_day = {match["day"]: name for name in ordered if (match := _NAME.fullmatch(name))}
    return {*ordered[-LAST:], *(last_of_day[day] for day in sorted(last_of_day)[-DAYS:])}


def backups(path: Path) -> list[Path]:
    """The earlier states of ``path``, newest first; those of earlier versions are last."""
    folder = folder_of(path)
    names = _names(folder)
    ordered = _ordered(names)
    others = sorted(name for name in names if name.startswith("schema-"))
    found = [folder / name for name in reversed([*others, *ordered])]
    return [*found, old_backup_of(path)] if old_backup_of(path).is_file() else found


def keep(path: Path, stamp: Stamp, label: str = "") -> Path | None:
    """Keep what ``path`` is now, and return the new name; None when it is kept already.

    With a ``label`` before its name it is never removed.

    Raises:
        OSError: it could not be kept.
    """
    folder = folder_of(path)
    make_folder(folder)
    names = _ordered(_names(folder))
    if names and not label:
        # A writer that was killed after this step has kept it.
        with suppress(OSError):
            if Stamp.of((folder / names[-1]).stat()) == stamp:
                return None
    backup = folder / f"{label}{_next_name(names, stamp.mtime_ns)}"
    try:
        os.link(path, backup)
    except OSError as error:
        if error.errno not in _NO_HARD_LINKS:
            raise
        temporary = temporary_beside(backup)
        temporary.write_bytes(path.read_bytes())
        temporary.replace(backup)
    return backup


def keep_data(path: Path, data: bytes) -> Path:
    """Keep ``data`` as an earlier state of ``path``, and return its name.

    Raises:
        OSError: it could not be kept.
    """
    folder = folder_of(path)
    make_folder(folder)
    name = _next_name(_ordered(_names(folder)), time.time_ns())
    replace_file(folder / name, [data], mode=0o600)
    return folder / name


def prune(path: Path) -> None:
    """Remove backups that are too old; what cannot be removed stays."""
    folder = folder_of(path)
    ordered = _ordered(_names(folder))
    for name in set(ordered) - kept(ordered):
        with suppress(OSError):
            (folder / name).unlink()


def _next_name(ordered: list[str], time_ns: int) -> str:
    number = int(ordered[-1].partition("-")[0]) + 1 if ordered else 1
    written = datetime.fromtimestamp(time_ns // 10**9, UTC)
    return f"{number:06}-{written:%Y%m%dT%H%M%SZ}.json"


def _names(folder: Path) -> list[str]:
    try:
        return os.listdir(folder)  # noqa: PTH208  names are wanted, and at each write
    except OSError:
        return []


def _ordered(names: Iterable[str]) -> list[str]:
    """The names of backups, oldest first."""
    numbered = [(int(match["number"]), name) for name in names if (match := _NAME.fullmatch(name))]
    return [name for _, name in sorted(numbered)]
