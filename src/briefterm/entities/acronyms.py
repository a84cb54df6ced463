"""Forms that brackets introduce: "Gas Infrastructure Europe (GIE)"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from briefterm.entities import kinds
from briefterm.entities.found import CUE, SURE, Found, Read
from briefterm.entities.layers import lay
from briefterm.entities.lines import capital
from briefterm.model import EntityKind

if TYPE_CHECKING:
    from briefterm.entities.lexicon import Lexicon
    from briefterm.entities.lines import Line

LAYER = "gazetteer"
_LONGEST_FORM = 14
# What brackets after these hold is another name unless its letters are their initials: "(AP)".
_SPELT_OUT = frozenset({EntityKind.PERSON, EntityKind.GPE, EntityKind.NORP})


@lru_cache(maxsize=1)
def _bracket() -> re.Pattern[str]:
    return re.compile(r" \((?P<form>[^\W\d_][\w.&/-]{1,11}(?: [A-Z][\w&-]{1,11})?)\)")


def _is_short_form(form: str) -> bool:
    return sum(char.isupper() for char in form) > 1 and any(
        sum(char.isupper() for char in word) > 1 for word in form.split()
    )


def introduce(line: Line, names: list[Found], lexicon: Lexicon) -> Read:
    """``names`` with the long forms before brackets completed and their short forms added."""
    read = Read(line, names)
    if "(" not in line.shown:
        return read
    by_last = {one.last: one for one in names}
    added: list[Found] = []
    index = 0
    for match in _bracket().finditer(line.shown):
        form = match["form"]
        if not _is_short_form(form):
            continue
        while index < len(line.words) and line.ends[index] <= match.start():
            index += 1
        if index == 0 or index >= len(line.words) or line.ends[index - 1] != match.start():
            continue
        long = _long_form(line, index - 1, form, by_last.get(index - 1), lexicon)
        if long is None or (added and long.start < added[-1].end):
            continue
        last = index
        while last + 1 < len(line.words) and line.ends[last + 1] <= match.end("form"):
            last += 1
        start, end = match.span("form")
        short = Found(index, last, start, end, long.kind, long.name, SURE, LAYER)
        added += (long, short)
        read.introduced.append((form, long))
    if added:
        read.found = lay(names, added)
    return read


def _long_form(
    line: Line, last: int, form: str, named: Found | None, lexicon: Lexicon
) -> Found | None:
    """The name that ends at token ``last``, stretched to the word that starts ``form``.

    ``named`` is the name that was found to end there.
    """
    first = _first_by_initials(line, last, form)
    if first is None or (named is not None and named.first <= first):
        known = named is not None and named.kind not in _SPELT_OUT
        return named if known and named is not None and named.last > named.first else None
    words = line.words[first : last + 1]
    judged = kinds.by_heads(words, lexicon) or (EntityKind.ORG, CUE)
    kind = judged[0]
    start, end = line.starts[first], line.ends[last]
    return Found(first, last, start, end, kind, line.shown[start:end], SURE, LAYER)


def _first_by_initials(line: Line, last: int, form: str) -> int | None:
    """The token from which the initials of capitalised words up to ``last`` spell ``form``."""
    letters = [char for char in form if char.isalpha() and char.isupper()]
    index = last
    oldest = max(-1, last - _LONGEST_FORM)
    while letters and index > oldest:
        word = line.words[index]
        if index < last and line.gap(index + 1) not in {" ", "-", "' ", "’ ", "'s ", "’s ", ", "}:
            return None
        if capital(word):
            if word[0] != letters[-1]:
                return None
            letters.pop()
            if not letters:
                return index
        index -= 1
    return None
