from __future__ import annotations

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefterm.annotation import make_anchor, sha256
from briefterm.errors import UsageError
from briefterm.model import Block, BlockKind, Document, Span

TEXT = "Title\n\nPart one\n\nThe court ruled on Monday."
DOCUMENT = Document(
    TEXT,
    blocks=(
        Block(BlockKind.HEADING, 0, 5, level=1),
        Block(BlockKind.HEADING, 7, 15, level=2),
        Block(BlockKind.PARAGRAPH, 17, 43),
    ),
    title=Span(0, 5),
)


def test_anchor_has_all_selectors() -> None:
    """An anchor keeps quote, context, position, the headings above it and the text's digest."""
    anchor = make_anchor(DOCUMENT, Span(21, 26))

    assert anchor.quote == "court"
    assert anchor.prefix == TEXT[:21]
    assert anchor.suffix == " ruled on Monday."
    assert (anchor.start, anchor.end) == (21, 26)
    assert anchor.heading == ("Part one",)
    assert anchor.text_sha256 == hashlib.sha256(TEXT.encode()).hexdigest()


def test_context_is_64_characters() -> None:
    """Prefix and suffix are 64 code points where there are as many."""
    anchor = make_anchor(Document("😀" * 300), Span(100, 101))

    assert anchor.prefix == anchor.suffix == "😀" * 64


@pytest.mark.parametrize("span", [Span(-1, 3), Span(4, 3), Span(0, len(TEXT) + 1)])
def test_span_outside_of_the_text(span: Span) -> None:
    """A span that is not in the text is refused in one line."""
    with pytest.raises(UsageError, match="not inside"):
        make_anchor(DOCUMENT, span)


@given(st.text(st.characters(exclude_categories=())), st.data())
@settings(max_examples=100, deadline=None)
def test_parts_join_to_the_text(text: str, data: st.DataObject) -> None:
    """Prefix, quote and suffix are what stands there, in any script and with lone surrogates."""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))

    anchor = make_anchor(Document(text), Span(start, end))

    joined = anchor.prefix + anchor.quote + anchor.suffix
    assert joined == text[max(0, start - 64) : end + 64]
    assert anchor.text_sha256 == sha256(text)
