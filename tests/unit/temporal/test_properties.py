"""What holds for any text whatever."""

from __future__ import annotations

import time
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefterm.temporal import tag
from briefterm.temporal.intervals import grammar
from briefterm.temporal.rules import RULES
from briefterm.temporal.tokens import tokenise

if TYPE_CHECKING:
    from briefterm.model import TimeExpression

WORDS = [
    "May",
    "March",
    "Sun",
    "Monday",
    "September",
    "Sept.",
    "11",
    "31",
    "29",
    "February",
    "1999",
    "2024",
    "the",
    "of",
    "last",
    "next",
    "a",
    "few",
    "two",
    "years",
    "weeks",
    "day",
    "ago",
    "later",
    "earlier",
    "early",
    "mid",
    "late",
    "end",
    ",",
    ".",
    "-",
    "–",
    "/",
    ":",
    "'",
    '"',
    "\n",
    "\n\n",
    "\t",
    "10:30",
    "a.m.",
    "UTC",
    "BC",
    "AD",
    "first",
    "quarter",
    "half",
    "1980s",
    "'80s",
    "spring",
    "Christmas",
    "Eve",
    "New",
    "Year's",
    "now",
    "every",
    "daily",
    "Q3",
    "2024-02-30",
    "2024-W53",
    "9999",
    "0001",
    "31/12/9999",
    "that",
    "same",
    "this",
    "coming",
    "past",
    "night",
    "midnight",
]
texts = st.one_of(
    st.text(),
    st.lists(st.sampled_from([*WORDS, *(rule.example for rule in RULES)]), max_size=40).map(
        " ".join
    ),
)
references = st.one_of(
    st.none(), st.dates(), st.sampled_from([date.min, date.max, date(2024, 2, 29)])
)
TYPES = {"DATE", "TIME", "DURATION", "SET"}
MODS = {None, "START", "MID", "END", "APPROX", "MORE_THAN", "LESS_THAN", "EQUAL_OR_MORE",
        "EQUAL_OR_LESS"}  # fmt: skip


@settings(max_examples=100, deadline=None)
@given(texts, references)
def test_spans_and_values_are_sound(text: str, reference: date | None) -> None:
    """Sorted, in bounds, without overlap; values in the grammar; intervals the right way round."""
    end = 0
    for found in tag(text, reference):
        assert end <= found.start < found.end <= len(text)
        end = found.end
        assert found.type in TYPES
        assert found.mod in MODS
        assert grammar().fullmatch(found.value) is not None
        assert _ordered(found)


def _ordered(found: TimeExpression) -> bool:
    return found.earliest is None or found.latest is None or found.earliest <= found.latest


@settings(max_examples=100, deadline=None)
@given(st.text())
def test_tokens_are_the_text(text: str) -> None:
    """Nothing is lost in cutting a text up, and each token has one class character."""
    tokens = tokenise(text)
    assert text == "".join(tokens.texts)
    assert len(tokens.texts) == len(tokens.classes) == len(tokens.starts) - 1


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from([rule.example for rule in RULES]), min_size=1, max_size=6))
def test_a_later_sentence_leaves_the_spans_before_it(examples: list[str]) -> None:
    """A sentence more moves no span of the text before it."""
    sentences = [f"They say {example.strip('.')} it was so." for example in examples]
    before = " ".join(sentences[:-1])
    short = [(t.start, t.end) for t in tag(before, date(2024, 5, 15))]
    longer = [(t.start, t.end) for t in tag(" ".join(sentences), date(2024, 5, 15))]
    assert short == longer[: len(short)]


@pytest.mark.parametrize(
    "piece", ["1", "last ", '"', "the ", "1,", "12:", "a few ", "1 ", "will ", "\n", "2012-"]
)
def test_time_is_linear(piece: str) -> None:
    """Ten times the text takes about ten times as long, whatever it is made of."""

    def cost(size: int) -> float:
        text = piece * (size // len(piece))
        start = time.process_time()
        tag(text, date(2024, 5, 15))
        return time.process_time() - start

    cost(1000)
    assert cost(300_000) < 25 * max(cost(30_000), 0.005)


def test_a_day_at_the_ends_of_the_calendar() -> None:
    """The first and the last day that a date can hold are no trouble."""
    text = "yesterday, tomorrow, last week, next year, in January, on Monday, two years ago"
    for reference in (date.min, date.max):
        for found in tag(text, reference):
            assert grammar().fullmatch(found.value) is not None
