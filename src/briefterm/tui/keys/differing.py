"""The actions of the screen of what differs between two briefings."""

from __future__ import annotations

from briefterm.tui.keys.action import Action

DIFFERING = (
    Action("differences.go", "enter", "choose", "Open the newer", "Open the newer briefing at the place", "newer"),
    Action("differences.older", "o", "screen.older", "Open the older", "Open the older briefing at the place", "older"),
    Action("differences.down", "j,down", "move(1)", "Down", "Next row"),
    Action("differences.up", "k,up", "move(-1)", "Up", "Previous row"),
    Action("differences.half_down", "ctrl+d", "page(0.5)", "Half a page down", "Half a page down"),
    Action("differences.half_up", "ctrl+u", "page(-0.5)", "Half a page up", "Half a page up"),
    Action("differences.page_down", "space,pagedown,ctrl+f", "page(1)", "Page down", "A page down"),
    Action("differences.page_up", "b,pageup,ctrl+b", "page(-1)", "Page up", "A page up"),
    Action("differences.top", "g,home", "edge(0)", "Top", "First row"),
    Action("differences.bottom", "G,end", "edge(1)", "Bottom", "Last row"),
)  # fmt: skip
