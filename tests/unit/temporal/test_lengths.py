"""Lengths in two units, huge ones and rough ones, and how often: spans and values."""

from __future__ import annotations

from datetime import date

import pytest

from briefterm.temporal import tag
from briefterm.temporal.words import in_words

WEDNESDAY = date(2024, 5, 15)

CASES = [
    ("Rain delayed it 2 hours, 25 minutes.", [("2 hours, 25 minutes", "PT2H25M")]),
    ("He served two years and three months.", [("two years and three months", "P2Y3M")]),
    ("a 1-hour, 50-minute play", [("1-hour, 50-minute", "PT1H50M")]),
    ("She gave them 10 days, two weeks in all.", [("10 days", "P10D"), ("two weeks", "P2W")]),
    ("The granite is three billion years old.", [("three billion years", "P3000000000Y")]),
    ("They died out 66 million years ago.", [("66 million years ago", "PAST_REF")]),
    ("The lake drains every 40 years or so.", [("every 40 years or so", "P40Y")]),
    ("It lasted six weeks or so.", [("six weeks or so", "P6W")]),
    ("The bell rings every quarter of an hour.", [("every quarter of an hour", "PT15M")]),
    ("The semiannual audit is biennial now.", [("semiannual", "P6M"), ("biennial", "P2Y"),
                                               ("now", "PRESENT_REF")]),
    ("In the financial year 2021 it lost money.", [("the financial year 2021", "FY2021")]),
    ("It opened on the last day of February 2020.", [("the last day of February 2020",
                                                      "2020-02-29")]),
    ("Snow fell on 3 May, and on the 6th the pass was shut.", [("3 May", "2024-05-03"),
                                                              ("the 6th", "2024-05-06")]),
    ("The summer also brings the tour.", [("The summer", "2024-SU")]),
    ("The crew spent the night ashore.", [("the night", "2024-05-15TNI")]),
    ("Tunnel Opens Four Years Late\n\nIt was dug on Monday.", [("Four Years", "P4Y"),
                                                              ("Monday", "2024-05-13")]),
    ("Mayor Quits After 12 Years\nThe vote was on Monday.", [("12 Years", "P12Y"),
                                                            ("Monday", "2024-05-13")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_spans_and_values(text: str, expected: list[tuple[str, str]]) -> None:
    """Everything that belongs to the length is in the span."""
    assert expected == [(text[t.start : t.end], t.value) for t in tag(text, WEDNESDAY)]


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("PT1H12M", "1 hour 12 minutes"),
        ("P2Y3M", "2 years 3 months"),
        ("P1DT12H", "1 day 12 hours"),
        ("PT1M30S", "1 minute 30 seconds"),
    ],
)
def test_two_units_in_words(value: str, words: str) -> None:
    """Readers see both units."""
    assert words == in_words(value)
