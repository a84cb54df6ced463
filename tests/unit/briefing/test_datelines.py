"""Dates in first lines, file names and addresses."""

from __future__ import annotations

from datetime import date

import pytest

from briefterm.briefing import parse
from briefterm.briefing.datelines import date_of_line, date_of_name, date_of_url, is_dateline

DAY = date(2023, 7, 20)


@pytest.mark.parametrize(
    "line",
    [
        *(
            "2023-07-20",
            "20 July 2023",
            "July 20, 2023",
            "Thursday, 20 July 2023",
            "20th of July 2023",
        ),
        *("Published: 20 July 2023 at 10:15", "Updated on July 20, 2023", "Geneva, 20 July 2023"),
        *("AMMAN, July 20, 2023 - The talks go on.", "AMMAN, Jordan, Jul. 20, 2023 – More."),
        *("Amman, 20 July 2023 — More of it.", "LIMA (Wire), 20 July 2023 -- It rained."),
        *("By Jo Doe | July 20, 2023 | 4 min", "20.07.2023"),
    ],
)
def test_a_date_line_or_dateline_gives_the_date(line: str) -> None:
    """A full date that stands alone, or before the dash of a dateline."""
    assert date_of_line(line) == DAY


@pytest.mark.parametrize(
    "line",
    [
        *("AMMAN, July 20 - The talks go on.", "July 20", "On July 20, 2023, the talks went on."),
        *("The talks of July 20, 2023 - the third - failed.", "30 February 2023", "2023-02-30", ""),
        *("07/20/2023", "July 2023", "A" * 5000 + " July 20, 2023"),
    ],
)
def test_what_is_no_full_date_of_its_own_gives_none(line: str) -> None:
    """Prose, a day without a year, an ambiguous or an impossible date."""
    assert date_of_line(line) is None


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("CAIRO, July 20 - It was hot.", True),
        ("CAIRO (Wire) — It was hot.", True),
        ("N'DJAMENA, June 24 - It rained.", True),
        ("Cairo, 20 July – It was hot.", True),
        ("It was hot - very hot.", False),
        ("WHO doctors - four of them - came.", False),
    ],
)
def test_datelines_are_told_from_prose(paragraph: str, expected: bool) -> None:
    """A place in capitals, or a place and a day, before a dash."""
    assert expected is is_dateline(paragraph)


@pytest.mark.parametrize(
    ("stem", "expected"),
    [
        ("2023-07-20-talks", DAY),
        ("wire_2023_07_20", DAY),
        ("20230720_talks", DAY),
        ("20230720", DAY),
        ("2023-02-30-x", None),
        ("120230720", None),
        ("talks-07-20", None),
        ("12023-07-20", None),
    ],
)
def test_file_names_give_dates(stem: str, expected: date | None) -> None:
    """ISO dates anywhere, eight digits at the start, real ones only."""
    assert expected == date_of_name(stem)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://example.org/2023/07/20/talks", DAY),
        ("https://example.org/2023/7/20/talks", DAY),
        ("https://example.org/a-2023-07-20.html", DAY),
        ("https://example.org/2023/07/talks", None),
        ("https://example.org/2023/13/20/", None),
    ],
)
def test_addresses_give_dates(url: str, expected: date | None) -> None:
    """The path that news sites give their articles."""
    assert expected == date_of_url(url)


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        ("---\ndate: 2020-01-01\n---\n# T\n\n2021-01-01", "2022-01-01.md", date(2020, 1, 1)),
        ("# T\n\n*1 January 2021*\n\nText.", "2022-01-01.md", date(2021, 1, 1)),
        ("---\nurl: https://x.org/2023/01/01/\n---\n# T", "2022-01-01-x.md", date(2022, 1, 1)),
        ("---\nurl: https://x.org/2023/01/01/\n---\n# T", "x.md", date(2023, 1, 1)),
        ("# T\n\nAMMAN, July 20 - Text.", "x.md", None),
    ],
)
def test_the_first_source_of_a_date_wins(data: str, name: str, expected: date | None) -> None:
    """Front matter, first lines, file name, address; without any the briefing is undated."""
    assert expected == parse(data.encode(), name=name, id="x")[0].date
