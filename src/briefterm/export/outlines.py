"""An outline as one cited Markdown document: quotes with footnotes that say where they are from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefterm.export.escaping import literal_line, prose
from briefterm.export.markdown import citation, quote_lines
from briefterm.export.marks import Piece, digest, mark_key, pieces_of, short, text_of
from briefterm.export.matter import split, value_of
from briefterm.export.page import Item, Page, record_in
from briefterm.export.pages import plain_text
from briefterm.terminal import visible_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from briefterm.model import Briefing, Note, Outline, OutlineItem

OUTLINE_IDENTITY = "briefterm_outline"  # the key of the front matter that says which outline it is
STYLE = "outline"


@dataclass(frozen=True, slots=True)
class Cited:
    """A note and the briefing that it is of."""

    note: Note
    briefing: Briefing


def outline_page(outline: Outline, cited: Mapping[str, Cited]) -> Page:
    """The document of an outline; see `Page`. Notes that are not in ``cited`` are left out."""
    head = Item(f"x{short(outline.id)}", f"# {literal_line(outline.name)}".rstrip(), "head")
    parts = outline_parts(outline, cited)
    items = (head, *(_item_of(item, body) for item, body in parts))
    front = {OUTLINE_IDENTITY: visible_line(outline.id), "title": visible_line(outline.name)}
    state = digest("\n".join(f"{item.key} {item.body}" for item in items))
    return Page(front, items, state=state, style=STYLE)


def outline_text(outline: Outline, cited: Mapping[str, Cited]) -> str:
    """The document without front matter and marks."""
    return plain_text(outline_page(outline, cited)).rstrip("\n") + "\n"


def outline_of(text: str) -> str:
    """The id of the outline that a file is of; empty for any other file."""
    lines, _ = split(text)
    return "" if lines is None else value_of(lines, OUTLINE_IDENTITY)


def arranged(text: str, page: Page) -> str:
    """``text``, a file of the page, with its blocks in the page's order.

    Where its reader wrote between the blocks the order is the reader's.
    """
    lines, body = split(text)
    record, number = record_in(body, page.syntax)
    pieces = pieces_of(body, page.syntax)
    if record is None or lines is None:
        return text
    comment = body.split("\n", number + 1)[number]
    blocks = [piece for piece in pieces if piece.kind]
    if any(not (one.kind or one.blank or one.content == comment) for one in pieces):
        return text
    order = {item.key: at for at, item in enumerate(page.items)}
    last = 0
    ranks = []
    for piece in blocks:
        # What is not on the page stays behind the block that it follows.
        last = order.get(piece.key, last)
        ranks.append(last)
    if ranks == sorted(ranks):
        return text
    ordered = [block for _, block in sorted(zip(ranks, blocks, strict=True), key=lambda p: p[0])]
    laid = [one for block in ordered for one in (Piece(""), block)]
    front = text[: len(text) - len(body)]
    return front + text_of([Piece(comment), *laid, Piece("")], page.syntax)


def outline_parts(
    outline: Outline, cited: Mapping[str, Cited]
) -> Iterator[tuple[OutlineItem, str]]:
    """The items that the document has, each with its Markdown."""
    footnotes: set[str] = set()
    for item in outline.items:
        if item.kind == "heading" and item.text.strip():
            yield item, f"{'#' * (item.level + 1)} {literal_line(item.text)}"
        elif item.kind == "text" and item.text.strip():
            yield item, prose(item.text)
        elif item.kind == "note" and item.note in cited:
            yield item, _quoted(cited[item.note], footnoted=item.note not in footnotes)
            footnotes.add(item.note)


def _item_of(item: OutlineItem, body: str) -> Item:
    return Item(f"o{mark_key(item.id)}", body, "note", (), item.note or item.id)


def _quoted(cited: Cited, *, footnoted: bool) -> str:
    """A note: its quote, its text, and where it is from as a footnote."""
    note, briefing = cited.note, cited.briefing
    label = f"[^bt-{mark_key(note.id)}]"
    quote = note.anchor.quote if note.anchor is not None else ""
    words = prose(note.text) if note.text.strip() else ""
    title = literal_line(briefing.title or briefing.id)
    if quote.strip():
        parts = [f"{quote_lines(quote)}{label}", words]
    else:
        parts = [f"{words or title}{label}"]
    source = ", ".join(part for part in (title, citation(briefing)) if part)
    parts.append(f"{label}: {source}" if footnoted else "")
    return "\n\n".join(part for part in parts if part)
