from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefterm.annotation import reanchor
from briefterm.annotation.alignment import NOWHERE, aligned
from briefterm.annotation.tokens import tokenized
from briefterm.model import AnchorState


def paragraphs(count: int, seed: int = 1) -> list[str]:
    """Paragraphs of forty words out of three hundred, so that single words say little."""
    source = random.Random(seed)  # noqa: S311  reproducible texts, no secrets
    words = [f"{a}{b}{c}" for a in "bdfgklmnpr" for b in "aeiou" for c in "lmnrst"]
    return [" ".join(source.choices(words, k=40)) + "." for _ in range(count)]


def selector_of(text: str, quote: str) -> dict[str, object]:
    """The selector of the one place of ``quote``."""
    start = text.index(quote)
    end = start + len(quote)
    return {
        "start": start,
        "end": end,
        "quote": quote,
        "prefix": text[max(0, start - 64) : start],
        "suffix": text[end : end + 64],
    }


def test_words_of_moved_paragraphs_keep_their_partners() -> None:
    """Whatever the order of the paragraphs, each word is paired with itself."""
    parts = paragraphs(30)
    shuffled = parts[:]
    random.Random(2).shuffle(shuffled)  # noqa: S311  as above
    alignment = aligned(tokenized("\n\n".join(parts)), tokenized("\n\n".join(shuffled)))

    home = {part: 41 * number for number, part in enumerate(shuffled)}
    expected = [home[part] + at for part in parts for at in range(41)]
    right = sum(one == other for one, other in zip(expected, alignment.to_new, strict=True))
    assert right >= 0.98 * len(expected)
    assert 0 < len(alignment.moved) < len(alignment.old)


@pytest.mark.parametrize("size", [2, 6, 20, 40])
def test_quotes_go_along_with_shuffled_paragraphs(size: int) -> None:
    """A quote of any length inside a paragraph is found where the paragraph went."""
    parts = paragraphs(30)
    order = list(range(30))
    random.Random(3).shuffle(order)  # noqa: S311  as above
    old, new = "\n\n".join(parts), "\n\n".join(parts[number] for number in order)
    for number in range(0, 30, 3):
        words = parts[number].split()
        quote = " ".join(words[10 : 10 + size])
        anchored = reanchor(old, new, selector_of(old, quote))
        assert anchored is not None
        assert (new.index(quote), quote) == (anchored.start, new[anchored.start : anchored.end])


def test_edited_sentence_in_a_moved_section_is_a_change() -> None:
    """With its neighbours around it, an edited quote needs no question, wherever they went."""
    parts = paragraphs(20)
    quote = " ".join(parts[4].split()[10:22])
    words = quote.split()
    edited = " ".join([*words[:5], "other", *words[6:]])
    section = [part.replace(quote, edited) for part in parts[2:8]]
    old, new = "\n\n".join(parts), "\n\n".join([*parts[:2], *parts[8:], *section])

    anchored = reanchor(old, new, selector_of(old, quote))

    assert anchored is not None
    assert anchored.state is AnchorState.CHANGED
    assert edited == new[anchored.start : anchored.end]


def test_larger_part_of_a_torn_quote_is_suggested() -> None:
    """Of a quote whose parts went different ways the larger one is offered."""
    parts = paragraphs(12)
    quote = "\n\n".join(parts[4:6])
    kept = " ".join(parts[5].split()[:30])
    rest = " ".join(parts[5].split()[30:])
    new = "\n\n".join([kept, *parts[6:9], parts[4][:60], *parts[9:], *parts[:4], rest])
    old = "\n\n".join(parts)

    anchored = reanchor(old, new, selector_of(old, quote))

    assert anchored is not None
    assert anchored.state is AnchorState.SUGGESTED
    assert kept == new[anchored.start : anchored.end]


def test_copy_elsewhere_leaves_the_quote_in_its_place() -> None:
    """A paragraph that comes a second time does not draw the notes of the first."""
    parts = paragraphs(12)
    old = "\n\n".join(parts)
    new = "\n\n".join([*parts, "More follows here.", parts[3]])
    quote = " ".join(parts[3].split()[3:9])

    anchored = reanchor(old, new, selector_of(old, quote))

    assert anchored is not None
    assert AnchorState.SAME is anchored.state


def test_deleted_paragraphs_anchor_nowhere() -> None:
    """No quote of a deleted paragraph is put onto another one, nor suggested there."""
    parts = paragraphs(30)
    old = "\n\n".join(parts)
    new = "\n\n".join(parts[::2])
    for number in range(1, 30, 2):
        for size in (3, 12):
            quote = " ".join(parts[number].split()[8 : 8 + size])
            anchored = reanchor(old, new, selector_of(old, quote))
            assert anchored is not None
            assert AnchorState.ORPHAN is anchored.state


WORDS = st.lists(st.sampled_from(["a", "b", "c", "d", "e", "f", "g", "h"]), max_size=60).map(
    " ".join
)


@given(st.lists(WORDS, max_size=6), st.randoms(use_true_random=False))
@settings(max_examples=100, deadline=None)
def test_partners_are_one_to_one(parts: list[str], source: random.Random) -> None:
    """No token has two partners, and those called the same are the same word."""
    other = parts[:]
    source.shuffle(other)
    alignment = aligned(tokenized("\n".join(parts)), tokenized("\n".join([*other, "a b"])))

    partners = [j for j in alignment.to_new if j != NOWHERE]
    assert len(partners) == len(set(partners))
    for j, i in enumerate(alignment.same_in_old):
        if i != NOWHERE:
            assert alignment.to_new[i] == j
            assert alignment.old.words[i] == alignment.new.words[j]
