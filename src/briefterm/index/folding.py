"""Words without regard to case, accents and width, and the words that a text is made of.

Queries and texts are folded and cut by the same two functions, so that what a query finds does not
depend on the tokenizer of an SQLite version: it is handed words that are folded and parted already.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

# Scripts that part no words by spaces, and Hangul, whose words have endings: there each character
# is a word of its own, and a query for several of them is a phrase.
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u2fdf\u3005-\u3007\u3040-\u312f\u31a0-\u31bf"
    "\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
)
_FEW = 40


@cache
def _pattern(source: str) -> re.Pattern[str]:
    return re.compile(source)


def folded(text: str) -> str:
    """``text`` without regard to case, accents and width, for comparing.

    What becomes of a character does not depend on its neighbours, save that syllables of Hangul
    that were written in parts are one character each.
    """
    if text.isascii():
        return text.lower()
    odd = set(_pattern(r"[^\x00-\x7f]").findall(text))
    if len(odd) <= _FEW:  # the usual text of few accents and curly quotes; twice as quick
        for char in odd:
            text = text.replace(char, _one(char))
    else:
        text = _taken_apart(text)
        for mark in {char for char in set(text) if char > "\u02ff" and unicodedata.combining(char)}:
            text = text.replace(mark, "")
    if max(odd) >= "\u1100":
        jamo = _pattern("[\u1100-\u11ff]+")
        text = jamo.sub(lambda match: unicodedata.normalize("NFC", match[0]), text)
    return text.casefold()


def indexed(text: str) -> str:
    """``text`` as the full-text table takes it: its words folded, with no others between them.

    ASCII punctuation may be left, because every tokenizer parts words there.
    """
    plain = folded(text)
    if plain.isascii():
        return plain
    plain = _pattern(r"[^\w\x00-\x7f]+").sub(" ", plain)
    return _pattern(f"[{_UNSPACED}]").sub(r" \g<0> ", plain)


def words(text: str) -> list[str]:
    """The folded words of ``text`` in their order."""
    return _pattern(r"[^\W_]+").findall(indexed(text))


def spaced(text: str) -> str:
    """The folded words of ``text``, one space before, between and behind them.

    A phrase of words is in a text if the one's spaced words are in the other's.
    """
    return f" {' '.join(words(text))} "


def aligned(text: str) -> str:
    """``text`` folded, each character in its place; what would grow or vanish is a mark instead."""
    if text.isascii():
        return text.lower()
    plain = folded(text)
    odd = {char for char in set(text) if char > "\x7f" and len(folded(char)) != 1}
    if not odd and len(plain) == len(text):
        return plain
    return "".join(map(_in_place, text))


def lights(tokens: tuple[str, ...], *, prefix: bool, inside: bool) -> re.Pattern[str]:
    """What finds a phrase in a text that is `aligned`."""
    return _lights(tokens, prefix, inside)


@lru_cache(maxsize=64)
def _lights(tokens: tuple[str, ...], prefix: bool, inside: bool) -> re.Pattern[str]:
    if inside:
        return re.compile(re.escape("".join(tokens)))
    letter = rf"(?:(?![{_UNSPACED}])[^\W_])"
    parts = []
    for number, token in enumerate(tokens):
        behind = "" if prefix and number == len(tokens) - 1 else rf"(?!{letter})"
        alone = _pattern(f"[{_UNSPACED}]").fullmatch(token) is not None
        word = r"[\u0300-\u036f]*".join(map(re.escape, token))
        parts.append(word if alone else rf"(?<!{_letter_before()}){word}{behind}")
    return re.compile(r"[\W_]*".join(parts))


def _letter_before() -> str:
    """One letter of a spaced script, as a look-behind can have it: of fixed width."""
    return rf"[^\W_{_UNSPACED}]"


def _in_place(char: str) -> str:
    if "\u0300" <= char <= "\u036f":  # an accent written behind its letter stays where it is
        return char
    plain = folded(char)
    if len(plain) == 1:
        return plain
    return plain[0] if plain[:1].isalnum() else " "


@lru_cache(maxsize=4096)
def _one(char: str) -> str:
    """A character without its case and marks."""
    return "".join(part for part in _taken_apart(char) if not unicodedata.combining(part))


def _taken_apart(text: str) -> str:
    # Taken apart, a letter in mathematical bold is one that has two cases again.
    return unicodedata.normalize("NFKD", text.casefold()).casefold()
