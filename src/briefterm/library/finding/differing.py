"""What differs between two texts that are nearly the same."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import cache
from typing import TYPE_CHECKING

from briefterm.library.finding.model import Difference
from briefterm.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefterm.model import Article

_MOST_WORDS = 6_000  # the time that comparing takes grows faster than a text


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"\w+|[^\w\s]")


def differences(before: Article, after: Article) -> list[Difference]:
    """The stretches that differ: those with a number or a date first, each in text order.

    The first 6,000 words of each text are compared.
    """
    first, second = _words(before.document.text), _words(after.document.text)
    texts = before.document.text, after.document.text
    matcher = SequenceMatcher(
        None,
        [span.of(texts[0]) for span in first],
        [span.of(texts[1]) for span in second],
        autojunk=False,
    )
    found = [
        Difference(_stretch(first, left, right), _stretch(second, start, end))
        for sign, left, right, start, end in matcher.get_opcodes()
        if sign != "equal"
    ]
    dates = [[Span(date.start, date.end) for date in article.dates] for article in (before, after)]
    return sorted(
        found,
        key=lambda one: (
            not (_tells(one.before, texts[0], dates[0]) or _tells(one.after, texts[1], dates[1]))
        ),
    )


def _words(text: str) -> list[Span]:
    def spans() -> Iterator[Span]:
        for number, match in enumerate(_word().finditer(text)):
            if number == _MOST_WORDS:
                return
            yield Span(*match.span())

    return list(spans())


def _stretch(words: list[Span], first: int, last: int) -> Span:
    """From the word ``first`` to before ``last``; an empty span where there is none."""
    if first < last:
        return Span(words[first].start, words[last - 1].end)
    place = words[first].start if first < len(words) else words[-1].end if words else 0
    return Span(place, place)


def _tells(span: Span, text: str, dates: Iterable[Span]) -> bool:
    """Whether a stretch has a digit in it or is part of a date."""
    if any(char.isdigit() for char in span.of(text)):
        return True
    return any(date.start < span.end and span.start < date.end for date in dates)
