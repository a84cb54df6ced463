"""What lists, patterns and the document as a whole say, before the model is asked."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from briefterm.entities import acronyms, document, gazetteer, patterns
from briefterm.entities.layers import lay_entries
from briefterm.entities.lexicon import lexicon
from briefterm.entities.lines import read_lines
from briefterm.entities.view import View

if TYPE_CHECKING:
    from briefterm.entities.found import Read


@lru_cache(maxsize=1)
def _small_word() -> re.Pattern[str]:
    return re.compile(r"\b[a-z]{2,}\b")


def read(text: str) -> tuple[list[Read], list[View]]:
    """The lines of ``text`` with the names that the rules find, and what each rule could see."""
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
    return reads, views
