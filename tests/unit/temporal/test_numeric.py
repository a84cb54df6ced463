"""Days in figures, in both orders, whole or not at all."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from briefterm.temporal import tag

if TYPE_CHECKING:
    from briefterm.model import DateOrder

REFERENCE = date(2024, 5, 15)


def read(text: str, order: DateOrder = "european") -> list[tuple[str, str]]:
    """Span and value of each time."""
    found = tag(text, REFERENCE, order=order)
    return [(text[t.start : t.end], t.value) for t in found]


@pytest.mark.parametrize(
    ("text", "european", "us"),
    [
        ("on 06-05-2024 he", ("06-05-2024", "2024-05-06"), ("06-05-2024", "2024-06-05")),
        ("on 16-5-2024 he", ("16-5-2024", "2024-05-16"), ("16-5-2024", "2024-05-16")),
        ("on 5/6.", ("5/6", "2024-06-05"), ("5/6", "2024-05-06")),
        ("dated 5-Jun-24,", ("5-Jun-24", "2024-06-05"), ("5-Jun-24", "2024-06-05")),
        ("dated 05-JUN-68", ("05-JUN-68", "1968-06-05"), ("05-JUN-68", "1968-06-05")),
    ],
)
def test_both_orders(text: str, european: tuple[str, str], us: tuple[str, str]) -> None:
    """The order counts where both figures could be the month."""
    assert ([european], [us]) == (read(text), read(text, "us"))


@pytest.mark.parametrize("text", ["13/14 May 2021", "May 13/14, 2021"])
def test_two_days(text: str) -> None:
    """A night from one day to the next has the first as value, and both in its interval."""
    (found,) = tag(f"on {text} he", REFERENCE)

    assert ("2021-05-13", "2021-05-13", "2021-05-15") == (
        found.value,
        found.earliest,
        found.latest,
    )


@pytest.mark.parametrize(
    "text",
    [
        "5/6 of all voters",
        "on 5/6 occasions",
        "dial 555-06-05-2024 please",
        "account 06-05-2024-77",
        "14/13 May",
        "part 13-14-2024",
    ],
)
def test_figures_that_are_no_day(text: str) -> None:
    """Fractions, telephones and accounts are left alone, and so is any year in them."""
    assert [] == read(text)


@pytest.mark.parametrize(
    "text",
    [
        "a launch, which Pyongyang has already promised for October",
        "It was announced for early October.",
        "The vote had been postponed for October.",
    ],
)
def test_what_is_arranged_for_a_month_is_to_come(text: str) -> None:
    """Verbs of arrangement look ahead whatever their tense."""
    assert ["2024-10"] == [found.value for found in tag(text, REFERENCE)]


def test_what_an_arrangement_is_told_by_counts_only_beside_the_time() -> None:
    """Another verb in the past still looks back."""
    text = "Inflation promised little and fell in October."
    assert ["2023-10"] == [found.value for found in tag(text, REFERENCE)]
