"""Completion of a query with what the library has, and what is wrong with one."""

from __future__ import annotations

import threading
import time
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from briefterm.errors import UsageError
from briefterm.index import tallies
from briefterm.index.query.completing import Completion, Values, complete, field_at, word_at
from briefterm.library.finding.parsed import parsed_query

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from briefterm.library.finding.finder import Finder
    from briefterm.model import Briefing

_NAME = "name"
_REST = 20  # times as long as it took to read the values


class _Kept(NamedTuple):
    stamp: object
    values: Values
    rests_until: float


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a query, in a line that tells the column and the way out.

    ``unfinished`` says that only the word at the cursor, or a bracket that is still open, is wrong.
    """

    text: str
    unfinished: bool


class Completer:
    """Completes queries, and keeps the values of the library until it changes.

    While the index is made it changes all the time: what took long to read is read anew after
    twenty times as long at the earliest.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._kept: dict[str, _Kept] = {}

    def completions(
        self, finder: Finder, text: str, cursor: int, briefings: Sequence[Briefing]
    ) -> list[Completion]:
        """See `Finder.completions`."""
        field = field_at(text, cursor)
        if not field and not word_at(text, cursor):
            return complete(text, cursor, {})
        field = field or _NAME  # a word may be the beginning of a name
        return complete(text, cursor, {field: self._values(finder, field, briefings)})

    def _values(self, finder: Finder, field: str, briefings: Sequence[Briefing]) -> Values:
        if field == "note.tag":  # there are few, and they change by themselves
            return Values(_known(finder, field, briefings))
        stamp: object = (finder.shelf.state(), len(briefings))
        if field == _NAME:
            stamp = finder.concordance.state()
        with self._lock:
            kept = self._kept.get(field)
        begun = self._clock()
        if kept is not None and (kept.stamp == stamp or begun < kept.rests_until):
            return kept.values
        values = Values(_known(finder, field, briefings))
        ended = self._clock()
        with self._lock:
            self._kept[field] = _Kept(stamp, values, ended + _REST * (ended - begun))
        return values


def _known(finder: Finder, field: str, briefings: Sequence[Briefing]) -> Iterable[str]:
    """The values of a field that briefings or notes have, the usual ones first."""
    match field:
        case "name":
            return tallies.names(finder.concordance)
        case "tag":
            values = Counter(tag for one in briefings for tag in one.tags)
        case "note.tag":
            notes = (note for own in finder.notes().values() for note in own)
            values = Counter(tag for note in notes for tag in note.tags)
        case "source" | "author" | "lang":
            values = Counter(getattr(one, field) for one in briefings)
        case "date" | "mentions":
            months = {(one.date.year, one.date.month) for one in briefings if one.date}
            return [f"{year:04}-{month:02}" for year, month in sorted(months, reverse=True)]
        case _:
            return ()
    return [value for value, _ in values.most_common() if value]


def problem(
    text: str, cursor: int, parse: Callable[[str], object] = parsed_query
) -> Problem | None:
    """What is wrong with a query whose cursor is at ``cursor``; None if nothing is.

    ``parse`` reads the language that is written, and raises `UsageError`.
    """
    try:
        parse(text)
    except UsageError as error:
        said = str(error).removeprefix("query, ")
        return Problem(said, unfinished=_may_end_well(text, cursor, parse))
    return None


def _may_end_well(text: str, cursor: int, parse: Callable[[str], object]) -> bool:
    """Whether a query is right but for the word at the cursor and brackets that are open."""
    word = word_at(text, cursor)
    start, end = (word.start, max(word.end, cursor)) if word else (cursor, cursor)
    mended = f"{text[:start]}x{text[end:]}"
    for closing in ("", ")", "))", ")))"):
        try:
            parse(mended + closing)
        except UsageError:
            continue
        return True
    return False
