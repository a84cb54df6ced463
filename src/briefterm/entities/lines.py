"""Text as lines of tokens, with what a line's letters tell: running text, headline, capitals."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefterm.entities.lexicon import Lexicon

_QUOTES = frozenset("\"'“”‘«»„(")
_POSSESSIVES = frozenset({"'s", "’s", "'S", "’S"})
_ENDS = frozenset(".!?:;…•*|—–")
_SMALL_WORDS = frozenset(
    {
        "a",
        "an",
        "and",
        "as",
        "at",
        "but",
        "by",
        "for",
        "from",
        "in",
        "into",
        "of",
        "on",
        "or",
        "over",
        "the",
        "to",
        "under",
        "up",
        "via",
        "with",
    }
)
_HEADLINE_WORDS = 4
_LONG_WORD = 3
_HEADLINE_SHARE = 0.75
_HEADLINE_TOKENS = 25


class Style(Enum):
    """How the capitals of a line are to be read."""

    RUNNING = "running"
    TITLE = "title"
    CAPITALS = "capitals"


@dataclass(slots=True)
class Line:
    """A line of the text as tokens.

    ``shown`` is the line as it is to be looked up, of the same length as in the text: a line in
    capitals is put in title case. ``starts`` and ``ends`` count code points of the line, which
    itself starts at ``base``. ``opens`` marks tokens whose capital may come from their place alone
    (after a full stop, a quotation mark, a bullet).
    """

    base: int
    shown: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    opens: list[bool]
    style: Style

    def gap(self, index: int) -> str:
        """What stands between the token at ``index`` and the one before it."""
        return self.shown[self.ends[index - 1] : self.starts[index]]

    def surface(self, first: int, last: int) -> str:
        """The text of the tokens ``first`` to ``last``, both included."""
        return self.shown[self.starts[first] : self.ends[last]]

    def word(self, index: int) -> str:
        """The token at ``index``, or nothing outside the line."""
        return self.words[index] if 0 <= index < len(self.words) else ""

    def after(self, index: int) -> str:
        """The two characters that follow the token at ``index``."""
        return self.shown[self.ends[index] : self.ends[index] + 2]

    def in_address(self, index: int) -> bool:
        """Whether the token is part of a handle, an address or a host: "@Name", "name.org"."""
        start, shown = self.starts[index], self.shown
        before = shown[start - 1] if start else " "
        after = self.after(index)
        if before == " " and after[:1] not in {".", "@"}:
            return False
        if before in "#@":
            return True
        if after[:1] == "." and self.word(index + 1) and self.gap(index + 1) == ".":
            # "John.Smith@example.com", but not "in Kyiv.Then"
            mail = self.after(index + 1)[:1] == "@"
            return mail or after[1:].islower()
        if len(after) > 1 and after[0] in ".@" and after[1].isalpha():
            return after[1].islower() or after[0] == "@"
        if index and before == "." and self.gap(index) == ".":
            return len(self.words[index - 1]) > 1 and "." not in self.words[index - 1]
        return False


def capital(word: str) -> bool:
    """Whether a word starts with a capital letter."""
    return word[0].isupper()


@lru_cache(maxsize=1)
def token_pattern() -> re.Pattern[str]:
    """A token: abbreviations with inner points, or letters and digits with inner apostrophes.

    A possessive 's and hyphens stay outside.
    """
    return re.compile(
        r"(?:[A-Z]\.){2,}|(?<!\w['’])[^\W_][\w\u0300-\u036f]*(?:['’](?![sS]\b)[^\W_][\w\u0300-\u036f]*)*"
    )


@lru_cache(maxsize=1)
def _line_pattern() -> re.Pattern[str]:
    return re.compile(r"[^\n\r\u2028\u2029]+")


def _opens(gap: str, before: str, abbreviations: frozenset[str]) -> bool:
    if gap == " ":
        return False
    if gap[:2] in _POSSESSIVES:
        gap = gap[2:]
    if any(char in _QUOTES for char in gap):
        return gap.strip() not in {"'", "’", "("} or len(gap) > 2  # noqa: PLR2004 - gap and mark
    if not any(char in _ENDS for char in gap):
        return "\t" in gap
    if gap.startswith("."):
        return not (before in abbreviations or (len(before) == 1 and before.isupper()))
    return True


def _style(words: list[str], line: str) -> Style:
    letters = [word for word in words if word[0].isalpha()]
    if len(letters) > 1 and line.isupper() and sum(map(len, letters)) > len(letters) * _LONG_WORD:
        return Style.CAPITALS
    if len(letters) < _HEADLINE_WORDS or len(letters) > _HEADLINE_TOKENS:
        return Style.RUNNING
    if line.rstrip()[-1] in ".,;:":
        return Style.RUNNING
    long = [word for word in letters if len(word) > _LONG_WORD]
    raised = sum(capital(word) for word in long)
    if len(long) >= _HEADLINE_WORDS - 1 and raised >= len(long) * _HEADLINE_SHARE:
        return Style.TITLE
    return Style.RUNNING


def _title_case(word: str, lexicon: Lexicon) -> str:
    low = word.lower()
    if len(low) != len(word) or (
        word in lexicon.phrases and low not in lexicon.classes["headline_word"]
    ):
        return word
    return low if low in _SMALL_WORDS else word[0] + low[1:]


def _in_title_case(line: Line, lexicon: Lexicon) -> Line:
    words = [_title_case(word, lexicon) for word in line.words]
    parts: list[str] = []
    previous = 0
    for word, start, end in zip(words, line.starts, line.ends, strict=True):
        parts += (line.shown[previous:start], word)
        previous = end
    parts.append(line.shown[previous:])
    return replace(line, shown="".join(parts), words=words)


def read_lines(text: str, lexicon: Lexicon) -> Iterator[Line]:
    """Each line of ``text`` that has a token, in order."""
    abbreviations = lexicon.classes["abbreviation"]
    token = token_pattern()
    for match in _line_pattern().finditer(text):
        shown = match[0]
        words: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        opens: list[bool] = []
        previous = 0
        before = ""
        for found in token.finditer(shown):
            left, right = found.span()
            opens.append(not words or _opens(shown[previous:left], before, abbreviations))
            previous, before = right, found[0]
            words.append(before)
            starts.append(left)
            ends.append(right)
        if not words:
            continue
        line = Line(match.start(), shown, words, starts, ends, opens, _style(words, shown))
        yield _in_title_case(line, lexicon) if line.style is Style.CAPITALS else line
