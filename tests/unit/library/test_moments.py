"""The timeline of a library as rows: all are counted, only those that are looked at are read."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefterm.errors import StoreError, UsageError
from briefterm.library.finding import moments as room
from briefterm.library.finding import timeline_files
from briefterm.library.finding.moments import moments, spans_month, spans_year
from briefterm.library.finding.telling import row_of, tellings

if TYPE_CHECKING:
    from pathlib import Path

    from briefterm.library import Library
    from briefterm.library.finding.moments import Moments
    from briefterm.model import Briefing

STORY = """\
---
title: {title}
date: {day}
source: Test Wire
---
In 2019 the basin was closed. It was opened on 1 January 2019 by Mira Solberg. A loan was signed \
in January 2019. On 14 March 2019 the fishermen stopped, and on 14 March 2019 they sang. {more}
"""


@pytest.fixture(params=["one by one", "by the tables"])
def library(
    request: pytest.FixtureRequest, library: Library, monkeypatch: pytest.MonkeyPatch
) -> Library:
    """Two briefings more, whose dates are counted in either way."""
    if request.param == "by the tables":
        monkeypatch.setattr(room, "FEW", 0)
    for name, day, more in (("new", "2024-05-02", "Now."), ("old", "2020-01-01", "")):
        text = STORY.format(title=name.title(), day=day, more=more)
        (library.folder / f"{name}.md").write_text(text)
    return library


def listed(library: Library) -> list[Briefing]:
    """All briefings, with an index that knows them."""
    briefings = library.refresh()
    assert library.finding.update(briefings)
    return briefings


def told(library: Library, rows: Moments) -> list[tuple[str, str, str]]:
    """Value, briefing and words of each row."""
    found = tellings(library.finding, rows, 0, rows.rows)
    assert None not in found
    return [
        (one.value, one.briefing.id, " / ".join(said.text for said in one.said))
        for one in found
        if one is not None
    ]


def test_rows_are_in_order_of_time(library: Library) -> None:
    """A year comes before its months and these before their days; of equals the newest is first."""
    briefings = [one for one in listed(library) if one.id in {"new", "old"}]
    rows = told(library, moments(library.finding, briefings))

    values = [value for value, *_ in rows if value.startswith("2019")]
    days = ("2019", "2019-01", "2019-01-01", "2019-03-14")
    assert [day for day in days for _ in range(2)] == values
    assert ["new", "old"] * 4 == [name for value, name, _ in rows if value.startswith("2019")]


def test_now_has_no_row(library: Library) -> None:
    """That a text says "now" is not told, however it is counted; a day that it names as well is."""
    (library.folder / "vague.md").write_text(
        "---\ntitle: V\ndate: 2024-05-03\n---\n\nCurrently it rains. It is dry now.\n"
    )
    (library.folder / "both.md").write_text(
        "---\ntitle: B\ndate: 2024-05-03\n---\n\nIt is dry now. It rained on 3 May 2024.\n"
    )
    briefings = [one for one in listed(library) if one.id in {"vague", "both"}]
    assert len(library.finding.select("mentions:2024-05-03", briefings, {})) == 2
    rows = moments(library.finding, briefings)
    assert [("2024-05-03", "both", "It rained on 3 May 2024.")] == told(library, rows)
    again = moments(library.finding, briefings, [["vague", "both"]])
    assert [("2024-05-03", "both", "It rained on 3 May 2024.")] == told(library, again)


def test_sentences_of_a_row(library: Library) -> None:
    """What is said of the same day in one sentence is one; names and times have their places."""
    briefings = [one for one in listed(library) if one.id == "old"]
    rows = moments(library.finding, briefings)
    row = row_of(library.finding, rows, (date(2019, 3, 14).toordinal(),) * 2, "old")
    (telling,) = tellings(library.finding, rows, row, row + 1)
    assert telling is not None
    (said,) = telling.said
    text = library.read("old")[1].text

    assert ["14 March 2019"] * 2 == [hit.of(said.text) for hit in said.hits]
    assert said.text == text[said.start : said.start + len(said.text)]
    (opened,) = (
        one
        for one in tellings(library.finding, rows, 0, rows.rows)
        if one is not None and one.value == "2019-01-01"
    )
    assert ["Mira Solberg"] == [span.of(opened.said[0].text) for span, _ in opened.said[0].names]


def test_near_duplicates_are_told_once(library: Library) -> None:
    """Of a group one has the row, the others are named with it."""
    briefings = [one for one in listed(library) if one.id in {"new", "old"}]
    alone = moments(library.finding, briefings)
    rows = moments(library.finding, briefings, [["new", "old", "gone"]])
    found = [one for one in tellings(library.finding, rows, 0, rows.rows) if one is not None]

    both = [one for one in found if one.value.startswith("2019")]
    assert [("new", ["old"])] * 4 == [
        (one.briefing.id, [other.id for other in one.also]) for one in both
    ]
    assert alone.rows - 4 == rows.rows == len(found)
    assert 1 == len(
        {
            row_of(library.finding, rows, (date(2019, 3, 14).toordinal(),) * 2, one)
            for one in ("old", "new")
        }
    )


def test_a_briefing_that_changed_meanwhile(library: Library) -> None:
    """Rows that are gone are None, and no row is of another text."""
    briefings = [one for one in listed(library) if one.id in {"new", "old"}]
    rows = moments(library.finding, briefings)
    (library.folder / "old.md").write_text("---\ntitle: Old\n---\n\nShort.\n")
    listed(library)
    found = tellings(library.finding, rows, 0, rows.rows)

    assert rows.rows == len(found)
    assert {"new"} == {one.briefing.id for one in found if one is not None}


def test_nothing_is_told(library: Library) -> None:
    """No briefings, no rows."""
    rows = moments(library.finding, [])
    assert (0, 0) == (rows.rows, rows.row_from(1))
    assert [] == tellings(library.finding, rows, 0, 5)
    assert 0 == row_of(library.finding, rows, (5, 5))


@given(st.data())
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_window_is_a_part_of_the_whole(library: Library, data: st.DataObject) -> None:
    """Rows are the same however they are looked at, and each is found again by its days."""
    briefings = listed(library)
    rows = moments(library.finding, briefings)
    whole = tellings(library.finding, rows, 0, rows.rows)
    first = data.draw(st.integers(0, rows.rows))
    behind = data.draw(st.integers(first, rows.rows + 3))

    assert whole[first:behind] == tellings(library.finding, rows, first, behind)
    for row, one in enumerate(whole):
        assert one is not None
        days = one.first.toordinal(), one.last.toordinal()
        assert row == row_of(library.finding, rows, days, one.briefing.id)
        assert rows.row_from(days[0]) <= row


@pytest.mark.parametrize(
    ("first", "last", "month", "year"),
    [
        (date(2024, 2, 1), date(2024, 2, 29), True, False),
        (date(2024, 2, 1), date(2024, 2, 28), False, False),
        (date(2024, 1, 1), date(2024, 12, 31), True, True),
        (date(2024, 1, 2), date(2025, 12, 31), False, False),
        (date(9999, 12, 1), date(9999, 12, 31), True, False),
        (date(9999, 1, 1), date(9999, 12, 31), True, True),
    ],
)
def test_whole_months_and_years(first: date, last: date, month: bool, year: bool) -> None:
    """A stretch has a whole month or year in it that begins with it."""
    ends = first.toordinal(), last.toordinal()
    assert (month, year) == (spans_month(*ends), spans_year(*ends))


# Files.


@pytest.mark.parametrize("suffix", [".ics", ".md", ".json"])
def test_all_that_is_listed_is_written(
    library: Library, tmp_path: Path, suffix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file has the same statements, in the same order, however many are read at once."""
    briefings = listed(library)
    rows = moments(library.finding, briefings)
    now = datetime(2024, 1, 1, tzinfo=UTC)
    path = tmp_path / f"out{suffix}"
    seen: list[int] = []
    count = timeline_files.write(library.finding, rows, path, now, progress=seen.append)
    whole = path.read_bytes()
    monkeypatch.setattr(timeline_files, "_ROWS_AT_ONCE", 1)

    assert count == timeline_files.write(library.finding, rows, path, now)
    assert whole == path.read_bytes()
    assert count == len(library.finding.timeline(briefings)) > rows.rows
    assert rows.rows == seen[-1]
    path.unlink()
    stopped = timeline_files.write(library.finding, rows, path, now, cancelled=lambda: True)
    assert (None, False) == (stopped, path.exists())


def test_wrong_paths_are_told(library: Library, tmp_path: Path) -> None:
    """A path that says no kind, is a folder, or cannot be written to."""
    rows = moments(library.finding, listed(library))
    now = datetime(2024, 1, 1, tzinfo=UTC)
    (tmp_path / "a.md").mkdir()
    (tmp_path / "file").write_text("")
    for path, error in (
        (tmp_path / "x.txt", UsageError),
        (tmp_path / "a.md", UsageError),
        (tmp_path / "file" / "x.md", StoreError),
    ):
        with pytest.raises(error):
            timeline_files.write(library.finding, rows, path, now)
