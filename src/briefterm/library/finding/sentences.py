"""Texts of briefings, and the sentence around a place of one."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from briefterm.briefing.sentences import is_one_sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefterm.library.finding.finder import Finder


LONGEST = 600
"""Characters before or behind a place beyond which nothing is of its sentence."""
_TEXTS_AT_ONCE = 250
_WORDS = 20_000


@cache
def _ends() -> re.Pattern[str]:
    return re.compile(r"[.!?…]+[\"'”’»)\]]*\s+(?=[^\sa-z])|[。！？]")


@lru_cache(_WORDS)
def _closes(word: str) -> bool:
    """Whether a word with its full stop ends a sentence, whatever stands before it."""
    return not is_one_sentence(f"{word} Xx")


@cache
def _closing() -> re.Pattern[str]:
    """Whatever may be part of an end."""
    return re.compile(r"[.!?…。！？।؟\n]")


class Sentences:
    """The sentences around places of one text; what several places have in common is read once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._within = (0, -1)
        self._ends: Sequence[tuple[int, int]] = ()
        self._going_on: dict[tuple[int, int], bool] = {}

    def at(self, start: int, end: int) -> tuple[int, int]:
        """See `sentence_at`."""
        text = self._text
        first = text.rfind("\n", 0, start) + 1
        newline = text.find("\n", end)
        last = len(text) if newline == -1 else newline
        # Only what is near is read, so that a text in one line is not read over for each place.
        first = max(first, start - LONGEST)
        last = min(last, end + LONGEST)
        if self._within != (first, last):
            self._within = (first, last)
            self._ends = [match.span() for match in _ends().finditer(text, first, last)]
            self._going_on.clear()
        begin = first
        for left, right in self._ends:
            if start < right and left < end:
                continue
            if self._goes_on(begin, left, right):
                continue
            if left >= end:
                last = right
                break
            begin = right
        stretch = text[begin:last]
        return begin + len(stretch) - len(stretch.lstrip()), begin + len(stretch.rstrip())

    def part(self, left: int, right: int) -> bool:
        """Whether a sentence surely ends between a place that ends and one that begins here.

        That is told by the words before full stops, for much less than the sentence costs.
        """
        text = self._text
        if text.find("\n", left, right) >= 0:
            return True
        stop = text.find(". ", left, right)
        while stop >= 0:
            word = text[text.rfind(" ", 0, stop) + 1 : stop + 1]
            # The match of `_ends` there may be longer, but not begin later nor elsewhere.
            if _closes(word) and _ends().match(text, stop, right + 1):
                return True
            stop = text.find(". ", stop + 1, right)
        return False

    def has(self, place: tuple[int, int], other: tuple[int, int]) -> bool:
        """Whether the sentence at a place has the whole of another place, not far from it, in it."""
        text = self._text
        start, end = min(place[0], other[0]), max(place[1], other[1])
        bare = not (text[start : start + 1].isspace() or text[end - 1 : end].isspace())
        if bare and end - start <= LONGEST and not _closing().search(text, start, end):
            return True
        first, last = self.at(*place)
        return first <= other[0] and other[1] <= last

    def _goes_on(self, begin: int, left: int, right: int) -> bool:
        """Whether a sentence that began at ``begin`` goes on behind what may be its end."""
        # An abbreviation ends no sentence; the full stops of scripts without spaces always do.
        if self._text[left] in "。！？":
            return False
        known = self._going_on.get((begin, right))
        if known is None:
            stretch = self._text[begin:right]
            # Words are looked at two by two, so that only the last counts if no other closes.
            *before, last = stretch.rsplit(None, 1)
            alone = not before or not _closing().search(before[0])
            known = not _closes(last) if alone else is_one_sentence(f"{stretch.rstrip()} Xx")
            self._going_on[begin, right] = known
        return known


def sentence_at(text: str, start: int, end: int) -> tuple[int, int]:
    """The half-open ends of the sentence that has ``start`` to ``end`` in it, within its paragraph.

    A sentence of more than 600 characters is cut to words around the place.
    """
    return Sentences(text).at(start, end)


def texts_of(finder: Finder, ids: Sequence[str]) -> dict[str, str]:
    """The text of each of these briefings, as it was last read."""
    texts: dict[str, str] = {}
    for start in range(0, len(ids), _TEXTS_AT_ONCE):
        known = finder.shelf.catalogue.texts(ids[start : start + _TEXTS_AT_ONCE])
        texts |= {name: text for name, (text, _) in known.items()}
    return texts
