"""What is done to the notes that are selected in the list of all notes, or to the one there."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from briefterm.model import NOTE_COLORS, NOTE_KINDS, AnchorState
from briefterm.terminal import visible_line
from briefterm.tui.screens.dialogs import ExportDialog, MarkDialog, Preview
from briefterm.tui.screens.export.rows import written_lines
from briefterm.tui.screens.notes.listing import Going, NotesScreen
from briefterm.tui.screens.notes.tag_dialog import Retagging, TagDialog
from briefterm.tui.screens.reader.consulting import export_folder
from briefterm.tui.undo import sentence
from briefterm.tui.widgets.panel_rows import PanelRow

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefterm.library.changes import Change
    from briefterm.library.note_entries import NoteEntry
    from briefterm.library.noting import Noting
    from briefterm.tui.widgets.rows import RowList


class AllNotesScreen(NotesScreen):
    """All notes, and the keys that change them; each change is one write and can be undone."""

    @property
    def _noting(self) -> Noting:
        return self.reader.library.noting

    @property
    def meant(self) -> list[NoteEntry]:
        """The selected notes, or the one under the cursor."""
        picked = self.notes.chosen
        if picked:
            return [one.entry for one in self.facts if one.entry.note.id in picked]
        return [self.current] if self.current is not None else []

    def change(self, label: str, job: Callable[[list[str]], Change], tail: str = "") -> None:
        """Do something to the notes that are meant, and u takes it back.

        ``label`` is what was done, to be followed by how many notes and by ``tail``.
        """
        ids = [entry.note.id for entry in self.meant]
        if not ids:
            return

        def done(change: Change) -> None:
            count = len(change.notes)
            if not count:
                self.notify("Nothing to change.", timeout=2)
                return
            words = f"{label} {count:,} note{'s' * (count != 1)}{tail}"
            undo = self.reader.undo_of(words, change)
            self.reader.written(f"{sentence(words)}. u takes it back.", undo)

        self.reader.writer.write(partial(job, ids), done)

    # Marks.

    def action_status(self) -> None:
        """Done with, if one of them is open; else open again."""
        status = "done" if any(one.note.status == "open" for one in self.meant) else "open"
        edit = partial(self._noting.edit, status=status)
        self.change("marked", edit, " done" if status == "done" else " open again")

    def action_color(self) -> None:
        """Choose a colour for them."""
        rows = [
            PanelRow(((color, "row", 1),), subject=color, light=color, gap=False)
            for color in NOTE_COLORS
        ]
        self.ask("Colour", rows, lambda color, ids: self._noting.edit(ids, color=color))

    def action_kind(self) -> None:
        """Choose a kind for them."""
        rows = [
            PanelRow(((kind or "none", "row", 1),), subject=kind or "none", gap=False)
            for kind in ("", *filter(None, NOTE_KINDS))
        ]
        self.ask("Kind", rows, lambda kind, ids: self._noting.edit(ids, kind=kind))

    def ask(self, what: str, rows: list[PanelRow], job: Callable[[str, list[str]], Change]) -> None:
        """Let the reader choose a mark, and write it; the one that all of them have is marked."""
        marks = {one.note.color if what == "Colour" else one.note.kind for one in self.meant}
        present = (marks.pop() or "none") if len(marks) == 1 else None

        def take(row: PanelRow | None) -> None:
            if row is not None:
                value: str = row.subject
                what_for = f" as {value}" if value != "none" else " as of no kind"
                self.change("marked", partial(job, value), what_for)

        if self.meant:
            self.app.push_screen(MarkDialog(what, rows, present), take)

    def action_tag(self) -> None:
        """Give them tags, and take tags from them."""
        entries = self.meant

        def take(asked: Retagging | None) -> None:
            if asked is not None:
                retag = partial(self._noting.retag, add=asked.add, drop=asked.drop)
                off = " ".join(f"#{tag}" for tag in asked.drop)
                if asked.add:
                    on = " ".join(f"#{tag}" for tag in asked.add)
                    self.change("tagged", retag, f" {on}{off and f' without {off}'}")
                else:
                    self.change(f"took {off} off", retag)

        if entries:
            present = sorted({tag for entry in entries for tag in entry.note.tags})
            self.app.push_screen(TagDialog(len(entries), present), take)

    def action_delete(self) -> None:
        """Delete them."""
        self.change("deleted", self._noting.remove)

    def action_restore(self) -> None:
        """Bring back those of them that were deleted."""
        self.change("brought back", self._noting.restore)

    def action_undo(self) -> None:
        """Take the last action back."""
        self.reader.action_undo()

    def action_redo(self) -> None:
        """Do again what was taken back."""
        self.reader.action_redo()

    def action_collect(self) -> None:
        """Put them into an outline."""
        ids = [entry.note.id for entry in self.meant if not entry.note.deleted]
        if ids:
            self.reader.collect(ids)
        else:
            self.notify("No note to collect.", timeout=2)

    def action_builder(self) -> None:
        """Open the outline that was used last."""
        self.reader.action_builder()

    # One note.

    async def action_edit(self) -> None:
        """Edit the note under the cursor."""
        if self.current is not None:
            await self.reader.edit(self.current.note, now=self.current.now)

    async def action_edit_outside(self) -> None:
        """Edit the note under the cursor in the reader's own editor."""
        if self.current is not None:
            await self.reader.edit_outside(self.current.placed)

    def action_accept(self) -> None:
        """Tie notes to the places that are suggested for them."""
        unsure = (AnchorState.SUGGESTED, AnchorState.CHANGED)
        ids = {one.note.id for one in self.meant if one.state in unsure and not one.gone}
        if not ids:
            self.notify("No place is suggested for it.", timeout=3)
            return
        self.change("tied", lambda _: self._noting.accept_all(ids), " to the words there")

    def action_attach(self) -> None:
        """Go to where the note under the cursor was, to select other words for it."""
        if self.current is not None and not self.current.note.deleted:
            self.dismiss(Going(self.current, attach=True))

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Go to a note."""
        event.stop()
        entry = self.current
        if entry is None:
            return
        if entry.note.deleted:
            self.notify("It was deleted: r brings it back.", timeout=3)
        elif entry.gone:
            self.notify("Its briefing is not in the library any more.", timeout=3)
        else:
            self.dismiss(Going(entry))

    # Export.

    def action_export(self) -> None:
        """Show the selected notes as Markdown, to be written to a file."""
        ids = [entry.note.id for entry in self.meant]
        if ids:
            self.reader.fetch(partial(self._noting.markdown, ids), self.offer_export)

    def offer_export(self, markdown: str) -> None:
        """Open the preview."""
        folder = export_folder(self.reader.library.folder, Path.cwd())
        name = f"notes-{datetime.now().astimezone():%Y-%m-%d}"

        def answer(write: bool | None) -> None:
            if write:
                job = partial(self._noting.write_markdown, markdown, folder, name)
                self.reader.writer.write(job, self.tell_exported)

        shown = "\n".join(written_lines(markdown))
        self.app.push_screen(ExportDialog(Preview("", shown, folder)), answer)

    def tell_exported(self, path: Path) -> None:
        """Say where the notes were written to."""
        self.notify(f"Written to {visible_line(str(path))}", timeout=6, markup=False)
