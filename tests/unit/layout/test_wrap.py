"""Wrapping: nothing too wide, nothing lost, nothing split."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefterm.layout.cells import cell_width, graphemes, is_simple
from briefterm.layout.wrap import _wrap_graphemes, wrap

if TYPE_CHECKING:
    from hypothesis.strategies import DataObject, SearchStrategy

WIDTHS = st.integers(1, 30)


def lines_of(text: str, width: int) -> list[str]:
    """The wrapped lines as strings."""
    return [text[start:end] for start, end in wrap(text, 0, len(text), width)]


def check_laws(text: str, width: int) -> None:
    """What holds for any text at any width."""
    ranges = wrap(text, 0, len(text), width)
    flat = [offset for line in ranges for offset in line]
    assert flat == sorted(flat)
    for start, end in ranges:
        shown = text[start:end]
        assert "\n" not in shown
        assert cell_width(shown) <= width or len(list(graphemes(shown))) == 1
    drawn = "".join(text[start:end] for start, end in ranges)
    assert "".join(text.split()) == "".join(drawn.split())
    borders = {0}
    at = 0
    for paragraph in text.split("\n"):
        borders |= {at + end for _, end, _ in graphemes(paragraph)} | {at}
        at += len(paragraph) + 1
    starts = {start for start, end in ranges if start < end}
    assert starts <= borders
    assert {end for _, end in ranges if text[end : end + 1] not in (" ", "")} <= borders


@settings(max_examples=100, deadline=None)
@given(data=st.data(), width=WIDTHS)
def test_prose_of_any_script_obeys_the_laws(
    prose: SearchStrategy[str], data: DataObject, width: int
) -> None:
    """No line is too wide, no visible character is lost and no grapheme is split."""
    check_laws(data.draw(prose), width)


@settings(max_examples=100, deadline=None)
@given(text=st.text(st.characters(exclude_characters="\t\r\v\f\x1c\x1d\x1e\x1f\x85")), width=WIDTHS)
def test_any_text_obeys_the_laws(text: str, width: int) -> None:
    """The same laws hold for text that makes no sense."""
    check_laws(text, width)


@settings(max_examples=100, deadline=None)
@given(text=st.text(st.sampled_from("ab,  —\u00a0é"), max_size=80), width=WIDTHS)
def test_both_wrappers_agree_on_simple_text(text: str, width: int) -> None:
    """The fast way cuts where the careful way does."""
    text = text.rstrip(" ")
    assert is_simple(text)
    careful: list[tuple[int, int]] = []
    if text:
        _wrap_graphemes(text, 0, len(text), width, careful)
    else:
        careful.append((0, 0))
    assert careful == wrap(text, 0, len(text), width)


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("", 5, [""]),
        ("     ", 3, [""]),
        ("one two three", 7, ["one two", "three"]),
        ("one     two", 3, ["one", "two"]),
        ("one        two", 4, ["one", "two"]),
        ("abcdefgh", 3, ["abc", "def", "gh"]),
        ("    indented code", 12, ["    indented", "code"]),
        ("   abcdefgh", 6, ["   abc", "defgh"]),
        ("      ab", 4, ["ab"]),
        ("one\n\ntwo", 9, ["one", "", "two"]),
        ("one\n", 9, ["one", ""]),
        ("漢字漢字", 5, ["漢字", "漢字"]),
        ("漢字。漢", 4, ["漢", "字。", "漢"]),
        ("a漢。字", 3, ["a漢", "。", "字"]),
        ("漢「字」", 6, ["漢", "「字」"]),
        ("word😀 next", 6, ["word😀", "next"]),
        ("漢", 1, ["漢"]),
        ("ab e\u0301e\u0301", 2, ["ab", "e\u0301e\u0301"]),
        ("ab \u0301c d", 2, ["ab", " \u0301c", "d"]),
    ],
)
def test_lines_break_where_a_reader_expects(text: str, width: int, expected: list[str]) -> None:
    """Words stay whole while they fit; indentation stays while something fits beside it."""
    assert expected == lines_of(text, width)


def test_only_the_stretch_that_was_asked_for_is_wrapped() -> None:
    """Offsets are those of the whole text."""
    assert wrap("one two six ten", 4, 11, 5) == [(4, 7), (8, 11)]


def test_a_width_below_one_counts_as_one() -> None:
    """There is always room for a character."""
    assert lines_of("ab", 0) == ["a", "b"]
