"""Where in a briefing the reader wants to go."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Goal:
    """Where to go in a briefing that is being opened."""

    note: str | None = None
    bookmark: str | None = None
    stay: bool = False  # a reload: keep the place
    follow: bool = False  # the list's cursor goes to the briefing
