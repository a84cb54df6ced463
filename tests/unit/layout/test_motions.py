"""Motions: total, inside the text, and each the way back of another."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefterm.layout import motions
from briefterm.layout.cells import graphemes
from briefterm.layout.lines import Layout, Line, Run
from briefterm.layout.motions import (
    grapheme_at,
    last,
    left,
    line_end,
    line_start,
    next_paragraph,
    next_sentence,
    next_word,
    paragraph_at,
    previous_paragraph,
    previous_sentence,
    previous_word,
    right,
    vertical,
    word_at,
    word_end,
)
from briefterm.layout.typeset import lay_out
from briefterm.model import BlockKind, Document, Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from hypothesis.strategies import DataObject, SearchStrategy

FORWARD = (right, next_word, word_end, next_sentence, next_paragraph)
BACKWARD = (left, previous_word, previous_sentence, previous_paragraph)
EXAMPLE = "One two. “Three four?” Five\n\nSix, seven… eight.\nNine"


def steps(motion: Callable[[str, int], int], text: str, offset: int) -> list[int]:
    """Where a motion leads when it is repeated, until it leads nowhere."""
    path = []
    while (target := motion(text, offset)) != offset:
        path.append(offset := target)
    return path


def grid(text: str) -> set[int]:
    """Where graphemes begin."""
    return {start for start, _, _ in graphemes(text)} | {0}


@settings(max_examples=100, deadline=None)
@given(text=st.text(max_size=60), offset=st.integers(-3, 66))
def test_motions_are_total_and_stay_inside(text: str, offset: int) -> None:
    """Any text and any offset, inside or not, have a target inside the text."""
    for motion in (*FORWARD, *BACKWARD):
        assert 0 <= motion(text, offset) <= max(0, len(text) - 1)
    for around in (word_at, paragraph_at, grapheme_at):
        span = around(text, offset)
        assert 0 <= span.start <= span.end <= len(text)
        if 0 <= offset < len(text) and around is not paragraph_at:
            assert span.start <= offset < span.end


@settings(max_examples=100, deadline=None)
@given(data=st.data())
def test_motions_make_their_way(prose: SearchStrategy[str], data: DataObject) -> None:
    """From a grapheme, forward motions lead on to the last one and backward ones to the first."""
    text = data.draw(prose).replace("\u200b", "").strip()
    places = sorted(grid(text))
    for offset in places:
        for motion in FORWARD:
            target = motion(text, offset)
            assert target > offset or offset == last(text)
            assert target in places
        for motion in BACKWARD:
            target = motion(text, offset)
            assert target < offset or offset == 0
            assert target in places


@settings(max_examples=100, deadline=None)
@given(data=st.data())
def test_left_undoes_right(prose: SearchStrategy[str], data: DataObject) -> None:
    """The cursor goes through all graphemes, and back through the same."""
    text = data.draw(prose)
    places = sorted(grid(text))
    for before, after in pairwise(places):
        assert after == right(text, before)
        assert before == left(text, after)
    assert places[-1] == last(text) == right(text, places[-1]) == right(text, len(text))


def test_words_go_there_and_back() -> None:
    """Words and runs of punctuation are stops both ways; ends are their last characters."""
    starts = [4, 7, 9, 10, 16, 20, 23, 29, 32, 34, 39, 41, 46, 48]
    assert starts == [at for at in steps(next_word, EXAMPLE, 0) if at < len(EXAMPLE) - 1]
    assert [0, *starts[:-1]] == steps(previous_word, EXAMPLE, 48)[::-1]
    assert steps(word_end, "also (see b) 漢字", 0) == [3, 5, 8, 10, 11, 14]


def test_sentences_go_there_and_back() -> None:
    """Closing quotes belong to the sentence before; a new paragraph is a new sentence."""
    starts = [9, 23, 29, 41, 48]
    assert [*starts, len(EXAMPLE) - 1] == steps(next_sentence, EXAMPLE, 0)
    assert [0, *starts] == steps(previous_sentence, EXAMPLE, len(EXAMPLE) - 1)[::-1]


def test_sentences_without_spaces_end_at_their_full_stops() -> None:
    """East Asian text has no space after a sentence."""
    text = "今日は。「明日？」次。"
    assert steps(next_sentence, text, 0) == [4, 9, 10]
    assert steps(previous_sentence, text, 10)[::-1] == [0, 4, 9]


def test_paragraphs_go_there_and_back() -> None:
    """The first visible character of each line of text is a stop."""
    text = "one\n\n  two 2\n\n\nthree"
    assert [7, 15, len(text) - 1] == steps(next_paragraph, text, 0)
    assert steps(previous_paragraph, text, len(text) - 1)[::-1] == [0, 7, 15]


@settings(max_examples=100, deadline=None)
@given(st.text("ab .?”’)。\n", max_size=60))
def test_next_and_previous_have_the_same_stops(text: str) -> None:
    """What a forward motion passes, the backward one finds again."""
    text = text.strip()
    for forth, back in (
        (next_word, previous_word),
        (next_sentence, previous_sentence),
        (next_paragraph, previous_paragraph),
    ):
        # The last character is where the cursor ends up if there is no further stop.
        path = [0, *steps(forth, text, 0)]
        way_back = [len(text), *steps(back, text, len(text))]
        assert set(path) - {last(text)} <= set(way_back)
        assert set(way_back) - {len(text)} <= set(path)


@pytest.mark.parametrize(
    ("offset", "word", "paragraph"),
    [
        (0, "One", "One two. “Three four?” Five"),
        (2, "One", "One two. “Three four?” Five"),
        (3, " ", "One two. “Three four?” Five"),
        (20, "?”", "One two. “Three four?” Five"),
        (28, "\n", ""),
        (36, "seven", "Six, seven… eight."),
        (51, "Nine", "Nine"),
        (52, "", "Nine"),
    ],
)
def test_units_around_an_offset(offset: int, word: str, paragraph: str) -> None:
    """A word or run of punctuation, and the line of the text."""
    assert word == word_at(EXAMPLE, offset).of(EXAMPLE)
    assert paragraph == paragraph_at(EXAMPLE, offset).of(EXAMPLE)


def test_marks_belong_to_their_words() -> None:
    """Combining marks, vowel signs and joiners do not cut a word."""
    for word in ("cafe\u0301s", "हिन्दी", "می\u200cخواهم", "1\ufe0f\u20e3"):
        assert Span(3, 3 + len(word)) == word_at(f"a, {word} b", 4)


def test_long_words_are_left_in_strides() -> None:
    """A word without end is passed without a look at all of it."""
    text = "a" * 20_000
    path = steps(previous_word, text, 20_000)
    assert path[-1] == 0
    assert len(path) < 10
    assert next_word(text, 0) == 20_000 - 1


@settings(max_examples=60, deadline=None)
@given(data=st.data(), width=st.integers(1, 60), rows=st.integers(-9, 9))
def test_vertical_is_total(
    documents: SearchStrategy[Document], data: DataObject, width: int, rows: int
) -> None:
    """Up and down stay inside the text and do not go the wrong way."""
    layout = lay_out(data.draw(documents), width)
    offset = data.draw(st.integers(0, len(layout.text)))
    column = data.draw(st.one_of(st.none(), st.integers(0, 99)))
    for target in (
        vertical(layout, offset, rows, column),
        line_start(layout, offset),
        line_end(layout, offset),
    ):
        assert 0 <= target <= max(0, len(layout.text) - 1)
    target = vertical(layout, offset, rows)
    way = (layout.row_of(target) - layout.row_of(offset)) * rows
    # Lines below the last character have none for the cursor to stand on.
    assert way >= 0 or target == last(layout.text)


@settings(max_examples=60, deadline=None)
@given(data=st.data(), width=st.integers(20, 100), rows=st.integers(-5, 5))
def test_vertical_keeps_the_column(
    documents: SearchStrategy[Document], data: DataObject, width: int, rows: int
) -> None:
    """The target is the character under the column if there is one; a last rule has none."""
    layout = lay_out(data.draw(documents), width)
    offset = data.draw(st.integers(0, len(layout.text)))
    column = data.draw(st.integers(0, width))
    target = vertical(layout, offset, rows, column)
    under = layout.text_at(layout.row_of(target), column)
    assert under in (None, target) or target == last(layout.text)


def test_vertical_passes_over_lines_without_text() -> None:
    """Blank lines are no stops, short lines stop at their last character, and ends hold."""
    layout = Layout(
        "long line\n\nab\n\nother line",
        20,
        (
            Line("blank", -1),
            Line("text", 0, (Run(0, 0, 9),)),
            Line("blank", -1),
            Line("text", 1, (Run(0, 11, 13),)),
            Line("text", 2, (Run(0, 15, 25),)),
        ),
    )
    assert [vertical(layout, 7, rows) for rows in (1, 2, 9)] == [12, 22, 22]
    assert [vertical(layout, 22, rows) for rows in (-1, -2, -9)] == [12, 7, 7]
    assert vertical(layout, 12, 1, 4) == 19
    assert (line_start(layout, 18), line_end(layout, 18)) == (15, 24)


def test_vertical_stops_on_a_cell_of_a_table(build: Callable[..., Document]) -> None:
    """Beside the text of a cell the cursor stands on its last character, not on the tab."""
    parts = [(BlockKind.TABLE, "country\tcity", 2, ""), (BlockKind.TABLE, "Peru\tLima", 2, "")]
    layout = lay_out(build(parts), 40)
    assert layout.text.index("u\tLima") == vertical(layout, 6, 1)
    assert layout.text.index("Lima") == vertical(layout, 8, 1)


@pytest.mark.parametrize("text", ["", " ", "\n\n"])
def test_a_text_without_a_line_has_motions(text: str) -> None:
    """Nothing to move over is no reason to fail."""
    for layout in (lay_out(Document(text), 20), Layout(text, 20, ())):
        for motion in (motions.line_start, motions.line_end):
            assert motion(layout, 0) == 0
        assert last(text) == vertical(layout, 0, 3) == vertical(layout, len(text), -3)
