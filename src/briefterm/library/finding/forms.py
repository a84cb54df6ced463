"""The forms in which names stand in texts: DPRK for North Korea, Solberg for Mira Solberg."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from briefterm.index import tallies
from briefterm.index.folding import folded
from briefterm.library.finding.curation import curation

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from briefterm.library.finding.finder import Finder

_LOOKED_AT = 50  # documents in which forms are looked for
_OFFERED = 20


def forms_of(finder: Finder, name: str) -> tuple[str, ...]:
    """Forms that texts use for a name and for no other, the usual ones first, itself left out.

    Those of the texts that came last into the index are looked at.
    """
    numbers = set(tallies.entitled(finder.concordance, curation(finder).titles(name)))
    own = set(tallies.holding(finder.concordance, numbers))
    forms: Counter[str] = Counter()
    for number, form in _in_place(finder, sorted(own)[-_LOOKED_AT:]):
        if number in numbers:
            forms[form] += 1
    return tuple(
        form
        for form, _ in forms.most_common()
        if form != name and _is_its_own(finder, folded(form), numbers, own)
    )


def standing_for(finder: Finder, beginning: str) -> dict[str, str]:
    """Names that stand in texts in forms with this folded beginning, each with such a form."""
    if not beginning:
        return {}
    known = curation(finder)
    docs = dict.fromkeys(doc for _, doc in tallies.forms(finder.concordance, beginning, _OFFERED))
    found: dict[int, str] = {}
    for number, form in _in_place(finder, list(docs)):
        if folded(form).startswith(beginning):
            found.setdefault(number, form)
    titles = finder.concordance.titles(found)
    return {known.name(titles[number][0]): form for number, form in found.items()}


def _is_its_own(finder: Finder, form: str, numbers: Collection[int], own: Collection[int]) -> bool:
    """Whether a folded form is of no other name than that with ``numbers``, in documents ``own``."""
    if not set(tallies.numbers_of(finder.concordance, form)) <= set(numbers):
        return False
    return set(tallies.with_form(finder.concordance, form)) <= set(own)


def _in_place(finder: Finder, docs: Collection[int]) -> Iterator[tuple[int, str]]:
    """Each mention in these documents: the number of its name, and its words."""
    wanted = set(docs)
    ids = {doc: name for name, doc in finder.concordance.documents().items() if doc in wanted}
    texts = finder.shelf.catalogue.texts(list(ids.values()))
    for doc, content in finder.concordance.contents(ids):
        text = texts.get(ids[doc], ("", ()))[0]
        for number, ends in content.names:
            for start, end in zip(ends[::2], ends[1::2], strict=True):
                if end <= len(text):
                    yield number, " ".join(text[start:end].split())
