"""What is stored of an annotated span, after the W3C Web Annotation selectors."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from typing import TYPE_CHECKING

from briefterm.errors import UsageError
from briefterm.model import Anchor

if TYPE_CHECKING:
    from briefterm.model import Document, Span

CONTEXT = 64


@lru_cache(maxsize=8)
def sha256(text: str) -> str:
    """The hexadecimal digest of the text's UTF-8 bytes, lone surrogates encoded as they are.

    The last ones are remembered: all notes of a briefing ask for that of the same text.
    """
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()


def make_anchor(document: Document, span: Span) -> Anchor:
    """The anchor of ``span``, half-open offsets in code points of the document's text.

    Raises:
        UsageError: the span is not inside the text.
    """
    text = document.text
    if not 0 <= span.start <= span.end <= len(text):
        raise UsageError(
            f"the span {span.start}-{span.end} is not inside a text of {len(text)} characters;"
            " select it again"
        )
    return Anchor(
        quote=span.of(text),
        prefix=text[max(0, span.start - CONTEXT) : span.start],
        suffix=text[span.end : span.end + CONTEXT],
        start=span.start,
        end=span.end,
        heading=document.headings_at(span.start),
        text_sha256=sha256(text),
    )
