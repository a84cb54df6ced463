"""Rarer ways to say when, and words around them that make them no time."""

from __future__ import annotations

from datetime import date

import pytest

from briefterm.temporal import tag

DAY = date(2024, 5, 15)


def read(text: str) -> list[tuple[str, str]]:
    """Span and value of each expression on a Wednesday of May 2024."""
    return [(text[t.start : t.end], t.value) for t in tag(text, DAY)]


@pytest.mark.parametrize(
    ("text", "span", "value"),
    [
        ("for 2 1/2 years", "2 1/2 years", "P2.5Y"),
        ("It was sold 2 1/2 years ago.", "2 1/2 years ago", "2021-11"),
        ("within 10 business days", "10 business days", "P10D"),
        ("for a quarter-century", "a quarter-century", "P25Y"),
        ("Over the years, it grew.", "the years", "PXY"),
        ("in the days before the vote", "the days", "PXD"),
        ("They waited hours.", "hours", "PTXH"),
        ("since last Oct. 13", "last Oct. 13", "2023-10-13"),
        ("in December of '70", "December of '70", "1970-12"),
        ("since the mid-1980's", "the mid-1980's", "198"),
        ("in the second half of the 19th century", "the second half of the 19th century", "18"),
        ("The 2017/2018 season", "2017/2018", "2017"),
        ("It is due by noon on Friday.", "noon on Friday", "2024-05-17T12:00"),
        ("He is sworn in on Saturday.", "Saturday", "2024-05-18"),
        ("ahead of Sunday's vote", "Sunday", "2024-05-19"),
        ("They have until 4pm on Saturday.", "4pm on Saturday", "2024-05-18T16:00"),
        ("He joined on 31 August.", "31 August", "2023-08-31"),
        ("They urged him to stop before mid-November.", "mid-November", "2024-11"),
        ("He was told of it in October too.", "October", "2023-10"),
        ("It struck about 0215 local time.", "about 0215 local time", "2024-05-15T02:15"),
        ("They went on into the night, killing three.", "the night", "2024-05-15TNI"),
        ("It wants more than a year.", "more than a year", "P1Y"),
        ("Two years later he became mayor.", "Two years later", "XXXX"),
        ("It failed to act, not long ago.", "long ago", "PAST_REF"),
        ("in the distant past", "the distant past", "PAST_REF"),
        ("Jury Convicts Owner In Fatal 1991 Fire", "1991", "1991"),
        ("the 1924 Summer Olympics", "1924", "1924"),
        ("On the 12th, it ended.", "the 12th", "2024-05-12"),
        ("at half past six", "half past six", "2024-05-15T06:30"),
        ("the best of the decade.", "the decade", "202"),
    ],
)
def test_a_time_is_read(text: str, span: str, value: str) -> None:
    """The expression has this span and value, and nothing else is read."""
    assert read(text) == [(span, value)]


@pytest.mark.parametrize(
    "text",
    [
        "31,000 miles per hour",
        "the overnight rate",
        "In the second half, both teams scored a goal, and one more.",
        "Profit fell by a quarter to nine million.",
        "He wrote Chimes at Midnight and a play.",
        "the H-2000 line",
        "a second-half penalty",
    ],
)
def test_no_time_is_read(text: str) -> None:
    """Rates, halves of games, titles and models are no times."""
    assert read(text) == []
