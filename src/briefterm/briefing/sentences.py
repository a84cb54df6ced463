"""How sentences open and close: as much as telling a dek or a heading from a paragraph needs."""

from __future__ import annotations

from itertools import pairwise

_CLOSING = ".!?…。！？।؟"
_AFTER_CLOSING = "\"'”’»)]"
_SPEECH = "\"“”„‘«‹'"
_CLOSING_SET = frozenset(_CLOSING)
_SPEECH_SET = frozenset(_SPEECH)
_ABBREVIATIONS = frozenset(
    (
        *("mr", "mrs", "ms", "dr", "prof", "gen", "lt", "col", "sgt", "capt", "gov", "sen", "rep"),
        *(
            "adm",
            "maj",
            "pres",
            "sec",
            "hon",
            "mt",
            "ft",
            "dept",
            "st",
            "vs",
            "jr",
            "sr",
            "co",
            "inc",
            "ltd",
            "corp",
        ),
        *("jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"),
    )
)


def ends_sentence(text: str) -> bool:
    """Whether ``text`` ends with closing punctuation, quotes and brackets after it left aside."""
    return text.rstrip(_AFTER_CLOSING)[-1:] in _CLOSING_SET


def opens_speech(text: str) -> bool:
    """Whether ``text`` begins with a quotation mark."""
    return text[:1] in _SPEECH_SET


def is_one_sentence(text: str) -> bool:
    """Whether no sentence ends before the end of ``text``; abbreviations do not end one."""
    words = text.split()
    for word, following in pairwise(words):
        bare = word.rstrip(_AFTER_CLOSING)
        if bare[-1:] not in _CLOSING_SET:
            continue
        opening = following.lstrip(_SPEECH + "([")[:1]
        if opening.islower():
            continue
        stem = bare.rstrip(_CLOSING).lstrip(_SPEECH + "([").lower()
        abbreviated = bare.endswith(".") and (
            len(stem) == 1 or "." in stem or stem in _ABBREVIATIONS
        )
        if not abbreviated:
            return False
    return True


def same_words(text: str, other: str) -> bool:
    """Whether two texts differ by nothing but case and white space."""
    return text.casefold().split() == other.casefold().split()
