"""The automaton of the rules against the regular expressions that they are written as."""

from __future__ import annotations

import re
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefterm.temporal.automaton import Automaton, parse, width
from briefterm.temporal.classes import LETTERS
from briefterm.temporal.matcher import STRONG, WEAK
from briefterm.temporal.pattern import translate
from briefterm.temporal.rules import RULES

PLAIN = [rule.pattern for rule in RULES if not re.search(r"\(\?<?[=!]", rule.pattern)]
signs = st.sampled_from([LETTERS[name] for name in STRONG + WEAK])
gaps = st.sampled_from([" ", " ", "-", ", ", "/", "'"])


@cache
def _both() -> tuple[Automaton, list[re.Pattern[str]]]:
    """The automaton and the regular expressions of the rules, made once."""
    return Automaton(PLAIN), [re.compile(translate(pattern)) for pattern in PLAIN]


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(signs, gaps), max_size=12))
def test_it_finds_what_the_regular_expressions_find(pairs: list[tuple[str, str]]) -> None:
    """Each rule's longest match ends where its regular expression's match ends."""
    classes = "".join(sign + gap for sign, gap in pairs)
    automaton, expressions = _both()
    for start in range(len(classes)):
        ends = {
            number: end for end, numbers in automaton.ends(classes, start) for number in numbers
        }
        matches = [expression.match(classes, start) for expression in expressions]
        assert {n: match.end() for n, match in enumerate(matches) if match} == ends


@pytest.mark.parametrize(
    ("pattern", "starts"),
    [
        ("ab", "a"),
        ("a?b", "ab"),
        ("(?:a|b)?c", "abc"),
        ("(?:(?:a)?b|c)d", "abc"),
        ("[ab]?c", "abc"),
        (r"\.?a", ".a"),
        ("(?<=x)a(?= y)", "a"),
        ("(?!b)a", "a"),
    ],
)
def test_the_letters_that_a_match_starts_with(pattern: str, starts: str) -> None:
    """Optional parts, alternatives and sets count; look-around does not."""
    assert frozenset(starts) == Automaton([pattern]).starts()


@pytest.mark.parametrize(
    ("pattern", "most"), [("ab?c", 3), ("(?:abc|d)e", 4), ("[abc]", 1), ("a(?=bcd)", 1), ("", 0)]
)
def test_the_width_of_a_pattern(pattern: str, most: int) -> None:
    """The most characters that can match."""
    assert most == width(pattern)


@pytest.mark.parametrize("pattern", ["a*", "a+", "a{2}", "(a)", "(?:a", "a)", "[^a]", r"\d", "."])
def test_other_patterns_are_refused(pattern: str) -> None:
    """What could run without bound, or what the automaton does not know."""
    with pytest.raises(ValueError, match=r"look-around only|unbalanced"):
        parse(pattern)
