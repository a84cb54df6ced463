"""How often names and days are in documents: the questions in SQL behind names and relations."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import orjson

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefterm.index.concordance import Concordance

_OF_ALL = """
SELECT named.name, count(*), sum(count), min(day), max(day)
FROM named JOIN document USING (doc) GROUP BY named.name
"""
_OF_DOCS = """
SELECT named.name, count(*), sum(count), min(day), max(day)
FROM named JOIN document USING (doc)
WHERE doc IN (SELECT value FROM json_each(?)) GROUP BY named.name
"""
_OF_NAMES = """
SELECT named.name, count(*), sum(count), min(day), max(day)
FROM named JOIN document USING (doc)
WHERE named.name IN (SELECT value FROM json_each(?)) GROUP BY named.name
"""
_USUAL = """
SELECT name, count(*) FROM named WHERE doc IN (SELECT value FROM json_each(?))
GROUP BY name ORDER BY 2 DESC, name LIMIT ?
"""
_NUMBERS = "SELECT name FROM name WHERE folded = ?"
_HOLDING = "SELECT DISTINCT doc FROM named WHERE name IN (SELECT value FROM json_each(?))"
_ON_DAY = "SELECT doc FROM dated WHERE length = 0 AND first = ?"
_STARTING = "SELECT DISTINCT doc FROM dated WHERE length = ? AND first >= ? AND first < ?"
_NAMES = "SELECT title FROM name JOIN named USING (name) GROUP BY title ORDER BY count(*) DESC"
_NEAR = "SELECT DISTINCT doc FROM shingle WHERE hash IN (SELECT value FROM json_each(?))"
_SHARED = """
SELECT json_group_array(doc) FROM shingle GROUP BY hash HAVING count(*) BETWEEN 2 AND ?
"""


class Tally(NamedTuple):
    """A name's number, in how many documents it is, how often, and their first and last day."""

    name: int
    documents: int
    mentions: int
    first: int | None
    last: int | None


def of_documents(concordance: Concordance, docs: Iterable[int] | None) -> list[Tally]:
    """The names in these documents; None is all."""
    rows = concordance.read(_OF_ALL) if docs is None else concordance.read(_OF_DOCS, (_list(docs),))
    return [Tally(*row) for row in rows]


def of_names(concordance: Concordance, names: Iterable[int]) -> list[Tally]:
    """These names in all documents."""
    return [Tally(*row) for row in concordance.read(_OF_NAMES, (_list(names),))]


def usual(concordance: Concordance, docs: Iterable[int], limit: int) -> dict[int, int]:
    """The names that most of these documents have, and how many of them."""
    return dict(concordance.read(_USUAL, (_list(docs), limit)))


def numbers_of(concordance: Concordance, folded_name: str) -> list[int]:
    """The numbers of a name, one for each kind that it was taken for."""
    return [row[0] for row in concordance.read(_NUMBERS, (folded_name,))]


def holding(concordance: Concordance, names: Iterable[int]) -> list[int]:
    """The documents that have one of these names."""
    return [row[0] for row in concordance.read(_HOLDING, (_list(names),))]


def on_day(concordance: Concordance, day: int) -> list[int]:
    """The documents that speak of this very day."""
    return [row[0] for row in concordance.read(_ON_DAY, (day,))]


def starting(concordance: Concordance, length: int, first: int, behind: int) -> list[int]:
    """The documents that speak of a time of this class of length that begins between two days."""
    return [row[0] for row in concordance.read(_STARTING, (length, first, behind))]


def names(concordance: Concordance) -> list[str]:
    """All names, those in most documents first."""
    return [row[0] for row in concordance.read(_NAMES)]


def near(concordance: Concordance, hashes: Iterable[int]) -> list[int]:
    """The documents whose sketches begin with one of these hashes."""
    return [row[0] for row in concordance.read(_NEAR, (_list(hashes),))]


def shared(concordance: Concordance, most: int) -> list[list[int]]:
    """The documents that share a hash, for each hash that no more than ``most`` have."""
    return [orjson.loads(row[0]) for row in concordance.read(_SHARED, (most,))]


def _list(values: Iterable[int]) -> str:
    return orjson.dumps(list(values)).decode()
