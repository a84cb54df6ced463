"""Completion of a query of notes with what the notes have."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from briefterm.index.query.completing import Completion, Values, complete, field_at
from briefterm.library.note_query import FIELDS, OPTIONS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefterm.library.note_entries import NoteEntry
    from briefterm.library.note_query import NoteFacts


class NoteCompleter:
    """Completes queries of notes; keeps the values of the notes that it was asked about last."""

    def __init__(self) -> None:
        self._of: Sequence[NoteFacts] = ()
        self._kept: dict[str, Values] = {}

    def completions(self, text: str, cursor: int, facts: Sequence[NoteFacts]) -> list[Completion]:
        """What the word before ``cursor`` may become; values are of ``facts``, the usual ones first."""
        if facts is not self._of:
            self._of, self._kept = facts, {}
        field = field_at(text, cursor)
        kept = self._kept
        if field and field not in kept:
            kept[field] = known(field, facts)
        values = {field: kept[field]} if field else {}
        return complete(text, cursor, values, fields=FIELDS, options=OPTIONS)


def known(field: str, facts: Sequence[NoteFacts]) -> Values:
    """The values of a field that the notes or their briefings have, the usual ones first."""
    if field in ("date", "made", "edited"):
        months = {month for one in facts for month in _months(field, one.entry)}
        return Values(sorted(months, reverse=True))
    count = Counter(value for one in facts for value in _values(field, one.entry))
    return Values(value for value, _ in count.most_common() if value)


def _values(field: str, entry: NoteEntry) -> Iterator[str]:
    note, briefing = entry.note, entry.briefing
    match field:
        case "tag":
            yield from {*note.tags, *briefing.tags}
        case "note.tag":
            yield from note.tags
        case "in":
            yield briefing.id
        case "source" | "author" | "lang":
            yield getattr(briefing, field)


def _months(field: str, entry: NoteEntry) -> Iterator[str]:
    if field == "date":
        day = entry.briefing.date
        if day is not None:
            yield f"{day.year:04}-{day.month:02}"
    else:
        yield (entry.note.created if field == "made" else entry.note.updated)[:7]
