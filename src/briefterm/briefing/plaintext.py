"""Plain text as it is scraped and typed: which line is title, dek, heading, list item or tag."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefterm.briefing.builder import DocumentBuilder
from briefterm.briefing.datelines import date_of_line, is_dateline
from briefterm.briefing.paragraphs import Paragraph, paragraphs_of
from briefterm.briefing.sentences import ends_sentence, is_one_sentence, opens_speech, same_words
from briefterm.model import BlockKind, Document, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

_MAX_TITLE = 250
_MAX_DEK = 400
_MAX_HEADING = 80
_MAX_HEADING_WORDS = 12
_MAX_LABEL_WORDS = 5
_MAX_HEADING_RUN = 2
_MAX_TAG_WORDS = 3
_MAX_TAG = 40
_BYLINE_WORDS = 8


@dataclass(frozen=True, slots=True)
class PlainText:
    """A plain text as a document, and the tag that its last line gives, or an empty string."""

    document: Document
    tag: str = ""


def parse_plain(text: str, *, title: str = "", summary: str = "", appendix: str = "") -> PlainText:
    r"""Read plain text with ``\n`` line ends; linear in its length.

    ``title`` and ``summary`` are those of the front matter: with a title there, the first line is
    the title in the text only if it says the same. ``appendix`` is kept as a last code block.
    """
    paragraphs = paragraphs_of(text)
    tag = _trailing_tag(paragraphs)
    if tag:
        paragraphs.pop()
    has_title = bool(paragraphs) and _is_title(paragraphs[0], title)
    dek = _dek_number(paragraphs, summary) if has_title else None
    if dek is None and summary:
        dek = _same_number(paragraphs, summary, 1 if has_title else 0)
    headings = _heading_numbers(paragraphs, first=1 if has_title else 0, dek=dek)
    builder = DocumentBuilder()
    spans: dict[int, Span] = {}
    for number, paragraph in enumerate(paragraphs):
        if paragraph.kind is BlockKind.RULE:
            builder.rule()
            continue
        kind, level = paragraph.kind, paragraph.level
        if number == 0 and has_title:
            kind, level = BlockKind.HEADING, 1
        elif number in headings:
            kind, level = BlockKind.HEADING, 2
        block = builder.add(kind, paragraph.text, level=level, marker=paragraph.marker)
        if block is not None and number in (0, dek):
            spans[number] = Span(block.start, block.end)
    if appendix:
        builder.add(BlockKind.CODE, appendix)
    title_span = spans.get(0) if has_title else None
    return PlainText(builder.document(title_span, spans.get(dek) if dek is not None else None), tag)


def _is_title(first: Paragraph, title: str) -> bool:
    if first.kind is not BlockKind.PARAGRAPH:
        return False
    if title:
        return same_words(first.text, title)
    return len(first.text) <= _MAX_TITLE


def _dek_number(paragraphs: Sequence[Paragraph], summary: str) -> int | None:
    """Which paragraph after the title is the summary; bylines and date lines may come before."""
    for number, paragraph in enumerate(paragraphs[1:-1], 1):
        text = paragraph.text
        if _is_byline(text) or (paragraph.kind is BlockKind.PARAGRAPH and date_of_line(text)):
            continue
        if paragraph.kind is not BlockKind.PARAGRAPH or len(text) > _MAX_DEK:
            return None
        if summary:
            return number if same_words(text, summary) else None
        # A label without closing punctuation is the heading of what follows.
        label = not ends_sentence(text) and len(text.split()) <= _MAX_LABEL_WORDS
        if label or is_dateline(text) or text.endswith(":") or not is_one_sentence(text):
            return None
        return number
    return None


def _same_number(paragraphs: Sequence[Paragraph], summary: str, first: int) -> int | None:
    for number, paragraph in enumerate(paragraphs[first : first + 3], first):
        if paragraph.kind is BlockKind.PARAGRAPH and same_words(paragraph.text, summary):
            return number
    return None


def _trailing_tag(paragraphs: Sequence[Paragraph]) -> str:
    """The tag that a lone short bullet at the end gives, as ``- News`` does."""
    if len(paragraphs) < 3:  # noqa: PLR2004 - a title, a text and the tag
        return ""
    last, before = paragraphs[-1], paragraphs[-2]
    if last.kind is not BlockKind.LIST_ITEM or last.marker != "•" or last.level > 1:
        return ""
    if before.kind is not BlockKind.PARAGRAPH or not ends_sentence(before.text):
        return ""
    if len(last.text) > _MAX_TAG or len(last.text.split()) > _MAX_TAG_WORDS:
        return ""
    return "" if ends_sentence(last.text) or before.text.endswith(":") else last.text


def _heading_numbers(
    paragraphs: Sequence[Paragraph], *, first: int, dek: int | None
) -> frozenset[int]:
    """Which paragraphs are headings: one or two such lines with text before and after them."""
    headings: list[int] = []
    run: list[int] = []
    announced = False
    for number, paragraph in enumerate(paragraphs[first:], first):
        if paragraph.kind is BlockKind.RULE:
            continue
        # What a colon announces is a list without bullets.
        if number != dek and not announced and _looks_like_heading(paragraph):
            run.append(number)
            continue
        if len(run) <= _MAX_HEADING_RUN:
            headings += run
        run = []
        announced = paragraph.text.endswith(":")
    return frozenset(headings)


def _looks_like_heading(paragraph: Paragraph) -> bool:
    text = paragraph.text
    return (
        paragraph.kind is BlockKind.PARAGRAPH
        and len(text) <= _MAX_HEADING
        and len(text.split()) <= _MAX_HEADING_WORDS
        and not ends_sentence(text)
        and text[-1] not in ",;:-–—"
        and not text[0].islower()
        and not opens_speech(text)
        and any(character.isalpha() for character in text)
        and not _is_byline(text)
        and not is_dateline(text)
    )


def _is_byline(text: str) -> bool:
    words = text.split()
    return (
        2 <= len(words) <= _BYLINE_WORDS  # noqa: PLR2004 - "By" and a name
        and words[0] in ("By", "BY")
        and words[1][:1].isupper()
        and not ends_sentence(text)
    )
