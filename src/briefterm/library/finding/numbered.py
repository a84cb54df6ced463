"""Briefings by the numbers that their documents have in the index."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefterm.library.finding.finder import Finder
    from briefterm.model import Briefing


def by_number(finder: Finder, briefings: Sequence[Briefing]) -> dict[int, Briefing]:
    """Those of ``briefings`` that the index knows, in the order given, by the document's number."""
    numbers = finder.concordance.documents()
    return {numbers[one.id]: one for one in briefings if one.id in numbers}
