"""What is shown while a query is written: what may stand at the cursor, or what is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefterm.layout.cells import cell_width, fit

if TYPE_CHECKING:
    from collections.abc import Sequence

_GAP = 2  # cells between two offers
_WIDEST = 40  # cells of one offer
_MORE = "…"


@dataclass(frozen=True, slots=True)
class Offer:
    """A text to put in place of ``start`` to ``end`` of the query, half-open; ``label`` is shown."""

    start: int
    end: int
    text: str
    label: str

    def taken(self, query: str) -> tuple[str, int]:
        """The query with this in it, and where its cursor goes."""
        return query[: self.start] + self.text + query[self.end :], self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Hints:
    """What may stand at the cursor, and what is wrong with the query, in a line.

    ``unfinished`` says that the word that is being written may still put it right.
    """

    offers: tuple[Offer, ...] = ()
    problem: str = ""
    unfinished: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """An offer in the line: its number, the column where it begins, and its words."""

    number: int
    start: int
    words: str

    @property
    def end(self) -> int:
        """The column behind it."""
        return self.start + cell_width(self.words)


def cells(labels: Sequence[str], chosen: int, start: int, width: int) -> list[Cell]:
    """As many offers as fit from the column ``start`` on, the chosen one among them.

    ``chosen`` is -1 while there is none. Where some are left out at an end, a mark has the number -1.
    """
    words = [fit(label, min(_WIDEST, max(1, width - start - 2 * _GAP))) for label in labels]
    first = 0
    while True:
        row = _row(words, first, start, width)
        if chosen < 0 or first >= chosen or any(cell.number == chosen for cell in row):
            return row
        first += 1


def _row(words: Sequence[str], first: int, start: int, width: int) -> list[Cell]:
    row: list[Cell] = []
    column = start
    if first:
        row.append(Cell(-1, column, _MORE))
        column = row[-1].end + _GAP
    for number in range(first, len(words)):
        last = number == len(words) - 1
        room = width - (0 if last else _GAP + len(_MORE))
        cell = Cell(number, column, words[number])
        if cell.end > room and any(one.number >= 0 for one in row):
            row.append(Cell(-1, column, _MORE))
            break
        row.append(cell)
        column = cell.end + _GAP
    return row
