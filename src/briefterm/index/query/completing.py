"""What may stand at the cursor of a query that is being written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefterm.errors import UsageError
from briefterm.index.folding import folded
from briefterm.index.query.lexing import WORDS, Piece, pieces
from briefterm.index.query.terms import FIELDS, OPTIONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_MOST = 20


@dataclass(frozen=True, slots=True)
class Completion:
    """A text to put in place of ``start`` to ``end`` of the query, half-open; ``label`` is shown."""

    start: int
    end: int
    text: str
    label: str


def field_at(text: str, cursor: int) -> str:
    """The field whose value is written at the cursor; empty for none."""
    piece = _piece_at(text, cursor)
    return piece.field if piece and cursor >= piece.value_start else ""


def complete(text: str, cursor: int, known: Mapping[str, Iterable[str]]) -> list[Completion]:
    """What the word before ``cursor`` may become.

    ``known`` has values of fields (``tag``, ``source``, ``name`` …), the usual ones first.
    """
    piece = _piece_at(text, cursor)
    if piece is None:
        return (
            [] if text[:cursor].strip() and not text[cursor - 1].isspace() else _fields("", cursor)
        )
    if not piece.field:
        return _fields(piece.value, piece.value_start) if not piece.quoted else []
    written = folded(piece.value.strip('"'))
    values = OPTIONS.get(piece.field) or known.get(piece.field, ())
    begins = [value for value in values if folded(value).startswith(written)]
    within = [value for value in values if written in folded(value) and value not in begins]
    start = piece.value_start - piece.quoted
    return [
        Completion(start, cursor, _quoted(value), value) for value in (*begins, *within)[:_MOST]
    ]


def _fields(written: str, start: int) -> list[Completion]:
    return [
        Completion(start, start + len(written), f"{field}:", f"{field}:")
        for field in FIELDS
        if field.startswith(written.lower())
    ]


def _piece_at(text: str, cursor: int) -> Piece | None:
    """The term that ends at the cursor."""
    head = text[:cursor]
    for end in ("", '"', '")', ")"):  # an open quote or parenthesis is about to be closed
        try:
            last = list(pieces(head + end))
        except UsageError:
            continue
        found = [one for one in last if one.sign == WORDS and one.end >= len(head)]
        return found[-1] if found and found[-1].start < cursor else None
    return None


def _quoted(value: str) -> str:
    plain = value.replace('"', "")
    return f'"{plain}"' if any(char.isspace() or char in "()" for char in plain) else plain
