"""Sentences of the corpora set as headlines: in capitals, and with a capital on each long word."""

from __future__ import annotations

import random
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from briefterm.entities.train.corpora import Labelled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LONGEST = 90
_SHORTEST = 25
_SMALL = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "in",
        "on",
        "at",
        "to",
        "for",
        "and",
        "or",
        "as",
        "by",
        "from",
        "with",
        "over",
    ]
)


@lru_cache(maxsize=1)
def _sentence() -> re.Pattern[str]:
    return re.compile(r"(?:^|(?<=[.!?] ))[A-Z][^\n.!?]+(?=[.!?](?: |$))", re.MULTILINE)


@lru_cache(maxsize=1)
def _word() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_]+")


def make(texts: Iterable[Labelled], share: float, seed: int) -> Iterator[Labelled]:
    """A headline, with the sentence below it, for a ``share`` of the short sentences with names."""
    chance = random.Random(f"{seed}headlines")
    for text in texts:
        for match in _sentence().finditer(text.text):
            start, end = match.span()
            if not _SHORTEST < end - start < _LONGEST or chance.random() > share:
                continue
            names = [
                (a - start, b - start, kind) for a, b, kind in text.names if a >= start and b <= end
            ]
            if not names:
                continue
            shown = match[0].upper() if chance.random() < 0.5 else _raised(match[0])
            if len(shown) == len(match[0]):
                yield Labelled("headlines", f"{text.id}@{start}", shown, tuple(names))


def _raised(sentence: str) -> str:
    return _word().sub(
        lambda word: word[0] if word[0] in _SMALL else word[0][0].upper() + word[0][1:], sentence
    )
