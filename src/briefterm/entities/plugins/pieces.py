"""A long text in pieces that a model can take."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORD, _SPACE, _SENTENCE, _LINE = range(4)


def pieces(text: str, most: int) -> Iterator[tuple[int, str]]:
    """``text`` in pieces of at most ``most`` tokens, each with its offset in code points.

    A token is a word, or a sign that is no letter and no white space. A piece ends where a line
    ends if that keeps it above half of ``most``, else after a sentence, a space, or any token.
    """
    starts = [match.start() for match in _tokens().finditer(text)]
    first = 0
    while first < len(starts):
        after = first + most
        if after < len(starts):
            middle = first + max(1, most // 2)
            after = max(range(middle, after + 1), key=lambda i: (_rank(text, starts[i]), i))
        end = starts[after] if after < len(starts) else len(text)
        yield starts[first], text[starts[first] : end]
        first = after


def _rank(text: str, start: int) -> int:
    """How good it is to cut before the token at ``start``."""
    before = text[max(0, start - 2) : start]
    if not before[-1:].isspace():
        return _WORD
    if "\n" in before:
        return _LINE
    return _SENTENCE if before[0] in ".!?" else _SPACE


@lru_cache(maxsize=1)
def _tokens() -> re.Pattern[str]:
    return re.compile(r"\w+(?:[-_]\w+)*|[^\w\s]")
