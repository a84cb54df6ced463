"""How often names and days are in documents: the questions in SQL behind names and relations."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

import orjson

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from briefterm.index.concordance import Concordance

# SQLite sorts without keeping other threads from running, which sorting here would.
_COUNTED = """
SELECT named.name, title, kind, count(*), sum(count), min(day), max(day)
FROM named JOIN document USING (doc) JOIN name USING (name)
"""
_RANKED = " GROUP BY named.name ORDER BY 4 DESC, 5 DESC, title, kind"
_IN_DOCS = "doc IN (SELECT value FROM json_each(?))"
_IN_NAMES = "named.name IN (SELECT value FROM json_each(?))"
_OF_ALL = _COUNTED + _RANKED
_OF_DOCS = f"{_COUNTED} WHERE {_IN_DOCS} {_RANKED}"
_OF_NAMES = f"{_COUNTED} WHERE {_IN_NAMES} {_RANKED}"
_OF_NAMES_IN_DOCS = f"{_COUNTED} WHERE {_IN_NAMES} AND {_IN_DOCS} {_RANKED}"
_TREND = """
SELECT named.name, (day - ?) / ?, count(*) FROM named JOIN document USING (doc)
WHERE named.name IN (SELECT value FROM json_each(?)) AND day >= ? GROUP BY 1, 2
"""
_TREND_IN_DOCS = _TREND.replace("GROUP", "AND doc IN (SELECT value FROM json_each(?)) GROUP")
_PAIRS = """
json_each(?) AS pair CROSS JOIN named ON named.name = json_extract(pair.value, '$[0]')
"""
_TOGETHER = f"""
SELECT json_extract(pair.value, '$[1]'), count(DISTINCT doc) FROM {_PAIRS} GROUP BY 1
"""  # noqa: S608 - of constants
_TOGETHER_IN_DOCS = _TOGETHER.replace(
    "GROUP", "WHERE doc IN (SELECT value FROM json_each(?)) GROUP"
)
_TREND_TOGETHER = f"""
SELECT json_extract(pair.value, '$[1]'), (day - ?) / ?, count(DISTINCT doc)
FROM {_PAIRS} JOIN document USING (doc) WHERE day >= ? GROUP BY 1, 2
"""  # noqa: S608 - as above
_TREND_TOGETHER_IN_DOCS = _TREND_TOGETHER.replace(
    "GROUP", "AND doc IN (SELECT value FROM json_each(?)) GROUP"
)
_DAYS = "SELECT min(day), max(day) FROM document"
_DAYS_IN_DOCS = """
SELECT min(day), max(day) FROM document WHERE doc IN (SELECT value FROM json_each(?))
"""
_ENTITLED = "SELECT name FROM name WHERE title IN (SELECT value FROM json_each(?))"
_WITH_FORM = "SELECT doc FROM form WHERE form = ?"
_FORMS = "SELECT form, min(doc) FROM form WHERE form BETWEEN ? AND ? GROUP BY form LIMIT ?"
_LAST = "\U0010ffff"
_USUAL = """
SELECT name, count(*) FROM named WHERE doc IN (SELECT value FROM json_each(?))
GROUP BY name ORDER BY 2 DESC, name LIMIT ?
"""
_NUMBERS = "SELECT name FROM name WHERE folded = ?"
_HOLDING = "SELECT DISTINCT doc FROM named WHERE name IN (SELECT value FROM json_each(?))"
_STARTING = "SELECT DISTINCT doc FROM dated WHERE length = ? AND first >= ? AND first < ?"
_NAMES = "SELECT title FROM name JOIN named USING (name) GROUP BY title ORDER BY count(*) DESC"


class Tally(NamedTuple):
    """A name's number, its words and kind, in how many documents it is, how often, and when.

    ``first`` and ``last`` are the first and the last day of these documents.
    """

    name: int
    title: str
    kind: str
    documents: int
    mentions: int
    first: int | None
    last: int | None


def of_documents(concordance: Concordance, docs: Iterable[int] | None) -> list[Tally]:
    """The names in these documents, those in most of them first; None is all."""
    rows = concordance.read(_OF_ALL) if docs is None else concordance.read(_OF_DOCS, (_list(docs),))
    return [Tally(*row) for row in rows]


def of_names(
    concordance: Concordance, names: Iterable[int], docs: Iterable[int] | None = None
) -> list[Tally]:
    """These names in these documents, those in most of them first; None is all."""
    if docs is None:
        rows = concordance.read(_OF_NAMES, (_list(names),))
    else:
        rows = concordance.read(_OF_NAMES_IN_DOCS, (_list(names), _list(docs)))
    return [Tally(*row) for row in rows]


def days(
    concordance: Concordance, docs: Iterable[int] | None = None
) -> tuple[int | None, int | None]:
    """The first and the last day that these documents are of; None without documents is all."""
    rows = (
        concordance.read(_DAYS) if docs is None else concordance.read(_DAYS_IN_DOCS, (_list(docs),))
    )
    first, last = rows[0]
    return first, last


def together(
    concordance: Concordance, groups: Mapping[int, int], docs: Iterable[int] | None = None
) -> dict[int, int]:
    """In how many of these documents one of each group of names is; a document counts once.

    ``groups`` has the group's number by that of the name; None is all documents.
    """
    pairs = _list(groups.items())
    if docs is None:
        return dict(concordance.read(_TOGETHER, (pairs,)))
    return dict(concordance.read(_TOGETHER_IN_DOCS, (pairs, _list(docs))))


def trend(
    concordance: Concordance,
    groups: Mapping[int, int],
    first: int,
    width: int,
    docs: Iterable[int] | None = None,
) -> list[tuple[int, int, int]]:
    """In how many of these documents each group of names is, stretch by stretch of ``width`` days.

    ``groups`` is as in `together`. Rows are a group's number, the number of the stretch from the
    day ``first`` on, and the count. Documents without a day are left out.
    """
    own = () if docs is None else (_list(docs),)
    sizes = Counter(groups.values())
    alone = [name for name, group in groups.items() if sizes[group] == 1]
    rows = concordance.read(
        _TREND if docs is None else _TREND_IN_DOCS, (first, width, _list(alone), first, *own)
    )
    found = [(groups[name], stretch, count) for name, stretch, count in rows]
    several = [pair for pair in groups.items() if sizes[pair[1]] > 1]
    if several:
        # To count a document once takes twice as long, and few names have several numbers.
        sql = _TREND_TOGETHER if docs is None else _TREND_TOGETHER_IN_DOCS
        rows = concordance.read(sql, (first, width, _list(several), first, *own))
        found += [(group, stretch, count) for group, stretch, count in rows]
    return found


def entitled(concordance: Concordance, titles: Iterable[str]) -> list[int]:
    """The numbers of the names that are written so, of every kind."""
    return [row[0] for row in concordance.read(_ENTITLED, (_list(titles),))]


def with_form(concordance: Concordance, folded_form: str) -> list[int]:
    """The documents in which a name stands in this form."""
    return [row[0] for row in concordance.read(_WITH_FORM, (folded_form,))]


def forms(concordance: Concordance, beginning: str, limit: int) -> list[tuple[str, int]]:
    """Folded forms of names that begin so, each with one of the documents that have it."""
    rows = concordance.read(_FORMS, (beginning, beginning + _LAST, limit))
    return [(form, doc) for form, doc in rows]


def usual(concordance: Concordance, docs: Iterable[int], limit: int) -> dict[int, int]:
    """The names that most of these documents have, and how many of them."""
    return dict(concordance.read(_USUAL, (_list(docs), limit)))


def numbers_of(concordance: Concordance, folded_name: str) -> list[int]:
    """The numbers of a name, one for each kind that it was taken for."""
    return [row[0] for row in concordance.read(_NUMBERS, (folded_name,))]


def holding(concordance: Concordance, names: Iterable[int]) -> list[int]:
    """The documents that have one of these names."""
    return [row[0] for row in concordance.read(_HOLDING, (_list(names),))]


def starting(concordance: Concordance, length: int, first: int, behind: int) -> list[int]:
    """The documents that speak of a time of this class of length that begins between two days."""
    return [row[0] for row in concordance.read(_STARTING, (length, first, behind))]


def names(concordance: Concordance) -> list[str]:
    """All names, those in most documents first."""
    return [row[0] for row in concordance.read(_NAMES)]


def _list(values: Iterable[int] | Iterable[str] | Iterable[tuple[int, int]]) -> str:
    return orjson.dumps(list(values)).decode()
