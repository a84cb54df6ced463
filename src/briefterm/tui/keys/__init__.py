"""Every action of the program, once: its keys, its words and where it works.

The bindings of the widgets, the key sequences, the help screen, the hints in the status line and
the command palette all read this table. A reader's own keys replace an action's by its id.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.binding import Binding

from briefterm.tui.keys.action import (
    APART,
    ARTICLE,
    BUILDER,
    DIFFERENCES,
    LIST,
    NAMES,
    NOTES,
    PANEL,
    PLACES,
    PREFIXES,
    READER,
    SEARCH,
    TABS,
    TIMELINE,
    Action,
    is_sequence,
)
from briefterm.tui.keys.differing import DIFFERING
from briefterm.tui.keys.naming import NAMING
from briefterm.tui.keys.noting import NOTING
from briefterm.tui.keys.reading import READING
from briefterm.tui.keys.searching import SEARCHING
from briefterm.tui.keys.timing import TIMING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "ACTIONS",
    "APART",
    "ARTICLE",
    "BUILDER",
    "DIFFERENCES",
    "LIST",
    "NAMES",
    "NOTES",
    "PANEL",
    "PLACES",
    "PREFIXES",
    "READER",
    "SEARCH",
    "TABS",
    "TIMELINE",
    "USUAL",
    "Action",
    "Keymap",
    "binding",
    "bindings",
    "is_sequence",
]

ACTIONS = (*READING, *NOTING, *SEARCHING, *NAMING, *TIMING, *DIFFERING)


def bindings(place: str) -> list[Binding]:
    """Textual bindings of the actions at ``place``; sequences are dispatched apart."""
    return [
        Binding(
            action.bound_keys,
            action.action,
            action.label,
            show=False,
            id=action.id,
            tooltip=action.tooltip,
        )
        for action in ACTIONS
        if action.place == place and action.bound_keys
    ]


def binding(name: str, keys: str, action: str, tooltip: str, *, priority: bool = False) -> Binding:
    """A key of a dialog or prompt; these are not in the table, for they are shown where they work."""
    return Binding(keys, action, tooltip, show=False, id=name, tooltip=tooltip, priority=priority)


@dataclass(frozen=True)
class Keymap:
    """The actions with the reader's own keys put in, and what was wrong with those."""

    actions: tuple[Action, ...]
    problems: tuple[str, ...] = ()

    @property
    def sequences(self) -> Mapping[str, Action]:
        """Actions by their sequence, such as "]e"."""
        return {key: action for action in self.actions for key in action.sequences}

    def at(self, place: str) -> list[Action]:
        """Actions that work at ``place``."""
        return [action for action in self.actions if action.place == place]

    def keys_of(self, name: str) -> str:
        """The keys of the action with this id, as they are shown."""
        return next(action.shown_keys for action in self.actions if action.id == name)


USUAL = Keymap(ACTIONS)
