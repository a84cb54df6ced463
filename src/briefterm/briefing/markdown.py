"""Markdown to a document: one pass over the tokens of its blocks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from briefterm.briefing.builder import DocumentBuilder
from briefterm.briefing.dialect import parser
from briefterm.briefing.inline import InlineReader
from briefterm.briefing.sentences import is_one_sentence, same_words
from briefterm.model import Block, BlockKind, Document, MarkKind, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from markdown_it.token import Token

    from briefterm.briefing.builder import BlockMark

# Beyond these a file is no article, and its blocks alone would take seconds to tell apart.
MAX_LENGTH = 4_000_000
MAX_LINES = 60_000


def is_too_large(text: str) -> bool:
    """Whether ``text`` is to be read as plain text, for the time that its markup would take."""
    return len(text) > MAX_LENGTH or text.count("\n") > MAX_LINES


def parse_markdown(
    text: str, *, title: str = "", summary: str = "", appendix: str = ""
) -> tuple[Document, tuple[str, ...]]:
    r"""The document of Markdown with ``\n`` line ends, and warnings about what was too much.

    ``title`` and ``summary`` are those of the front matter: a leading heading is the title if it
    says the same or there is none. ``appendix`` is kept as a last code block.
    """
    md = parser()
    env: dict[str, Any] = {}
    tokens: list[Token] = []
    md.block.parse(text, md, env, tokens)
    converter = _Converter(InlineReader(env))
    for token in tokens:
        converter.take(token)
    builder = converter.builder
    document = builder.document()
    title_span = _title_span(document, title)
    summary_span = _summary_span(document, title_span, summary)
    if appendix or title_span or summary_span:
        if appendix:
            builder.add(BlockKind.CODE, appendix)
        document = builder.document(title_span, summary_span)
    warnings = []
    if env.get("too_deep"):
        warnings.append("is nested too deep: the innermost quotes and lists are shown as text")
    if converter.gave_up:
        warnings.append("has too many marks: some are shown as they are written")
    return document, tuple(warnings)


@dataclass(slots=True)
class _Container:
    """A quote or list item that is open; an item's marker goes to the first block in it."""

    kind: BlockKind
    level: int
    marker: str = ""


class _Converter:
    """Takes the block tokens in order; ``builder`` has the blocks so far."""

    def __init__(self, inline: InlineReader) -> None:
        self.builder = DocumentBuilder()
        self._inline = inline
        self._containers: list[_Container] = []
        self._numbers: list[int | None] = []
        self._heading = 0
        self._row: list[tuple[str, Sequence[BlockMark]]] | None = None
        self._row_level = 1
        self._actions: dict[str, Callable[[Token], None]] = {
            "inline": self._text,
            "heading_open": self._open_heading,
            "heading_close": self._close_heading,
            "fence": self._code,
            "code_block": self._code,
            "hr": lambda _token: self.builder.rule(),
            "blockquote_open": self._open_quote,
            "blockquote_close": self._close,
            "bullet_list_open": lambda _token: self._numbers.append(None),
            "bullet_list_close": self._close_list,
            "ordered_list_open": self._open_numbered_list,
            "ordered_list_close": self._close_list,
            "list_item_open": self._open_item,
            "list_item_close": self._close,
            "table_open": self._open_table,
            "tr_open": self._open_row,
            "tr_close": self._close_row,
        }

    @property
    def gave_up(self) -> bool:
        """Whether some inline markup was taken as text."""
        return self._inline.gave_up

    def take(self, token: Token) -> None:
        """Take the next token."""
        action = self._actions.get(token.type)
        if action is not None:
            action(token)

    def _text(self, token: Token) -> None:
        text, marks = self._inline.read(token.content)
        if self._row is not None:
            self._row.append((text, marks))
        elif self._heading and not self._containers:
            line = text.replace("\n", " ")
            self.builder.add(BlockKind.HEADING, line, marks, level=self._heading)
        elif not self._containers:
            self.builder.add(BlockKind.PARAGRAPH, text, marks)
        else:
            if self._heading:
                # In a quote or a list it is no heading of the briefing.
                text = text.replace("\n", " ")
                marks = [(MarkKind.STRONG, 0, len(text), ""), *marks]
            inner = self._containers[-1]
            block = self.builder.add(
                inner.kind, text, marks, level=inner.level, marker=inner.marker
            )
            if block is not None:
                inner.marker = ""

    def _open_heading(self, token: Token) -> None:
        self._heading = int(token.tag[1:])

    def _close_heading(self, _token: Token) -> None:
        self._heading = 0

    def _code(self, token: Token) -> None:
        # Where a fence has nothing in it, what stands beside it may have been meant as text.
        code = token.content if token.content.strip() else token.info.strip()
        self.builder.add(BlockKind.CODE, code)

    def _open_quote(self, _token: Token) -> None:
        self._containers.append(_Container(BlockKind.QUOTE, self._depth(BlockKind.QUOTE) + 1))

    def _open_numbered_list(self, token: Token) -> None:
        self._numbers.append(int(token.attrs.get("start", 1)))

    def _close_list(self, _token: Token) -> None:
        self._numbers.pop()

    def _open_item(self, token: Token) -> None:
        level = self._depth(BlockKind.LIST_ITEM) + 1
        number = self._numbers[-1]
        if number is None:
            marker = "•" if level == 1 else "◦"
        else:
            marker = f"{number}{token.markup}"
            self._numbers[-1] = number + 1
        self._containers.append(_Container(BlockKind.LIST_ITEM, level, marker))

    def _close(self, _token: Token) -> None:
        self._containers.pop()

    def _depth(self, kind: BlockKind) -> int:
        return sum(container.kind is kind for container in self._containers)

    def _open_table(self, _token: Token) -> None:
        self._row_level = 1

    def _open_row(self, _token: Token) -> None:
        self._row = []

    def _close_row(self, _token: Token) -> None:
        """One block a row: the cells as one line each, parted by tabs."""
        cells: list[str] = []
        marks: list[BlockMark] = []
        offset = 0
        for text, cell_marks in self._row or ():
            cell = text.replace("\n", " ").replace("\t", " ").rstrip()
            marks += (
                (kind, offset + start, offset + min(end, len(cell)), target)
                for kind, start, end, target in cell_marks
            )
            cells.append(cell)
            offset += len(cell) + 1
        self._row = None
        if self.builder.add(BlockKind.TABLE, "\t".join(cells), marks, level=self._row_level):
            self._row_level = 2


def _title_span(document: Document, title: str) -> Span | None:
    """The leading heading of level 1, if it is the title."""
    first = next((block for block in document.blocks if block.kind is not BlockKind.RULE), None)
    if first is None or first.kind is not BlockKind.HEADING or first.level != 1:
        return None
    span = Span(first.start, first.end)
    heading = span.of(document.text)
    if not title or same_words(heading, title):
        return span
    # The front matter may have the marks of the heading too.
    plain, _ = InlineReader({}).read(title)
    return span if same_words(heading, plain) else None


def _summary_span(document: Document, title: Span | None, summary: str) -> Span | None:
    """The first paragraph, if it is the front matter's summary or set off as a dek.

    A dek is one sentence after the title, all of it emphasised, with text after it.
    """
    begun = [block for block in document.blocks if block.kind is not BlockKind.RULE][:3]
    if title is not None:
        begun = begun[1:]
    if len(begun) < 2 or begun[0].kind is not BlockKind.PARAGRAPH:  # noqa: PLR2004 - text follows
        return None
    dek = begun[0]
    span = Span(dek.start, dek.end)
    text = span.of(document.text)
    if summary:
        return span if same_words(text, summary) else None
    set_off = title is not None and _is_emphasised(document, dek)
    return span if set_off and is_one_sentence(text) else None


def _is_emphasised(document: Document, block: Block) -> bool:
    return any(
        (mark.start, mark.end) == (block.start, block.end)
        and mark.kind in (MarkKind.EMPHASIS, MarkKind.STRONG)
        for mark in document.marks[:20]
    )
