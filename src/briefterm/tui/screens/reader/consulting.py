"""The ninth floor of the reader's screen: cards, lists to choose from, and help."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from textual import work

from briefterm.errors import BrieftermError
from briefterm.terminal import visible_line
from briefterm.tui.goal import Goal
from briefterm.tui.screens.reader.finding import FindingScreen
from briefterm.tui.screens.reader.panes import ARTICLE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from briefterm.model import Anchor, Bookmark, Briefing, Mention, TimeExpression
    from briefterm.tui.screens.names.dialogs import NameCard
    from briefterm.tui.widgets.article import ArticleView
    from briefterm.tui.widgets.panel import Legend
    from briefterm.tui.widgets.panel_rows import PanelRow

Result = TypeVar("Result")


class ConsultingScreen(FindingScreen):
    """Opens dialogs over the article, and follows where they lead."""

    async def on_selectable_article_clicked(self, message: ArticleView.Clicked) -> None:
        """Put the cursor there; a lit name or date opens its card."""
        from briefterm.model import Span  # noqa: PLC0415 - not for the first paint

        self.view.point(Span(message.offset, message.offset))
        await self.show_about(message.offset)

    async def on_article_view_asked(self, message: ArticleView.Asked) -> None:
        """Open the card of what the cursor is on."""
        await self.show_about(message.offset)

    async def show_about(self, offset: int) -> None:
        """Open the card of the name or date at an offset; on a note, open the note.

        Who came there by going to a note means the note.
        """
        subject = self.subject_at(offset)
        at_note = any(one.span is not None and one.span == self.view.here for one in self.notes)
        if subject is not None and not at_note:
            self.show_card(subject)
        else:
            await self.with_note(self.edit_placed)

    def show_card(self, subject: Mention | TimeExpression) -> None:
        """Open the card of a name or a date."""
        from briefterm.model import Mention  # noqa: PLC0415 - as above
        from briefterm.tui.card import date_card, forms_of, name_card  # noqa: PLC0415 - on demand
        from briefterm.tui.screens.dialogs import ChoiceDialog  # noqa: PLC0415 - on demand
        from briefterm.tui.screens.names.dialogs import NameCard  # noqa: PLC0415 - on demand

        if not isinstance(subject, Mention):
            self.app.push_screen(ChoiceDialog(*date_card(self.article, subject)), self.follow)
            return
        card = NameCard(subject, *name_card(self.article, subject))
        self.app.push_screen(card, self.follow)
        names = [subject.name, *forms_of(self.article, subject.name)]
        # Only a card that is on the screen can take what is found.
        card.call_later(self.look_elsewhere, card, names, self.article.briefing)

    @work(thread=True, exclusive=True, group="elsewhere", exit_on_error=False)
    def look_elsewhere(self, card: NameCard, names: list[str], briefing: Briefing) -> None:
        """Add what a curator calls the name, and the other briefings that have it, to its card."""
        from briefterm.tui.card import elsewhere_rows, heading_row  # noqa: PLC0415 - on demand

        aliases = self.library.glossary.aliases(names[0], briefing)
        self.app.call_from_thread(card.show_aliases, [a for a in aliases if a not in names])
        try:
            rows = elsewhere_rows(self.library.naming([*names, *aliases], briefing.id))
        except BrieftermError as error:
            self.post_message(self.Failed(str(error)))
            return
        title = "In other briefings" if rows else "In no other briefing"
        self.app.call_from_thread(card.add_rows, [heading_row(title), *rows])

    def follow(self, row: PanelRow | None) -> None:
        """Go where a row of a dialog leads."""
        if row is None:
            return
        if row.span is not None:
            self.go_to_pane(ARTICLE)
            self.view.point(row.span)
        elif row.subject is not None:
            self.go_to_briefing(row.subject.id)

    def go_to_briefing(self, briefing_id: str, goal: Goal | None = None) -> None:
        """Open a briefing from elsewhere."""
        self.open(briefing_id, replace(goal or Goal(), follow=True))
        self.go_to_pane(ARTICLE)

    def action_bookmarks(self) -> None:
        """Choose a bookmark of the library and go there."""
        self.fetch(self.library.bookmarks, self.show_bookmarks)

    def show_bookmarks(self, bookmarks: list[Bookmark]) -> None:
        """Open the list of bookmarks."""
        from briefterm.tui.screens.dialogs import ChoiceDialog, choice_rows  # noqa: PLC0415

        titles = {briefing.id: briefing.title for briefing in self.briefings}
        rows = choice_rows(
            [
                (
                    titles.get(bookmark.briefing, bookmark.briefing),
                    _begun_at_word(bookmark.anchor) if bookmark.anchor else "the whole briefing",
                    bookmark,
                )
                for bookmark in reversed(bookmarks)
            ]
        )
        dialog = ChoiceDialog("Bookmarks", "", rows, empty="None yet: m sets one.")

        def go(row: PanelRow | None) -> None:
            if row is not None:
                bookmark = row.subject
                self.go_to_briefing(bookmark.briefing, Goal(bookmark=bookmark.id))

        self.app.push_screen(dialog, go)

    @work(thread=True, group="fetch", exit_on_error=False)
    def fetch(self, job: Callable[[], Result], done: Callable[[Result], object]) -> None:
        """Read something off the event loop; ``done`` gets it."""
        self.tell_failure(lambda: self.app.call_from_thread(done, job()))

    def action_help(self) -> None:
        """Show all keys, those of the pane first."""
        from briefterm.tui.screens.dialogs import HelpDialog  # noqa: PLC0415 - on demand

        self.app.push_screen(HelpDialog(self.keymap, self.pane))

    def action_theme(self) -> None:
        """Choose the colours; what the cursor is on is shown at once."""
        from briefterm.tui.screens.dialogs import ThemeDialog  # noqa: PLC0415 - on demand

        def tell(chosen: PanelRow | None) -> None:
            if chosen is not None:
                self.notify(f'theme = "{chosen.subject}" in the settings keeps it.', markup=False)

        self.app.push_screen(ThemeDialog(self.app.theme, list(self.app.available_themes)), tell)

    def action_kinds(self) -> None:
        """Choose which kinds are lit."""
        from briefterm.tui.lights import counts  # noqa: PLC0415 - on demand
        from briefterm.tui.screens.dialogs import KindsDialog  # noqa: PLC0415 - on demand

        def take(hidden: frozenset[str] | None) -> None:
            if hidden is not None:
                self.hidden = hidden
                self.show_lights()

        self.app.push_screen(KindsDialog(self.hidden, counts(self.article)), take)

    def on_legend_switched(self, message: Legend.Switched) -> None:
        """Light a kind that was clicked in the legend, or no longer."""
        self.hidden = self.hidden ^ {message.light}
        self.show_lights()

    def action_open_url(self) -> None:
        """Open the briefing's address in a browser."""
        import webbrowser  # noqa: PLC0415 - rarely used

        url = self.article.briefing.url
        if url.startswith(("http://", "https://")):
            webbrowser.open(url)
            self.notify(f"Opened {visible_line(url)}", markup=False)
        else:
            self.notify("This briefing names no web address.", timeout=3)


def _begun_at_word(anchor: Anchor) -> str:
    """The beginning of the words of a bookmark, which may have been set within one."""
    from briefterm.tui.screens.reader.note_places import word_start  # noqa: PLC0415 - on demand

    words = anchor.prefix + anchor.quote
    start = word_start(words, len(anchor.prefix))
    return words[start : start + 120]


def export_folder(library: Path, cwd: Path) -> Path:
    """Where the reader's exports go: a folder beside the library, never inside it."""
    folder = cwd / "notes"
    return library.parent / "notes" if folder.is_relative_to(library) else folder
