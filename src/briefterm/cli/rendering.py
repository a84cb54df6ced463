"""A briefing as lines on stdout: the lines of its layout in the looks of a terminal, or plain."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from rich.segment import Segment, Segments
from rich.style import Style
from rich.text import Text

from briefterm.cli.output import console
from briefterm.layout.cells import cell_width
from briefterm.layout.highlights import Highlight, Layer, pieces
from briefterm.layout.page import mark_layer, masthead_of
from briefterm.layout.typeset import lay_out
from briefterm.model import EntityKind
from briefterm.terminal import visible_line, visible_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import Console

    from briefterm.layout.lines import Layout, Line
    from briefterm.model import Article, Document, PlacedNote

# Kinds have the text styles that they have in the reader, and the nearest of the sixteen colours
# that every terminal has.
_LOOKS: dict[str, str] = {
    **dict.fromkeys(EntityKind, "bold underline magenta"),
    EntityKind.PERSON: "bold yellow",
    EntityKind.ORG: "bold italic bright_blue",
    EntityKind.GPE: "underline green",
    EntityKind.LOC: "underline green",
    EntityKind.FAC: "underline green",
    EntityKind.NORP: "italic green",
    "date": "italic underline cyan",
    # Blocks and masthead.
    "title": "bold",
    "h1": "bold",
    "h2": "bold",
    "h3": "bold",
    "meta": "dim",
    "summary": "italic",
    "warning": "bold yellow",
    "table-head": "bold",
    "rule": "dim",
    "decor": "dim",
    # Inline marks.
    "strong": "bold",
    "emphasis": "italic",
    "code-mark": "dim",
    "strike": "strike",
    "link": "underline bright_blue",
    # Notes are told from the text without colours too.
    "note-yellow": "reverse yellow",
    "note-green": "reverse green",
    "note-blue": "reverse blue",
    "note-pink": "reverse bright_magenta",
    "note-purple": "reverse magenta",
}

# Cells that a row of a table may take before its cells are wrapped where lines have no end: no
# table is ever padded to many times its size.
_ROW = 400


def print_article(article: Article, notes: Sequence[PlacedNote], measure: int) -> None:
    """Print masthead, text and notes in lines of ``measure`` cells, fewer on a narrow terminal."""
    out = console()
    width = min(out.width, measure)
    layout = lay_out(article.document, width, masthead_of(article.briefing))
    layers = _layers(article, notes)
    segments: list[Segment] = []
    for line in layout.lines[1:-1]:  # the blank lines around a page are the reader's
        segments += _drawn(layout, line, layers)
        segments.append(Segment.line())
    # Lines fit already; only a terminal of a few cells would see their ends cut.
    out.print(Segments(segments), crop=False)
    _print_notes(out, notes, width)


def plain_text(document: Document) -> str:
    """The canonical text, a paragraph a line, in which the cells of tables stand in columns.

    Control characters are visible marks. Without tables every offset holds.
    """
    layout = lay_out(document, _ROW)
    rows: dict[int, list[str]] = {}
    for line in layout.lines:
        if line.runs and line.kind in {"table", "table-head"}:
            bare = line._replace(decor=())
            row = "".join(segment.text for segment in _drawn(layout, bare, ()))
            rows.setdefault(line.block, []).append(row.rstrip())
    parts = []
    at = 0
    for index, lines in rows.items():
        block = document.blocks[index]
        parts += [layout.text[at : block.start], "\n".join(lines)]
        at = block.end
    return "".join([*parts, layout.text[at:]])


def _layers(article: Article, notes: Sequence[PlacedNote]) -> tuple[Layer, ...]:
    """What is lit in the text, lowest first."""
    return (
        mark_layer(article.document),
        Layer(Highlight(name.start, name.end, name.kind) for name in article.mentions),
        Layer(Highlight(date.start, date.end, "date") for date in article.dates),
        Layer(
            Highlight(span.start, span.end, f"note-{placed.note.color}")
            for placed in notes
            if (span := placed.span) is not None
        ),
    )


def _drawn(layout: Layout, line: Line, layers: Sequence[Layer]) -> Iterator[Segment]:
    """The parts of a line from left to right, with the gaps between them."""
    # A line without text of its own is furniture, drawn in its kind's own style.
    around = "decor" if line.runs or line.kind == "table-rule" else line.kind
    look = _style((around,))
    # The spaces that hold the masthead's facts together have done so: here they can be searched.
    parts = [(at, [Segment(text.replace("\u00a0", " "), look)]) for at, text in line.decor]
    for column, start, end in line.runs:
        drawn = [
            Segment(visible_line(layout.text[left:right]), _style((line.kind, *names)))
            for left, right, names in pieces(start, end, layers)
        ]
        parts.append((column, drawn))
    used = 0
    for column, drawn in sorted(parts, key=lambda part: part[0]):
        if column > used:
            yield Segment(" " * (column - used))
        yield from drawn
        used = max(used, column) + cell_width("".join(segment.text for segment in drawn))


@cache
def _style(names: tuple[str, ...]) -> Style:
    """The looks ``names``, later ones over earlier ones."""
    return Style.combine(Style.parse(_LOOKS.get(name, "")) for name in names)


def _print_notes(out: Console, notes: Sequence[PlacedNote], width: int) -> None:
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
