"""How sure a place must be: what is taken unasked, what is suggested, what is neither."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefterm.annotation.elsewhere import facts_survive, no_number_survives, verbatim
from briefterm.model import AnchorState

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefterm.annotation.carried import Carried
    from briefterm.annotation.elsewhere import Search, Verbatim

# Bars from 0 to 1, set on generated edits of texts: see the module that each is about.
_IN_PLACE = 0.5
_IN_PLACE_BY_LETTERS = 0.75
_WITH_CONTEXT = 0.5
_CONTEXT_IN_PLACE = 0.3
_PURE = 0.8
_CONTEXT_OF_SHORT = 0.6
_CONTEXT_TO_SUGGEST = 0.4
_CONTEXT_ALONE = 0.75
_CONTEXT_ALONE_TO_SUGGEST = 0.6
_CONTEXT_OF_LONG = 0.3
_ELSEWHERE = 0.7
_LEAD = 0.05
_LEAD_OF_CONTEXT = 0.15
_CLEARLY = 0.2
_CONTEXT_OF_OTHER_FACTS = 0.75
_NEAR = 500
_TORN = 0.3
_PART = 0.8
_KEPT_OF_MOVED = 0.6
_CONTEXT_OF_MOVED = 0.5


def arrives(hit: Carried, search: Search) -> bool:
    """Whether the quote is where the alignment carries it, surely enough not to ask."""
    if not hit.moved:
        return stays(hit, search) and not _gave_way(hit, search)
    if hit.whole:
        return not search.short or hit.context >= _CONTEXT_OF_MOVED
    return (
        hit.kept >= _IN_PLACE
        and hit.pure >= _PURE
        and hit.context >= _CONTEXT_OF_OTHER_FACTS
        and facts_survive(search.quote, search.new.words[hit.first : hit.last])
    )


def stays(hit: Carried, search: Search) -> bool:
    """Whether the words in the mapped place are the quote, going by what is around them too."""
    if hit.whole:
        return not search.short or hit.context >= _CONTEXT_IN_PLACE
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


def is_part(hit: Carried, search: Search) -> bool:
    """Whether the place is what is left of a quote that was torn, or moved along with others."""
    if hit.pure < _PURE:
        return False
    if hit.moved and hit.kept >= _KEPT_OF_MOVED and hit.context >= _CONTEXT_OF_OTHER_FACTS:
        return True
    shorter = hit.last - hit.first <= _PART * (search.last - search.first)
    return shorter and not search.short and hit.kept >= _TORN


def resembles(hit: Carried, search: Search) -> bool:
    """Whether a place may be suggested: alike, in its context if short, its facts the same."""
    if hit.likeness < _ELSEWHERE or (search.short and hit.context < _WITH_CONTEXT):
        return False
    return facts_survive(search.quote, search.new.words[hit.first : hit.last])


def is_near(hit: Carried, search: Search) -> bool:
    """Whether, no text telling the way, a place near the old offsets counts as the mapped one."""
    if search.same_in_old is not None or abs(hit.first - search.expected) > _NEAR:
        return False
    if hit.context < _WITH_CONTEXT or not stays(hit, search):
        return False
    if hit.context >= _CONTEXT_OF_OTHER_FACTS:
        return True
    return facts_survive(search.quote, search.new.words[hit.first : hit.last])


def leads(hits: Sequence[Carried]) -> bool:
    """Whether the first of ``hits`` is clearly better than the next."""
    return len(hits) == 1 or hits[1].rank <= hits[0].rank - _LEAD


def state_of_verbatim(hits: Sequence[Verbatim], search: Search) -> AnchorState | None:
    """What the quote's very words in another place are: the quote, a suggestion or nothing."""
    if not hits:
        return None
    context = hits[0].context
    if search.short and search.same_in_old is None:
        return _state_without_old_text(context)
    if search.short and context < _CONTEXT_TO_SUGGEST:
        return None
    if context < (_CONTEXT_OF_SHORT if search.short else _CONTEXT_OF_LONG):
        alone = len(hits) == 1 and not search.short
        return AnchorState.MOVED if alone else AnchorState.SUGGESTED
    rivals = search.short and len(hits) > 1
    if rivals and hits[1].context > context - _LEAD_OF_CONTEXT:
        return AnchorState.SUGGESTED
    return AnchorState.MOVED


def _state_without_old_text(context: float) -> AnchorState | None:
    """The same where nothing but the stored context tells a short quote from its likes."""
    if context >= _CONTEXT_ALONE:
        return AnchorState.MOVED
    return AnchorState.SUGGESTED if context >= _CONTEXT_ALONE_TO_SUGGEST else None
