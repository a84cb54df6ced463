"""SQLite files that can be made again: made, opened, written to in transactions, deleted."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_MADE_BY = "CREATE TABLE IF NOT EXISTS made_by (stamp TEXT NOT NULL);"
_PRIVATE = b""  # SQLite's name for a file of its own that is gone when it is closed
_POLL_SECONDS = 0.01


class OtherStampError(Exception):
    """The file was made by another version."""

    def __init__(self) -> None:
        super().__init__("another version uses it")


def connect(path: Path | None, stamp: str, schema: str, patience: float = 0) -> sqlite3.Connection:
    """An open file with the tables of ``schema``, whose locks are waited for so many seconds.

    Without a path it is one of its own, gone when it is closed. Raises `sqlite3.Error` or
    `OtherStampError`.
    """
    name = _PRIVATE
    if path is not None:
        name = os.fsencode(path)
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise sqlite3.OperationalError(error.strerror or str(error)) from error
    db = sqlite3.connect(name, timeout=patience, isolation_level=None, check_same_thread=False)
    try:
        # A cache may lose its last commits in a power cut; readers must not wait for a writer.
        _switch_to_wal(db, patience)
        db.execute("PRAGMA synchronous = OFF")
        tables = _tables(db)
        if not tables:
            with transaction(db):
                if not (tables := _tables(db)):  # nobody was quicker
                    for statement in (schema + _MADE_BY).split(";")[:-1]:
                        db.execute(statement)
                    db.execute("INSERT INTO made_by VALUES (?)", (stamp,))
                    return db
        if "made_by" not in tables or stamp not in _makers(db):
            raise OtherStampError  # noqa: TRY301 - the handler only closes what was opened
    except BaseException:
        db.close()
        raise
    return db


def _switch_to_wal(db: sqlite3.Connection, patience: float) -> None:
    """SQLite itself does not wait for another process that switches at the same time."""
    end = time.monotonic() + patience
    while True:
        try:
            db.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            is_busy = error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
            if not is_busy or time.monotonic() > end:
                raise
            time.sleep(_POLL_SECONDS)
        else:
            return


def _tables(db: sqlite3.Connection) -> set[str]:
    return {row[0] for row in db.execute("SELECT name FROM sqlite_master")}


def _makers(db: sqlite3.Connection) -> set[str]:
    return {row[0] for row in db.execute("SELECT stamp FROM made_by")}


@contextlib.contextmanager
def transaction(db: sqlite3.Connection) -> Iterator[None]:
    """Keep all that is written in the ``with`` block, or nothing if it raises."""
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        db.execute("ROLLBACK")
        raise
    db.execute("COMMIT")


def delete(cache_file: Path) -> None:
    """Delete the file and what SQLite keeps beside it. Raises OSError."""
    for suffix in ("", "-wal", "-shm", "-journal"):
        cache_file.with_name(cache_file.name + suffix).unlink(missing_ok=True)


def identity(cache_file: Path) -> tuple[int, int] | None:
    """Device and number of the file at the path; None where there is none."""
    try:
        status = cache_file.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def is_refusal(error: sqlite3.Error) -> bool:
    """Whether a statement makes no sense to SQLite, be it the statement's fault or the file's."""
    return getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_ERROR
