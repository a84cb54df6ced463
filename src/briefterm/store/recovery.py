"""The last good state of a notes file, made from its backups and from its last change.

A backup is the state before a write. What the write changed stands in ``last-change.json`` beside
the backups, so that of a file that is damaged afterwards not even the last note is lost.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import orjson

from briefterm.errors import StoreError
from briefterm.store.files import make_folder
from briefterm.store.history import backups, folder_of
from briefterm.store.schema import BOOKMARKS, EDITS, NOTES, OUTLINES, READINGS, migrated, schema_of
from briefterm.store.seal import META, SEAL, Press, digest, sealed_digest
from briefterm.store.tables import check_records, contents, parsed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from briefterm.store.tables import Tables

    # The keys of the records that a write changed, by table; None: all tables are new.
    Touched = Mapping[str, Iterable[str]] | None

TABLES = (NOTES, BOOKMARKS, READINGS, OUTLINES, EDITS, META)
SEALED_SINCE = 2
NOTHING = ""  # the digest of a file that is not there
_LAST_CHANGE = "last-change.json"


@dataclass(frozen=True, slots=True)
class Good:
    """An earlier state: its tables, the bytes of its file, and what it is, in words."""

    tables: Tables
    data: bytes
    words: str


def keep_change(path: Path, before: str, after: str, tables: Tables, touched: Touched) -> None:
    """Keep how the state with the digest ``before`` became ``tables``, whose digest is ``after``.

    Raises:
        OSError: it could not be written.
    """
    changed: Mapping[str, Mapping[str, Any]] = tables
    if touched is None:
        before = NOTHING
    else:
        changed = {
            name: {key: tables.get(name, {}).get(key) for key in keys}
            for name, keys in touched.items()
        }
    folder = folder_of(path)
    make_folder(folder)
    target = folder / _LAST_CHANGE
    # Not replaced by a rename: some file systems then wait for the disk, and a torn one is told
    # by the digest.
    target.unlink(missing_ok=True)
    descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    with open(descriptor, "wb", closefd=True) as file:  # noqa: PTH123  private from the start
        file.write(orjson.dumps({"from": before, "to": after, "tables": changed}))


def last_good(path: Path) -> Good | None:
    """The newest state of ``path`` that can be told to be good; None when there is none."""
    change = _last_change(path)
    made = _applied({}, NOTHING, change)
    best = None
    for backup in backups(path):
        if made is not None:
            return made
        try:
            stamp, data = contents(backup)
            tables = parsed(data)
            check_records(tables, TABLES)
        except (OSError, StoreError, ValueError, RecursionError):
            continue
        made = _applied(tables, digest(data), change)
        is_good = schema_of(tables) < SEALED_SINCE or sealed_digest(data)
        if best is None and is_good:
            time = datetime.fromtimestamp(stamp.mtime_ns // 10**9, UTC)
            best = Good(migrated(tables), data, f"the state of {time:%Y-%m-%d %H:%M:%S} UTC")
    return made or best


def _last_change(path: Path) -> dict[str, Any]:
    try:
        _, data = contents(folder_of(path) / _LAST_CHANGE)
        change = parsed(data)
        check_records(change["tables"], tuple(change["tables"]))
    except (OSError, StoreError, ValueError, RecursionError, KeyError, AttributeError, TypeError):
        return {}
    return change


def _applied(tables: Tables, state: str, change: Mapping[str, Any]) -> Good | None:
    """What ``change`` makes of ``tables`` with the digest ``state``, if it is a change of these."""
    if change.get("from") != state:
        return None
    after = {name: dict(table) for name, table in tables.items() if name != SEAL}
    for name, records in change["tables"].items():
        table = after.setdefault(name, {})
        for key, record in records.items():
            if record is None:
                table.pop(key, None)
            else:
                table[key] = record
    sealed = Press().sealed(after)
    if sealed.digest != change.get("to"):
        return None
    return Good(after, sealed.data, "all that was written")
