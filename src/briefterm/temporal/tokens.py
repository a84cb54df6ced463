"""Text -> tokens and their classes: the picture of a text that the rules are matched against.

One token is a word, a number with all that hangs on it (``12:47``, ``1980s``, ``21,500``), a run of
white space or a single other character. The classes of all tokens, a character each, are the class
string. Punctuation stands for itself, a blank for white space inside a line or a wrapped line, a
newline for the end of a paragraph, a tab for a cell of a table.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from briefterm.temporal.classes import CAPITALISED, LETTERS, WORDS, Entry

if TYPE_CHECKING:
    from collections.abc import Callable

V = TypeVar("V", str, Entry)

_YEAR_DIGITS = 4
_MAX_WORD = 20
# A line that starts further in is a row of a table, not the rest of a sentence.
_INDENT = 8
_MOST_REMEMBERED = 20_000
# A single newline, until it is known whether it ends a paragraph; texts have no such token.
_LINE_END = "\v"


@cache
def _token_pattern() -> re.Pattern[str]:
    # Possessive quantifiers and alternatives that start differently: no backtracking. Words and
    # blanks come first, for most tokens are one of them.
    return re.compile(
        r"""[^\W\d]\w++
          | \s++
          | \d{4}-\d\d-\d\d (?:[Tt]\d\d:\d\d(?::\d\d)?(?:\.\d++)?(?:[Zz]|[+-]\d\d:?\d\d)?)? (?![\w-])
          | \d{4}-[Ww]\d\d (?:-[1-7])? (?![\w-])
          | \d++ (?:[.,:/]\d++)*+ \w*+
          | [apAP]\.[ ]?[mM]\b\.?
          | (?:[bB]\.[ ]?[cC]\b|[aA]\.[ ]?[dD]\b|[cC]\.[ ]?[eE]\b) \.? (?:[ ]?[eE]\b\.?)?
          | [oO]['’](?i:clock)\b
          | [^\x00-\u2fff\w\s]++
          | .""",
        re.VERBOSE | re.DOTALL,
    )


@cache
def _number_shapes() -> tuple[tuple[re.Pattern[str], str], ...]:
    """What a token that starts with a digit can be; the first shape that fits wins."""
    shapes = (
        (r"\d{4}-\d\d-\d\d.*", "iso"),
        (r"\d{4}-W.*", "isoweek"),
        (r"(?:0?[1-9]|[12]\d|3[01])", "day"),
        (r"\d\d?", "two"),
        (r"\d{3}", "three"),
        (r"[12]\d{3}", "year"),
        (r"[12]\d{3}/(?:[12]\d)?\d\d", "yearpair"),
        (r"1/2", "half"),
        (r"9/11", "nine11"),
        (r"\d{4,9}|\d{1,3}(?:,\d{3}){1,3}", "big"),
        (r"\d{1,4}\.\d{1,2}", "decimal"),
        (r"(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?:[ap]m|hrs?|h|z)?", "clock"),
        (r"(?:0?[1-9]|1[0-2])(?:\.[0-5]\d)?[ap]m", "clock"),
        (r"[0-2]\d[0-5]\d(?:hrs?|h|z)", "clock"),
        (r"\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)|\d{4}/\d\d?/\d\d?", "slash"),
        (r"\d{1,2}\.\d{1,2}\.\d{4}", "dotted"),
        (r"(?:0?[1-9]|[12]\d|3[01])/(?:0?[1-9]|[12]\d|3[01])", "daypair"),
        (r"(?:[023]?1st|2?2nd|2?3rd|(?:[12]?[4-9]|1[0-3]|[23]0)th)", "dayord"),
        (r"\d{1,2}(?:st|nd|rd|th)", "numord"),
        (r"(?:[1-9]\d{1,2}0|\d0)s", "decade"),
    )
    return tuple((re.compile(shape, re.IGNORECASE), kind) for shape, kind in shapes)


_PUNCTUATION = dict.fromkeys("\u2010\u2011", "-") | dict.fromkeys("\u2013\u2012", "\u2013")
_PUNCTUATION |= {"\u2019": "'", "\u2018": "'", "\u201c": '"', "\u201d": '"', "\u00b7": "\n"}
_MONEY = frozenset("$€£¥₹₽")


def _number(token: str) -> Entry:
    for shape, kind in _number_shapes():
        if shape.fullmatch(token):
            digits = "".join(char for char in token if char.isdecimal())
            return Entry(kind, int(digits[:9]) if kind != "decimal" else 0, token)
    return Entry("mixed")


def _entry(token: str) -> Entry:
    if token[0].isdecimal():
        return _number(token) if len(token) <= _MAX_WORD else Entry("mixed")
    return _word(token) if len(token) <= _MAX_WORD else Entry("word")


def _word(token: str) -> Entry:
    lower = token.lower().replace(". ", ".")
    capital = token[0].isupper()
    return (
        (CAPITALISED.get(lower) if capital else None)
        or WORDS.get(lower)
        or _fiscal_year(lower)
        or Entry("name" if capital else _shape_of_word(lower))
    )


def _fiscal_year(word: str) -> Entry | None:
    """The year of "FY2021" or "FY21"."""
    digits = word[2:]
    if not word.startswith("fy") or not digits.isdecimal() or len(digits) not in {2, _YEAR_DIGITS}:
        return None
    year = int(digits)
    return Entry("fy", year if len(digits) == _YEAR_DIGITS else 2000 + year, word)


def _shape_of_word(word: str) -> str:
    if word.endswith("ed") and len(word) > _YEAR_DIGITS:
        return "participle"
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return "plural"
    return "word"


def _class_of(token: str) -> str:
    first = token[0]
    if first.isalnum():
        return LETTERS[_ENTRIES[token].kind]
    if first.isspace():
        if "\n" in token:
            return _LINE_END if token.count("\n") == 1 else "\n"
        return "\t" if "\t" in token else " "
    if first in _MONEY:
        return LETTERS["money"]
    return _PUNCTUATION.get(first, first)


class _Memory(dict[str, V]):
    """Token -> what ``learn`` says of it, asked once for each; forgets when it grows large."""

    __slots__ = ("_learn",)
    _learn: Callable[[str], V]

    def __init__(self, learn: Callable[[str], V]) -> None:
        super().__init__()
        self._learn = learn

    def __missing__(self, token: str) -> V:
        known = self._learn(token)
        if len(token) <= _MAX_WORD:
            if len(self) >= _MOST_REMEMBERED:
                self.clear()
            self[token] = known
        return known


_ENTRIES = _Memory(_entry)
_CLASSES = _Memory(_class_of)


# What the engine knows of a word or number token; total.
entry: Callable[[str], Entry] = _ENTRIES.__getitem__


@cache
def _wrapped_line() -> re.Pattern[str]:
    """A newline inside a sentence: between words or numbers, or after a comma."""
    return re.compile(rf"{_LINE_END}(?<=[^\W_]{_LINE_END}|,{_LINE_END})(?=[^\W_])")


class Tokens(NamedTuple):
    """A text cut up: ``texts[i]`` starts at ``starts[i]`` and has the class ``classes[i]``.

    ``starts`` has one element more than ``texts``: the length of the text.
    """

    texts: list[str]
    starts: list[int]
    classes: str


def tokenise(text: str) -> Tokens:
    """Cut ``text`` up; offsets are code points of it. Linear in its length; total."""
    texts = _token_pattern().findall(text)
    starts = list(accumulate(map(len, texts), initial=0))
    picture = "".join(map(_CLASSES.__getitem__, texts))
    if _LINE_END in picture:
        picture = _wrapped_line().sub(" ", picture).replace(_LINE_END, "\n")
    return Tokens(texts, starts, picture)
