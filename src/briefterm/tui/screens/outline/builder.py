"""What is done to the outline in the briefing builder; each change is one write and can be undone."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from briefterm.library.outlining.adding import heading_item
from briefterm.library.outlining.arranging import (
    added,
    leveled,
    moved,
    placed,
    removed,
    worded,
)
from briefterm.library.outlining.outlines import new_item
from briefterm.tui.screens.outline.dialogs import NEW, LineDialog, OutlineDialog, TextDialog
from briefterm.tui.screens.outline.screen import OutlineScreen

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefterm.library.outlining import OutlineChange
    from briefterm.model import Outline, OutlineItem
    from briefterm.tui.screens.outline.outline_list import OutlineList
    from briefterm.tui.widgets.panel_rows import PanelRow
    from briefterm.tui.widgets.rows import RowList

    Items = tuple[OutlineItem, ...]


class BuilderScreen(OutlineScreen):
    """The builder, with the keys that change the outline."""

    def make(self, label: str, job: Callable[[Items], Items], here: str = "") -> None:
        """Change the items; ``label`` says what, and u takes it back."""
        write = partial(self.outlines.change, self.outline.id, job)

        def done(change: OutlineChange) -> None:
            if change.before != change.after:
                self.reader.writer.undos.append(self.reader.undo_of_outline(label, change))
                self.here = here
                self.load()

        self.reader.writer.write(write, done)

    # Order.

    def action_shift(self, step: int) -> None:
        """Move the item under the cursor."""
        if self.current is not None:
            item_id = self.current.id
            self.make("moved an item", lambda items: moved(items, item_id, step), item_id)

    def on_outline_list_dropped(self, event: OutlineList.Dropped) -> None:
        """Move the item that was dragged."""
        event.stop()
        job = partial(placed, item_id=event.item_id, before=event.before)
        self.make("moved an item", job, event.item_id)

    def action_level(self, step: int) -> None:
        """Make a heading deeper or higher."""
        item = self.current
        if item is None or item.kind != "heading":
            self.notify("Only headings have levels.", timeout=2)
            return
        self.make("changed a heading's level", lambda items: leveled(items, item.id, step), item.id)

    def action_remove(self) -> None:
        """Take the item out."""
        if self.current is not None:
            item_id = self.current.id
            self.make("took an item out of the outline", lambda items: removed(items, {item_id}))

    # Words.

    def put_below(self, label: str, item: OutlineItem) -> None:
        """Put a new item below the one under the cursor."""
        behind = self.current.id if self.current is not None else ""
        self.make(label, lambda items: added(items, [item], behind), item.id)

    def action_add_heading(self) -> None:
        """Write a heading."""

        def take(words: str | None) -> None:
            if words:
                self.put_below("added a heading", heading_item(words))

        self.app.push_screen(LineDialog("Heading", placeholder="## makes it deeper"), take)

    def action_add_text(self) -> None:
        """Write words of one's own."""

        def take(text: str | None) -> None:
            if text:
                self.put_below("added a text", new_item("text", text=text))

        self.app.push_screen(TextDialog("Your words", ""), take)

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Edit a heading or a text; go to a note."""
        event.stop()
        item = self.current
        if item is None or event.rows is not self.rows:
            return
        if item.kind == "note":
            self._go(item)
        elif item.kind == "heading":
            self.app.push_screen(LineDialog("Heading", item.text), partial(self._word, item))
        elif item.kind == "text":
            self.app.push_screen(TextDialog("Your words", item.text), partial(self._word, item))

    def _go(self, item: OutlineItem) -> None:
        cited = self.cited.get(item.note)
        if cited is None:
            self.notify("It was deleted: in all notes (A), is:deleted lists it.", timeout=4)
        else:
            self.dismiss(cited.note)

    def _word(self, item: OutlineItem, text: str | None) -> None:
        if text and text != item.text:
            self.make("changed the words", lambda items: worded(items, item.id, text), item.id)

    def action_edit_outside(self) -> None:
        """Edit a heading or a text in the reader's own editor."""
        from briefterm.tui.editor import edit_text  # noqa: PLC0415 - rarely used

        item = self.current
        if item is None or item.kind not in {"heading", "text"}:
            self.notify("Only headings and texts are edited here; enter goes to the note.")
            return
        text = edit_text(self.app, item.text)
        if text is not None:
            self._word(item, " ".join(text.split()) if item.kind == "heading" else text)

    # Undo.

    def action_undo(self) -> None:
        """Take the last action back."""
        self.reader.action_undo()

    def action_redo(self) -> None:
        """Do again what was taken back."""
        self.reader.action_redo()

    # Outlines.

    def action_outlines(self) -> None:
        """Choose another outline."""
        self.reader.fetch(self.outlines.all, self._offer)

    def _offer(self, outlines: list[Outline]) -> None:
        def take(row: PanelRow | None) -> None:
            if row is not None and row.subject == NEW:
                self.reader.ask_outline_name(self.open_outline)
            elif row is not None:
                self.open_outline(row.subject)

        self.app.push_screen(OutlineDialog("Outlines", outlines, self.outline.id), take)

    def open_outline(self, outline: Outline) -> None:
        """Show another outline."""
        self.outline = outline
        self.reader.outline_id = outline.id
        self.rows.cursor = 0
        self.load()

    def action_rename(self) -> None:
        """Give the outline another name."""
        before = self.outline

        def take(name: str | None) -> None:
            if name and name != before.name:
                rename = partial(self.outlines.rename, before.id, name)
                back = partial(self.outlines.rename, before.id, before.name)
                self.reader.do_outline("renamed the outline", rename, back)

        self.app.push_screen(LineDialog("Name of the outline", before.name), take)

    def action_delete(self) -> None:
        """Delete the outline; its notes stay."""
        outline_id = self.outline.id
        remove = partial(self.outlines.remove, outline_id)
        restore = partial(self.outlines.restore, outline_id)
        self.reader.do_outline("deleted the outline", remove, restore)

    # What comes of it.

    def action_copy(self) -> None:
        """Copy the document as Markdown."""
        from briefterm.export import outline_text  # noqa: PLC0415 - on demand

        self.app.copy_to_clipboard(outline_text(self.outline, self.cited))
        self.notify("The document was sent to the terminal's clipboard.", timeout=3)

    def action_export(self) -> None:
        """Preview the document and write it."""
        self.reader.export_outline(self.outline)
