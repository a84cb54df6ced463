"""What is set, offered or put off: "booked rooms for May", "moved its forecast to August"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from briefterm.temporal.pattern import compiled, letters_of
from briefterm.temporal.tense import clause_before

if TYPE_CHECKING:
    from briefterm.temporal.rule import Match

# "extended the ban to 8 a.m. on Monday"
_PUT_OFF = frozenset(
    """
    adjourned deferred delayed extend extended extends moved postponed pushed rescheduled
    """.split()  # noqa: SIM905 - a list of quoted words would hide the words
)
# "suspended the duty until 9 July"
_HELD_OVER = _PUT_OFF | frozenset(
    "banned barred exempted granted halted paused prolonged renewed suspended waived".split()  # noqa: SIM905 - the same
)
# "booked beans for September": what was booked may stand between.
_BOOKED = frozenset(
    """
    booked earmarked pencilled pledged postponed promised rescheduled reserved scheduled
    """.split()  # noqa: SIM905 - the same
)
# "booked a loss for September" is over.
_EARNED = frozenset(
    """
    charge charges gain gains income loss losses profit profits revenue revenues sales
    """.split()  # noqa: SIM905 - the same
)
_OFFERED = frozenset({"offered", "pledged", "promised", "proposed"})
# What can be a participle: "the bridge rebuilt in March" under "What to watch".
_NO_TENSE = frozenset("bought built found held made paid rebuilt sent shut sold won".split())  # noqa: SIM905 - the same
# So many tokens, blanks counted, may stand between such a verb and its "for".
_FAR = 16


def is_arranged(match: Match) -> bool:
    """Whether the month or day is one that something was set for or put off to."""
    if match.tokens.classes[max(0, match.start - 2) : match.start - 1] not in _links():
        return False  # as it is for most, told without a search
    return _is_booked(match) or _is_put_off_to(match)


@cache
def _links() -> frozenset[str]:
    return frozenset().union(*map(letters_of, ("and", "for", "or", "the", "to")))


def is_put_off(match: Match) -> bool:
    """Whether a verb such as "extended" or "postponed" stands before the match in its sentence."""
    return not _PUT_OFF.isdisjoint(_words(match))


def is_held_over(match: Match) -> bool:
    """Whether something was suspended, put off or granted until the match: it may be to come."""
    return match.word_before() in {"till", "until"} and not _HELD_OVER.isdisjoint(_words(match))


def is_offered(match: Match) -> bool:
    """Whether "offered a debate in" or the like stands right before the match."""
    left = clause_before(match)
    offer = compiled(r"<participle> <a> (?:[^,:<past><participle>]{1,12} )?<prep> \Z").search(left)
    if offer is None:
        return False
    return match.tokens.texts[match.start - len(left) + offer.start()] in _OFFERED


def is_listed_ahead(match: Match) -> bool:
    """Whether no verb of the clause is surely in the past; for what a heading has as to come."""
    if match.before("<since> ") is not None:
        return False
    left = clause_before(match)
    first = match.start - len(left)
    done = compiled("<past>|<participle>").finditer(left)
    return all(match.tokens.texts[first + verb.start()] in _NO_TENSE for verb in done)


def _is_booked(match: Match) -> bool:
    booked = match.preceding(r"<for> (?:<the> )?(?:<month>,? (?:<and>|<or>) )?")
    if booked is None:
        return False
    texts, classes = match.tokens.texts, match.tokens.classes
    verbs = letters_of("past") | letters_of("participle")
    for i in range(booked.start - 1, max(-1, booked.start - _FAR), -1):
        if classes[i] in verbs:
            return texts[i] in _BOOKED and _EARNED.isdisjoint(texts[i : booked.start])
        if classes[i] in ".;:\n":
            break
    return False


def _is_put_off_to(match: Match) -> bool:
    to = match.before(r"<to> (?:<the> )?") is not None
    return to and match.before(r"<units> <to> (?:<the> )?") is None and is_put_off(match)


def _words(match: Match) -> list[str]:
    """The lower-case words before the match in its sentence."""
    start = match.start - len(clause_before(match))
    return [word.lower() for word in match.tokens.texts[start : match.start]]
