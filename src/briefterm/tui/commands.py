"""The command palette: every action of the reader, and every briefing by its title."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.command import DiscoveryHit, Hit, Hits, Provider

from briefterm.terminal import visible_line
from briefterm.tui.screens.reader import ReaderScreen

if TYPE_CHECKING:
    from briefterm.tui.keys import Action

_MOST = 60  # briefings offered; matching more would stall the keys


class ReaderCommands(Provider):
    """Actions and briefings of the reader's screen."""

    @property
    def reader(self) -> ReaderScreen | None:
        """The screen below the palette, if it is the reader's."""
        return self.screen if isinstance(self.screen, ReaderScreen) else None

    async def discover(self) -> Hits:
        """All actions."""
        reader = self.reader
        if reader is None:
            return
        for action in _offered(reader):
            yield DiscoveryHit(_name(action), partial(reader.run, action), help=action.tooltip)

    async def search(self, query: str) -> Hits:
        """Actions and briefings that match what is typed."""
        reader = self.reader
        if reader is None:
            return
        matcher = self.matcher(query)
        for action in _offered(reader):
            score = matcher.match(_name(action))
            if score > 0:
                name = matcher.highlight(_name(action))
                yield Hit(score, name, partial(reader.run, action), help=action.tooltip)
        words = query.casefold().split()
        offered = 0
        for briefing in reader.briefings:
            title = visible_line(briefing.title)
            folded = title.casefold()
            if all(word in folded for word in words):
                offered += 1
                go = partial(reader.go_to_briefing, briefing.id)
                yield Hit(0.5, f"Open: {title}".replace("[", "\\["), go, text=title)
            if offered >= _MOST:
                return


def _offered(reader: ReaderScreen) -> list[Action]:
    # Plain movement is done by keys; it would only be in the way here.
    return [action for action in reader.keymap.actions if not _is_movement(action)]


def _is_movement(action: Action) -> bool:
    return action.action.startswith(
        ("move(", "page(", "edge(", "scroll_", "motion(", "end_of_word", "other_end")
    )


def _name(action: Action) -> str:
    return f"{action.label} ({action.shown_keys})"
