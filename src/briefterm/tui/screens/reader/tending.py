"""The eleventh floor of the reader's screen: what becomes of the places of notes."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from briefterm.tui.screens.reader.correcting import CorrectingScreen
from briefterm.tui.screens.reader.panes import ARTICLE

if TYPE_CHECKING:
    from briefterm.model import Note, PlacedNote, Span
    from briefterm.tui.widgets.panel_rows import PanelRow


class TendingScreen(CorrectingScreen):
    """Accepts suggested places, and ties notes to other words."""

    attaching: Note | None = None
    """The note for which other words are being selected."""

    # A suggested place.

    async def action_accept(self) -> None:
        """Tie the note here to the place that is suggested for it."""
        if await self.with_note(self.accept):
            return
        # A note without a place is nowhere in the article; it stays chosen in the panel.
        row = self.panel.current if self.tab == "notes" else None
        untied = [one for one in self.notes if row is not None and one is row.subject]
        if untied and untied[0].span is None:
            await self.accept(untied[0])
        else:
            self.notify("Go to a note first: ]n, or the Notes panel (1).", timeout=3)

    async def accept(self, placed: PlacedNote) -> None:
        """Tie a note to its place, if that is not the words it was written on."""
        from briefterm.model import AnchorState  # noqa: PLC0415 - not for the first paint

        state = placed.place.state if placed.place is not None else None
        unsure = state in (AnchorState.SUGGESTED, AnchorState.CHANGED)
        if not unsure or placed.span is None:
            orphan = state is AnchorState.ORPHAN
            way = " R ties it to words that you select." if orphan else ""
            self.notify(f"No place is suggested for this note.{way}", timeout=3)
            return
        self.attach(placed.note, placed.span)

    # Other words.

    async def action_attach(self) -> None:
        """Tie a note to the selection: the one being moved, the one here, or one without a place.

        Without a selection, begin to select words for the note here.
        """
        span = self.view.selected
        if self.attaching is not None and span is not None:
            self.attach(self.attaching, span)
        elif span is None:
            if not await self.with_note(self.start_attaching) and self.attaching is None:
                self.notify("Go to a note first: ]n, or the Notes panel (1).", timeout=3)
        elif not await self.with_note(partial(self.attach_placed, span)):
            await self.choose_untied(span)

    async def start_attaching(self, placed: PlacedNote) -> None:
        """Select other words for a note of the open briefing."""
        self.begin_attaching(placed.note)
        if placed.place is not None:
            self.go_to_note(placed.note.id)
        self.go_to_pane(ARTICLE)

    def begin_attaching(self, note: Note) -> None:
        """Wait for other words to be selected."""
        self.attaching = note
        self.notify("Select its words (v and move, or drag), then R. esc leaves it.", timeout=6)
        self.show_hints()

    async def attach_placed(self, span: Span, placed: PlacedNote) -> None:
        """Tie the note that is chosen in the panel to the selection."""
        self.attach(placed.note, span)

    async def choose_untied(self, span: Span) -> None:
        """Choose which of the briefing's notes that have no place the selection is for."""
        from briefterm.model import AnchorState  # noqa: PLC0415 - not for the first paint
        from briefterm.tui.screens.dialogs import TakingDialog  # noqa: PLC0415 - on demand
        from briefterm.tui.screens.reader.tabs.note_rows import note_row  # noqa: PLC0415 - on demand

        lost = (AnchorState.SUGGESTED, AnchorState.ORPHAN)
        untied = [one for one in self.notes if one.place and one.place.state in lost]
        if not untied:
            self.notify("Every note here has its place. Press R on the note to move.", timeout=4)
            return

        def take(row: PanelRow | None) -> None:
            if row is not None:
                self.attach(row.subject.note, span)

        rows = [note_row(placed, self.article.document.text) for placed in untied]
        await self.app.push_screen(TakingDialog("Which note is it?", "", rows), take)

    def attach(self, note: Note, span: Span) -> None:
        """Tie a note to a span of the open briefing; its former place goes into its history."""
        article = self.article
        job = partial(
            self.library.attach_note, note.id, article.document, span, to=article.briefing.id
        )

        def done(after: Note) -> None:
            from briefterm.library.changes import Change  # noqa: PLC0415 - on demand

            self.leave_attaching()
            if self.view.selected == span:
                self.view.select(None)
            if (after.briefing, after.anchor) == (note.briefing, note.anchor):
                self.notify("It is tied to these words already.", timeout=3)
                return
            was = replace(after, briefing=note.briefing, anchor=note.anchor)
            undo = self.undo_of("tied a note to other words", Change(((was, after),)))
            self.written("Note tied to the words here.", undo)

        self.writer.write(job, done)

    def leave_attaching(self) -> bool:
        """Leave the note where it was; whether one was being moved."""
        was = self.attaching is not None
        self.attaching = None
        if was:
            self.status.tell(mode="")
            self.show_hints()
        return was

    def show_hints(self) -> None:
        """While words are being selected for a note, show how."""
        super().show_hints()
        if self.attaching is not None:
            hints = [("R", "tie it here")] if self.view.selected else [("v", "select")]
            self.status.tell(mode="ATTACH", hints=[*hints, ("esc", "leave it")])
