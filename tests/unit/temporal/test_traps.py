"""What looks like a time and is none."""

from __future__ import annotations

from datetime import date

import pytest

from briefterm.temporal import tag


@pytest.mark.parametrize(
    "text",
    [
        "Sun Microsystems sold it.",
        "The sun sat in the sat room.",
        "May Chen spoke.",
        "Theresa May said so.",
        "He may march and they might march.",
        "March for Life marchers",
        "April Hollis, chief economist",
        "Jan Kowalski said so.",
        "The second threat, a second chance.",
        "Prices fall and hopes spring up.",
        "The fall of Saigon shocked them.",
        "They drank spring water.",
        "120-mm and 152-mm guns",
        "It cost $1999 and €2000.",
        "It sold 2,000 of them, or 21,500 in all.",
        "It won 3:1 and lost 0-2.",
        "John 3:16 says so.",
        "It is open 24/7.",
        "Version 2.0.2021 was out.",
        "Call 555-1984 or 1-800-555-2000.",
        "Boeing 747 and Airbus A320",
        "She lives at 1600 Pennsylvania Avenue.",
        "Room 2010 is closed.",
        "flight 1549 landed.",
        "The Electoral Act 2022 says so.",
        "about 2000 troops",
        "500 cubic metres a second",
        "It walked past the gate.",
        "Black Friday killed the shop.",
        "the Six-Day War",
    ],
)
def test_no_time_is_read(text: str) -> None:
    """Names, verbs, counts, prices, scores, numbers of things and addresses."""
    assert [text[t.start : t.end] for t in tag(text, date(2024, 5, 15))] == []


def test_a_month_as_a_name_and_as_a_month() -> None:
    """Both senses in one sentence are told apart."""
    text = "May said in May that March sales fell in March, and Friday's vote may slip."
    readings = [text[t.start : t.end] for t in tag(text, date(2024, 6, 15))]
    assert readings == ["May", "March", "March", "Friday"]


def test_a_person_named_like_a_day() -> None:
    """A day that a text has shown to be a name is not taken for a day as a subject."""
    text = "Lawyer Thomas Friday said he would appeal. Friday had asked for a break on Monday."
    assert [text[t.start : t.end] for t in tag(text, date(2024, 5, 15))] == ["Monday"]


@pytest.mark.parametrize("text", ["on 30 February 2024", "on 29 February 2023", "31 June 2023"])
def test_a_day_that_no_calendar_has(text: str) -> None:
    """An impossible day is not moved to another one."""
    values = [t.value for t in tag(text, date(2024, 5, 15))]
    assert not any(len(value) == len("2024-02-30") for value in values)
