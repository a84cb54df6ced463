"""Words looked for in all texts, one after the other: for an SQLite without full-text search."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefterm.index.query.matching import columns, has_phrase

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from briefterm.index.catalogue import Catalogue
    from briefterm.index.query.terms import Term

_AT_ONCE = 200


def documents_with(term: Term, catalogue: Catalogue, documents: Mapping[str, int]) -> Iterator[int]:
    """The numbers of the documents, given by the briefings' ids, that have the words of a term."""
    known = [briefing for briefing in catalogue.rows() if briefing.id in documents]
    for start in range(0, len(known), _AT_ONCE):
        some = known[start : start + _AT_ONCE]
        texts = catalogue.texts([briefing.id for briefing in some])
        for briefing in some:
            text, headings = texts.get(briefing.id, ("", ()))
            if has_phrase(term, columns(briefing, headings, text)):
                yield documents[briefing.id]
