"""The screen of the names of the library: what is done with the one under the cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefterm.model import EntityKind
from briefterm.tui.card import KINDS
from briefterm.tui.screens.dialogs import MarkDialog
from briefterm.tui.screens.names.corrections import Answer, Offer, Reach, Subject
from briefterm.tui.screens.names.lines import light_of
from briefterm.tui.screens.names.named import name_query
from briefterm.tui.screens.names.paging import NamesPagingScreen
from briefterm.tui.watching import turn
from briefterm.tui.widgets.panel_rows import PanelRow

if TYPE_CHECKING:
    from briefterm.library.finding.model import NameCount, NamePage
    from briefterm.tui.goal import Target
    from briefterm.tui.screens.names.corrections import Change

_OFFERED = 200


class NamesScreen(NamesPagingScreen):
    """Puts names right for all briefings, watches for them, and goes after them elsewhere."""

    def as_left(self) -> NamesScreen:
        """The screen again as this one was left."""
        left = self.left_at
        again = NamesScreen(self.reader, left.name if left is not None else "")
        if left is not None:
            again.begin = left
            again.typed, again.kind, again.everywhere = left.typed, left.kind, left.everywhere
        return again

    # Putting right.

    def subject(self, one: NameCount) -> Subject:
        """A name as something to be put right; its other forms are found when that is written."""
        return Subject(one.name, EntityKind(one.kind), (one.name,), one.name)

    def reach(self, subject: Subject) -> Reach:
        """A correction that holds in all briefings."""
        roll = self.roll

        def forms() -> tuple[str, ...]:
            from briefterm.library.finding.forms import forms_of  # noqa: PLC0415 - in a worker

            return forms_of(self.finder, subject.name)

        def offers(typed: str) -> list[Offer]:
            found = roll.found(typed, most=_OFFERED)
            others = (one for one in found if one.name != subject.name)
            return [Offer(one.name, EntityKind(one.kind), one.briefings) for one in others]

        return Reach(lambda: self.reader.briefings, forms, offers, self.after_change)

    def after_change(self, change: Change) -> None:
        """Show at once what was put right, with the cursor on the name that it is now."""
        if change.kind is None:
            self.action_to_list()
        else:
            self.here = change.name
            self.page_name = change.name if self.inside else self.page_name
        self.show_head()
        self.load()

    def action_correct(self) -> None:
        """Ask what the name is, and write the answer."""
        if self.meant is not None:
            subject = self.subject(self.meant)
            self.reader.put_right(subject, self.reach(subject))

    def action_merge(self) -> None:
        """Ask which name it is the same as, or how else it is to be called."""
        if self.meant is not None:
            subject = self.subject(self.meant)
            self.reader.ask_other_name(Answer(subject, rename=True), self.reach(subject))

    def action_undo(self) -> None:
        """Take the last action back."""
        self.reader.action_undo()

    def action_redo(self) -> None:
        """Do again what was taken back."""
        self.reader.action_redo()

    # Watching, searching, timeline.

    def action_watch(self) -> None:
        """Watch for briefings that have the name, or no longer."""
        if self.meant is not None:
            name = self.meant.name
            turn(self.reader, name_query(name), name)

    def action_search(self) -> None:
        """Search for the name."""
        from briefterm.tui.screens.search.screen import SearchScreen  # noqa: PLC0415 - on demand

        if self.meant is not None:
            self.app.push_screen(SearchScreen(self.reader, name_query(self.meant.name)), self.leave)

    def action_timeline(self) -> None:
        """Show what the briefings that have the name say happened when."""
        from briefterm.tui.screens.timeline.screen import TimelineScreen  # noqa: PLC0415 - as above

        if self.meant is not None:
            screen = TimelineScreen(self.reader, name_query(self.meant.name))
            self.app.push_screen(screen, self.leave)

    def leave(self, target: Target | None) -> None:
        """Go on to where a screen over this one leads; else stay."""
        if target is not None:
            self.dismiss(target)

    # Copying.

    def action_copy(self) -> None:
        """Copy the page of the name as Markdown."""
        one = self.meant
        if one is None:
            return

        def copy(page: NamePage) -> None:
            from briefterm.library.finding.name_markdown import markdown  # noqa: PLC0415

            self.app.copy_to_clipboard(markdown(page))
            self.notify("The page of the name sent to the terminal's clipboard.", timeout=3)

        among = self.reader.briefings if self.among is None else self.among
        self.reader.fetch(lambda: self.finder.name(one.name, among), copy)

    # What is listed.

    def action_kind(self) -> None:
        """List one kind only."""
        total = f"  {len(self.roll.names):,}"
        rows = [PanelRow((("All kinds", "row", 1),), subject="all", gap=False, tail=total)]
        for kind, count in self.roll.kinds:
            light = light_of(kind)
            words = KINDS.get(kind, kind).capitalize()
            tail = f"  {count:,}"
            rows.append(PanelRow(((words, light, 1),), None, kind, light, gap=False, tail=tail))

        def take(row: PanelRow | None) -> None:
            if row is not None:
                self.kind = "" if row.subject == "all" else row.subject
                self.show_names()

        self.app.push_screen(MarkDialog("Which kind?", rows, self.kind or "all"), take)

    def action_widen(self) -> None:
        """List names of all briefings, or of those that the reader's filter lets through."""
        if not self.reader.query_text.strip():
            self.notify("These are the names of all briefings.", timeout=3)
            return
        self.everywhere = not self.everywhere
        self.names.trends = {}
        self.load()
