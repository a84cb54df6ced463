"""How a layer's names are laid over those of the layer below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefterm.entities.found import CUE, SURE, Found
from briefterm.model import EntityKind

if TYPE_CHECKING:
    from collections.abc import Iterable


def lay_entries(below: list[Found], hits: Iterable[Found]) -> list[Found]:
    """List entries over pattern names: an entry wins unless it meets a longer name.

    Both are in order and without overlaps; so is what comes back.
    """
    upper: list[Found] = []
    names = iter(below)
    name = next(names, None)
    kept: list[Found] = []
    for hit in hits:
        while name is not None and name.end <= hit.start:
            kept.append(name)
            name = next(names, None)
        overrides = True
        while name is not None and name.start < hit.end:
            if _stands(name, hit):
                overrides = False
                break
            name = next(names, None)
        if overrides:
            upper.append(hit)
    while name is not None:
        kept.append(name)
        name = next(names, None)
    return sorted(kept + upper)


def _stands(name: Found, hit: Found) -> bool:
    if len_of(name) > len_of(hit):
        return True
    same = name.start == hit.start and name.end == hit.end
    return same and name.kind is EntityKind.PERSON and name.strength == SURE


def len_of(found: Found) -> int:
    """The length of a name in code points."""
    return found.end - found.start


def lay(below: list[Found], upper: list[Found]) -> list[Found]:
    """``below`` without the names that ``upper`` overlaps, and ``upper``; both are in order."""
    kept: list[Found] = []
    cursor = 0
    for one in below:
        while cursor < len(upper) and upper[cursor].end <= one.start:
            cursor += 1
        if cursor == len(upper) or one.end <= upper[cursor].start:
            kept.append(one)
    return sorted(kept + upper)


def weight(found: Found) -> int:
    """How much one mention says about the kind of its name."""
    return {SURE: 10, CUE: 3}.get(found.strength, 1)
