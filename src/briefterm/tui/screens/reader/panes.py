"""The lowest floor of the reader's screen: three panes, of which as many show as fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import Static

from briefterm.tui import keys
from briefterm.tui.screens.reader.brief_list import BriefList
from briefterm.tui.widgets.status import StatusBar

if TYPE_CHECKING:
    from rich.text import Text
    from textual.app import ComposeResult

    from briefterm.tui.widgets.article import ArticleView
    from briefterm.tui.widgets.panel import Legend, PanelList, Tabs

LIST, ARTICLE, PANEL = keys.LIST, keys.ARTICLE, keys.PANEL
TABS = keys.TABS
_TAB_OF = {
    "panel.delete": "notes",
    "panel.differences": "also",
}  # where else there is no hint of it
WIDE, MEDIUM = 120, 80  # columns from which three or two panes fit


def visible_panes(width: int, focus: str, *, panel: bool, alone: bool) -> tuple[str, ...]:
    """Which panes show at a width in columns, the one with the focus always among them.

    ``panel`` says whether the side panel is open, ``alone`` whether the article has the screen.
    """
    if alone or width < MEDIUM:
        return (ARTICLE,) if alone and focus == LIST else (focus,)
    if width >= WIDE:
        return (LIST, ARTICLE, PANEL) if panel else (LIST, ARTICLE)
    if focus == LIST or not panel:
        return (LIST, ARTICLE)
    return (ARTICLE, PANEL)


class Pane(Vertical):
    """A part of the screen that its widgets cover."""

    BLANK = True


class PanesScreen(Screen[None]):
    """List, article and side panel, the status line below them, and the focus among them.

    The list is there at once; the article and the side panel are filled in after the first paint.
    """

    BLANK = True  # all of it is covered

    view: ArticleView
    panel: PanelList
    tabs: Tabs
    legend: Legend

    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - Textual declares it for instances
        (0, "-narrow"),
        (MEDIUM, "-medium"),
        (WIDE, "-wide"),
    ]

    def __init__(self, keymap: keys.Keymap, *, measure: int) -> None:
        super().__init__()
        self.keymap = keymap
        self.pane = LIST
        self.panel_open = True
        self.filled = False
        self.briefs = BriefList(id="list")
        self.status = StatusBar(id="status")
        self.alone = False
        self.measure = measure
        self.tab = TABS[0]

    def compose(self) -> ComposeResult:
        """The list, and empty panes for what the first paint does without."""
        shown = visible_panes(
            self.app.size.width, self.pane, panel=self.panel_open, alone=self.alone
        )
        article, panel = Pane(id="article-pane"), Pane(id="panel-pane")
        briefs = Pane(Static(id="list-head"), self.briefs, id="list-pane")
        for name, pane in ((LIST, briefs), (ARTICLE, article), (PANEL, panel)):
            pane.display = name in shown
            yield pane
        yield self.status

    async def fill_article(self) -> None:
        """Put the article in, if it is not there yet."""
        if "view" in self.__dict__:
            return
        from briefterm.tui.widgets.article import ArticleView  # noqa: PLC0415 - not for a list alone

        self.view = ArticleView(measure=self.measure, id="article")
        await self.query_one("#article-pane").mount(self.view)

    async def fill_panel(self) -> None:
        """Put the side panel in; from now on all keys work."""
        from briefterm.tui.widgets.panel import Legend, PanelList, Tabs  # noqa: PLC0415 - as above

        self.panel = PanelList(id="panel")
        self.tabs = Tabs(id="tabs")
        self.legend = Legend(id="legend")
        await self.query_one("#panel-pane").mount(self.tabs, self.panel, self.legend)
        self.filled = True

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A key that comes before the panes are filled does nothing, but for leaving."""
        if not self.filled:
            return action in ("quit", "back")
        return super().check_action(action, parameters)

    # Panes.

    def on_resize(self) -> None:
        """Show as many panes as fit."""
        self.show_panes()

    def show_panes(self) -> None:
        """Show the panes that the width, the focus and the mode ask for."""
        shown = visible_panes(self.size.width, self.pane, panel=self.panel_open, alone=self.alone)
        panes = {LIST: "#list-pane", ARTICLE: "#article-pane", PANEL: "#panel-pane"}
        for name, selector in panes.items():
            pane = self.query_one(selector)
            if pane.display != (name in shown):
                pane.display = name in shown

    def go_to_pane(self, pane: str) -> None:
        """Give a pane the focus; it shows, whatever else must go."""
        if pane == PANEL:
            self.panel_open = True
        if pane != ARTICLE:
            self.alone = False
        self.pane = pane
        self.show_panes()
        self.set_focus(self.query_one(f"#{pane}"))

    def on_descendant_focus(self) -> None:
        """A click or key moved the focus: the panes follow."""
        focused = self.focused
        if focused is not None and focused.id in (LIST, ARTICLE, PANEL):
            changed = focused.id != self.pane
            self.pane = focused.id
            if changed:
                self.show_panes()
                self.status.tell(fact="")  # what the cursor was on is not here
            self.show_hints()

    def action_pane(self, step: int) -> None:
        """Go to the next pane, or back one."""
        panes = (LIST, ARTICLE, PANEL) if self.panel_open else (LIST, ARTICLE)
        index = panes.index(self.pane) if self.pane in panes else 0
        self.go_to_pane(panes[(index + step) % len(panes)])

    def action_panel(self) -> None:
        """Show or hide the side panel."""
        shown = self.query_one("#panel-pane").display
        self.panel_open = not (self.panel_open and (shown or self.pane == LIST))
        if (not self.panel_open and self.pane == PANEL) or (
            self.panel_open and not self.wide and self.pane == LIST
        ):
            self.go_to_pane(ARTICLE)
        else:
            self.show_panes()

    @property
    def wide(self) -> bool:
        """Whether all three panes fit."""
        return self.size.width >= WIDE

    def action_focus_mode(self) -> None:
        """The article alone, or the panes again."""
        self.alone = not self.alone
        if self.alone:
            self.go_to_pane(ARTICLE)
        else:
            self.show_panes()

    def action_measure(self, step: int) -> None:
        """Set the text in longer or shorter lines."""
        # Narrower starts from what is seen; wider from what was wished for.
        start = min(self.measure, self.view.text_width) if step < 0 else self.measure
        self.measure = min(160, max(32, start + step))
        self.view.show_measure(self.measure)
        room = "" if self.view.text_width == self.measure else ", but the pane has less room: z"
        self.status.tell(fact=f"Lines of up to {self.measure} characters{room}")

    # Words about it.

    @property
    def back_hint(self) -> str:
        """What the key for going back does here, in a word."""
        return "quit" if self.pane == LIST and not self.alone else "back"

    @property
    def first_hints(self) -> list[tuple[str, str]]:
        """Keys that matter more than those of the pane; a higher floor knows some."""
        return []

    def show_hints(self) -> None:
        """Show the keys that matter in this pane."""
        actions = [*self.keymap.at(self.pane), *self.keymap.at(keys.READER)]
        hints = [
            (
                action.shown_keys.split()[0],
                self.back_hint if action.id == "reader.back" else action.hint,
            )
            for action in actions
            if action.hint and _TAB_OF.get(action.id, self.tab) == self.tab
        ]
        mode = "SELECT" if self.filled and self.view.visual else ""
        if self.filled and self.view.selected is not None:
            hints = [("h", "highlight"), ("a", "note"), ("y", "copy"), ("esc", "drop")]
            hints += [("w b e ( ) { } j k", "extend")]
        first = [] if mode else self.first_hints
        self.status.tell(hints=hints, first=first, mode=mode)

    def show_head(self, text: Text) -> None:
        """Show what the list holds."""
        self.query_one("#list-head", Static).update(text)
