"""Weekdays to come and weekdays gone: the verbs and words that decide."""

from __future__ import annotations

from datetime import date

import pytest

from briefterm.temporal import tag

WEDNESDAY = date(2024, 5, 15)
FRIDAY, SATURDAY, SUNDAY, MONDAY = "2024-05-17", "2024-05-18", "2024-05-19", "2024-05-20"
LAST_MONDAY, LAST_FRIDAY, LAST_SUNDAY = "2024-05-13", "2024-05-10", "2024-05-12"

CASES = [
    ("The king may open the bridge on Friday.", FRIDAY),
    ("She must answer the panel on Monday.", MONDAY),
    ("He could not be reached on Monday.", LAST_MONDAY),
    ("A second gale loomed for Friday.", FRIDAY),
    ("The rebels called for Friday prayers.", LAST_FRIDAY),
    ("He was blamed for Friday's crash.", LAST_FRIDAY),
    ("The dust lingered until Monday.", LAST_MONDAY),
    ("The road is closed until Friday.", FRIDAY),
    ("The court was adjourned until Monday.", MONDAY),
    ("Guards had planned to search the hold on Monday.", LAST_MONDAY),
    ("The club postponed the match to Sunday.", SUNDAY),
    ("Chile extended its curfew to 6 a.m. on Friday.", "2024-05-17T06:00"),
    ("Norway face Malta on Sunday.", SUNDAY),
    ("The Bulls start a tour on Friday in Boston.", FRIDAY),
    ("The Texas visit on Sunday failed.", LAST_SUNDAY),
    ("The wake runs 4 p.m. Friday to midnight.", "2024-05-17T16:00"),
    ("He hit three home runs on Sunday.", LAST_SUNDAY),
    ("The delegation flies to Oslo on Saturday.", SATURDAY),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_verb_decides(text: str, expected: str) -> None:
    """A verb that looks ahead, by its mood, its meaning or its tense, makes the day one to come."""
    assert expected == tag(text, WEDNESDAY)[0].value


@pytest.mark.parametrize(
    ("written", "word", "expected"),
    [
        (date(2024, 5, 13), "Sunday", "2024-05-19"),
        (date(2024, 5, 13), "Friday", "2024-05-17"),
        (date(2024, 5, 13), "Thursday", "2024-05-23"),
        (date(2024, 5, 16), "Sunday", "2024-05-26"),
        (date(2024, 5, 17), "Monday", "2024-05-20"),
        (date(2024, 5, 19), "Monday", "2024-05-27"),
        (date(2024, 5, 15), "Wednesday", "2024-05-22"),
    ],
)
def test_next_is_not_the_day_at_hand(written: date, word: str, expected: str) -> None:
    """It is the first such day, unless that is tomorrow or near in the running week."""
    assert expected == tag(f"It starts next {word}.", written)[0].value
