"""Times that are none, or not that one: minute amounts, centuries at cricket, 31 December 9999."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from briefterm.temporal.intervals import is_day
from briefterm.temporal.pattern import letters_of

if TYPE_CHECKING:
    from briefterm.temporal.rule import Match

# What is done to a hundred runs, and whose they are: "hit a century", "his third century".
_BATTING = frozenset(
    """
    compiled completed double her his hit hits made maiden makes reached score scored scores
    scoring smashed struck
    """.split()  # noqa: SIM905 - a list of quoted words would hide the words
)
# What can be minute.
_SMALL_THINGS = frozenset(
    """
    amount amounts crack cracks detail dose doses fraction hole holes particle particles
    quantities quantity size trace traces
    """.split()  # noqa: SIM905 - a list of quoted words would hide the words
)


@cache
def _units() -> frozenset[str]:
    return letters_of("anyunit")


@cache
def _yearless() -> frozenset[str]:
    """What a year may follow."""
    names = ("month", "dom", "feast", "eve", "quarter", "halfyear", "season")
    return frozenset().union(*map(letters_of, names))


def in_another_sense(match: Match) -> bool:
    """Whether the words mean something else here than the rule that matched takes them for."""
    if match.classes[-1] in _yearless() and _of_a_far_year(match):
        return True
    if match.classes[-1] in _month_or_year() and _of_no_day(match):
        return True
    return not _units().isdisjoint(match.classes) and _no_unit(match)


def _of_a_far_year(match: Match) -> bool:
    """Whether a year of before 1000 or after 2999 ends the date: that of the day is not to guess."""
    year = match.after(r",? <big>(?=[.,;:)\n]|\Z)")
    return year is not None and year.text("big").isdecimal()


@cache
def _month_or_year() -> frozenset[str]:
    return letters_of("month") | letters_of("year")


def _of_no_day(match: Match) -> bool:
    """Whether this is the rest of a day that no calendar has: "February 2023" of its 30th."""
    if match.has("month"):
        if match.has("dom"):
            return False
        behind = match.after(r",? <year>")
        day = match.preceding(r"<dom>(?: <of> |[ -])")
        if day is None and not match.has("year"):
            day = behind = match.after(r" <dom>(?:,? <year>|[.;:)\n]|\Z)")
        month, year = match, (None if match.has("year") else behind) or match
    else:
        day = match.preceding(r"(?:<month> <dom>|<dom>(?: <of>)?[ -]<month>),?[ -]")
        month, year = day or match, match
    if day is None:
        return False
    return not is_day(year.number("year"), month.number("month"), day.number("dom"))


def _no_unit(match: Match) -> bool:
    unit = match.word("anyunit")
    if unit == "century":
        return match.word_before() in _BATTING
    if unit != "minute":
        return False
    if match.has("units"):
        # "the minutes of the meeting", "the minutes show" are a record.
        return match.classes in letters_of("units") and match.before("<the> ") is not None
    return match.word_after() in _SMALL_THINGS
