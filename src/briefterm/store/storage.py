"""TinyDB's storage over whole generations of a file, written in transactions."""

from __future__ import annotations

import os
import threading
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import orjson
from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Table

from briefterm.errors import StoreError, StoreReadOnlyError
from briefterm.store.files import Stamp, reason, remove_stale_temporaries, replace_file
from briefterm.store.generation import META, SCHEMA, Generation, Tables, backup_of, load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class _Changing(dict[str, Any]):
    """A table under change: a record is copied when it is taken out to be changed."""

    def __getitem__(self, key: str) -> Any:  # noqa: ANN401  records are open
        record = dict(super().__getitem__(key))
        self[key] = record
        return record


class RecordTable(Table):
    """A table that changes copies, keeps its keys as text and remembers no queries.

    Other threads read the tables of the present generation while the next one is made, so that
    must be new dictionaries where it differs. TinyDB itself changes records in place, rebuilds a
    whole table twice at each change to convert its keys (a third of an insert's cost among ten
    thousand notes), and has a cache of queries that does not notice what other processes write.
    """

    document_id_class = str  # type: ignore[assignment]  # TinyDB only calls it
    default_query_cache_capacity = 0

    def _update_table(self, updater: Callable[[dict[Any, Any]], None]) -> None:
        tables = self._storage.read() or {}
        table = _Changing(tables.get(self.name, {}))
        updater(table)
        self._storage.write({**tables, self.name: dict(table)})


class Database(TinyDB):
    """TinyDB with our tables."""

    table_class = RecordTable


@dataclass(slots=True)
class _Transaction:
    """What one thread is writing: on which generation it builds, and the tables so far."""

    thread: int
    base: Generation
    tables: Tables | None = None


class GenerationStorage(Storage):
    """Reads are answered from memory while the file's stamp stays; writes wait for the commit.

    One thread writes at a time, holding ``guard``. A generation never changes, so readers in other
    threads need no lock and never wait for a writer, nor for another process.
    """

    def __init__(self, path: Path) -> None:
        self.guard = threading.RLock()
        self._path = path
        self._generation: Generation | None = None
        self._transaction: _Transaction | None = None
        self._written: Stamp | None = None  # what the last write of ours left

    def current(self) -> Generation:
        """The file's newest generation, or in a transaction the one that it builds on.

        Raises:
            StoreError: the file cannot be read, or is damaged.
        """
        transaction = self._own_transaction()
        return self._refreshed(self._resolved()) if transaction is None else transaction.base

    def read(self) -> Tables | None:
        """The tables for TinyDB; None when there are none yet."""
        transaction = self._own_transaction()
        if transaction is None or transaction.tables is None:
            return self.current().tables or None
        return transaction.tables

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Take TinyDB's new tables; the file is written when the transaction ends."""
        transaction = self._own_transaction()
        if transaction is None:
            raise StoreError(f"{self._path}: written outside of a transaction")
        transaction.tables = data

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Lock the file, re-read it if it changed, and write once at the end what was applied.

        Transactions nest: the outermost one writes. When the body or the write fails, nothing is
        kept of it.

        Raises:
            StoreBusyError: another process holds the lock for too long.
            StoreReadOnlyError: the file comes from a newer version.
            StoreError: it cannot be read or written, or is damaged.
        """
        # Imported by the first write: half of what opening a store would cost.
        from briefterm.store.lock import exclusive  # noqa: PLC0415

        with self.guard:
            if self._transaction is not None:
                yield
                return
            real = self._resolved()
            with exclusive(real):
                base = self._refreshed(real)
                if base.schema > SCHEMA:
                    raise StoreReadOnlyError(newer(self._path, base.schema))
                transaction = _Transaction(threading.get_ident(), base)
                self._transaction = transaction
                try:
                    yield
                    if transaction.tables is not None:
                        self._generation = self._committed(real, base, transaction.tables)
                finally:
                    self._transaction = None

    def _own_transaction(self) -> _Transaction | None:
        transaction = self._transaction
        own = transaction is not None and transaction.thread == threading.get_ident()
        return transaction if own else None

    def _resolved(self) -> Path:
        """Where the file really is: two links to one file must share its lock."""
        try:
            real = Path(os.path.realpath(self._path))
            if self._path.is_symlink() and not real.parent.is_dir():
                raise StoreError(
                    f"{self._path}: links to {real}, whose folder is not there;"
                    " mount or make it, or remove the link"
                )
        except OSError as error:
            raise StoreError(f"{self._path}: cannot be read: {reason(error)}") from error
        return real

    def _refreshed(self, real: Path) -> Generation:
        """The remembered generation, or a new one if the file is another one now."""
        try:
            stamp = Stamp.of(real.stat())
        except FileNotFoundError:
            stamp = None
        except OSError as error:
            raise StoreError(f"{self._path}: cannot be read: {reason(error)}") from error
        generation = self._generation
        if generation is None or generation.stamp != stamp:
            generation = load(real)
            self._generation = generation
        return generation

    def _committed(self, real: Path, base: Generation, changed: Tables) -> Generation:
        """Write the changed tables over the generation ``base``."""
        tables = _with_schema(changed)
        before = base.stamp
        try:
            data = orjson.dumps(tables)
        except (TypeError, RecursionError) as error:
            raise StoreError(f"{self._path}: cannot be written: {error}") from error
        if before is None or before != self._written:
            # Others have written since, and one of them may have been killed.
            remove_stale_temporaries(real)
        try:
            stamp = replace_file(
                real,
                data,
                mode=0o600,
                backup=backup_of(real) if before is not None and before.size else None,
                newer_than_ns=before.mtime_ns if before is not None else 0,
            )
        except OSError as error:
            raise StoreError(f"{self._path}: cannot be written: {reason(error)}") from error
        self._written = stamp
        return Generation(stamp, tables)


def newer(path: Path, schema: int) -> str:
    """What a reader is told about a file from a newer version."""
    return (
        f"{path}: written by a newer version (schema {schema}, this one knows {SCHEMA})"
        " and opened read-only; upgrade briefterm to write"
    )


def _with_schema(tables: Tables) -> Tables:
    """``tables`` with the schema's version in the meta table."""
    meta = tables.get(META, {})
    if any("schema" in record for record in meta.values()):
        return tables
    key = str(max(map(int, meta), default=0) + 1)
    return {**tables, META: {**meta, key: {"schema": SCHEMA}}}
