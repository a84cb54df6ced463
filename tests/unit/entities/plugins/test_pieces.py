from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefterm.entities.plugins.pieces import pieces


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("", []),
        (" \n ", []),
        ("  a b", ["a b"]),
        ("a b c d\ne f g", ["a b c d\n", "e f g"]),
        ("a b. c d e f g", ["a b. ", "c d e f g"]),
        ("a b c d e f g", ["a b c d e ", "f g"]),
        ("a-b.c.d,e,f", ["a-b.c.d", ",e,f"]),
    ],
)
def test_text_is_cut_where_it_pauses(text: str, cut: list[str]) -> None:
    """A piece of up to five tokens ends with a line, else a sentence, else a word."""
    assert cut == [piece for _, piece in pieces(text, 5)]


@given(
    st.lists(st.sampled_from(["a", "b-c", ". ", "\n", " ", "é", "!", "中"])).map("".join),
    st.integers(1, 6),
)
def test_pieces_make_up_the_text(text: str, most: int) -> None:
    """Pieces stand one after the other, leave out white space only, and are short enough."""
    end = 0
    for offset, piece in pieces(text, most):
        assert not text[end:offset].strip()
        end = offset + len(piece)
        assert piece == text[offset:end]
        assert 1 <= len(re.findall(r"\w+(?:[-_]\w+)*|[^\w\s]", piece)) <= most
    assert not text[end:].strip()
