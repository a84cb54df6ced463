"""Finding the place that a reader means by typing its words."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from briefterm.annotation.tokens import folded
from briefterm.errors import NotFoundError, UsageError
from briefterm.model import Span

_SHOWN = 60


@dataclass(frozen=True, eq=False)
class _Loose:
    """A text with folded quotes and dashes and single spaces, and the way back to its offsets.

    From the loose offset ``starts[k]`` on, the text's offset is ``shifts[k]`` more.
    """

    text: str
    starts: list[int]
    shifts: list[int]

    @classmethod
    def of(cls, text: str) -> _Loose:
        parts: list[str] = []
        starts, shifts = [0], [0]
        done = length = 0
        for match in re.finditer(r"\s+", text):
            parts += [text[done : match.start()], " "]
            length += match.start() - done + 1
            done = match.end()
            if done - length != shifts[-1]:
                starts.append(length)
                shifts.append(done - length)
        parts.append(text[done:])
        return cls(folded("".join(parts)), starts, shifts)

    def offset(self, loose: int) -> int:
        """The text's offset of the character at the loose offset."""
        return loose + self.shifts[bisect_right(self.starts, loose) - 1]


def locate_quote(text: str, quote: str, prefix: str = "", suffix: str = "") -> Span:
    """The span of ``quote`` in ``text`` that has ``prefix`` before it and ``suffix`` after it.

    White space, quotation marks and dashes of all shapes match each other; space at the ends of
    the three is ignored.

    Raises:
        NotFoundError: it is not in the text.
        UsageError: it is empty, or in the text more than once.
    """
    loose = _Loose.of(text)
    wanted = _plain(quote)
    if not wanted:
        raise UsageError("the quote is empty; give some words of the text")
    before, after = _plain(prefix), _plain(suffix)
    hits = []
    at = loose.text.find(wanted)
    while at >= 0:
        end = at + len(wanted)
        if _ends_with(loose.text, at, before) and _starts_with(loose.text, end, after):
            hits.append(Span(loose.offset(at), loose.offset(end - 1) + 1))
        at = loose.text.find(wanted, at + 1)
    shown = wanted if len(wanted) <= _SHOWN else wanted[: _SHOWN - 1] + "…"
    if not hits:
        around = " with these words around it" if before or after else ""
        raise NotFoundError(f'the quote "{shown}" is not in the text{around}; copy it from there')
    if len(hits) > 1:
        raise UsageError(
            f'the quote "{shown}" is in the text {len(hits)} times;'
            " add --prefix or --suffix, the words before or after it"
        )
    return hits[0]


def _plain(text: str) -> str:
    return folded(" ".join(text.split()))


def _ends_with(text: str, end: int, words: str) -> bool:
    space = 1 if words and text[end - 1 : end] == " " else 0
    return text.endswith(words, 0, end - space)


def _starts_with(text: str, start: int, words: str) -> bool:
    return text.startswith(words, start) or text.startswith(" " + words, start)
