"""A row of the list of all notes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefterm.layout.cells import cell_width, fit

if TYPE_CHECKING:
    from briefterm.tui.widgets.rows import RowLine

_FACT_ROOM = 12  # cells that the title keeps beside the other facts


@dataclass(frozen=True, slots=True)
class ListedNote:
    """A note as a row shows it; every part is one line that a terminal may be sent."""

    id: str
    color: str
    words: str
    quote: str
    about: tuple[str, ...]
    facts: str
    faded: bool
    tells: bool  # whether the words are the reader's own

    @property
    def height(self) -> int:
        """The lines of its row, with the gap below it."""
        return 4 if self.words and self.quote else 3


def note_lines(item: ListedNote, width: int, *, chosen: bool) -> list[RowLine]:
    """A note's row: its words, its quote, and where it is; ``chosen`` ones have a mark."""
    bar = ("▎", f"bar-{item.color}")
    mark = ("✓ ", "accent") if chosen else ("  ", "")
    room = max(8, width - 5)
    lines: list[RowLine] = []
    looks = "meta" if item.faded else "row" if item.tells else "row-quote"
    parts = [(item.words, looks if item.tells else "meta"), (item.quote, "row-quote")]
    for text, look in (part for part in parts if part[0]):
        lines.append((bar, mark, (fit(text, room), look)))
        mark = ("  ", "")
    left = max(_FACT_ROOM, room - cell_width(item.facts) - 2) if item.facts else room
    about = fit(" · ".join(item.about), left)
    facts = fit(item.facts, max(0, room - cell_width(about) - 2))
    lines.append((bar, ("  ", ""), (about, "meta"), ("  ", ""), (facts, "accent")))
    return [*lines, ()]
