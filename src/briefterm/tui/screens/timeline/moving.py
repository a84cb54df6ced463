"""The middle part of the timeline of the library: its filter, how one moves, and how one leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from briefterm.tui import keys
from briefterm.tui.screens.timeline.periods import UNITS
from briefterm.tui.screens.timeline.view import Left, TimelineView

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.binding import BindingType
    from textual.widgets import Input

    from briefterm.tui.goal import Target
    from briefterm.tui.screens.timeline.shown import Shown
    from briefterm.tui.widgets.rows import RowList


class MovingTimeline(TimelineView):
    """The timeline in which one moves; bars and statements follow each other."""

    BINDINGS: ClassVar[list[BindingType]] = [
        keys.binding("timing.list", "down", "to_list", "From the filter to the statements"),
    ]

    # Filter.

    def on_input_changed(self, event: Input.Changed) -> None:
        """Filter as it is typed."""
        event.stop()
        if event.value != self.query_text:
            self.query_text = event.value
            self.spot, self.moved = None, False
            self.load()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go to the statements."""
        event.stop()
        self.action_to_list()

    def action_to_list(self) -> None:
        """Give the statements the focus."""
        self.query_one("#timeline-body").set_class(False, "-asked")
        self.set_focus(self.statements)

    def action_filter(self) -> None:
        """Give the filter the focus."""
        self.set_focus(self.field)

    # Moving.

    def on_row_list_pointed(self, event: RowList.Pointed) -> None:
        """Bars and statements follow each other."""
        event.stop()
        self.moved = True
        if event.rows is not self.bars:
            if self.focused is not self.bars:
                self.bars.follow(self.statements.period)
        elif event.item >= 0 and self.shown is not None:
            self.statements.go_to_top(self.shown.sheet.periods[event.item].row)

    def action_leap(self, periods: int) -> None:
        """Go to the first row of another period; back, first to the beginning of this one."""
        sheet, here = self.statements.sheet, self.statements.cursor
        number = self.statements.period
        inside = number >= 0 and here > sheet.starts[number]
        number += periods + (periods < 0 and inside)
        if self.focused is self.bars:
            self.bars.action_move(periods)
        elif sheet.periods:
            self.statements.point(sheet.starts[min(max(0, number), len(sheet.starts) - 1)])

    def action_coming(self) -> None:
        """Go to the first row after today."""
        sheet = self.statements.sheet
        if sheet.coming >= sheet.rows:
            self.notify("Nothing coming up: no date is after today.", timeout=3)
            return
        self.moved = True
        self.statements.go_to_top(sheet.coming)
        self.bars.follow(self.statements.period)

    def action_zoom(self) -> None:
        """By day, by month, by year, and by day again."""
        current = self.shown
        if current is None:
            return
        before = UNITS.index(self.zoom or current.sheet.zoom)  # which may not be shown yet
        self.zoom = zoom = UNITS[(before + 1) % len(UNITS)]
        if current.asked is not self.asked or current.partial:
            self.load()  # what is shown is about to be replaced
            return

        def parts() -> Iterator[Shown]:
            yield current.zoomed(zoom)

        self.counting.ask(parts, self.show_zoomed)

    def action_switch(self) -> None:
        """Go from the statements to the bars, shown for that if need be, and back."""
        if self.focused is self.bars:
            self.action_to_list()
            return
        self.show_bars(shows=True)
        self.set_focus(self.bars)

    def action_bars(self) -> None:
        """Show the bars or hide them."""
        if self.bars.styles.display == "none":
            self.show_bars(shows=True)
        else:
            self.show_bars(shows=False)
            self.set_focus(self.statements)

    def show_bars(self, *, shows: bool) -> None:
        """Show the bars, on a narrow screen in place of the statements, or hide them."""
        body = self.query_one("#timeline-body")
        body.set_class(shows, "-asked")
        body.set_class(not shows, "-unasked")

    # Leaving.

    def leave(self, target: Target | None) -> None:
        """Leave; the reader remembers the place."""
        spot = (self.here or self.spot) if self.moved or target is not None else None
        self.reader.timeline_left = Left(self.query_text, self.zoom, spot, self.reader.query_text)
        self.dismiss(target)

    def action_back(self) -> None:
        """Leave what is innermost: the filter's line or the bars, the filter, the screen."""
        if self.focused is not self.statements:
            self.action_to_list()
        elif self.query_text:
            self.field.value = ""
        else:
            self.leave(None)

    def action_cancel(self) -> None:
        """Leave the screen at once."""
        self.leave(None)
