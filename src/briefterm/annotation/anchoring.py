"""The steps from a stored selector to its place in the text as it is now."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from briefterm.annotation.alignment import alignment_of
from briefterm.annotation.carried import carried, landing
from briefterm.annotation.elsewhere import (
    Search,
    apart,
    facts_survive,
    no_number_survives,
    similar,
    verbatim,
)
from briefterm.annotation.tokens import tokenized, tokens_of
from briefterm.model import Anchor, Anchored, AnchorState, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from briefterm.annotation.alignment import Alignment
    from briefterm.annotation.carried import Carried
    from briefterm.annotation.tokens import Tokens

# Bars from 0 to 1, set on generated edits of texts: see the module that each is about.
_IN_PLACE = 0.5
_IN_PLACE_BY_LETTERS = 0.75
_WITH_CONTEXT = 0.5
_CONTEXT_IN_PLACE = 0.3
_PURE = 0.8
_SHORT = 48  # a quote of fewer characters says too little by itself
_CONTEXT_OF_SHORT = 0.6
_CONTEXT_TO_SUGGEST = 0.4
_CONTEXT_OF_LONG = 0.3
_ELSEWHERE = 0.7
_LEAD = 0.05
_CLEARLY = 0.2
_CONTEXT_OF_OTHER_FACTS = 0.75
_NEAR = 500


@dataclass(frozen=True, eq=False)
class _Source:
    """The quote in its own text: the text as it was, or what the selector keeps of it."""

    text: str
    tokens: Tokens
    span: Span
    first: int
    last: int

    @classmethod
    def of(cls, text: str, tokens: Tokens, span: Span) -> _Source:
        return cls(text, tokens, span, *tokens.covering(span))


def place(
    anchor: Anchor, text: str, text_sha256: str, old_text: Callable[[str], str | None]
) -> Anchored:
    """Where ``anchor`` is in ``text``, whose digest is ``text_sha256``.

    ``old_text`` gives a text by its digest, or None; it is asked only when the text has changed.
    An orphan's offsets are the best guess of where it was.
    """
    if anchor.text_sha256 == text_sha256 and anchor.start <= anchor.end <= len(text):
        return Anchored(anchor.start, anchor.end, AnchorState.SAME)
    selector = {
        "start": anchor.start,
        "end": anchor.end,
        "quote": anchor.quote,
        "prefix": anchor.prefix,
        "suffix": anchor.suffix,
    }
    result = reanchor(old_text(anchor.text_sha256), text, selector)
    if result is None:
        guess = min(anchor.start, len(text))
        return Anchored(guess, guess, AnchorState.ORPHAN)
    return result


def reanchor(old_text: str | None, new_text: str, selector: Mapping[str, Any]) -> Anchored | None:
    """Where the selector's quote is in ``new_text``.

    ``selector`` has ``start``, ``end`` (half-open offsets in code points of ``old_text``),
    ``quote``, ``prefix`` and ``suffix``. ``old_text`` is the text as it was annotated, None when
    it is not at hand. The result is None when the quote is gone and nothing tells where it was.
    """
    span = Span(int(selector["start"]), int(selector["end"]))
    quote = str(selector["quote"])
    if old_text is not None and 0 <= span.start <= span.end and span.of(old_text) == quote:
        if old_text == new_text:
            return Anchored(span.start, span.end, AnchorState.SAME)
        return _from_old_text(old_text, new_text, span)
    prefix = str(selector.get("prefix", ""))
    suffix = str(selector.get("suffix", ""))
    return _from_selector(new_text, span, (prefix, quote, suffix))


def _from_old_text(old_text: str, new_text: str, span: Span) -> Anchored:
    alignment = alignment_of(old_text, new_text)
    source = _Source.of(old_text, alignment.old, span)
    if source.first == source.last:
        return _point(alignment, source, new_text)
    hit = carried(alignment, source.first, source.last)
    expected = landing(alignment, source.first)
    search = Search(
        alignment.old, source.first, source.last, alignment.new, alignment.same_in_old, expected
    )
    if hit is not None and _stays(hit, short=len(span) < _SHORT) and not _gave_way(hit, search):
        new = _span(source, alignment.new, new_text, (hit.first, hit.last))
        state = AnchorState.CHANGED
        if hit.whole:
            state = AnchorState.SAME if new == span else AnchorState.MOVED
        return Anchored(new.start, new.end, state)
    found = _elsewhere(search, source, new_text, hit)
    if found is not None:
        return found
    guess = alignment.new.ends[expected - 1] if expected else 0
    return Anchored(guess, guess, AnchorState.ORPHAN)


def _stays(hit: Carried, *, short: bool) -> bool:
    """Whether the words in the mapped place are the quote, going by what is around them too."""
    if hit.whole:
        return not short or hit.context >= _CONTEXT_IN_PLACE
    if hit.kept >= _IN_PLACE and hit.pure >= _PURE:
        return True
    if hit.context < _WITH_CONTEXT:
        return False
    if hit.kept > 0 and hit.likeness >= _IN_PLACE:
        return True
    return hit.kept >= _IN_PLACE or hit.likeness >= _IN_PLACE_BY_LETTERS


def _gave_way(hit: Carried, search: Search) -> bool:
    """Whether the changed words in the mapped place came in the quote's stead.

    So it is when its very words stand elsewhere in their context, or when none of its numbers is
    left and the context is not whole either: then it is the next of a series of like sentences.
    """
    if hit.whole:
        return False
    if any(other.context >= hit.context + _CLEARLY for other in verbatim(search)[:1]):
        return True
    if hit.context >= _CONTEXT_OF_OTHER_FACTS:
        return False
    return no_number_survives(search.quote, search.new.words[hit.first : hit.last])


def _from_selector(new_text: str, position: Span, parts: tuple[str, str, str]) -> Anchored | None:
    prefix, quote, _ = parts
    text = "".join(parts)
    source = _Source.of(text, tokenized(text), Span(len(prefix), len(prefix) + len(quote)))
    new = tokens_of(new_text)
    expected = bisect_left(new.starts, position.start)
    if source.first == source.last:
        return _point_by_context(source, new_text, position)
    search = Search(source.tokens, source.first, source.last, new, None, expected)
    hit = _elsewhere(search, source, new_text)
    if hit is None:
        return None
    if hit.state is AnchorState.MOVED and Span(hit.start, hit.end) == position:
        return Anchored(hit.start, hit.end, AnchorState.SAME)
    return hit


def _elsewhere(
    search: Search, source: _Source, new_text: str, mapped: Carried | None = None
) -> Anchored | None:
    """The quote's words in another place; else words like it, ``mapped`` being one such place."""
    short = len(source.span) < _SHORT
    hits = verbatim(search)
    if hits:
        best = hits[0]
        state = _state_of_verbatim(best.context, short=short, single=len(hits) == 1)
        if state is not None:
            tokens = (best.first, best.first + search.last - search.first)
            span = _span(source, search.new, new_text, tokens)
            return Anchored(span.start, span.end, state)
    likely = similar(search)
    if mapped is not None:
        likely = apart([mapped, *likely])
    if not likely:
        return None
    hit, *others = likely
    if others and others[0].rank > hit.rank - _LEAD:
        return None
    # Where no text tells the way, a place near the old offsets counts as the mapped one.
    near = search.same_in_old is None and abs(hit.first - search.expected) <= _NEAR
    trusted = near and hit.context >= _WITH_CONTEXT and _stays(hit, short=short)
    if trusted and hit.context < _CONTEXT_OF_OTHER_FACTS:
        trusted = facts_survive(search.quote, search.new.words[hit.first : hit.last])
    if not trusted and not _resembles(search, hit, short=short):
        return None
    span = _span(source, search.new, new_text, (hit.first, hit.last))
    state = AnchorState.CHANGED if trusted or hit is mapped else AnchorState.SUGGESTED
    return Anchored(span.start, span.end, state)


def _resembles(search: Search, hit: Carried, *, short: bool) -> bool:
    """Whether a place may be suggested: alike, in its context if short, its facts the same."""
    if hit.likeness < _ELSEWHERE or (short and hit.context < _WITH_CONTEXT):
        return False
    return facts_survive(search.quote, search.new.words[hit.first : hit.last])


def _state_of_verbatim(context: float, *, short: bool, single: bool) -> AnchorState | None:
    if context >= (_CONTEXT_OF_SHORT if short else _CONTEXT_OF_LONG):
        return AnchorState.MOVED
    if not short:
        return AnchorState.MOVED if single else AnchorState.SUGGESTED
    return AnchorState.SUGGESTED if context >= _CONTEXT_TO_SUGGEST else None


def _span(source: _Source, new: Tokens, new_text: str, tokens: tuple[int, int]) -> Span:
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


def _point(alignment: Alignment, source: _Source, new_text: str) -> Anchored:
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


def _point_by_context(source: _Source, new_text: str, position: Span) -> Anchored | None:
    """A span without words whose old text is lost: only with the very same text around it."""
    if not source.text:
        return None
    start = new_text.find(source.text)
    if start < 0 or new_text.find(source.text, start + 1) >= 0:
        return None
    start += source.span.start
    state = AnchorState.SAME if start == position.start else AnchorState.MOVED
    return Anchored(start, start + len(source.span), state)
