"""Completion of a query with what the library has."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from briefterm.index import tallies
from briefterm.index.query.completing import Completion, complete, field_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefterm.library.finding.finder import Finder
    from briefterm.model import Briefing


def completions(
    finder: Finder, text: str, cursor: int, briefings: Sequence[Briefing]
) -> list[Completion]:
    """See `Finder.completions`."""
    field = field_at(text, cursor)
    return complete(text, cursor, {field: _values(finder, field, briefings)} if field else {})


def _values(finder: Finder, field: str, briefings: Sequence[Briefing]) -> Iterable[str]:
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
            months = Counter(f"{one.date:%Y-%m}" for one in briefings if one.date)
            return sorted(months, reverse=True)
        case _:
            return ()
    return [value for value, _ in values.most_common() if value]
