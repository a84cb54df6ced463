"""The actions of the search screen."""

from __future__ import annotations

from briefterm.tui.keys.action import Action

SEARCHING = (
    Action("search.go", "enter,l,right", "choose", "Open", "Open the briefing at the place, or take the query", "open"),
    Action("search.query", "slash,f", "screen.query", "Query", "Write the query", "query"),
    Action("search.save", "s", "screen.save", "Save", "Save the query under a name", "save"),
    Action("search.watch", "w", "screen.watch", "Watch", "Mark new briefings that the query asks for, or no longer", "watch"),
    Action("search.side", "p", "screen.side", "Saved searches", "Show saved searches beside the results, or not", "saved"),
    Action("search.turn", "tab,shift+tab,h,left", "screen.turn", "Other list", "Between results and saved searches"),
    Action("search.rename", "r", "screen.rename", "Rename", "Give a saved search another name"),
    Action("search.forget", "d,delete", "screen.forget", "Forget", "Forget a saved search (u brings it back)"),
    Action("search.undo", "u", "screen.undo", "Undo", "Take the last action back"),
    Action("search.redo", "U,ctrl+y", "screen.redo", "Redo", "Do again what was taken back"),
    Action("search.down", "j,down", "move(1)", "Down", "Next row"),
    Action("search.up", "k,up", "move(-1)", "Up", "Previous row"),
    Action("search.half_down", "ctrl+d", "page(0.5)", "Half a page down", "Half a page down"),
    Action("search.half_up", "ctrl+u", "page(-0.5)", "Half a page up", "Half a page up"),
    Action("search.page_down", "space,pagedown,ctrl+f", "page(1)", "Page down", "A page down"),
    Action("search.page_up", "b,pageup,ctrl+b", "page(-1)", "Page up", "A page up"),
    Action("search.top", "g,home", "edge(0)", "Top", "First row"),
    Action("search.bottom", "G,end", "edge(1)", "Bottom", "Last row"),
)  # fmt: skip
