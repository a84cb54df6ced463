"""The trained model, read at once from one file: weights of features, transitions, word types.

Layout of the file (little-endian; every section starts at a multiple of four):

* ``BTNAMES1``, then eight numbers of 32 bits: count of labels, of features, of feature buckets'
  bits, of words, of word buckets' bits, of word types, scale of the weights, length of the names;
* the names of the labels and of the word types, in UTF-8, a line each;
* transitions, 16 bits each, from label (row) to label (column);
* features by CRC-32 of their name: where each bucket of the first bits begins, the checksums in
  order, and for each a row of one byte a label (weight + 128);
* words in small letters the same way, with one 16-bit type each.

All weights of a feature are packed into one integer, 16 bits a label, so that a token costs one
addition for each of its features.
"""

from __future__ import annotations

import struct
from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Sequence

MAGIC = b"BTNAMES1"
HEADER = struct.Struct("<8s8I")
LANE = 16
ZERO = 128
FILE = "names.model"
_MOST_REMEMBERED = 400_000


class _Table:
    """Rows found by the checksum of a name."""

    def __init__(self, buckets: memoryview, sums: memoryview, bits: int) -> None:
        self.buckets, self.sums, self.shift = buckets, sums, 32 - bits

    def row(self, name: str) -> int:
        """The row of ``name``, or -1."""
        value = crc32(name.encode("utf-8", "surrogatepass"))
        first = value >> self.shift
        buckets, sums = self.buckets, self.sums
        stop = buckets[first + 1]
        row = bisect_left(sums, value, buckets[first], stop)
        return row if row < stop and sums[row] == value else -1


class _Memory(dict[str, int]):
    """Packed weights by feature, each looked up once."""

    def __init__(self, table: _Table, rows: memoryview, labels: int) -> None:
        self.row, self.rows, self.labels = table.row, rows, labels
        self.bias = sum(ZERO << (LANE * label) for label in range(labels))

    def __missing__(self, name: str) -> int:
        row = self.row(name)
        packed = 0
        if row >= 0:
            wide = bytearray(2 * self.labels)
            wide[::2] = self.rows[row * self.labels : (row + 1) * self.labels]
            packed = int.from_bytes(wide, "little") - self.bias
        self[name] = packed
        return packed


class Weights:
    """A trained model.

    ``memory[name]`` is the packed weights of a feature, nothing for an unknown one.
    ``transitions[to][from]`` are in the same unit, ``scale`` of which make one.
    """

    def __init__(self, data: bytes) -> None:
        magic, labels, features, bits, words, word_bits, types, scale, names = HEADER.unpack_from(
            data
        )
        if magic != MAGIC:
            raise ValueError("this is no model of briefterm's, or one of another version")
        view = memoryview(data)
        place = HEADER.size
        listed = data[place : place + names].decode().split("\n")
        place += names
        self.labels = tuple(listed[:labels])
        self.types = [tuple(line.split()) for line in listed[labels : labels + types]]
        self.scale = scale
        flat = struct.unpack_from(f"<{labels * labels}h", data, place)
        place += _whole(2 * labels * labels)
        self.transitions: Sequence[Sequence[int]] = [
            [flat[before * labels + after] for before in range(labels)] for after in range(labels)
        ]
        table, place = _table(view, place, bits, features)
        rows = view[place : place + features * labels]
        place += _whole(features * labels)
        self.memory = _Memory(table, rows, labels)
        self.words, place = _table(view, place, word_bits, words)
        self.word_types = view[place : place + 2 * words].cast("H")
        self.unpack = struct.Struct(f"<{labels}H").unpack
        self.size = 2 * labels
        self.middle = sum(1 << (LANE * label + LANE - 1) for label in range(labels))

    def scores(self, packed: int) -> tuple[int, ...]:
        """The sum of each label, 32,768 above its value."""
        return self.unpack((packed + self.middle).to_bytes(self.size, "little"))

    def types_of(self, word: str) -> tuple[str, ...]:
        """What is known of a word in small letters: its type, from fine to coarse."""
        row = self.words.row(word)
        return self.types[self.word_types[row]] if row >= 0 else ()

    def forget(self) -> None:
        """Keep the memory within bounds."""
        if len(self.memory) > _MOST_REMEMBERED:
            self.memory.clear()


def _whole(size: int) -> int:
    return (size + 3) & ~3


def _table(view: memoryview, place: int, bits: int, count: int) -> tuple[_Table, int]:
    stop = place + 4 * ((1 << bits) + 1)
    buckets = view[place:stop].cast("I")
    sums = view[stop : stop + 4 * count].cast("I")
    return _Table(buckets, sums, bits), stop + 4 * count


@lru_cache(maxsize=1)
def weights() -> Weights:
    """The model that ships with the package, read at the first call."""
    from pathlib import Path  # noqa: PLC0415 - costs more to import than all of this package

    return Weights((Path(__file__).parent / "data" / FILE).read_bytes())
