"""Looks by name: the colours and text styles of names, dates, notes, rows and hints.

Textual computes a component class anew whenever a widget's state changes: seventy of them, for
every focus change and at the start, cost more than all the rest of the first screen. So looks
are read from the theme's variables here, once a theme; layout stays in ``briefterm.tcss``. Kinds
of names differ by text style as well as by colour, so that they can be told without colour.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.style import Style
from textual.color import Color, ColorParseError
from textual.widget import Widget

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rich.color import Color as RichColor

# A look is written as text styles, "$" and the theme variable of the letters' colour, and "on $"
# and that of the background.
_LOOKS = {
    # Names and dates, in the text, the panel and the legend.
    "person": "bold $name-person",
    "org": "bold italic $name-org",
    "place": "underline $name-place",
    "norp": "italic $name-norp",
    "other": "bold underline $name-other",
    "date": "italic underline $date",
    # Blocks of the text and its masthead.
    "title": "bold $primary",
    "h1": "bold $primary",
    "h2": "bold $accent",
    "h3": "bold $secondary",
    "meta": "$dim",
    "summary": "italic $secondary",
    "warning": "bold $warning",
    "quote": "$secondary",
    "code": "$secondary on $surface",
    "table-head": "bold",
    "rule": "$dim",
    "decor": "$dim",
    # Inline marks.
    "strong": "bold",
    "emphasis": "italic",
    "code-mark": "on $panel",
    "strike": "strike",
    "link": "underline $primary",
    # What the reader did.
    "note-yellow": "on $note-yellow",
    "note-green": "on $note-green",
    "note-blue": "on $note-blue",
    "note-pink": "on $note-pink",
    "note-purple": "on $note-purple",
    "bookmark": "bold $accent",
    "hit": "on $hit",
    "here": "$background on $accent",
    "selection": "$foreground on $picked",
    "cursor": "reverse",
    # Rows and bars.
    "row": "$foreground",
    "row-unread": "bold $foreground",
    "row-quote": "italic $dim",
    "row-fact": "$secondary",
    "row-cursor": "on $picked",
    "row-resting": "on $panel",
    "accent": "$accent",
    "faint": "$faint",
    "added": "$success",
    "dropped": "$error",
    "added-words": "bold underline $success",
    "dropped-words": "bold strike $error",
    # Bars at the left edge of rows.
    "bar-person": "$name-person",
    "bar-org": "$name-org",
    "bar-place": "$name-place",
    "bar-norp": "$name-norp",
    "bar-other": "$name-other",
    "bar-date": "$date",
    "bar-accent": "$accent",
    "bar-faint": "$faint",
    "bar-yellow": "$bar-yellow",
    "bar-green": "$bar-green",
    "bar-blue": "$bar-blue",
    "bar-pink": "$bar-pink",
    "bar-purple": "$bar-purple",
    "key": "bold $primary",
    "mode": "bold $background on $accent",
    "open": "bold underline $primary",
}


_NOTE = "note-"
_STEP = 0.035  # of the way to the bar's colour, for each note below; more would cost legibility
_DEEPEST = 4


class Inks:
    """The looks of one theme, given by its variables."""

    def __init__(self, variables: Mapping[str, str]) -> None:
        self.variables = variables
        self._styles: dict[tuple[tuple[str, ...], Style], Style] = {}

    def style(self, names: tuple[str, ...], base: Style) -> Style:
        """The looks ``names`` laid over ``base``, later ones on top; unknown ones change nothing."""
        style = self._styles.get((names, base))
        if style is None:
            style = base
            depth = 0
            for name in names:
                depth += name.startswith(_NOTE)
                nested = depth > 1 and name.startswith(_NOTE)
                style += self._nested(name, depth) if nested else self._look(_LOOKS.get(name, ""))
            self._styles[names, base] = style
        return style

    def _nested(self, name: str, depth: int) -> Style:
        """A note over others: the more of them lie below it, the nearer to its bar's colour."""
        color = name.removeprefix(_NOTE)
        try:
            ground = Color.parse(self.variables.get(name, ""))
            bar = Color.parse(self.variables.get(f"bar-{color}", ""))
        except ColorParseError:
            return Style()
        return Style(bgcolor=ground.blend(bar, min(depth - 1, _DEEPEST) * _STEP).rich_color)

    def _look(self, look: str) -> Style:
        words = look.split()
        paper = ink = None
        attributes = []
        for index, word in enumerate(words):
            if word.startswith("$") and words[index - 1 : index] == ["on"]:
                paper = self._color(word[1:])
            elif word.startswith("$"):
                ink = self._color(word[1:])
            elif word != "on":
                attributes.append(word)
        return Style(color=ink, bgcolor=paper) + Style.parse(" ".join(attributes))

    def _color(self, variable: str) -> RichColor | None:
        try:
            return Color.parse(self.variables.get(variable, "")).rich_color
        except ColorParseError:
            return None


class Inked(Widget):
    """A widget that is drawn in the looks of the theme."""

    inks = Inks({})
    base = Style()

    def notify_style_update(self) -> None:
        """Take the looks of the theme that is on now."""
        super().notify_style_update()
        self.inks = Inks(self.app.theme_variables)
        self.base = self.rich_style

    def ink(self, *names: str) -> Style:
        """The looks ``names`` alone, the later ones on top."""
        return self.inks.style(names, Style())
