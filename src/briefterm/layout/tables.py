"""Tables: the widths of their columns and the lines of their rows."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from briefterm.layout.cells import cell_width
from briefterm.layout.lines import Line, Run
from briefterm.layout.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefterm.model import Block

GAP = 3
_LEAST = 4


def cells_of(text: str, block: Block) -> list[tuple[int, int]]:
    """Ranges of the cells of a table row, which tabs part."""
    ranges = []
    start = block.start
    while True:
        stop = text.find("\t", start, block.end)
        if stop < 0:
            ranges.append((start, block.end))
            return ranges
        ranges.append((start, stop))
        start = stop + 1


def column_widths(text: str, rows: Sequence[Sequence[tuple[int, int]]], width: int) -> list[int]:
    """Cell widths of the columns so that a row with gaps fits ``width``.

    Columns keep their natural width (at least 4) while there is room; then the widest give way
    first, down to 1.
    """
    count = max((len(row) for row in rows), default=0)
    widths = [_LEAST] * count
    for row in rows:
        for index, (start, end) in enumerate(row):
            widths[index] = max(widths[index], cell_width(text[start:end]))
    room = max(count, width - GAP * (count - 1))
    if sum(widths) <= room:
        return widths
    # The greatest width that all columns can be held to.
    most = bisect_right(
        range(2, max(widths)), room, key=lambda most: sum(min(cells, most) for cells in widths)
    )
    return [min(cells, most + 1) for cells in widths]


def table_lines(text: str, blocks: Sequence[tuple[int, Block]], width: int) -> list[Line]:
    """Lines of one table, given as (block index, row) pairs, its head row first."""
    rows = [cells_of(text, block) for _, block in blocks]
    count = max((len(row) for row in rows), default=0)
    if (_LEAST + GAP) * count - GAP > width:
        return _stacked(text, blocks, rows, width)
    widths = column_widths(text, rows, width)
    columns = [cells + GAP * index for index, cells in enumerate(accumulate(widths, initial=0))]
    bars = tuple((column - 2, "│") for column in columns[1:count])
    rule = "─┼─".join("─" * cells for cells in widths)
    lines: list[Line] = []
    for (number, block), row in zip(blocks, rows, strict=True):
        kind = "table-head" if block.level == 1 else "table"
        wrapped = [
            wrap(text, start, end, cells) for (start, end), cells in zip(row, widths, strict=False)
        ]
        for height in range(max(len(cell) for cell in wrapped)):
            runs = tuple(
                Run(columns[index], *cell[height])
                for index, cell in enumerate(wrapped)
                if height < len(cell)
            )
            lines.append(Line(kind, number, runs, bars))
        if block.level == 1:
            lines.append(Line("table-rule", number, (), ((0, rule),)))
    return lines


def _stacked(
    text: str,
    blocks: Sequence[tuple[int, Block]],
    rows: Sequence[Sequence[tuple[int, int]]],
    width: int,
) -> list[Line]:
    """Lines of a table with more columns than ``width`` has room for: a cell under the other."""
    lines: list[Line] = []
    for (number, block), row in zip(blocks, rows, strict=True):
        if lines:
            lines.append(Line("table-rule", number, (), ((0, "─" * width),)))
        kind = "table-head" if block.level == 1 else "table"
        for start, end in row:
            if text[start:end].strip():
                cuts = wrap(text, start, end, width)
                lines += [Line(kind, number, (Run(0, *cut),)) for cut in cuts]
    return lines
