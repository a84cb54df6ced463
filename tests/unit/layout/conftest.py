"""Small documents made by hand, and the text that is hardest to set."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import pytest
from hypothesis import strategies as st

from briefterm.model import Block, BlockKind, Document

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from hypothesis.strategies import SearchStrategy

# Kind, text, level and marker of a block.
Part: TypeAlias = tuple[BlockKind, str, int, str]

_JOINED = (BlockKind.LIST_ITEM, BlockKind.TABLE)
_PIECES = (
    *("a", "of", "word", "sentence", "Wednesday", "1,000", "—", "don’t", "(see", "end.", "?!"),
    *(" ", " ", " ", "  ", "\u00a0"),
    *("漢", "字", "かな", "。", "「", "」", "！", "한국"),
    *("e\u0301", "n\u0303o", "हिन्दी", "👩‍⚕️", "👨‍👩‍👧", "👍🏽", "🇫🇷", "☁️", "1️⃣", "\u200b"),
)


def _build(parts: Iterable[Part]) -> Document:
    text, before = "", None
    blocks: list[Block] = []
    for kind, content, level, marker in parts:
        tight = kind is before and kind in _JOINED and not (kind is BlockKind.TABLE and level == 1)
        if before is not None:
            text += "\n" if tight else "\n\n"
        blocks.append(Block(kind, len(text), len(text) + len(content), level, marker))
        text += content
        before = kind
    return Document(text, tuple(blocks))


@pytest.fixture(scope="session")
def build() -> Callable[[Iterable[Part]], Document]:
    """Make a document of blocks, joined as the canonical text joins them."""
    return _build


@pytest.fixture(scope="session")
def prose() -> SearchStrategy[str]:
    """Lines of words, wide characters, joined emoji and combining marks."""
    return st.lists(st.sampled_from(_PIECES), max_size=40).map("".join)


@pytest.fixture(scope="session")
def documents(prose: SearchStrategy[str]) -> SearchStrategy[Document]:
    """Documents of all kinds of blocks."""
    level = st.integers(1, 6)
    row = st.lists(prose, min_size=1, max_size=5).map("\t".join)
    code = st.lists(prose, min_size=1, max_size=4).map("\n".join)
    marker = st.sampled_from(("•", "", "3.", "1000."))
    kinds = BlockKind
    flowing = st.sampled_from((kinds.PARAGRAPH, kinds.HEADING, kinds.QUOTE))
    part = st.one_of(
        st.tuples(flowing, prose, level, st.just("")),
        st.tuples(st.just(kinds.LIST_ITEM), prose, level, marker),
        st.tuples(st.just(kinds.CODE), code, st.just(0), st.just("")),
        st.tuples(st.just(kinds.TABLE), row, st.integers(1, 2), st.just("")),
        st.tuples(st.just(kinds.RULE), st.just(""), st.just(0), st.just("")),
    )
    return st.lists(part, max_size=8).map(_build)
