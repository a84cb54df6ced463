"""Changes of the items of an outline, as functions from items to items.

An item is named by its id, so that a change that somebody else made meanwhile does no harm. A
heading goes with what stands under it: all to the next heading that is not deeper.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefterm.model import DEEPEST_LEVEL

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from briefterm.model import OutlineItem

    Items = tuple[OutlineItem, ...]


def index_of(items: Sequence[OutlineItem], item_id: str) -> int:
    """The number of an item; -1 when it is not there."""
    return next((at for at, item in enumerate(items) if item.id == item_id), -1)


def section_end(items: Sequence[OutlineItem], at: int) -> int:
    """The number after the last item that goes with the one at ``at``."""
    if items[at].kind != "heading":
        return at + 1
    level = items[at].level
    following = range(at + 1, len(items))
    ends = (n for n in following if items[n].kind == "heading" and items[n].level <= level)
    return next(ends, len(items))


def added(items: Items, new: Sequence[OutlineItem], behind: str = "") -> Items:
    """The items with ``new`` ones behind one of them; at the end where that is not there.

    Notes that are there already are left out.
    """
    present = {item.note for item in items if item.kind == "note"}
    fresh = tuple(item for item in new if item.kind != "note" or item.note not in present)
    at = index_of(items, behind) + 1 or len(items)
    return (*items[:at], *fresh, *items[at:])


def moved(items: Items, item_id: str, step: int) -> Items:
    """The items with one of them, or a heading and its section, a place down (1) or up (-1)."""
    begin = index_of(items, item_id)
    if begin < 0:
        return items
    end = section_end(items, begin)
    block, rest = items[begin:end], (*items[:begin], *items[end:])
    if step > 0:
        if begin >= len(rest):
            return items
        at = section_end(rest, begin) if block[0].kind == "heading" else begin + 1
    else:
        if begin == 0:
            return items
        at = _above(rest, begin, block[0])
    return (*rest[:at], *block, *rest[at:])


def placed(items: Items, item_id: str, before: str) -> Items:
    """The items with one of them, or a heading and its section, before another one.

    That is at the end where ``before`` is empty; nothing moves into itself.
    """
    begin = index_of(items, item_id)
    if begin < 0:
        return items
    end = section_end(items, begin)
    block, rest = items[begin:end], (*items[:begin], *items[end:])
    at = index_of(rest, before) if before else len(rest)
    return (*rest[:at], *block, *rest[at:]) if at >= 0 else items


def removed(items: Items, item_ids: Collection[str]) -> Items:
    """The items without some of them; what stood under a heading stays."""
    return tuple(item for item in items if item.id not in item_ids)


def worded(items: Items, item_id: str, text: str) -> Items:
    """The items with another text in one of them."""
    return tuple(replace(one, text=text) if one.id == item_id else one for one in items)


def leveled(items: Items, item_id: str, step: int) -> Items:
    """The items with a heading, and those under it, deeper (1) or less deep (-1)."""
    begin = index_of(items, item_id)
    if begin < 0 or items[begin].kind != "heading":
        return items
    if not 1 <= items[begin].level + step <= DEEPEST_LEVEL:
        return items
    end = section_end(items, begin)
    return tuple(
        replace(one, level=min(max(1, one.level + step), DEEPEST_LEVEL))
        if begin <= at < end and one.kind == "heading"
        else one
        for at, one in enumerate(items)
    )


def _above(items: Sequence[OutlineItem], at: int, block: OutlineItem) -> int:
    """Where something before ``at`` goes when it moves up."""
    if block.kind != "heading":
        return at - 1
    before = range(at - 1, -1, -1)
    heads = (n for n in before if items[n].kind == "heading" and items[n].level <= block.level)
    return next(heads, 0)
