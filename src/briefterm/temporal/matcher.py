"""Where the rules match: every rule that can start at a place is tried, the longest match first."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from briefterm.temporal.classes import LETTERS
from briefterm.temporal.pattern import compiled, first_letters, translate
from briefterm.temporal.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefterm.temporal.rule import Rule

# Without one of these there is no time expression; weak words only extend one.
STRONG = """
    fullmonth maymonth namemonth abbrmonth fullday abbrday unit units part night noon season feast
    namedday deictic present recent formerly future past_adj now rate quarter halfyear fiscal fy
    decade eighties era year clock iso isoweek slash dotted dayord ampm oclock zone three
    ordinal date near fulldays
""".split()  # noqa: SIM905 - a list of forty quoted names would hide the names
WEAK = """
    cardinal tens scale half a the vague couple of last previous next coming following
    this that same ago earlier later before after from early mid late edge rest every per other
    often approx more less least most up over nearly as much long than at and or on to new eve s
    day two big decimal numord zoneword local time old until past to prep between for good
""".split()  # noqa: SIM905 - the same


# A bare number may follow the last strong word: "from August 14 to 16".
_TRAIL = 10


@cache
def _regions() -> re.Pattern[str]:
    """Runs of time words and what may stand between them; possessive, so linear."""
    letters = "".join(re.escape(LETTERS[name]) for name in STRONG + WEAK)
    return re.compile(rf"[{letters}][{letters} ,.'\"/–-]*+")


@cache
def _strong() -> re.Pattern[str]:
    return re.compile("[" + "".join(LETTERS[name] for name in STRONG) + "]")


@cache
def _rules_by_first() -> dict[str, list[Rule]]:
    """For each class character the rules whose matches can start with it, in table order."""
    rules: dict[str, list[Rule]] = {}
    for rule in RULES:
        for letter in first_letters(translate(rule.pattern)):
            rules.setdefault(letter, []).append(rule)
    return rules


@cache
def _starting(letter: str) -> list[tuple[re.Pattern[str], Rule]]:
    """The rules whose matches can start with a class character, ready to be tried."""
    return [(compiled(rule.pattern), rule) for rule in _rules_by_first().get(letter, ())]


def candidates(classes: str, start: int) -> list[tuple[int, Rule]]:
    """The rules that match at ``start`` and the ends of their matches, longest first."""
    hits = []
    for pattern, rule in _starting(classes[start]):
        match = pattern.match(classes, start)
        if match is not None:
            hits.append((match.end(), rule))
    if len(hits) > 1:
        hits.sort(key=_by_length)
    return hits


def _by_length(hit: tuple[int, Rule]) -> int:
    return -hit[0]


def regions(classes: str) -> Iterator[tuple[int, int]]:
    """The stretches of a class string in which time expressions can start and end."""
    strong = _strong()
    for region in _regions().finditer(classes):
        first, end = region.span()
        last = first - 1
        for hit in strong.finditer(classes, first, end):
            last = hit.start()
        if last >= first:
            yield first, min(end, last + 1 + _TRAIL)
