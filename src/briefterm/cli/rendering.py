"""An article as styled lines on a terminal."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from briefterm.cli.output import console
from briefterm.model import BlockKind, EntityKind, MarkKind
from briefterm.terminal import visible_line, visible_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console, RenderableType

    from briefterm.model import Article, Block, PlacedNote

_MEASURE = 88

# Kinds differ by the form of their letters and not by hue alone.
_NAME_STYLES = {
    EntityKind.PERSON: "bold magenta",
    EntityKind.ORG: "bold underline cyan",
    EntityKind.GPE: "underline green",
    EntityKind.LOC: "underline green",
    EntityKind.FAC: "underline green",
    EntityKind.NORP: "italic green",
    EntityKind.EVENT: "italic bold cyan",
    EntityKind.PRODUCT: "italic cyan",
    EntityKind.WORK: "italic cyan",
    EntityKind.LAW: "italic cyan",
}
_DATE_STYLE = "italic underline yellow"
_NOTE_STYLE = "reverse"
_MARK_STYLES = {
    MarkKind.STRONG: "bold",
    MarkKind.EMPHASIS: "italic",
    MarkKind.CODE: "dim",
    MarkKind.STRIKE: "strike",
    MarkKind.LINK: "underline",
}


def print_article(article: Article, notes: list[PlacedNote]) -> None:
    """Print title, source line, text and notes, wrapped at the width of the terminal."""
    out = console()
    width = min(out.width, _MEASURE)
    _print_head(out, article, width)
    blocks = article.document.blocks
    styles = _styles_by_block(blocks, _styled_spans(article, notes))
    previous: Block | None = None
    for block, spans in zip(blocks, styles, strict=True):
        if article.document.title is not None and block.start == article.document.title.start:
            continue
        if previous is not None and not _close(previous, block):
            out.print()
        previous = block
        out.print(_block(article.document.text, block, spans), width=width)
    _print_notes(out, notes, width)


def _print_head(out: Console, article: Article, width: int) -> None:
    briefing = article.briefing
    out.print(Text(visible_line(briefing.title), style="bold"), width=width)
    day = briefing.date.isoformat() if briefing.date else "undated"
    parts = [briefing.source, briefing.author, day, f"{briefing.minutes} min", *briefing.tags]
    line = " · ".join(visible_line(part) for part in parts if part)
    out.print(Text(line, style="dim"), width=width)
    out.print()
    if briefing.summary and article.document.summary is None:
        out.print(Text(visible_line(briefing.summary), style="italic"), width=width)
        out.print()


def _styled_spans(article: Article, notes: list[PlacedNote]) -> list[tuple[int, int, str]]:
    """All that is styled as ``(start, end, style)``; later ones are drawn over earlier ones."""
    spans = [(mark.start, mark.end, _MARK_STYLES[mark.kind]) for mark in article.document.marks]
    spans += [
        (mention.start, mention.end, _NAME_STYLES[mention.kind]) for mention in article.mentions
    ]
    spans += [(expression.start, expression.end, _DATE_STYLE) for expression in article.dates]
    spans += [(span.start, span.end, _NOTE_STYLE) for placed in notes if (span := placed.span)]
    return spans


def _styles_by_block(
    blocks: Sequence[Block], spans: list[tuple[int, int, str]]
) -> list[list[tuple[int, int, str]]]:
    """For each block the spans that touch it."""
    starts = [block.start for block in blocks]
    touching: list[list[tuple[int, int, str]]] = [[] for _ in blocks]
    for span in spans:
        index = max(0, bisect_right(starts, span[0]) - 1)
        while index < len(blocks) and starts[index] < span[1]:
            touching[index].append(span)
            index += 1
    return touching


def _block(text: str, block: Block, spans: list[tuple[int, int, str]]) -> RenderableType:
    if block.kind is BlockKind.RULE:
        return Rule(style="dim")
    content = visible_text(text[block.start : block.end])
    line = Text(content, tab_size=4)
    for start, end, style in spans:
        if end > block.start:
            line.stylize(style, max(0, start - block.start), end - block.start)
    if block.kind is BlockKind.HEADING:
        line.stylize("bold underline")
        return line
    if block.kind is BlockKind.CODE:
        return Padding(line, (0, 0, 0, 4), expand=False)
    if block.kind is BlockKind.QUOTE:
        return Padding(line, (0, 0, 0, 4 * max(1, block.level)), style="italic", expand=False)
    if block.kind is BlockKind.LIST_ITEM:
        marker = f"{visible_line(block.marker)} " if block.marker else "  "
        item = Text.assemble(marker, line)
        return Padding(item, (0, 0, 0, 2 * max(1, block.level)), expand=False)
    return line


def _close(previous: Block, block: Block) -> bool:
    """Whether two blocks stand on neighbouring lines: items of a list, rows of a table."""
    kinds = (BlockKind.LIST_ITEM, BlockKind.TABLE)
    return previous.kind is block.kind and block.kind in kinds


def _print_notes(out: Console, notes: list[PlacedNote], width: int) -> None:
    if not notes:
        return
    out.print()
    out.print(Text("Notes", style="bold"))
    for placed in notes:
        note = placed.note
        out.print()
        lost = "" if placed.span is not None or note.anchor is None else "  (its place is lost)"
        tags = " ".join(f"#{tag}" for tag in note.tags)
        head = "  ".join(part for part in (note.id, note.color, tags) if part)
        out.print(Text(visible_line(head + lost), style="dim"), width=width)
        if note.anchor is not None:
            out.print(Text(f"“{visible_line(note.anchor.quote)}”", style="italic"), width=width)
        if note.text:
            out.print(Text(visible_text(note.text)), width=width)
