"""From offset to cell and back."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefterm.layout.cells import cell_width, graphemes
from briefterm.layout.lines import Layout, Line, Run
from briefterm.layout.typeset import Masthead, lay_out
from briefterm.model import BlockKind, Document, Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from hypothesis.strategies import DataObject, SearchStrategy

WIDTHS = st.integers(20, 200)
MASTHEAD = Masthead("A title", "Some source · 3 May", "A summary")


def check_round_trip(layout: Layout) -> None:
    """Each grapheme is drawn in cells that lead back to it, and nothing else is text."""
    for row, line in enumerate(layout.lines):
        taken: set[int] = set()
        for run in line.runs:
            column = run.column
            for start, end, cells in graphemes(layout.text[run.start : run.end]):
                offset = run.start + start
                if cells:
                    assert (row, column) == layout.cell_of(offset)
                    assert row == layout.row_of(offset)
                    assert offset == layout.offset_at(row, column)
                    assert range(row, row + 1) == layout.rows_of(Span(offset, offset + 1))
                    inner = run.start + end - 1
                    assert (row, column) == layout.cell_of(inner)
                for cell in range(column, column + cells):
                    assert offset == layout.text_at(row, cell)
                    assert offset == layout.offset_at(row, cell)
                    assert cell not in taken
                    taken.add(cell)
                column += cells
        for cell in {-1, *range(layout.width + 2)} - taken:
            assert layout.text_at(row, cell) is None


@settings(max_examples=60, deadline=None)
@given(data=st.data(), width=WIDTHS)
def test_every_grapheme_leads_to_its_cells_and_back(
    documents: SearchStrategy[Document], data: DataObject, width: int
) -> None:
    """Offsets and cells agree in paragraphs, quotes, lists, code, tables, rules and headings."""
    check_round_trip(lay_out(data.draw(documents), width, MASTHEAD))


@settings(max_examples=60, deadline=None)
@given(data=st.data(), width=st.one_of(st.integers(1, 20), WIDTHS))
def test_every_visible_character_is_drawn_once(
    documents: SearchStrategy[Document], data: DataObject, width: int
) -> None:
    """Each character that is not white space is on exactly one run, at any width."""
    document = data.draw(documents)
    layout = lay_out(document, width)
    runs = [run for line in layout.lines for run in line.runs]
    drawn = Counter(offset for run in runs for offset in range(run.start, run.end))
    assert set(drawn.values()) <= {1}
    visible = {offset for offset, char in enumerate(layout.text) if not char.isspace()}
    assert visible <= drawn.keys()
    assert not {offset for offset in drawn if layout.text[offset] in "\t\n"}


@settings(max_examples=60, deadline=None)
@given(data=st.data(), width=st.one_of(st.integers(2, 20), WIDTHS))
def test_no_line_is_wider_than_the_layout(
    documents: SearchStrategy[Document], data: DataObject, width: int
) -> None:
    """Text and decoration stay inside the width and beside each other."""
    for line in lay_out(data.draw(documents), width, MASTHEAD).lines:
        layout_text = [(column, cell_width(text)) for column, text in line.decor]
        assert all(column >= 0 and column + cells <= width for column, cells in layout_text)


@settings(max_examples=60, deadline=None)
@given(data=st.data(), width=st.one_of(st.integers(8, 20), WIDTHS))
def test_runs_and_decoration_never_overlap(
    documents: SearchStrategy[Document], data: DataObject, width: int
) -> None:
    """No cell belongs to two parts of a line, and none lies outside the width."""
    layout = lay_out(data.draw(documents), width, MASTHEAD)
    for line in layout.lines:
        parts = [(column, cell_width(text)) for column, text in line.decor]
        parts += [
            (run.column, cell_width(layout.text[run.start : run.end]))
            for run in line.runs
            if run.end > run.start
        ]
        taken = [cell for column, cells in parts for cell in range(column, column + cells)]
        assert len(taken) == len(set(taken))
        assert all(0 <= cell < width for cell in taken)


@settings(max_examples=60, deadline=None)
@given(data=st.data(), width=WIDTHS)
def test_rows_of_a_span_are_where_its_characters_are(
    documents: SearchStrategy[Document], data: DataObject, width: int
) -> None:
    """A span's rows run from the first to the last that shows any of it, in tables too."""
    layout = lay_out(data.draw(documents), width)
    start = data.draw(st.integers(0, len(layout.text)))
    span = Span(start, data.draw(st.integers(start, len(layout.text))))
    places = [
        (row, run)
        for row, line in enumerate(layout.lines)
        for run in line.runs
        if max(run.start, span.start) < min(run.end, span.end)
    ]
    assert sorted(places) == sorted(layout.runs_between(span.start, span.end))
    rows = [row for row, _ in places] or [layout.row_of(span.start)]
    assert range(min(rows), max(rows) + 1) == layout.rows_of(span)


@settings(max_examples=60, deadline=None)
@given(data=st.data(), width=st.integers(1, 60))
def test_places_are_found_for_any_offset_and_any_cell(
    documents: SearchStrategy[Document], data: DataObject, width: int
) -> None:
    """No offset or cell, however far outside, is without a nearest place."""
    layout = lay_out(data.draw(documents), width)
    offset = data.draw(st.integers(-5, len(layout.text) + 5))
    row, column = layout.cell_of(offset)
    assert 0 <= row < layout.height
    assert column >= 0
    assert row == layout.row_of(offset)
    some_row, some_column = data.draw(st.tuples(st.integers(-3, 99), st.integers(-9, 99)))
    assert 0 <= layout.offset_at(some_row, some_column) <= len(layout.text)
    assert 0 <= layout.first_offset(some_row) <= len(layout.text)


@pytest.mark.parametrize("width", [1, 2, 80])
@pytest.mark.parametrize("text", ["", " ", "\n\n\n", "   \n  "])
def test_a_document_without_a_visible_character_has_places(text: str, width: int) -> None:
    """Empty and blank documents answer like any other, with blocks or without."""
    for layout in (lay_out(Document(text), width), Layout(text, width, ())):
        assert layout.cell_of(0) == (0, 0)
        assert len(text) == layout.offset_at(0, 0)
        assert layout.text_at(0, 0) is None
        assert range(1) == layout.rows_of(Span(0, len(text)))


def test_a_blank_block_is_an_empty_line(build: Callable[..., Document]) -> None:
    """Blank text takes a line and is never hit."""
    layout = lay_out(build([(BlockKind.PARAGRAPH, "   ", 0, "")]), 10)
    assert Line("text", 0, (Run(0, 0, 0),)) == layout.lines[1]
    assert layout.text_at(1, 0) is None


def test_beside_the_text_is_its_nearest_end() -> None:
    """Left of a line is its first offset, right of it its end, between lines what follows."""
    layout = Layout(
        "one\ttwo\n\nsix",
        20,
        (
            Line("table", 0, (Run(2, 0, 3), Run(8, 4, 7))),
            Line("blank", -1),
            Line("text", 1, (Run(0, 9, 12),)),
            Line("blank", -1),
        ),
    )
    places = [(0, 0), (0, 6), (0, 8), (0, 19), (1, 3), (2, 1), (2, 7), (3, 0), (99, 0), (-1, 0)]
    assert [layout.offset_at(*place) for place in places] == [0, 3, 4, 7, 9, 10, 12, 12, 12, 0]
    assert [layout.text_at(0, cell) for cell in (1, 2, 4, 5, 8, 11)] == [None, 0, 2, None, 4, None]


def test_a_span_over_two_cells_shows_all_lines_between(build: Callable[..., Document]) -> None:
    """A span from a short cell over a tall one to a short one has the tall one's rows."""
    row = "left\tmuch longer than its column is wide\tright"
    layout = lay_out(build([(BlockKind.TABLE, row, 2, "")]), 26)
    assert layout.height > 4
    assert range(1, layout.height - 1) == layout.rows_of(Span(0, len(row)))
    assert range(1, 2) == layout.rows_of(Span(0, 4))


def test_next_text_row_looks_in_its_direction() -> None:
    """Rows without text are passed over; there may be none."""
    text, blank = Line("text", 0, (Run(0, 0, 1),)), Line("blank", -1)
    layout = Layout("a", 9, (blank, text, blank))
    found = [layout.next_text_row(row, step) for row in (-1, 0, 1, 2, 3) for step in (1, -1)]
    assert found == [-1, -1, 1, -1, 1, 1, -1, 1, -1, -1]
