"""The upper floor of the reader's screen: key sequences, panes, and the way out."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from briefterm.tui import keys
from briefterm.tui.goal import Goal
from briefterm.tui.screens.reader.panes import ARTICLE, LIST, PANEL, TABS
from briefterm.tui.screens.reader.relating import ALSO, RelatingScreen

if TYPE_CHECKING:
    from textual import events
    from textual.binding import BindingType

    from briefterm.model import Briefing
    from briefterm.tui.widgets.panel import Tabs
    from briefterm.tui.widgets.panel_rows import PanelRow
    from briefterm.tui.widgets.rows import RowList


class ReaderScreen(RelatingScreen):
    """The screen on which briefings are listed, read and annotated."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings(keys.READER)]

    pending = ""  # the first key of a sequence, once it was pressed

    # Key sequences.

    def on_key(self, event: events.Key) -> None:
        """Follow sequences such as "]e", wherever the article is open."""
        selecting = self.view.selection is not None if self.filled else False
        if event.key == "escape" and not selecting and self.leave_attaching():
            event.stop()
            event.prevent_default()
        elif self.pending:
            action = self.keymap.sequences.get(self.pending + (event.character or ""))
            self.pending = ""
            self.status.tell(mode="")
            self.show_hints()
            event.stop()
            event.prevent_default()
            if action is not None:
                self.call_later(self.run, action)
        elif event.key in keys.PREFIXES:
            event.stop()
            self.pending = keys.PREFIXES[event.key]
            self.status.tell(mode=f"{self.pending} …")

    async def run(self, action: keys.Action) -> None:
        """Run an action where it works, wherever the focus is."""
        places = {keys.LIST: self.briefs, keys.ARTICLE: self.view, keys.PANEL: self.panel}
        await self.app.run_action(action.action, places.get(action.place, self))

    # Panes.

    async def action_back(self) -> None:
        """Leave what is innermost: the selection, focus mode, the pane, the program."""
        if self.view.visual or self.view.selection is not None:
            self.view.select(None)
            self.show_hints()
        elif self.alone:
            self.action_focus_mode()
        elif self.pane != LIST:
            self.go_to_pane(ARTICLE if self.pane == PANEL else LIST)
        elif self.query_text:
            self.action_clear_filter()
        else:
            await self.action_quit()

    async def action_quit(self) -> None:
        """Keep the place in the text and leave, once everything is written."""
        self.leaving = True
        if self.filled:
            self.keep_position()
        await self.leave()

    def action_tab(self, tab: str) -> None:
        """Show a tab of the side panel and go there; from there, back to the article."""
        if self.tab == tab and self.pane == PANEL:
            self.go_to_pane(ARTICLE)
            return
        self.tab = tab
        self.go_to_pane(PANEL)
        self.panel.cursor = 0
        self.show_panel()

    def action_leave_panel(self) -> None:
        """Go from the side panel back to the article."""
        self.go_to_pane(ARTICLE)

    def action_turn_tab(self, step: int) -> None:
        """Turn to the next tab of the side panel, or back one."""
        self.tab = TABS[(TABS.index(self.tab) + step) % len(TABS)]
        self.panel.cursor = 0
        self.show_panel()
        self.show_hints()

    def on_tabs_turned(self, message: Tabs.Turned) -> None:
        """A tab was clicked."""
        self.tab = message.tab
        self.show_panel()
        self.go_to_pane(PANEL)

    def on_row_list_chosen(self, message: RowList.Chosen) -> None:
        """Open a briefing, or go to a place of the panel."""
        if message.rows is self.briefs:
            briefing: Briefing = message.item
            if briefing.id != self.wanted:
                self.open(briefing.id, Goal())
            self.go_to_pane(ARTICLE)
            self.set_read(briefing.id, read=True)
        elif message.rows is self.panel:
            self.choose_row(message.item)

    def choose_row(self, row: PanelRow) -> None:
        """Go where a row of the panel leads; a name opens its card."""
        if self.tab == "names" and isinstance(row.subject, str):
            mention = next((m for m in self.article.mentions if m.name == row.subject), None)
            if mention is not None:
                self.show_card(mention)
            return
        if self.tab == ALSO:
            self.go_near(row)
        elif row.span is not None:
            self.go_to_pane(ARTICLE)
            self.view.point(row.span)
