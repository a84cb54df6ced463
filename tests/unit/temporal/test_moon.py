"""Feasts that follow the moon, by days that almanacs give."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefterm.temporal import tag
from briefterm.temporal.moon import NAMES, feast


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("hashanah", date(2024, 10, 3)),
        ("kippur", date(1973, 10, 6)),
        ("passover", date(2013, 3, 26)),
        ("hanukkah", date(2023, 12, 8)),
        ("hanukkah", date(2024, 12, 26)),
        ("purim", date(2024, 3, 24)),
        ("lunar", date(1966, 1, 21)),
        ("lunar", date(1968, 1, 30)),
        ("lunar", date(1985, 2, 20)),
        ("lunar", date(2004, 1, 22)),
        ("lunar", date(2023, 1, 22)),
        ("lunar", date(2026, 2, 17)),
        ("diwali", date(2001, 11, 14)),
        ("diwali", date(2013, 11, 3)),
        ("diwali", date(2020, 11, 14)),
        ("diwali", date(2023, 11, 12)),
    ],
)
def test_a_feast(name: str, day: date) -> None:
    """The Jewish, Chinese and Indian feasts fall on the day of the almanac."""
    assert feast(name, day.year) == day


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("ramadan", date(2003, 10, 27)),
        ("ramadan", date(2024, 3, 11)),
        ("fitr", date(2013, 8, 8)),
        ("fitr", date(2024, 4, 10)),
        ("adha", date(2023, 6, 28)),
        ("ashura", date(2024, 7, 16)),
    ],
)
def test_an_islamic_feast(name: str, day: date) -> None:
    """The arithmetical calendar is at most a day from the sighted one."""
    assert abs(feast(name, day.year) - day) <= timedelta(days=1)


@given(st.sampled_from(sorted(NAMES)), st.integers(700, 9900))
@settings(max_examples=100, deadline=None)
def test_every_year_has_every_feast(name: str, year: int) -> None:
    """From the eighth century on a feast has a day, and lies in its year or just behind it."""
    day = feast(name, year)
    assert date(year, 1, 1) <= day < date(year + 1, 2, 1)


@pytest.mark.parametrize(
    ("text", "span", "value"),
    [
        ("Demand fell during Ramadan.", "Ramadan", "2024-03-11"),
        ("since Eid al-Fitr", "Eid al-Fitr", "2024-04-10"),
        ("before Rosh Hashanah 2023", "Rosh Hashanah 2023", "2023-09-16"),
        ("shut since Chinese New Year", "Chinese New Year", "2024-02-10"),
        ("It will open before Diwali.", "Diwali", "2024-11-01"),
        ("on Ash Wednesday", "Ash Wednesday", "2024-02-14"),
        ("It fell on Black Friday.", "Black Friday", "2023-11-24"),
        ("on Presidents' Day", "Presidents' Day", "2024-02-19"),
        ("before Election Day", "Election Day", "2024-11-05"),
    ],
)
def test_a_feast_in_a_text(text: str, span: str, value: str) -> None:
    """Feasts without a fixed day are the nearest, before or after by tense."""
    (found,) = tag(text, date(2024, 5, 15))
    assert (text[found.start : found.end], found.value) == (span, value)


def test_a_war_is_no_feast() -> None:
    """The Yom Kippur War is a name."""
    assert tag("the Yom Kippur War", date(2024, 5, 15)) == []


def test_ramadan_lasts_a_month() -> None:
    """The value is the first day, the interval holds them all."""
    (found,) = tag("during Ramadan", date(2024, 5, 15))
    assert (found.earliest, found.latest) == ("2024-03-11", "2024-04-10")
