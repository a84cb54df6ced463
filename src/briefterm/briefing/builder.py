"""Collects blocks and marks into a canonical text and the spans over it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from briefterm.model import Block, BlockKind, Document, Mark, MarkKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

_LISTED = (BlockKind.LIST_ITEM, BlockKind.TABLE)
# Tabs, vertical tabs and form feeds are white space like any other.
_SPACES = dict.fromkeys((0x09, 0x0B, 0x0C), " ")

# A mark before its block has a place in the text: kind, start, end (offsets in its block), target.
BlockMark: TypeAlias = tuple[MarkKind, int, int, str]


class DocumentBuilder:
    """Appends blocks in reading order and keeps the laws of the canonical text.

    No block is empty, none begins or ends with white space (code and table rows may begin with
    it), and each is parted from the one before by a blank line, or by a newline within a list or
    a table.
    """

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._parts: list[str] = []
        self._marks: list[Mark] = []
        self._length = 0
        self._last: BlockKind | None = None
        self._rules = 0

    def add(
        self,
        kind: BlockKind,
        text: str,
        marks: Iterable[BlockMark] = (),
        *,
        level: int = 0,
        marker: str = "",
    ) -> Block | None:
        """Append a block and its marks; None, and nothing appended, if it has no visible text.

        Offsets of ``marks`` are code points of ``text`` as it is given.
        """
        kept, cut = _trimmed(kind, text)
        if not kept:
            return None
        self._part_from_last(kind, level)
        start = self._length
        self._parts.append(kept)
        self._length += len(kept)
        block = Block(kind, start, self._length, level, marker)
        self.blocks.append(block)
        for mark, first, last, target in marks:
            begin = start + max(0, first - cut)
            end = min(self._length, start + last - cut)
            if begin < end:
                self._marks.append(Mark(mark, begin, end, target))
        self._last = kind
        return block

    def rule(self) -> None:
        """Note a rule here; it gets its place when the next block or the end is known."""
        self._rules += 1

    def document(self, title: Span | None = None, summary: Span | None = None) -> Document:
        """Everything that was added so far, as a document."""
        self._place_rules(self._length)
        self._marks.sort(key=lambda mark: (mark.start, -mark.end))
        return Document(
            "".join(self._parts), tuple(self.blocks), tuple(self._marks), title, summary
        )

    def _part_from_last(self, kind: BlockKind, level: int) -> None:
        if self._last is None:
            self._place_rules(0)
            return
        # The first row of a table has level 1: it parts one table from another.
        joined = kind is self._last and kind in _LISTED and not self._rules
        if joined and not (kind is BlockKind.TABLE and level == 1):
            self._parts.append("\n")
            self._length += 1
            return
        self._place_rules(self._length + 1)
        self._parts.append("\n\n")
        self._length += 2

    def _place_rules(self, offset: int) -> None:
        for _ in range(self._rules):
            self.blocks.append(Block(BlockKind.RULE, offset, offset))
        self._rules = 0


def _trimmed(kind: BlockKind, text: str) -> tuple[str, int]:
    """The text of a block without white space around it, and how much was cut at its start."""
    if kind is BlockKind.CODE:
        return text.expandtabs(4).rstrip().lstrip("\n"), 0
    if kind is BlockKind.TABLE:
        return text.rstrip(), 0
    if not text.isprintable():
        text = text.translate(_SPACES)
    begun = text.lstrip()
    return begun.rstrip(), len(text) - len(begun)
