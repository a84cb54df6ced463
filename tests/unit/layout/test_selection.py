"""Selections: what lies between two ends, both taken whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefterm.layout.motions import grapheme_at, paragraph_at, word_at
from briefterm.layout.selection import Selection, Unit

if TYPE_CHECKING:
    from collections.abc import Callable

    from hypothesis.strategies import DataObject, SearchStrategy

    from briefterm.model import Span

AROUND: dict[Unit, Callable[[str, int], Span]] = {
    Unit.CHARACTER: grapheme_at,
    Unit.WORD: word_at,
    Unit.PARAGRAPH: paragraph_at,
}
UNITS = st.sampled_from(Unit)
TEXT = "  One two\n\n three, four  "


def inked(text: str, span: Span) -> set[int]:
    """Offsets of a span without the white space at its ends."""
    shown = span.of(text)
    start = span.start + len(shown) - len(shown.lstrip())
    return set(range(start, start + len(shown.strip())))


@settings(max_examples=100, deadline=None)
@given(data=st.data(), unit=UNITS)
def test_both_ends_are_in_whatever_their_order(
    prose: SearchStrategy[str], data: DataObject, unit: Unit
) -> None:
    """The span holds the units at both ends and does not depend on which end moves."""
    text = data.draw(st.one_of(prose, st.text(max_size=40)))
    offsets = st.integers(0, len(text))
    selection = Selection(data.draw(offsets), data.draw(offsets), unit)
    span = selection.span(text)
    assert span == selection.swapped().span(text)
    assert selection == selection.swapped().swapped()
    assert 0 <= span.start <= span.end <= len(text)
    covered = set(range(span.start, span.end))
    first, final = sorted((selection.anchor, selection.head))
    assert inked(text, AROUND[unit](text, first)) <= covered
    assert inked(text, AROUND[unit](text, final)) <= covered
    assert span.of(text) == span.of(text).strip()


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=20), st.integers(-5, 30), st.integers(-5, 30), UNITS)
def test_ends_outside_the_text_do_no_harm(text: str, anchor: int, head: int, unit: Unit) -> None:
    """A selection that outlived its text has a span in the new one."""
    span = Selection(anchor, head, unit).span(text)
    assert 0 <= span.start <= span.end <= len(text)


@pytest.mark.parametrize(
    ("anchor", "head", "unit", "expected"),
    [
        (2, 2, Unit.CHARACTER, "O"),
        (4, 6, Unit.CHARACTER, "e t"),
        (6, 4, Unit.CHARACTER, "e t"),
        (0, 1, Unit.CHARACTER, ""),
        (5, 9, Unit.CHARACTER, "two"),
        (3, 8, Unit.WORD, "One two"),
        (14, 14, Unit.WORD, "three"),
        (17, 22, Unit.WORD, ", four"),
        (5, 5, Unit.WORD, ""),
        (3, 3, Unit.PARAGRAPH, "One two"),
        (20, 3, Unit.PARAGRAPH, "One two\n\n three, four"),
        (99, 0, Unit.CHARACTER, "One two\n\n three, four"),
    ],
)
def test_units_are_taken_whole(anchor: int, head: int, unit: Unit, expected: str) -> None:
    """Words and paragraphs at the ends are whole, white space around is not selected."""
    assert expected == Selection(anchor, head, unit).span(TEXT).of(TEXT)


def test_graphemes_are_taken_whole() -> None:
    """A joined emoji or an accented letter at an end is selected with all its parts."""
    text = "a👩‍⚕️e\u0301b"
    assert Selection(1, 1).span(text).of(text) == "👩‍⚕️"
    assert Selection(1, 5).span(text).of(text) == "👩‍⚕️e\u0301"


def test_the_head_moves() -> None:
    """Moving keeps the anchor and the unit."""
    assert Selection(3, 9, Unit.WORD) == Selection(3, 3, Unit.WORD).to(9)
