"""The best sequence of labels for the scores of a stretch of words (Viterbi)."""

from __future__ import annotations

from operator import add
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefterm.entities.weights import Weights

_IMPOSSIBLE = -1_000_000


class Decoder:
    """Finds label sequences in which an inner label only follows its own kind."""

    def __init__(self, weights: Weights) -> None:
        labels = weights.labels
        self.labels = labels
        self.columns: list[tuple[int, Sequence[int]]] = []
        self.inner: list[tuple[int, int, int, int, int]] = []
        for after, label in enumerate(labels):
            column = weights.transitions[after]
            if label[0] == "I":
                begin = labels.index("B" + label[1:])
                self.inner.append((after, begin, column[begin], after, column[after]))
            else:
                self.columns.append((after, column))
        self.openers = [after for after, _ in self.columns]

    def best(self, rows: Sequence[Sequence[int]]) -> list[int]:
        """The label of each row of scores."""
        first = rows[0]
        if len(rows) == 1:
            return [max(self.openers, key=first.__getitem__)]
        state = [_IMPOSSIBLE] * len(self.labels)
        for label in self.openers:
            state[label] = first[label]
        back: list[list[int]] = []
        columns, inner = self.columns, self.inner
        for row in rows[1:]:
            new = [0] * len(state)
            pointer = [0] * len(state)
            for after, column in columns:
                sums = list(map(add, state, column))
                top = max(sums)
                pointer[after] = sums.index(top)
                new[after] = top + row[after]
            for after, begin, from_begin, itself, from_itself in inner:
                one, other = state[begin] + from_begin, state[itself] + from_itself
                if one >= other:
                    pointer[after], new[after] = begin, one + row[after]
                else:
                    pointer[after], new[after] = itself, other + row[after]
            back.append(pointer)
            state = new
        label = max(range(len(state)), key=state.__getitem__)
        path = [label]
        for pointer in reversed(back):
            label = pointer[label]
            path.append(label)
        path.reverse()
        return path
