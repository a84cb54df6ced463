"""The bytes of a notes file: plain TinyDB JSON whose last table is a checksum of all before it.

The notes come first after the version, so that a new note is put behind the others without a look
at them: of a hundred thousand notes neither the text nor the checksum is made again.
The checksum is a CRC-32: it can be continued, it costs a tenth of the writing, and of random damage
it misses one in four thousand million.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import orjson

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefterm.store.tables import Tables

META = "meta"
NOTES = "notes"
SEAL = "seal"
_TAIL = b',"seal":{"1":{"crc32":"%08x"}}}'
_TAIL_LENGTH = len(_TAIL % 0)


def sealed_digest(data: bytes) -> str:
    """The `digest` of ``data`` if it ends with the seal that belongs to all before it, else ""."""
    crc = zlib.crc32(memoryview(data)[:-_TAIL_LENGTH])
    tail = _TAIL % crc
    if len(data) <= _TAIL_LENGTH or not data.endswith(tail):
        return ""
    return f"{len(data)}-{zlib.crc32(tail, crc):08x}"


def digest(data: bytes) -> str:
    """A short name for these bytes: their length and checksum."""
    return f"{len(data)}-{zlib.crc32(data):08x}"


@dataclass(frozen=True, slots=True)
class Sealed:
    """A whole file in parts that are to be written one after the other, and its `digest`."""

    parts: tuple[bytes | bytearray | memoryview, ...]
    digest: str

    @property
    def data(self) -> bytes:
        """The file as one."""
        return b"".join(self.parts)


class Press:
    """Makes files out of tables; it keeps the text of the notes that it made last."""

    def __init__(self) -> None:
        self._head = b""
        self._old = memoryview(b"")  # the notes as they were made in one go
        self._new = bytearray()  # the notes that came since, each after a comma
        self._crc = 0  # of all that
        self._notes: Mapping[str, Any] | None = None  # the table that the text is of

    def sealed(
        self,
        tables: Tables,
        before: Mapping[str, Any] | None = None,
        added: Sequence[str] | None = None,
    ) -> Sealed:
        """The file for ``tables``.

        When its notes are those of the table ``before`` with the records ``added`` behind them,
        and ``before`` was in the last file that was made here, only these records are looked at.

        Raises:
            TypeError: a value is none of JSON's.
        """
        notes = tables.get(NOTES, {})
        head = b'{"meta":%b,"notes":{' % orjson.dumps(tables.get(META, {}))
        is_known = before is not None and before is self._notes and head == self._head
        self._notes = None
        if added is None or not is_known or not self._old:
            self._old = memoryview(orjson.dumps(notes))[1:-1]
            self._new.clear()
            self._crc = zlib.crc32(self._old, zlib.crc32(head))
        elif added:
            fresh = b"," + orjson.dumps({key: notes[key] for key in added})[1:-1]
            self._new += fresh
            self._crc = zlib.crc32(fresh, self._crc)
        self._head, self._notes = head, notes
        others = {name: table for name, table in tables.items() if name not in (META, NOTES, SEAL)}
        rest = b"}," + orjson.dumps(others)[1:-1] if others else b"}"
        crc = zlib.crc32(rest, self._crc)
        tail = _TAIL % crc
        parts = (head, self._old, self._new, rest + tail)
        return Sealed(parts, f"{sum(map(len, parts))}-{zlib.crc32(tail, crc):08x}")
