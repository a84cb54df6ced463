"""The list of briefings."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from briefterm.layout.cells import cell_width, fit
from briefterm.layout.wrap import wrap
from briefterm.model import Marks
from briefterm.terminal import visible_line
from briefterm.tui import keys
from briefterm.tui.widgets.rows import RowLine, RowList

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.binding import BindingType

    from briefterm.model import Briefing

_TITLE_LINES = 2
_LEAST_SOURCE = 6  # cells below which a source says nothing
_MARGIN = 2  # cells for the unread dot
_GAP = 2  # cells kept free at the right


def briefing_lines(briefing: Briefing, marks: Marks, width: int) -> list[RowLine]:
    """A briefing's row: its title, then source, date, reading time and the reader's marks."""
    text_width = max(8, width - _MARGIN - _GAP)
    title = visible_line(briefing.title)
    ranges = wrap(title, 0, len(title), text_width)
    lines = [title[start:end] for start, end in ranges[:_TITLE_LINES]]
    if len(ranges) > _TITLE_LINES:
        lines[-1] = fit(title[ranges[_TITLE_LINES - 1][0] :], text_width)
    name = "row" if marks.read else "row-unread"
    dot = (" ", "") if marks.read else ("•", "accent")
    rows: list[RowLine] = [(dot, (" ", ""), (lines[0], name))]
    rows += [((" " * _MARGIN, ""), (line, name)) for line in lines[1:]]
    facts = [f"{briefing.minutes} min"]
    if briefing.date:
        facts.insert(0, f"{briefing.date.day} {briefing.date:%b %Y}")
    if briefing.source:
        facts.insert(0, visible_line(briefing.source))
    marked = _marked(briefing, marks)
    room = text_width - sum(len(text) for text, _ in marked)
    if briefing.source:
        # The source gives way first, cut where it must be.
        others = cell_width(" · ".join(facts[1:])) + len(" · ")
        facts[0] = fit(facts[0], room - others) if room - others >= _LEAST_SOURCE else ""
        facts = [fact for fact in facts if fact]
    while len(facts) > 1 and cell_width(" · ".join(facts)) > room:
        facts.pop(0)
    rows.append(((" " * _MARGIN, ""), (fit(" · ".join(facts), room), "meta"), *marked))
    rows.append(())
    return rows


def _marked(briefing: Briefing, marks: Marks) -> list[tuple[str, str]]:
    shown = []
    if marks.notes:
        shown.append((f"  ✎ {marks.notes}", "accent"))
    if marks.bookmarked:
        shown.append(("  ◆", "accent"))
    if briefing.warnings:
        shown.append(("  ! check", "accent"))
    return shown


class BriefList(RowList["Briefing"]):
    """Briefings with their marks, newest first."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings(keys.LIST)]

    def __init__(self, items: Sequence[Briefing] = (), *, id: str | None = None) -> None:
        super().__init__(items, id=id)
        self.marks: Mapping[str, Marks] = {}

    def row_lines(self, item: Briefing, width: int) -> list[RowLine]:
        """Title, facts and a gap."""
        return briefing_lines(item, self.marks.get(item.id, Marks()), width)

    def row_height(self, item: Briefing, width: int) -> int:
        """Three lines, or four when the title needs a second one; quick for long lists."""
        return 3 + (cell_width(visible_line(item.title)) > max(8, width - _MARGIN - _GAP))

    def show_marks(self, marks: Mapping[str, Marks]) -> None:
        """Show what the reader did with the briefings."""
        self.marks = marks
        self.redraw()

    def show_briefings(self, briefings: Sequence[Briefing]) -> None:
        """Show other briefings; the cursor stays on its briefing where that is still listed."""
        here = self.current.id if self.current else None
        cursor = next((i for i, item in enumerate(briefings) if item.id == here), 0)
        self.show_items(briefings, cursor)
