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
    start, count = _found(loose.text, wanted, _plain(prefix), _plain(suffix))
    shown = wanted if len(wanted) <= _SHOWN else wanted[: _SHOWN - 1] + "…"
    if not count:
        around = " with these words around it" if prefix.strip() or suffix.strip() else ""
        raise NotFoundError(f'the quote "{shown}" is not in the text{around}; copy it from there')
    if count > 1:
        raise UsageError(
            f'the quote "{shown}" is in the text {count} times;'
            " add --prefix or --suffix, the words before or after it"
        )
    return Span(loose.offset(start), loose.offset(start + len(wanted) - 1) + 1)


def _found(text: str, wanted: str, before: str, after: str) -> tuple[int, int]:
    """Where ``wanted`` first stands between the other two, and how often, overlaps counting once.

    With one space or none between them; each way is looked for as one string, which is linear.
    """
    first, count = -1, 0
    for head in (before, before + " ") if before else ("",):
        for tail in (after, " " + after) if after else ("",):
            whole = head + wanted + tail
            at = text.find(whole)
            if at < 0:
                continue
            again = text.find(whole, at + 1) >= 0
            count += max(1 + again, text.count(whole))
            first = at + len(head)
    return first, count


def _plain(text: str) -> str:
    return folded(" ".join(text.split()))
