"""What holds for any text whatever."""

from __future__ import annotations

import re
import time
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefterm.temporal import tag
from briefterm.temporal.rules import RULES
from briefterm.temporal.tokens import tokenise

if TYPE_CHECKING:
    from briefterm.model import TimeExpression

WORDS = """
May March Sun Monday September Sept. 11 31 29 February 1999 2024 the of last next a few two years
weeks day ago later earlier early mid late end , . - – / : ' " 10:30 a.m. UTC BC AD first quarter
half 1980s '80s spring Christmas Eve New Year's now every daily Q3 2024-02-30 2024-W53 9999 0001
31/12/9999 that same this coming past night midnight will said in on and to from since 480 FY21
century decade dozen following year month week hundred Times Street ( ) $ % 3:16 24/7 2023/24
tomorrow fortnight Easter fiscal weekend 0:00 24:00 12/31/0001 H2 21st 1st one each twice per
""".split()  # noqa: SIM905 - a list of a hundred quoted words would hide the words
BREAKS = ["\n", "\n\n", "\t", "\n- ", "\n# "]
texts = st.one_of(
    st.text(),
    st.lists(
        st.sampled_from([*WORDS, *BREAKS, *(rule.example for rule in RULES)]), max_size=40
    ).map(" ".join),
)
sentences = st.lists(
    st.sampled_from([*WORDS, *(rule.example.rstrip(".") for rule in RULES)]), min_size=1, max_size=8
).map(lambda words: f"They say {' '.join(words)} it was so.")
references = st.one_of(
    st.none(), st.dates(), st.sampled_from([date.min, date.max, date(2024, 2, 29)])
)
# The values of TimeML 1.2.1 as the program writes them: half-years and weekends beside them.
DAY = r"(?!0000)\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"
PART = r"T(?:MO|MI|DT|AF|EV|NI)"
HOUR = r"T(?:[01]\d|2[0-4]):[0-5]\d(?::[0-5]\d)?"
SEASON = r"(?:SP|SU|FA|WI)"
LENGTH = (
    r"P(?:\d+Y\d+[MWD]|\d+M\d+[WD]|\d+W\d+D|\d+DT\d+H|T\d+(?:H\d+M|M\d+S)"
    r"|(?:\d+(?:\.\d+)?|X)(?:Y|Q|M|W|WE|D|DE|CE|ML)|T(?:\d+(?:\.\d+)?|X)[HMS])"
)
DATES = (
    "PAST_REF|PRESENT_REF|FUTURE_REF"
    rf"|{DAY}|(?!0000)\d{{4}}(?:-(?:0[1-9]|1[0-2]))?|\d\d|\d{{3}}"
    rf"|\d{{4}}-(?:Q[1-4]|H[12]|{SEASON}|W(?:0[1-9]|[1-4]\d|5[0-3])(?:-WE)?)"
    rf"|BC\d{{2,4}}(?:-(?:{SEASON}|0[1-9]|1[0-2]))?|FY\d{{4}}(?:-Q[1-4])?"
    rf"|XXXX(?:-XX-XX|-\d\d(?:-\d\d)?|-WXX(?:-(?:[1-7]|WE))?|-{SEASON}|-Q[1-4X]|-H[12])?"
)
TIMES = rf"{DAY}(?:{PART}|{HOUR})|XXXX-(?:XX-XX|\d\d-\d\d|WXX-[1-7])(?:{PART}|{HOUR})"
VALUES = {
    "DATE": re.compile(DATES),
    "TIME": re.compile(TIMES),
    "DURATION": re.compile(LENGTH),
    "SET": re.compile(rf"{LENGTH}|XXXX-WXX-[1-7](?:{PART})?|XXXX-XX-XX{PART}|{DATES}"),
}
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
        assert VALUES[found.type].fullmatch(found.value) is not None
        assert found.mod in MODS
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
@given(st.lists(sentences, min_size=1, max_size=5), sentences, st.sampled_from([" ", "\n\n"]))
def test_a_later_sentence_leaves_what_was_read_before_it(
    before: list[str], after: str, gap: str
) -> None:
    """A sentence more moves no span of the text before it and changes no value."""
    text = " ".join(before)
    short = tag(text, date(2024, 5, 15))
    longer = tag(text + gap + after, date(2024, 5, 15))
    assert short == longer[: len(short)]
    assert all(found.start > len(text) for found in longer[len(short) :])


@pytest.mark.parametrize(
    "piece",
    [
        *("1", "1 ", "1,", "1-", "12:", "2012-", "1999-2000, ", "12 to 14 May ", "10:30 ", "$1 "),
        *("last ", "last last last ", "the ", "the the", "a few ", "one hundred ", "will ", "now "),
        *("Monday ", "May May", "Sept. ", "Q1 ", "the week before ", "every other ", "fall of "),
        *('"', "'", "-", "–", "(", "x", "é", "😀", "\n", "\t", " ", "\u2028", "\x00", "o'", "a. "),
        *("more than two years ", "New Year's Eve ", "480 BC ", "at 5 p.m. Monday, 3 May 2024, "),
    ],
)
def test_time_is_linear(piece: str) -> None:
    """Ten times the text takes about ten times as long, whatever it is made of."""

    def cost(size: int) -> float:
        text = piece * (size // len(piece))
        start = time.process_time()
        tag(text, date(2024, 5, 15))
        return time.process_time() - start

    cost(1000)
    short = max(cost(3000), 0.003)
    # The machine may be busy with something else once, but not each time.
    assert any(cost(30_000) < 25 * short for _ in range(3))


def test_a_text_of_dates_alone_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """No text has more than so many expressions, and these are the first."""
    text = "in May, in June, in July and in August"
    whole = tag(text, None)
    monkeypatch.setattr("briefterm.temporal.tagger._MOST", 3)
    assert whole[:3] == tag(text, None)
