"""Notes and bookmarks as lists: chosen, named by their ids, put into reading order."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from briefterm.errors import NotFoundError
from briefterm.model import AnchorState, Bookmark, Note
from briefterm.terminal import visible_line

if TYPE_CHECKING:
    from briefterm.model import Anchored

_Item = TypeVar("_Item", Note, Bookmark)


def chosen(items: list[_Item], briefing_id: str | None, *, deleted: bool) -> list[_Item]:
    """The items of one briefing or all, with or without those that were removed."""
    return [
        item
        for item in items
        if (briefing_id is None or item.briefing == briefing_id) and (deleted or not item.deleted)
    ]


def by_id(items: list[_Item], wanted: str, word: str, command: str) -> _Item:
    """The item with the id, or the only one whose id begins so; case does not matter."""
    key = wanted.strip().casefold()
    near = [item for item in items if key and item.id.casefold().startswith(key)]
    exact = [item for item in near if item.id.casefold() == key]
    if len(exact or near) == 1:
        return (exact or near)[0]
    shown = visible_line(wanted)
    if not near:
        raise NotFoundError(f"{word} {shown}: no such {word}; see `briefterm {command}`")
    raise NotFoundError(f"{word} {shown}: {len(near)} {word}s begin so; give more of the id")


def reading_order(place: Anchored | None) -> tuple[int, int, int]:
    """Whole-briefing items first, then text order, orphans last in the order they had."""
    if place is None:
        return (0, 0, 0)
    return (2 if place.state is AnchorState.ORPHAN else 1, place.start, place.end)
