"""Notes, bookmarks and reading positions as records in one file."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from briefterm.errors import NotFoundError, StoreError
from briefterm.store.ids import IdSource
from briefterm.store.plain import plain

if TYPE_CHECKING:
    from collections.abc import Mapping
    from contextlib import AbstractContextManager
    from pathlib import Path

    from briefterm.store.storage import Database, GenerationStorage

Record = dict[str, Any]

_IDS = IdSource()


def open_store(path: Path) -> Store:
    """The store in the file ``path``; nothing is read or made before the first call needs it."""
    return Store(path)


class Store:
    """Records of one notes file; every change is on disk when its call returns.

    Records are plain dictionaries, copied in and out; fields that the program does not know are
    kept. A record is deleted by giving it a ``deleted`` time. Threads may share a store, and
    processes may share its file.

    Every method may raise StoreError: StoreDamagedError when the file is not what was written,
    StoreBusyError when another process holds it, StoreReadOnlyError on a write to a file from a
    newer version. After each of these the file is still what it was.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    def insert_note(self, fields: Mapping[str, Any]) -> str:
        """Add a note and return its id; an ``id`` among ``fields`` is replaced."""
        return self._insert("notes", fields)

    def update_note(self, id: str, fields: Mapping[str, Any]) -> None:
        """Set ``fields`` of the note ``id``; NotFoundError if there is none."""
        self._update("notes", "note", id, fields)

    def notes(self) -> list[Record]:
        """All notes in the order they were made, deleted ones too."""
        return self._records("notes")

    def insert_bookmark(self, fields: Mapping[str, Any]) -> str:
        """Add a bookmark and return its id; an ``id`` among ``fields`` is replaced."""
        return self._insert("bookmarks", fields)

    def update_bookmark(self, id: str, fields: Mapping[str, Any]) -> None:
        """Set ``fields`` of the bookmark ``id``; NotFoundError if there is none."""
        self._update("bookmarks", "bookmark", id, fields)

    def bookmarks(self) -> list[Record]:
        """All bookmarks in the order they were made, deleted ones too."""
        return self._records("bookmarks")

    def set_reading(self, briefing: str, fields: Mapping[str, Any]) -> None:
        """Set ``fields`` of what is known about the reading of ``briefing``, an id."""
        changes = plain({**fields, "briefing": briefing})
        with self.transaction():
            key = self._key("readings", "briefing", changes["briefing"])
            if key is None:
                self._add("readings", changes)
            else:
                self._change("readings", key, changes)

    def readings(self) -> dict[str, Record]:
        """What is known about the reading of each briefing, by the briefing's id."""
        return {
            record["briefing"]: record
            for record in self._records("readings")
            if isinstance(record.get("briefing"), str)
        }

    def transaction(self) -> AbstractContextManager[None]:
        """Make the changes of a ``with`` block one write: all of them are kept, or none."""
        return self._storage.transaction()

    def notice(self) -> str:
        """What a reader should know about the file in one line; empty when all is well."""
        from briefterm.store.generation import SCHEMA  # noqa: PLC0415  loads orjson
        from briefterm.store.storage import newer  # noqa: PLC0415  loads TinyDB

        try:
            schema = self._storage.current().schema
        except StoreError as error:
            return str(error)
        return newer(self.path, schema) if schema > SCHEMA else ""

    def repair(self) -> str:
        """Set a damaged file aside and put the last good state in its place.

        Returns one line that says what was done; empty when the file is sound.
        """
        from briefterm.store.repair import repair  # noqa: PLC0415  loads orjson and the lock

        with self._storage.guard:
            return repair(self.path)

    @cached_property
    def _database(self) -> Database:
        # TinyDB is loaded by the first call that needs it.
        from briefterm.store.storage import Database, GenerationStorage  # noqa: PLC0415

        return Database(self.path, storage=GenerationStorage)

    @property
    def _storage(self) -> GenerationStorage:
        storage: GenerationStorage = self._database.storage  # type: ignore[assignment]  # as made
        return storage

    def _raw(self, table: str) -> dict[str, Record]:
        """TinyDB's records of a table by their keys, not copied."""
        records = (self._storage.read() or {}).get(table)
        return records if isinstance(records, dict) else {}

    def _key(self, table: str, field: str, value: str) -> str | None:
        """TinyDB's key of the record whose ``field`` is ``value``."""
        for key, record in self._raw(table).items():
            if record.get(field) == value:
                return key
        return None

    def _records(self, table: str) -> list[Record]:
        import orjson  # noqa: PLC0415  loaded by the first call that needs it

        data = orjson.dumps(list(self._raw(table).values()))
        return [record for record in orjson.loads(data) if isinstance(record, dict)]

    def _insert(self, table: str, fields: Mapping[str, Any]) -> str:
        record = plain(fields)
        with self.transaction():
            record["id"] = _IDS.next(lambda id_: self._taken(table, id_))
            self._add(table, record)
        return str(record["id"])

    def _update(self, table: str, noun: str, id_: str, fields: Mapping[str, Any]) -> None:
        changes = plain({**fields, "id": id_})
        with self.transaction():
            key = self._key(table, "id", changes["id"])
            if key is None:
                raise NotFoundError(
                    f"{noun} {id_!r} is not in {self.path}; list them for their ids"
                )
            self._change(table, key, changes)

    def _taken(self, table: str, id_: str) -> bool:
        return id_ in [record.get("id") for record in self._raw(table).values()]

    def _add(self, table: str, record: Record) -> None:
        from tinydb.table import Document  # noqa: PLC0415  loaded with the database

        key: Any = _next_key(self._raw(table))  # TinyDB's types know integers only
        self._database.table(table).insert(Document(record, doc_id=key))

    def _change(self, table: str, key: str, changes: Record) -> None:
        present = self._raw(table)[key]
        if any(name not in present or present[name] != value for name, value in changes.items()):
            keys: list[Any] = [key]
            self._database.table(table).update(changes, doc_ids=keys)


def _next_key(records: dict[str, Record]) -> str:
    """TinyDB's next key; keys mostly stand in order, and the last one is the greatest."""
    key = str(int(next(reversed(records), "0")) + 1)
    return key if key not in records else str(max(map(int, records)) + 1)
