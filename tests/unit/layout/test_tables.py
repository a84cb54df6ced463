"""Tables: how columns share the width."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefterm.layout.tables import GAP, cells_of, column_widths, table_lines
from briefterm.layout.typeset import lay_out
from briefterm.model import Block, BlockKind, Document

if TYPE_CHECKING:
    from collections.abc import Callable

HEAD, ROW = 1, 2


def drawn(document: Document, width: int) -> list[str]:
    """The lines as they look on the screen."""
    layout = lay_out(document, width)
    shown = []
    for line in layout.lines[1:-1]:
        parts = [
            *line.decor,
            *((run.column, layout.text[run.start : run.end]) for run in line.runs),
        ]
        row = ""
        for column, text in sorted(parts):
            row = row.ljust(column) + text
        shown.append(row)
    return shown


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("a\tbc", [(1, 2), (3, 5)]),
        ("\t", [(1, 1), (2, 2)]),
        ("abc", [(1, 4)]),
        ("", [(1, 1)]),
    ],
)
def test_tabs_part_cells(row: str, expected: list[tuple[int, int]]) -> None:
    """A row has one cell more than it has tabs; cells may be empty."""
    text = f"-{row}\t-"
    assert expected == cells_of(text, Block(BlockKind.TABLE, 1, 1 + len(row), ROW))


@settings(max_examples=100, deadline=None)
@given(st.lists(st.integers(1, 90), min_size=1, max_size=8), st.integers(1, 120))
def test_the_widest_columns_give_way_first(lengths: list[int], width: int) -> None:
    """Columns are held to the greatest common width at which the row fits."""
    text = "x" * max(lengths)
    widths = column_widths(text, [[(0, length) for length in lengths]], width)
    natural = [max(4, length) for length in lengths]
    room = max(len(lengths), width - GAP * (len(lengths) - 1))
    assert sum(widths) <= max(room, len(lengths))
    most = max(widths)
    assert [min(cells, most) for cells in natural] == widths
    if widths != natural:
        assert sum(min(cells, most + 1) for cells in natural) > room


def test_no_rows_have_no_columns() -> None:
    """An empty table is no trouble."""
    assert column_widths("", [], 80) == []
    assert table_lines("", [], 80) == []


def test_a_table_has_a_head_a_rule_and_bars(build: Callable[..., Document]) -> None:
    """Columns are as wide as their widest cell; the rule stands under the head only."""
    table = build(
        [
            (BlockKind.TABLE, "Country\tCapital", HEAD, ""),
            (BlockKind.TABLE, "France\tParis", ROW, ""),
            (BlockKind.TABLE, "Japan", ROW, ""),
        ]
    )
    expected = ["Country │ Capital", "────────┼────────", "France  │ Paris", "Japan   │"]
    assert expected == drawn(table, 40)


def test_a_cell_is_wrapped_inside_its_column(build: Callable[..., Document]) -> None:
    """A tall cell makes its row taller and leaves its neighbours alone."""
    table = build([(BlockKind.TABLE, "one\ta cell of some words", ROW, "")])
    expected = ["one  │ a cell of", "     │ some words"]
    assert expected == drawn(table, 17)


def test_two_tables_in_a_row_stay_two(build: Callable[..., Document]) -> None:
    """Each head begins a table with columns of its own, a blank line above it."""
    tables = build(
        [
            (BlockKind.TABLE, "a long head\tx", HEAD, ""),
            (BlockKind.TABLE, "b\ty", HEAD, ""),
        ]
    )
    shown = drawn(tables, 40)
    assert shown == ["a long head │ x", "────────────┼─────", "", "b    │ y", "─────┼─────"]


def test_more_columns_than_fit_are_set_one_under_the_other(build: Callable[..., Document]) -> None:
    """A table that is too wide even for narrow columns shows all cells inside the width."""
    table = build(
        [
            (BlockKind.TABLE, "aa\tbb\tcc\tdd", HEAD, ""),
            (BlockKind.TABLE, "1\t\t3\tfour words", ROW, ""),
        ]
    )
    assert drawn(table, 10) == ["aa", "bb", "cc", "dd", "─" * 10, "1", "3", "four words"]
