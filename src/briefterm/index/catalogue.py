"""The catalogue of a library: an SQLite file that remembers what its briefings say.

It is a cache. Whatever is wrong with its file (damaged, locked, from another version, not
writable), the catalogue starts over or lives in a private file. What fails even then, and only that,
raises `BrieftermError`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from briefterm.index.cachefile import CacheFile
from briefterm.index.database import transaction
from briefterm.index.documents import decode_document, headings_of
from briefterm.index.roll import Roll
from briefterm.index.rows import packed, unique_ids, unpacked, with_id

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from briefterm.index.entries import Entry
    from briefterm.model import Briefing, Document

_T = TypeVar("_T")
# The table is clustered in the order of the list, so that a screen of it is read without sorting.
_SCHEMA = """
CREATE TABLE IF NOT EXISTS briefing (
    day INTEGER NOT NULL, title BLOB NOT NULL, key BLOB NOT NULL,
    declared BLOB NOT NULL, id BLOB NOT NULL,
    size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL, fields BLOB NOT NULL,
    PRIMARY KEY (day, title, key)
) WITHOUT ROWID;
CREATE UNIQUE INDEX IF NOT EXISTS briefing_key ON briefing (key, declared, id, size, mtime_ns);
CREATE INDEX IF NOT EXISTS briefing_id ON briefing (id);
CREATE TABLE IF NOT EXISTS text (
    key BLOB PRIMARY KEY, text BLOB NOT NULL, structure BLOB NOT NULL
);
"""
_ID = "SELECT id FROM briefing WHERE key = ?"
_TEXT = "SELECT text.text, structure FROM briefing JOIN text USING (key) WHERE id = ?"
_CONTAINING = """
SELECT fields, text.text FROM text JOIN briefing USING (key) WHERE {} ORDER BY day, title, key
"""
_TWINS = "SELECT 1 FROM briefing GROUP BY id HAVING count(*) > 1 LIMIT 1"
_MOVED = "SELECT 1 FROM briefing WHERE id != declared LIMIT 1"


class Catalogue:
    """What is known about the briefings of one folder; may be used from any thread."""

    def __init__(self, cache_file: Path | None, folder: Path, stamp: str) -> None:
        self._folder = folder
        # One connection, which alone can tell own changes from those of others.
        self._file = CacheFile(cache_file, stamp, _SCHEMA, shared=True)
        self._roll = Roll(folder)
        self._settled: tuple[int, int, int] | None = None

    @classmethod
    def open(cls, cache_file: Path | None, folder: Path, stamp: str = "") -> Catalogue:
        """The catalogue of ``folder`` kept in ``cache_file``; touches no file yet.

        ``stamp`` names the version of the parser; a catalogue with another stamp starts over.
        """
        return cls(cache_file, folder, stamp)

    @property
    def losses(self) -> int:
        """How often all that was known was lost since the catalogue was opened."""
        return self._file.losses

    @property
    def notice(self) -> str:
        """What is wrong with the file, in one line; empty when nothing is."""
        return self._file.notice

    def close(self) -> None:
        """Let go of the file; the next use opens it again."""
        self._file.close()

    def ask(self, action: Callable[[sqlite3.Connection], _T]) -> _T:
        """What ``action`` makes of the file, while no other thread does anything with it."""
        return self._file.read(action)

    def rows(self, limit: int | None = None) -> list[Briefing]:
        """The newest ``limit`` briefings, or all: by date, then title; undated ones last."""
        if limit is None:
            return self._file.understood(lambda: self._roll.listing(self))
        sql = "SELECT fields FROM briefing ORDER BY day, title, key LIMIT ?"
        return self._made(sql, (limit,), self._decoded)

    def by_id(self, briefing_id: str) -> Briefing | None:
        """The briefing with exactly this id."""
        sql = "SELECT fields FROM briefing WHERE id = ?"
        return next(iter(self._made(sql, (packed(briefing_id),), self._decoded)), None)

    def document(self, briefing: Briefing) -> Document | None:
        """The briefing's document as it was last parsed; None when it is not known."""

        def decoded(row: tuple[bytes, bytes]) -> Document | None:
            return decode_document(*row, briefing.text_sha256)

        return next(iter(self._made(_TEXT, (packed(briefing.id),), decoded)), None)

    def ids(self) -> dict[str, str]:
        """The id of each path key."""
        sql = "SELECT key, id FROM briefing"
        return self._gathered(sql, lambda row: (unpacked(row[0]), unpacked(row[1])))

    def state(self) -> tuple[int, int, int]:
        """A value that is another one once anything was written, by this process or another."""

        def look(db: sqlite3.Connection) -> tuple[int, int, int]:
            # The version tells of other connections' commits only, the count of this one's.
            version = db.execute("PRAGMA data_version").fetchone()[0]
            return self._file.openings, db.total_changes, version

        return self.ask(look)

    def stamps(self) -> dict[str, tuple[int, int]]:
        """Size in bytes and modification time in nanoseconds of each path key as last parsed."""
        sql = "SELECT key, size, mtime_ns FROM briefing"
        return self._gathered(sql, lambda row: (unpacked(row[0]), (int(row[1]), int(row[2]))))

    def update(
        self, parsed: Iterable[tuple[str, Briefing, Document]], removed: Iterable[str] = ()
    ) -> None:
        """Take in ``(path key, briefing, document)`` and forget the ``removed`` keys.

        All in one transaction: what was taken in before stays when this one is interrupted.
        """
        from briefterm.index.entries import entry_of  # noqa: PLC0415 - a list is shown without it

        entries = [
            entry_of(key, briefing, document, self._folder) for key, briefing, document in parsed
        ]
        self.take(entries, removed)

    def take(self, entries: Sequence[Entry], removed: Iterable[str] = ()) -> None:
        """The same for what `entry_of` made, perhaps in another process."""
        gone = [(packed(key),) for key in removed] + [(entry.key,) for entry in entries]

        def write(db: sqlite3.Connection) -> None:
            for key in gone:
                self._roll.touch(row[0] for row in db.execute(_ID, key))
            self._roll.touch(entry.id for entry in entries)
            db.executemany("DELETE FROM briefing WHERE key = ?", gone)
            db.executemany("DELETE FROM text WHERE key = ?", gone)
            rows = [entry[:-2] for entry in entries]
            db.executemany("INSERT INTO briefing VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
            texts = [(entry.key, entry.text, entry.structure) for entry in entries]
            db.executemany("INSERT INTO text VALUES (?, ?, ?)", texts)

        if gone:
            self._file.write(write)

    def settle_ids(self) -> None:
        """See to it that no two briefings have the same id: the first path keeps it."""

        def settle(db: sqlite3.Connection) -> None:
            if not any(db.execute(sql).fetchone() for sql in (_TWINS, _MOVED)):
                return
            rows = db.execute("SELECT key, declared, id FROM briefing ORDER BY key").fetchall()
            ids = unique_ids((unpacked(key), unpacked(declared)) for key, declared, _ in rows)
            moved = {
                key: new for key, _, old in rows if (new := ids[unpacked(key)]) != unpacked(old)
            }
            if not moved:
                return
            with transaction(db):
                for key, briefing_id in moved.items():
                    self._roll.touch((packed(briefing_id), *db.execute(_ID, (key,)).fetchone()))
                    row = db.execute("SELECT fields FROM briefing WHERE key = ?", (key,)).fetchone()
                    changes = (packed(briefing_id), with_id(row[0], briefing_id), key)
                    db.execute("UPDATE briefing SET id = ?, fields = ? WHERE key = ?", changes)

        if self._settled != self.state():
            self.ask(settle)
            self._settled = self.state()

    def texts(self, ids: Sequence[str]) -> dict[str, tuple[str, tuple[str, ...]]]:
        """The text of each of these briefings as last parsed, and the texts of its headings."""

        def look(db: sqlite3.Connection) -> list[tuple[str, bytes, bytes]]:
            # One by one: SQLite takes so many values at most, and ids are bytes, not JSON.
            return [(name, *row) for name in ids for row in db.execute(_TEXT, (packed(name),))]

        def decoded() -> dict[str, tuple[str, tuple[str, ...]]]:
            wholes = ((name, unpacked(text), parts) for name, text, parts in self.ask(look))
            return {name: (text, headings_of(text, parts)) for name, text, parts in wholes}

        return self._file.understood(decoded)

    def containing(self, strings: Iterable[str]) -> list[tuple[Briefing, str]]:
        """Briefings with one of ``strings`` somewhere in their text, and that text."""
        needles = [packed(string) for string in strings if string]
        if not needles:
            return []
        sql = _CONTAINING.format(" OR ".join(["instr(text.text, ?)"] * len(needles)))
        return self._made(sql, needles, lambda row: (self._decoded(row), unpacked(row[1])))

    def _decoded(self, row: tuple[bytes, ...]) -> Briefing:
        return self._roll.decoder.decode(row[0])

    def _made(self, sql: str, values: Sequence[object], make: Callable[[Any], _T]) -> list[_T]:
        """What is made of each row once all are read, so that no other thread waits for it."""

        def look(db: sqlite3.Connection) -> list[Any]:
            return db.execute(sql, values).fetchall()

        return self._file.understood(lambda: list(map(make, self.ask(look))))

    def _gathered(self, sql: str, pair: Callable[[Any], tuple[str, _T]]) -> dict[str, _T]:
        """A dictionary of all rows, which are never all in memory beside it."""
        return self.ask(lambda db: dict(map(pair, db.execute(sql))))
