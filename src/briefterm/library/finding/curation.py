"""Names of the index as the library's glossary has them.

The index follows the glossary by tagging texts anew, which takes a while where many have a name.
Whoever asks for names meanwhile, and for a text in which only a part of a name stands, is told what
the glossary says of them already.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefterm.library.finding.finder import Finder


@dataclass(frozen=True)
class Curation:
    """What the glossary makes of names as they are written; ``right`` has None for no name."""

    right: Mapping[str, tuple[str, str] | None]

    def of(self, title: str, kind: str) -> tuple[str, str] | None:
        """The name and kind that a name of the index is of by now; None if it is no name."""
        return self.right.get(title, (title, kind))

    def name(self, title: str) -> str:
        """The name that a name of the index is of by now."""
        right = self.right.get(title)
        return right[0] if right is not None else title

    def titles(self, name: str) -> list[str]:
        """All names of the index that are ``name`` by now, itself among them."""
        others = (
            title for title, right in self.right.items() if right is not None and right[0] == name
        )
        return list(dict.fromkeys((name, *others)))


def curation(finder: Finder) -> Curation:
    """What the library's glossary says now.

    What a briefing says of its own names is left alone, unless an entry always holds.
    """
    entries = finder.tagger.glossary.entries
    if not entries:
        return Curation({})
    own = {
        form
        for name, _, aliases, _ in finder.concordance.fact("own names") or []
        for form in (name, *aliases)
    }
    right: dict[str, tuple[str, str] | None] = {}
    for entry in sorted(entries, key=lambda entry: entry.always):  # the stronger ones last
        for form in (entry.name, *entry.aliases):
            if entry.always or form not in own:
                right[form] = (entry.name, entry.kind.value) if entry.kind else None
    return Curation(right)
