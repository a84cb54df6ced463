"""Where the calendar ends, where years are long or short, and texts without a date of their own."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from briefterm.temporal import tag
from briefterm.temporal.intervals import grammar, interval_of, is_value
from briefterm.temporal.rules import RULES

if TYPE_CHECKING:
    from briefterm.temporal.rule import Rule

REFERENCES = [
    None,
    date.min,
    date(1, 1, 7),
    date(1, 12, 31),
    date(2020, 12, 31),
    date(2021, 1, 3),
    date(2024, 2, 29),
    date(9999, 1, 1),
    date(9999, 12, 25),
    date.max,
]
WEDNESDAY = date(2024, 5, 15)


def read(text: str, reference: date | None = WEDNESDAY) -> list[tuple[str, str]]:
    """Span and value of each expression."""
    return [(text[t.start : t.end], t.value) for t in tag(text, reference)]


@pytest.mark.parametrize("reference", REFERENCES, ids=str)
def test_every_rule_at_every_end_of_the_calendar(reference: date | None) -> None:
    """Examples of all rules, ahead and past: a sound value or none, never an exception."""
    for rule in RULES:
        for text in (rule.example, f"{rule.example} will be so.", f"It was so {rule.example}"):
            for found in tag(text, reference):
                assert grammar().fullmatch(found.value)
                if found.earliest and found.latest:
                    assert found.earliest < found.latest


@pytest.mark.parametrize("rule", RULES, ids=[rule.id for rule in RULES])
def test_without_a_date_nothing_is_guessed(rule: Rule) -> None:
    """A year comes from the text or stays open."""
    text = rule.example
    if re.search(r"\d{3}|['-]\d\d|FY|century|sixties|Sept\. 11", text):
        return
    assert [] == [value for _, value in read(text, None) if re.match(r"\d{3}", value)]


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("on 1 January 0001.", []),
        ("31 December 9999", []),
        ("in December 9999, it", []),
        ("Easter 9999", []),
        ("Q4 9999", []),
        ("0000-01-01", []),
        ("in 0000", []),
        ("0 BC", []),
        ("the 0000s", []),
        ("the 100th century", []),
        ("99/99/9999 and 00.00.0000", []),
        ("0001-01-01", [("0001-01-01", "0001-01-01")]),
        ("9999-12-31", [("9999-12-31", "9999-12-31")]),
        ("9999/12/31", [("9999/12/31", "9999-12-31")]),
        ("on 9999-12-31 at 23:59", [("9999-12-31", "9999-12-31"), ("23:59", "9999-12-31T23:59")]),
        ("in AD 79 and 9999 BC", [("AD 79", "0079"), ("9999 BC", "BC9999")]),
        ("5000 years later", [("5000 years later", "7024")]),
        ("100 centuries ago", [("100 centuries", "P10000Y")]),
    ],
)
def test_far_years(text: str, spans: list[tuple[str, str]]) -> None:
    """Exact or refused, and the day of a far year is not moved to a near one."""
    assert spans == read(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("29 February 2024", "2024-02-29"),
        ("29 February 2000", "2000-02-29"),
        ("February 29, 1600", "1600-02-29"),
        ("on 29 February", "2024-02-29"),
        ("the last day of February", "2024-02-29"),
        ("the last day of February 2023", "2023-02-28"),
        ("the last Thursday of February 2024", "2024-02-29"),
        ("the first Monday in January 2024", "2024-01-01"),
        ("31/12/2023", "2023-12-31"),
        ("2/29/2024", "2024-02-29"),
        ("2020-W53", "2020-W53"),
        ("2026-W53", "2026-W53"),
        ("week 53 of 2020", "2020-W53"),
        ("the week of 31 December 2024", "2025-W01"),
        ("the week of 1 January 2021", "2020-W53"),
        ("the weekend of 2 January 2021", "2020-W53-WE"),
    ],
)
def test_month_ends_leap_years_and_long_years(text: str, value: str) -> None:
    """The calendar's exceptions, by the text's own year."""
    assert value in [value for _, value in read(text)]


@pytest.mark.parametrize(
    "text",
    ["2023-02-29", "2/29/2023", "31.4.2024", "2024-W53", "2024-13-01", "31/31/2024", "29.2.1900"],
)
def test_days_and_weeks_that_do_not_exist(text: str) -> None:
    """Nothing is read."""
    assert [] == read(text)


@pytest.mark.parametrize(
    ("reference", "text", "value"),
    [
        (date(2024, 3, 31), "last month", "2024-02"),
        (date(2024, 3, 31), "a month ago", "2024-02"),
        (date(2024, 2, 29), "last year", "2023"),
        (date(2024, 2, 29), "a year ago", "2023"),
        (date(2024, 2, 29), "yesterday", "2024-02-28"),
        (date(2024, 2, 29), "tomorrow", "2024-03-01"),
        (date(2023, 2, 28), "tomorrow", "2023-03-01"),
        (date(2024, 12, 31), "tomorrow", "2025-01-01"),
        (date(2024, 12, 31), "this week", "2025-W01"),
        (date(2021, 1, 3), "this week", "2020-W53"),
        (date(2021, 1, 4), "last week", "2020-W53"),
        (date(2020, 12, 31), "next week", "2021-W01"),
        (date(2024, 1, 1), "last quarter", "2023-Q4"),
        (date(2024, 12, 31), "next quarter", "2025-Q1"),
        (date(2024, 1, 15), "last winter", "2022-WI"),
        (date(2024, 1, 1), "last month", "2023-12"),
        (date(2000, 1, 1), "the last decade", "199"),
        (date(1, 1, 1), "tomorrow", "0001-01-02"),
        (date(9999, 12, 31), "yesterday", "9999-12-30"),
        (date(9999, 12, 31), "today", "9999-12-31"),
    ],
)
def test_relative_dates_across_an_end(reference: date, text: str, value: str) -> None:
    """The ends of months, years and of the calendar itself."""
    assert [(text, value)] == read(text, reference)


@pytest.mark.parametrize(
    ("reference", "text"),
    [
        (date.min, "yesterday"),
        (date.min, "last week"),
        (date.min, "last month"),
        (date.min, "last year"),
        (date.min, "two years ago"),
        (date.max, "tomorrow"),
        (date.max, "next week"),
        (date.max, "next month"),
        (date.max, "next year"),
        (date.max, "the weekend of 31 December"),
    ],
)
def test_what_lies_outside_the_calendar_is_refused(reference: date, text: str) -> None:
    """No value is made up for a day that a date cannot hold."""
    assert not any(
        re.match(r"\d{3}", value) for span, value in read(text, reference) if span == text
    )


def test_every_day_of_four_hundred_years_of_weeks() -> None:
    """A week's interval holds its days, in all the years that the calendar repeats."""
    for year in range(1999, 2400):
        last = date(year, 12, 28).isocalendar().week
        earliest, latest = interval_of(f"{year}-W{last:02d}", None, None)
        assert (earliest or "") <= f"{year}-12-28" < (latest or "")
        assert (None, None) == interval_of(f"{year}-W{last + 1:02d}", None, None)


def test_the_last_moments() -> None:
    """An interval that the calendar cannot close is open."""
    assert ("9999-12-31T23:59:00", None) == interval_of("9999-12-31T23:59", None, None)
    assert ("9999-12-31T20:00:00", None) == interval_of("9999-12-31TNI", None, None)
    assert (None, None) == interval_of("9999-12-31T24:00", None, None)
    assert not is_value("9999-W52-WE")


def test_months_of_all_lengths() -> None:
    """Each day of a leap year and of a common one is read as it is written."""
    for first in (date(2023, 1, 1), date(2024, 1, 1)):
        for days in range(365 + (first.year == 2024)):
            day = first + timedelta(days=days)
            assert [day.isoformat()] == [v for _, v in read(f"{day.day} {day:%B} {day.year}")]
            assert [day.isoformat()] == [v for _, v in read(f"{day:%B} {day.day}, {day.year}")]
