"""The roll of a library: its briefings in the order of the list, each decoded once.

A list of 100,000 briefings takes a second to decode and as much memory as the whole program. So
the roll stays, and briefings whose rows have not changed stay the very same objects.
"""

from __future__ import annotations

import threading
from bisect import bisect_left
from typing import TYPE_CHECKING, Protocol, TypeVar

from briefterm.index.rows import Decoder, day_of, packed, title_of, unpacked

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from briefterm.model import Briefing

    _Place = tuple[int, bytes, bytes]  # day, title and key, by which the list is sorted

_T = TypeVar("_T")
_ATTEMPTS = 4
_AT_ONCE = 1_000
_FEW = 50  # changes that are put into the list one by one
_FROM_START: _Place = (-(1 << 62), b"", b"")
_ROWS = """
SELECT day, title, key, fields FROM briefing WHERE (day, title, key) > (?, ?, ?)
ORDER BY day, title, key LIMIT ?
"""
_ROW = "SELECT day, title, key, fields FROM briefing WHERE id = ?"
_BEFORE = """
SELECT id FROM briefing WHERE (day, title, key) < (?, ?, ?)
ORDER BY day DESC, title DESC, key DESC LIMIT 1
"""


class Source(Protocol):
    """The catalogue that the roll is of."""

    def ask(self, action: Callable[[sqlite3.Connection], _T]) -> _T:
        """What ``action`` reads; nobody else writes or asks meanwhile."""
        ...

    def state(self) -> tuple[int, int, int]:
        """How often the file was opened, and what tells of own changes and of those of others."""
        ...


class Roll:
    """The briefings of a catalogue; may be used from any thread."""

    def __init__(self, folder: Path) -> None:
        self.decoder = Decoder(folder)
        self._reading = threading.Lock()
        self._state: tuple[int, int, int] | None = None
        self._listing: list[Briefing] = []
        self._by_row: dict[int, Briefing] = {}  # by the hash of the row
        self._touched: set[bytes] = set()

    def touch(self, ids: Iterable[bytes]) -> None:
        """Look anew at the briefings with these packed ids; called before the change is seen."""
        self._touched.update(ids)

    def listing(self, source: Source) -> list[Briefing]:
        """All briefings: by date, then title; undated ones last. Raises what `Decoder` does."""
        with self._reading:
            for _ in range(_ATTEMPTS):
                # Both in one step, or a change could be half in the one and half in the other.
                state, touched = source.ask(lambda _: (source.state(), self._taken()))
                if state != self._state:
                    self._read(source, state, touched)
                if state == source.state():
                    break
                # Others wrote meanwhile, and what was read may be half of before and half of after.
                self._state = None
            return self._listing.copy()

    def _taken(self) -> set[bytes]:
        touched, self._touched = self._touched, set()
        return touched

    def _read(self, source: Source, state: tuple[int, int, int], touched: set[bytes]) -> None:
        known = self._state
        alone = known is not None and (known[0], known[2]) == (state[0], state[2])
        self._state = None  # until all is read
        if alone and len(touched) <= _FEW:
            self._put_in(source, touched)
        else:
            self._read_all(source)
        self._state = state

    def _read_all(self, source: Source) -> None:
        """Read all rows, some at a time: who opens a briefing meanwhile does not wait for all."""
        listing: list[Briefing] = []
        by_row: dict[int, Briefing] = {}
        last = _FROM_START
        rows: list[tuple[int, bytes, bytes, bytes]] = []
        while not listing or len(rows) == _AT_ONCE:
            values = (*last, _AT_ONCE)
            rows = source.ask(lambda db, values=values: db.execute(_ROWS, values).fetchall())  # type: ignore[misc]
            for row in rows:
                number = hash(row[3])
                briefing = self._by_row.get(number) or self.decoder.decode(row[3])
                by_row[number] = briefing
                listing.append(briefing)
            if not rows:
                break
            last = rows[-1][:3]
        self._listing, self._by_row = listing, by_row

    def _put_in(self, source: Source, touched: set[bytes]) -> None:
        """Put some briefings, as they are now, in the places of what they were."""

        def look(db: sqlite3.Connection) -> list[tuple[_Place, bytes, bytes | None]]:
            rows = {row[:3]: row[3] for one in touched for row in db.execute(_ROW, (one,))}
            found = []
            for place in sorted(rows):
                before = db.execute(_BEFORE, place).fetchone()
                found.append((place, rows[place], before[0] if before else None))
            return found

        gone = {unpacked(one) for one in touched}
        listing = [briefing for briefing in self._listing if briefing.id not in gone]
        self._by_row = {row: one for row, one in self._by_row.items() if one.id not in gone}
        for (day, title, _), row, before in source.ask(look):
            briefing = self._by_row[hash(row)] = self.decoder.decode(row)
            index = bisect_left(listing, (day, title), key=_sorted_by)
            name = None if before is None else unpacked(before)
            if name is not None and (not index or listing[index - 1].id != name):
                # Others of the same day and title come before it.
                ties = range(index, len(listing))
                index = next((tie + 1 for tie in ties if listing[tie].id == name), index)
            listing.insert(index, briefing)
        self._listing = listing


def _sorted_by(briefing: Briefing) -> tuple[int, bytes]:
    return day_of(briefing), packed(title_of(briefing))
