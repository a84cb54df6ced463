"""Where the rules match: the stretches worth a look, and the rules that match at a place."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from briefterm.temporal.automaton import Automaton
from briefterm.temporal.classes import LETTERS
from briefterm.temporal.pattern import compiled
from briefterm.temporal.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefterm.temporal.rule import Rule

# Without one of these there is no time expression; weak words only extend one.
STRONG = """
    fullmonth maymonth namemonth abbrmonth fullday abbrday unit units part night noon season feast
    namedday deictic present current recent formerly future past_adj now rate quarter halfyear fiscal fy
    decade eighties era year clock iso isoweek slash dotted daypair dayord ampm oclock zone three
    ordinal date near fulldays moment overnight yearpair local nine11 moonfeast longunit ago
""".split()  # noqa: SIM905 - a list of forty quoted names would hide the names
WEAK = """
    cardinal tens scale half a the vague some couple of last previous next coming following
    this that same earlier later before after from early mid late edge final stretch rest every per other
    often approx more less least most up over nearly as much long than at and or on to new eve s
    day two big decimal numord zoneword straight black moonword kind all wee zeros time old until past to prep between for good
""".split()  # noqa: SIM905 - the same


_BETWEEN = " ,.'\"/–-"
# A bare number may follow the last strong word: "from August 14 to 16".
_TRAIL = 10


@cache
def _regions() -> re.Pattern[str]:
    """Runs of time words and what may stand between them; possessive, so linear."""
    letters = "".join(re.escape(LETTERS[name]) for name in STRONG + WEAK)
    return re.compile(rf"[{letters}][{letters}{re.escape(_BETWEEN)}]*+")


@cache
def _weak() -> str:
    """What a stretch may end with behind its last strong word."""
    return "".join(LETTERS[name] for name in WEAK) + _BETWEEN


@cache
def _automaton() -> Automaton:
    return Automaton([rule.pattern for rule in RULES])


@cache
def _looking_around() -> frozenset[int]:
    """The numbers of the rules with look-around, which the automaton does not see."""
    looks = re.compile(r"\(\?<?[=!]")
    return frozenset(n for n, rule in enumerate(RULES) if looks.search(rule.pattern))


@cache
def openers() -> frozenset[str]:
    """The class characters that a match can start with."""
    return _automaton().starts()


def candidates(classes: str, start: int) -> list[tuple[int, Rule]]:
    """The rules that match at ``start`` and the ends of their matches, longest first."""
    looking = _looking_around()
    ends = _automaton().ends(classes, start)
    if len(ends) == 1 and len(ends[0][1]) == 1 and ends[0][1][0] not in looking:
        return [(ends[0][0], RULES[ends[0][1][0]])]  # as it is for most words
    hits: list[tuple[int, int]] = []
    seen: set[int] = set()
    for end, numbers in reversed(ends):
        for number in numbers:
            if number not in seen:
                seen.add(number)
                hits.append((-end, number))
    if not looking.isdisjoint(seen):
        hits = sorted(_confirmed(classes, start, hits))
    return [(-end, RULES[number]) for end, number in hits]


def _confirmed(
    classes: str, start: int, hits: Iterable[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """The hits, those of rules with look-around as their regular expressions have them."""
    for end, number in hits:
        if number not in _looking_around():
            yield end, number
        elif match := compiled(RULES[number].pattern).match(classes, start):
            yield -match.end(), number


def regions(classes: str) -> Iterator[tuple[int, int]]:
    """The stretches of a class string in which time expressions can start and end."""
    weak = _weak()
    for region in _regions().finditer(classes):
        first, end = region.span()
        strong = len(region.group().rstrip(weak))
        if strong:
            yield first, min(end, first + strong + _TRAIL)
