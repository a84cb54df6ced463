"""Notes, bookmarks and reading positions as records in one file."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from briefterm.errors import NotFoundError, StoreDamagedError, StoreError
from briefterm.store.ids import IdSource
from briefterm.store.plain import copied, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from contextlib import AbstractContextManager
    from pathlib import Path

    from briefterm.store.merge import Merged
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

    def insert_outline(self, fields: Mapping[str, Any]) -> str:
        """Add an outline and return its id; an ``id`` among ``fields`` is replaced."""
        return self._insert("outlines", fields)

    def update_outline(self, id: str, fields: Mapping[str, Any]) -> None:
        """Set ``fields`` of the outline ``id``; NotFoundError if there is none."""
        self._update("outlines", "outline", id, fields)

    def outlines(self) -> list[Record]:
        """All outlines in the order they were made, deleted ones too."""
        return self._records("outlines")

    def set_reading(self, briefing: str, fields: Mapping[str, Any]) -> None:
        """Set ``fields`` of what is known about the reading of ``briefing``, an id."""
        changes = plain({**fields, "briefing": briefing})
        with self.transaction():
            key = self._keys("readings").get(changes["briefing"])
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

    def shared(self, table: str) -> list[Record]:
        """All records of a table without a copy, for who changes nothing in them."""
        return [record for record in self._raw(table).values() if isinstance(record, dict)]

    def transaction(self) -> AbstractContextManager[None]:
        """Make the changes of a ``with`` block one write: all of them are kept, or none."""
        return self._storage.transaction()

    def merge(self, other: Path, *, force: bool = False, anew: bool = False) -> Merged:
        """Take over what the notes file ``other`` has; nothing of either file is lost.

        Where both have a record, the newer change of each group of fields counts, and of texts
        that do not know each other both are kept. With ``force`` a file with a wrong checksum is
        taken too. Where our file is gone it is begun ``anew``: its last good state is then among
        the backups, and named. Raises StoreError when ``other`` cannot be merged.
        """
        from dataclasses import replace  # noqa: PLC0415  as below

        from briefterm.store.conflicts import tables_of_copy  # noqa: PLC0415  loads orjson
        from briefterm.store.merge import merged  # noqa: PLC0415  as above

        theirs = tables_of_copy(other, force=force)
        former: list[Path] = []

        def gone(real: Path) -> None:
            from briefterm.store.repair import keep_good  # noqa: PLC0415  as above

            former.extend(keep_good(real))

        with self._storage.transaction(gone if anew else None):
            ours = self._storage.read() or {}
            result = merged(ours, theirs)
            if result.tables is not ours:
                self._storage.write(result.tables)
        return replace(result, former=tuple(former))

    def conflict_copies(self) -> list[Path]:
        """Copies of the file that a file sync left beside it; a link is followed."""
        from briefterm.store.conflicts import conflict_copies  # noqa: PLC0415  as above

        return conflict_copies(self.path.resolve() if self.path.is_symlink() else self.path)

    def set_aside(self, copy: Path) -> Path:
        """Give a conflict copy that was merged another name, under which it is kept; that name."""
        from briefterm.store.conflicts import set_aside  # noqa: PLC0415  as above

        return set_aside(copy)

    def notice(self) -> str:
        """What a reader should know about the file in one line; empty when all is well."""
        from briefterm.store.schema import SCHEMA  # noqa: PLC0415  loads hashlib
        from briefterm.store.storage import newer  # noqa: PLC0415  loads TinyDB

        try:
            schema = self._storage.current().schema
        except StoreError as error:
            return str(error)
        return newer(self.path, schema) if schema > SCHEMA else ""

    def offer(self) -> str:
        """What `repair` would put back in place of a damaged file, in a few words.

        Empty when the file is sound, and when there is no good state.
        """
        from briefterm.store.repair import offer  # noqa: PLC0415  loads orjson and the lock

        try:
            self._storage.current()
        except StoreDamagedError:
            return offer(self.path)
        except StoreError:
            pass
        return ""

    def repair(self) -> str:
        """Set a damaged file aside and put the last good state in its place.

        Returns one line that says what was done; empty when the file is sound.
        """
        from briefterm.store.repair import repair  # noqa: PLC0415  as above

        with self._storage.guard:
            return repair(self.path)

    def accept(self, *, force: bool = False) -> str:
        """Take a file that was changed by hand as it is; the last good state is kept aside.

        Returns one line that says what was done; empty when the file is sound. One that has
        nothing of the last good state is only taken with ``force``.
        """
        from briefterm.store.repair import accept  # noqa: PLC0415  as above

        with self._storage.guard:
            return accept(self.path, force=force)

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

    def _keys(self, table: str) -> dict[str, str]:
        """TinyDB's keys of the records of a table by what names them; in a transaction."""
        return self._storage.lookup.keys(table, self._raw(table), _NAMES[table])

    def _records(self, table: str) -> list[Record]:
        from briefterm.store.tables import collector_at_rest  # noqa: PLC0415  loads orjson

        records = self._raw(table).values()
        with collector_at_rest():
            return copied(record for record in records if isinstance(record, dict))

    def _insert(self, table: str, fields: Mapping[str, Any]) -> str:
        record = plain(fields)
        with self.transaction():
            record["id"] = _IDS.next(self._keys(table).__contains__)
            self._add(table, record)
        return str(record["id"])

    def _update(self, table: str, noun: str, id_: str, fields: Mapping[str, Any]) -> None:
        changes = plain({**fields, "id": id_})
        with self.transaction():
            key = self._keys(table).get(changes["id"])
            if key is None:
                raise NotFoundError(
                    f"{noun} {id_!r} is not in {self.path}; list them for their ids"
                )
            self._change(table, key, changes)

    def _add(self, table: str, record: Record) -> None:
        from tinydb.table import Document  # noqa: PLC0415  loaded with the database

        key: Any = _next_key(self._raw(table))  # TinyDB's types know integers only
        self._database.table(table).insert(Document(record, doc_id=key))
        named = _NAMES[table](record)
        if named is not None:
            self._keys(table)[named] = key

    def _change(self, table: str, key: str, changes: Record) -> None:
        from briefterm.store import edits  # noqa: PLC0415  loaded by the first change

        record = self._raw(table).get(key, {})
        changed = {
            name: value
            for name, value in changes.items()
            if name not in record or record[name] != value
        }
        if not changed:
            return
        name = _NAMES[table](record)
        row_key = self._keys("edits").get(f"{table}/{name}")
        row = self._raw("edits").get(row_key, {}) if row_key is not None else {}
        after = edits.edited(table, str(name), record, row, changed)
        if row_key is not None:
            self._set("edits", row_key, after)
        elif after:
            self._add("edits", after)
        self._set(table, key, changed)

    def _set(self, table: str, key: str, fields: Record) -> None:
        keys: list[Any] = [key]
        self._database.table(table).update(fields, doc_ids=keys)


def _named_by(field: str) -> Callable[[Mapping[str, Any]], str | None]:
    def name(record: Mapping[str, Any]) -> str | None:
        value = record.get(field)
        return value if isinstance(value, str) else None

    return name


def _name_of_edits(row: Mapping[str, Any]) -> str | None:
    return f"{row.get('table')}/{row.get('of')}"


_NAMES: dict[str, Callable[[Mapping[str, Any]], str | None]] = {
    "notes": _named_by("id"),
    "bookmarks": _named_by("id"),
    "outlines": _named_by("id"),
    "readings": _named_by("briefing"),
    "edits": _name_of_edits,
}


def _next_key(records: dict[str, Record]) -> str:
    """TinyDB's next key; keys mostly stand in order, and the last one is the greatest."""
    key = str(int(next(reversed(records), "0")) + 1)
    return key if key not in records else str(max(map(int, records)) + 1)
