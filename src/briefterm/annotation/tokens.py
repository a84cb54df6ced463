"""A text as words with offsets: the projection in which two versions of it are compared.

White space and inline Markdown marks are no part of it, quotes and dashes of all shapes count as
one, and so do letters whether composed or not, so that reflowing, marking up or smoothing the typography of a text changes no token.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING
from unicodedata import normalize

if TYPE_CHECKING:
    from briefterm.model import Span

# Scripts that write without spaces between words: each character is a token of its own.
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\ua000-\ua4cf\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)

_FOLDED = (
    dict.fromkeys(map(ord, "‘’‚‛′`´"), "'")
    | dict.fromkeys(map(ord, "“”„‟″«»"), '"')
    | dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
)


# Marks that belong to the letter before them, and signs that only say where a line may break.
_MARKS = "\u0300-\u036f"
_INVISIBLE = "\u00ad\u200b\u2060\ufeff"

_SPELLED = dict.fromkeys(map(ord, _INVISIBLE)) | {ord("…"): "..."}


@cache
def _pattern() -> re.Pattern[str]:
    link_target = r"\]\([^()\s]{0,2000}\)"
    letters = rf"[^\W_{_UNSPACED}]"
    word = rf"{letters}+(?:[{_MARKS}{_INVISIBLE}]+{letters}*)*"
    sign = rf"--+|\.\.+|[^\s\w*`~=\[\]{_INVISIBLE}]"
    return re.compile(rf"{link_target}|([{_UNSPACED}]|{word}|{sign})")


@dataclass(frozen=True, eq=False)
class Tokens:
    """Tokens of a text in order: their folded words and their offsets in code points."""

    words: list[str]
    starts: list[int]
    ends: list[int]

    def __len__(self) -> int:
        return len(self.words)

    def covering(self, span: Span) -> tuple[int, int]:
        """The half-open range of the tokens that share a character with ``span``."""
        first = bisect_right(self.ends, span.start)
        return first, max(first, bisect_left(self.starts, span.end))

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """Where each word stands, as indices of tokens in order."""
        places: dict[str, list[int]] = {}
        for index, word in enumerate(self.words):
            places.setdefault(word, []).append(index)
        return places


def folded(text: str) -> str:
    """``text`` with quotes and dashes of one shape, code point for code point."""
    return text if text.isascii() else text.translate(_FOLDED)


def _word(text: str) -> str:
    """A token as it is compared: composed, in one typography."""
    if text.isascii():
        return text if text[0] not in "-." else {"-": "-", ".": "..."}[text[0]][: len(text)]
    return normalize("NFC", text.translate(_SPELLED)).translate(_FOLDED)


def tokenized(text: str) -> Tokens:
    """The tokens of ``text``; linear in its length."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in _pattern().finditer(text):
        if match[1] is not None:
            words.append(_word(match[1]))
            starts.append(match.start())
            ends.append(match.end())
    return Tokens(words, starts, ends)


tokens_of = lru_cache(maxsize=8)(tokenized)
"""The same, remembered for the texts that were asked for last: a hundred notes share them."""
