"""A parsed document as a row of the index and back, so that no text is parsed twice."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any

import orjson

from briefterm.index.rows import packed, unpacked

if TYPE_CHECKING:
    from briefterm.model import Document, Span


def encode_document(document: Document) -> tuple[bytes, bytes]:
    """The text, and the blocks and marks over it as JSON."""
    structure = {
        "blocks": [
            (block.kind, block.start, block.end, block.level, block.marker)
            for block in document.blocks
        ],
        "marks": [(mark.kind, mark.start, mark.end, mark.target) for mark in document.marks],
        "title": _ends(document.title),
        "summary": _ends(document.summary),
    }
    try:
        return packed(document.text), orjson.dumps(structure)
    except TypeError:  # a lone surrogate in a link's target; such a text is parsed each time
        return packed(document.text), b""


def decode_document(text: bytes, structure: bytes, text_sha256: str) -> Document | None:
    """The document that `encode_document` made these of, or None when they are not sound."""
    from briefterm.model import (  # noqa: PLC0415 - a list is read without them
        Block,
        BlockKind,
        Document,
        Mark,
        MarkKind,
    )

    if sha256(text).hexdigest() != text_sha256:
        return None
    kinds = {kind.value: kind for kind in BlockKind}
    try:
        parts = orjson.loads(structure)
        return Document(
            unpacked(text),
            tuple(Block(kinds[kind], *rest) for kind, *rest in parts["blocks"]),
            tuple(Mark(MarkKind(kind), *rest) for kind, *rest in parts["marks"]),
            _span(parts["title"]),
            _span(parts["summary"]),
        )
    except (ValueError, TypeError, LookupError):
        return None


def headings_of(text: str, structure: bytes) -> tuple[str, ...]:
    """The texts of the headings of a document that `encode_document` made these of."""
    try:
        blocks = orjson.loads(structure)["blocks"]
        return tuple(text[start:end] for kind, start, end, *_ in blocks if kind == "heading")
    except (ValueError, TypeError, LookupError):
        return ()


def _ends(span: Span | None) -> tuple[int, int] | None:
    return (span.start, span.end) if span else None


def _span(ends: Any) -> Span | None:  # noqa: ANN401 - as JSON has it
    from briefterm.model import Span  # noqa: PLC0415 - as above

    return Span(*ends) if ends else None
