"""Which stretches of days documents speak of, and how many do: the questions behind a timeline.

That a document says "now" is not worth telling, and is left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import orjson

from briefterm.index.days import LENGTHS, length_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefterm.index.concordance import Concordance

# The table is clustered in the order of the groups, so that they are counted in one pass. One text
# is handed over instead of rows: for each row, threads would wait for each other.
_COUNTED = """
SELECT json_group_array(json_array(first, last, many))
FROM (
    SELECT first, last, count(*) AS many FROM dated WHERE NOT vague {}
    GROUP BY length, first, last
)
"""
_OF_ALL = _COUNTED.format("")
_OF_DOCS = _COUNTED.format("AND doc IN (SELECT value FROM json_each(?))")
_SPEAKING = """
SELECT json_group_array(doc) FROM dated
WHERE length = ? AND first = ? AND last = ? AND NOT vague
"""
_NEAR = """
SELECT json_group_array(json_array(first, last, doc)) FROM (
    SELECT first, last, doc FROM dated WHERE length = ? AND first {} ? AND NOT vague
    ORDER BY first {} LIMIT ?
)
"""
_FROM = _NEAR.format(">=", "ASC")
_BEFORE = _NEAR.format("<", "DESC")
_DOCUMENTS = "SELECT count(*) FROM document"

Days = tuple[int, int]


def stretches(
    concordance: Concordance, docs: Iterable[int] | None = None
) -> list[tuple[int, int, int]]:
    """The stretches that these documents speak of (None: all), and how many of them do.

    A stretch is its first and its last day as ordinals; they come in no order of time.
    """
    if docs is None:
        rows = concordance.read(_OF_ALL)
    else:
        rows = concordance.read(_OF_DOCS, (orjson.dumps(list(docs)).decode(),))
    found: list[tuple[int, int, int]] = orjson.loads(rows[0][0])
    return found


def speaking(concordance: Concordance, days: Days) -> list[int]:
    """The documents that speak of this very stretch."""
    first, last = days
    rows = concordance.read(_SPEAKING, (length_of(first, last), first, last))
    docs: list[int] = orjson.loads(rows[0][0])
    return docs


def near(concordance: Concordance, day: int, most: int) -> list[tuple[int, int, int]]:
    """What documents speak of around a day: the first and last days of stretches, and a document.

    They come in no order. About ``most`` are told before the day and from it on, or all; of the days
    between the first and the last of them nothing is left out, unless one day alone has too much.
    """
    found: list[tuple[int, int, int]] = []
    for sql, sign in ((_FROM, 1), (_BEFORE, -1)):
        here: list[tuple[int, int, int]] = []
        ends = []
        for length in range(LENGTHS):
            some = orjson.loads(concordance.read(sql, (length, day, most))[0][0])
            here += map(tuple, some)
            if len(some) == most:
                ends.append(sign * some[-1][0])
        # A class that has more may have more of the days behind its last one, and of that day.
        whole = [one for one in here if not ends or sign * one[0] < min(ends)]
        here = whole or [one for one in here if not ends or sign * one[0] <= min(ends)]
        here.sort(key=lambda one: sign * one[0])
        last = here[most - 1][0] if len(here) > most else None
        found += here if last is None else [one for one in here if sign * one[0] <= sign * last]
    return found


def documents(concordance: Concordance) -> int:
    """How many documents there are."""
    return int(concordance.read(_DOCUMENTS)[0][0])
