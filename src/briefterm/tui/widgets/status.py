"""The status line."""

from __future__ import annotations

from rich.text import Text

from briefterm.terminal import visible_line
from briefterm.tui.inks import Inked

_ROOM = 60  # cells from which a fact leaves room for a hint


class StatusBar(Inked):
    """Hints or a message at the left; what goes on and the place in the text at the right."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.hints: list[tuple[str, str]] = []
        self.first: list[tuple[str, str]] = []
        self.mode = ""
        self.fact = ""
        self.place = ""
        self.doing = ""

    def tell(
        self,
        *,
        hints: list[tuple[str, str]] | None = None,
        first: list[tuple[str, str]] | None = None,
        mode: str | None = None,
        fact: str | None = None,
        place: str | None = None,
        doing: str | None = None,
    ) -> None:
        """Change what is given: key hints, the mode, a fact about the cursor, the place, what goes on.

        The ``first`` hints stay beside a fact where there is room; the others give way to it.
        """
        self.hints = self.hints if hints is None else hints
        self.first = self.first if first is None else first
        self.mode = self.mode if mode is None else mode
        self.fact = self.fact if fact is None else visible_line(fact)
        self.place = self.place if place is None else visible_line(place)
        self.doing = self.doing if doing is None else visible_line(doing)
        self.refresh()

    def render(self) -> Text:
        """The bar as one line."""
        width = max(1, self.size.width - 2)
        key_style = self.ink("key")
        left = Text(no_wrap=True, overflow="ellipsis")
        if self.mode:
            left.append(f" {self.mode} ", self.ink("mode")).append("  ")
        right = "  ".join(part for part in (self.doing, self.place) if part)
        room = max(1, width - len(right) - 1)
        hints = [*self.first, *self.hints]
        if self.fact:
            hints = self.first if room >= _ROOM else []
        for key, label in hints:
            # A hint that does not fit is left out whole.
            if left.cell_len + len(key) + len(label) + 1 > room:
                break
            left.append(key, key_style).append(f" {label}   ")
        left.append(self.fact)
        left.truncate(room, overflow="ellipsis" if self.fact else "crop", pad=True)
        return left.append(" ").append(right)
