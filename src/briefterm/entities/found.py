"""What the layers hand to one another: a run of tokens that names something."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from briefterm.entities.lines import Line
    from briefterm.model import EntityKind

GUESS, CUE, SURE = 0, 1, 2


class Found(NamedTuple):
    """A name from token ``first`` to token ``last`` of a line, both included.

    ``start`` and ``end`` are its offsets in the line, half-open. ``strength`` is GUESS for a
    capital letter alone, CUE for a word beside it that hints at the kind, SURE for a list entry,
    a title or a head noun.
    """

    first: int
    last: int
    start: int
    end: int
    kind: EntityKind
    name: str
    strength: int
    layer: str


@dataclass(slots=True)
class Read:
    """A line, the names that were found in it, and forms that its brackets introduce."""

    line: Line
    found: list[Found]
    introduced: list[tuple[str, Found]] = field(default_factory=list)
