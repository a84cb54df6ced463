"""The words of the program: spans, headings, reading time and places."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest

from briefterm.model import (
    Anchored,
    AnchorState,
    Block,
    BlockKind,
    Bookmark,
    Briefing,
    Document,
    Note,
    PlacedBookmark,
    PlacedNote,
    Span,
)


def test_a_span_is_half_open() -> None:
    """Its end is not in it, and its length is what it covers."""
    span = Span(1, 3)
    assert span.of("abcd") == "bc"
    assert len(span) == 2
    assert sorted([Span(2, 3), Span(1, 4), span]) == [span, Span(1, 4), Span(2, 3)]


def test_values_do_not_change() -> None:
    """What all layers share is frozen."""
    with pytest.raises(FrozenInstanceError):
        Span(1, 2).start = 0  # type: ignore[misc]  # the assignment is what must fail


def headed(title: Span | None) -> Document:
    """A title, two chapters and a section."""
    text = "Title\n\nOne\n\nDeep\n\nTwo\n\nend"
    blocks = [
        Block(BlockKind.HEADING, 0, 5, 1),
        Block(BlockKind.HEADING, 7, 10, 2),
        Block(BlockKind.HEADING, 12, 16, 4),
        Block(BlockKind.HEADING, 18, 21, 2),
        Block(BlockKind.PARAGRAPH, 23, 26),
    ]
    return Document(text, tuple(blocks), title=title)


@pytest.mark.parametrize(
    ("offset", "expected"),
    [(0, ()), (6, ()), (7, ("One",)), (13, ("One", "Deep")), (18, ("Two",)), (99, ("Two",))],
)
def test_headings_in_force_are_the_path_to_a_place(offset: int, expected: tuple[str, ...]) -> None:
    """A heading holds until the next of its level or above; the title is none of them."""
    assert expected == headed(Span(0, 5)).headings_at(offset)


def test_a_first_heading_that_is_no_title_counts() -> None:
    """Without a title all headings are on the path."""
    assert headed(None).headings_at(17) == ("Title", "One", "Deep")


@pytest.mark.parametrize(("words", "expected"), [(0, 1), (230, 1), (460, 2), (2_000, 9)])
def test_reading_takes_at_least_a_minute(words: int, expected: int) -> None:
    """Minutes are whole and never none."""
    assert expected == Briefing(id="a", path=Path("a.md"), title="A", words=words).minutes


@pytest.mark.parametrize("state", list(AnchorState))
def test_only_an_orphan_has_no_span(state: AnchorState) -> None:
    """What has a place is drawn there; an orphan and a note on a whole briefing are not."""
    place = Anchored(1, 2, state)
    expected = None if state is AnchorState.ORPHAN else Span(1, 2)
    assert expected == PlacedNote(Note(id="n", briefing="b"), place).span
    assert expected == PlacedBookmark(Bookmark(id="m", briefing="b"), place).span
    assert PlacedNote(Note(id="n", briefing="b")).span is None
    assert PlacedBookmark(Bookmark(id="m", briefing="b")).span is None
