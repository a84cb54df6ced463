"""Names in a text, by layers of which a later one wins.

1. ``model``: a linear sequence model, which sees what the rules say.
2. ``pattern``: titles, head nouns, cue words; ``gazetteer``: names that everybody knows, and short
   forms that brackets introduce; then what stands right beside a name, and unknown words of
   capitals that act as bodies do.
3. ``document``: one name has one kind; short forms join the longest one; cities that play a game
   are teams there.
4. ``glossary``: what the curator says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefterm.entities import (
    beside,
    capitals,
    document,
    mixture,
    rules,
    sports,
    statistical,
    unseen,
)
from briefterm.entities.glossary import under
from briefterm.model import Mention

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefterm.entities.found import Read
    from briefterm.model import GlossaryEntry


def tag(text: str, glossary: Sequence[GlossaryEntry] = ()) -> list[Mention]:
    """Mentions of names in ``text``; see :func:`briefterm.entities.tag`."""
    reads = _read(text)
    mentions = [
        Mention(read.line.base + one.start, read.line.base + one.end, one.kind, one.name, one.layer)
        for read in reads
        for one in read.found
    ]
    if not glossary:
        return mentions
    return under(mentions, text, (read.line for read in reads), glossary)


def _read(text: str) -> list[Read]:
    reads, views = rules.read(text)
    if not reads:
        return reads
    terms = capitals.Terms(text)
    guesses = statistical.tagger().tag(reads, views[0].lower)
    for read, view, found in zip(reads, views, guesses, strict=True):
        kept = beside.correct(view, mixture.mix(view, read, found))
        added = unseen.find(view, read.found, kept)
        added += capitals.find(view, [*kept, *added], terms)
        read.found = sorted(kept + added) if added else kept
    document.settle(reads, views)
    sports.settle(reads, views[0].lower)
    return reads
