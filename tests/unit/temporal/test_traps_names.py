"""Names of people, lodges and cups, games and units of energy that look like times."""

from __future__ import annotations

from datetime import date

import pytest

from briefterm.temporal import tag

WEDNESDAY = date(2024, 5, 15)

NONE = (
    "The battery holds 90 kilowatt-hours of power.",
    "She drank at VFW Post 1987.",
    "Poland hosted Euro 2012 with Ukraine.",
    "Hurricane coach: they led by nine points in the third quarter.",
    "He had 14 rebounds, six in the second quarter.",
    "The Fraud Squad's Ida Monday, a chemist, agreed.",
    "The shop is run by Peter Tuesday, a former sailor.",
    "Det Insp Ann Sunday said nothing.",
    "Lawyer Karl Monday said nothing.",
    "Board: Haines 410; Noon 377.",
    "The Seven Years War Ended Badly",
    "It runs from 3 to 5 June 9999.",
)


@pytest.mark.parametrize("text", NONE)
def test_no_time_at_all(text: str) -> None:
    """Nothing in the text is a time."""
    assert [] == [text[t.start : t.end] for t in tag(text, WEDNESDAY)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Clinton Monday said it was over.", ["Monday"]),
        ("President Mitterrand Monday said it was over.", ["Monday"]),
        ("In Denver Friday, a teacher was freed.", ["Friday"]),
        ("Profit fell 3 percent in the third quarter.", ["the third quarter"]),
        ("A lead of nine points in the third quarter cheered the party.", ["the third quarter"]),
        ("It sold in June 2 billion shares.", ["June"]),
        ("Post 1989 the plant was sold.", ["1989"]),
        ("Post-1989 Prague was poor.", ["1989"]),
        ("Ida Monday, a chemist, left on Friday. Monday said she was tired.", ["Friday"]),
        ("It met at 10:40 Time magazine said.", ["10:40"]),
    ],
)
def test_times_beside_them(text: str, expected: list[str]) -> None:
    """What looks alike and is a time stays one."""
    assert expected == [text[t.start : t.end] for t in tag(text, WEDNESDAY)]
