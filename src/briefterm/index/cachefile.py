"""A disposable SQLite file: whatever is wrong with it, it starts over or a private one replaces it.

Threads read at the same time, each through a connection of its own; writing is one at a time.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import threading
from typing import TYPE_CHECKING, TypeVar

from briefterm.errors import BrieftermError
from briefterm.index.database import OtherStampError, connect, delete, transaction
from briefterm.terminal import visible_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_T = TypeVar("_T")
_LOCK_SECONDS = 6  # as long as another process takes for its dearest step, and some more
_PRIVATE = b""  # SQLite's name for a file of its own that is gone when it is closed


class CacheFile:
    """A file with the tables of ``schema``, made by the version that ``stamp`` names."""

    def __init__(self, path: Path | None, stamp: str, schema: str) -> None:
        self._path = path
        self._stamp = stamp
        self._schema = schema
        self._opening = threading.Lock()
        self._writing = threading.RLock()
        self._free: list[sqlite3.Connection] = []
        self._file: tuple[int, int] | None = None  # device and number of the file that is open
        self.losses = 0
        """How often all that was in it was lost, or left to another file."""
        self.notice = ""
        """What is wrong with the file, in one line; empty when nothing is."""

    def __del__(self) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file; the next use opens it again."""
        with self._opening:
            while self._free:
                self._free.pop().close()

    def start_over(self) -> None:
        """Delete the file, which holds what nobody wrote."""
        if self._path is not None:
            if self._is_another():
                # Somebody else has made it anew already.
                self._drop()
                return
            self.notice = f"index {visible_line(str(self._path))} was damaged and is made anew"
            self._drop()
            with contextlib.suppress(OSError):
                delete(self._path)

    def read(self, action: Callable[[sqlite3.Connection], _T]) -> _T:
        """What ``action`` reads and makes of it; of an empty file if this one is of no use.

        Raises `BrieftermError` where SQLite itself cannot do what is needed.
        """

        def understood(db: sqlite3.Connection) -> _T:
            try:
                return action(db)
            except (ValueError, TypeError, LookupError, AttributeError) as error:
                # The file is sound for SQLite, but not what was written into it.
                raise sqlite3.DatabaseError(str(error)) from error

        return self._try(understood)

    def write(self, action: Callable[[sqlite3.Connection], _T]) -> _T:
        """Do ``action`` in one transaction. Raises as `read` does."""

        def whole(db: sqlite3.Connection) -> _T:
            with transaction(db):
                return action(db)

        with self._writing:
            return self._try(whole)

    def _try(self, action: Callable[[sqlite3.Connection], _T]) -> _T:
        for mend in (self._mend, self._bypass):
            losses = self.losses
            try:
                with self._connection() as db:
                    return action(db)
            except (sqlite3.Error, OtherStampError) as error:
                mend(error, losses)
        try:
            with self._connection() as db:
                return action(db)
        except sqlite3.Error as error:
            raise BrieftermError(f"index: SQLite says: {visible_line(str(error))}") from error

    @contextlib.contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        """A connection that nobody else has meanwhile."""
        path = self._path  # another thread may turn to a private file meanwhile
        if path is None:
            # A private file has one connection, which its users share.
            with self._writing:
                if not self._free:
                    self._free.append(connect(_PRIVATE, self._stamp, self._schema))
                yield self._free[0]
            return
        if self._is_another():
            self._drop()
        with self._opening:
            db = self._free.pop() if self._free else None
            losses = self.losses
        db = db or self._opened(path)
        try:
            yield db
        except BaseException:
            db.close()
            raise
        with self._opening:
            if losses == self.losses:
                self._free.append(db)
                return
        db.close()

    def _opened(self, path: Path) -> sqlite3.Connection:
        with self._opening:
            try:
                path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            except OSError as error:
                raise sqlite3.OperationalError(error.strerror or str(error)) from error
            db = connect(os.fsencode(path), self._stamp, self._schema, _LOCK_SECONDS)
            self._file = self._file or _identity(path)
            return db

    def _is_another(self) -> bool:
        """Whether the file at the path is gone, or not the one that is open."""
        return self._path is not None and self._file not in (None, _identity(self._path))

    def _mend(self, error: Exception, losses: int) -> None:
        """Start over; a file that is locked, read-only or full may serve others, and is left."""
        if isinstance(error, sqlite3.OperationalError) or self._path is None:
            self._bypass(error, losses)
        elif losses == self.losses:
            notice = self.notice
            self.start_over()
            if isinstance(error, OtherStampError):
                self.notice = notice  # an older version's file is no damage

    def _bypass(self, error: Exception, losses: int) -> None:
        if losses != self.losses or self._path is None:
            return
        self.notice = (
            f"index {visible_line(str(self._path))}: {visible_line(str(error))}; "
            "a temporary one is used, which takes longer"
        )
        self._path = None
        self._drop()

    def _drop(self) -> None:
        # In one step, or a connection to the file that was lost could be taken for a new one.
        with self._opening:
            self.losses += 1
            self._file = None
            while self._free:
                self._free.pop().close()


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino
