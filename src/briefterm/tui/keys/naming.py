"""The actions of the screen of all names."""

from __future__ import annotations

from briefterm.tui.keys.action import Action

NAMING = (
    Action("names.go", "enter,l,right", "choose", "Go there", "Into the page; there, to the place or name", "go there"),
    Action("names.filter", "slash", "screen.filter", "Filter", "Find names as you type", "filter"),
    Action("names.kind", "K", "screen.kind", "Kind", "List one kind only", "kind"),
    Action("names.correct", "c", "screen.correct", "This is wrong", "Another kind, another name, or no name", "correct"),
    Action("names.merge", "m", "screen.merge", "Same as", "The same as another name, or called otherwise", "same as"),
    Action("names.watch", "w", "screen.watch", "Watch", "Mark new briefings that have it, or no longer", "watch"),
    Action("names.search", "f", "screen.search", "Search", "Search for the briefings that have it", "search"),
    Action("names.timeline", "t", "screen.timeline", "Timeline", "What its briefings say happened when", "timeline"),
    Action("names.copy", "y", "screen.copy", "Copy", "Copy the page as Markdown"),
    Action("names.widen", "a", "screen.widen", "All or filtered", "Names of all briefings, or of those filtered in the list"),
    Action("names.undo", "u", "screen.undo", "Undo", "Take the last action back"),
    Action("names.redo", "U,ctrl+y", "screen.redo", "Redo", "Do again what was taken back"),
    Action("names.switch", "tab,shift+tab", "screen.switch", "List/page", "From the list to the page, or back"),
    Action("names.list", "left,h", "screen.to_list", "To the list", "From the page back to the list"),
    Action("names.previous", "backspace", "screen.previous", "Page before", "Back to the page that led to this one"),
    Action("names.page", "p", "screen.page_beside", "Page", "Show the page beside the list, or not"),
    Action("names.down", "j,down", "move(1)", "Down", "Next row"),
    Action("names.up", "k,up", "move(-1)", "Up", "Previous row"),
    Action("names.half_down", "ctrl+d", "page(0.5)", "Half a page down", "Half a page down"),
    Action("names.half_up", "ctrl+u", "page(-0.5)", "Half a page up", "Half a page up"),
    Action("names.page_down", "space,pagedown,ctrl+f", "page(1)", "Page down", "A page down"),
    Action("names.page_up", "b,pageup,ctrl+b", "page(-1)", "Page up", "A page up"),
    Action("names.top", "g,home", "edge(0)", "Top", "First row"),
    Action("names.bottom", "G,end", "edge(1)", "Bottom", "Last row"),
)  # fmt: skip
