"""A disposable SQLite file: whatever is wrong with it, it starts over or a private one replaces it.

Threads read at the same time, each through a connection of its own, or they take turns with one;
writing is one at a time. Whatever is done may be done again, where the file is lost on the way.
"""

from __future__ import annotations

import contextlib
import sqlite3
import threading
from typing import TYPE_CHECKING, TypeVar

from briefterm.errors import BrieftermError
from briefterm.index.database import (
    OtherStampError,
    connect,
    delete,
    identity,
    is_refusal,
    transaction,
)
from briefterm.terminal import visible_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_T = TypeVar("_T")
_LOCK_SECONDS = 6  # as long as another process takes for its dearest step, and some more
_TURN_SECONDS = 2  # fewer where all threads wait for the one that waits
_NONSENSE = (ValueError, TypeError, LookupError, AttributeError)


class CacheFile:
    """A file with the tables of ``schema``, made by the version that ``stamp`` names.

    All threads have one connection if it is ``shared``; they hold on to its file then, even when
    that was deleted or another one has taken its place.
    """

    def __init__(self, path: Path | None, stamp: str, schema: str, *, shared: bool = False) -> None:
        self._path = path
        self._stamp = stamp
        self._schema = schema
        self._shared = shared
        self._opening = threading.Lock()
        self._writing = threading.RLock()
        # A shared connection is not mended while another thread has its turn with it.
        self._mending = self._writing if shared else threading.RLock()
        self._free: list[sqlite3.Connection] = []
        self._turns = 0  # with the one connection, one inside the other
        self._file: tuple[int, int] | None = None  # device and number of the file that is open
        self.openings = 0
        """How often a connection was opened."""
        self.losses = 0
        """How often all that was in it was lost, or left to another file."""
        self.notice = ""
        """What is wrong with the file, in one line; empty when nothing is."""

    def __del__(self) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file; the next use opens it again."""
        with self._mending, self._opening:
            self._let_go()

    def start_over(self, *, is_damaged: bool = True) -> None:
        """Delete the file, which holds what nobody wrote, or what another version did."""
        with self._mending:
            # Somebody else may have made it anew already.
            path = None if self._is_another() else self._path
            if path is not None and is_damaged:
                self.notice = f"index {visible_line(str(path))} was damaged and is made anew"
            self._drop(path)

    def read(self, action: Callable[[sqlite3.Connection], _T]) -> _T:
        """What ``action`` reads and makes of it; of an empty file if this one is of no use.

        Raises `BrieftermError` where SQLite itself cannot do what is needed.
        """
        return self.understood(lambda: self._on_connection(action))

    def write(self, action: Callable[[sqlite3.Connection], _T]) -> _T:
        """Do ``action`` in one transaction. Raises as `read` does."""

        def whole(db: sqlite3.Connection) -> _T:
            with transaction(db):
                return action(db)

        with self._writing:
            return self._try(lambda: self._on_connection(whole))

    def understood(self, look: Callable[[], _T]) -> _T:
        """What ``look`` makes of what it reads, which others need not wait for. Raises as `read`."""

        def sound() -> _T:
            try:
                return look()
            except _NONSENSE as error:
                # The file is sound for SQLite, but not what was written into it.
                raise sqlite3.DatabaseError(str(error)) from error

        return self._try(sound)

    def _try(self, look: Callable[[], _T]) -> _T:
        for mend in (self._mend, self._bypass):
            losses = self.losses
            try:
                return look()
            except (sqlite3.Error, OtherStampError) as error:
                with self._mending:
                    if losses == self.losses:  # or else another thread has mended it
                        mend(error)
        try:
            return look()
        except (sqlite3.Error, OtherStampError) as error:
            raise _refused(error) from error

    def _on_connection(self, action: Callable[[sqlite3.Connection], _T]) -> _T:
        with self._connection() as db:
            try:
                return action(db)
            except sqlite3.OperationalError as error:
                if is_refusal(error) and self._is_wrong(action):
                    raise _refused(error) from error
                raise

    def _is_wrong(self, action: Callable[[sqlite3.Connection], object]) -> bool:
        """Whether SQLite refuses it for an empty file as well, so that this one is not at fault.

        Messages do not tell: a file that lacks a table of its full-text search has a "logic error".
        """
        empty = connect(None, self._stamp, self._schema)
        with contextlib.closing(empty), contextlib.suppress(*_NONSENSE):
            try:
                action(empty)
            except sqlite3.Error as again:
                return is_refusal(again)
        return False

    @contextlib.contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        """A connection that nobody else has meanwhile."""
        if not self._shared and self._is_another():
            self._drop()
        with self._opening:
            # In one step, or a private file could be taken for a connection of the pool.
            path, losses = self._path, self.losses
            pooled = not self._shared and path is not None
            db = (self._free.pop() if self._free else self._opened(path)) if pooled else None
        if db is None:
            # A private file has one connection, as others have no way into it.
            with self._writing, self._turn() as db:
                yield db
            return
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

    @contextlib.contextmanager
    def _turn(self) -> Iterator[sqlite3.Connection]:
        with self._opening:
            if not self._free:
                self._free.append(self._opened(self._path))
            db = self._free[0]
            self._turns += 1
        try:
            yield db
        finally:
            with self._opening:
                self._turns -= 1
                if db not in self._free:
                    db.close()

    def _opened(self, path: Path | None) -> sqlite3.Connection:
        patience = _TURN_SECONDS if self._shared else _LOCK_SECONDS
        db = connect(path, self._stamp, self._schema, patience)
        if path is not None:
            self._file = self._file or identity(path)
        self.openings += 1
        return db

    def _is_another(self) -> bool:
        """Whether the file at the path is gone, or not the one that is open."""
        return self._path is not None and self._file not in (None, identity(self._path))

    def _mend(self, error: Exception) -> None:
        """Start over; a file that is locked, read-only or full may serve others, and is left.

        So is one of another version where one of this version was: both would take turns for ever.
        """
        is_old = isinstance(error, OtherStampError)
        is_busy = isinstance(error, sqlite3.OperationalError) and not is_refusal(error)
        if is_busy or (is_old and self.openings):
            self._bypass(error)
        else:
            self.start_over(is_damaged=not is_old)

    def _bypass(self, error: Exception) -> None:
        """Use a private file from now on; one that is private already is left as it is."""
        if self._path is not None:
            self.notice = (
                f"index {visible_line(str(self._path))}: {visible_line(str(error))}; "
                "a temporary one is used, which takes longer"
            )
            self._drop(for_good=True)

    def _drop(self, spoilt: Path | None = None, *, for_good: bool = False) -> None:
        # In one step, or a connection to the file that was lost could be taken for a new one.
        with self._opening:
            self.losses += 1
            self._file = None
            if for_good:
                self._path = None
            self._let_go()
            if spoilt is not None:
                with contextlib.suppress(OSError):
                    delete(spoilt)

    def _let_go(self) -> None:
        """Close what nobody uses; who has a turn closes what is no longer free at its end."""
        while self._free:
            db = self._free.pop()
            if not self._turns:
                db.close()


def _refused(error: Exception) -> BrieftermError:
    return BrieftermError(f"index: SQLite says: {visible_line(str(error))}")
