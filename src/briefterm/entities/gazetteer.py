"""The gazetteer layer: names that everybody knows, looked up by their longest form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefterm.entities.found import SURE, Found
from briefterm.entities.lines import Style, capital
from briefterm.model import EntityKind

if TYPE_CHECKING:
    from collections.abc import Collection

    from briefterm.entities.lexicon import Known, Lexicon
    from briefterm.entities.lines import Line

LAYER = "gazetteer"
_PLACES_AND_PEOPLES = (EntityKind.GPE, EntityKind.NORP)
_PLURAL_KINDS = frozenset({EntityKind.NORP})


def _match(line: Line, index: int, lexicon: Lexicon) -> tuple[int, int, Known] | None:
    """The longest listed form from the token at ``index``: last token, end offset, entry."""
    word = line.words[index]
    start = line.starts[index]
    reach = lexicon.longest.get(word)
    if reach is None:
        known = lexicon.known(word)
        return (index, line.ends[index], known) if known else None
    last = index
    while last + 1 < len(line.words) and line.ends[last + 1] - start <= reach:
        last += 1
    for candidate in range(last, index - 1, -1):
        end = line.ends[candidate]
        tail = line.shown[end : end + 2]
        # A form may end in what the tokens leave out: "Ga.", "Lloyd's", "OPEC+".
        for more in (2, 1, 0) if tail[:1] in {"'", "’", ".", "+"} else (0,):
            known = lexicon.known(line.shown[start : end + more])
            if known and end + more <= len(line.shown):
                return candidate, end + more, known
    return None


def _common_here(
    line: Line, index: int, known: Known, lexicon: Lexicon, lower: Collection[str]
) -> bool:
    """Whether a listed word is more likely an ordinary word raised by its place."""
    if line.words[index].isupper():
        return False
    word = line.words[index].lower()
    if not line.opens[index] and line.style is Style.RUNNING:
        return False
    if known.kind in _PLACES_AND_PEOPLES:
        return line.style is Style.RUNNING and word in lexicon.classes["never_first"]
    if line.style is Style.RUNNING and line.word(index + 1) in lexicon.classes["say"]:
        return False
    if known.kind is EntityKind.PRODUCT and lexicon.ordinary(word):
        return True
    return word in lower or (line.style is Style.CAPITALS and word in lexicon.words)


def look_up(line: Line, lexicon: Lexicon, lower: Collection[str]) -> dict[int, Found]:
    """Listed names in ``line`` by their first token.

    ``lower`` holds the words that the text has in lower case.
    """
    hits: dict[int, Found] = {}
    index = 0
    words = line.words
    particles = lexicon.classes["arabic"]
    while index < len(words):
        word = words[index]
        if not capital(word) and word not in particles and not word[1:2].isupper():
            index += 1
            continue
        match = _match(line, index, lexicon)
        if match is None or line.in_address(index):
            index += 1
            continue
        last, end, known = match
        if last == index and _common_here(line, index, known, lexicon, lower):
            index += 1
            continue
        start = line.starts[index]
        hits[index] = Found(index, last, start, end, known.kind, known.name, SURE, LAYER)
        index = last + 1
    return hits
