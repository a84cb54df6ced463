"""Which way a sentence looks: cues of the verbs around a time expression."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from briefterm.temporal.pattern import compiled
from briefterm.temporal.rule import CLAUSE

if TYPE_CHECKING:
    import re

    from briefterm.temporal.rule import Match

PAST, FUTURE, UNKNOWN = "past", "future", ""

# A verb further away than so many tokens, blanks counted, does not govern a time.
_NEAR = 16
_PARAGRAPH = 400
_ENDS = ".!?;:\n"


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
    classes = match.tokens.classes
    left = classes[max(0, match.start - CLAUSE) : match.start]
    last, near = "", False
    for cue in _cues().finditer(left):
        last = "" if cue.group()[0] in _ENDS else cue.group()
        near = len(left) - cue.end() <= _NEAR
    if last and near:
        return _kind(last)
    if last:
        return UNKNOWN
    first = _cues().search(classes, match.end, match.end + CLAUSE)
    if first is None or first.group()[0] in _ENDS or '"' in classes[match.end : first.start()]:
        return UNKNOWN
    return _kind(first.group())


def told_in_past(match: Match) -> bool:
    """Whether a bare date may belong to the past year that its paragraph has just named.

    Not where the verb looks ahead, and in somebody's words only where the verb is in the past.
    """
    direction = tense(match)
    return direction == PAST or (direction == UNKNOWN and not _in_quotation(match))


def _in_quotation(match: Match) -> bool:
    """Whether a quotation mark is open in the paragraph before the match."""
    left = match.tokens.classes[max(0, match.start - _PARAGRAPH) : match.start]
    return left[left.rfind("\n") + 1 :].count('"') % 2 == 1


def governed_ahead(match: Match) -> bool:
    """Whether a phrase such as "set to resume" or "will meet" governs the match.

    Only phrases that leave no doubt: between them and the match stand at most eight words and no
    verb in the past.
    """
    classes = match.tokens.classes
    left = classes[max(0, match.start - CLAUSE) : match.start]
    governed = compiled(
        r"(?:<will>|<plan>(?: <for>)?|<plan> <to>|<be> <to>)(?: <be> (?:<participle>|<past>))?"
        r"[^<past><participle>.!?;:\n]{0,30}\Z|<be> <participle>(?: <prep>)? <for> \Z"
    )
    return governed.search(left) is not None
