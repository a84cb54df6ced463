"""Cities that stand for their teams: in lines of results and fixtures, and where games are told of.

A city in "Boston 4, Cleveland 2" is a team; a country that plays stays a country. Nothing is said
of the same word elsewhere in the text. Only texts that speak of games are looked at.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from briefterm.entities.found import SURE, Found
from briefterm.entities.lexicon import countries
from briefterm.model import EntityKind

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from briefterm.entities.found import Read

LAYER = "document"
_ENOUGH = 3
_REACH = 48
_PLACES = frozenset({EntityKind.GPE, EntityKind.LOC, EntityKind.FAC})


@lru_cache(maxsize=1)
def _words() -> tuple[frozenset[str], frozenset[str]]:
    """Words that hardly anything but a report on games has, and words that it has as well."""
    own = """assists baseball basketball coach coached fixtures football goalkeeper halftime
        hitter hockey homer homered inning innings midfielder pitcher playoff playoffs ppd
        quarterback rebounds relegated rugby scored scorer scorers semifinal semifinals soccer
        standings striker touchdown touchdowns unbeaten wicket wickets"""
    shared = """champions championship cup defeat defeated defender draw drew forward game games
        goal goals league match matches replay results round scores season seasons team teams
        tournament victory win wins"""
    return frozenset(own.split()), frozenset(shared.split())


@lru_cache(maxsize=1)
def _patterns() -> dict[str, re.Pattern[str]]:
    """What stands between two sides, after one or before one; bounded, so quick to fail."""
    score = r"\d{1,3}"
    passed = (
        r"(?:beat|beats|defeated|defeats|edged|routed|thrashed|crushed|downed|lost to|drew with"
        r"|meet|meets|met|face|faces|hosted|visits?|v|vs|vs\.|versus)"
    )
    result = r"(?:victory|victories|win|wins|loss|losses|defeat|defeats|triumph|goal|draw)"
    return {
        "points": re.compile(rf"[ \t]{{1,9}}{score},?[ \t]{{1,9}}\Z"),
        "more points": re.compile(rf"[ \t]{{1,9}}{score}(?![\d%]|[.,]\d)(?! ?[-–]\d)"),
        "score": re.compile(rf"[ \t]{{1,9}}{score} ?[-–:] ?{score}[ \t]{{1,9}}\Z"),
        "meets": re.compile(r" (?:\([^()\n]{1,30}\) )?(?:at|v|vs|vs\.|versus|@) \Z"),
        "fixture": re.compile(r"(?:\Z|,| \(| \d{1,2}[:.]\d\d|\.\Z)"),
        "passed": re.compile(rf" (?:[a-z]{{1,12}} )?{passed} \Z"),
        "columns": re.compile(r"(?:[ \t]{1,15}\d{1,3}\b){3}"),
        "won": re.compile(
            rf"['’]s (?:[a-z-]{{1,12}} ){{0,2}}{result}\b|,? (?:which |has |have |had )*(?:won|lost)\b"
        ),
        "over": re.compile(
            rf"(?:{result}|scored|{score}[-–]{score}) (?:over|against|by|to|for|with) \Z"
        ),
    }


def settle(reads: Sequence[Read], lower: Collection[str]) -> None:
    """Make teams of the cities that play, in place; ``lower`` holds the text's small words."""
    own, shared = _words()
    marks = len(own.intersection(lower))
    if not marks or marks + len(shared.intersection(lower)) < _ENOUGH:
        return
    nations = countries()
    for read in reads:
        if any(one.kind in _PLACES or one.kind is EntityKind.PERSON for one in read.found):
            _in_line(read, nations, told=marks > 1)


def _in_line(read: Read, nations: frozenset[str], *, told: bool) -> None:
    """The teams of a line; ``told`` says that the text is about games and little else."""
    shown, found = read.line.shown, read.found
    outside = _outside_brackets(shown, found)
    sides: set[int] = set()
    for place, index in enumerate(outside):
        following = outside[place + 1] if place + 1 < len(outside) else None
        if _plays(shown, found[index], told=told):
            sides.add(index)
        if following is not None:
            sides.update(_pair(shown, found, index, following))
    for index in sides:
        one = found[index]
        if one.kind is EntityKind.ORG or one.name in nations:
            continue
        name = shown[one.start : one.end]
        if name in nations or (one.kind is EntityKind.PERSON and one.last > one.first):
            continue
        made = one._replace(kind=EntityKind.ORG, name=name, strength=SURE, layer=LAYER)
        found[index] = made


def _outside_brackets(shown: str, found: Sequence[Found]) -> list[int]:
    """The names that stand in no brackets."""
    kept: list[int] = []
    depth = cursor = 0
    for index, one in enumerate(found):
        part = shown[cursor : one.start]
        depth = max(0, depth + part.count("(") - part.count(")"))
        cursor = one.start
        if not depth:
            kept.append(index)
    return kept


def _plays(shown: str, one: Found, *, told: bool) -> bool:
    """Whether what stands beside a place says by itself that it is a team."""
    if one.kind not in _PLACES:
        return False
    patterns = _patterns()
    before = shown[max(0, one.start - _REACH) : one.start]
    if told and (patterns["won"].match(shown, one.end) or patterns["over"].search(before)):
        return True
    return not before.strip(" \t0123456789.") and bool(patterns["columns"].match(shown, one.end))


def _pair(shown: str, found: Sequence[Found], left: int, right: int) -> tuple[int, ...]:
    """Both names if they play one another, else none."""
    one, other = found[left], found[right]
    gap = shown[one.end : other.start]
    if len(gap) > _REACH:
        return ()
    patterns = _patterns()
    points = patterns["points"].match(gap) and patterns["more points"].match(shown, other.end)
    if points or patterns["score"].match(gap):
        return left, right
    if EntityKind.PERSON in {one.kind, other.kind}:
        return ()
    alone = not shown[: one.start].strip() or shown[: one.start].rstrip()[-1] in ",;:."
    if alone and patterns["meets"].match(gap) and patterns["fixture"].match(shown, other.end):
        return left, right
    return (left, right) if patterns["passed"].match(gap) else ()
