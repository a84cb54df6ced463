"""Which way a sentence looks: cues of the verbs around a time expression."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from briefterm.temporal.pattern import compiled
from briefterm.temporal.rule import CLAUSE
from briefterm.temporal.timetables import plays

if TYPE_CHECKING:
    import re

    from briefterm.temporal.rule import Match

PAST, FUTURE, UNKNOWN = "past", "future", ""

# A verb further away than so many tokens, blanks counted, does not govern a time.
_NEAR = 16
_PARAGRAPH = 400
_HAS = frozenset({"has", "have"})
# After one of these "plan", "forecast" or "ends" is a noun.
# "could not be reached on Monday" is over.
_DOUBTFUL = frozenset({"can", "could"})
_WHOSE = frozenset(
    {"a", "an", "any", "her", "his", "its", "my", "no", "our", "the", "their", "your"}
)
# What is over has no more dates in its year.
_ENDED = frozenset(
    [
        "ceased",
        "closed",
        "disbanded",
        "ended",
        "expired",
        "folded",
        "halted",
        "lapsed",
        "shut",
        "stopped",
    ]
)
_RELATIVES = frozenset({"which", "who", "whose"})
_WILL = frozenset({"will", "ll", "shall"})
_ENDS = ".!?;:\n"
# With "for" and a time these tell what is to come, whatever the tense: "has promised for October".
_ARRANGED = frozenset(
    """
    announced arranged booked earmarked fixed foreseen foretold pencilled pledged postponed
    programmed promised rescheduled scheduled slated
    """.split()  # noqa: SIM905 - a list of quoted words would hide the words
)


@cache
def _cues() -> re.Pattern[str]:
    # "will be held", "to be opened": the participle belongs to the future phrase.
    return compiled(
        r"(?:<will>|<might>|<plan> <to>|<be> <to>) (?:\S )?(?:<be> )?(?:<participle>|<past>)?"
        r"|<be> <participle>(?: <prep>)? <for> \Z"
        r"|<plan>|<past>|<participle>|<ago>|[.!?;:]['\")]? |\n"
    )


def _kind(cue: str) -> str:
    if compiled("<will>|<might>|<plan>|<be>").match(cue):
        return FUTURE
    return PAST


def tense(match: Match) -> str:
    """PAST, FUTURE or UNKNOWN: the nearest verb before the match in its sentence, else after it."""
    if _is_arranged(match):
        return FUTURE
    classes = match.tokens.classes
    begin = max(0, match.start - CLAUSE)
    begin = max(
        begin, classes.rfind(". ", begin, match.start), classes.rfind("\n", begin, match.start)
    )
    last, near = "", False
    for cue in _cues().finditer(classes, begin, match.start):  # what is before has no say
        if _is_noun(match, cue):
            continue
        last = "" if cue.group()[0] in _ENDS else cue.group()
        near = match.start - cue.end() <= _NEAR
    if last and near:
        return _kind(last)
    if last:
        return UNKNOWN
    first = _cues().search(classes, match.end, match.end + CLAUSE)
    if first is None or first.group()[0] in _ENDS or '"' in classes[match.end : first.start()]:
        return UNKNOWN
    return _kind(first.group())


def _is_arranged(match: Match) -> bool:
    """Whether "promised for" or the like stands right before the match."""
    verb = match.preceding(r"\S <for> (?:<the> )?")
    return verb is not None and verb.tokens.texts[verb.start].lower() in _ARRANGED


def _is_noun(match: Match, cue: re.Match[str]) -> bool:
    """Whether a word that can be a verb has an article: "cut its forecast"."""
    texts, start = match.tokens.texts, cue.start()
    alone = cue.end() - start == 1 and compiled("<plan>").match(cue.group()) is not None
    return alone and start > 1 and texts[start - 2].lower() in _WHOSE


def told_in_past(match: Match) -> bool:
    """Whether a bare date may belong to the past year that its paragraph has just named.

    Not where the verb looks ahead, and in somebody's words only where the verb is in the past.
    """
    if told_of_now(match) or _starts_afresh(match):
        return False
    direction = tense(match)
    if direction == UNKNOWN and match.before(r"<from> |<until> "):
        return False
    return direction == PAST or (direction == UNKNOWN and not _in_quotation(match))


def _starts_afresh(match: Match) -> bool:
    """Whether a new name opens the sentence, after one that said what ended in its year.

    "Counts stopped in 2021. ORAMA, which paid for them, was closed on July 1."
    """
    left = clause_before(match)
    first = match.start - len(left)
    opening = compiled(r"(?:<the> )?(?:<name> ){0,3}<name>(?:, <word>| <past>| <participle>)")
    opened = opening.match(left)
    if opened is None:
        return False
    before = match.tokens.classes[max(0, first - CLAUSE) : first]
    ended = compiled(r"(?:<participle>|<past>|<word>) <prep> <year>\. \Z").search(before)
    if ended is None:
        return False
    verb = match.tokens.texts[first - len(before) + ended.start()]
    words = match.tokens.texts[first : first + opened.end()]
    return verb in _ENDED and (words[-1] in _RELATIVES or any(map(_is_acronym, words)))


def _is_acronym(word: str) -> bool:
    return word.isupper() and word.isalpha() and len(word) > 1


def told_of_now(match: Match) -> bool:
    """Whether even a history counts a bare date from its own day.

    "will open in May", "was last seen on 30 June", "has lived here since August".
    """
    if match.before(r"<last> (?:<past>|<participle>) (?:<on> )?") is not None:
        return True
    words = _words_before(match, "<will>|<past>")
    since = match.before(r"<since> ") is not None
    return not words.isdisjoint(_WILL) or (since and not words.isdisjoint(_HAS))


def clause_before(match: Match) -> str:
    """The classes before the match in its sentence."""
    classes, first = match.tokens.classes, max(0, match.start - CLAUSE)
    for end in compiled(r"[.!?;]['\")]* |\n").finditer(classes, first, match.start):
        first = end.end()
    return classes[first : match.start]


def _words_before(match: Match, verbs: str) -> set[str]:
    """The words of these classes between the start of the sentence and the match, lower-case."""
    first = match.start - len(clause_before(match))
    found = compiled(verbs).finditer(match.tokens.classes, first, match.start)
    return {match.tokens.texts[verb.start()].lower() for verb in found}


def _in_quotation(match: Match) -> bool:
    """Whether a quotation mark is open in the paragraph before the match."""
    left = match.tokens.classes[max(0, match.start - _PARAGRAPH) : match.start]
    return left[left.rfind("\n") + 1 :].count('"') % 2 == 1


def governed_ahead(match: Match) -> bool:
    """Whether a phrase such as "set to resume" or "will meet" governs the match.

    Only phrases that leave no doubt: between them and the match stand at most eight words and no
    verb in the past.
    """
    left = clause_before(match)
    first = match.start - len(left)
    texts = match.tokens.texts
    governed = compiled(
        r"(<will>|<might>|<plan>(?: <for>)?|<plan> <to>|<be> <to>|<plural> <timetable>)"
        r"(?: <be> (?:<participle>|<past>))?"
        r"[^<past><participle>.!?;:\n]{0,30}\Z|<be> <participle>(?: <prep>)? <for> \Z"
        # "is sworn in on Saturday", "the vote is on Sunday"
        r"|<is> (?:(?:<participle>|<word>) (?:<prep> )?)?<on> (?:<the> )?\Z"
    ).search(left)
    if governed is not None and governed[1]:
        words = texts[first : first + governed.start() + 1]
        done = texts[first + governed.start()].lower() in _DOUBTFUL or "had" in words[-3:]
        return not done
    return governed is not None or plays(texts[first : match.start], left)
