"""A line of text -> the pieces of a query, each with its place."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefterm.errors import UsageError
from briefterm.terminal import visible_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_FIELD = re.compile(r"([A-Za-z]+(?:\.[A-Za-z]+)?):(?!//)")
_OPERATORS = {"OR", "AND", "NOT"}
OPEN, CLOSE, WORDS = "(", ")", "words"


@dataclass(frozen=True, slots=True)
class Piece:
    """A term or sign of a query: ``sign`` is OR, AND, NOT, a parenthesis or `WORDS`.

    ``start`` and ``end`` are half-open offsets in the line, ``value_start`` is where the value
    begins.
    """

    sign: str
    start: int
    end: int
    field: str = ""
    value: str = ""
    value_start: int = 0
    quoted: bool = False


def pieces(query: str) -> Iterator[Piece]:
    """The pieces of a query in their order. Raises `UsageError` that tells the column."""
    position = depth = 0
    while position < len(query):
        char = query[position]
        if char.isspace():
            position += 1
        elif char == "-" and query[position + 1 : position + 2].strip():
            yield Piece("NOT", position, position + 1)
            position += 1
        elif char == "(":
            depth += 1
            position += 1
            yield Piece(OPEN, position - 1, position)
        elif char == ")":
            if not depth:
                raise malformed("there is no ( before this )", position, 'quote it: ")"')
            depth -= 1
            position += 1
            yield Piece(CLOSE, position - 1, position)
        else:
            piece = _words(query, position, closing=depth > 0)
            yield piece
            position = piece.end


def _words(query: str, start: int, *, closing: bool) -> Piece:
    """The term at ``start``; in parentheses a ) ends it."""
    prefix = _FIELD.match(query, start)
    field, position = (prefix[1].lower(), prefix.end()) if prefix else ("", start)
    if query[position : position + 1] == '"':
        close = query.find('"', position + 1)
        if close == -1:
            raise malformed('this quote is not closed; write a " where it ends', position)
        starred = query[close + 1 : close + 2] == "*"
        value = query[position + 1 : close] + "*" * starred
        return Piece(WORDS, start, close + 1 + starred, field, value, position + 1, quoted=True)
    end = position
    while end < len(query) and not query[end].isspace() and not (closing and query[end] == ")"):
        end += 1
    value = query[position:end]
    if not closing and (at := _unopened(value)) is not None:
        raise malformed("there is no ( before this )", position + at, f'quote it: "{value}"')
    if not field and value in _OPERATORS:
        return Piece(value, start, end)
    return Piece(WORDS, start, end, field, value, position)


def _unopened(value: str) -> int | None:
    """Where the first ) is that closes no ( before it; None without one."""
    depth = 0
    for at, char in enumerate(value):
        depth += (char == "(") - (char == ")")
        if depth < 0:
            return at
    return None


def malformed(reason: str, start: int, way: str = "") -> UsageError:
    """The error for what is wrong at the offset ``start``, with a way out."""
    said = f"{reason}; {way}" if way else reason
    return UsageError(f"query, column {start + 1}: {visible_line(said)}")


def nearest(word: str, known: Sequence[str]) -> str:
    """The one of ``known`` that was probably meant, or an empty text."""
    return next(iter(difflib.get_close_matches(word.lower(), known, 1, 0.6)), "")
