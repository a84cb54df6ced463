"""The tenth floor of the reader's screen: a name that is wrong is put right."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from briefterm.terminal import visible_line
from briefterm.tui.screens.reader.consulting import ConsultingScreen
from briefterm.tui.screens.reader.panes import PANEL
from briefterm.tui.undo import Undo

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefterm.model import Mention
    from briefterm.tui.screens.names.corrections import Answer, Change, Offer, Reach, Subject
    from briefterm.tui.widgets.panel_rows import PanelRow


class CorrectingScreen(ConsultingScreen):
    """Writes what the reader says of names into the library's glossary, and lights them anew."""

    def follow(self, row: PanelRow | None) -> None:
        """Go where a row of a dialog leads; from a name's card, perhaps to putting it right."""
        from briefterm.model import Mention  # noqa: PLC0415 - not for the first paint

        if row is not None and isinstance(row.subject, Mention):
            self.put_right(self.subject_of(row.subject))
        else:
            super().follow(row)

    def action_correct(self) -> None:
        """Put right the name under the cursor or in the panel, or make one of the selection."""
        if not self.article.briefing.id:
            return
        subject = self.wrong_name()
        if subject is not None:
            self.put_right(subject)

    def wrong_name(self) -> Subject | None:
        """What is to be put right; if that is nothing, the reader is told how to choose it."""
        from briefterm.model import Mention  # noqa: PLC0415 - as above
        from briefterm.tui.screens.names.corrections import selected_subject  # noqa: PLC0415 - on demand

        span = self.view.selected if self.pane != PANEL else None
        if span is not None:
            at = self.subject_at(span.start)
            if isinstance(at, Mention) and (at.start, at.end) == (span.start, span.end):
                return self.subject_of(at)
            subject = selected_subject(self.article, span)
            if subject is None:
                self.notify("Select whole words of one line.", timeout=3)
            return subject
        if self.pane == PANEL:
            row = self.panel.current if self.tab == "names" else None
            offset = row.span.start if row is not None and row.span is not None else None
        else:
            offset = self.view.cursor
        mention = None if offset is None else self.subject_at(offset)
        if isinstance(mention, Mention):
            return self.subject_of(mention)
        self.notify("Go to a name first: ]e, or the Names panel (2); or select one.", timeout=3)
        return None

    def subject_of(self, mention: Mention) -> Subject:
        """The name that a mention of the open article is of."""
        from briefterm.tui.screens.names.corrections import subject_of  # noqa: PLC0415 - on demand

        return subject_of(self.article, mention)

    def reach_here(self, subject: Subject) -> Reach:
        """A correction of what is seen in the open briefing; it holds in all others too."""
        from briefterm.tui.screens.names.corrections import Reach, matching, offers  # noqa: PLC0415 - on demand

        article = self.article
        known = self.library.glossary.names_for(article.briefing)
        offered = offers(article, known, subject)

        return Reach(
            briefings=lambda: (article.briefing,),
            forms=tuple,  # those of the article are all
            offers=partial(matching, offered),
            done=lambda _: self.view.select(None),
        )

    def put_right(self, subject: Subject, reach: Reach | None = None) -> None:
        """Ask what a name is, and write the answer."""
        from briefterm.tui.screens.names.corrections import change_of  # noqa: PLC0415 - on demand
        from briefterm.tui.screens.names.dialogs import WrongDialog  # noqa: PLC0415 - on demand

        reach = reach or self.reach_here(subject)

        def take(answer: Answer | None) -> None:
            if answer is None:
                return
            if answer.rename:
                self.ask_other_name(answer, reach)
            elif answer.kind is None or answer.kind is not subject.kind:
                self.write_change(change_of(answer), reach)

        self.app.push_screen(WrongDialog(subject), take)

    def ask_other_name(self, answer: Answer, reach: Reach) -> None:
        """Ask which name it is, and write that."""
        from briefterm.tui.screens.names.corrections import change_of  # noqa: PLC0415 - on demand
        from briefterm.tui.screens.names.dialogs import OtherNameDialog  # noqa: PLC0415 - on demand

        def take(offer: Offer | None) -> None:
            if offer is not None:
                self.write_change(change_of(answer, offer), reach)

        self.app.push_screen(OtherNameDialog(answer.subject, reach.offers), take)

    def write_change(self, change: Change, reach: Reach) -> None:
        """Write a change to the glossary; u takes it back."""
        correct = self.library.glossary.correct_in

        def write() -> Undo:
            forms = tuple(dict.fromkeys((*change.forms, *reach.forms())))
            back: Callable[[], bool]
            back = correct(reach.briefings(), change.name, change.kind, forms)
            return Undo(change.label, back, partial(self.tell_taken_back, change.label), write)

        def done(undo: Undo) -> None:
            self.writer.undos.append(undo)
            reach.done(change)
            self.tell_corrected(f"{change.label}. u takes it back.")

        self.writer.write(write, done)

    def tell_taken_back(self, label: str, could: bool) -> None:
        """Say whether a correction could be undone."""
        if could:
            self.tell_corrected(f"Undone: {label}")
        else:
            place = self.library.glossary.path.name
            words = f"Others have changed {place} since: {label} stays as it is there."
            self.notify(visible_line(words), severity="warning", timeout=6, markup=False)

    def tell_corrected(self, words: str) -> None:
        """Say what has changed, and show it."""
        self.status.tell(fact="")
        self.notify(visible_line(words), timeout=4, markup=False)
        self.light_again()
