"""The ways out of a damaged notes file: nothing is thrown away."""

from __future__ import annotations

import os
import shlex
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from briefterm.errors import StoreDamagedError, StoreError, StoreReadOnlyError
from briefterm.store.files import reason, replace_file, sync_folder
from briefterm.store.foreign import missing
from briefterm.store.generation import load
from briefterm.store.history import has_been, keep, keep_data, old_backup_of
from briefterm.store.lock import exclusive
from briefterm.store.recovery import NOTHING, TABLES, Good, keep_change, last_good
from briefterm.store.schema import SCHEMA, migrated, schema_of, with_ids
from briefterm.store.seal import META, SEAL, Press, sealed_digest
from briefterm.store.tables import check_records, contents, parsed

if TYPE_CHECKING:
    from briefterm.store.tables import Tables


def offer(path: Path) -> str:
    """What a repair would put back, in a few words; empty when there is nothing."""
    good = last_good(Path(os.path.realpath(path)))
    return "" if good is None else f"{good.words}, {_counted(good.tables)}"


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
            good = last_good(real)
        else:
            return ""
        try:
            return _repaired(path, real, good)
        except OSError as error:
            raise StoreError(f"{path}: cannot be repaired: {reason(error)}") from error


def _repaired(path: Path, real: Path, good: Good | None) -> str:
    aside = _free_name(real)
    was_there = os.path.lexists(real)
    if was_there:
        os.rename(real, aside)  # noqa: PTH104  a folder in the file's place moves as well
        sync_folder(real.parent)
    elif good is None and old_backup_of(real).is_file():
        # Of a file that is gone only a bad backup is left; it must not be taken for the file.
        old_backup_of(real).rename(aside)
    what = f"set aside as {aside.name}" if was_there or good is None else "was gone"
    if good is None:
        if has_been(real):
            _put(real, {})
        return f"{path}: {what}; there is no good state to go back to"
    if sealed_digest(good.data):
        replace_file(real, [good.data], mode=0o600)
    else:
        _put(real, good.tables)
    return f"{path}: {what}; {good.words} is back, {_counted(good.tables)}"


def accept(path: Path, *, force: bool = False) -> str:
    """Take the file as it is, if it can be read; the last good state stays among the backups.

    Returns one line that says what was done, and where the last good state is if records are
    missing; empty when the file is sound.

    Raises:
        StoreError: it cannot be read or written, or it has nothing of a last good state that had
            records and there is no ``force``.
    """
    real = Path(os.path.realpath(path))
    with exclusive(real):
        try:
            load(real)
        except StoreDamagedError as error:
            damage = error
        else:
            return ""
        good = last_good(real)
        try:
            stamp, data = contents(real)
            tables = parsed(data)
            check_records(tables, TABLES)
        except (OSError, StoreError, ValueError, RecursionError) as error:
            raise damage from error
        if schema_of(tables) > SCHEMA:
            raise StoreReadOnlyError(f"{path}: written by a newer version; upgrade briefterm")
        lost = "" if good is None else missing(good.tables, tables)
        if good is not None and lost and not force and not _has_any(good.tables, tables):
            raise StoreError(
                f"{path}: nothing of {good.words} ({_counted(good.tables)}) is in it;"
                " `briefterm check --repair` puts that back,"
                " `briefterm check --accept --force` takes it without"
            )
        try:
            keep(real, stamp)
            if good is not None:
                backup = keep_data(real, good.data)
                if lost:
                    lost += f" gone; `briefterm merge {shlex.quote(str(backup))}` brings back"
            _put(real, tables)
        except OSError as error:
            raise StoreError(f"{path}: cannot be written: {reason(error)}") from error
    return f"{path}: taken as it is, {_counted(tables)}" + (f"; {lost}" if lost else "")


def keep_good(real: Path) -> list[Path]:
    """Keep the last good state of ``real`` as its newest backup, and give its name, if there is one.

    The caller holds the lock.

    Raises:
        StoreError: it could not be written.
    """
    good = last_good(real)
    if good is None or not any(good.tables.get(name) for name in TABLES if name != META):
        return []
    try:
        return [keep_data(real, good.data)]
    except OSError as error:
        raise StoreError(f"{real}: its backup cannot be written: {reason(error)}") from error


def _put(real: Path, tables: Tables) -> None:
    """Write ``tables`` in place of whatever is there."""
    ours = migrated(with_ids({name: table for name, table in tables.items() if name != SEAL}))
    sealed = Press().sealed(ours)
    replace_file(
        real,
        sealed.parts,
        mode=0o600,
        before=lambda: keep_change(real, NOTHING, sealed.digest, ours, None),
    )


def _has_any(before: Tables, after: Tables) -> bool:
    """Whether a record of ``before`` is in ``after`` too, by the count of those that are missing."""
    return missing(before, after) != missing(before, {})


def _counted(tables: Tables) -> str:
    notes = [note for note in tables.get("notes", {}).values() if not note.get("deleted")]
    return f"{len(notes)} note{'s' * (len(notes) != 1)}"


def _free_name(path: Path) -> Path:
    stem = f"{path.name}.damaged-{datetime.now(UTC):%Y%m%dT%H%M%S}"
    candidate = path.with_name(stem)
    number = 1
    while os.path.lexists(candidate):
        number += 1
        candidate = path.with_name(f"{stem}-{number}")
    return candidate
