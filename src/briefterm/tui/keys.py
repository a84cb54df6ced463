"""Every action of the screen, once: its keys, its words and where it works.

The bindings of the widgets, the key sequences, the help screen, the hints in the status line and
the command palette all read this table. A reader's own keys replace an action's by its id.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.binding import Binding

if TYPE_CHECKING:
    from collections.abc import Mapping

# Where an action works: everywhere on the reader's screen, or in one of its panes.
READER, LIST, ARTICLE, PANEL = "reader", "list", "article", "panel"
NOTES, BUILDER = "notes", "builder"
APART = frozenset({NOTES, BUILDER})  # on screens of their own, where the reader's keys do not work
PLACES = {
    READER: "Everywhere",
    LIST: "List",
    ARTICLE: "Article",
    PANEL: "Side panel",
    NOTES: "All notes",
    BUILDER: "Briefing builder",
}
TABS = ("notes", "names", "dates", "outline")  # of the side panel

# Sequences begin with one of these; Textual's names for keys that print.
PREFIXES = {"left_square_bracket": "[", "right_square_bracket": "]"}


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that a key does.

    ``keys`` are Textual's key names, parted by commas; a sequence is a prefix and a letter, such
    as "]e". ``hint`` is a word for the status line, empty for actions that it leaves out.
    """

    id: str
    keys: str
    action: str
    label: str
    tooltip: str
    hint: str = ""

    @property
    def place(self) -> str:
        """Where the action works: the part of its id before the dot."""
        return self.id.partition(".")[0]

    @property
    def sequences(self) -> list[str]:
        """Those of its keys that are a prefix and a letter."""
        return [key for key in self.keys.split(",") if is_sequence(key)]

    @property
    def bound_keys(self) -> str:
        """Those of its keys that Textual binds."""
        return ",".join(key for key in self.keys.split(",") if not is_sequence(key))

    @property
    def shown_keys(self) -> str:
        """The keys as a person writes them."""
        return " ".join(_SHOWN.get(key, key) for key in self.keys.split(","))


_SHOWN = {
    "question_mark": "?",
    "asterisk": "*",
    "slash": "/",
    "apostrophe": "'",
    "plus": "+",
    "minus": "-",
    "equals_sign": "=",
    "greater_than_sign": ">",
    "less_than_sign": "<",
    "left_parenthesis": "(",
    "right_parenthesis": ")",
    "left_curly_bracket": "{",
    "right_curly_bracket": "}",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "dollar_sign": "$",
    "circumflex_accent": "^",
    "escape": "esc",
    "down": "↓",
    "up": "↑",
    "left": "←",
    "right": "→",
    "pagedown": "pgdn",
    "pageup": "pgup",
}


def is_sequence(key: str) -> bool:
    """Whether a key is a prefix and a letter, typed one after the other."""
    return len(key) > 1 and key[0] in PREFIXES.values()


ACTIONS = (
    Action("reader.back", "q", "back", "Back", "Leave this pane; from the list, quit", "back"),
    Action("reader.quit", "Q,ctrl+q", "quit", "Quit", "Leave briefterm"),
    Action("reader.help", "question_mark,f1", "help", "Help", "All keys, by place", "help"),
    Action("reader.next_pane", "tab", "pane(1)", "Next pane", "Go to the next pane"),
    Action("reader.previous_pane", "shift+tab", "pane(-1)", "Previous pane", "Go back a pane"),
    Action("reader.panel", "p", "panel", "Side panel", "Show or hide the side panel"),
    Action("reader.notes", "1", "tab('notes')", "Notes", "Notes on this briefing"),
    Action("reader.names", "2", "tab('names')", "Names", "Who and what is named here"),
    Action("reader.dates", "3,t", "tab('dates')", "Dates", "Dates in this briefing, in order"),
    Action("reader.outline", "4", "tab('outline')", "Outline", "Headings of this briefing"),
    Action("reader.focus", "z", "focus_mode", "Focus mode", "The article alone, centred"),
    Action("reader.wider", "plus,equals_sign", "measure(4)", "Wider text", "Longer lines"),
    Action("reader.narrower", "minus", "measure(-4)", "Narrower text", "Shorter lines"),
    Action("reader.filter", "f", "filter", "Filter the list", "Find briefings as you type", "filter"),
    Action("reader.annotate", "a", "annotate", "Note", "Write a note on the selection", "note"),
    Action("reader.highlight", "h", "highlight", "Highlight", "Highlight the selection"),
    Action("reader.bookmark", "m", "bookmark", "Bookmark", "Set or lift a bookmark here"),
    Action("reader.bookmarks", "apostrophe", "bookmarks", "Bookmarks", "Go to a bookmark"),
    Action("reader.undo", "u", "undo", "Undo", "Take the last note or bookmark action back"),
    Action("reader.redo", "U,ctrl+y", "redo", "Redo", "Do again what was taken back"),
    Action("reader.all_notes", "A", "all_notes", "All notes", "Every note of the library: find, change, export"),
    Action("reader.accept", "Y", "accept", "Accept the place", "Tie the note to the place suggested for it"),
    Action("reader.attach", "R", "attach", "Tie elsewhere", "Tie the note to other words: select them, then this key"),
    Action("reader.collect", "C", "collect", "Collect", "Put the note or the selection into an outline"),
    Action("reader.builder", "O", "builder", "Briefing builder", "Outlines of collected notes: order, write, export"),
    Action("reader.export", "x", "export", "Export notes", "Preview and write notes as Markdown"),
    Action("reader.copy", "y", "copy", "Copy quote", "Copy the selection with its source"),
    Action("reader.open_url", "o", "open_url", "Open the source", "Open the briefing's address"),
    Action("reader.kinds", "H", "kinds", "Kinds lit", "Choose which names and dates are lit"),
    Action("reader.correct", "c", "correct", "This is wrong", "Put a name right: its kind, its name, or no name"),
    Action("reader.theme", "T", "theme", "Theme", "Choose the colours"),
    Action("reader.refresh", "ctrl+r", "refresh_listing", "Look again", "Look at the folder again"),
    Action("reader.toggle_read", "r", "toggle_read", "Read/unread", "Mark as read or unread"),
    Action("reader.edit", "e", "edit", "Edit in $EDITOR", "Edit the chosen note in your editor"),
    Action("list.down", "j,down", "move(1)", "Down", "Next row"),
    Action("list.up", "k,up", "move(-1)", "Up", "Previous row"),
    Action("list.half_down", "ctrl+d", "page(0.5)", "Half a page down", "Half a page down"),
    Action("list.half_up", "ctrl+u", "page(-0.5)", "Half a page up", "Half a page up"),
    Action("list.page_down", "space,pagedown,ctrl+f", "page(1)", "Page down", "A page down"),
    Action("list.page_up", "b,pageup,ctrl+b", "page(-1)", "Page up", "A page up"),
    Action("list.top", "g,home", "edge(0)", "Top", "First row"),
    Action("list.bottom", "G,end", "edge(1)", "Bottom", "Last row"),
    Action("list.open", "enter,l,right", "choose", "Open", "Read this briefing", "read"),
    Action("list.clear", "escape", "screen.clear_filter", "All", "Show all briefings again"),
    Action("list.filter", "slash", "screen.filter", "Filter", "Find briefings as you type"),
    Action("article.down", "j,down", "scroll_rows(1)", "Down", "A line down"),
    Action("article.up", "k,up", "scroll_rows(-1)", "Up", "A line up"),
    Action("article.half_down", "ctrl+d", "scroll_pages(0.5)", "Half a page down", "Half a page down"),
    Action("article.half_up", "ctrl+u", "scroll_pages(-0.5)", "Half a page up", "Half a page up"),
    Action("article.page_down", "space,pagedown,ctrl+f", "scroll_pages(1)", "Page down", "A page down"),
    Action("article.page_up", "pageup,ctrl+b", "scroll_pages(-1)", "Page up", "A page up"),
    Action("article.top", "g,home", "edge(0)", "Top", "Beginning of the text"),
    Action("article.bottom", "G,end", "edge(1)", "Bottom", "End of the text"),
    Action("article.find", "slash", "screen.find", "Find", "Find in this briefing", "find"),
    Action("article.next_hit", "n", "hit(1)", "Next hit", "Next place found"),
    Action("article.previous_hit", "N", "hit(-1)", "Previous hit", "Previous place found"),
    Action("article.next_name", "]e", "jump('name',1)", "Next name", "Go to the next name"),
    Action("article.previous_name", "[e", "jump('name',-1)", "Previous name", "The name before"),
    Action("article.next_date", "]d", "jump('date',1)", "Next date", "Go to the next date"),
    Action("article.previous_date", "[d", "jump('date',-1)", "Previous date", "The date before"),
    Action("article.next_note", "]n", "jump('note',1)", "Next note", "Go to the next note"),
    Action("article.previous_note", "[n", "jump('note',-1)", "Previous note", "The note before"),
    Action("article.next_heading", "]h", "jump('heading',1)", "Next heading", "Go to the next heading"),
    Action("article.previous_heading", "[h", "jump('heading',-1)", "Previous heading", "Heading before"),
    Action("article.select", "v", "visual('character')", "Select", "Select by characters", "select"),
    Action("article.select_block", "V", "visual('paragraph')", "Select paragraphs", "Select paragraphs"),
    Action("article.card", "enter", "card", "Card", "All about this name, date or note"),
    Action("article.clear", "escape", "clear", "Clear", "Drop the selection and the search"),
    Action("article.right", "l,right", "motion('right')", "Right", "Next character"),
    Action("article.left", "left", "motion('left')", "Left", "Previous character"),
    Action("article.word", "w", "motion('next_word')", "Word", "Next word"),
    Action("article.word_end", "e", "end_of_word", "Word end", "End of the word, when selecting"),
    Action("article.other_end", "o", "other_end", "Other end", "Move the other end, when selecting"),
    Action("article.word_back", "b", "motion('previous_word')", "Word back", "Word before"),
    Action("article.line_start", "0,circumflex_accent", "motion('line_start')", "Line start", "Start of line"),
    Action("article.line_end", "dollar_sign", "motion('line_end')", "Line end", "End of line"),
    Action("article.sentence", "right_parenthesis", "motion('next_sentence')", "Sentence", "Next sentence"),
    Action("article.sentence_back", "left_parenthesis", "motion('previous_sentence')", "Sentence back", "Sentence before"),
    Action("article.paragraph", "right_curly_bracket", "motion('next_paragraph')", "Paragraph", "Next paragraph"),
    Action("article.paragraph_back", "left_curly_bracket", "motion('previous_paragraph')", "Paragraph back", "Paragraph before"),
    Action("panel.down", "j,down", "move(1)", "Down", "Next row"),
    Action("panel.up", "k,up", "move(-1)", "Up", "Previous row"),
    Action("panel.half_down", "ctrl+d", "page(0.5)", "Half a page down", "Half a page down"),
    Action("panel.half_up", "ctrl+u", "page(-0.5)", "Half a page up", "Half a page up"),
    Action("panel.page_down", "space,pagedown", "page(1)", "Page down", "A page down"),
    Action("panel.page_up", "b,pageup", "page(-1)", "Page up", "A page up"),
    Action("panel.top", "g,home", "edge(0)", "Top", "First row"),
    Action("panel.bottom", "G,end", "edge(1)", "Bottom", "Last row"),
    Action("panel.go", "enter", "choose", "Go there", "Jump to the place in the text", "go there"),
    Action("panel.next_tab", "l,right", "screen.turn_tab(1)", "Next tab", "Next tab"),
    Action("panel.previous_tab", "left", "screen.turn_tab(-1)", "Previous tab", "Tab before"),
    Action("panel.back", "escape", "screen.leave_panel", "Back", "Back to the article"),
    Action("panel.delete", "d,delete", "screen.delete_note", "Delete note", "Delete the note (u brings it back)", "delete"),
    Action("notes.go", "enter", "choose", "Go there", "Open the briefing at the note", "go there"),
    Action("notes.filter", "slash,f", "screen.filter", "Filter", "Find notes as you type", "filter"),
    Action("notes.select", "space", "screen.select", "Select", "Select the note, or no longer", "select"),
    Action("notes.select_all", "asterisk,ctrl+a", "screen.select_all", "Select all", "Select all that are listed, or none"),
    Action("notes.tag", "t", "screen.tag", "Tags", "Give tags, take tags away", "tags"),
    Action("notes.status", "s", "screen.status", "Done/open", "Done with, or open again", "done"),
    Action("notes.color", "c", "screen.color", "Colour", "Another colour", "colour"),
    Action("notes.kind", "K", "screen.kind", "Kind", "Fact, claim, forecast, question or none", "kind"),
    Action("notes.delete", "d,delete", "screen.delete", "Delete", "Delete (u brings it back)", "delete"),
    Action("notes.restore", "r", "screen.restore", "Restore", "Bring deleted notes back (is:deleted lists them)"),
    Action("notes.edit", "a", "screen.edit", "Edit", "Edit the note", "edit"),
    Action("notes.edit_outside", "e", "screen.edit_outside", "Edit in $EDITOR", "Edit the note in your editor"),
    Action("notes.accept", "Y", "screen.accept", "Accept the place", "Tie the note to the place suggested for it"),
    Action("notes.attach", "R", "screen.attach", "Tie elsewhere", "Go and select other words for the note"),
    Action("notes.export", "x", "screen.export", "Export", "The selected notes as Markdown", "export"),
    Action("notes.undo", "u", "screen.undo", "Undo", "Take the last action back"),
    Action("notes.redo", "U,ctrl+y", "screen.redo", "Redo", "Do again what was taken back"),
    Action("notes.preview", "p", "screen.preview", "Preview", "Show the note beside the list, or not"),
    Action("notes.down", "j,down", "move(1)", "Down", "Next note"),
    Action("notes.up", "k,up", "move(-1)", "Up", "Note before"),
    Action("notes.half_down", "ctrl+d", "page(0.5)", "Half a page down", "Half a page down"),
    Action("notes.half_up", "ctrl+u", "page(-0.5)", "Half a page up", "Half a page up"),
    Action("notes.page_down", "pagedown,ctrl+f", "page(1)", "Page down", "A page down"),
    Action("notes.page_up", "b,pageup,ctrl+b", "page(-1)", "Page up", "A page up"),
    Action("notes.top", "g,home", "edge(0)", "Top", "First note"),
    Action("notes.bottom", "G,end", "edge(1)", "Bottom", "Last note"),
    Action("builder.go", "enter", "choose", "Open", "Edit the words, or go to the note", "open"),
    Action("builder.down_one", "J,alt+down,shift+down", "screen.shift(1)", "Move down", "Move down; a heading goes with its section", "move"),
    Action("builder.up_one", "K,alt+up,shift+up", "screen.shift(-1)", "Move up", "Move up; a heading goes with its section"),
    Action("builder.heading", "h", "screen.add_heading", "Heading", "Put a heading below", "heading"),
    Action("builder.text", "t,a", "screen.add_text", "Text", "Write words of your own below", "text"),
    Action("builder.edit", "e", "screen.edit_outside", "Edit in $EDITOR", "Edit the words in your editor"),
    Action("builder.deeper", "greater_than_sign,tab", "screen.level(1)", "Deeper", "A deeper heading, with those under it"),
    Action("builder.higher", "less_than_sign,shift+tab", "screen.level(-1)", "Higher", "A higher heading, with those under it"),
    Action("builder.remove", "d,delete", "screen.remove", "Remove", "Take it out; the note itself stays", "remove"),
    Action("builder.undo", "u", "screen.undo", "Undo", "Take the last action back"),
    Action("builder.redo", "U,ctrl+y", "screen.redo", "Redo", "Do again what was taken back"),
    Action("builder.export", "x", "screen.export", "Export", "Preview and write the document", "export"),
    Action("builder.copy", "y", "screen.copy", "Copy", "Copy the document as Markdown"),
    Action("builder.outlines", "o", "screen.outlines", "Outlines", "Another outline, or a new one", "outlines"),
    Action("builder.rename", "r", "screen.rename", "Rename", "Give the outline another name"),
    Action("builder.delete", "D", "screen.delete", "Delete outline", "Delete the outline (u brings it back)"),
    Action("builder.preview", "p", "screen.preview", "Preview", "Show the document beside the outline, or not"),
    Action("builder.down", "j,down", "move(1)", "Down", "Next item"),
    Action("builder.up", "k,up", "move(-1)", "Up", "Item before"),
    Action("builder.page_down", "pagedown,ctrl+f,ctrl+d,space", "page(1)", "Page down", "A page down"),
    Action("builder.page_up", "b,pageup,ctrl+b,ctrl+u", "page(-1)", "Page up", "A page up"),
    Action("builder.top", "g,home", "edge(0)", "Top", "First item"),
    Action("builder.bottom", "G,end", "edge(1)", "Bottom", "Last item"),
)  # fmt: skip


def bindings(place: str) -> list[Binding]:
    """Textual bindings of the actions at ``place``; sequences are dispatched apart."""
    return [
        Binding(
            action.bound_keys,
            action.action,
            action.label,
            show=False,
            id=action.id,
            tooltip=action.tooltip,
        )
        for action in ACTIONS
        if action.place == place and action.bound_keys
    ]


def binding(name: str, keys: str, action: str, tooltip: str, *, priority: bool = False) -> Binding:
    """A key of a dialog or prompt; these are not in the table, for they are shown where they work."""
    return Binding(keys, action, tooltip, show=False, id=name, tooltip=tooltip, priority=priority)


@dataclass(frozen=True)
class Keymap:
    """The actions with the reader's own keys put in, and what was wrong with those."""

    actions: tuple[Action, ...]
    problems: tuple[str, ...] = ()

    @property
    def sequences(self) -> Mapping[str, Action]:
        """Actions by their sequence, such as "]e"."""
        return {key: action for action in self.actions for key in action.sequences}

    def at(self, place: str) -> list[Action]:
        """Actions that work at ``place``."""
        return [action for action in self.actions if action.place == place]


USUAL = Keymap(ACTIONS)
