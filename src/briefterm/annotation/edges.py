"""The exact edges of a quote, which lie inside or beside words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefterm.annotation.carried import landing
from briefterm.model import Anchored, AnchorState, Span

if TYPE_CHECKING:
    from briefterm.annotation.alignment import Alignment
    from briefterm.annotation.tokens import Tokens


@dataclass(frozen=True, eq=False)
class Source:
    """The quote in its own text: the text as it was, or what the selector keeps of it."""

    text: str
    tokens: Tokens
    span: Span
    first: int
    last: int

    @classmethod
    def of(cls, text: str, tokens: Tokens, span: Span) -> Source:
        """The quote at ``span``, half-open offsets in code points of ``text``."""
        return cls(text, tokens, span, *tokens.covering(span))


def new_span(source: Source, new: Tokens, new_text: str, tokens: tuple[int, int]) -> Span:
    """Offsets for a range of new tokens, with the quote's own edges inside and beside tokens."""
    first, last = tokens
    start, end = new.starts[first], new.ends[last - 1]
    old = source.tokens
    lead = source.span.start - old.starts[source.first]
    if lead > 0 and old.words[source.first] == new.words[first]:
        start += lead
    elif lead < 0:
        edge = source.text[source.span.start : old.starts[source.first]]
        if new_text[max(0, start - len(edge)) : start] == edge:
            start -= len(edge)
    trail = old.ends[source.last - 1] - source.span.end
    if trail > 0 and old.words[source.last - 1] == new.words[last - 1]:
        end -= trail
    elif trail < 0:
        edge = source.text[old.ends[source.last - 1] : source.span.end]
        if new_text[end : end + len(edge)] == edge:
            end += len(edge)
    return Span(start, max(start, end))


def new_point(alignment: Alignment, source: Source, new_text: str) -> Anchored:
    """A span without words stands between its neighbours, if one of them is still there."""
    quote = source.span.of(source.text)
    first = source.first
    guess = 0
    if first and alignment.same(first - 1):
        beside = source.span.start - alignment.old.ends[first - 1]
        guess = alignment.new.ends[alignment.to_new[first - 1]] + beside
    elif first < len(alignment.old) and alignment.same(first):
        beside = alignment.old.starts[first] - source.span.start
        guess = alignment.new.starts[alignment.to_new[first]] - beside
    else:
        landed = landing(alignment, first)
        guess = alignment.new.ends[landed - 1] if landed else 0
        return Anchored(guess, guess, AnchorState.ORPHAN)
    guess = min(max(0, guess), len(new_text))
    if new_text[guess : guess + len(quote)] != quote:
        return Anchored(guess, guess, AnchorState.ORPHAN)
    state = AnchorState.SAME if guess == source.span.start else AnchorState.MOVED
    return Anchored(guess, guess + len(quote), state)


def point_by_context(source: Source, new_text: str, position: Span) -> Anchored | None:
    """A span without words whose old text is lost: only with the very same text around it."""
    if not source.text:
        return None
    start = new_text.find(source.text)
    if start < 0 or new_text.find(source.text, start + 1) >= 0:
        return None
    start += source.span.start
    state = AnchorState.SAME if start == position.start else AnchorState.MOVED
    return Anchored(start, start + len(source.span), state)
