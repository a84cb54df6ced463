"""The screen of all notes: every note of the library, found as one types, changed many at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import work
from textual.containers import Container, Horizontal, Vertical, VerticalScroll
from textual.message import Message
from textual.widgets import Label, Static
from textual.worker import get_current_worker

from briefterm.errors import BrieftermError
from briefterm.library.note_query import NoteFacts, NoteQuery, chosen, note_facts, parse
from briefterm.tui import keys
from briefterm.tui.inks import Inked
from briefterm.tui.screens.apart import ApartScreen
from briefterm.tui.screens.notes.left import NotesLeft
from briefterm.tui.screens.notes.listed import listed, preview
from briefterm.tui.screens.notes.note_list import NoteList
from briefterm.tui.screens.notes.query_help import NoteHelp
from briefterm.tui.widgets.query_input import QueryInput
from briefterm.tui.widgets.status import StatusBar

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.await_complete import AwaitComplete
    from textual.binding import BindingType
    from textual.widgets import Input

    from briefterm.library.note_entries import NoteEntry
    from briefterm.tui.screens.notes.lines import ListedNote
    from briefterm.tui.screens.reader.browsing import BrowsingScreen
    from briefterm.tui.widgets.rows import RowList

_HINT = "words  kind:claim  status:open  color:green  tag:x  state:orphan  in:ID"
_FILTER_HINTS = [("tab", "complete"), ("enter", "notes"), ("esc", "back")]
_UNREADABLE = (
    "The notes cannot be read.",
    "",
    "briefterm check says what is wrong,",
    "and mends it.",
)
_EMPTY = (
    "No notes yet.",
    "",
    "Open a briefing, press v and move, or drag,",
    "then h to highlight or a to write a note.",
)


@dataclass(frozen=True)
class Going:
    """Where the reader goes from here: to a note, or (``attach``) to select other words for it."""

    entry: NoteEntry
    attach: bool = False


def readable(line: str) -> tuple[NoteQuery, str]:
    """The query of a line, without its last term where that is wrong, and what is wrong."""
    try:
        return parse(line), ""
    except BrieftermError as error:
        problem = str(error).removeprefix("query, ")
    try:
        return parse(line.rstrip().rpartition(" ")[0]), problem
    except BrieftermError:
        return parse(""), problem


class Preview(Inked, Static):
    """All about the note under the cursor."""

    def show(self, entry: NoteEntry | None) -> None:
        """Show a note, or nothing."""
        text = Text()
        for words, look in preview(entry) if entry is not None else ():
            text.append(words, self.ink(look) if look else "")
        self.update(text)


class NotesScreen(ApartScreen[Going | None]):
    """Lists the notes that the filter lets through; the upper half says what is done to them."""

    CSS_PATH = "notes.tcss"
    AUTO_FOCUS = "NoteList"
    PLACE = keys.NOTES

    reader: BrowsingScreen
    BINDINGS: ClassVar[list[BindingType]] = [
        keys.binding("notes.list", "down", "to_list", "From the filter to the list"),
    ]

    @dataclass
    class Loaded(Message):
        """The notes as they are now; ``readable`` says whether they could be read."""

        facts: list[NoteFacts]
        rows: dict[str, ListedNote]
        readable: bool = True

    def __init__(
        self, reader: BrowsingScreen, query: str = "", left: NotesLeft | None = None
    ) -> None:
        super().__init__(reader)
        self.query_text = query
        self.left_at = left or NotesLeft(query)
        self.facts: list[NoteFacts] = []
        self.rows: dict[str, ListedNote] = {}
        self.shown: dict[str, NoteEntry] = {}
        self.problem = ""
        self.readable = True
        self.field = QueryInput(
            query,
            hinting=NoteHelp(lambda: self.facts),
            placeholder=_HINT,
            id="notes-filter",
            strip_id="notes-help",
        )

    def compose(self) -> ComposeResult:
        """The filter with its help, the list with the preview, and the status line."""
        yield Static(id="notes-head")
        with Horizontal(id="notes-line"):
            yield Label("filter ", id="notes-label")
            yield self.field
        yield self.field.strip
        with Container(id="notes-body"):
            yield NoteList(id="notes-list")
            with VerticalScroll(id="notes-side", can_focus=False):
                yield Preview(id="notes-preview")
        with Vertical(id="notes-foot"):
            yield StatusBar(id="notes-status")

    def on_mount(self) -> None:
        """Read the notes, now and whenever they have changed."""
        self.notes.empty = ("Reading the notes…",)
        self.notes.begin_at, self.notes.chosen = self.left_at.note_id, self.left_at.chosen
        self.load()

    def after_noting(self) -> None:
        """Read them again."""
        self.load()

    @property
    def notes(self) -> NoteList:
        """The list."""
        return self.query_one(NoteList)

    @property
    def current(self) -> NoteEntry | None:
        """The note under the cursor."""
        row = self.notes.current
        return self.shown.get(row.id) if row is not None else None

    @work(thread=True, exclusive=True, group="notes", exit_on_error=False)
    def load(self) -> None:
        """Read all notes and where they are."""
        worker = get_current_worker()
        library = self.reader.library
        try:
            entries = library.noting.entries(deleted=True, cancelled=lambda: worker.is_cancelled)
            marks = library.marks()
        except BrieftermError as error:
            self.reader.tell(str(error))
            self.post_message(self.Loaded([], {}, readable=False))
            return
        facts = [note_facts(entry, marks) for entry in entries]
        rows = {entry.note.id: listed(entry) for entry in entries}
        if not worker.is_cancelled:
            self.post_message(self.Loaded(facts, rows))

    def on_notes_screen_loaded(self, message: Loaded) -> None:
        """Show the notes as they are now."""
        self.facts, self.rows, self.readable = message.facts, message.rows, message.readable
        self.notes.choose(self.notes.chosen & self.rows.keys())
        self.show_notes()

    def show_notes(self) -> None:
        """List the notes that the filter lets through; a term that is wrong is left out."""
        query, self.problem = readable(self.query_text)
        found = chosen(query, self.facts)
        self.shown = {one.entry.note.id: one.entry for one in found}
        self.notes.empty = ("Nothing matches.", "", "esc shows all.")
        if not self.query_text.strip():
            self.notes.empty = _EMPTY if self.readable else _UNREADABLE
        self.notes.show_notes([self.rows[one] for one in self.shown])
        self.show_head()
        self.show_preview()

    def show_head(self) -> None:
        """Show how many notes there are, are listed and are selected, or what is wrong."""
        total = sum(not one.entry.note.deleted for one in self.facts)
        head = Text(no_wrap=True, overflow="ellipsis").append("All notes", "bold")
        listed_now = len(self.shown)
        if self.query_text.strip():
            head.append(f"  {listed_now:,} of {total:,}")
        else:
            head.append(f"  {total:,}")
        if self.notes.chosen:
            head.append(f"  ·  {len(self.notes.chosen):,} selected", "bold")
        if self.problem and self.focused is not self.field:
            head.append("  ·  the filter is wrong", "bold")
        self.query_one("#notes-head", Static).update(head)
        self.show_hints()

    def show_preview(self) -> None:
        """Show the note under the cursor."""
        self.query_one(Preview).show(self.current)
        self.query_one("#notes-side").scroll_home(animate=False)

    def dismiss(self, result: Going | None = None) -> AwaitComplete:
        """Leave; where to is no matter, how it was left may be."""
        if not self.left:
            here = self.notes.current.id if self.notes.current is not None else ""
            self.left_at = NotesLeft(self.query_text, here, self.notes.chosen)
        return super().dismiss(result)

    # Filter and list.

    def on_input_changed(self, event: Input.Changed) -> None:
        """Filter as it is typed."""
        event.stop()
        if event.value != self.query_text:
            self.query_text = event.value
            self.show_notes()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go to the list."""
        event.stop()
        self.action_to_list()

    def on_row_list_pointed(self, event: RowList.Pointed) -> None:
        """Show the note that the cursor came to."""
        event.stop()
        self.show_preview()

    def action_to_list(self) -> None:
        """Give the list the focus."""
        self.set_focus(self.notes)

    def action_filter(self) -> None:
        """Give the filter the focus."""
        self.set_focus(self.field)

    def on_descendant_focus(self) -> None:
        """Show the keys that work here, and whether the filter is wrong."""
        self.show_head()

    def show_hints(self) -> None:
        """Show the keys that matter where the focus is."""
        if self.focused is self.field:
            self.query_one(StatusBar).tell(hints=_FILTER_HINTS)
        else:
            super().show_hints()

    def action_preview(self) -> None:
        """Show the preview or hide it."""
        self.toggle_side(self.query_one("#notes-side"))

    def action_back(self) -> None:
        """Leave what is innermost: the filter's line, the selection, the filter, the screen."""
        if self.focused is not self.notes:
            self.action_to_list()
        elif self.notes.chosen:
            self.notes.choose(frozenset())
            self.show_head()
        elif self.query_text:
            self.field.value = ""
        else:
            self.dismiss(None)

    # Selecting.

    def action_select(self) -> None:
        """Select the note under the cursor, or no longer, and go on to the next."""
        row = self.notes.current
        if row is not None:
            self.notes.choose(self.notes.chosen ^ {row.id})
            self.notes.action_move(1)
            self.show_head()

    def action_select_all(self) -> None:
        """Select all that are listed; if they are, none."""
        every = frozenset(self.shown)
        self.notes.choose(
            self.notes.chosen - every if every <= self.notes.chosen else self.notes.chosen | every
        )
        self.show_head()
