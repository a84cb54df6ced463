"""A line of text -> a query; whatever is wrong is told with its column and a way out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefterm.index.folding import folded, words
from briefterm.index.query.lexing import CLOSE, OPEN, WORDS, Piece, malformed, nearest, pieces
from briefterm.index.query.periods import HINT, period
from briefterm.index.query.terms import (
    FIELDS,
    IN_METADATA,
    OPTIONS,
    PERIODS,
    All,
    Any,
    Node,
    Not,
    Query,
    Term,
)

if TYPE_CHECKING:
    from datetime import date

_DEEPEST = 20


def parse(query: str, today: date | None = None) -> Query:
    """The query that a line of text means; of an empty line it is everything.

    ``today`` is what "today" means in it, else the clock says. Raises `UsageError` that tells the
    column, what was expected there and, for a slip of the pen, what was probably meant.
    """
    parser = Grammar(list(pieces(query)), today)
    root = parser.either(0)
    return Query(root, parser.sort)


class Grammar:
    """Reads pieces from left to right, by recursive descent; ``term`` says what a term may be."""

    def __init__(self, line: list[Piece], today: date | None) -> None:
        self._line = line
        self.today = today
        self._next = 0
        self.sort = ""

    def either(self, depth: int) -> Node:
        """What stands between the ORs."""
        parts = [self._together(depth)]
        while (sign := self._peek("OR")) is not None:
            self._next += 1
            parts.append(self._together(depth))
            if All(()) in parts[-2:]:
                raise malformed(
                    "OR needs words on both sides", sign.start, 'the word itself is "OR"'
                )
        return parts[0] if len(parts) == 1 else Any(tuple(parts))

    def _together(self, depth: int) -> Node:
        parts: list[Node] = []
        while self._next < len(self._line) and self._line[self._next].sign not in ("OR", CLOSE):
            piece = self._line[self._next]
            self._next += 1
            if piece.sign == "AND":
                continue
            node = self._negated(piece, depth) if piece.sign == "NOT" else self._one(piece, depth)
            if node is not None:
                parts.append(node)
        return parts[0] if len(parts) == 1 else All(tuple(parts))

    def _negated(self, sign: Piece, depth: int) -> Node | None:
        if self._next == len(self._line) or self._line[self._next].sign in ("OR", "AND", CLOSE):
            raise malformed("nothing follows that could be left out", sign.start)
        piece = self._line[self._next]
        self._next += 1
        if depth == _DEEPEST:
            raise malformed("this is nested too deeply", sign.start)
        if piece.sign == "NOT":
            inner = self._negated(piece, depth + 1)
            return None if inner is None else Not(inner)
        if piece.field == "sort":
            raise malformed("sort: cannot be left out", sign.start, "drop the minus")
        inner = self._one(piece, depth)
        return None if inner is None else Not(inner)

    def _one(self, piece: Piece, depth: int) -> Node | None:
        if piece.sign == WORDS:
            return self.term(piece, depth)
        if depth == _DEEPEST:
            raise malformed("parentheses are nested too deeply", piece.start)
        node = self.either(depth + 1)
        if self._peek(CLOSE) is None:
            raise malformed(f"this {OPEN} is not closed", piece.start, f"write a {CLOSE}")
        self._next += 1
        return None if node == All(()) else node

    def _peek(self, sign: str) -> Piece | None:
        if self._next < len(self._line) and self._line[self._next].sign == sign:
            return self._line[self._next]
        return None

    def term(self, piece: Piece, depth: int) -> Term | None:
        """The term that a piece means; None for one that is no condition."""
        if not piece.field:
            return _words(piece)
        if piece.field not in FIELDS:
            raise _unknown_field(piece)
        if not piece.value.strip(" *"):
            raise malformed(f"{piece.field}: needs a value", piece.start)
        if piece.field in OPTIONS:
            _check_option(piece)
        if piece.field == "sort":
            if self.sort or depth:
                where = "once, and not in parentheses"
                raise malformed(f"sort: stands {where}", piece.start)
            self.sort = piece.value.lower()
            return None
        if piece.field in PERIODS:
            return self._period(piece)
        if piece.field in IN_METADATA:
            return _about(piece)
        starred = piece.value.endswith("*") and piece.field == "name"
        value = folded(piece.value.removesuffix("*") if starred else piece.value).strip()
        return Term(piece.field, value, prefix=starred)

    def _period(self, piece: Piece) -> Term:
        value = piece.value.strip()
        if piece.field == "date" and value.lower() == "none":
            return Term("date", "none")
        try:
            days = period(value, self.today)
        except ValueError as error:
            way = f"expected {HINT}"
            if piece.field == "mentions" and value[:1].isalpha():
                way += f'; for a name write name:"{value}"'
            raise malformed(f"{piece.field}: {error}", piece.value_start, way) from None
        return Term(piece.field, value.lower(), days=days)


def _words(piece: Piece) -> Term | None:
    """A word or phrase; None for nothing between quotes."""
    value = piece.value
    prefix = value.endswith("*") and len(value) > 1
    inside = prefix and not piece.quoted and value.startswith("*")
    bare = value.removesuffix("*") if prefix else value
    if not piece.quoted and bare.startswith("*") and len(bare) > 1:
        bare, inside = bare.removeprefix("*"), True
    if not bare:
        return None
    tokens = tuple(words(bare))
    inside = inside and len(tokens) == 1
    return Term("", folded(bare), tokens, prefix=prefix and not inside, inside=inside)


def _about(piece: Piece) -> Term:
    """A value of the metadata; with stars as words have them it is the beginning or a part of one."""
    value = piece.value
    inside = value.startswith("*") and not piece.quoted
    prefix = value.endswith("*") and not inside
    if inside or prefix:
        value = value.removesuffix("*").removeprefix("*" if inside else "")
    tokens = tuple(words(value)) if prefix else ()
    return Term(piece.field, folded(value).strip(), tokens, prefix=prefix, inside=inside)


def _check_option(piece: Piece) -> None:
    options = OPTIONS[piece.field]
    if piece.value.lower() in options:
        return
    near = nearest(piece.value, options)
    way = f"did you mean {piece.field}:{near}?" if near else f"say {' or '.join(options)}"
    raise malformed(f"{piece.field}:{piece.value} is not known", piece.start, way)


def _unknown_field(piece: Piece) -> Exception:
    near = nearest(piece.field, FIELDS)
    known = ", ".join(f"{field}:" for field in FIELDS)
    meant = f"did you mean {near}:?" if near else f"known are {known}"
    return malformed(f"{piece.field}: is no field", piece.start, f"{meant} Or quote it as text")
