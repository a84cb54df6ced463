"""Reading the notes file: bytes to tables, and a plain word about what is wrong with it."""

from __future__ import annotations

import json
import os
import stat
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import orjson

from briefterm.errors import StoreDamagedError, StoreError
from briefterm.store.files import Stamp, reason
from briefterm.store.plain import plain

if TYPE_CHECKING:
    from pathlib import Path

Tables = dict[str, dict[str, Any]]

SCHEMA = 1
META = "meta"
NOTES = "notes"
BOOKMARKS = "bookmarks"
READINGS = "readings"
_ATTEMPTS = 5


@dataclass(frozen=True, slots=True)
class Generation:
    """One state of the file: its stamp (None when there is no file) and its tables."""

    stamp: Stamp | None
    tables: Tables

    @property
    def schema(self) -> int:
        """The version of the schema that the file was written with; one that says none has 1."""
        records = self.tables.get(META, {})
        versions = [record["schema"] for record in _records(records) if "schema" in record]
        if not all(isinstance(version, int) for version in versions):
            return SCHEMA + 1
        return max(versions, default=SCHEMA)


def _records(table: object) -> list[dict[str, Any]]:
    values = table.values() if isinstance(table, dict) else ()
    return [record for record in values if isinstance(record, dict)]


def backup_of(path: Path) -> Path:
    """Where the generation before the present one is kept."""
    return path.with_name(f"{path.name}.bak")


def load(path: Path) -> Generation:
    """The generation that ``path`` (no link) holds now.

    Raises:
        StoreDamagedError: it is there, but is not what a store writes.
        StoreError: it cannot be read.
    """
    try:
        content = _content(path)
    except FileNotFoundError:
        if backup_of(path).is_file():
            # Taken for an empty one, it would take the backup with it at the second write.
            raise damaged(path, "it is gone") from None
        return Generation(None, {})
    except OSError as error:
        raise StoreError(f"{path}: cannot be read: {reason(error)}") from error
    stamp, data = content
    if not data and not backup_of(path).exists():
        return Generation(stamp, {})
    try:
        generation = Generation(stamp, _parsed(data))
        if generation.schema <= SCHEMA:
            _check(generation.tables)
    except (ValueError, RecursionError) as error:
        raise damaged(path, str(error)) from error
    return generation


def damaged(path: Path, why: str) -> StoreDamagedError:
    """The error for a file that is not to be overwritten, with the way out."""
    backup = backup_of(path)
    if backup.is_file():
        way_out = "sets it aside and puts back the state before the last write"
    else:
        way_out = "sets it aside and begins anew"
    return StoreDamagedError(
        f"{path}: damaged ({why}) and left as it is; `briefterm check --repair` {way_out}"
    )


def _content(path: Path) -> tuple[Stamp, bytes]:
    """The stamp and the bytes of a file that nobody changed while it was read."""
    for _ in range(_ATTEMPTS):
        if not stat.S_ISREG(path.stat().st_mode):  # opening a pipe would wait for its writer
            raise damaged(path, "a folder or a device is in its place")
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        with open(descriptor, "rb", closefd=True) as file:  # noqa: PTH123  opened with flags above
            before = Stamp.of(os.fstat(descriptor))
            data = file.read()
            if before == Stamp.of(os.fstat(descriptor)) and before.size == len(data):
                return before, data
    raise StoreError(f"{path}: another program keeps changing it; try again")


def _parsed(data: bytes) -> Tables:
    """The tables in ``data``; what only the standard library's reader takes is made plain."""
    if not data:
        raise ValueError("it is empty")
    try:
        tables = orjson.loads(data)
    except orjson.JSONDecodeError:
        tables = plain(_lenient(data))
    if not isinstance(tables, dict):
        raise ValueError("it holds no tables")  # noqa: TRY004  the caller tells damage by one type
    return tables


def _lenient(data: bytes) -> object:
    """Stock TinyDB writes NaN and lone surrogates, which orjson refuses to read."""
    try:
        return json.loads(data)
    except ValueError as error:
        words = str(error).splitlines()[0]
        raise ValueError(f"it is no valid JSON: {words}") from error


def _check(tables: Tables) -> None:
    for name in (NOTES, BOOKMARKS, READINGS, META):
        table = tables.get(name, {})
        if not isinstance(table, dict):
            raise ValueError(f"its table {name} is no table")  # noqa: TRY004  as above
        for key, record in table.items():
            if not isinstance(record, dict) or not (key.isascii() and key.isdecimal()):
                raise ValueError(f"record {key[:20]!r} in its table {name} is no record")
