"""The present tense of timetables: "England face Italy on Sunday", "the fair runs until Monday"."""

from __future__ import annotations

from functools import cache

from briefterm.temporal.pattern import compiled, letters_of

# Said of several: "the Suns start", "France play".
_SEVERAL = frozenset(
    """
    begin convene depart face fly gather host kick leave meet open play resume return start tour travel
    visit
    """.split()  # noqa: SIM905 - a list of quoted words would hide the words
)
# Said of one, where no noun looks the same.
_ONE = frozenset("continues convenes decides flies lands reconvenes reopens travels".split())  # noqa: SIM905 - the same
# Said of one whose name or "who" stands before: "Osaka plays on Sunday", not "his plays".
_SOMEBODY = frozenset(
    """
    appears competes debates debuts delivers elects faces gathers hears holds hosts inaugurates
    joins performs plays presides publishes receives sings speaks swears testifies unveils visits votes
    welcomes
    """.split()  # noqa: SIM905 - the same
)
_WHOSE = frozenset({"her", "his", "its", "my", "our", "their", "your"})
_PRONOUNS = frozenset({"he", "it", "she", "that", "which", "who"})
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
            or (word in _SOMEBODY and _is_one(texts, classes, i))
            or (word == "runs" and _is_a_time(classes[i + 1 : i + 3]))
        ):
            return True
    return False


def _is_one(texts: list[str], classes: str, verb: int) -> bool:
    """Whether a name, a common noun with its article or a pronoun is the subject, and "on" follows.

    Without "on" before the day the verb may speak of what is over: "defends Friday's vote".
    """
    subject = texts[verb - 2]
    if classes[-2:-1] not in letters_of("on") or not subject.isalpha() or subject.lower() in _WHOSE:
        return False
    if subject in _PRONOUNS or classes[verb - 2] in letters_of("name"):
        return True
    return compiled(r"(?:<the>|<a>) (?:<name> )?<word> \Z").search(classes, 0, verb) is not None


def _are_several(texts: list[str], classes: str, verb: int) -> bool:
    """Whether the verb has a name of several before it: "France play", "the Suns start a trip".

    Behind an article only an object tells it from a noun: "the Paris visit on Sunday".
    """
    subject = verb - 2
    if subject < 0 or classes[subject] not in letters_of("name"):
        return False
    articles = letters_of("a") | letters_of("the")
    if texts[verb] == "meet":  # "Ministers of the Nordic Council meet", "the Zurich League meet"
        return _of_several(texts, classes[:verb])
    if classes[max(0, subject - 2) : subject - 1] not in articles:
        return True
    return texts[subject].endswith("s") and classes[verb + 2 : verb + 3] in articles


def _of_several(texts: list[str], classes: str) -> bool:
    """Whether the subject that ends the clause so far is a plural or the name of several."""
    subject = compiled(
        r"(?:\A|[,:] |<that> )(?:<the> )?(?:<word> ){0,2}(<plural>|<name>|<namedday>) (?:<of> (?:<the> )?(?:<name> ){1,4})?\Z"
    ).search(classes)
    return subject is not None and texts[subject.start(1)].endswith("s")


def _is_a_time(behind: str) -> bool:
    return any(behind[1:2] in letters_of(name) for name in _RUNS_AT)
