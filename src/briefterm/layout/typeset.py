"""Document + width -> lines: how each kind of block is set."""

from __future__ import annotations

from dataclasses import dataclass

from briefterm.layout.cells import cell_width, fit
from briefterm.layout.lines import BLANK, Layout, Line, Run
from briefterm.layout.tables import table_lines
from briefterm.layout.wrap import wrap
from briefterm.model import Block, BlockKind, Document, Span
from briefterm.terminal import visible_line, visible_text

_STEP = 2  # cells by which a nested list or quote is set in


@dataclass(frozen=True, slots=True)
class Masthead:
    """What stands above the text: shown where the text itself does not have it."""

    title: str = ""
    meta: str = ""
    summary: str = ""
    warnings: tuple[str, ...] = ()


def lay_out(document: Document, width: int, masthead: Masthead | None = None) -> Layout:
    """Set a document in lines of ``width`` cells (at least 1).

    The layout's text is the canonical text with control characters as visible marks: the same
    length, so that every offset holds for both. A blank line stands above and below.
    """
    text = visible_text(document.text)
    setter = _Setter(text, document, max(1, width))
    setter.head(masthead or Masthead())
    setter.body()
    return Layout(text, max(1, width), (BLANK, *setter.lines, BLANK))


class _Setter:
    """Collects the lines of one document."""

    def __init__(self, text: str, document: Document, width: int) -> None:
        self.text = text
        self.document = document
        self.width = width
        self.lines: list[Line] = []
        self.item_columns: dict[int, int] = {}

    def head(self, masthead: Masthead) -> None:
        """The masthead's lines; the meta line waits when the text begins with its title."""
        self.meta = masthead.meta
        self.warnings = masthead.warnings
        self.summary = masthead.summary if self.document.summary is None else ""
        title = self.document.title
        if title is None or not any(_is_title(block, title) for block in self.document.blocks):
            if masthead.title:
                self._furniture("title", masthead.title)
            self._below_title()

    def body(self) -> None:
        """The lines of all blocks."""
        blocks = self.document.blocks
        index = 0
        while index < len(blocks):
            block = blocks[index]
            self._space(blocks[index - 1] if index else None, block)
            if block.kind is BlockKind.TABLE:
                rows = [(index, block)]
                while index + 1 < len(blocks) and _same_table(blocks[index + 1]):
                    index += 1
                    rows.append((index, blocks[index]))
                self.lines += table_lines(self.text, rows, self.width)
            else:
                self._block(index, block)
            index += 1

    def _block(self, index: int, block: Block) -> None:
        match block.kind:
            case BlockKind.HEADING:
                self._heading(index, block)
            case BlockKind.LIST_ITEM:
                self._item(index, block)
            case BlockKind.QUOTE:
                depth = max(1, block.level)
                column = min(depth * _STEP, self._deepest())
                bars = tuple((at, "▎") for at in range(0, column - 1, _STEP))
                self._flow("quote", index, block, column=column, bars=bars)
            case BlockKind.CODE:
                self._flow("code", index, block, column=_STEP)
            case BlockKind.RULE:
                stars = "•   •   •"[: self.width]
                left = max(0, (self.width - len(stars)) // 2)
                run = (Run(left, block.start, block.start),)
                self.lines.append(Line("rule", index, run, ((left, stars),)))
            case _:
                summary = self.document.summary
                dek = summary is not None and summary.start == block.start
                self._flow("summary" if dek else "text", index, block)

    def _heading(self, index: int, block: Block) -> None:
        title = self.document.title
        if title is not None and _is_title(block, title):
            self._flow("title", index, block)
            self._below_title()
        else:
            self._flow(f"h{min(max(block.level, 1), 3)}", index, block)

    def _item(self, index: int, block: Block) -> None:
        level = max(1, block.level)
        outer = self.item_columns.get(level - 1, (level - 1) * _STEP)
        if block.marker:
            marker = visible_line(block.marker)
            column = outer + cell_width(marker) + 1
            self.item_columns[level] = column
            column = min(column, self._deepest())
            marker = fit(marker, column - 1)
            at = column - 1 - cell_width(marker)
            self._flow("text", index, block, column=column, lead=((at, marker),) if marker else ())
        else:
            self._flow("text", index, block, column=self.item_columns.get(level, outer + _STEP))

    def _flow(
        self,
        kind: str,
        index: int,
        block: Block,
        *,
        column: int = 0,
        bars: tuple[tuple[int, str], ...] = (),
        lead: tuple[tuple[int, str], ...] = (),
    ) -> None:
        column = min(column, self._deepest())
        decor = bars + lead
        for start, end in wrap(self.text, block.start, block.end, self.width - column):
            self.lines.append(Line(kind, index, (Run(column, start, end),), decor))
            decor = bars

    def _deepest(self) -> int:
        """The last column at which text may begin, so that a few words fit beside it."""
        return max(self.width - 8, self.width // 2)

    def _furniture(self, kind: str, text: str) -> None:
        shown = visible_line(text)
        for start, end in wrap(shown, 0, len(shown), self.width):
            self.lines.append(Line(kind, -1, (), ((0, shown[start:end]),)))

    def _below_title(self) -> None:
        if self.meta:
            self._furniture("meta", self.meta)
        for warning in self.warnings:
            self._furniture("warning", warning)
        if self.summary:
            if self.lines:
                self.lines.append(BLANK)
            self._furniture("summary", self.summary)

    def _space(self, before: Block | None, block: Block) -> None:
        if not self.lines:
            return
        if before is not None and before.kind is BlockKind.LIST_ITEM is block.kind and block.marker:
            return
        if before is None or before.kind is not BlockKind.LIST_ITEM is block.kind:
            self.item_columns.clear()
        self.lines.append(BLANK)
        major = 2
        if block.kind is BlockKind.HEADING and block.level <= major and before is not None:
            self.lines.append(BLANK)


def _is_title(block: Block, title: Span) -> bool:
    return block.kind is BlockKind.HEADING and block.start == title.start


def _same_table(block: Block) -> bool:
    return block.kind is BlockKind.TABLE and block.level != 1
