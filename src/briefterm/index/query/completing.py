"""What may stand at the cursor of a query that is being written."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate, islice
from typing import TYPE_CHECKING

from briefterm.errors import UsageError
from briefterm.index.folding import folded
from briefterm.index.query.lexing import WORDS, Piece, nearest, pieces
from briefterm.index.query.terms import FIELDS, OPTIONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_MOST = 20
_FEW = 6  # names that a word of the text may be the beginning of
_SHORTEST = 2  # letters that such a word has


@dataclass(frozen=True, slots=True)
class Completion:
    """A text to put in place of ``start`` to ``end`` of the query, half-open; ``label`` is shown."""

    start: int
    end: int
    text: str
    label: str


class Values:
    """Values of a field, the usual ones first, as they are looked through at each key."""

    def __init__(self, values: Iterable[str]) -> None:
        self._values = tuple(values)
        lines = [folded(value).replace("\n", " ") for value in self._values]
        self._joined = "\n".join(("", *lines, ""))
        self._starts = list(accumulate((len(line) + 1 for line in lines), initial=0))

    def having(self, part: str, most: int) -> list[str]:
        """Those that begin with a folded ``part``, then those with a word that does, then others."""
        part = part.replace("\n", " ")
        found: dict[int, None] = {}
        for before in ("\n", " ", ""):
            found.update(dict.fromkeys(islice(self._places(before + part), most)))
            if len(found) >= most:
                break
        return [self._values[number] for number in islice(found, most)]

    def _places(self, part: str) -> Iterator[int]:
        """The numbers of the values in which ``part`` is; it may begin with the newline before."""
        if not part:
            yield from range(len(self._values))
            return
        at = self._joined.find(part)
        while at != -1:
            number = bisect_right(self._starts, at) - 1
            if number >= len(self._values):
                return
            yield number
            at = self._joined.find(part, self._starts[number + 1])


def word_at(text: str, cursor: int) -> Piece | None:
    """The term that is written at the cursor; None where none begins yet."""
    return _piece_at(text, cursor)


def field_at(text: str, cursor: int) -> str:
    """The field whose value is written at the cursor; empty for none."""
    piece = _piece_at(text, cursor)
    return piece.field if piece and cursor >= piece.value_start else ""


def complete(
    text: str,
    cursor: int,
    known: Mapping[str, Iterable[str] | Values],
    *,
    fields: Sequence[str] = FIELDS,
    options: Mapping[str, Sequence[str]] = OPTIONS,
) -> list[Completion]:
    """What the word before ``cursor`` may become.

    ``known`` has values of fields (``tag``, ``source``, ``name`` …), the usual ones first. A word
    may become a field or a name; a field or an option that is not known becomes the nearest one.
    ``fields`` and ``options`` are those of the language that is written.
    """
    piece = _piece_at(text, cursor)
    if piece is None:
        begins = not text[:cursor].strip() or text[cursor - 1].isspace()
        return _fields(fields, "", cursor) if begins else []
    if not piece.field:
        return [] if piece.quoted else _of_word(fields, piece, _values(known, "name"))
    if piece.field not in fields:
        near = nearest(piece.field, fields)
        end = piece.value_start - piece.quoted
        return [Completion(piece.start, end, f"{near}:", f"{near}:")] if near else []
    written = folded(piece.value.strip('"'))
    among = options.get(piece.field, ())
    values = (Values(among) if among else _values(known, piece.field)).having(written, _MOST)
    if among and not values:
        values = [near] if (near := nearest(written, among)) else []
    start = piece.value_start - piece.quoted
    return [Completion(start, cursor, _quoted(value), value) for value in values]


def _values(known: Mapping[str, Iterable[str] | Values], field: str) -> Values:
    values = known.get(field, ())
    return values if isinstance(values, Values) else Values(values)


def _of_word(fields: Sequence[str], piece: Piece, names: Values) -> list[Completion]:
    """Fields and names that a word may be the beginning of."""
    found = _fields(fields, piece.value, piece.value_start)
    written = folded(piece.value)
    if len(written) < _SHORTEST:
        return found
    return found + [
        Completion(piece.start, piece.end, f"name:{_quoted(name)}", name)
        for name in names.having(written, _FEW)
        if any(word.startswith(written) for word in folded(name).split())
    ]


def _fields(fields: Sequence[str], written: str, start: int) -> list[Completion]:
    return [
        Completion(start, start + len(written), f"{field}:", f"{field}:")
        for field in fields
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
