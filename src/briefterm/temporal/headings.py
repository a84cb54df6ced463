"""Headings that look ahead: under "What to watch" a bare Thursday is the next one."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from briefterm.temporal.pattern import compiled

if TYPE_CHECKING:
    import re

    from briefterm.temporal.tokens import Tokens

_AHEAD = frozenset(
    {"ahead", "agenda", "calendar", "coming", "diary", "expect", "next", "outlook", "watch"}
)


@cache
def _heading() -> re.Pattern[str]:
    """A line of at most eight words without closing punctuation, the title left out."""
    return compiled(r"(?<=\n)[^\n.!?;]{1,16}(?=\n)")


def headings_of(tokens: Tokens) -> list[tuple[int, bool]]:
    """The headings of a text as (token index, whether it looks ahead), in text order."""
    return [
        (line.start(), any(word.lower() in _AHEAD for word in tokens.texts[slice(*line.span())]))
        for line in _heading().finditer(tokens.classes)
    ]
