"""The language of the rule tables: regular expressions over classes, with ``<name>`` for a class.

``<month> <day>(?:,? <year>)?`` reads: a month, a blank, a day, perhaps a comma and a year. Blanks and
punctuation stand for themselves, since they do so in the class string. A name may also be one of the
fragments below. No pattern of a rule repeats, so the time of a match is bounded too; of the ways
in which one can match the longest counts, in whatever order its alternatives stand.
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
        r"(?:<tens>[- ]<cardinal>|<tens>|<cardinal>(?: <scale>)?|<num>(?: <half>)?|<decimal>|<a> <scale>"
        r"|<a> <couple>(?: <of>)?|<a> <vague>|<vague>|<some>|<couple> <of>)"
    ),
    "anyunit": r"(?:<units>|<unit>|<night>)",
    "daypart": r"(?:<part>|<night>)",
    "soon": r"(?:(?:<early>|<late>) )",
    "shade": r"(?:<early>|<mid>|<late>|<edge>|<approx>)",
    "bound": (r"(?:<least>|<most>|<up>|<as>|<less>|<nearly>|<over>|<more>|<approx>|<some>)"),
    "measure": r"(?:<quantity>|<zeros>)",
    "mood": r"(?:<early>|<mid>|<late>)",
    "be": r"(?:<been>|<is>)",
    "range": r"(?: ?[-–—] ?| (?:<to>|<until>|<and>|<or>) )",
    "which": r"(?:<last>|<past_adj>|<previous>|<next>|<coming>|<following>|<this>|<current>|<that>|<same>)",
    "amount": (
        r"(?:<approx> |<some> |<more> <than> |<less> <than> |<at> <least> |<at> <most> |<up> <to> "
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
