"""The present tense of timetables: "England face Italy on Sunday", "the fair runs until Monday"."""

from __future__ import annotations

from functools import cache

from briefterm.temporal.pattern import letters_of

# Said of several: "the Suns start", "France play".
_SEVERAL = frozenset(
    """
    begin depart face fly host kick leave open play resume return start tour travel visit
    """.split()  # noqa: SIM905 - a list of quoted words would hide the words
)
# Said of one, where no noun looks the same.
_ONE = frozenset("continues convenes decides flies lands reconvenes reopens travels".split())  # noqa: SIM905 - the same
# "it runs 6 p.m. Friday to midnight", "the fair runs from Thursday".
_RUNS_AT = ("ampm", "clock", "day", "noon")
# A verb further away than so many tokens, blanks counted, does not govern a day.
_FAR = 24


@cache
def _done() -> frozenset[str]:
    return letters_of("past") | letters_of("participle")


def plays(texts: list[str], classes: str) -> bool:
    """Whether the clause before a day, as tokens and their classes, has such a verb that governs it."""
    done = _done()
    for i in range(len(texts) - 1, max(1, len(texts) - _FAR), -1):
        if classes[i] in done or classes[i] in ":;":
            return False
        word = texts[i]
        if classes[i - 1] != " ":
            continue
        if (
            (word in _SEVERAL and _are_several(texts, classes, i))
            or (word in _ONE and texts[i - 2].isalpha())
            or (word == "runs" and _is_a_time(classes[i + 1 : i + 3]))
        ):
            return True
    return False


def _are_several(texts: list[str], classes: str, verb: int) -> bool:
    """Whether the verb has a name of several before it: "France play", "the Suns start a trip".

    Behind an article only an object tells it from a noun: "the Paris visit on Sunday".
    """
    subject = verb - 2
    if subject < 0 or classes[subject] not in letters_of("name"):
        return False
    articles = letters_of("a") | letters_of("the")
    if classes[max(0, subject - 2) : subject - 1] not in articles:
        return True
    return texts[subject].endswith("s") and classes[verb + 2 : verb + 3] in articles


def _is_a_time(behind: str) -> bool:
    return any(behind[1:2] in letters_of(name) for name in _RUNS_AT)
