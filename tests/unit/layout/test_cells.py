"""How wide text is, and where its graphemes stand."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from briefterm.layout.cells import cell_width, fit, graphemes, is_simple


def test_each_simple_character_takes_one_cell() -> None:
    """No character that is called simple is wide, joined or invisible to Rich."""
    simple = [char for char in map(chr, range(sys.maxunicode + 1)) if is_simple(char)]
    assert [char for char in simple if cell_len(char) != 1] == []
    assert len(simple) > 1_000
    assert cell_len("".join(simple)) == len(simple)


@pytest.mark.parametrize("char", ["\n", "\t", "\u200d", "\u0301", "\ufe0f", "漢", "😀", "\xad"])
def test_characters_that_join_or_are_wide_are_not_simple(char: str) -> None:
    """What needs a closer look is not taken for plain text."""
    assert not is_simple(f"a{char}b")


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60))
def test_graphemes_cover_the_text(text: str) -> None:
    """Graphemes leave no gap, are not empty, and their cells add up to the width."""
    spans = list(graphemes(text))
    assert text == "".join(text[start:end] for start, end, _ in spans)
    assert all(start < end for start, end, _ in spans)
    assert cell_width(text) == sum(cells for _, _, cells in spans)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("e\u0301a", [(0, 2, 1), (2, 3, 1)]),
        ("👩‍⚕️!", [(0, 4, 2), (4, 5, 1)]),
        ("🇫🇷🇩🇪", [(0, 2, 2), (2, 4, 2)]),
        ("🇫🇷🇩", [(0, 2, 2), (2, 3, 1)]),
        ("漢字", [(0, 1, 2), (1, 2, 2)]),
        ("\u200bab", [(0, 2, 1), (2, 3, 1)]),
        ("\n\nab", [(0, 2, 0), (2, 3, 1), (3, 4, 1)]),
        ("", []),
    ],
)
def test_what_belongs_together_is_one_grapheme(
    text: str, expected: list[tuple[int, int, int]]
) -> None:
    """Marks, joined emoji and flags are whole; a line feed takes nothing that follows it."""
    assert expected == list(graphemes(text))


@settings(max_examples=100, deadline=None)
@given(st.text(st.sampled_from("ab 漢字e\u0301😀\u200d"), max_size=20), st.integers(-1, 24))
def test_fit_never_exceeds_the_width(text: str, width: int) -> None:
    """Text that fits is left alone; other text is a beginning with an ellipsis."""
    shown = fit(text, width)
    if width <= 0:
        assert shown == ""
    elif cell_width(text) <= width:
        assert text == shown
    else:
        assert cell_width(shown) <= width
        assert shown.endswith("…")
        assert text.startswith(shown[:-1])
