"""Rows of the side panel, and those of names and of the outline of the open briefing."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Any

from briefterm.model import Article, BlockKind, Document, Span
from briefterm.tui.lights import LIGHT_OF

EXCERPT_LINES = 2


@dataclass(frozen=True)
class PanelRow:
    """A row of the panel: paragraphs of (text, style, most lines), a place and a subject.

    ``light`` colours the bar at its left edge; ``tail`` stands at the end of the first line.
    ``excerpt_of`` is the text of which the words around the span are shown; they are only looked up
    when the row is drawn, so that thousands of rows are made at once.
    """

    parts: tuple[tuple[str, str, int], ...]
    span: Span | None = None
    subject: Any = None
    light: str = ""
    gap: bool = True
    tail: str = ""
    excerpt_of: str = ""

    @property
    def parts_others(self) -> bool:
        """Whether the row is a heading between others, which leads nowhere."""
        return self.span is None and self.subject is None


def name_rows(article: Article) -> list[PanelRow]:
    """Entities with their number of mentions, the most mentioned first within each kind."""
    first: dict[tuple[str, str], Span] = {}
    count: Counter[tuple[str, str]] = Counter()
    for mention in article.mentions:
        key = (LIGHT_OF[mention.kind], mention.name)
        count[key] += 1
        first.setdefault(key, Span(mention.start, mention.end))
    kinds: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for key in count:
        kinds[key[0]].append(key)
    rows = []
    for light in ("person", "org", "place", "norp", "other"):
        for key in sorted(kinds[light], key=lambda key: (-count[key], key[1])):
            times = f"  ×{count[key]}" if count[key] > 1 else ""
            parts = ((key[1], light, 1),)
            rows.append(PanelRow(parts, first[key], key[1], light, gap=False, tail=times))
    return rows


def outline_rows(document: Document) -> list[PanelRow]:
    """Headings, set in by level."""
    rows = []
    for block in document.blocks:
        if block.kind is BlockKind.HEADING:
            text = "  " * max(0, block.level - 1) + document.text[block.start : block.end]
            style = "row" if block.level > 1 else "row-unread"
            rows.append(PanelRow(((text, style, 1),), Span(block.start, block.end), gap=False))
    return rows


def snippet(text: str, span: Span, around: int = 90) -> str:
    """The words around a span, cut at word borders, on one line."""
    return excerpt(text, span, around)[0]


def excerpt(text: str, span: Span, around: int) -> tuple[str, Span]:
    """The words around a span, at most ``around`` characters before and behind it, on one line.

    It begins with a sentence where one begins near, and is cut at word borders; with it comes where
    the span lies in it.
    """
    line = text.rfind("\n", 0, span.start) + 1
    sentence = text.rfind(". ", line, span.start) + 2
    begin = max(line, sentence if sentence > 1 else 0, span.start - around)
    stop = text.find("\n", span.end)
    # What is not needed before the span is used behind it.
    end = min(len(text) if stop < 0 else stop, span.end + 2 * around - (span.start - begin))
    if begin > 0 and text[begin - 1] not in "\n ":
        begin = max(begin, text.find(" ", begin, span.start) + 1)
    if end < len(text) and text[end] not in "\n ":
        cut = text.rfind(" ", span.end, end)
        end = cut if cut > 0 else end
    words = text[begin:end]
    begin += len(words) - len(words.lstrip())
    words = words.strip()
    return words, Span(max(0, span.start - begin), min(len(words), max(0, span.end - begin)))
