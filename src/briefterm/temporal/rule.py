"""What a rule is, what it matched and what it read there."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from briefterm.temporal.automaton import width
from briefterm.temporal.classes import LETTERS
from briefterm.temporal.pattern import compiled, letters_of
from briefterm.temporal.tokens import entry

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

    from briefterm.temporal.intervals import Interval
    from briefterm.temporal.state import State
    from briefterm.temporal.tokens import Tokens

DATE, TIME, DURATION, SET = "DATE", "TIME", "DURATION", "SET"

# How far before and behind a match its surroundings are looked at, in tokens.
NEARBY = 24
CLAUSE = 80


@cache
def _ending(pattern: str) -> tuple[re.Pattern[str], int]:
    """A pattern that has to match up to the end, and how far back such a match can start."""
    looks_around = "(?<" in pattern or "(?=" in pattern or "(?!" in pattern
    try:
        reach = NEARBY if looks_around else width(pattern)
    except ValueError:  # a pattern with more in it than rules may have
        reach = NEARBY
    return compiled(rf"(?:{pattern})\Z"), min(reach, NEARBY)


class Reading(NamedTuple):
    """What a rule says of its match: TIMEX3 type, value and mod.

    ``interval`` is for what the value does not tell; ``explicit`` says that the year stood in the
    text, ``skip`` how many tokens at the start of the match do not belong to the expression, ``aside``
    that what follows does not count from it.
    """

    type: str
    value: str
    mod: str | None = None
    interval: Interval | None = None
    explicit: bool = False
    skip: int = 0
    aside: bool = False


class Match:
    """A rule's match: tokens ``start`` to ``end`` (exclusive) of a text, and their class string."""

    __slots__ = ("classes", "end", "start", "tokens")

    def __init__(self, tokens: Tokens, start: int, end: int) -> None:
        self.tokens, self.start, self.end = tokens, start, end
        self.classes = tokens.classes[start:end]

    def _index(self, name: str, nth: int) -> int:
        """The place in the text of the ``nth`` token of a class, of the last one for -1; or -1."""
        letters, classes = letters_of(name), self.classes
        places = range(len(classes)) if nth >= 0 else range(len(classes) - 1, -1, -1)
        left = nth if nth >= 0 else -nth - 1
        for i in places:
            if classes[i] in letters:
                if not left:
                    return self.start + i
                left -= 1
        return -1

    def has(self, name: str) -> bool:
        """Whether a token of the class or fragment ``name`` is in the match."""
        letter = LETTERS.get(name)
        if letter is not None:
            return letter in self.classes
        return not letters_of(name).isdisjoint(self.classes)

    def number(self, name: str, nth: int = 0) -> int:
        """The number that the ``nth`` token of the class stands for; 0 if there is none."""
        index = self._index(name, nth)
        return entry(self.tokens.texts[index]).number if index >= 0 else 0

    def word(self, name: str, nth: int = 0) -> str:
        """The word that the ``nth`` token of the class stands for; empty if there is none."""
        index = self._index(name, nth)
        return entry(self.tokens.texts[index]).word if index >= 0 else ""

    def text(self, name: str, nth: int = 0) -> str:
        """The ``nth`` token of the class as it was written; empty if there is none."""
        index = self._index(name, nth)
        return self.tokens.texts[index] if index >= 0 else ""

    def before(self, pattern: str) -> re.Match[str] | None:
        """Where ``pattern`` matches right up to the start of the match."""
        ending, reach = _ending(pattern)
        return ending.search(self.tokens.classes[max(0, self.start - reach) : self.start])

    def after(self, pattern: str) -> Match | None:
        """What follows the match, if ``pattern`` matches there."""
        hit = compiled(pattern).match(self.tokens.classes, self.end)
        return Match(self.tokens, self.end, hit.end()) if hit else None

    def preceding(self, pattern: str) -> Match | None:
        """What stands right before the match, if ``pattern`` matches there."""
        hit = self.before(pattern)
        if hit is None:
            return None
        return Match(self.tokens, self.start - (hit.end() - hit.start()), self.start)

    def word_before(self) -> str:
        """The lower-case word or sign before the match, a blank skipped; empty at the start."""
        index = self.start - 1
        if index >= 0 and self.tokens.classes[index] == " ":
            index -= 1
        return self.tokens.texts[index][:NEARBY].lower() if index >= 0 else ""

    def word_after(self) -> str:
        """The word or sign behind the match as it is written, a blank skipped."""
        index = self.end
        if index < len(self.tokens.texts) and self.tokens.classes[index] == " ":
            index += 1
        return self.tokens.texts[index][:NEARBY] if index < len(self.tokens.texts) else ""


def article_of(match: Match) -> int:
    """How many tokens "the " takes before a compound such as "third-quarter", whose noun it is."""
    compound = compiled(r"<the> \S(?:\S| )?\S{0,3}-(?:<anyunit>|<half>)\Z").match(match.classes)
    return 2 if compound else 0


class Rule(NamedTuple):
    """A line of a rule table.

    ``pattern`` is in the language of ``pattern.py``; ``resolve`` turns a match into a reading or
    refuses with None (or a ValueError or OverflowError, for days that no calendar has). ``example``
    is a text that the rule reads, with the value that it has on 15 May 2024, a Wednesday.
    """

    family: str
    name: str
    pattern: str
    resolve: Callable[[Match, State], Reading | None]
    example: str
    value: str

    @property
    def id(self) -> str:
        """``family.name``, as it is shown to readers."""
        return f"{self.family}.{self.name}"
