"""By which rule and from which date a value came, in plain words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefterm.temporal import tag
from briefterm.temporal.rules import RULES

WEDNESDAY = date(2024, 5, 15)
HERE = "2024-05-15, the briefing's date"


def reasons(text: str, reference: date | None = WEDNESDAY) -> list[str]:
    """Why each expression of the text has its value."""
    return [found.why for found in tag(text, reference)]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("on September 11", "nearest 11 September to 2024-05-15"),
        ("it has been shut since October 8", f"the 8 October before {HERE}"),
        ("said on Monday", f"the Monday before {HERE}"),
        ("said on Wednesday", f"{HERE}, is a Wednesday"),
        ("next Monday", f"the Monday after {HERE}"),
        ("next Friday", f"the Friday of the week after {HERE}"),
        ("At 05:40 on Monday", f"the Monday before {HERE}"),
        ("he said yesterday", f"counted from {HERE}"),
        ("two months ago", f"counted from {HERE}"),
        ("saved until July", f"the July after {HERE}"),
        ("the first Monday in June", "nearest June to 2024-05-15"),
        ("in spring", f"the spring of {HERE}"),
        ("over the weekend", f"the weekend before {HERE}"),
        ("closed since Christmas", f"the holiday before {HERE}"),
        ("in the third quarter", f"the year of {HERE}"),
        ("at 10 a.m.", f"on {HERE}"),
        ("on 7 June 1944", "the year stands in the text"),
        ("in the 19th century", "written out in the text"),
        ("over the past three months", f"a length that ends on {HERE}"),
        ("in the next two weeks", f"a length that starts on {HERE}"),
        ("for three weeks", "a length of time, without a date"),
        ("every Friday", "it recurs, so it has no one date"),
        ("it is now shut", "no certain date is meant"),
    ],
)
def test_what_a_value_was_counted_from(text: str, why: str) -> None:
    """The rule decides the words, the date that it counted from stands in them."""
    assert reasons(text) == [why]


def test_what_the_text_spoke_of() -> None:
    """A date that another one gave the year, or was counted from, says so."""
    text = "On 7 December 1941 it began. On 20 December it spread. In January it came. A day later"
    assert reasons(text)[1:3] == [
        "the year of the date before it, 1941",
        "the year after that of the date before it, 1941",
    ]
    assert reasons("On 10 June 1940 it began. Twelve days later it ended.")[1] == (
        "counted from 1940-06-10, the last date named"
    )
    assert (
        reasons("In 499 BC it burned; in 490, they")[1] == "the year of the date before it, 499 BC"
    )


def test_without_a_document_date() -> None:
    """What stays open is named."""
    assert reasons("on September 11 and on Monday, yesterday", None) == [
        "no document date: the year stays open",
        "no document date: the day stays open",
        "no document date to count from",
    ]


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.sampled_from([rule.example for rule in RULES]), min_size=1, max_size=8),
    st.one_of(st.none(), st.dates(), st.sampled_from([date.min, date.max])),
)
def test_there_is_always_a_reason(examples: list[str], reference: date | None) -> None:
    """Every expression has one sentence, on any day."""
    for found in tag(". ".join(examples), reference):
        assert found.why
        assert "\n" not in found.why
