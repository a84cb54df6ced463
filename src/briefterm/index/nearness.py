"""Which documents share names, days and words: the questions in SQL behind relations.

All that grows with the library is done inside SQLite, which lets other threads run meanwhile.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import orjson

from briefterm.index.likeness import LOOKED_UP

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from briefterm.index.concordance import Concordance

_NAMES_HELD = """
SELECT name, count(*) FROM named WHERE name IN (SELECT value FROM json_each(?)) GROUP BY name
"""
_DAYS_HELD = """
SELECT first, count(*) FROM dated
WHERE length = 0 AND first IN (SELECT value FROM json_each(?)) GROUP BY first
"""
_SHARING = """
WITH names AS (
    SELECT json_extract(value, '$[0]') AS name, json_extract(value, '$[1]') AS weight
    FROM json_each(?)
), days AS (
    SELECT json_extract(value, '$[0]') AS day, json_extract(value, '$[1]') AS weight
    FROM json_each(?)
)
SELECT doc, sum(weight) FROM (
    SELECT doc, weight FROM names CROSS JOIN named USING (name)
    UNION ALL
    SELECT doc, weight FROM days CROSS JOIN dated ON length = 0 AND first = day
) GROUP BY doc ORDER BY 2 DESC, doc LIMIT ?
"""
_NEAR = """
SELECT doc FROM shingle WHERE hash IN (SELECT value FROM json_each(?))
GROUP BY doc HAVING count(*) >= ? ORDER BY count(*) DESC, doc LIMIT ?
"""
# Two hashes that few have: what is left of a text that was edited much.
_FEW = """
WITH few AS (SELECT hash FROM shingle GROUP BY hash HAVING count(*) BETWEEN 2 AND ?)
SELECT later, json_group_array(sooner) FROM (
    SELECT one.doc AS sooner, other.doc AS later
    FROM few JOIN shingle AS one USING (hash) JOIN shingle AS other USING (hash)
    WHERE one.doc < other.doc GROUP BY later, sooner HAVING count(*) > 1
) GROUP BY later
"""
# Any number that share a third of their hashes: what is left of a text that was edited little. The
# hashes are parted by remainders, twice, so that a change of one leaves others with what they had.
_MANY = """
SELECT json_group_array(doc) FROM (
    SELECT doc, {part} AS part, sum(hash) AS total, count(*) AS many
    FROM shingle GROUP BY doc, part HAVING count(*) > 2
) GROUP BY part, total, many HAVING count(*) > 1
"""
_PARTS = "hash % 3", "hash / 3 % 3"
_TWINS = """
SELECT json_group_array(doc) FROM (
    SELECT doc, sum(hash) AS total, sum(hash % 65521 * (hash % 65519)) AS other
    FROM shingle GROUP BY doc HAVING count(*) = ?
) GROUP BY total, other HAVING count(*) > 1
"""


def names_held(concordance: Concordance, names: Iterable[int]) -> dict[int, int]:
    """In how many documents each of these names is."""
    return dict(concordance.read(_NAMES_HELD, (_list(names),)))


def days_held(concordance: Concordance, days: Iterable[int]) -> dict[int, int]:
    """How many documents speak of each of these very days."""
    return dict(concordance.read(_DAYS_HELD, (_list(days),)))


def sharing(
    concordance: Concordance, names: Mapping[int, float], days: Mapping[int, float], most: int
) -> dict[int, float]:
    """The documents with the greatest sums of the weights of names and days that they have."""
    values = (orjson.dumps(list(one.items())).decode() for one in (names, days))
    return dict(concordance.read(_SHARING, (*values, most)))


def near(concordance: Concordance, hashes: Iterable[int], least: int, most: int) -> list[int]:
    """The documents with ``least`` of these hashes first in their sketches, the nearest first."""
    return [row[0] for row in concordance.read(_NEAR, (_list(hashes), least, most))]


def mates(concordance: Concordance, most: int) -> Iterator[tuple[int, list[int]]]:
    """Documents with others of smaller number that share two hashes which ``most`` have at most."""
    for doc, others in concordance.read(_FEW, (most,)):
        yield doc, orjson.loads(others)


def families(concordance: Concordance) -> Iterator[list[int]]:
    """Documents, any number of them, that share a whole part of their hashes."""
    for part in _PARTS:
        for row in concordance.read(_MANY.format(part=part)):
            yield orjson.loads(row[0])


def twins(concordance: Concordance) -> Iterator[list[int]]:
    """Documents that have all the hashes by which near texts are found in common."""
    for row in concordance.read(_TWINS, (LOOKED_UP,)):
        yield orjson.loads(row[0])


def _list(values: Iterable[int]) -> str:
    return orjson.dumps(list(values)).decode()
