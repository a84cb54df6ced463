"""What differs between two texts that are nearly the same."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from briefterm.annotation.alignment import NOWHERE, aligned
from briefterm.annotation.tokens import Tokens, tokens_of
from briefterm.library.finding.model import Difference
from briefterm.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefterm.model import Article

MOST_WORDS = 50_000
"""How many words and signs of each text are compared."""
_SPELLED = """zero two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety
    hundred hundreds thousand thousands million millions billion billions trillion dozen dozens
    half twice third"""
_NUMBERS = frozenset(_SPELLED.split())
_JOINTS = frozenset("-'.,:/")
_NEAR = 1  # equal words between two differences that are still one


class _Gap(NamedTuple):
    """Half-open ranges of words of both texts that are not the same."""

    left: int
    right: int
    start: int
    end: int


def differences(before: Article, after: Article) -> list[Difference]:
    """The stretches that differ: those with a number or a date first, each in text order.

    The first `MOST_WORDS` of each text are compared. White space, the shape of quotes and dashes
    and marks of Markdown make no difference.
    """
    first, second = _words(before.document.text), _words(after.document.text)
    found: list[Difference] = []
    whole = (_widened(gap, first, second) for gap in _gaps(first, second))
    for gap in _joined(whole):
        old, new = _stretch(first, gap.left, gap.right), _stretch(second, gap.start, gap.end)
        figures = _tells_figures(old, before) or _tells_figures(new, after)
        found.append(Difference(old, new, figures))
    return sorted(found, key=lambda one: not one.figures)


def _tells_figures(span: Span, article: Article) -> bool:
    """Whether a stretch of an article has a number in it or is part of a date."""
    words = span.of(article.document.text)
    if any(char.isdigit() for char in words):
        return True
    if not _NUMBERS.isdisjoint(words.lower().replace("-", " ").split()):
        return True
    dates = article.dates  # which are in text order
    index = bisect_right(dates, span.start, key=lambda date: date.end)
    return index < len(dates) and dates[index].start < span.end


def is_compared_wholly(article: Article) -> bool:
    """Whether all of a text is compared with others."""
    return len(tokens_of(article.document.text)) <= MOST_WORDS


def _words(text: str) -> Tokens:
    whole = tokens_of(text)
    if len(whole) <= MOST_WORDS:
        return whole
    most = MOST_WORDS
    return Tokens(whole.words[:most], whole.starts[:most], whole.ends[:most])


def _gaps(first: Tokens, second: Tokens) -> Iterator[_Gap]:
    """What lies between the words that both texts have in the same order."""
    same = aligned(first, second, keeps_order=True).same_in_old
    left = start = 0
    for end, right in enumerate([*same, len(first)]):
        if right == NOWHERE:
            continue
        if left < right or start < end:
            yield _Gap(left, right, start, end)
        left, start = right + 1, end + 1


def _widened(gap: _Gap, first: Tokens, second: Tokens) -> _Gap:
    """The gap with the rest of a number or a compound that it is a part of: 1,173 and ice-free."""
    left, right, start, end = gap
    sides = ((first, left, right), (second, start, end))
    before = max(_inside(words, low, -1) for words, low, high in sides if low < high)
    behind = max(_inside(words, high, 1) for words, low, high in sides if low < high)
    before, behind = min(before, left, start), min(behind, len(first) - right, len(second) - end)
    return _Gap(left - before, right + behind, start - before, end + behind)


def _inside(words: Tokens, place: int, step: int) -> int:
    """How many words and signs before (-1) or behind (1) a place are of the word that it is in."""
    at = place
    while _is_inside(words, at):
        at += step
    return abs(at - place)


def _is_inside(words: Tokens, at: int) -> bool:
    """Whether a word goes on from the token before ``at`` to that one, with a sign as one of them."""
    sign = at - 1 if _is_joint(words, at - 1) else at
    return _is_joint(words, sign)


def _is_joint(words: Tokens, at: int) -> bool:
    """Whether the token is a sign that stands within a word."""
    if not 0 < at < len(words) - 1 or words.words[at] not in _JOINTS:
        return False
    touching = words.ends[at - 1] == words.starts[at] and words.ends[at] == words.starts[at + 1]
    return touching and words.words[at - 1].isalnum() and words.words[at + 1].isalnum()


def _joined(gaps: Iterable[_Gap]) -> Iterator[_Gap]:
    """The gaps, those with next to nothing between them as one: "3 May 2024" and "4 May 2025"."""
    last: _Gap | None = None
    for gap in gaps:
        if last is not None and gap.left - last.right <= _NEAR:
            last = _Gap(last.left, max(last.right, gap.right), last.start, max(last.end, gap.end))
            continue
        if last is not None:
            yield last
        last = gap
    if last is not None:
        yield last


def _stretch(words: Tokens, first: int, last: int) -> Span:
    """From the word ``first`` to before ``last``; an empty span where there is none."""
    if first < last:
        return Span(words.starts[first], words.ends[last - 1])
    ends = words.ends[-1] if len(words) else 0
    place = words.starts[first] if first < len(words) else ends
    return Span(place, place)
