"""Tables: the widths of their columns and the lines of their rows."""

from __future__ import annotations

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

    Columns keep their natural width while there is room; then the widest give way first.
    """
    count = max((len(row) for row in rows), default=0)
    widths = [_LEAST] * count
    for row in rows:
        for index, (start, end) in enumerate(row):
            widths[index] = max(widths[index], cell_width(text[start:end]))
    room = max(count, width - GAP * (count - 1))
    while sum(widths) > room:
        widest = max(widths)
        if widest <= 1:
            break
        # The widest columns shrink together, down to the next widest or to what fits.
        ties = widths.count(widest)
        below = max((value for value in widths if value < widest), default=1)
        excess = sum(widths) - room
        step = max(1, min(widest - max(below, 1), -(-excess // ties)))
        widths = [value - step if value == widest else value for value in widths]
    return widths


def table_lines(text: str, blocks: Sequence[tuple[int, Block]], width: int) -> list[Line]:
    """Lines of one table, given as (block index, row) pairs, its head row first."""
    rows = [cells_of(text, block) for _, block in blocks]
    widths = column_widths(text, rows, width)
    columns = [sum(widths[:index]) + GAP * index for index in range(len(widths))]
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
            bars = tuple((column - 2, "│") for column in columns[1:])
            lines.append(Line(kind, number, runs, bars))
        if block.level == 1:
            rule = "─┼─".join("─" * cells for cells in widths)
            lines.append(Line("table-rule", number, (), ((0, rule),)))
    return lines
