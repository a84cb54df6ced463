"""The catalogue of a library: an SQLite file that remembers what its briefings say.

It is a cache. Whatever is wrong with its file (damaged, locked, from another version, not
writable), the catalogue starts over or lives in a private file, and never fails its caller.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import threading
from typing import TYPE_CHECKING, Any, TypeVar

from briefterm.errors import BrieftermError
from briefterm.index.database import OtherStampError, connect, delete, transaction
from briefterm.index.documents import decode_document, headings_of
from briefterm.index.entries import entry_of
from briefterm.index.roll import Roll
from briefterm.index.rows import packed, unique_ids, unpacked, with_id
from briefterm.terminal import visible_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from briefterm.index.entries import Entry
    from briefterm.model import Briefing, Document

_T = TypeVar("_T")
_PRIVATE = b""  # SQLite's name for a file of its own that is gone when it is closed
_ID = "SELECT id FROM briefing WHERE key = ?"
_TEXT = "SELECT text.text, structure FROM briefing JOIN text USING (key) WHERE id = ?"
_TWINS = "SELECT 1 FROM briefing GROUP BY id HAVING count(*) > 1 LIMIT 1"
_MOVED = "SELECT 1 FROM briefing WHERE id != declared LIMIT 1"


class Catalogue:
    """What is known about the briefings of one folder; may be used from any thread."""

    def __init__(self, cache_file: Path | None, folder: Path, stamp: str) -> None:
        self._file = cache_file
        self._folder = folder
        self._stamp = stamp
        self._lock = threading.RLock()
        self._connection: sqlite3.Connection | None = None
        self._openings = 0
        self._roll = Roll(folder)
        self._settled: tuple[int, int, int] | None = None
        self.losses = 0
        """How often all that was known was lost since the catalogue was opened."""
        self.notice = ""
        """What is wrong with the file, in one line; empty when nothing is."""

    @classmethod
    def open(cls, cache_file: Path | None, folder: Path, stamp: str = "") -> Catalogue:
        """The catalogue of ``folder`` kept in ``cache_file``; touches no file yet.

        ``stamp`` names the version of the parser; a catalogue with another stamp starts over.
        """
        return cls(cache_file, folder, stamp)

    def __del__(self) -> None:
        if self._connection is not None:
            self._connection.close()

    def close(self) -> None:
        """Let go of the file; the next use opens it again."""
        with self._lock:
            if self._connection is not None:
                self._connection.close()
            self._connection = None

    def rows(self, limit: int | None = None) -> list[Briefing]:
        """The newest ``limit`` briefings, or all: by date, then title; undated ones last."""
        if limit is None:
            return self._understood(lambda: self._roll.listing(self), [])
        sql = "SELECT fields FROM briefing ORDER BY day, title, key LIMIT ?"
        return self._briefings(self.ask(lambda db: db.execute(sql, (limit,)).fetchall()))

    def by_id(self, briefing_id: str) -> Briefing | None:
        """The briefing with exactly this id."""
        sql = "SELECT fields FROM briefing WHERE id = ?"
        rows = self.ask(lambda db: db.execute(sql, (packed(briefing_id),)).fetchmany(1))
        return next(iter(self._briefings(rows)), None)

    def document(self, briefing: Briefing) -> Document | None:
        """The briefing's document as it was last parsed; None when it is not known."""
        sql = (
            "SELECT text.text, structure FROM text JOIN briefing USING (key) WHERE briefing.id = ?"
        )
        rows = self.ask(lambda db: db.execute(sql, (packed(briefing.id),)).fetchmany(1))
        if not rows:
            return None
        text, structure = rows[0]
        return self._understood(
            lambda: decode_document(text, structure, briefing.text_sha256), None
        )

    def ids(self) -> dict[str, str]:
        """The id of each path key."""
        sql = "SELECT key, id FROM briefing"
        return self._gathered(sql, lambda row: (unpacked(row[0]), unpacked(row[1])))

    def state(self) -> tuple[int, int, int]:
        """A value that is another one once anything was written, by this process or another."""

        def look(db: sqlite3.Connection) -> tuple[int, int, int]:
            # The version tells of other connections' commits only, the count of this one's.
            version = db.execute("PRAGMA data_version").fetchone()[0]
            return self._openings, db.total_changes, version

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
        entries = [
            entry_of(key, briefing, document, self._folder) for key, briefing, document in parsed
        ]
        self.take(entries, removed)

    def take(self, entries: Sequence[Entry], removed: Iterable[str] = ()) -> None:
        """The same for what `entry_of` made, perhaps in another process."""
        gone = [(packed(key),) for key in removed] + [(entry.key,) for entry in entries]

        def write(db: sqlite3.Connection) -> None:
            with transaction(db):
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
            self.ask(write)

    def settle_ids(self) -> None:
        """See to it that no two briefings have the same id: the first path keeps it."""

        def settle(db: sqlite3.Connection) -> None:
            if not any(db.execute(sql).fetchone() for sql in (_TWINS, _MOVED)):
                return
            rows = db.execute("SELECT key, declared, id FROM briefing ORDER BY key").fetchall()
            ids = unique_ids((unpacked(key), unpacked(declared)) for key, declared, _ in rows)
            moved = {
                key: wanted
                for key, _, row_id in rows
                if (wanted := ids[unpacked(key)]) != unpacked(row_id)
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

        wholes = ((name, unpacked(text), structure) for name, text, structure in self.ask(look))
        return self._understood(
            lambda: {name: (text, headings_of(text, parts)) for name, text, parts in wholes}, {}
        )

    def containing(self, strings: Iterable[str]) -> list[tuple[Briefing, str]]:
        """Briefings with one of ``strings`` somewhere in their text, and that text."""
        needles = [packed(string) for string in strings if string]
        if not needles:
            return []
        where = " OR ".join(["instr(text.text, ?)"] * len(needles))
        sql = (
            "SELECT fields, text.text FROM text JOIN briefing USING (key) WHERE "  # noqa: S608
            + where  # question marks only
            + " ORDER BY day, title, key"
        )
        rows = self.ask(lambda db: db.execute(sql, needles).fetchall())
        decode = self._roll.decoder.decode
        return self._understood(lambda: [(decode(row), unpacked(text)) for row, text in rows], [])

    def _briefings(self, rows: Iterable[tuple[bytes, ...]]) -> list[Briefing]:
        decode = self._roll.decoder.decode
        return self._understood(lambda: [decode(row[0]) for row in rows], [])

    def _gathered(self, sql: str, pair: Callable[[Any], tuple[str, _T]]) -> dict[str, _T]:
        """A dictionary of all rows, which are never all in memory beside it."""
        return self._understood(lambda: self.ask(lambda db: dict(map(pair, db.execute(sql)))), {})

    def _understood(self, read: Callable[[], _T], nothing: _T) -> _T:
        """What ``read`` makes of rows; ``nothing``, and a fresh start, if they make no sense.

        The file is sound for SQLite then, but somebody else wrote into it, or copied it halfway.
        """
        try:
            return read()
        except (ValueError, TypeError, LookupError, AttributeError):
            self._start_over()
            return nothing

    def ask(self, action: Callable[[sqlite3.Connection], _T]) -> _T:
        """Do ``action``; when the file is unusable, with an empty catalogue in its place."""
        with self._lock:
            try:
                return action(self._connected())
            except sqlite3.OperationalError as error:
                _raise_if_asked_wrongly(error)
                # Locked, read-only, a full disk: the file may serve others, so it is left alone.
                self._bypass(error)
            except sqlite3.Error:
                self._start_over()
            try:
                return action(self._connected())
            except sqlite3.Error as error:
                self._bypass(error)
            return action(self._connected())

    def _connected(self) -> sqlite3.Connection:
        if self._connection is None:
            self._connection = self._connect()
            self._openings += 1
        return self._connection

    def _connect(self) -> sqlite3.Connection:
        if self._file is not None:
            try:
                return self._open(self._file)
            except (sqlite3.Error, OSError) as error:
                self._tell_bypassed(error)
        return connect(_PRIVATE, self._stamp)

    def _open(self, file: Path) -> sqlite3.Connection:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            return connect(os.fsencode(file), self._stamp)
        except OtherStampError:
            pass
        except sqlite3.OperationalError:
            raise
        except sqlite3.Error:
            self._tell_damaged()
        delete(file)
        try:
            return connect(os.fsencode(file), self._stamp)
        except OtherStampError as error:  # an older version is at work too
            raise sqlite3.OperationalError("another version uses it") from error

    def _start_over(self) -> None:
        with self._lock:
            self.close()
            self.losses += 1
            if self._file is not None:
                self._tell_damaged()
                with contextlib.suppress(OSError):
                    delete(self._file)

    def _bypass(self, error: sqlite3.Error) -> None:
        self.close()
        self.losses += 1
        self._tell_bypassed(error)
        self._file = None

    def _tell_damaged(self) -> None:
        self.notice = f"index {visible_line(str(self._file))} was damaged and is made anew"

    def _tell_bypassed(self, error: Exception) -> None:
        if self._file is not None:
            reason = visible_line(getattr(error, "strerror", None) or str(error))
            name = visible_line(str(self._file))
            self.notice = f"index {name}: {reason}; a temporary one is used, which takes longer"


def _raise_if_asked_wrongly(error: sqlite3.OperationalError) -> None:
    """Raise `BrieftermError` for what SQLite can do with no file that has the tables."""
    code = getattr(error, "sqlite_errorcode", None)
    if code == sqlite3.SQLITE_ERROR and not str(error).startswith("no such"):
        raise BrieftermError(f"index: SQLite says: {visible_line(str(error))}") from error
