"""A text and the spans over it: blocks, inline marks, the document."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points of a text."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The part of ``text`` that the span covers."""
        return text[self.start : self.end]


class BlockKind(StrEnum):
    """What a block of a document is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    QUOTE = "quote"
    LIST_ITEM = "list_item"
    CODE = "code"
    TABLE = "table"
    RULE = "rule"


@dataclass(frozen=True, slots=True)
class Block:
    """One block of the canonical text.

    Blocks stand in text order and never overlap. ``level`` is a heading's 1 to 6 or the nesting of
    a quote or list item (1 is the outermost). ``marker`` is what a list item is shown with ("•",
    "3."); a later paragraph of the same item has none. A table keeps a block a row, its cells
    parted by tabs; its first row has level 1, the others 2. A rule is an empty span.
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    marker: str = ""


class MarkKind(StrEnum):
    """What an inline mark says about its span."""

    STRONG = "strong"
    EMPHASIS = "emphasis"
    CODE = "code"
    STRIKE = "strike"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Mark:
    """An inline mark as a span; a link keeps its target."""

    kind: MarkKind
    start: int
    end: int
    target: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed briefing: one canonical text and spans over it.

    ``title`` and ``summary`` are spans where these stand in the text itself (plain text and
    Markdown with a leading heading) and None where only the metadata has them.
    """

    text: str
    blocks: tuple[Block, ...] = ()
    marks: tuple[Mark, ...] = ()
    title: Span | None = None
    summary: Span | None = None

    def headings_at(self, offset: int) -> tuple[str, ...]:
        """Texts of the headings in force at ``offset``, outermost first, the title left out."""
        path: list[tuple[int, str]] = []
        for block in self.blocks:
            if block.start > offset:
                break
            if block.kind is not BlockKind.HEADING:
                continue
            if self.title is not None and block.start == self.title.start:
                continue
            while path and path[-1][0] >= block.level:
                path.pop()
            path.append((block.level, self.text[block.start : block.end]))
        return tuple(text for _, text in path)
