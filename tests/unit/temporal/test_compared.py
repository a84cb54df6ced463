"""What figures are compared with, flash-backs that move on, and the order of day and month."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from briefterm.temporal import tag

if TYPE_CHECKING:
    from briefterm.model import DateOrder

DAY = date(2024, 5, 15)


def values(text: str, written: date = DAY) -> list[str]:
    """The values in text order."""
    return [t.value for t in tag(text, written)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In the first quarter it earned $5 against $4 a year ago.", ["2024-Q1", "2023-Q1"]),
        ("It earned $5. In the same quarter of 2022 it lost $4.", ["2022-Q1"]),
        ("Sales in the second quarter beat the year-earlier period.", ["2024-Q2", "2023-Q2"]),
        ("Sales in April beat the year-ago month.", ["2024-04", "2023-04"]),
        ("It rose to 5 from 4 a year earlier, and to 7 from 6 a year earlier.", ["2023", "2023"]),
        ("Sales in the current quarter should rise.", ["2024-Q2"]),
        ("Profit for the first quarter of fiscal 2025 rose.", ["FY2025-Q1"]),
        ("It will grow this fiscal year.", ["FY2024"]),
    ],
)
def test_a_comparison(text: str, expected: list[str]) -> None:
    """A comparison is as fine as what is compared, and does not move the text."""
    assert values(text) == expected


def test_a_flashback_moves_on() -> None:
    """The year after the one told of is told of too."""
    text = "In 1955 it was declared safe. Trust returned the next year; he sang on October 28."
    assert values(text) == ["1955", "1956", "1956-10-28"]


def test_a_flashback_ends_with_the_future() -> None:
    """A sentence that speaks of what will be does not belong to the year named before it."""
    text = "It peaked in 1987. Most cuts will come at the plant, where a furlough began April 1."
    assert values(text, date(1991, 4, 18)) == ["1987", "1991-04-01"]


def test_a_winter_turns_the_year() -> None:
    """March after the winter of 1810 is in 1811."""
    text = "In the winter of 1810 the army lay there. Hunger drove it out on 5 March."
    assert values(text, date(2011, 9, 27)) == ["1810-WI", "1811-03-05"]


def test_a_glance_aside_is_counted_from() -> None:
    """What follows a year that a biography glances at counts from that year."""
    text = (
        "She was born on 9 March 1911 and lived in Graz. The family left in 1919. "
        "She came to Vienna in October 1929 and took her doctorate five years later."
    )
    assert values(text, date(2014, 6, 17)) == ["1911-03-09", "1919", "1929-10", "1934"]


def test_last_month_in_a_history_is_its_writers() -> None:
    """The last month counts from the document date, whatever years the text told of."""
    text = "It opened on 1 May 1964 and failed on 20 June 2012. It was sold last month."
    assert values(text, date(2013, 7, 19)) == ["1964-05-01", "2012-06-20", "2013-06"]


def test_a_timeline_looks_back() -> None:
    """Days of a list under "Timeline" lie before the document."""
    text = "Virus\n\nTimeline\n\n- January 11: the genome is posted.\n- March 16: a first trial."
    assert values(text, date(2020, 12, 3)) == ["2020-01-11", "2020-03-16"]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("us", ["2024-05-06", "2023-12-31", "2023-12-31", "2024-06-05"]),
        ("european", ["2024-06-05", "2023-12-31", "2023-12-31", "2024-06-05"]),
    ],
)
def test_the_order_of_day_and_month(order: DateOrder, expected: list[str]) -> None:
    """The order decides only where both numbers can be a month."""
    text = "5/6/2024, 12/31/2023, 31/12/2023 and 2024-06-05"
    assert [t.value for t in tag(text, None, order=order)] == expected
