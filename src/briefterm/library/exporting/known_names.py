"""Names of a text without reading it for them: those that the index knows, or that a curator does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefterm import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from briefterm.library.shelf import Shelf
    from briefterm.model import Briefing, GlossaryEntry


def indexed_names(
    shelf: Shelf, briefings: Mapping[str, Briefing]
) -> dict[str, list[tuple[str, str]]]:
    """Names with their kinds by briefing, for those that the index has read as they are now."""
    from briefterm.index.concordance import Concordance  # noqa: PLC0415 - SQLite loads when used
    from briefterm.library.finding.building import stamp_of  # noqa: PLC0415 - as above

    if not shelf.concordance_file.is_file():
        return {}
    concordance = Concordance(shelf.concordance_file, __version__)
    try:
        stamps = concordance.stamps()
        docs = {
            doc: name
            for name, doc in concordance.documents().items()
            if name in briefings and stamps.get(name) == stamp_of(briefings[name])
        }
        numbers = {
            docs[doc]: [number for number, _ in sorted(content.names, key=lambda one: one[1][:1])]
            for doc, content in concordance.contents(docs)
        }
        titles = concordance.titles({number for group in numbers.values() for number in group})
    finally:
        concordance.close()
    return {
        name: [titles[number] for number in group if number in titles]
        for name, group in numbers.items()
    }


def curated(text: str, entries: Iterable[GlossaryEntry]) -> Iterator[tuple[str, str]]:
    """The entries of which a form stands in the text as whole words, with their kinds."""
    for entry in entries:
        if entry.kind is None:
            continue
        for form in (entry.name, *entry.aliases):
            if form in text and re.search(rf"(?<!\w){re.escape(form)}(?!\w)", text):
                yield entry.name, entry.kind.value
                break
