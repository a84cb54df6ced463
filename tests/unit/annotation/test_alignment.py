from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefterm.annotation.alignment import NOWHERE, aligned, alignment_of
from briefterm.annotation.tokens import tokenized
from briefterm.model import Span


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("so it is", "so\n\n  it\tis"),
        ("the “plan”—they’d say", 'the "plan"-they\'d say'),
        ("see the court today", "see **the [court](https://x.org/a_b)** `today`"),
        ("a bold word", "a ==bold== word"),
        ("日本 語", "日本語"),
    ],
)
def test_looks_do_not_count(one: str, other: str) -> None:
    """Reflowed, marked up or typographically smoothed texts have the same tokens."""
    assert tokenized(one).words == tokenized(other).words


def test_scripts_without_spaces() -> None:
    """Chinese and Japanese characters are a token each, so that an edit touches few."""
    assert tokenized("東京で会談 in 2023").words == ["東", "京", "で", "会", "談", "in", "2023"]


@given(st.text(max_size=60), st.data())
@settings(max_examples=100, deadline=None)
def test_tokens_cover_a_span(text: str, data: st.DataObject) -> None:
    """The tokens covering a span are just those that share a character with it."""
    tokens = tokenized(text)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))

    first, last = tokens.covering(Span(start, end))

    inside = [
        index
        for index in range(len(tokens))
        if max(tokens.starts[index], start) < min(tokens.ends[index], end)
    ]
    assert inside == list(range(first, last)) or start == end


WORDS = st.lists(st.sampled_from(["a", "b", "c", "d", "E", "1"]), max_size=40)


@given(WORDS, WORDS)
@settings(max_examples=100, deadline=None)
def test_alignment_keeps_the_order(old: list[str], new: list[str]) -> None:
    """Partners stand in the same order on both sides, and equal words know each other."""
    alignment = aligned(tokenized(" ".join(old)), tokenized(" ".join(new)))

    partners = [index for index in alignment.to_new if index != NOWHERE]
    assert partners == sorted(set(partners))
    for index, partner in enumerate(alignment.to_new):
        if partner != NOWHERE:
            same = old[index] == new[partner]
            assert same == (alignment.same_in_old[partner] == index)


@given(WORDS)
@settings(max_examples=50, deadline=None)
def test_equal_texts_align_fully(words: list[str]) -> None:
    """Each token of an unchanged text is its own partner."""
    text = " ".join(words)

    assert list(range(len(words))) == alignment_of(text, text).to_new


def test_repetitive_text_is_quick() -> None:
    """A text without a single unique word is given up between its ends, not computed for long."""
    old = tokenized("a b " * 20_000)
    new = tokenized("b x a " * 20_000)

    assert aligned(old, new).to_new[0] == NOWHERE
