"""Months, weekdays and the like are no names, though some persons bear them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefterm.entities.found import CUE, SURE
from briefterm.model import EntityKind

if TYPE_CHECKING:
    from briefterm.entities.view import Parts, View

_LONGEST_PERSON = 3


def at_time(view: View, first: int, last: int) -> Parts | None:
    """A run cut at its first month, weekday or word of the calendar."""
    for index in range(first, last + 1):
        temporal = view.of(index, "month", "weekday")
        if not (temporal or view.of(index, "calendar")) or view.covered(index, first):
            continue
        if index > first and view.line.words[index - 1] in {"Black", "Bloody"}:
            day = view.make(index - 1, index, EntityKind.EVENT, SURE)
            return [range(first, index - 1), day, range(index + 1, last + 1)]
        if temporal and _is_person(view, index, first, last):
            return [view.make(first, last, EntityKind.PERSON, CUE)]
        return [range(first, index), range(index + 1, last + 1)]
    return None


def _is_person(view: View, index: int, first: int, last: int) -> bool:
    """Whether it is "April Hollis" or "Thomas Friday", not "on Monday Katkov", "Reuters Friday"."""
    lexicon = view.lexicon
    if index == first < last < first + _LONGEST_PERSON:
        rest = view.words(first + 1, last)
        return (
            view.line.word(first - 1).lower() not in lexicon.classes["temporal_before"]
            and first + 1 not in view.hits
            and not any(map(lexicon.ordinary, rest))
            and not any(word in lexicon.first_names for word in rest[:-1])
        )
    given = view.line.words[first]
    pair = index == last == first + 1
    return pair and given in lexicon.first_names and not lexicon.ordinary(given)
