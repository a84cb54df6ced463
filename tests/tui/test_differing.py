"""Rows of what differs, and of what is near a briefing."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefterm.layout.cells import cell_width
from briefterm.library.finding.differing import differences
from briefterm.library.finding.model import NearNote, Related
from briefterm.model import Article, Briefing, Document, Note
from briefterm.tui.screens.differences.lines import difference_lines
from briefterm.tui.screens.differences.rows import Compared, about, compared, in_order
from briefterm.tui.screens.reader.tabs.related_rows import NOTHING, Also, also_rows, first_row

BEFORE = "The ministry said on Monday that 40 ships had left. Nobody had seen them go."
AFTER = "The ministry said on Monday that 44 ships had left. No one had seen them go."


def _briefing(name: str, **fields: Any) -> Briefing:
    return Briefing(id=name, path=Path(f"/{name}.md"), title=name.title(), **fields)


def _article(text: str) -> Article:
    return Article(_briefing("x"), Document(text))


def _compared(before: str, after: str) -> Compared:
    pair = _article(before), _article(after)
    return compared(*pair, differences(*pair))


def _lines(row: Any, width: int) -> list[str]:
    return ["".join(text for text, _ in line).rstrip() for line in difference_lines(row, width)]


def test_numbers_come_first_under_a_heading() -> None:
    """Each half has a heading with its number; a row has both sides with words around them."""
    shown = _compared(BEFORE, AFTER)
    assert "2 · 1 with numbers or dates" == shown.summary
    assert ["Numbers and dates  1", "", "Other words  1", ""] == [row.heading for row in shown.rows]
    assert [
        " − The ministry said on Monday that 40 ships had left. Nobody had seen them go.",
        " + The ministry said on Monday that 44 ships had left. No one had seen them go.",
        "",
    ] == _lines(shown.rows[1], 90)
    beside = _lines(shown.rows[3], 160)
    assert "− Nobody had" in beside[0]
    assert "+ No one had" in beside[0]


def test_what_is_only_in_one_text_stands_against_nothing() -> None:
    """The other side says so at its place."""
    (_, row) = _compared("They left home.", "They all left home.").rows
    assert [" − They (nothing) left home.", " + They all left home.", ""] == _lines(row, 60)
    assert _compared(BEFORE, BEFORE).rows == ()
    assert _compared("", "").summary == ""


def test_a_stretch_of_several_paragraphs() -> None:
    """Where a paragraph ends no mark of a line break is shown."""
    (_, row) = _compared("They left.", "They left.\n\nAll\n\n of them\ncame back.").rows
    assert [" − They left. (nothing)", " + All of them came back.", ""] == _lines(row, 60)


def test_a_long_stretch_is_cut() -> None:
    """A row never fills the screen."""
    (_, row) = _compared("Short.", "word " * 3000).rows
    lines = _lines(row, 60)
    assert len(lines) < 12
    assert lines[-2].endswith("…")


WORDS = st.lists(
    st.sampled_from(["a", "40", "百本", "\x1b[31m", "x\ty", "\u202e", ".", "\n", "word"]),
    max_size=30,
)


@given(WORDS, WORDS, st.integers(10, 140))
def test_rows_fit(before: list[str], after: list[str], width: int) -> None:
    """No line is wider than the screen, none has a control character."""
    for row in _compared(" ".join(before), " ".join(after)).rows:
        for line in _lines(row, width):
            assert all(char >= " " and char not in "\x7f\u202e" for char in line)
            if width >= 20:
                assert cell_width(line) <= width


def test_the_older_comes_before() -> None:
    """An undated briefing is older than all."""
    old, new = _briefing("old", date=date(2020, 1, 1)), _briefing("new", date=date(2020, 1, 2))
    undated = _briefing("undated")
    assert (old, new) == in_order(new, old)
    assert (undated, old) == in_order(old, undated)
    assert "1 Jan 2020 · Old" == about(old)


@pytest.fixture
def also() -> Also:
    """A near-duplicate, a related briefing and an earlier note."""
    here = _briefing("here", date=date(2021, 5, 2))
    near = Related(_briefing("near", date=date(2021, 5, 3), source="Wire"), 99.0, (), (), 0.934)
    other = Related(
        _briefing("other", source="Post"),
        3.0,
        ("Oslo", "Mira\x1b Solberg"),
        (date(2020, 3, 14),),
        0.1,
    )
    note = Note(id="n", briefing="far", text="Ask\nher")
    rows = also_rows(here, [near, other], [NearNote(note, _briefing("far"), ("Oslo",))])
    return Also("here", rows)


def test_rows_of_what_is_near(also: Also) -> None:
    """Near-duplicates, related briefings and notes have a heading each; empty ones have none."""
    parts = [[text for text, _, _ in row.parts] for row in also.rows]
    assert [
        ["Nearly the same text", "D shows what differs"],
        ["Near", "≈ 93% the same · newer · 3 May 2021"],
        ["Related briefings"],
        ["Other", "Post", "Oslo, Mira␛ Solberg, 14 Mar 2020"],
        ["Your earlier notes"],
        ["Ask her", "Oslo", "Far"],
    ] == parts
    assert 3 == also.count
    assert 1 == first_row(also.rows, 0)
    assert 0 == first_row((), 0)
    assert () == also_rows(_briefing("here"), [], [])
    assert NOTHING
