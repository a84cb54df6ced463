"""Unknown words of three to six capitals that their sentence treats as a body: "RBNX paused"."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING

from briefterm.entities.found import CUE, Found
from briefterm.entities.lexicon import abbreviations
from briefterm.entities.lines import Style
from briefterm.model import EntityKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefterm.entities.lines import Line
    from briefterm.entities.view import View

LAYER = "pattern"
_REACH = 24
_ACTED_ON = frozenset(
    """accused advised asked banned bought co-founded embraced fined founded headed joined leads
    led left ordered owns quit rejoined runs sued told urged warned""".split()  # noqa: SIM905 - a list of words reads best
)
# What "of" and "with" follow where a body comes next; an illness or a substance has none of these.
_PARTS = frozenset(
    """arm board branch buyout chief control employees founder leaders leadership member members
    merger officials part parent president shares staff stake subsidiary takeover unit""".split()  # noqa: SIM905 - a list of words reads best
)
_DEALINGS = frozenset(
    """agreement alliance contract contracts deal deals dispute negotiations pact partnership
    talks venture working works""".split()  # noqa: SIM905 - a list of words reads best
)
_DEEDS = frozenset(
    """agreed announced approved backed banned blamed bought built buys cut declined denied
    employs expects filed fined flew holds hopes launched makes opened operates owns paused
    plans posted published raised ran rejected reported runs says sells sold wants won""".split()  # noqa: SIM905 - a list of words reads best
)
_SMALL = frozenset(
    """about after against and are as at because before but by can could did does for from had has
    in is may might must of on or over said says should since than that to under until was were
    when which while who will with without would""".split()  # noqa: SIM905 - a list of words reads best
)
_MADE = frozenset(
    """approved backed bought commissioned compiled employed fined founded funded hired imposed
    issued led made operated owned published rejected released reported run sold won
    written""".split()  # noqa: SIM905 - a list of words reads best
)
_REPORTS = frozenset(
    """analysts approval bulletin data economists figures forecast funding letter loan numbers
    officials report reports researchers resigned scientists statement statistics
    team""".split()  # noqa: SIM905 - a list of words reads best
)
# The small word before the body, and the words before that one.
_LEADS = {
    "at": _REPORTS,
    "by": _MADE,
    "for": _PARTS,
    "from": _REPORTS,
    "of": _PARTS,
    "to": frozenset({"according", "According"}),
    "with": _DEALINGS,
}


@lru_cache(maxsize=1)
def _candidate() -> re.Pattern[str]:
    return re.compile(r"[A-Z]{3,6}(?![\w-])")


@lru_cache(maxsize=1)
def _term_before() -> re.Pattern[str]:
    """What makes a term or a unit: "virtual private network (VPN)", "had an MRI.", "12 KPH"."""
    return re.compile(r"(?:\b[a-z]{2,20} \(|\d ?|\b(?P<one>an?|no|any|each|every) )\Z")


@lru_cache(maxsize=1)
def _noun_after() -> re.Pattern[str]:
    return re.compile(r"['’]s\b|[ -](?!(?:for|in|of|on|to|with|and|or|at|by|from)\b)[a-z]")


class Terms:
    """Which words of capitals a text itself uses as terms, asked of one word at a time."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._seen: dict[str, bool] = {}

    def __contains__(self, word: str) -> bool:
        known = self._seen.get(word)
        if known is None:
            known = self._seen[word] = self._is_term(word)
        return known

    def _is_term(self, word: str) -> bool:
        text, length = self._text, len(word)
        at = text.find(word)
        while at >= 0:
            end = at + length
            whole = not text[at - 1 : at].isalnum() and not text[end : end + 1].isupper()
            if whole and self._in_use(text[max(0, at - _REACH) : at], end):
                return True
            at = text.find(word, end)
        return False

    def _in_use(self, before: str, end: int) -> bool:
        text = self._text
        if text[end : end + 1] == "s":
            return True
        match = _term_before().search(before)
        # "had an MRI." is a thing, "an FDA panel" is not.
        return match is not None and not (match["one"] and _noun_after().match(text, end))


def find(view: View, found: Sequence[Found], terms: Terms) -> list[Found]:
    """Further bodies of a line, in order; ``found`` is what the line has already."""
    line = view.line
    if line.style is not Style.RUNNING:
        return []
    added: list[Found] = []
    for match in _candidate().finditer(line.shown):
        start, end = match.span()
        index = bisect_left(line.starts, start)
        if index == len(line.starts) or (line.starts[index], line.ends[index]) != (start, end):
            continue
        if any(one.start < end and start < one.end for one in found) or line.in_address(index):
            continue
        word = match[0]
        if word in abbreviations() or _among_capitals(line, index) or not _body(view, index):
            continue
        if not view.ordinary(index) and word not in terms:
            added.append(Found(index, index, start, end, EntityKind.ORG, word, CUE, LAYER))
    return added


def _capitals(word: str) -> bool:
    return word.isascii() and word.isalpha() and word.isupper()


def _among_capitals(line: Line, index: int) -> bool:
    """Whether another word of capitals, a figure or a hyphen makes part of something else of it."""
    for other, at in ((index - 1, index), (index + 1, index + 1)):
        word = line.word(other)
        if not word or not 0 < at < len(line.words):
            continue
        gap = line.gap(at)
        if gap in {"-", "/", "\u2013", "."}:
            return True
        if gap == " " and (word[0].isdigit() or (len(word) > 1 and _capitals(word))):
            return True
    return False


def _body(view: View, index: int) -> bool:
    """Whether what stands before or behind the word treats it as a body."""
    line = view.line
    following = line.word(index + 1) if line.after(index)[:1] == " " else ""
    if following in _DEEDS or view.of(index + 1, "say_strong"):
        return bool(following)
    if line.opens[index] or (following and following not in _SMALL):
        return False
    article = line.word(index - 1) in {"the", "The"}
    at = index - 2 if article else index - 1
    before, beyond = line.word(at), line.word(at - 1)
    if line.gap(index) != " " or (article and at >= 0 and line.gap(index - 1) != " "):
        return False
    if before in _ACTED_ON:
        return True
    lead = _LEADS.get(before)
    if lead is None:
        return False
    return beyond in lead or (before in {"at", "for", "of"} and view.of(at - 1, "role"))
