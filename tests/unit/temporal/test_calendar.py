"""Months, weeks, feasts and the intervals of values."""

from __future__ import annotations

from datetime import date

import pytest

from briefterm.temporal import calendar
from briefterm.temporal.intervals import grammar, interval_of

WEDNESDAY = date(2024, 5, 15)


@pytest.mark.parametrize(
    ("year", "sunday"),
    [(1961, (4, 2)), (2000, (4, 23)), (2008, (3, 23)), (2024, (3, 31)), (2038, (4, 25))],
)
def test_easter(year: int, sunday: tuple[int, int]) -> None:
    """Easter Sunday, the earliest and latest years included."""
    assert date(year, *sunday) == calendar.easter(year)


def test_months_end_where_they_should() -> None:
    """Leap years, centuries, and the same day in a shorter month."""
    assert [calendar.month_length(y, 2) for y in (2024, 2023, 2000, 1900)] == [29, 28, 29, 28]
    assert date(2024, 2, 29) == calendar.add_months(date(2024, 1, 31), 1)
    assert date(2023, 2, 28) == calendar.add_months(date(2024, 2, 29), -12)


def test_weekdays_and_weeks() -> None:
    """Before and after include the day itself; weeks are ISO weeks."""
    assert calendar.weekday_before(WEDNESDAY, 3) == WEDNESDAY
    assert calendar.weekday_after(WEDNESDAY, 3) == WEDNESDAY
    assert date(2024, 5, 9) == calendar.weekday_before(WEDNESDAY, 4)
    assert calendar.week_of(date(2021, 1, 3)) == "2020-W53"
    assert date(2024, 5, 27) == calendar.nth_weekday(2024, 5, 1, -1)


@pytest.mark.parametrize(
    ("value", "mod", "interval"),
    [
        ("2024", None, ("2024-01-01", "2025-01-01")),
        ("2024-02", None, ("2024-02-01", "2024-03-01")),
        ("2024-02", "START", ("2024-02-01", "2024-02-10")),
        ("2024-02", "END", ("2024-02-20", "2024-03-01")),
        ("2024-02-29", None, ("2024-02-29", "2024-03-01")),
        ("2024-02-29TMO", None, ("2024-02-29T06:00:00", "2024-02-29T12:00:00")),
        ("2024-02-29TNI", None, ("2024-02-29T20:00:00", "2024-03-01T06:00:00")),
        ("2024-02-29T10:30", None, ("2024-02-29T10:30:00", "2024-02-29T10:31:00")),
        ("2024-02-29T24:00", None, ("2024-03-01T00:00:00", "2024-03-01T00:01:00")),
        ("2024-W20", None, ("2024-05-13", "2024-05-20")),
        ("2024-W20-WE", None, ("2024-05-18", "2024-05-20")),
        ("2024-W20-3", None, ("2024-05-15", "2024-05-16")),
        ("2024-Q4", None, ("2024-10-01", "2025-01-01")),
        ("2024-H2", None, ("2024-07-01", "2025-01-01")),
        ("2024-WI", None, ("2024-12-01", "2025-03-01")),
        ("FY2023", None, ("2023-01-01", "2024-01-01")),
        ("198", None, ("1980-01-01", "1990-01-01")),
        ("18", None, ("1800-01-01", "1900-01-01")),
        ("00", None, (None, "0100-01-01")),
        ("BC0480", None, (None, "0001-01-01")),
        ("0001-01-01", None, ("0001-01-01", "0001-01-02")),
        ("9999", None, ("9999-01-01", None)),
        ("9999-12-31", None, ("9999-12-31", None)),
        ("PAST_REF", None, (None, "2024-05-16")),
        ("PRESENT_REF", None, ("2024-05-15", "2024-05-16")),
        ("FUTURE_REF", None, ("2024-05-15", None)),
        ("P3M", None, (None, None)),
        ("XXXX-09-11", None, (None, None)),
        ("2023-02-29", None, (None, None)),
        ("2023-W60", None, (None, None)),
        ("nonsense", None, (None, None)),
    ],
)
def test_the_interval_of_a_value(
    value: str, mod: str | None, interval: tuple[str | None, str | None]
) -> None:
    """Inclusive start, exclusive end, None for an open end or no place."""
    assert interval == interval_of(value, mod, WEDNESDAY)


@pytest.mark.parametrize(
    "value",
    ["2024-13", "2024-1", "24-01-01", "PX", "P3", "T10:00", "2024-05-15T25:00", "XXXX-9", ""],
)
def test_the_grammar_refuses(value: str) -> None:
    """What is no TIMEX3 value."""
    assert grammar().fullmatch(value) is None
