"""All keys with what they do, in two columns of which each has its own lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from briefterm.tui import keys

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import Console, ConsoleOptions, RenderResult

_NARROW = 60  # columns below which the keys have less room
_KEYS, _KEYS_NARROW = 14, 11
_IDS = 24
_SELECTING = (
    ("drag", "or v and motions: w b E l ← → j k ( ) { } 0 $ g G"),
    ("double click", "A word"),
    ("triple click", "A paragraph"),
)


@dataclass(frozen=True)
class HelpTable:
    """The actions of each place by their keys, those of the place ``first`` before all others."""

    keymap: keys.Keymap
    first: str = ""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """The tables, at the width that there is."""
        del console
        width = _KEYS_NARROW if options.max_width < _NARROW else _KEYS
        places = sorted(keys.PLACES.items(), key=lambda pair: pair[0] != self.first)
        for place, label in places:
            actions = self.keymap.at(place)
            yield from _part(label, width, ((one.shown_keys, one.tooltip) for one in actions))
        yield from _part("Selecting", width, _SELECTING)
        named = ((one.id, one.label) for one in self.keymap.actions)
        yield from _part("Names of the actions, for [keys] in the settings", _IDS, named)


def _part(label: str, width: int, rows: Iterable[tuple[str, str]]) -> RenderResult:
    yield Text(label, "bold")
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(width=width)
    table.add_column()
    for name, words in rows:
        table.add_row(Text(name, "bold"), Text(words))
    yield Padding(table, (0, 0, 1, 2))
