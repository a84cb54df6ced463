"""The dialog in which a note is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Label, Static, TextArea

from briefterm.model import NOTE_COLORS, NOTE_KINDS, NOTE_STATUSES
from briefterm.terminal import visible_line
from briefterm.tui import keys
from briefterm.tui.draft import Draft, tags_in
from briefterm.tui.screens.dialogs import DIALOG_CSS
from briefterm.tui.widgets.choice import Choice
from briefterm.tui.widgets.fields import SafeInput, SafeTextArea

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

_TALL = 30  # lines of the screen from which the text has more room


class NoteEditor(ModalScreen[Draft | None]):
    """Text, tags and marks of a note; nothing typed is dropped without being asked twice."""

    CSS_PATH = DIALOG_CSS
    BINDINGS: ClassVar[list[BindingType]] = [
        # Without priority, so that they wait for the letters that were typed before them.
        keys.binding("editor.save", "ctrl+s,ctrl+enter", "save", "Save the note"),
        keys.binding("editor.cancel", "escape", "cancel", "Leave without saving"),
        keys.binding("editor.color", "ctrl+o", "turn('color')", "Take the next colour"),
        keys.binding("editor.kind", "ctrl+t", "turn('kind')", "Take the next kind"),
        keys.binding("editor.status", "ctrl+r", "turn('status')", "Open, or done with"),
        keys.binding("editor.external", "ctrl+g", "external", "Go on in $EDITOR"),
    ]

    def __init__(self, quote: str, draft: Draft, *, now: str = "", stored: bool = True) -> None:
        """Edit ``draft``; ``stored`` says whether leaving it as it is loses nothing.

        ``quote`` is what the note is on, ``now`` the words there where they are others now.
        """
        super().__init__(classes="dialog")
        self.quote = quote
        self.now = now
        self.draft = draft
        self.stored = stored
        self._asked = False

    def compose(self) -> ComposeResult:
        """The box."""
        draft = self.draft
        with Vertical(id="dialog-box", classes="note"):
            yield Static("Note", id="dialog-title")
            yield Static(Text(visible_line(self.quote)), id="note-quote")
            if self.now:
                yield Static(Text(f"→ {visible_line(self.now)}"), id="note-now")
            yield SafeTextArea(
                draft.text,
                id="note-text",
                soft_wrap=True,
                show_line_numbers=False,
                compact=True,
                placeholder="Markdown, or nothing for a highlight",
            )
            with Horizontal(id="note-row"):
                yield Label("Tags   ", id="note-tags-label")
                yield SafeInput(
                    " ".join(draft.tags), placeholder="none", id="note-tags", compact=True
                )
            colors = {color: color for color in NOTE_COLORS}
            looks = {color: f"note-{color}" for color in NOTE_COLORS}
            yield Choice("Colour ", colors, draft.color, looks=looks, id="note-color")
            kinds = {kind: kind or "none" for kind in ("", *NOTE_KINDS)}
            yield Choice("Kind   ", kinds, draft.kind, id="note-kind")
            statuses = {status: status for status in NOTE_STATUSES}
            yield Choice("Status ", statuses, draft.status, id="note-status")
            yield Static(
                Text("ctrl+s save   tab next   ctrl+o colour   ctrl+g $EDITOR   esc cancel"),
                id="dialog-hint",
            )

    def on_mount(self) -> None:
        """Write at once."""
        text = self.query_one("#note-text", TextArea)
        text.move_cursor(text.document.end)
        self.set_focus(text)

    def on_resize(self, event: events.Resize) -> None:
        """Leave what is below the text in sight on a low screen."""
        low = event.size.height < _TALL
        self.query_one("#dialog-box").set_class(low, "low")
        for about, words in (("#note-quote", self.quote), ("#note-now", f"→ {self.now}")):
            for shown in self.query(about).results(Static):
                shown.update(Text(visible_line(words), no_wrap=low, overflow="ellipsis"))

    @property
    def color(self) -> str:
        """The colour that is chosen."""
        return self._chosen("color")

    @property
    def written(self) -> Draft:
        """What is in the dialog now."""
        line = self.query_one("#note-tags", Input).value
        # Tags that were not touched keep what the field could only show as marks.
        tags = self.draft.tags if line == visible_line(" ".join(self.draft.tags)) else tags_in(line)
        text = self.query_one("#note-text", TextArea).text.strip()
        return Draft(text, tags, self.color, self._chosen("status"), self._chosen("kind"))

    def _chosen(self, mark: str) -> str:
        return self.query_one(f"#note-{mark}", Choice).value

    def action_save(self) -> None:
        """Close with what was written."""
        self.dismiss(self.written)

    def action_cancel(self) -> None:
        """Close without a result; what was changed is only dropped at the second asking."""
        if (self.stored and self.written == self.draft) or self._asked:
            self.dismiss(None)
            return
        self._asked = True
        self.query_one("#dialog-hint", Static).update(
            Text("esc again drops what you wrote   ctrl+s saves it", "bold")
        )

    def action_turn(self, mark: str) -> None:
        """Take the next colour, kind or status."""
        self.query_one(f"#note-{mark}", Choice).action_turn(1)

    def action_external(self) -> None:
        """Go on writing in the reader's own editor."""
        from briefterm.tui.editor import edit_text  # noqa: PLC0415 - rarely used

        area = self.query_one("#note-text", TextArea)
        edited = edit_text(self.app, area.text)
        if edited is not None:
            area.text = edited

    def on_text_area_changed(self) -> None:
        """Writing on takes the question back."""
        self._asked = False
