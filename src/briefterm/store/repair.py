"""The way out of a damaged notes file: nothing is thrown away."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

from briefterm.errors import StoreDamagedError, StoreError
from briefterm.store.files import reason, replace_file, sync_folder
from briefterm.store.generation import backup_of, load
from briefterm.store.lock import exclusive


def repair(path: Path) -> str:
    """Set the file aside if it is damaged and put the last good state in its place.

    Returns one line that says what was done; empty when the file is sound.

    Raises:
        StoreError: it could not be done; the damaged file is still there under one of its names.
    """
    real = Path(os.path.realpath(path))
    with exclusive(real):
        try:
            load(real)
        except StoreDamagedError:
            pass
        else:
            return ""
        aside = _free_name(real)
        try:
            data = _good_backup(real)
            # Of a file that is gone only the backup is left; a bad one must not be taken for it.
            damaged = real if os.path.lexists(real) else backup_of(real) if data is None else None
            if damaged is not None:
                os.rename(damaged, aside)  # noqa: PTH104  a folder in the file's place moves as well
                sync_folder(real.parent)
            if data is None:
                return f"{path}: set aside as {aside.name}; there is no good state to go back to"
            replace_file(real, data, mode=0o600)
            if damaged is None:
                return f"{path}: was gone; the state before the last write is back"
        except OSError as error:
            raise StoreError(f"{path}: cannot be repaired: {reason(error)}") from error
    return f"{path}: set aside as {aside.name}; went back to the state before the last write"


def _good_backup(path: Path) -> bytes | None:
    backup = backup_of(path)
    try:
        return backup.read_bytes() if load(backup).tables else None
    except (OSError, StoreError):
        return None


def _free_name(path: Path) -> Path:
    stem = f"{path.name}.damaged-{datetime.now(UTC):%Y%m%dT%H%M%S}"
    candidate = path.with_name(stem)
    number = 1
    while os.path.lexists(candidate):
        number += 1
        candidate = path.with_name(f"{stem}-{number}")
    return candidate
