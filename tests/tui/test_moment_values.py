"""Rows and bars of the timeline, without a screen."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefterm.layout.cells import cell_width
from briefterm.library.finding.model import Said, Telling
from briefterm.library.finding.moments import Moments
from briefterm.model import Briefing, EntityKind, Span
from briefterm.tui.screens.timeline.bar_list import bar_lines
from briefterm.tui.screens.timeline.lines import ListedMoment, height, moment_lines, waiting_lines
from briefterm.tui.screens.timeline.listed import listed, sheet_of
from briefterm.tui.screens.timeline.periods import Period, Sheet, bar, gap, heading, label
from briefterm.tui.screens.timeline.statement_list import Rows, Tops

if TYPE_CHECKING:
    from briefterm.tui.widgets.rows import RowLine

BRIEFING = Briefing(
    id="a", path=Path("a.md"), title="A harbour", date=date(2024, 5, 2), source="Coast Letter"
)


def _moments(*days: tuple[date, date, int]) -> Moments:
    stretches = [(first.toordinal(), last.toordinal()) for first, last, _ in days]
    tops = [0]
    for *_, count in days:
        tops.append(tops[-1] + count)
    return Moments((), stretches, tops, {})


YEAR = (date(2023, 1, 1), date(2023, 12, 31), 4)
MONTH = (date(2023, 1, 1), date(2023, 1, 31), 1)
DAY = (date(2023, 1, 1), date(2023, 1, 1), 2)
WEEK = (date(2023, 1, 9), date(2023, 1, 15), 1)
LATER = (date(2023, 6, 3), date(2023, 6, 3), 5)
NEXT = (date(2024, 2, 29), date(2024, 2, 29), 1)
ALL = _moments(YEAR, MONTH, DAY, WEEK, LATER, NEXT)


@pytest.mark.parametrize(
    ("zoom", "expected"),
    [
        ("day", ["2023 4", "Jan 2023 1", "1 Jan 2023 2", "9 Jan 2023 1", "3 Jun 2023 5", "29 Feb 2024 1"]),
        ("month", ["2023 4", "Jan 2023 4", "Jun 2023 5", "Feb 2024 1"]),
        ("year", ["2023 13", "2024 1"]),
    ],
)  # fmt: skip
def test_periods_of_a_zoom(zoom: str, expected: list[str]) -> None:
    """What is told of a whole year or month has a period of its own where the zoom is finer."""
    sheet = sheet_of(ALL, zoom, date(2023, 12, 1))
    assert expected == [f"{label(one)} {one.count}" for one in sheet.periods]
    assert (14, 13) == (sheet.rows, sheet.coming)
    assert sheet.rows == sum(one.count for one in sheet.periods)


def test_zoom_that_one_can_look_over() -> None:
    """Few days are shown by day, days over years by month, a century by year."""

    def zoom(step: int) -> str:
        days = [date.fromordinal(730_000 + step * number) for number in range(80)]
        return sheet_of(_moments(*((day, day, 1) for day in days)), "", date(2024, 1, 1)).zoom

    assert "day" == sheet_of(ALL, "", date(2024, 1, 1)).zoom
    assert ["month", "year", "year"] == [zoom(1), zoom(40), zoom(400)]


def test_empty_sheet() -> None:
    """Without rows there is nothing to divide by."""
    sheet = sheet_of(_moments(), "", date(2024, 1, 1))
    assert ([], [], 0, 0) == (sheet.periods, sheet.bars, sheet.most, sheet.rows)


def test_gaps_in_words() -> None:
    """Time of which nothing is told is said in the largest unit that fits; a few days are not."""

    def between(unit: str, first: date, behind: date, second: date) -> str:
        before = Period(unit, first.toordinal(), behind.toordinal(), 0, 1)
        return gap(before, Period(unit, second.toordinal(), second.toordinal() + 1, 1, 1))

    assert "" == between("day", date(2023, 1, 1), date(2023, 1, 2), date(2023, 1, 6))
    assert "30 days" == between("day", date(2023, 1, 1), date(2023, 1, 2), date(2023, 2, 1))
    assert "4 months" == between("day", date(2023, 1, 1), date(2023, 1, 2), date(2023, 5, 1))
    assert "" == between("month", date(2023, 1, 1), date(2023, 2, 1), date(2023, 2, 1))
    assert "1 month" == between("month", date(2023, 1, 1), date(2023, 2, 1), date(2023, 3, 1))
    assert "" == between("year", date(2023, 1, 1), date(2024, 1, 1), date(2024, 1, 1))
    assert "1,000 years" == between("year", date(1023, 1, 1), date(1024, 1, 1), date(2024, 1, 1))


def test_headings() -> None:
    """A period in words; years before 1000 have no zeros."""
    day = date(2023, 9, 13).toordinal()
    assert "Wednesday, 13 September 2023" == heading(Period("day", day, day + 1, 0, 1))
    assert "September 2023" == heading(Period("month", day - 12, day + 18, 0, 1))
    assert "500" == heading(Period("year", date(500, 1, 1).toordinal(), 0, 0, 1))


@given(st.integers(0, 10**6), st.integers(0, 10**6), st.integers(0, 80))
def test_bars_are_seen_and_fit(count: int, most: int, width: int) -> None:
    """Whatever is counted is seen, and no bar is longer than its room."""
    drawn = bar(count, most, width)
    assert cell_width(drawn) <= width
    assert bool(drawn) == (count > 0 and most > 0 and width > 0)
    if count >= most > 0:
        assert "█" * width == drawn


@pytest.mark.parametrize("width", [10, 28, 38, 60])
@pytest.mark.parametrize("zoom", ["day", "month", "year"])
def test_bars_end_before_the_edge(zoom: str, width: int) -> None:
    """A bar's line has the count at its end, with room for the scrollbar."""
    sheet = sheet_of(ALL, zoom, date(2023, 5, 1))
    for period in sheet.periods:
        (line,) = bar_lines(period, sheet, width)
        if width > 20:
            assert width - 2 == sum(cell_width(text) for text, _ in line)
        assert str(period.count) == line[-1][0]


# Rows.


def _text(lines: list[RowLine]) -> list[str]:
    return ["".join(text for text, _ in line) for line in lines]


def _telling(*texts: str, value: str = "2023-09-13", mod: str = "", **about: Any) -> Telling:
    said = []
    for text in texts:
        start = text.index("[")
        plain = text.replace("[", "").replace("]", "")
        said.append(Said(0, plain, (Span(start, text.index("]") - 1),)))
    return Telling(BRIEFING, date(2023, 9, 13), date(2023, 9, 13), value, mod, tuple(said), **about)


def test_row_beside_its_time() -> None:
    """A wide row has the time at the left, then the words and where they are from."""
    item = listed(_telling("They met [on Wednesday] there."))
    lines = moment_lines(item, 80, ahead=False)
    assert [
        "▎ 13 Sep 2023   They met on Wednesday there.",
        "▎               A harbour · Coast Letter · 2 May 2024",
    ] == _text(lines)
    assert ("on Wednesday", "date") in lines[0]


def test_row_below_its_time() -> None:
    """A narrow row has the time above the words; the source gives way to the title."""
    lines = _text(moment_lines(listed(_telling("They met [then].")), 30, ahead=True))
    assert ["▎ 13 Sep 2023", "▎ They met then.", "▎ A harbour · 2 May 2024"] == lines


@pytest.mark.parametrize(
    ("value", "mod", "expected"),
    [
        ("2023-09-13T22:00", "", "13 Sep 2023, 22:00"),
        ("2023-08", "START", "early Aug 2023"),
        ("1990", "APPROX", "about 1990"),
        ("2023-W37", "", "week of 11 Sep 2023"),
        ("199", "", "1990s"),
        ("\x1b[31m", "", "␛[31m"),
    ],
)
def test_times_in_words(value: str, mod: str, expected: str) -> None:
    """The time as the text says it, with short months."""
    assert expected == listed(_telling("[x]", value=value, mod=mod)).when


def test_several_sentences_and_sources() -> None:
    """Sentences are joined, those that tell the same are counted, names have their looks."""
    telling = _telling("In [May] it rained.", "In [May] it shone.", also=(BRIEFING, BRIEFING))
    item = listed(telling)
    assert "In May it rained. … In May it shone." == item.text
    assert "+2 sources" in _text(moment_lines(item, 80, ahead=False))[-1]
    named = Said(0, "Kim in May", (Span(7, 10),), ((Span(0, 3), EntityKind.PERSON),))
    lit = listed(Telling(BRIEFING, date(2023, 5, 1), date(2023, 5, 31), "2023-05", said=(named,)))
    assert ((0, 3, "person"), (7, 10, "date")) == lit.spans


def test_late_time_is_in_sight() -> None:
    """Of a long sentence the words around its time are shown."""
    item = listed(_telling("word " * 100 + "on [4 May] it ended" + " word" * 100))
    lines = _text(moment_lines(item, 80, ahead=False))
    assert "… " in lines[0]
    assert "4 May" in "".join(lines)


_ANY = st.text(st.characters(codec="utf-8") | st.sampled_from("長\u202e\x1b\t \n"), max_size=300)


@given(_ANY, _ANY, st.integers(1, 120), st.data())
def test_rows_fit(text: str, title: str, width: int, data: st.DataObject) -> None:
    """No row is wider or higher than its room, whatever the words and wherever the time."""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    briefing = Briefing(id="a", path=Path("a.md"), title=title, source=title[:20])
    said = Said(0, text, (Span(start, end),))
    item = listed(Telling(briefing, date(2023, 1, 1), date(2023, 1, 1), text[:30], said=(said,)))
    lines = moment_lines(item, width, ahead=False)
    assert len(lines) < height(width) + 1
    if width >= 30:
        assert all(cell_width(line) <= width for line in _text(lines))
    assert all("\x1b" not in line and "\n" not in line for line in _text(lines))


def test_row_that_is_not_read_yet() -> None:
    """Its days are known."""
    first, last = date(2023, 9, 13).toordinal(), date(2023, 9, 17).toordinal()
    assert ["▎ 13 Sep 2023 – 17 Sep 2023 …"] == _text(waiting_lines(first, last, 80))


@given(st.lists(st.integers(1, 5), max_size=12), st.integers(3, 5), st.integers(0, 40))
def test_lines_of_rows(counts: list[int], each: int, coming: int) -> None:
    """The first row of a period has a line more, the first after today two."""
    starts = [sum(counts[:number]) for number in range(len(counts))]
    rows = sum(counts)
    sheet = Sheet("day", starts=starts, rows=rows, coming=min(coming, rows))
    tops = Tops(sheet, each)
    expected = [0]
    for row in range(rows):
        today = 2 if 0 < row == sheet.coming else 0
        expected.append(expected[-1] + each + (row in starts) + today)
    assert expected == list(tops)
    assert expected[-1] == tops[-1]


def test_rows_by_number() -> None:
    """Rows know their number, and what was read of them."""
    rows = Rows(70)
    moment = ListedMoment("", "", (), "", ())
    rows.pages[1] = [moment]
    assert (64, moment) == (rows[64].number, rows[64].moment)
    assert (69, None) == (rows[-1].number, rows[-1].moment)
    assert [2, 3] == [row.number for row in rows[2:4]]
    with pytest.raises(IndexError):
        rows[70]
