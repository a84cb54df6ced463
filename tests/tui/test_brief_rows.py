from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefterm.layout.cells import cell_width
from briefterm.model import Briefing, Marks
from briefterm.tui.screens.reader.brief_lines import briefing_lines
from briefterm.tui.screens.reader.brief_list import BriefList
from briefterm.tui.widgets.panel import PanelList
from briefterm.tui.widgets.panel_rows import PanelRow


def _briefing(title: str, **fields: object) -> Briefing:
    return Briefing(
        id="x", path=Path("/x.md"), title=title, words=700,
        **fields,  # type: ignore[arg-type] # a test's own words
    )  # fmt: skip


def _text(lines: list[tuple[tuple[str, str], ...]]) -> list[str]:
    return ["".join(text for text, _ in line).rstrip() for line in lines]


def test_row_has_title_facts_and_a_gap() -> None:
    """An unread briefing has a dot; source, day and reading time stand below the title."""
    briefing = _briefing("A title", date=date(2021, 6, 3), source="Wire")
    assert _text(briefing_lines(briefing, Marks(), 40)) == [
        "• A title",
        "  Wire · 3 Jun 2021 · 3 min",
        "",
    ]
    assert _text(briefing_lines(briefing, Marks(read=True), 40))[0] == "  A title"


def test_row_shows_the_readers_marks() -> None:
    """Notes with their number, a bookmark and a warning stand behind the facts."""
    briefing = _briefing("A title", warnings=("x",))
    facts = _text(briefing_lines(briefing, Marks(notes=3, bookmarked=True), 50))[1]
    assert facts.startswith("  3 min")
    assert "✎ 3" in facts
    assert "◆" in facts
    assert "!" in facts


def test_source_gives_way_before_the_day() -> None:
    """Where not all facts fit, the source is cut first, then it and the reading time are left out."""
    briefing = _briefing("A title", date=date(2021, 6, 3), source="A long source of news")
    assert _text(briefing_lines(briefing, Marks(), 31))[1].endswith("… · 3 Jun 2021 · 3 min")
    assert _text(briefing_lines(briefing, Marks(), 16))[1] == "  3 Jun 2021"
    assert _text(briefing_lines(briefing, Marks(), 13))[1] == "  3 min"


def test_long_title_is_cut_after_two_lines() -> None:
    """The second line ends with an ellipsis."""
    lines = _text(briefing_lines(_briefing("word " * 40), Marks(), 30))
    assert len(lines) == 4
    assert lines[1].endswith("…")


def test_wide_title_is_measured_in_cells() -> None:
    """A title of wide characters takes two lines as soon as its cells ask for it."""
    lines = briefing_lines(_briefing("百本の木" * 5), Marks(), 32)
    assert len(lines) == 4
    assert all(cell_width(line) <= 32 for line in _text(lines))


TITLES = st.text(
    st.one_of(st.characters(), st.sampled_from("ab 百🍎\u0301\x1b\t\n\u200d")), max_size=90
)


@given(TITLES, st.integers(1, 90), st.integers(0, 200), st.booleans())
def test_row_height_agrees_with_what_is_drawn(
    title: str, width: int, notes: int, bookmarked: bool
) -> None:
    """The list reserves as many lines as a row draws; no line is too wide or has a control."""
    briefing = _briefing(title, source="百本 Wire", date=date(2021, 12, 30))
    lines = briefing_lines(briefing, Marks(notes=notes, bookmarked=bookmarked), width)
    assert len(lines) == BriefList([]).row_height(briefing, width)
    for line in _text(lines):
        assert line.isprintable() or all(char >= " " and char != "\x7f" for char in line)
        if width >= 30:
            assert cell_width(line) <= width


@pytest.mark.parametrize("width", [10, 20, 40])
def test_panel_row_is_cut_to_its_most_lines(width: int) -> None:
    """A part takes at most the lines it may, the last one cut; a gap parts the rows."""
    row = PanelRow((("many words " * 30, "row", 2), ("meta", "meta", 1)), gap=True)
    lines = _text(PanelList([]).row_lines(row, width))
    assert len(lines) == 4
    assert lines[1].endswith("…")
    assert lines[3] == ""
    assert all(cell_width(line) <= width for line in lines)
