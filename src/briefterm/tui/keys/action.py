"""What an action is, and where it works."""

from __future__ import annotations

from dataclasses import dataclass

# Where an action works: everywhere on the reader's screen, or in one of its panes.
READER, LIST, ARTICLE, PANEL = "reader", "list", "article", "panel"
NOTES, BUILDER = "notes", "builder"
SEARCH, NAMES, TIMELINE, DIFFERENCES = "search", "names", "timeline", "differences"
APART = frozenset(
    {NOTES, BUILDER, SEARCH, NAMES, TIMELINE, DIFFERENCES}
)  # on screens of their own, where the reader's keys do not work
PLACES = {
    READER: "Everywhere",
    LIST: "List",
    ARTICLE: "Article",
    PANEL: "Side panel",
    NOTES: "All notes",
    BUILDER: "Briefing builder",
    SEARCH: "Search",
    NAMES: "Names of the library",
    TIMELINE: "Timeline of the library",
    DIFFERENCES: "Differences",
}
TABS = ("notes", "names", "dates", "outline", "also")  # of the side panel

# Sequences begin with one of these; Textual's names for keys that print.
PREFIXES = {"left_square_bracket": "[", "right_square_bracket": "]"}


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that a key does.

    ``keys`` are Textual's key names, parted by commas; a sequence is a prefix and a letter, such
    as "]e". ``hint`` is a word for the status line, empty for actions that it leaves out.
    """

    id: str
    keys: str
    action: str
    label: str
    tooltip: str
    hint: str = ""

    @property
    def place(self) -> str:
        """Where the action works: the part of its id before the dot."""
        return self.id.partition(".")[0]

    @property
    def sequences(self) -> list[str]:
        """Those of its keys that are a prefix and a letter."""
        return [key for key in self.keys.split(",") if is_sequence(key)]

    @property
    def bound_keys(self) -> str:
        """Those of its keys that Textual binds."""
        return ",".join(key for key in self.keys.split(",") if not is_sequence(key))

    @property
    def shown_keys(self) -> str:
        """The keys as a person writes them."""
        return " ".join(_SHOWN.get(key, key) for key in self.keys.split(","))


_SHOWN = {
    "question_mark": "?",
    "asterisk": "*",
    "slash": "/",
    "full_stop": ".",
    "apostrophe": "'",
    "plus": "+",
    "minus": "-",
    "equals_sign": "=",
    "greater_than_sign": ">",
    "less_than_sign": "<",
    "left_parenthesis": "(",
    "right_parenthesis": ")",
    "left_curly_bracket": "{",
    "right_curly_bracket": "}",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "dollar_sign": "$",
    "circumflex_accent": "^",
    "escape": "esc",
    "down": "↓",
    "up": "↑",
    "left": "←",
    "right": "→",
    "pagedown": "pgdn",
    "pageup": "pgup",
}


def is_sequence(key: str) -> bool:
    """Whether a key is a prefix and a letter, typed one after the other."""
    return len(key) > 1 and key[0] in PREFIXES.values()
