"""The catalogue of a library: an SQLite file that remembers what its briefings say.

It is a cache. Whatever is wrong with its file (damaged, locked, from another version, not
writable), the catalogue starts over or lives in memory, and never fails its caller.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import threading
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from briefterm.index.database import OtherStampError, connect, delete, transaction
from briefterm.index.documents import decode_document, encode_document, headings_of
from briefterm.index.rows import (
    day_of,
    decode_all,
    encode,
    packed,
    title_of,
    unique_ids,
    unpacked,
    with_id,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from briefterm.model import Briefing, Document

_T = TypeVar("_T")


class Entry(NamedTuple):
    """A briefing and its document as the catalogue keeps them."""

    day: int
    title: bytes
    key: bytes
    declared: bytes
    id: bytes
    size: int
    mtime_ns: int
    fields: bytes
    text: bytes
    structure: bytes


def entry_of(key: str, briefing: Briefing, document: Document, folder: Path) -> Entry:
    """The entry of a briefing at a path key of the library in ``folder``."""
    briefing_id = packed(briefing.id)
    return Entry(
        day_of(briefing),
        packed(title_of(briefing)),
        packed(key),
        briefing_id,
        briefing_id,
        briefing.size,
        briefing.mtime_ns,
        encode(briefing, folder),
        *encode_document(document),
    )


class Catalogue:
    """What is known about the briefings of one folder; may be used from any thread."""

    def __init__(self, cache_file: Path | None, folder: Path, stamp: str) -> None:
        self._file = cache_file
        self._folder = folder
        self._stamp = stamp
        self._lock = threading.RLock()
        self._connection: sqlite3.Connection | None = None
        self._openings = 0
        self.losses = 0
        """How often all that was known was lost since the catalogue was opened."""

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
        sql = "SELECT fields FROM briefing ORDER BY day, title, key LIMIT ?"
        rows = self._try(lambda db: db.execute(sql, (-1 if limit is None else limit,)).fetchall())
        return self._briefings(rows)

    def by_id(self, briefing_id: str) -> Briefing | None:
        """The briefing with exactly this id."""
        sql = "SELECT fields FROM briefing WHERE id = ?"
        rows = self._try(lambda db: db.execute(sql, (packed(briefing_id),)).fetchmany(1))
        return next(iter(self._briefings(rows)), None)

    def document(self, briefing: Briefing) -> Document | None:
        """The briefing's document as it was last parsed; None when it is not known."""
        sql = (
            "SELECT text.text, structure FROM text JOIN briefing USING (key) WHERE briefing.id = ?"
        )
        rows = self._try(lambda db: db.execute(sql, (packed(briefing.id),)).fetchmany(1))
        if not rows:
            return None
        text, structure = rows[0]
        return decode_document(text, structure, briefing.text_sha256)

    def ids(self) -> dict[str, str]:
        """The id of each path key."""
        rows = self._try(lambda db: db.execute("SELECT key, id FROM briefing").fetchall())
        return {unpacked(key): unpacked(row_id) for key, row_id in rows}

    def state(self) -> tuple[int, int, int]:
        """A value that is another one once anything was written, by this process or another."""

        def look(db: sqlite3.Connection) -> tuple[int, int, int]:
            # The version tells of other connections' commits only, the count of this one's.
            version = db.execute("PRAGMA data_version").fetchone()[0]
            return self._openings, db.total_changes, version

        return self._try(look)

    def stamps(self) -> dict[str, tuple[int, int]]:
        """Size in bytes and modification time in nanoseconds of each path key as last parsed."""
        sql = "SELECT key, size, mtime_ns FROM briefing"
        rows = self._try(lambda db: db.execute(sql).fetchall())
        return {unpacked(key): (size, mtime_ns) for key, size, mtime_ns in rows}

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
                db.executemany("DELETE FROM briefing WHERE key = ?", gone)
                db.executemany("DELETE FROM text WHERE key = ?", gone)
                rows = [entry[:-2] for entry in entries]
                db.executemany("INSERT INTO briefing VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
                texts = [(entry.key, entry.text, entry.structure) for entry in entries]
                db.executemany("INSERT INTO text VALUES (?, ?, ?)", texts)

        if gone:
            self._try(write)

    def settle_ids(self) -> None:
        """See to it that no two briefings have the same id: the first path keeps it."""

        def settle(db: sqlite3.Connection) -> None:
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
                    row = db.execute("SELECT fields FROM briefing WHERE key = ?", (key,)).fetchone()
                    changes = (packed(briefing_id), with_id(row[0], briefing_id), key)
                    db.execute("UPDATE briefing SET id = ?, fields = ? WHERE key = ?", changes)

        self._try(settle)

    def texts(self, ids: Sequence[str]) -> dict[str, tuple[str, tuple[str, ...]]]:
        """The text of each of these briefings as last parsed, and the texts of its headings."""
        marks = ", ".join("?" * len(ids))
        sql = (
            "SELECT id, text.text, structure FROM briefing JOIN text USING (key) "  # noqa: S608
            f"WHERE id IN ({marks})"  # question marks only
        )
        values = [packed(name) for name in ids]
        rows = self._try(lambda db: db.execute(sql, values).fetchall())
        texts = {}
        for name, text, structure in rows:
            whole = unpacked(text)
            texts[unpacked(name)] = whole, headings_of(whole, structure)
        return texts

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
        rows = self._try(lambda db: db.execute(sql, needles).fetchall())
        briefings = self._briefings(rows)
        return [
            (briefing, unpacked(row[1])) for briefing, row in zip(briefings, rows, strict=False)
        ]

    def _briefings(self, rows: list[tuple[bytes, ...]]) -> list[Briefing]:
        try:
            return decode_all([row[0] for row in rows], self._folder)
        except (ValueError, TypeError, LookupError, AttributeError):
            # The file is sound for SQLite, but somebody else wrote into it.
            self._start_over()
            return []

    def _try(self, action: Callable[[sqlite3.Connection], _T]) -> _T:
        """Do ``action``; when the file is unusable, with an empty catalogue in its place."""
        with self._lock:
            try:
                return action(self._connected())
            except sqlite3.OperationalError:
                # Locked, read-only, a full disk: the file may serve others, so it is left alone.
                self._bypass()
            except sqlite3.Error:
                self._start_over()
            try:
                return action(self._connected())
            except sqlite3.Error:
                self._bypass()
            return action(self._connected())

    def _connected(self) -> sqlite3.Connection:
        if self._connection is None:
            self._connection = self._connect()
            self._openings += 1
        return self._connection

    def _connect(self) -> sqlite3.Connection:
        if self._file is not None:
            try:
                self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                return connect(os.fsencode(self._file), self._stamp)
            except sqlite3.OperationalError:
                pass
            except (sqlite3.Error, OtherStampError):
                with contextlib.suppress(OSError, sqlite3.Error, OtherStampError):
                    delete(self._file)
                    return connect(os.fsencode(self._file), self._stamp)
            except OSError:
                pass
        return connect(b":memory:", self._stamp)

    def _start_over(self) -> None:
        with self._lock:
            self.close()
            self.losses += 1
            if self._file is not None:
                with contextlib.suppress(OSError):
                    delete(self._file)

    def _bypass(self) -> None:
        self.close()
        self.losses += 1
        self._file = None
