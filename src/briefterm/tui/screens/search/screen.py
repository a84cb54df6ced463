"""The upper floor of the search screen: what is done with queries; each change is one write and can be taken back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from briefterm.errors import UsageError
from briefterm.library.finding import saving
from briefterm.library.finding.parsed import parsed_query
from briefterm.terminal import visible_line
from briefterm.tui import keys
from briefterm.tui.screens.outline.dialogs import LineDialog
from briefterm.tui.screens.search.hit_lines import RECENT, SEARCH, WATCH, Entry
from briefterm.tui.screens.search.kept import KeptScreen
from briefterm.tui.undo import Undo, sentence
from briefterm.tui.watching import end, turn

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.binding import BindingType

    from briefterm.library.finding import Finder

    Back = Callable[[], object]


class SearchScreen(KeptScreen):
    """The search screen, with the keys that save, watch for, rename and forget queries."""

    BINDINGS: ClassVar[list[BindingType]] = [
        keys.binding("searching.save", "ctrl+s", "save", "Save the query under a name"),
    ]

    @property
    def finding(self) -> Finder:
        """What finds, and keeps searches."""
        return self.reader.library.finding

    @property
    def entry(self) -> Entry | None:
        """The query under the cursor, if it is on one."""
        rows = self.side if self.focused is self.side else self.main
        row = rows.current if self.focused is not self.field else None
        return row if isinstance(row, Entry) else None

    def meant(self) -> str:
        """The query under the cursor, or the one that is written; empty where it is of no use."""
        query = self.entry.query if self.entry is not None else self.query_text.strip()
        try:
            parsed_query(query)
        except UsageError as error:
            self.notify(str(error), severity="warning", timeout=5, markup=False)
            return ""
        if not query:
            self.notify("Write a query first.", timeout=2)
        return query

    def change(self, done: str, job: Callable[[], Back]) -> None:
        """Write something; ``job`` gives the way back, ``done`` says what was done."""

        def write() -> Undo:
            return Undo(done, job(), None, write)

        def tell(undo: Undo) -> None:
            way = "esc, then u" if self.focused is self.field else "u"  # there a u is written
            self.reader.written(f"{sentence(done)}. {way} takes it back.", undo)

        self.reader.writer.write(write, tell)

    # Saved searches.

    def action_save(self) -> None:
        """Save the query under a name."""
        query = self.meant()
        if not query:
            return
        known = next((one.name for one in self.kept.searches if one.query == query), "")

        def take(name: str | None) -> None:
            if name:
                words = f"saved the search as “{visible_line(name)}”"
                self.change(words, partial(self.save, name, query))

        dialog = LineDialog("Save the search as", known, placeholder="a name for it")
        self.app.push_screen(dialog, take)

    def save(self, name: str, query: str) -> Back:
        """Save a query, in a thread."""
        before = {one.name: one.query for one in self.finding.searches()}
        self.finding.save_search(name, query)
        if name in before:
            return partial(self.finding.save_search, name, before[name])
        return partial(self.finding.remove_search, name)

    def forget(self, name: str) -> Back:
        """Forget a saved search, in a thread."""
        removed = saving.remove(self.finding, "search", "name", name)
        return partial(saving.put_back, self.finding, removed)

    def action_forget(self) -> None:
        """Forget the saved search under the cursor, watch for it no more, or drop it from the list."""
        entry = self.entry
        if entry is not None and entry.kind == SEARCH:
            words = f"forgot “{entry.shown}”"
            self.change(words, partial(self.forget, entry.name))
        elif entry is not None and entry.kind == WATCH:
            end(self.reader, entry.query, entry.name)
        elif entry is not None and entry.kind == RECENT:
            self.reader.forget_search(entry.query)
            self.show_start()
        else:
            self.notify("Go to a saved search first: tab, or p.", timeout=3)

    def action_rename(self) -> None:
        """Give the saved search or watch under the cursor another name."""
        entry = self.entry
        if entry is None or entry.kind not in (SEARCH, WATCH):
            self.notify("Go to a saved search first: tab, or p.", timeout=3)
            return

        def take(name: str | None) -> None:
            if name and name != entry.name:
                job = self.rename if entry.kind == SEARCH else self.relabel
                words = f"renamed the search to “{visible_line(name)}”"
                self.change(words, partial(job, entry, name))

        self.app.push_screen(LineDialog("Another name", entry.name), take)

    def rename(self, entry: Entry, name: str) -> Back:
        """Rename a saved search, in a thread."""
        saving.rename(self.finding, entry.name, name)
        return partial(saving.rename, self.finding, name, entry.name)

    def relabel(self, entry: Entry, label: str) -> Back:
        """Give a watch another label, in a thread."""
        self.finding.watch(entry.query, label)
        return partial(self.finding.watch, entry.query, entry.name)

    # Watching.

    def action_watch(self) -> None:
        """Watch for new briefings that the query asks for, or no longer."""
        entry = self.entry
        query = self.meant()
        if query:
            label = entry.name if entry is not None and entry.kind == SEARCH else ""
            turn(self.reader, query, label)

    # Undo.

    def action_undo(self) -> None:
        """Take the last action back."""
        self.reader.action_undo()

    def action_redo(self) -> None:
        """Do again what was taken back."""
        self.reader.action_redo()
