"""Names in a text, by layers of which a later one wins.

1. ``pattern``: capitals, titles, head nouns, cue words (the place of a statistical tagger).
2. ``gazetteer``: names that everybody knows, and short forms that brackets introduce.
3. ``document``: one name has one kind; short forms join the longest one.
4. ``glossary``: what the curator says.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from briefterm.entities import acronyms, document, gazetteer, patterns
from briefterm.entities.glossary import lay, matches
from briefterm.entities.layers import lay_entries
from briefterm.entities.lexicon import lexicon
from briefterm.entities.lines import read_lines
from briefterm.entities.view import View
from briefterm.model import Mention

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefterm.entities.found import Read
    from briefterm.model import GlossaryEntry


@lru_cache(maxsize=1)
def _small_word() -> re.Pattern[str]:
    return re.compile(r"\b[a-z]{2,}\b")


def tag(text: str, glossary: Sequence[GlossaryEntry] = ()) -> list[Mention]:
    """Mentions of names in ``text``; see :func:`briefterm.entities.tag`."""
    reads = _read(text)
    mentions = [
        Mention(read.line.base + one.start, read.line.base + one.end, one.kind, one.name, one.layer)
        for read in reads
        for one in read.found
    ]
    return mentions if not glossary else _under(mentions, text, reads, glossary)


def _under(
    mentions: list[Mention], text: str, reads: list[Read], glossary: Sequence[GlossaryEntry]
) -> list[Mention]:
    return lay(mentions, matches(text, (read.line for read in reads), glossary))


def _read(text: str) -> list[Read]:
    lists = lexicon()
    lower = frozenset(_small_word().findall(text))
    views: list[View] = []
    reads: list[Read] = []
    for line in read_lines(text, lists):
        view = View(line, gazetteer.look_up(line, lists, lower), lists, lower)
        names = lay_entries(patterns.find(view), view.hits.values())
        views.append(view)
        reads.append(acronyms.introduce(line, names, lists))
    document.settle(reads, views)
    return reads
