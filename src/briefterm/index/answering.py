"""Which documents a term holds for: questions to the tables of the concordance."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import orjson

from briefterm.index.days import LENGTHS, longest
from briefterm.index.query.terms import WORD, All, Node, Not, Term
from briefterm.index.recording import has_table

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Sequence

    from briefterm.index.query.matching import Aliases

_TERMS_AT_ONCE = 200
_TRIGRAM = 3
_LAST = "\U0010ffff"

WORDS = "SELECT group_concat(rowid) FROM words WHERE words MATCH ?"


def asked(node: Node) -> str:
    """What the full-text table is asked for the words of a query; empty if it has none."""
    match node:
        case Term():
            return _phrase(node) if node.field == WORD and node.tokens and not node.inside else ""
        case Not():
            return ""
    sign = " AND " if isinstance(node, All) else " OR "
    parts = [part for part in map(asked, node.parts) if part]
    return f"({sign.join(parts)})" if len(parts) > 1 else "".join(parts)


def _phrase(term: Term) -> str:
    words = " ".join(term.tokens)
    return f'"{words}" *' if term.prefix else f'"{words}"'


def numbers(db: sqlite3.Connection, sql: str, values: Sequence[Any]) -> list[int]:
    """The numbers that ``sql`` gives as one text, which is ten times as quick as rows of them."""
    found = db.execute(sql, values).fetchone()[0]
    numbers: list[int] = orjson.loads(f"[{found}]") if found else []
    return numbers


def documents_with(
    db: sqlite3.Connection, term: Term, aliases: Callable[[], Aliases]
) -> Sequence[int]:
    """The documents that a term about words, names or days holds for."""
    match term.field:
        case "name":
            return _with_name(db, term, aliases())
        case "kind":
            sql = "SELECT group_concat(doc) FROM kinded WHERE kind = ?"
            return numbers(db, sql, (term.value.upper(),))
        case "mentions":
            return _within(db, *(term.days or (0, 0)))
    if term.inside:
        return _with_part(db, term.tokens[0])
    return numbers(db, WORDS, (_phrase(term),))


def _with_part(db: sqlite3.Connection, part: str) -> list[int]:
    """Documents with a word that has ``part`` in it."""
    if len(part) < _TRIGRAM or not has_table(db, "parts"):
        rows = db.execute("SELECT term FROM term WHERE instr(term, ?)", (part,))
    else:
        # The table knows that all three letters are together in a word, not in which order.
        threes = (part[start : start + _TRIGRAM] for start in range(len(part) - _TRIGRAM + 1))
        question = " AND ".join(f'"{three}"' for three in threes)
        rows = db.execute("SELECT term FROM parts WHERE parts MATCH ?", (question,))
    terms = [row[0] for row in rows if part in row[0]]
    found: set[int] = set()
    for start in range(0, len(terms), _TERMS_AT_ONCE):
        some = " OR ".join(f'"{one}"' for one in terms[start : start + _TERMS_AT_ONCE])
        found.update(numbers(db, WORDS, (some,)))
    return list(found)


def _with_name(db: sqlite3.Connection, term: Term, aliases: Aliases) -> list[int]:
    meant = {term.value} | aliases.get(term.value, frozenset())
    known = {
        row[0]
        for name in meant
        for row in db.execute("SELECT name FROM name WHERE folded = ?", (name,))
    }
    ends = (term.value, term.value + _LAST if term.prefix else term.value)
    if term.prefix:
        sql = "SELECT name FROM name WHERE folded BETWEEN ? AND ?"
        known.update(row[0] for row in db.execute(sql, ends))
    found: set[int] = set()
    for number in known:
        found.update(numbers(db, "SELECT group_concat(doc) FROM named WHERE name = ?", (number,)))
    sql = "SELECT group_concat(doc) FROM form WHERE form BETWEEN ? AND ?"
    found.update(numbers(db, sql, ends))
    return list(found)


def _within(db: sqlite3.Connection, first: int, behind: int) -> list[int]:
    """Documents that speak of a time that has days in common with this stretch."""
    found: set[int] = set()
    for length in range(LENGTHS):
        most = longest(length)
        sql = (
            "SELECT group_concat(doc) FROM dated "
            "WHERE length = ? AND first < ? AND first > ? AND last >= ?"
        )
        earliest = -1 if most is None else first - most
        found.update(numbers(db, sql, (length, behind, earliest, first)))
    return list(found)
