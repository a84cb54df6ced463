"""What a rule may look at: one line, its list entries, the lists and the text's small words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefterm.entities.found import Found

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from briefterm.entities.lexicon import Lexicon
    from briefterm.entities.lines import Line
    from briefterm.model import EntityKind

    # What a rule makes of a run: names, and ranges of tokens to be looked at by themselves.
    Parts = list[Found | range]

LAYER = "pattern"


@dataclass(frozen=True, slots=True)
class View:
    """One line with its list entries by their first token.

    ``lower`` holds the words that the whole text has in lower case.
    """

    line: Line
    hits: Mapping[int, Found]
    lexicon: Lexicon
    lower: Collection[str]

    def words(self, first: int, last: int) -> list[str]:
        """The tokens from ``first`` to ``last``, both included."""
        return self.line.words[first : last + 1]

    def of(self, index: int, *classes: str) -> bool:
        """Whether the token at ``index`` is in one of the ``classes``; False outside the line."""
        word = self.line.word(index)
        members = self.lexicon.classes
        for name in classes:  # noqa: SIM110 - asked more than anything; a loop is twice as fast
            if word in members[name]:
                return True
        return False

    def ordinary(self, index: int) -> bool:
        """Whether the token at ``index`` is an ordinary word raised."""
        return self.lexicon.ordinary(self.line.words[index])

    def covered(self, index: int, first: int) -> bool:
        """Whether a list entry that starts at ``first`` or later holds the token at ``index``."""
        hits = self.hits
        return bool(hits) and any(
            start in hits and hits[start].last >= index for start in range(first, index + 1)
        )

    def make(self, first: int, last: int, kind: EntityKind, strength: int) -> Found:
        """The tokens from ``first`` to ``last`` as a name."""
        line = self.line
        start, end = line.starts[first], line.ends[last]
        return Found(first, last, start, end, kind, line.shown[start:end], strength, LAYER)
