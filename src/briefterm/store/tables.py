"""The bytes of a notes file, and the tables that they hold."""

from __future__ import annotations

import gc
import json
import os
import stat
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import orjson

from briefterm.errors import StoreDamagedError, StoreError
from briefterm.store.files import Stamp
from briefterm.store.plain import plain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Tables = dict[str, dict[str, Any]]

_ATTEMPTS = 5


def contents(path: Path) -> tuple[Stamp, bytes]:
    """The stamp and the bytes of a file that nobody changed while it was read.

    Raises:
        OSError: it cannot be read.
        StoreDamagedError: something else is in its place; the message is the reason alone.
        StoreError: it is changed all the time.
    """
    for _ in range(_ATTEMPTS):
        if not stat.S_ISREG(path.stat().st_mode):  # opening a pipe would wait for its writer
            raise StoreDamagedError("a folder or a device is in its place")
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        with open(descriptor, "rb", closefd=True) as file:  # noqa: PTH123  opened with flags above
            before = Stamp.of(os.fstat(descriptor))
            data = file.read()
            if before == Stamp.of(os.fstat(descriptor)) and before.size == len(data):
                return before, data
    raise StoreError(f"{path}: another program keeps changing it; try again")


def parsed(data: bytes) -> Tables:
    """The tables in ``data``; what only the standard library's reader takes is made plain.

    Raises:
        ValueError: it holds none; the message says why.
    """
    if not data:
        raise ValueError("it is empty")
    with collector_at_rest():
        try:
            tables = orjson.loads(data)
        except orjson.JSONDecodeError:
            tables = plain(_lenient(data))
    if not isinstance(tables, dict):
        raise ValueError("it holds no tables")  # noqa: TRY004  the caller tells damage by one type
    return tables


def check_records(tables: Tables, names: tuple[str, ...]) -> None:
    """Raise ValueError unless the tables ``names`` hold records under TinyDB's keys."""
    for name in names:
        table = tables.get(name, {})
        if not isinstance(table, dict):
            raise ValueError(f"its table {name} is no table")  # noqa: TRY004  as above
        for key, record in table.items():
            if not isinstance(record, dict) or not (key.isascii() and key.isdecimal()):
                raise ValueError(f"record {key[:20]!r} in its table {name} is no record")


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """Make many objects without the collector counting them: it would take longer than they do."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _lenient(data: bytes) -> object:
    """Stock TinyDB writes NaN and lone surrogates, which orjson refuses to read."""
    try:
        return json.loads(data)
    except ValueError as error:
        words = str(error).splitlines()[0]
        raise ValueError(f"it is no valid JSON: {words}") from error
