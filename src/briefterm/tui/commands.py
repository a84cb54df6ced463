"""The command palette: every action of the reader, and every briefing by its title."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.command import DiscoveryHit, Hit, Hits, Provider

from briefterm.terminal import visible_line
from briefterm.tui.keys import APART, PLACES
from briefterm.tui.screens.apart import ApartScreen
from briefterm.tui.screens.reader import ReaderScreen

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from briefterm.tui.keys import Action

_MOST = 60  # briefings offered; matching more would stall the keys


class ReaderCommands(Provider):
    """Actions of the reader's screen, or of the one over it, and briefings."""

    @property
    def reader(self) -> ReaderScreen | None:
        """The screen below the palette, if it is the reader's."""
        return self.screen if isinstance(self.screen, ReaderScreen) else None

    @property
    def offered(self) -> list[tuple[Action, Callable[[], Awaitable[None]]]]:
        """The actions of the screen below the palette; plain movement is done by keys."""
        screen = self.screen
        if isinstance(screen, ReaderScreen):
            keymap, places = screen.keymap, PLACES.keys() - APART
        elif isinstance(screen, ApartScreen):
            keymap, places = screen.reader.keymap, {screen.PLACE}
        else:
            return []
        return [
            (action, partial(screen.run, action))
            for action in keymap.actions
            if action.place in places and not _is_movement(action)
        ]

    async def discover(self) -> Hits:
        """All actions."""
        for action, run in self.offered:
            yield DiscoveryHit(_name(action), run, help=action.tooltip)

    async def search(self, query: str) -> Hits:
        """Actions and briefings that match what is typed."""
        matcher = self.matcher(query)
        for action, run in self.offered:
            score = matcher.match(_name(action))
            if score > 0:
                name = matcher.highlight(_name(action))
                yield Hit(score, name, run, help=action.tooltip)
        reader = self.reader
        if reader is None:
            return
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


def _is_movement(action: Action) -> bool:
    return action.action.startswith(
        ("move(", "page(", "edge(", "scroll_", "motion(", "end_of_word", "other_end")
    )


def _name(action: Action) -> str:
    return f"{action.label} ({action.shown_keys})"
