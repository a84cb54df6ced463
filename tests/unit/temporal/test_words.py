"""Values in plain words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefterm.temporal.intervals import grammar
from briefterm.temporal.words import in_words

CASES = [
    ("2023-09-13", None, "13 September 2023"),
    ("XXXX-09-11", None, "11 September"),
    ("XXXX-WXX-3", None, "Wednesday"),
    ("2023-08", "START", "early August 2023"),
    ("2024-Q2", None, "Q2 2024"),
    ("FY2021-Q1", None, "Q1 fiscal 2021"),
    ("FY2021", None, "fiscal 2021"),
    ("2018-SU", None, "summer 2018"),
    ("2024-W20", None, "week of 13 May 2024"),
    ("2024-W20-WE", None, "weekend of 18 May 2024"),
    ("2024-W20-3", None, "15 May 2024"),
    ("2020-W60", None, "2020-W60"),
    ("2024-05-14TMO", None, "14 May 2024, morning"),
    ("2024-05-14T09:30", None, "14 May 2024, 09:30"),
    ("1999", "APPROX", "about 1999"),
    ("198", "MID", "mid 1980s"),
    ("000", None, "00s"),
    ("19", None, "20th century"),
    ("00", None, "1st century"),
    ("10", None, "11th century"),
    ("BC0480", None, "480 BC"),
    ("P3M", None, "3 months"),
    ("PT1H", None, "1 hour"),
    ("PXD", None, "some days"),
    ("P2CE", "MORE_THAN", "over 2 centuries"),
    ("PRESENT_REF", None, "now"),
    ("2023-99", None, "2023-99"),
]


@pytest.mark.parametrize(("value", "mod", "words"), CASES)
def test_a_value_is_said_in_words(value: str, mod: str | None, words: str) -> None:
    """Each kind of value has its words."""
    assert words == in_words(value, mod)


@pytest.mark.parametrize(("value", "words"), [("P1D", "every day"), ("P2W", "every 2 weeks")])
def test_a_set_says_how_often(value: str, words: str) -> None:
    """The duration of a set is the time between two of its members."""
    assert words == in_words(value, repeated=True)


@given(st.from_regex(grammar(), fullmatch=True))
def test_every_value_of_the_grammar_has_words(value: str) -> None:
    """No value of the grammar raises or is left without a word."""
    assert in_words(value).strip()


@given(st.text(max_size=20), st.one_of(st.none(), st.text(max_size=8)))
def test_any_text_is_taken(value: str, mod: str | None) -> None:
    """A value from a file that somebody edited raises nothing."""
    in_words(value, mod)
