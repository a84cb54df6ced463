"""The upper floor of the reader's screen: finding, cards, export and the other keys."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import work

from briefterm.errors import BrieftermError
from briefterm.model import Marks
from briefterm.terminal import visible_line
from briefterm.tui import keys
from briefterm.tui.screens.reader.annotating import AnnotatingScreen
from briefterm.tui.screens.reader.opening import Goal
from briefterm.tui.screens.reader.panes import ARTICLE, LIST, PANEL, TABS

if TYPE_CHECKING:
    from textual import events
    from textual.binding import BindingType

    from briefterm.library import Library
    from briefterm.library.exporting import Exported
    from briefterm.model import Bookmark, Briefing, Mention, TimeExpression
    from briefterm.tui.panel_rows import PanelRow
    from briefterm.tui.screens.dialogs import ChoiceDialog, Preview
    from briefterm.tui.widgets.article import ArticleView
    from briefterm.tui.widgets.panel import Tabs
    from briefterm.tui.widgets.prompt import Prompt
    from briefterm.tui.widgets.rows import RowList

FIND, FILTER = "find", "filter"


class ReaderScreen(AnnotatingScreen):
    """The screen on which briefings are listed, read and annotated."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings(keys.READER)]

    def __init__(
        self,
        library: Library,
        keymap: keys.Keymap,
        *,
        measure: int,
        briefing_id: str | None = None,
        note_id: str | None = None,
    ) -> None:
        super().__init__(library, keymap, measure=measure, briefing_id=briefing_id, note_id=note_id)
        self.undos = []
        self.pending = ""
        self.found = ""

    # Key sequences.

    def on_key(self, event: events.Key) -> None:
        """Follow sequences such as "]e", wherever the article is open."""
        if self.pending:
            action = self.keymap.sequences.get(self.pending + (event.character or ""))
            self.pending = ""
            self.status.tell(mode="")
            self.show_hints()
            event.stop()
            event.prevent_default()
            if action is not None:
                self.call_later(self.run, action)
        elif event.key in keys.PREFIXES and self.pane != PANEL:
            event.stop()
            self.pending = keys.PREFIXES[event.key]
            self.status.tell(mode=f"{self.pending} …")

    async def run(self, action: keys.Action) -> None:
        """Run an action where it works, wherever the focus is."""
        places = {keys.LIST: self.briefs, keys.ARTICLE: self.view, keys.PANEL: self.panel}
        await self.app.run_action(action.action, places.get(action.place, self))

    # Panes.

    async def action_back(self) -> None:
        """Leave what is innermost: the selection, focus mode, the pane, the program."""
        if self.view.visual or self.view.selection is not None:
            self.view.select(None)
            self.show_hints()
        elif self.alone:
            self.action_focus_mode()
        elif self.pane != LIST:
            self.go_to_pane(ARTICLE if self.pane == PANEL else LIST)
        else:
            await self.action_quit()

    async def action_quit(self) -> None:
        """Keep the place in the text and leave."""
        briefing_id = self.article.briefing.id
        position = self.view.position
        if briefing_id and self.marks.get(briefing_id, Marks()).position != position:
            try:
                self.library.save_position(briefing_id, position)
            except BrieftermError as error:
                self.log.warning(str(error))
        self.app.exit()

    def action_tab(self, tab: str) -> None:
        """Show a tab of the side panel and go there; from there, back to the article."""
        if self.tab == tab and self.pane == PANEL:
            self.go_to_pane(ARTICLE)
            return
        self.tab = tab
        self.go_to_pane(PANEL)
        self.panel.cursor = 0
        self.show_panel()

    def action_turn_tab(self, step: int) -> None:
        """Turn to the next tab of the side panel, or back one."""
        self.tab = TABS[(TABS.index(self.tab) + step) % len(TABS)]
        self.panel.cursor = 0
        self.show_panel()
        self.show_hints()

    def on_tabs_turned(self, message: Tabs.Turned) -> None:
        """A tab was clicked."""
        self.tab = message.tab
        self.show_panel()
        self.go_to_pane(PANEL)

    def on_row_list_chosen(self, message: RowList.Chosen) -> None:
        """Open a briefing, or go to a place of the panel."""
        if message.rows is self.briefs:
            briefing: Briefing = message.item
            if briefing.id != self.article.briefing.id:
                self.open(briefing.id, Goal())
            self.go_to_pane(ARTICLE)
            self.set_read(briefing.id, read=True)
        elif message.rows is self.panel:
            self.choose_row(message.item)

    def choose_row(self, row: PanelRow) -> None:
        """Go where a row of the panel leads; a name opens its card."""
        if self.tab == "names" and isinstance(row.subject, str):
            mention = next((m for m in self.article.mentions if m.name == row.subject), None)
            if mention is not None:
                self.show_card(mention)
            return
        if row.span is not None:
            self.go_to_pane(ARTICLE)
            self.view.point(row.span)

    # Read and unread.

    def set_read(self, briefing_id: str, *, read: bool) -> None:
        """Mark a briefing as read or unread."""
        if self.marks.get(briefing_id, Marks()).read == read:
            return
        self.write(
            partial(self.library.set_read, briefing_id, read), lambda _: self.load_notes() and None
        )

    def action_toggle_read(self) -> None:
        """Mark the briefing under the cursor, or the open one, the other way."""
        current = self.briefs.current if self.pane == LIST else self.article.briefing
        if current is not None and current.id:
            read = self.marks.get(current.id, Marks()).read
            self.set_read(current.id, read=not read)

    # Finding and filtering.

    async def action_find(self) -> None:
        """Find in the article, as typed."""
        self.go_to_pane(ARTICLE)
        await self.ask(FIND, "/", self.found, "find in this briefing")

    async def action_filter(self) -> None:
        """Filter the list, as typed."""
        self.go_to_pane(LIST)
        words = 'words, "a phrase", -not, tag: source: is:unread'
        await self.ask(FILTER, "filter ", self.query_text, words)

    async def ask(self, purpose: str, label: str, text: str, placeholder: str) -> None:
        """Open the prompt."""
        from briefterm.tui.widgets.prompt import Prompt  # noqa: PLC0415 - loads an input widget

        if not self.query(Prompt):
            prompt = Prompt(purpose, label, text, placeholder)
            await self.mount(prompt, before="#status")
            self.set_focus(prompt.field)

    def on_prompt_typed(self, message: Prompt.Typed) -> None:
        """Apply what is typed."""
        if message.purpose == FIND:
            self.found = message.text
            self.view.find(message.text)
        else:
            self.query_text = message.text
            self.show_list()
            self.show_count(f"{len(self.briefs.items):,}")

    async def on_prompt_done(self, message: Prompt.Done) -> None:
        """Close the prompt; cancelled, all is as before."""
        await self.query("#prompt").remove()
        if message.text is None and message.purpose == FIND:
            self.found = ""
            self.view.find("")
        elif message.text is None:
            self.query_text = ""
            self.show_list()
        elif message.purpose == FILTER:
            self.tell_wrong_query()
        self.go_to_pane(ARTICLE if message.purpose == FIND else LIST)

    def tell_wrong_query(self) -> None:
        """Say what is wrong with the filter, if something is."""
        try:
            self.library.select(self.query_text, (), self.marks)
        except BrieftermError as error:
            self.notify(str(error), severity="warning", markup=False)

    def show_count(self, count: str) -> None:
        """Show a count in the prompt, or in the status line once it is closed."""
        prompts = self.query("#prompt")
        if prompts:
            prompts.first(expect_type=_prompt_type()).show_count(count)
        else:
            self.status.tell(fact=count)

    # What the article says.

    def on_article_view_found(self, message: ArticleView.Found) -> None:
        """Show which hit it is, of how many."""
        if message.count:
            self.show_count(f"{message.number} of {message.count}")
        else:
            self.show_count("no hit" if self.found else "")

    def on_article_canvas_scrolled(self) -> None:
        """Show the place."""
        self.tell_place()

    def on_selectable_article_selection_changed(self) -> None:
        """Show the keys that work on a selection."""
        self.status.tell(fact="")
        self.show_hints()

    def on_selectable_article_hovered(self, message: ArticleView.Hovered) -> None:
        """Say what is under the pointer."""
        self.tell_about(message.offset)

    def on_article_view_pointed(self, message: ArticleView.Pointed) -> None:
        """Say what the cursor came to."""
        if not self.view.visual:
            self.tell_about(message.offset)

    async def on_selectable_article_clicked(self, message: ArticleView.Clicked) -> None:
        """Put the cursor there; a lit name or date opens its card."""
        from briefterm.model import Span  # noqa: PLC0415 - not for the first paint

        self.view.point(Span(message.offset, message.offset))
        await self.show_about(message.offset)

    async def on_article_view_asked(self, message: ArticleView.Asked) -> None:
        """Open the card of what the cursor is on."""
        await self.show_about(message.offset)

    def tell_about(self, offset: int | None) -> None:
        """Say in the status line what is at an offset."""
        from briefterm.model import Mention, TimeExpression  # noqa: PLC0415 - as above

        subject = None if offset is None else self.subject_at(offset)
        if isinstance(subject, Mention):
            self.status.tell(fact=f"{subject.name} · {subject.kind.lower()}")
        elif isinstance(subject, TimeExpression):
            from briefterm.tui.card import date_words  # noqa: PLC0415 - on demand

            self.status.tell(fact=date_words(self.article, subject))
        else:
            self.status.tell(fact="")

    def subject_at(self, offset: int) -> Mention | TimeExpression | None:
        """The name or date at an offset, if one is there."""
        for subjects in (self.article.mentions, self.article.dates):
            index = bisect_right(subjects, offset, key=lambda subject: subject.start) - 1
            if index >= 0 and offset < subjects[index].end:
                return subjects[index]
        return None

    # Cards and dialogs.

    async def show_about(self, offset: int) -> None:
        """Open the card of the name or date at an offset; on a note, open the note."""
        subject = self.subject_at(offset)
        if subject is not None:
            self.show_card(subject)
        elif (placed := self.note_here()) is not None:
            await self.edit(placed.note)

    def show_card(self, subject: Mention | TimeExpression) -> None:
        """Open the card of a name or a date."""
        from briefterm.model import Mention  # noqa: PLC0415 - as above
        from briefterm.tui.card import date_card, forms_of, name_card  # noqa: PLC0415 - on demand
        from briefterm.tui.screens.dialogs import ChoiceDialog  # noqa: PLC0415 - on demand

        if isinstance(subject, Mention):
            title, words, rows = name_card(self.article, subject)
        else:
            title, words, rows = date_card(self.article, subject)
        card = ChoiceDialog(title, words, rows)
        self.app.push_screen(card, self.follow)
        if isinstance(subject, Mention):
            names = [subject.name, *forms_of(self.article, subject.name)]
            self.look_elsewhere(card, names, self.article.briefing.id)

    @work(thread=True, exclusive=True, group="elsewhere", exit_on_error=False)
    def look_elsewhere(self, card: ChoiceDialog, names: list[str], but: str) -> None:
        """Add the other briefings that have the name to its card."""
        from briefterm.tui.card import elsewhere_rows, heading_row  # noqa: PLC0415 - on demand

        try:
            rows = elsewhere_rows(self.library.naming(names, but))
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
        self.write(self.library.bookmarks, self.show_bookmarks)

    def show_bookmarks(self, bookmarks: list[Bookmark]) -> None:
        """Open the list of bookmarks."""
        from briefterm.tui.screens.dialogs import ChoiceDialog, choice_rows  # noqa: PLC0415

        titles = {briefing.id: briefing.title for briefing in self.briefings}
        rows = choice_rows(
            [
                (
                    titles.get(bookmark.briefing, bookmark.briefing),
                    bookmark.anchor.quote[:120] if bookmark.anchor else "the whole briefing",
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

    def action_help(self) -> None:
        """Show all keys."""
        from briefterm.tui.screens.dialogs import HelpDialog  # noqa: PLC0415 - on demand

        self.app.push_screen(HelpDialog(self.keymap))

    def action_kinds(self) -> None:
        """Choose which kinds are lit."""
        from briefterm.tui.screens.dialogs import KindsDialog  # noqa: PLC0415 - on demand

        def take(hidden: frozenset[str] | None) -> None:
            if hidden is not None:
                self.hidden = hidden
                self.show_lights()

        self.app.push_screen(KindsDialog(self.hidden), take)

    def action_open_url(self) -> None:
        """Open the briefing's address in a browser."""
        import webbrowser  # noqa: PLC0415 - rarely used

        url = self.article.briefing.url
        if url.startswith(("http://", "https://")):
            webbrowser.open(url)
            self.notify(f"Opened {visible_line(url)}", markup=False)
        else:
            self.notify("This briefing names no web address.", timeout=3)

    # Export.

    def action_export(self) -> None:
        """Show what an export of the open briefing's notes would write."""
        if self.article.briefing.id:
            self.write(partial(self.preview_export, self.article.briefing.id), self.offer_export)

    def preview_export(self, briefing_id: str) -> Preview | None:
        """The Markdown of a briefing's notes, or None if it has none."""
        from briefterm.tui.screens.dialogs import Preview  # noqa: PLC0415 - on demand

        exported = self.library.export([briefing_id], None)
        if not exported.files:
            return None
        folder = export_folder(self.library.folder, Path.cwd())
        return Preview(exported.files[0].text, folder)

    def offer_export(self, preview: Preview | None) -> None:
        """Open the preview."""
        from briefterm.tui.screens.dialogs import ExportDialog  # noqa: PLC0415 - on demand

        if preview is None:
            self.notify("No notes or bookmarks here yet: select text, then h or a.", timeout=3)
            return
        briefing_id = self.article.briefing.id

        def answer(write: bool | None) -> None:
            if write:
                self.write(
                    partial(self.library.export, [briefing_id], preview.folder), self.tell_exported
                )

        self.app.push_screen(ExportDialog(preview), answer)

    def tell_exported(self, exported: Exported) -> None:
        """Say what was written where, and what was left alone."""
        for file in exported.files:
            state = "Written to" if file.changed else "Already up to date:"
            self.notify(f"{state} {visible_line(str(file.path))}", timeout=6, markup=False)
        for warning in exported.warnings:
            self.notify(warning, severity="warning", timeout=8, markup=False)


def export_folder(library: Path, cwd: Path) -> Path:
    """Where the reader's exports go: a folder beside the library, never inside it."""
    folder = cwd / "notes"
    return library.parent / "notes" if folder.is_relative_to(library) else folder


def _prompt_type() -> type[Prompt]:
    from briefterm.tui.widgets.prompt import Prompt  # noqa: PLC0415 - loads an input widget

    return Prompt
