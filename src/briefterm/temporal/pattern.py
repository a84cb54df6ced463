"""The language of the rule tables: regular expressions over classes, with ``<name>`` for a class.

``<month> <day>(?:,? <year>)?`` reads: a month, a blank, a day, perhaps a comma and a year. Blanks and
punctuation stand for themselves, since they do so in the class string. A name may also be one of the
fragments below. No pattern repeats without bound, so the time of a match is bounded too.
"""

from __future__ import annotations

import re
from functools import cache

from briefterm.temporal.classes import LETTERS

FRAGMENTS: dict[str, str] = {
    "month": r"(?:<fullmonth>|<maymonth>|<namemonth>|<abbrmonth>\.?)",
    "weekday": r"(?:<fullday>|<abbrday>\.?)",
    "dom": r"(?:<day>|<dayord>)",
    "num": r"(?:<day>|<two>|<three>|<year>|<big>)",
    "small": r"(?:<day>|<two>|<three>)",
    "count": (
        r"(?:<tens>[- ]<cardinal>|<tens>|<cardinal>(?: <scale>)?|<num>|<decimal>|<a> <scale>"
        r"|<a> <couple>(?: <of>)?|<a> <vague>|<vague>|<couple> <of>)"
    ),
    "anyunit": r"(?:<units>|<unit>|<night>)",
    "daypart": r"(?:<part>|<night>)",
    "soon": r"(?:(?:<early>|<late>) )",
    "mood": r"(?:<early>|<mid>|<late>)",
    "range": r"(?: ?[-–—] ?| (?:<to>|<until>|<and>|<or>) )",
    "which": r"(?:<last>|<past_adj>|<previous>|<next>|<coming>|<following>|<this>|<that>|<same>)",
    "amount": (
        r"(?:<approx> |<more> <than> |<less> <than> |<at> <least> |<at> <most> |<up> <to> "
        r"|<nearly> |<as> <much> <as> |<as> <vague> <as> |<as> <long> <as> )"
    ),
}

_NAME = re.compile(r"<(\w+)>")


@cache
def letters_of(name: str) -> frozenset[str]:
    """The class letters that a class or a fragment made of classes can hold."""
    if name in LETTERS:
        return frozenset(LETTERS[name])
    return frozenset().union(*(letters_of(inner) for inner in _NAME.findall(FRAGMENTS[name])))


def translate(pattern: str) -> str:
    """``pattern`` as a regular expression over class strings; KeyError for an unknown name."""

    def one(match: re.Match[str]) -> str:
        name = match.group(1)
        return LETTERS[name] if name in LETTERS else translate(FRAGMENTS[name])

    return _NAME.sub(one, pattern)


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """``pattern`` ready to match against a class string."""
    return re.compile(translate(pattern))


def first_letters(expression: str) -> frozenset[str]:
    """The characters that a match of a translated pattern can start with.

    It knows what the rule tables use: characters, sets, groups, alternatives, ``?`` and
    look-around, which consumes nothing.
    """
    letters, _, end = _alternatives(expression, 0)
    if end != len(expression):
        raise ValueError(f"unbalanced parentheses in {expression!r}")
    return letters


def _alternatives(text: str, i: int) -> tuple[frozenset[str], bool, int]:
    """First letters, whether nothing may match, and the end of the alternatives from ``i``."""
    firsts: frozenset[str] = frozenset()
    nullable = False
    while True:
        branch, empty, i = _sequence(text, i)
        firsts, nullable = firsts | branch, nullable or empty
        if i == len(text) or text[i] == ")":
            return firsts, nullable, i
        i += 1


def _sequence(text: str, i: int) -> tuple[frozenset[str], bool, int]:
    firsts: frozenset[str] = frozenset()
    nullable = True
    while i < len(text) and text[i] not in "|)":
        item, empty, i = _item(text, i)
        if i < len(text) and text[i] == "?":
            empty, i = True, i + 1
        if nullable:
            firsts |= item
        nullable = nullable and empty
    return firsts, nullable, i


def _item(text: str, i: int) -> tuple[frozenset[str], bool, int]:
    if text.startswith("(?:", i):
        firsts, nullable, end = _alternatives(text, i + 3)
        return firsts, nullable, end + 1
    if text.startswith("(?", i):
        _, _, end = _alternatives(text, i + (4 if text[i + 2] == "<" else 3))
        return frozenset(), True, end + 1
    if text[i] == "[":
        end = text.index("]", i)
        return frozenset(text[i + 1 : end]), False, end + 1
    if text[i] == "\\":
        return frozenset(text[i + 1]), False, i + 2
    return frozenset(text[i]), False, i + 1
