"""Near-duplicates in the list: folded under the newest of them, or set in below it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from briefterm.model import Briefing


@dataclass(frozen=True)
class Folds:
    """Groups of near-duplicates, of which the first that a list has leads the others.

    ``groups`` are their ids in the order of the list, ``opened`` the numbers of those that are
    unfolded.
    """

    groups: Sequence[tuple[str, ...]] = ()
    opened: frozenset[int] = frozenset()
    of: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def among(cls, groups: Iterable[Sequence[Briefing]], before: Folds) -> Folds:
        """The folds of other groups; what was unfolded ``before`` stays so."""
        ids = [tuple(one.id for one in group) for group in groups]
        of = {name: number for number, group in enumerate(ids) for name in group}
        opened = {of[name] for old in before.opened for name in before.groups[old] if name in of}
        return cls(ids, frozenset(opened), of)

    def within(self, briefings: Iterable[Briefing]) -> Folds:
        """The folds of another list: groups are in its order, without what it has no more."""
        if not self.of:
            return self
        groups: dict[int, list[Briefing]] = {}
        for one in briefings:
            number = self.of.get(one.id)
            if number is not None:
                groups.setdefault(number, []).append(one)
        return Folds.among((group for group in groups.values() if len(group) > 1), self)

    def turned(self, briefing_id: str) -> Folds:
        """The same with a briefing's group unfolded, or folded if it is not."""
        number = self.of.get(briefing_id)
        if number is None:
            return self
        return Folds(self.groups, self.opened ^ {number}, self.of)

    def unfolded(self, briefing_id: str) -> Folds:
        """The same with a briefing's group unfolded."""
        number = self.of.get(briefing_id)
        return self if number is None or number in self.opened else self.turned(briefing_id)

    def is_hidden(self, briefing_id: str) -> bool:
        """Whether a briefing is folded under another one."""
        number = self.of.get(briefing_id)
        led = number is not None and self.groups[number][0] != briefing_id
        return led and number not in self.opened

    def is_open(self, briefing_id: str) -> bool:
        """Whether a briefing's group is unfolded."""
        return self.of.get(briefing_id) in self.opened

    def others(self, briefing_id: str) -> tuple[str, ...]:
        """The near-duplicates of a briefing, in the order of the list."""
        number = self.of.get(briefing_id)
        if number is None:
            return ()
        return tuple(name for name in self.groups[number] if name != briefing_id)


def folded(briefings: Sequence[Briefing], folds: Folds) -> tuple[list[Briefing], frozenset[str]]:
    """The briefings that a list shows, those unfolded right behind their leader, and which these are."""
    of, opened = folds.of, folds.opened
    if not of:
        return list(briefings), frozenset()
    leading: dict[int, list[Briefing]] = {}  # what each open group has behind its leader
    rows: list[Briefing] = []
    for one in briefings:
        number = of.get(one.id)
        if number is None:
            rows.append(one)
        elif number not in leading:
            leading[number] = []
            rows.append(one)
        elif number in opened:
            leading[number].append(one)
    copies = {number: others for number, others in leading.items() if others}
    if not copies:
        return rows, frozenset()
    shown: list[Briefing] = []
    for one in rows:
        shown.append(one)
        shown.extend(copies.get(of.get(one.id, -1), ()))
    return shown, frozenset(one.id for others in copies.values() for one in others)
