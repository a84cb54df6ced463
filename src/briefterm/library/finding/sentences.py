"""Texts of briefings, and the sentence around a place of one."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from briefterm.briefing.sentences import is_one_sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefterm.library.finding.finder import Finder


_LONGEST = 600
_TEXTS_AT_ONCE = 250


@cache
def _ends() -> re.Pattern[str]:
    return re.compile(r"[.!?…]+[\"'”’»)\]]*\s+(?=[^\sa-z])|[。！？]")


def sentence_at(text: str, start: int, end: int) -> tuple[int, int]:
    """The half-open ends of the sentence that has ``start`` to ``end`` in it, within its paragraph.

    A sentence of more than 600 characters is cut to words around the place.
    """
    first = text.rfind("\n", 0, start) + 1
    newline = text.find("\n", end)
    last = len(text) if newline == -1 else newline
    # Only what is near is read, so that a text in one line is not read over for each place in it.
    first = max(first, start - _LONGEST)
    last = min(last, end + _LONGEST)
    begin = first
    for match in _ends().finditer(text, first, last):
        if start < match.end() and match.start() < end:
            continue
        # An abbreviation ends no sentence; the full stops of scripts without spaces always do.
        if match[0] not in "。！？" and is_one_sentence(f"{text[begin : match.end()]}Xx"):
            continue
        if match.start() >= end:
            last = match.end()
            break
        begin = match.end()
    stretch = text[begin:last]
    return begin + len(stretch) - len(stretch.lstrip()), begin + len(stretch.rstrip())


def texts_of(finder: Finder, ids: Sequence[str]) -> dict[str, str]:
    """The text of each of these briefings, as it was last read."""
    texts: dict[str, str] = {}
    for start in range(0, len(ids), _TEXTS_AT_ONCE):
        known = finder.shelf.catalogue.texts(ids[start : start + _TEXTS_AT_ONCE])
        texts |= {name: text for name, (text, _) in known.items()}
    return texts
