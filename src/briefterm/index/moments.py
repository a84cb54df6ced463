"""Which stretches of days documents speak of, and how many do: the questions behind a timeline.

That a document says "now" is not worth telling, and is left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import orjson

from briefterm.index.days import length_of

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


def documents(concordance: Concordance) -> int:
    """How many documents there are."""
    return int(concordance.read(_DOCUMENTS)[0][0])
