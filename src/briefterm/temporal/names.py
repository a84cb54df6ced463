"""Time words in names: the Sunday Times, Dr. Noon, the Thirty Years' War, Easter Okafor."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from briefterm.temporal.pattern import letters_of

if TYPE_CHECKING:
    from briefterm.temporal.rule import Match
    from briefterm.temporal.tokens import Tokens

# Words that are written small unless a sentence starts with them or a name has them in it.
_SMALL = "past_adj unit units part night noon rate deictic present recent future now".split()  # noqa: SIM905 - short
# In the names of these families they have a capital: Christmas Day, the Third Quarter.
_CAPITAL_FAMILIES = frozenset({"holiday", "quarter", "half", "fiscal"})
# The families whose words are also first names.
_NAMESAKES = frozenset({"month", "season", "weekday"})
_TITLES = frozenset(
    """
    mr mrs ms miss dr prof sen rep gov gen lt sgt capt col maj sir dame judge justice
    """.split()  # noqa: SIM905 - a list of quoted words would hide the words
)
_PAPERS = frozenset(
    """
    Express Gazette Globe Herald Independent Mail Mercury Mirror Observer People Post Sport
    Standard Star Sun Telegraph Times Tribune World
    """.split()  # noqa: SIM905 - a list of quoted words would hide the words
)
_ON_SUNDAY = frozenset({"Mail", "Independent", "Scotland", "Wales"})
# What a number of years or days may name, even in a headline: the Seven Years War.
_CAMPAIGNS = frozenset({"War", "Wars", "Plan", "Campaign", "Crisis", "Battle", "Offensive"})
# How words for people at work end, and words that end so too.
_WORKERS = ("er", "or", "ist", "ian", "man", "woman", "ant", "yst", "eer", "dent")
_RANKS = frozenset("capt col const cpl det dr insp lt maj miss mr mrs ms pc sgt supt".split())  # noqa: SIM905 - short
_OFFICES = frozenset(
    """
    Ambassador Chancellor Chairman Commissioner Congressman Governor Mayor Minister Premier President
    Representative Secretary Senator Speaker
    """.split()  # noqa: SIM905 - a list of quoted words would hide the words
)
_NO_WORKERS = frozenset(
    """
    accident after another answer centre center color order disaster dinner error factor incident
    letter matter number offer over other player power quarter rather seminar never semester settlement summer
    under winter
    """.split()  # noqa: SIM905 - a list of quoted words would hide the words
)
# No title of a song or name of a band is longer, in tokens.
_LONGEST_TITLE = 10
# So many tokens around a word show whether its sentence is written Like This.
_AROUND = 24


@cache
def _small() -> frozenset[str]:
    return frozenset().union(*map(letters_of, _SMALL))


@cache
def _plain() -> frozenset[str]:
    """Words that have a small letter wherever they do not open a sentence or stand in a title."""
    return frozenset().union(*map(letters_of, ("word", "plural", "participle", "past", "be")))


def in_a_name(match: Match, family: str) -> bool:
    """Whether what a rule of ``family`` matched belongs to somebody's or something's name."""
    small = _small()
    if not small.isdisjoint(match.classes) and family not in _CAPITAL_FAMILIES:
        texts = match.tokens.texts
        for i, char in enumerate(match.classes, match.start):
            if char in small and texts[i][0].isupper() and _stands_out(match, i):
                return True
    if family == "weekday" and (_is_paper(match) or _is_title(match)):
        return True
    if (
        family in _NAMESAKES
        and match.tokens.classes.startswith(' "', match.end)
        and _has_nickname(match)
    ):
        return True
    if family == "holiday" and _is_first_name(match):
        return True
    return _has_title(match.tokens, match.start)


def _is_paper(match: Match) -> bool:
    """Whether it is the Sunday of the Sunday Times or of the Mail on Sunday."""
    texts, start = match.tokens.texts, match.start
    if match.before("<on> ") is not None:
        return start > 3 and texts[start - 4] in _ON_SUNDAY  # noqa: PLR2004 - "Mail", " ", "on", " "
    return match.word_after() in _PAPERS


def _is_title(match: Match) -> bool:
    """Whether it ends a title in quotation marks, or one of several names: "Lazy Cat Sunday, Orbis"."""
    texts, classes, first = match.tokens.texts, match.tokens.classes, match.start
    quoted = '"' in classes[match.end : match.end + 2]
    if quoted and match.before(r'"<name>, ') is not None:
        return match.after(r'[,.]?"') is not None
    if first < 2 or not texts[first - 2][0].isupper():  # noqa: PLR2004 - a word and a gap
        return False  # as it is for most days
    last = max(1, first - _LONGEST_TITLE)
    while first > last and classes[first - 1] == " " and texts[first - 2][0].isupper():
        first -= 2
    if match.start - first <= 2:  # noqa: PLR2004 - one word and a gap: "in Boston Friday"
        return False
    if quoted and classes[first - 1 : first] == '"':
        return match.after(r'[,.]?"') is not None
    listed = classes[max(0, first - 2) : first - 1] in letters_of("be")
    return listed and match.after(r", <name>| <and> <name>") is not None


def _has_nickname(match: Match) -> bool:
    """Whether a name in quotation marks and another follow: August "Gus" Hill."""
    nick = match.after(r' "<name>" \S')
    return nick is not None and nick.tokens.texts[nick.end - 1].istitle()


def is_presented(match: Match) -> bool:
    """Whether a surname and who that is follow, be it a time word: "April Sun, a broker"."""
    shown = match.after(r" \S, (?:<a>|<the>) (?:<word>|<name>)")
    return shown is not None and shown.tokens.texts[shown.start + 1].istitle()


def _is_first_name(match: Match) -> bool:
    """Whether it is Easter Okafor, Christmas Humphreys or Father Christmas."""
    if match.end - match.start > 1 or letters_of("feast").isdisjoint(match.classes):
        return False
    if match.word_before() == "father":
        return True
    governed = (
        r"(?:<prep>|<until>|<since>|<before>|<after>|<for>|<from>|<over>|<the>|<on>|<this>|<last>) "
    )
    return match.before(governed) is None and match.after(" <name>") is not None


def is_introduced(match: Match) -> bool:
    """Whether it is the surname of somebody whose work follows: "Joan Friday, a retired teacher"."""
    if match.before(r"<name> ") is None:
        return False
    where = match.preceding(r"(?:<prep>|<at>|<to>|<from>|<on>) (?:<name> )?<name> ")
    if where is not None and where.tokens.texts[where.start] != "by":
        return False  # "in Boston Friday, a teacher"
    if match.after(r" <past>") is not None:
        return _has_work(match)
    work = match.after(r", (?:<a>|<the>) (?:<word> |<participle> |<name> ){0,2}<word>(?=[,.]| \S)")
    if work is None:
        return False
    return _is_worker(work.tokens.texts[work.end - 1])


def _has_work(match: Match) -> bool:
    """Whether a word for what somebody does stands before the name: "lawyer Thomas Friday said"."""
    named = match.preceding(r"(?:<word>|<name>)\.? <name> ")
    if named is None:
        return False
    word = match.tokens.texts[named.start]
    if word.lower() in _RANKS:
        return True
    return _is_worker(word.lower()) and (word.islower() or word not in _OFFICES)


def _is_worker(noun: str) -> bool:
    return noun.endswith(_WORKERS) and noun not in _NO_WORKERS


def _stands_out(match: Match, index: int) -> bool:
    """Whether the capital of the token means a name: inside a sentence that has small letters."""
    texts, classes = match.tokens.texts, match.tokens.classes
    word = texts[index]
    if word.isupper() or index < 2 or classes[index - 1] not in " -'":  # noqa: PLR2004 - a word and a gap
        return False
    if not texts[index - 2][-1].isalnum():
        return False
    if letters_of("unit").isdisjoint(classes[index]) or word.lower() != "century":
        return _is_prose(match.tokens, index) or match.word_after() in _CAMPAIGNS
    return match.after(" <name>") is not None


def _is_prose(tokens: Tokens, index: int) -> bool:
    """Whether words with small letters stand around the token, in its line of the text."""
    first, last = max(0, index - _AROUND), min(len(tokens.texts), index + _AROUND)
    for i in range(index, first - 1, -1):
        if "\n" in tokens.texts[i]:
            first = i
            break
    for i in range(index, last):
        if "\n" in tokens.texts[i]:
            last = i
            break
    plain = _plain()
    return any(tokens.classes[i] in plain and tokens.texts[i].islower() for i in range(first, last))


def _has_title(tokens: Tokens, start: int) -> bool:
    """Whether "Mr." or "Judge" stands before the token."""
    texts = tokens.texts
    if start < 2 or texts[start - 1] != " " or not texts[start][0].isupper():  # noqa: PLR2004
        return False
    title = texts[start - 3] if texts[start - 2] == "." and start > 2 else texts[start - 2]  # noqa: PLR2004
    return title.lower() in _TITLES and title[0].isupper()
