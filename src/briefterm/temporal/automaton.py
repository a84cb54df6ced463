"""All rules in one automaton: which rules match at a place is found in one walk over the classes.

The patterns of the rule tables have no loops. Each is parsed into rows of letters and groups; a
state of the automaton is the set of places in them that a walk can have reached, worked out when a
text first leads there and then kept. Look-around is left out: a pattern that has it is a candidate
which its own regular expression has to confirm.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from briefterm.temporal.pattern import FRAGMENTS, translate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

# So many states are kept; texts that only time words make up could lead to more.
_MOST_STATES = 20_000
_REFUSED = frozenset("*+.^${}(")


class Part(NamedTuple):
    """One item of a row: a letter, or rows to choose among."""

    letters: frozenset[str]
    choices: tuple[Row, ...] = ()
    optional: bool = False


class Row:
    """Parts that follow each other. Rows are told apart by identity, so a set of them is cheap."""

    __slots__ = ("parts",)

    def __init__(self, parts: list[Part]) -> None:
        self.parts = parts


class Place(NamedTuple):
    """Before the ``number``-th part of a row; behind the last the walk goes on at ``outer``."""

    row: Row
    number: int
    outer: Place | int  # at the outermost level the number of the pattern


class State(dict[str, "State"]):
    """Where a walk can stand, as letter -> next state; ``ends`` are the patterns that end here."""

    __slots__ = ("_automaton", "ends", "steps")

    def __init__(self, automaton: Automaton, places: Iterable[Place]) -> None:
        super().__init__()
        self._automaton = automaton
        self.steps: list[tuple[frozenset[str], Place]] = []
        ends: set[int] = set()
        for place in places:
            _spread(place, self.steps, ends)
        self.ends = sorted(ends)

    def __missing__(self, letter: str) -> State:
        places = frozenset(place for letters, place in self.steps if letter in letters)
        self[letter] = state = self._automaton.state(places)
        return state


def _spread(place: Place, steps: list[tuple[frozenset[str], Place]], ends: set[int]) -> None:
    """Gather what can follow at ``place``: letters with the places behind them, patterns' ends."""
    row, number, outer = place
    for behind, (letters, choices, optional) in enumerate(row.parts[number:], number + 1):
        after = Place(row, behind, outer)
        if letters:
            steps.append((letters, after))
        for choice in choices:
            _spread(Place(choice, 0, after), steps, ends)
        if not optional:
            return
    if isinstance(outer, int):
        ends.add(outer)
    else:
        _spread(outer, steps, ends)


class Automaton:
    """The automaton of some patterns, which are numbered from 0 in their order."""

    def __init__(self, patterns: Sequence[str]) -> None:
        self._states: dict[frozenset[Place], State] = {}
        self._nowhere = State(self, ())
        rows = [parse(pattern) for pattern in patterns]
        self._start = State(self, [Place(row, 0, number) for number, row in enumerate(rows)])

    def state(self, places: frozenset[Place]) -> State:
        """The state of a set of places."""
        if not places:
            return self._nowhere
        state = self._states.get(places)
        if state is None:
            if len(self._states) >= _MOST_STATES:
                self._states.clear()
                self._start.clear()
            state = self._states[places] = State(self, places)
        return state

    def starts(self) -> frozenset[str]:
        """The letters that a match can start with."""
        return frozenset().union(*(letters for letters, _ in self._start.steps))

    def ends(self, letters: str, start: int) -> list[tuple[int, list[int]]]:
        """The ends of all matches that start at ``start``, with their patterns; longest last."""
        state, nowhere, end, size = self._start, self._nowhere, start, len(letters)
        ends = []
        while end < size:
            state = state[letters[end]]
            if state is nowhere:
                break
            end += 1
            if state.ends:
                ends.append((end, state.ends))
        return ends


@cache
def _sign() -> re.Pattern[str]:
    return re.compile(r"<\w+>|\(\?(?::|<?[=!])|\[[^]]*\]|\\.|.", re.DOTALL)


def parse(pattern: str) -> Row:
    """The row of a pattern of the rule tables; ValueError where it is not of their language."""
    signs = iter([*_sign().findall(pattern), ")"])
    try:
        choices = _choices(signs)
    except StopIteration:
        choices = ()
    if not choices or next(signs, None) is not None:
        raise ValueError(f"unbalanced parentheses in {pattern!r}")
    return choices[0] if len(choices) == 1 else Row([Part(frozenset(), choices)])


def width(pattern: str) -> int:
    """The most characters that a pattern of the rule tables can match; ValueError as `parse`."""
    return _width(parse(pattern))


def _width(row: Row) -> int:
    return sum(max([int(bool(part.letters)), *map(_width, part.choices)]) for part in row.parts)


def _choices(signs: Iterator[str]) -> tuple[Row, ...]:
    """The rows of a group up to its end; StopIteration if it has none."""
    parts: list[Part] = []
    rows = [Row(parts)]
    while (sign := next(signs)) != ")":
        if sign == "|":
            parts = []
            rows.append(Row(parts))
        elif sign == "?":
            letters, choices, _ = parts[-1]
            parts[-1] = Part(letters, choices, optional=True)
        elif sign == "(?:":
            parts.append(_united(_choices(signs)))
        elif sign.startswith("(?"):
            _skip_group(signs)
        else:
            parts.append(_part(sign))
    return tuple(rows)


def _skip_group(signs: Iterator[str]) -> None:
    """Pass over look-around, which consumes nothing."""
    while (sign := next(signs)) != ")":
        if sign.startswith("(?"):
            _skip_group(signs)


@cache
def _part(sign: str) -> Part:
    """A class, a fragment, a set or a character; KeyError for an unknown name."""
    name = sign[1:-1]
    if sign[0] == "<" and name in FRAGMENTS:
        return _united((parse(FRAGMENTS[name]),))
    if sign in _REFUSED or sign.startswith("[^") or (sign[0] == "\\" and sign[1].isalnum()):
        raise ValueError(f"{sign!r} may stand in look-around only")
    return Part(frozenset(translate(name if sign[0] == "[" else sign.removeprefix("\\"))))


def _united(rows: tuple[Row, ...]) -> Part:
    """A choice among rows; those of one letter become one set of letters."""
    letters: frozenset[str] = frozenset()
    longer = []
    for row in rows:
        first = row.parts[0] if len(row.parts) == 1 else None
        if first is None or first.optional or first.choices:
            longer.append(row)
        else:
            letters |= first.letters
    if not letters and len(longer) == 1 and len(longer[0].parts) == 1:
        return longer[0].parts[0]
    return Part(letters, tuple(longer))
