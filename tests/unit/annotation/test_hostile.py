from __future__ import annotations

import time
from typing import Any

import pytest

from briefterm.annotation import locate_quote, reanchor
from briefterm.errors import BrieftermError

ONE_WORD = "word " * 100_000
SOME = "".join(chr(97 + number * number % 26) + " " for number in range(100_000))


@pytest.mark.parametrize(
    ("old", "new", "length"),
    [
        (ONE_WORD, ONE_WORD[:250_000] + "other " + ONE_WORD[250_000:], 20),
        (ONE_WORD, "other " + ONE_WORD[:300_000], 500_000),
        (ONE_WORD, SOME, 400),
        (SOME, SOME[::-1], 100_000),
        ("x" * 500_000, "x" * 500_001, 400_000),
        ("[a](" * 100_000, "](" * 100_000, 400),
        ("\ud800 " * 50_000, "z " + "\ud800 " * 50_000, 40),
        ("... " * 50_000, "-- " * 50_000, 40),
    ],
)
def test_monotonous_and_long_texts_take_no_time(old: str, new: str, length: int) -> None:
    """Texts of half a megabyte that repeat themselves, and quotes of any length, end soon."""
    selector = {"start": 100, "end": 100 + length, "quote": old[100 : 100 + length]}

    begun = time.process_time()
    for known in (old, None):
        anchored = reanchor(known, new, selector)
        assert anchored is None or 0 <= anchored.start <= anchored.end <= len(new)

    assert time.process_time() - begun < 10


@pytest.mark.parametrize("known", [None, "an abc z", ""])
@pytest.mark.parametrize(
    "selector",
    [
        {},
        {"quote": ""},
        {"start": 3, "end": 6},
        {"start": 6, "end": 3, "quote": "abc"},
        {"start": -5, "end": 9**30, "quote": "abc"},
        {"start": None, "end": "x", "quote": "abc", "prefix": None, "suffix": 7},
        {"start": 1.5, "end": float("nan"), "quote": ["abc"]},
        {"start": 0, "end": 2, "quote": "\udfff\ud800"},
    ],
)
def test_any_selector_has_an_answer(known: str | None, selector: dict[str, Any]) -> None:
    """Missing, wrong and impossible parts of a selector raise nothing."""
    anchored = reanchor(known, "the abc z", selector)

    assert anchored is None or 0 <= anchored.start <= anchored.end <= 9


@pytest.mark.parametrize(
    ("text", "quote", "prefix", "suffix"),
    [
        ("a" * 500_000, "a" * 250_000, "", ""),
        ("a" * 500_000, "a" * 250_000 + "b", "", ""),
        ("ab" * 250_000, "ab" * 60_000 + "b" + "ab" * 60_000, "", ""),
        ("a " * 250_000, "a", "a " * 100_000 + "b", "b"),
        ("a" * 500_000, "a", "a" * 250_000, "a" * 100_000),
        (" " * 500_000, " " * 1000, "", ""),
    ],
)
def test_locating_is_linear(text: str, quote: str, prefix: str, suffix: str) -> None:
    """Quotes that match nearly everywhere cost no more than others."""
    begun = time.process_time()
    with pytest.raises(BrieftermError):
        locate_quote(text, quote, prefix, suffix)

    assert time.process_time() - begun < 2
