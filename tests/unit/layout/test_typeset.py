"""How each kind of block is set, and the space between blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefterm.layout.cells import cell_width
from briefterm.layout.lines import BLANK
from briefterm.layout.typeset import Masthead, lay_out
from briefterm.model import Block, BlockKind, Document, Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from hypothesis.strategies import DataObject, SearchStrategy

K = BlockKind
MASTHEAD = Masthead("A title", "Some source", "A summary")


def kinds_of(document: Document, width: int = 40, masthead: Masthead | None = None) -> list[str]:
    """The kinds of the lines between the first and the last one."""
    return [line.kind for line in lay_out(document, width, masthead).lines[1:-1]]


def drawn(document: Document, width: int = 40, masthead: Masthead | None = None) -> list[str]:
    """The lines as they look on the screen."""
    layout = lay_out(document, width, masthead)
    shown = []
    for line in layout.lines[1:-1]:
        parts = [
            *line.decor,
            *((run.column, layout.text[run.start : run.end]) for run in line.runs),
        ]
        row = ""
        for column, text in sorted(parts):
            row += " " * (column - cell_width(row)) + text
        shown.append(row)
    return shown


@settings(max_examples=60, deadline=None)
@given(data=st.data(), width=st.integers(1, 100))
def test_a_blank_line_stands_above_and_below(
    documents: SearchStrategy[Document], data: DataObject, width: int
) -> None:
    """Every layout begins and ends with a blank line; all rows of a block know its number."""
    document = data.draw(documents)
    layout = lay_out(document, width, MASTHEAD)
    assert BLANK == layout.lines[0] == layout.lines[-1]
    assert width == layout.width
    for line in layout.lines:
        for run in line.runs:
            block = document.blocks[line.block]
            assert block.start <= run.start <= run.end <= block.end
    numbers = [line.block for line in layout.lines if line.block >= 0]
    assert sorted(numbers) == numbers
    shown = {block for block, at in enumerate(document.blocks) if at.kind is not K.TABLE}
    assert shown <= set(numbers)


@pytest.mark.parametrize("width", [-3, 0, 1])
def test_a_width_below_one_counts_as_one(build: Callable[..., Document], width: int) -> None:
    """No width is too small to set a text."""
    assert drawn(build([(K.PARAGRAPH, "ab", 0, "")]), width) == ["a", "b"]


def test_blocks_are_parted_by_blank_lines(build: Callable[..., Document]) -> None:
    """Paragraphs, quotes and code stand apart; a major heading has two blank lines above."""
    document = build(
        [
            (K.PARAGRAPH, "one", 0, ""),
            (K.QUOTE, "two", 1, ""),
            (K.CODE, "three", 0, ""),
            (K.HEADING, "four", 2, ""),
            (K.HEADING, "five", 3, ""),
            (K.RULE, "", 0, ""),
        ]
    )
    expected = ["one", "", "▎ two", "", "  three", "", "", "four", "", "five", ""]
    assert [*expected, " " * 15 + "•   •   •"] == drawn(document)
    kinds = ["text", "blank", "quote", "blank", "code", "blank", "blank", "h2", "blank", "h3"]
    assert [*kinds, "blank", "rule"] == kinds_of(document)


def test_a_first_heading_has_no_space_above(build: Callable[..., Document]) -> None:
    """Nothing is set off from the top of the page."""
    assert kinds_of(build([(K.HEADING, "one", 1, "")])) == ["h1"]
    assert kinds_of(build([(K.HEADING, "one", 6, "")])) == ["h3"]


def test_lists_are_tight_and_nest(build: Callable[..., Document]) -> None:
    """Items stand line under line, nested ones below the text of the outer ones."""
    document = build(
        [
            (K.PARAGRAPH, "before", 0, ""),
            (K.LIST_ITEM, "first item", 1, "9."),
            (K.LIST_ITEM, "nested", 2, "•"),
            (K.LIST_ITEM, "second", 1, "10."),
            (K.LIST_ITEM, "its other paragraph", 1, ""),
            (K.LIST_ITEM, "third", 1, "11."),
            (K.PARAGRAPH, "after", 0, ""),
        ]
    )
    expected = [
        *("before", "", "9. first item", "   • nested", "10. second", ""),
        *("    its other paragraph", "11. third", "", "after"),
    ]
    assert expected == drawn(document)


def test_an_item_is_wrapped_beside_its_marker(build: Callable[..., Document]) -> None:
    """The marker stands on the first line only and the text keeps its edge."""
    assert drawn(build([(K.LIST_ITEM, "one two three", 1, "•")]), 9) == ["• one two", "  three"]


def test_a_list_after_another_block_starts_at_the_edge(build: Callable[..., Document]) -> None:
    """How far an earlier list was set in does not move a later one."""
    document = build(
        [
            (K.LIST_ITEM, "one", 1, "1000."),
            (K.PARAGRAPH, "two", 0, ""),
            (K.LIST_ITEM, "three", 2, "•"),
        ]
    )
    assert drawn(document) == ["1000. one", "", "two", "", "  • three"]


@pytest.mark.parametrize("width", [1, 2, 5, 10, 20])
@pytest.mark.parametrize("level", [1, 6, 60])
def test_deep_blocks_keep_room_for_words(
    build: Callable[..., Document], width: int, level: int
) -> None:
    """Deep nesting on a narrow screen neither leaves it nor covers the text."""
    for part in ((K.LIST_ITEM, "w", level, "1000."), (K.QUOTE, "w", level, "")):
        layout = lay_out(build([part]), width)
        line = layout.lines[1]
        assert line.runs[0].column <= max(width - 8, width // 2)
        ends = [column + cell_width(text) for column, text in line.decor]
        assert all(end < line.runs[0].column for end in ends)


def test_quotes_have_a_bar_for_each_level(build: Callable[..., Document]) -> None:
    """Nested quotes have several bars, on each of their lines."""
    assert drawn(build([(K.QUOTE, "one two", 2, "")]), 10) == ["▎ ▎ one", "▎ ▎ two"]


def test_code_keeps_its_lines_and_indentation(build: Callable[..., Document]) -> None:
    """Code is set in, its own spaces and blank lines kept."""
    shown = drawn(build([(K.CODE, "if x:\n\n    y", 0, "")]))
    assert shown == ["  if x:", "  ", "      y"]


def test_the_masthead_stands_above_a_text_that_lacks_it(build: Callable[..., Document]) -> None:
    """Title, meta line and summary come from the metadata if the text has none of them."""
    document = build([(K.PARAGRAPH, "one", 0, "")])
    expected = ["A title", "Some source", "", "A summary", "", "one"]
    assert expected == drawn(document, 40, MASTHEAD)
    kinds = ["title", "meta", "blank", "summary", "blank", "text"]
    assert kinds == kinds_of(document, 40, MASTHEAD)
    assert drawn(document, 5, Masthead("A title")) == ["A", "title", "", "one"]


def test_the_masthead_leaves_out_what_the_text_has(build: Callable[..., Document]) -> None:
    """The meta line goes under the text's own title; its own summary is not doubled."""
    parts = [(K.HEADING, "Title", 1, ""), (K.PARAGRAPH, "Dek", 0, ""), (K.PARAGRAPH, "one", 0, "")]
    plain = build(parts)
    titled = Document(plain.text, plain.blocks, title=Span(0, 5))
    both = Document(plain.text, plain.blocks, title=Span(0, 5), summary=Span(7, 10))
    expected = ["Title", "Some source", "", "A summary", "", "Dek", "", "one"]
    assert expected == drawn(titled, 40, MASTHEAD)
    assert drawn(both, 40, MASTHEAD) == ["Title", "Some source", "", "Dek", "", "one"]
    kinds = ["title", "meta", "blank", "summary", "blank", "text"]
    assert kinds == kinds_of(both, 40, MASTHEAD)


def test_a_title_that_is_no_heading_hides_nothing(build: Callable[..., Document]) -> None:
    """The masthead is shown where the title's span is not set as a heading."""
    plain = build([(K.PARAGRAPH, "Title", 0, "")])
    document = Document(plain.text, plain.blocks, title=Span(0, 5))
    assert "Some source" in drawn(document, 40, MASTHEAD)


def test_an_empty_document_shows_its_masthead() -> None:
    """A briefing without a text still says what it is."""
    assert drawn(Document(""), 40, MASTHEAD) == ["A title", "Some source", "", "A summary"]
    assert drawn(Document("")) == []


def test_control_characters_are_shown_as_marks() -> None:
    """Neither text, markers nor masthead can send a control sequence to the terminal."""
    text = "a\x1b[2Jb\u202ec\ud800"
    document = Document(text, (Block(K.LIST_ITEM, 0, len(text), 1, "\x1b"),))
    layout = lay_out(document, 40, Masthead("t\x1b\n", "m\x9b", "s\x07"))
    shown = layout.text + "".join(text for line in layout.lines for _, text in line.decor)
    assert len(text) == len(layout.text)
    assert shown.isprintable()
