"""Groups of briefings whose texts are nearly the same."""

from __future__ import annotations

import time
from array import array
from collections import defaultdict
from typing import TYPE_CHECKING

from briefterm.index import nearness
from briefterm.index.folding import folded
from briefterm.index.likeness import ALIKE, likeness

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from briefterm.index.concordance import Concordance
    from briefterm.library.finding.finder import Finder
    from briefterm.model import Briefing

_FEW = 30  # a run of words in more briefings than that may be a set phrase
_COMPARED = 4  # members of a family that others are compared with
_SHORT = 40  # words: texts of a sentence or two may be alike by chance, unless titles are too
_EMPTY = array("I")
_BREATH = 100  # comparisons after which other threads have their turn


class Groups:
    """Which documents belong together; each is compared with few, and joined with what is alike."""

    def __init__(self, twins: Iterable[Sequence[int]]) -> None:
        self._above = {doc: family[0] for family in twins for doc in family}
        self._sketches: dict[int, array[int]] = {}
        self._compared = 0

    def learn(self, sketches: Iterable[tuple[int, array[int]]]) -> None:
        """Know these sketches, by which documents are compared."""
        self._sketches.update(sketches)

    def leader(self, doc: int) -> int:
        """The document that stands for all that ``doc`` belongs together with."""
        above = self._above
        while (one := above.get(doc, doc)) != doc:
            above[doc] = above.get(one, one)
            doc = one
        return doc

    @property
    def members(self) -> set[int]:
        """The documents that belong together with others."""
        return {*self._above, *self._above.values()}

    def join(self, doc: int, others: Iterable[int]) -> bool:
        """Join ``doc`` with those of ``others`` that are like it; whether there is one."""
        joined = False
        for other in others:
            first, second = sorted((self.leader(doc), self.leader(other)))
            if first == second:
                joined = True
            elif self._alike(doc, other):
                self._above[second] = first
                joined = True
        return joined

    def _alike(self, one: int, other: int) -> bool:
        self._compared += 1
        if self._compared % _BREATH == 0:
            time.sleep(0)
        sketches = self._sketches
        first, second = sketches.get(one, _EMPTY), sketches.get(other, _EMPTY)
        if len(set(first).intersection(second)) < ALIKE * max(len(first), len(second), 1):
            return False  # which is seen sooner than how alike they are
        return likeness(first, second) >= ALIKE


def duplicates(
    finder: Finder,
    briefings: Sequence[Briefing],
    cancelled: Callable[[], bool] = bool,  # which says no
) -> list[list[Briefing]]:
    """See `Finder.duplicates`; none once it is ``cancelled``.

    The work grows with the number of near texts, not with its square, and no step of it keeps
    other threads waiting.
    """
    concordance = finder.concordance
    groups = Groups(nearness.twins(concordance))
    families = list(_led(groups, nearness.families(concordance)))
    families += _led(groups, ((doc, *others) for doc, others in nearness.mates(concordance, _FEW)))
    near = {doc for family in families for doc in family}
    groups.learn(_sketches(concordance, near, cancelled))
    for family in families:
        if cancelled():
            break
        _join_family(groups, family)
    if cancelled():
        return []
    members, numbers = groups.members, concordance.documents()
    found: dict[tuple[int, str], list[Briefing]] = defaultdict(list)
    for briefing in briefings:
        number = numbers.get(briefing.id, 0)
        if number in members:
            title = folded(briefing.title) if briefing.words < _SHORT else ""
            found[groups.leader(number), title].append(briefing)
    return [group for group in found.values() if len(group) > 1]


def _led(groups: Groups, families: Iterable[Sequence[int]]) -> Iterator[list[int]]:
    """The leaders of the members of each family that has more than one."""
    for family in families:
        leaders = list(dict.fromkeys(map(groups.leader, family)))
        if len(leaders) > 1:
            yield leaders


def _join_family(groups: Groups, family: Sequence[int]) -> None:
    """Compare each member with a few that stand for those before it."""
    compared: list[int] = []
    for doc in family:
        if not groups.join(doc, compared) and len(compared) < _COMPARED:
            compared.append(doc)


def _sketches(
    concordance: Concordance, docs: Iterable[int], cancelled: Callable[[], bool]
) -> Iterator[tuple[int, array[int]]]:
    """The sketch of each document, in a form that takes little room."""
    for doc, content in concordance.contents(docs):
        if cancelled():
            return
        yield doc, array("I", content.sketch)
