"""A trained model as the one binary file that ships; its layout is that of ``weights``."""

from __future__ import annotations

import struct
from array import array
from typing import TYPE_CHECKING
from zlib import crc32

from briefterm.entities.weights import HEADER, MAGIC, ZERO

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_BITS = 16
_WORD_BITS = 14
_HIGHEST = 127
_LEAST = 2
_KEPT = 0.99995


def pack(
    labels: Sequence[str],
    transitions: Mapping[tuple[str, str], float],
    features: Mapping[str, Mapping[str, float]],
    words: Mapping[str, tuple[str, ...]],
) -> bytes:
    """The file's bytes; features of hardly any weight are left out."""
    scale = _scale(features)
    rows: dict[int, bytes] = {}
    for name in sorted(features):
        weights = features[name]
        row = bytes(ZERO + _whole(weights.get(label, 0.0) * scale) for label in labels)
        if any(abs(step - ZERO) >= _LEAST for step in row):
            rows.setdefault(_sum(name), row)
    types = sorted(set(words.values()))
    number = {one: index for index, one in enumerate(types)}
    known = {_sum(word): number[words[word]] for word in sorted(words, reverse=True)}
    names = "\n".join([*labels, *map(" ".join, types)]).encode()
    names += b"\n" * (-len(names) % 4)
    moves = [round(transitions.get((a, b), 0.0) * scale) for a in labels for b in labels]
    return b"".join(
        (
            HEADER.pack(
                MAGIC,
                len(labels),
                len(rows),
                _BITS,
                len(known),
                _WORD_BITS,
                len(types),
                scale,
                len(names),
            ),
            names,
            _padded(struct.pack(f"<{len(moves)}h", *moves)),
            _index(rows, _BITS),
            _padded(b"".join(rows[value] for value in sorted(rows))),
            _index(known, _WORD_BITS),
            _padded(_numbers("H", (known[value] for value in sorted(known)))),
        )
    )


def _sum(name: str) -> int:
    return crc32(name.encode("utf-8", "surrogatepass"))


def _whole(weight: float) -> int:
    return max(-_HIGHEST, min(_HIGHEST, round(weight)))


def _scale(features: Mapping[str, Mapping[str, float]]) -> int:
    """How many steps make one, so that hardly a weight is cut off."""
    sizes = sorted(abs(weight) for row in features.values() for weight in row.values())
    return max(1, int(_HIGHEST / sizes[int(len(sizes) * _KEPT)])) if sizes else 1


def _padded(data: bytes) -> bytes:
    return data + b"\0" * (-len(data) % 4)


def _numbers(code: str, values: Iterable[int]) -> bytes:
    done = array(code, values)
    return done.tobytes()


def _index(sums: Iterable[int], bits: int) -> bytes:
    ordered = sorted(sums)
    starts = [0] * ((1 << bits) + 1)
    for value in ordered:
        starts[(value >> (32 - bits)) + 1] += 1
    for bucket in range(1 << bits):
        starts[bucket + 1] += starts[bucket]
    return _numbers("I", starts) + _numbers("I", ordered)
