"""The steps from a stored selector to its place in the text as it is now."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Any

from briefterm.annotation.alignment import alignment_of
from briefterm.annotation.carried import carried, landing
from briefterm.annotation.edges import Source, new_point, new_span, point_by_context
from briefterm.annotation.elsewhere import Search, apart, similar, verbatim
from briefterm.annotation.replaced import FEW, replaced
from briefterm.annotation.tokens import tokenized, tokens_of
from briefterm.annotation.trust import (
    arrives,
    is_near,
    is_part,
    leads,
    resembles,
    state_of_verbatim,
)
from briefterm.model import Anchor, Anchored, AnchorState, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from briefterm.annotation.carried import Carried


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
    it is not at hand; when its words at the offsets are others, the quote counts. What is
    missing in ``selector`` or of another kind is taken as 0 or empty. The result is None when the
    quote is gone and nothing tells where it was.
    """
    span = Span(_offset(selector.get("start")), _offset(selector.get("end")))
    quote, prefix, suffix = (_words(selector.get(name)) for name in ("quote", "prefix", "suffix"))
    if old_text is not None and 0 <= span.start <= span.end and span.of(old_text) == quote:
        if old_text == new_text:
            return Anchored(span.start, span.end, AnchorState.SAME)
        return _from_old_text(old_text, new_text, span)
    return _from_selector(new_text, span, (prefix, quote, suffix))


def _offset(value: object) -> int:
    return value if isinstance(value, int) else 0


def _words(value: object) -> str:
    return value if isinstance(value, str) else ""


def _from_old_text(old_text: str, new_text: str, span: Span) -> Anchored:
    alignment = alignment_of(old_text, new_text)
    source = Source.of(old_text, alignment.old, span)
    if source.first == source.last:
        return new_point(alignment, source, new_text)
    hit = carried(alignment, source.first, source.last)
    expected = landing(alignment, source.first)
    search = Search(source, alignment.new, alignment.same_in_old, expected)
    if hit is not None and arrives(hit, search):
        new = new_span(source, alignment.new, new_text, (hit.first, hit.last))
        state = AnchorState.CHANGED
        if hit.whole:
            state = AnchorState.SAME if new == span else AnchorState.MOVED
        return Anchored(new.start, new.end, state)
    found = _elsewhere(search, new_text, hit)
    if found is None or found.state is AnchorState.SUGGESTED:
        between = replaced(alignment, source.first, source.last)
        if between is not None and source.last - source.first <= FEW:
            return _anchored(search, new_text, between, AnchorState.CHANGED)
        if between is not None and found is not None:
            whole = _anchored(search, new_text, between, AnchorState.SUGGESTED)
            if whole.start <= found.start and found.end <= whole.end:
                return whole
    if found is not None:
        return found
    guess = alignment.new.ends[expected - 1] if expected else 0
    return Anchored(guess, guess, AnchorState.ORPHAN)


def _from_selector(new_text: str, position: Span, parts: tuple[str, str, str]) -> Anchored | None:
    prefix, quote, _ = parts
    text = "".join(parts)
    source = Source.of(text, tokenized(text), Span(len(prefix), len(prefix) + len(quote)))
    new = tokens_of(new_text)
    expected = bisect_left(new.starts, position.start)
    if source.first == source.last:
        return point_by_context(source, new_text, position)
    search = Search(source, new, None, expected)
    hit = _elsewhere(search, new_text)
    if hit is None:
        return None
    if hit.state is AnchorState.MOVED and Span(hit.start, hit.end) == position:
        return Anchored(hit.start, hit.end, AnchorState.SAME)
    return hit


def _elsewhere(search: Search, new_text: str, mapped: Carried | None = None) -> Anchored | None:
    """The quote's words in another place; else words like it, ``mapped`` being one such place."""
    hits = verbatim(search)
    state = state_of_verbatim(hits, search)
    if state is not None:
        first = hits[0].first
        return _anchored(search, new_text, (first, first + search.last - search.first), state)
    if mapped is not None and is_part(mapped, search):
        return _anchored(search, new_text, (mapped.first, mapped.last), AnchorState.SUGGESTED)
    likely = similar(search)
    if mapped is not None:
        likely = apart([mapped, *likely])
    if not likely or not leads(likely):
        return None
    hit = likely[0]
    near = is_near(hit, search)
    if not near and not resembles(hit, search):
        return None
    unasked = near or (hit is mapped and not hit.moved)
    state = AnchorState.CHANGED if unasked else AnchorState.SUGGESTED
    return _anchored(search, new_text, (hit.first, hit.last), state)


def _anchored(
    search: Search, new_text: str, tokens: tuple[int, int], state: AnchorState
) -> Anchored:
    span = new_span(search.source, search.new, new_text, tokens)
    return Anchored(span.start, span.end, state)
