"""The actions of the timeline of the library."""

from __future__ import annotations

from briefterm.tui.keys.action import Action

TIMING = (
    Action("timeline.go", "enter", "choose", "Go there", "Open the briefing at the place", "go there"),
    Action("timeline.coming", "n", "screen.coming", "Coming up", "To what comes after today", "coming up"),
    Action("timeline.zoom", "z", "screen.zoom", "Zoom", "By day, by month, by year", "zoom"),
    Action("timeline.switch", "tab,shift+tab", "screen.switch", "Bars/statements", "From the statements to the bars and back", "bars"),
    Action("timeline.filter", "slash", "screen.filter", "Filter", "Those of briefings that a query asks for, as you type", "filter"),
    Action("timeline.name", "i", "screen.name", "By name", "Those of briefings with a name", "name"),
    Action("timeline.copy", "y", "screen.copy", "Copy", "Copy the statement with its source", "copy"),
    Action("timeline.export", "x", "screen.export", "Write to a file", "All that is listed, as calendar, Markdown or JSON", "write"),
    Action("timeline.bars", "p", "screen.bars", "Bars", "Show the bars beside the statements, or not"),
    Action("timeline.next_period", "J,right,right_curly_bracket", "screen.leap(1)", "Next period", "To the next day, month or year"),
    Action("timeline.previous_period", "K,left,left_curly_bracket", "screen.leap(-1)", "Period before", "To the day, month or year before"),
    Action("timeline.down", "j,down", "move(1)", "Down", "Next row"),
    Action("timeline.up", "k,up", "move(-1)", "Up", "Previous row"),
    Action("timeline.half_down", "ctrl+d", "page(0.5)", "Half a page down", "Half a page down"),
    Action("timeline.half_up", "ctrl+u", "page(-0.5)", "Half a page up", "Half a page up"),
    Action("timeline.page_down", "space,pagedown,ctrl+f", "page(1)", "Page down", "A page down"),
    Action("timeline.page_up", "b,pageup,ctrl+b", "page(-1)", "Page up", "A page up"),
    Action("timeline.top", "g,home", "edge(0)", "Top", "First row"),
    Action("timeline.bottom", "G,end", "edge(1)", "Bottom", "Last row"),
)  # fmt: skip
