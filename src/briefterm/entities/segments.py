"""One run of capitals may hold a people, a body, a title and a person: cut it, judge the parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefterm.entities import entries, judgement, kinds, offices, times
from briefterm.entities.found import SURE
from briefterm.entities.lines import capital

if TYPE_CHECKING:
    from briefterm.entities.found import Found
    from briefterm.entities.view import View

_LONGEST_RUN = 24
_PAIR = 2
_RULES = (entries.at_plant, entries.at_vessel, offices.at_title, times.at_time, entries.at_entry)


def names(view: View, first: int, last: int) -> list[Found]:
    """The names in the run from token ``first`` to ``last``, in order.

    A longer run than any name is (a table in capitals) is taken in pieces, so that the time spent
    on it grows with its length alone.
    """
    found: list[Found] = []
    while last - first >= _LONGEST_RUN:
        found += _cut(view, first, first + _LONGEST_RUN - 1)
        first += _LONGEST_RUN
    return found + _cut(view, first, last)


def _cut(view: View, first: int, last: int) -> list[Found]:
    first = _without_opening(view, first, last)
    if first > last:
        return []
    for rule in _RULES:
        parts = rule(view, first, last)
        if parts is None:
            continue
        found: list[Found] = []
        for part in parts:
            if isinstance(part, range):
                found += _cut(view, part.start, part.stop - 1) if part else []
            else:
                found.append(part)
        return found
    one = judgement.judge(view, first, last)
    return [one] if one else []


def _without_opening(view: View, first: int, last: int) -> int:
    """``first`` moved over words that have a capital only because a sentence starts there."""
    words, hits = view.line.words, view.hits
    while first <= last and (first not in hits or _article_entry(view, first, last)):
        function = view.of(first, "function") and not view.of(first, "month")
        small = not capital(words[first]) and not view.of(first, "arabic")
        if not (function or small):
            break
        first += 1
    if first > last or first in hits or not view.line.opens[first]:
        return first
    if view.of(first, "month", "weekday", "title") or not view.ordinary(first):
        return first
    return first if first < last and _belongs(view, first, last) else first + 1


def _article_entry(view: View, first: int, last: int) -> bool:
    """Whether a "The" that a list joins to the next word is a plain article here.

    "The Independent" is a newspaper, but not in "The Independent National Commission".
    """
    return view.line.words[first] == "The" and view.hits[first].last < last


def _belongs(view: View, first: int, last: int) -> bool:
    """Whether an ordinary word that opens a sentence is part of the name after it."""
    words = view.words(first, last)
    if words[0] in view.lexicon.first_names and not view.lexicon.ordinary(words[1]):
        return True
    if first + 1 in view.hits:
        return False
    judged = kinds.by_heads(words, view.lexicon)
    if judged and judged[1] == SURE:
        return True
    rare_here = words[0].lower() not in view.lower
    return len(words) == _PAIR and rare_here and view.lexicon.ordinary(words[1])
