"""Overlapping highlights on one line."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from briefterm.layout.highlights import Highlight, Layer, Piece, pieces

OFFSETS = st.integers(0, 60)
HIGHLIGHTS = st.lists(st.builds(Highlight, OFFSETS, OFFSETS, st.sampled_from("abc")), max_size=200)


@settings(max_examples=100, deadline=None)
@given(HIGHLIGHTS, OFFSETS, OFFSETS)
def test_a_layer_finds_what_shares_a_character(
    highlights: list[Highlight], start: int, end: int
) -> None:
    """A query gives what a look at every highlight gives, by start, outer ones first."""
    expected = [item for item in highlights if max(start, item.start) < min(end, item.end)]
    expected.sort(key=lambda item: (item.start, -item.end))
    assert expected == Layer(highlights).between(start, end)


def test_a_layer_of_many_under_a_long_one_is_searched_whole() -> None:
    """Passing over many highlights that end too early loses none that does not."""
    many = [Highlight(at, at + 1 + at * at % 41, "a") for at in range(0, 2_000, 3)]
    many += [Highlight(0, 2_000, "b"), Highlight(500, 1_500, "c")]
    layer = Layer(many)
    for start in range(-10, 2_050, 7):
        expected = {item for item in many if item.start < start + 20 and item.end > start}
        between = layer.between(start, start + 20)
        assert expected == set(between)
        assert len(expected) == len(between)


@settings(max_examples=100, deadline=None)
@given(st.lists(HIGHLIGHTS, max_size=3), OFFSETS, OFFSETS)
def test_pieces_partition_the_range(groups: list[list[Highlight]], start: int, end: int) -> None:
    """Pieces follow each other without gaps and carry the styles over them in layer order."""
    layers = [Layer(group) for group in groups]
    cut = pieces(start, end, layers)
    assert list(range(start, end)) == [at for piece in cut for at in range(piece.start, piece.end)]
    for piece in cut:
        assert piece.start < piece.end
        for at in range(piece.start, piece.end):
            covering = tuple(
                item.style
                for layer in layers
                for item in layer.highlights
                if item.start <= at < item.end
            )
            assert covering == piece.styles


@settings(max_examples=100, deadline=None)
@given(HIGHLIGHTS, OFFSETS, OFFSETS)
def test_pieces_begin_only_where_a_highlight_does(
    highlights: list[Highlight], start: int, end: int
) -> None:
    """No border is without a reason."""
    borders = {border for item in highlights for border in (item.start, item.end)}
    inner = {piece.end for piece, _ in pairwise(pieces(start, end, [Layer(highlights)]))}
    assert inner <= borders


def test_higher_layers_come_last() -> None:
    """The style drawn on top is the last one."""
    low = Layer([Highlight(0, 9, "low")])
    high = Layer([Highlight(3, 5, "high")])
    expected = [Piece(0, 3, ("low",)), Piece(3, 5, ("low", "high")), Piece(5, 9, ("low",))]
    assert expected == pieces(0, 9, [low, high])
    assert [Piece(0, 9, ())] == pieces(0, 9, [])
    assert pieces(4, 4, [low, high]) == []


def test_empty_highlights_are_left_out() -> None:
    """What covers nothing is not drawn."""
    assert list(Layer([Highlight(3, 3, "a"), Highlight(5, 4, "b")]).highlights) == []
