"""The lowest layer: names by capitals, titles, head nouns and the words beside them.

A statistical tagger may take its place; it gets the same line and the same list entries.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from briefterm.entities.found import CUE, SURE, Found
from briefterm.entities.layers import lay
from briefterm.entities.lines import Style, capital
from briefterm.entities.runs import runs
from briefterm.entities.segments import names
from briefterm.entities.view import LAYER
from briefterm.model import EntityKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from briefterm.entities.lexicon import Lexicon
    from briefterm.entities.lines import Line
    from briefterm.entities.view import View

_DATELINE_REACH = 100
_TITLE_WORDS = range(2, 10)


@lru_cache(maxsize=1)
def _dateline() -> re.Pattern[str]:
    """A place in capitals, perhaps a country and a date, perhaps an agency, a dash."""
    return re.compile(
        r"(?P<place>[^\W\d_][^a-z\n,(]{1,30}?)(?:,[^\n()–—-]{2,40})?(?: \([^)\n]{2,30}\))? ?[-–—]{1,2} "
    )


@lru_cache(maxsize=1)
def _quoted() -> re.Pattern[str]:
    return re.compile(r"\"(?P<plain>[^\"\n]{3,90})\"|“(?P<curly>[^”\n]{3,90})”")


def find(view: View) -> list[Found]:
    """Names in the view's line in order, none overlapping."""
    line, lexicon = view.line, view.lexicon
    if line.style is not Style.RUNNING:
        return list(_in_headline(line, view.hits, lexicon))
    found: list[Found] = []
    skip = -1
    dateline = _place_of_dateline(line)
    if dateline is not None:
        found.append(dateline)
        skip = dateline.last
    for first, last in runs(line, view.hits, lexicon):
        if first > skip:
            found += names(view, first, last)
    return lay(found, list(_quoted_titles(line, lexicon)))


def _place_of_dateline(line: Line) -> Found | None:
    first = line.words[0]
    if not first.isupper() or len(first) < len("ROME") - 1:
        return None
    match = _dateline().match(line.shown, line.starts[0], line.starts[0] + _DATELINE_REACH)
    if match is None:
        return None
    end = match.end("place")
    last = 0
    while last + 1 < len(line.words) and line.ends[last + 1] <= end:
        last += 1
    if not all(word.isupper() for word in line.words[: last + 1]):
        return None
    name = match["place"].strip().title()
    return Found(0, last, line.starts[0], line.ends[last], EntityKind.GPE, name, CUE, LAYER)


def _quoted_titles(line: Line, lexicon: Lexicon) -> Iterator[Found]:
    """Titles of works: quoted words that all have capitals, with no stop inside the quotes."""
    if '"' not in line.shown and "“" not in line.shown:
        return
    index = 0
    for match in _quoted().finditer(line.shown):
        start, end = match.span(match.lastgroup or 0)
        inside = line.shown[start:end]
        if inside[-1] in ".,!?;:" or inside[0] == " ":
            continue
        while index < len(line.words) and line.starts[index] < start:
            index += 1
        first = index
        while index < len(line.words) and line.ends[index] <= end:
            index += 1
        words = line.words[first:index]
        if len(words) not in _TITLE_WORDS or inside in lexicon.phrases:
            continue
        small = lexicon.classes["small"]
        if capital(words[0]) and capital(words[-1]):
            raised = [capital(word) or word in small or word.isdigit() for word in words]
            if all(raised):
                yield Found(first, index - 1, start, end, EntityKind.WORK, inside, SURE, LAYER)


def _in_headline(line: Line, hits: Mapping[int, Found], lexicon: Lexicon) -> Iterator[Found]:
    """In a headline, where every word has a capital: only first names with a rare word after."""
    index = 0
    taken = -1
    while index + 1 < len(line.words):
        hit = hits.get(index)
        if hit is not None:
            taken = hit.last
        following = index + 1
        if (
            index > taken
            and line.words[index] in lexicon.first_names
            and following not in hits
            and line.gap(following) == " "
            and not lexicon.ordinary(line.words[index])
            and _rare_name(line.words[following], lexicon)
        ):
            start, end = line.starts[index], line.ends[following]
            name = line.shown[start:end]
            yield Found(index, following, start, end, EntityKind.PERSON, name, CUE, LAYER)
            taken = following
        index += 1


def _rare_name(word: str, lexicon: Lexicon) -> bool:
    return len(word) > 1 and capital(word) and word.isalpha() and not lexicon.ordinary(word)
