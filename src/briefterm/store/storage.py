"""TinyDB's storage over whole generations of a file, written in transactions."""

from __future__ import annotations

import os
import threading
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tinydb import TinyDB
from tinydb.storages import Storage

from briefterm.errors import StoreError, StoreGoneError, StoreReadOnlyError
from briefterm.store import history
from briefterm.store.files import Stamp, reason, remove_stale_temporaries, replace_file
from briefterm.store.generation import Generation, load
from briefterm.store.lookup import Lookup
from briefterm.store.recovery import keep_change
from briefterm.store.schema import SCHEMA, migrated
from briefterm.store.seal import NOTES, Press
from briefterm.store.table import Changing, RecordTable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from briefterm.store.recovery import Touched
    from briefterm.store.seal import Sealed
    from briefterm.store.tables import Tables


class Database(TinyDB):
    """TinyDB with our tables."""

    table_class = RecordTable


@dataclass(slots=True)
class _Transaction:
    """The changes of one thread to the generation ``base``."""

    thread: int
    base: Generation
    tables: Tables | None = None
    changing: dict[str, Changing] = field(default_factory=dict)
    whole: bool = False

    @property
    def touched(self) -> Touched:
        """The keys of the records that were changed, by table; None when that is not known."""
        if self.whole:
            return None
        return {name: table.touched for name, table in self.changing.items()}


class GenerationStorage(Storage):
    """Remembers the present generation of the file; reads it again when another one is there.

    Readers in other threads are given the present generation, never a half-made one. ``guard``
    serialises the transactions of this object.
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self._path = Path(path)
        self.guard = threading.RLock()
        self._generation: Generation | None = None
        self._written: Stamp | None = None
        self._transaction: _Transaction | None = None
        self._press = Press()
        self.lookup = Lookup()

    @property
    def path(self) -> Path:
        """The file as it was named."""
        return self._path

    def current(self) -> Generation:
        """The generation in the file, or in a transaction's thread the one that it changes."""
        transaction = self._own_transaction()
        if transaction is not None:
            return transaction.base
        return self._refreshed(self._resolved())

    def read(self) -> Tables | None:
        """The tables for TinyDB; None when there are none yet."""
        transaction = self._own_transaction()
        if transaction is None or transaction.tables is None:
            return self.current().tables or None
        return transaction.tables

    def write(self, data: Tables) -> None:
        """Take new tables for all; the file is written when the transaction ends."""
        transaction = self._writing()
        transaction.tables = data
        transaction.changing.clear()
        transaction.whole = True

    def changing(self, name: str) -> Changing:
        """The table ``name`` of the transaction, to be changed in place."""
        transaction = self._writing()
        table = transaction.changing.get(name)
        if table is None:
            tables = transaction.base.tables if transaction.tables is None else transaction.tables
            before = tables.get(name, {})
            table = transaction.changing[name] = Changing(before)
            self.lookup.follow(name, before, table)
            transaction.tables = {**tables, name: table}
        return table

    @contextmanager
    def transaction(self, gone: Callable[[Path], object] | None = None) -> Iterator[None]:
        """Lock the file, re-read it if it changed, and write once at the end what was applied.

        Transactions nest: the outermost one writes. When the body or the write fails, nothing is
        kept of it. A file that was there and is gone is begun anew where ``gone`` is given, which
        is called with where it was.

        Raises:
            StoreBusyError: another process holds the lock for too long.
            StoreReadOnlyError: the file comes from a newer version.
            StoreError: it cannot be read or written, or is damaged or gone.
        """
        # Imported by the first write: a reader needs no lock.
        from briefterm.store.lock import exclusive  # noqa: PLC0415

        with self.guard:
            if self._transaction is not None:
                yield
                return
            real = self._resolved()
            with exclusive(real):
                base = self._begun(real, gone)
                if base.schema > SCHEMA:
                    raise StoreReadOnlyError(newer(self._path, base.schema))
                transaction = _Transaction(threading.get_ident(), base)
                self._transaction = transaction
                try:
                    yield
                    if transaction.tables is not None:
                        self._generation = self._committed(real, transaction)
                finally:
                    self._transaction = None

    def _begun(self, real: Path, gone: Callable[[Path], object] | None) -> Generation:
        try:
            return self._refreshed(real)
        except StoreGoneError:
            if gone is None:
                raise
            gone(real)
            return Generation(None, {})

    def _writing(self) -> _Transaction:
        transaction = self._own_transaction()
        if transaction is None:
            raise StoreError(f"{self._path}: written outside of a transaction")
        return transaction

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

    def _committed(self, real: Path, transaction: _Transaction) -> Generation:
        """Write the tables of the transaction over its base."""
        base, touched = transaction.base, transaction.touched
        tables = migrated(
            {
                name: dict(table) if isinstance(table, Changing) else table
                for name, table in (transaction.tables or {}).items()
            }
        )
        notes = transaction.changing.get(NOTES)
        if touched is None or base.schema < SCHEMA or base.stamp is None or not base.stamp.size:
            touched = None
            sealed = self._pressed(tables)
        else:
            added = [] if notes is None else notes.added
            sealed = self._pressed(tables, base.tables.get(NOTES), added)
        if base.stamp is None or base.stamp != self._written:
            # Others have written since, and one of them may have been killed.
            remove_stale_temporaries(real)
        try:
            stamp = self._replaced(real, base, sealed, tables, touched)
        except OSError as error:
            raise StoreError(f"{self._path}: cannot be written: {reason(error)}") from error
        self._written = stamp
        for name, table in transaction.changing.items():
            self.lookup.follow(name, table, tables[name])
        history.prune(real)
        return Generation(stamp, tables, digest=sealed.digest)

    def _pressed(
        self,
        tables: Tables,
        before: dict[str, Any] | None = None,
        added: list[str] | None = None,
    ) -> Sealed:
        try:
            return self._press.sealed(tables, before, added)
        except (TypeError, RecursionError) as error:
            raise StoreError(f"{self._path}: cannot be written: {error}") from error

    def _replaced(
        self, real: Path, base: Generation, sealed: Sealed, tables: Tables, touched: Touched
    ) -> Stamp:
        """The new stamp of the file after its backup was made and it was written."""
        before = base.stamp
        backup: Path | None = None

        def keep() -> None:
            nonlocal backup
            if before is not None and before.size:
                label = "" if base.schema == SCHEMA else f"schema-{base.schema}-"
                backup = history.keep(real, before, label)
            keep_change(real, base.digest, sealed.digest, tables, touched)

        try:
            return replace_file(
                real,
                sealed.parts,
                mode=0o600,
                newer_than_ns=before.mtime_ns if before is not None else 0,
                before=keep,
            )
        except OSError:
            if backup is not None and self._is_old(real, before):
                # It shares its bytes with the file, so that damage would befall both.
                with suppress(OSError):
                    backup.unlink()
            raise

    @staticmethod
    def _is_old(real: Path, before: Stamp | None) -> bool:
        try:
            return Stamp.of(real.stat()) == before
        except OSError:
            return True


def newer(path: Path, schema: int) -> str:
    """What a reader is told about a file from a newer version."""
    return (
        f"{path}: written by a newer version (schema {schema}, this one knows {SCHEMA})"
        " and opened read-only; upgrade briefterm to write"
    )
