"""Headings that look ahead or back: under "What to watch" a bare Thursday is the next one."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from briefterm.temporal.pattern import compiled

if TYPE_CHECKING:
    import re

    from briefterm.temporal.tokens import Tokens

AHEAD, BACK = 1, -1

_BACK = frozenset({"background", "chronology", "glance", "happened", "history", "timeline"})
_AHEAD = frozenset(
    {"ahead", "agenda", "calendar", "coming", "diary", "expect", "next", "outlook", "watch"}
)


@cache
def _heading() -> re.Pattern[str]:
    """A line of at most eight words without closing punctuation, the title left out."""
    return compiled(r"(?<=\n)[^\n.!?;]{1,16}(?=\n)")


def headings_of(tokens: Tokens) -> list[tuple[int, int]]:
    """The headings of a text as (token index, 1 if it looks ahead or -1 back), in text order."""
    return [
        (line.start(), _looks({word.lower() for word in tokens.texts[slice(*line.span())]}))
        for line in _heading().finditer(tokens.classes)
    ]


def _looks(words: set[str]) -> int:
    return AHEAD if words & _AHEAD else BACK if words & _BACK else 0
