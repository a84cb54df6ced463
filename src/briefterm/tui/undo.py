"""What can be taken back, and what was taken back and can be done again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True)
class Undo:
    """How to take an action back, its name, and what follows if not the usual words do.

    The name is what was done, as in "deleted 2 notes": it stands behind "Undone:" too.
    ``again`` does the action once more and gives the way to take that back; None if it cannot be
    done again. Both jobs run in a worker.
    """

    label: str
    job: Callable[[], Any]
    done: Callable[[Any], object] | None = None
    again: Callable[[], Undo] | None = None


def sentence(label: str) -> str:
    """What was done as the beginning of a sentence."""
    return f"{label[:1].upper()}{label[1:]}"


class UndoStack:
    """Actions that can be taken back, and those that were; a new action ends what was."""

    def __init__(self) -> None:
        self._done: list[Undo] = []
        self._undone: list[Undo] = []

    def append(self, undo: Undo) -> None:
        """Take in a new action."""
        self._done.append(undo)
        self._undone.clear()

    def take(self) -> Undo | None:
        """The newest action, which is to be taken back; `taken_back` or `put_back` follows."""
        return self._done.pop() if self._done else None

    def put_back(self, undo: Undo) -> None:
        """An action could not be taken back, or was done again."""
        self._done.append(undo)

    def taken_back(self, undo: Undo) -> None:
        """An action was taken back."""
        if undo.again is not None:
            self._undone.append(undo)

    def take_undone(self) -> Undo | None:
        """The action that was taken back last, which is to be done again."""
        return self._undone.pop() if self._undone else None
