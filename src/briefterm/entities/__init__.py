"""Names in English text: spans that name persons, bodies, places, peoples and more.

Only the standard library is used; the tagger and its word lists are loaded at the first call.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefterm.model import GlossaryEntry, Mention

__all__ = ["tag"]


def tag(text: str, glossary: Sequence[GlossaryEntry] = ()) -> list[Mention]:
    """Mentions of names in ``text``: sorted, never overlapping, the same for the same input.

    Offsets are half-open and count code points of ``text``. ``name`` is the canonical name, so
    that mentions of one entity can be grouped; a people keeps its own ("Russian", not "Russia").
    Entries of ``glossary`` win over everything else; where two share an alias, the later one wins.
    An alias matches whole words as it is written (one in small letters matches any case, one of
    four letters or more is also known in capitals). Never raises for any ``str``; linear in its
    length.
    """
    # Programs that import this package may never tag a text.
    from briefterm.entities import tagger  # noqa: PLC0415

    return tagger.tag(text, glossary)
