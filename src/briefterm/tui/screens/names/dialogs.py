"""The card of a name, and the boxes in which a name is put right."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from briefterm.model import EntityKind
from briefterm.terminal import visible_line
from briefterm.tui import keys
from briefterm.tui.card import About
from briefterm.tui.newest import Newest
from briefterm.tui.screens.dialogs import ChoiceDialog, Dialog
from briefterm.tui.screens.names.corrections import Answer, Offer, answer_rows, offer_rows
from briefterm.tui.widgets.fields import SafeInput
from briefterm.tui.widgets.panel import PanelList
from briefterm.tui.widgets.panel_rows import PanelRow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.widgets import Input

    from briefterm.model import Mention
    from briefterm.tui.screens.names.corrections import Subject
    from briefterm.tui.widgets.rows import RowList


class Button(Static):
    """Words that do on a click what a key does."""

    def __init__(self, words: str, action: str, *, id: str | None = None) -> None:
        super().__init__(Text(words), id=id)
        self.action = action

    async def on_click(self) -> None:
        """Do it."""
        await self.screen.run_action(self.action)


class NameCard(ChoiceDialog):
    """All about one name: its kind, its forms, its mentions here and the other briefings."""

    BINDINGS: ClassVar[list[BindingType]] = [
        keys.binding("card.wrong", "c", "wrong", "This is wrong: put the name right"),
        keys.binding("card.about", "i", "about", "All about the name, across the library"),
    ]

    def __init__(self, mention: Mention, title: str, words: str, rows: Sequence[PanelRow]) -> None:
        super().__init__(title, words, rows)
        self.mention = mention

    def on_mount(self) -> None:
        """Add the buttons above the hint."""
        buttons = Horizontal(
            Button("✗ this is wrong (c)", "wrong", id="card-wrong"),
            Button("→ all about it (i)", "about", id="card-about"),
            id="card-buttons",
        )
        self.query_one("#dialog-box").mount(buttons, before="#dialog-hint")

    def show_aliases(self, aliases: Sequence[str]) -> None:
        """Say what else a curator calls the name."""
        if aliases and self.is_attached:
            known = visible_line(f"Known as {', '.join(aliases[:6])}")
            self.query_one("#dialog-words", Static).update(Text(f"{self.words}\n{known}"))

    def action_wrong(self) -> None:
        """Close, and put the name right."""
        self.dismiss(PanelRow((), subject=self.mention))

    def action_about(self) -> None:
        """Close, and show all about the name across the library."""
        self.dismiss(PanelRow((), subject=About(self.mention.name)))


class WrongDialog(Dialog[Answer]):
    """What a name is: of another kind, another name, or none."""

    BINDINGS: ClassVar[list[BindingType]] = [
        keys.binding("wrong.rename", "m", "rename", "The same as another name"),
        keys.binding("wrong.none", "n", "none", "Not a name"),
    ]

    def __init__(self, subject: Subject) -> None:
        super().__init__(classes="dialog")
        self.subject = subject

    def compose(self) -> ComposeResult:
        """The box."""
        new = self.subject.kind is None
        title = f"What is {visible_line(self.subject.name)}?"
        words = "It was not found as a name." if new else "For all briefings; u takes it back."
        with Vertical(id="dialog-box", classes="fitting"):
            yield Static(Text(title), id="dialog-title")
            yield Static(Text(words), id="dialog-words")
            yield PanelList(answer_rows(self.subject), id="dialog-rows")
            yield Static(Text("enter choose   esc leave it"), id="dialog-hint")

    def on_mount(self) -> None:
        """Begin at the kind that the name has."""
        rows = self.query_one(PanelList)
        present = list(EntityKind).index(self.subject.kind) if self.subject.kind else 0
        rows.show_items(rows.items, present)

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Close with the answer."""
        event.stop()
        if event.item.subject is not None:
            self.dismiss(event.item.subject)

    def action_rename(self) -> None:
        """Say that it is another name."""
        self.dismiss(Answer(self.subject, rename=True))

    def action_none(self) -> None:
        """Say that it is no name."""
        if self.subject.kind is not None:
            self.dismiss(Answer(self.subject))


class OtherNameDialog(Dialog[Offer]):
    """The names that a name may be the same as, found as one types."""

    AUTO_FOCUS = "#other-name"
    BINDINGS: ClassVar[list[BindingType]] = [
        keys.binding("other.down", "down,ctrl+n", "move(1)", "Next name"),
        keys.binding("other.up", "up,ctrl+p", "move(-1)", "Name before"),
    ]

    def __init__(self, subject: Subject, offers: Callable[[str], Sequence[Offer]]) -> None:
        """Ask for another name of a subject; ``offers`` gives those that match what was typed."""
        super().__init__(classes="dialog")
        self.subject = subject
        self.offers = offers
        self.offering = Newest(self, "offers")
        self.waiting: list[Callable[[], object]] = []  # keys that are for rows still to come
        self.offered = ""  # what was typed when the rows were found

    def compose(self) -> ComposeResult:
        """The box."""
        name = visible_line(self.subject.name)
        with Vertical(id="dialog-box", classes="fitting"):
            yield Static(Text(f"{name} is the same as"), id="dialog-title")
            yield SafeInput(placeholder="a name, or its beginning", id="other-name", compact=True)
            rows = PanelList(offer_rows(self.offers(""), "", self.subject), id="dialog-rows")
            rows.empty = ("No other name is known: type one.",)
            yield rows
            yield Static(Text("enter take it   ↓ ↑ choose   esc leave it"), id="dialog-hint")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Offer what matches."""
        event.stop()
        typed = event.value

        def offer() -> Iterator[list[PanelRow]]:
            yield offer_rows(self.offers(typed), typed, self.subject)

        def show(rows: list[PanelRow]) -> None:
            self.offered = typed
            self.rows.show_items(rows)
            waiting, self.waiting = self.waiting, []
            for key in waiting:
                key()

        self.offering.ask(offer, show)

    @property
    def rows(self) -> PanelList:
        """The names that are offered."""
        return self.query_one(PanelList)

    def then(self, key: Callable[[], object]) -> None:
        """Do what a key says, once the rows are those of what was typed before it."""
        if self.offered == self.query_one(SafeInput).value:
            key()
        else:
            self.waiting.append(key)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the name under the list's cursor."""
        event.stop()
        self.then(self.rows.action_choose)

    def action_move(self, rows: int) -> None:
        """Move in the list while typing."""
        self.then(partial(self.rows.action_move, rows))

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Close with the name."""
        event.stop()
        self.dismiss(event.item.subject)
