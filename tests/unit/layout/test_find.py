"""Finding words in an open text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefterm.layout.find import find_all


def hits(text: str, query: str) -> list[str]:
    """What was found, as strings."""
    return [span.of(text) for span in find_all(text, query)]


@pytest.mark.parametrize(
    ("text", "query", "expected"),
    [
        ("Iran and iran", "iran", ["Iran", "iran"]),
        ("Iran and iran", "Iran", ["Iran"]),
        ("ÉTÉ été", "été", ["ÉTÉ", "été"]),
        ("a sea\nof\n\ntrouble", "sea of  trouble", ["sea\nof\n\ntrouble"]),
        ("don’t, don't, don‘t", "don't", ["don’t", "don't", "don‘t"]),
        ("don’t, don't", "don’t", ["don’t", "don't"]),
        ('“so” and "so"', '"so"', ["“so”", '"so"']),
        ('“so” and "so"', "“so”", ["“so”", '"so"']),
        ("a.b axb", "a.b", ["a.b"]),
        ("x (y) [z] \\w+ $5 ^", "(y) [z] \\w+ $5 ^", ["(y) [z] \\w+ $5 ^"]),
        ("aaaa", "aa", ["aa", "aa"]),
        ("text", "", []),
        ("text", "  \n", []),
        ("", "text", []),
        ("漢字かな", "字か", ["字か"]),
        ("one   two", " one two ", ["one   two"]),
    ],
)
def test_queries_find_what_a_reader_means(text: str, query: str, expected: list[str]) -> None:
    """Case counts with a capital only; breaks and quotes are loose, all else is literal."""
    assert expected == hits(text, query)


@settings(max_examples=100, deadline=None)
@given(
    st.text("aA .*+?([)]{}|\\^$’'\"“\n-#&~", max_size=40), st.text("aA .*+?([)]{}|\\^$’'\"“-#&~")
)
def test_hits_are_in_order_and_apart(text: str, query: str) -> None:
    """Any query is taken; hits follow each other and none is empty."""
    spans = find_all(text, query)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(left.end <= right.start for left, right in pairwise(spans))


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=30), st.text(max_size=10), st.text(max_size=30))
def test_what_is_in_the_text_is_found(before: str, query: str, after: str) -> None:
    """A query that stands in the text is found at the latest where it stands."""
    text = before + query + after
    if query.strip():
        assert find_all(text, query)[0].start <= len(before) + len(query) - len(query.lstrip())
