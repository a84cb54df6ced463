"""What stands in the place of words that changed while all around them stayed the same."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from briefterm.annotation.alignment import NOWHERE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefterm.annotation.alignment import Alignment

# Tokens, punctuation counted: a longer quote says something of its own, by which it is found.
FEW = 8
# So many neighbours on each side must still stand there in one piece; at an edge of the text fewer
# do, but no fewer than so many in all.
_AROUND = 8
# How much longer than the quote what came in its stead may be: so many times, and tokens.
_LONGER = 2
_MORE = 2


def replaced(alignment: Alignment, first: int, last: int) -> tuple[int, int] | None:
    """The new tokens in the place of the old tokens ``[first, last)``, a half-open range.

    None unless the neighbours on both sides are intact, and what stands between them is
    of like length and was nowhere else in the old text.
    """
    before = range(max(0, first - _AROUND), first)
    after = range(last, min(len(alignment.old), last + _AROUND))
    if len(before) + len(after) < _AROUND:
        return None
    if not (_intact(alignment, before) and _intact(alignment, after)):
        return None
    start = alignment.to_new[before[-1]] + 1 if before else 0
    end = alignment.to_new[after[0]] if after else len(alignment.new)
    if not start < end <= start + _LONGER * (last - first) + _MORE:
        return None
    words = alignment.new.words[start:end]
    if not any(word[0].isalnum() for word in words):
        return None
    from_elsewhere = any(
        index != NOWHERE and not first <= index < last for index in alignment.same_in_old[start:end]
    )
    return None if from_elsewhere else (start, end)


def _intact(alignment: Alignment, around: Sequence[int]) -> bool:
    """Whether those old tokens are the same words, one behind the other."""
    partners = [alignment.to_new[index] for index in around]
    return all(alignment.same(index) for index in around) and all(
        after == before + 1 for before, after in pairwise(partners)
    )
