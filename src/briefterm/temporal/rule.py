"""What a rule is, what it matched and what it read there."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

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


class Reading(NamedTuple):
    """What a rule says of its match: TIMEX3 type, value and mod.

    ``interval`` is for what the value does not tell; ``explicit`` says that the year stood in the
    text, ``skip`` how many tokens at the start of the match do not belong to the expression.
    """

    type: str
    value: str
    mod: str | None = None
    interval: Interval | None = None
    explicit: bool = False
    skip: int = 0


class Match(NamedTuple):
    """A rule's match: tokens ``start`` to ``end`` (exclusive) of a text."""

    tokens: Tokens
    start: int
    end: int

    @property
    def classes(self) -> str:
        """The class string of the match."""
        return self.tokens.classes[self.start : self.end]

    def _index(self, name: str, nth: int) -> int:
        letters = letters_of(name)
        hits = [i for i, char in enumerate(self.classes, self.start) if char in letters]
        return hits[nth] if -len(hits) <= nth < len(hits) else -1

    def has(self, name: str) -> bool:
        """Whether a token of the class or fragment ``name`` is in the match."""
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
        near = self.tokens.classes[max(0, self.start - NEARBY) : self.start]
        return compiled(rf"(?:{pattern})\Z").search(near)

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
