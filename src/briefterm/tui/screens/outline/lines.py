"""Rows of the briefing builder, and lines of Markdown in the looks of what they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefterm.layout.cells import cell_width, fit
from briefterm.layout.wrap import wrap
from briefterm.terminal import visible_line

if TYPE_CHECKING:
    from briefterm.tui.widgets.rows import RowLine

_TEXT_LINES = 3


@dataclass(frozen=True, slots=True)
class ListedItem:
    """An item of an outline as a row shows it; every part is one line that may be shown.

    ``depth`` is that of the headings above it. ``color`` is a note's; without one it is missing.
    """

    id: str
    kind: str
    depth: int
    words: str
    quote: str = ""
    about: str = ""
    color: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """Markdown that stands together: an item of the document by its id, or a line of a file.

    ``mark`` stands before each of its lines, in its look; ``look`` is for all that has none.
    """

    text: str
    id: str = ""
    mark: str = ""
    look: str = ""
    gap: bool = False


def item_lines(item: ListedItem, width: int) -> list[RowLine]:
    """The row of an item, set in under its heading."""
    indent = "  " * item.depth
    room = max(8, width - len(indent) - 4)
    margin = (f" {indent}", "")
    if item.kind == "heading":
        return [(margin, (fit(item.words, room), "title" if not item.depth else "h2")), ()]
    if item.kind == "text":
        ranges = wrap(item.words, 0, len(item.words), room)
        texts = [item.words[start:end] for start, end in ranges[:_TEXT_LINES]]
        if len(ranges) > _TEXT_LINES:
            texts[-1] = fit(item.words[ranges[_TEXT_LINES - 1][0] :], room)
        marks = ["¶ ", *("  " for _ in texts)]
        return [
            *(
                (margin, (mark, "meta"), (line, "row"))
                for mark, line in zip(marks, texts, strict=False)
            ),
            (),
        ]
    bar = ("▎ ", f"bar-{item.color}" if item.color else "faint")
    parts = [(item.words, "row"), (item.quote, "row-quote")]
    lines: list[RowLine] = [(margin, bar, (fit(text, room), look)) for text, look in parts if text]
    if item.about:
        lines.append((margin, bar, (fit(item.about, room), "meta")))
    return [*lines, ()]


def part_lines(part: Part, width: int) -> list[RowLine]:
    """The lines of a part, wrapped."""
    mark = ((part.mark, part.look or "meta"),) if part.mark else ()
    room = max(8, width - cell_width(part.mark) - 1)
    lines: list[RowLine] = []
    for raw in part.text.split("\n"):
        line = visible_line(raw)
        look = part.look or markdown_look(line)
        for start, end in wrap(line, 0, len(line), room):
            lines.append((*mark, (line[start:end], look)))
    return [*lines, ()] if part.gap else lines


def markdown_look(line: str) -> str:
    """The look of a line of Markdown that is shown as it is written."""
    if line.startswith("#"):
        return "title" if line.startswith("# ") else "h2"
    if line.startswith(">"):
        return "row-quote"
    if line.startswith(("[^", "---", "<!--", "`briefterm ")):
        return "meta"
    return "row"
