"""The way back from a briefing to what led there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_MOST = 50


@dataclass(frozen=True)
class Step:
    """From the briefing ``left_for``, ``back`` leads to what was left for it.

    ``hint`` says in a word what that is, where it is a screen; there is one way back to each.
    """

    left_for: str
    back: Callable[[], object]
    hint: str = ""


class Trail:
    """The steps that were taken, the newest last; one counts once its briefing is open."""

    def __init__(self) -> None:
        self.steps: list[Step] = []
        self._under_way: Step | None = None

    def leave(self, step: Step) -> None:
        """A briefing is about to be opened from elsewhere."""
        self._under_way = step

    def arrive(self, briefing_id: str) -> None:
        """A briefing has been opened; it may be another one, asked for since."""
        step, self._under_way = self._under_way, None
        if step is None or step.left_for != briefing_id:
            return
        if step.hint and self.steps and self.steps[-1].hint == step.hint:
            self.steps.pop()
        self.steps = [*self.steps[1 - _MOST :], step]

    def hint(self, briefing_id: str) -> str:
        """What the newest step leads back to, if it was taken to this briefing."""
        return self.steps[-1].hint if self.steps and self.steps[-1].left_for == briefing_id else ""

    def back(self) -> Step | None:
        """The newest step, which is no longer one; None if there is none."""
        return self.steps.pop() if self.steps else None
