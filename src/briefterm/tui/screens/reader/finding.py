"""The eighth floor of the reader's screen: finding, filtering, and what the status line says."""

from __future__ import annotations

from bisect import bisect_right
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from textual.worker import get_current_worker

from briefterm.errors import BrieftermError
from briefterm.model import Marks, Span
from briefterm.terminal import visible_line
from briefterm.tui.goal import TOP, Goal
from briefterm.tui.screens.reader.annotating import AnnotatingScreen
from briefterm.tui.screens.reader.panes import ARTICLE, LIST

if TYPE_CHECKING:
    from briefterm.model import Briefing, Document, Mention, TimeExpression
    from briefterm.tui.screens.reader.query_help import QueryHelp
    from briefterm.tui.widgets.article import ArticleView
    from briefterm.tui.widgets.prompt import Prompt

FIND, FILTER = "find", "filter"


class FindingScreen(AnnotatingScreen):
    """Finds in the list and in the article, and says what the cursor is on."""

    found = ""  # what is looked for in the article
    filtering = False  # whether the reader has changed the filter, and its answer is to come

    async def action_find(self) -> None:
        """Find in the article, as typed."""
        self.go_to_pane(ARTICLE)
        self.view.begin_finding()
        await self.ask(FIND, "/", self.found, "find in this briefing")

    async def action_filter(self) -> None:
        """Filter the list, as typed."""
        self.go_to_pane(LIST)
        words = 'words, "a phrase", -not, tag: source: is:unread'
        await self.ask(FILTER, "filter ", self.query_text, words, self.query_help())

    def query_help(self) -> QueryHelp:
        """What helps to write a query about this library."""
        from briefterm.tui.screens.reader.query_help import QueryHelp  # noqa: PLC0415 - on demand

        return QueryHelp(self.library.finding, lambda: self.briefings)

    async def ask(
        self,
        purpose: str,
        label: str,
        text: str,
        placeholder: str,
        hinting: QueryHelp | None = None,
    ) -> None:
        """Open the prompt; with ``hinting`` it is a query that is asked for."""
        from briefterm.tui.widgets.prompt import Prompt  # noqa: PLC0415 - loads an input widget

        if not self.query(Prompt):
            prompt = Prompt(purpose, label, text, placeholder, hinting)
            await self.mount(prompt, before="#status")
            self.set_focus(prompt.field)
            self.status.tell(fact="", mode="")
            self.show_hints()

    @property
    def back_hint(self) -> str:
        """From a list that is filtered, it is back to all of it."""
        return "all" if self.pane == LIST and self.query_text else super().back_hint

    def show_hints(self) -> None:
        """While something is typed into the prompt, show the prompt's keys."""
        prompts = self.query("#prompt")
        if prompts:
            self.status.tell(hints=prompts.first(expect_type=_prompt_type()).hints, first=[])
        else:
            super().show_hints()

    async def on_prompt_typed(self, message: Prompt.Typed) -> None:
        """Apply what is typed."""
        if message.purpose == FIND:
            self.found = message.text
            self.view.find(message.text)
        else:
            self.query_text, self.wrong = message.text, ""
            self.filtering = True
            self.show_list()
            await self.chooser.answered()  # the next key is for the list that it leads to

    def after_filtering(self) -> None:
        """Preview what the cursor is on now, and light in it what is asked for."""
        if self.filtering:
            self.filtering = False
            self.preview()
            if self.query("#prompt"):
                self.show_count(f"{len(self.briefs.items):,}")
            if self.wanted == self.article.briefing.id:
                self.light_hits()

    def after_opening(self, goal: Goal) -> None:
        """Go to the place that was asked for, and light what the briefing was found by."""
        super().after_opening(goal)
        if goal.query and not goal.stay:
            self.found = ""  # what it was found by is looked for now
        if goal.span == TOP:
            self.view.go_to(0)
        elif goal.span is not None:
            length = len(self.article.document.text)
            self.view.point(Span(min(goal.span.start, length), min(goal.span.end, length)))
        if self.asked_for:
            self.light_hits()

    @property
    def asked_for(self) -> str:
        """The query by which the open briefing was found: a search, or else the filter."""
        return self.goal.query if self.goal is not None and self.goal.query else self.query_text

    def light_hits(self) -> None:
        """Light in the open text what was asked for, unless something else is looked for."""
        if not self.found:
            query, article = self.asked_for, self.article

            # Textual describes a worker by the repr of its job, which must not be that of a text.
            def job() -> None:
                self.look_for_hits(query, article.briefing, article.document)

            self.run_worker(job, thread=True, exclusive=True, group="hits", exit_on_error=False)

    def look_for_hits(self, query: str, briefing: Briefing, document: Document) -> None:
        """Find what a query asks for in a text, in a worker."""
        from briefterm.library.finding import searching  # noqa: PLC0415 - on demand

        worker = get_current_worker()
        hits: list[Span] = []
        with suppress(BrieftermError):  # what is wrong with the query is told elsewhere
            if query.strip():
                hits = searching.hits_in(self.library.finding, query, briefing, document.text)

        def show() -> None:
            if document.text == self.article.document.text and not self.found:
                self.view.show_hits(hits)

        if not worker.is_cancelled:
            self.app.call_from_thread(show)

    async def on_prompt_done(self, message: Prompt.Done) -> None:
        """Close the prompt; cancelled, all is as before."""
        await self.query("#prompt").remove()
        if message.text is None and message.purpose == FIND:
            self.found = ""
            self.view.find("")
        elif message.text is None:
            self.action_clear_filter()
        elif message.purpose == FILTER:
            self.tell_wrong_query()
        if message.focus:
            self.go_to_pane(ARTICLE if message.purpose == FIND else LIST)
        self.show_hints()
        if message.purpose == FIND and self.found and not self.view.hits:
            self.status.tell(fact=f"no hit for “{visible_line(self.found)}”")
        elif message.purpose == FILTER and self.wrong:
            self.status.tell(fact=self.wrong)

    def action_clear_filter(self) -> None:
        """Show all briefings again."""
        if self.wrong:
            self.status.tell(fact="")
        self.query_text = self.wrong = ""
        self.filtering = True
        self.show_list()
        self.show_hints()

    def tell_wrong_query(self) -> None:
        """Say what is wrong with the filter, if something is; the list's head goes on saying it."""
        try:
            self.library.select(self.query_text, (), self.marks)
        except BrieftermError as error:
            self.wrong = visible_line(str(error).removeprefix("query, "))
            self.notify(str(error), severity="warning", markup=False)
            self.show_list_head()

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

    def tell_about(self, offset: int | None) -> None:
        """Say in the status line what is at an offset."""
        from briefterm.model import Mention, TimeExpression  # noqa: PLC0415 - as above

        subject = None if offset is None else self.subject_at(offset)
        if isinstance(subject, Mention):
            from briefterm.tui.card import KINDS  # noqa: PLC0415 - on demand

            self.status.tell(fact=f"{subject.name} · {KINDS[subject.kind]}")
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

    # Read and unread.

    def set_read(self, briefing_id: str, *, read: bool) -> None:
        """Mark a briefing as read or unread."""
        if self.marks.get(briefing_id, Marks()).read != read:
            job = partial(self.library.set_read, briefing_id, read)
            self.writer.write(job, lambda _: self.load_notes())

    def action_toggle_read(self) -> None:
        """Mark the briefing under the cursor, or the open one, the other way."""
        current = self.briefs.current if self.pane == LIST else self.article.briefing
        if current is None or not current.id:
            return
        briefing_id = current.id

        def toggle() -> None:
            read = self.library.marks().get(briefing_id, Marks()).read
            self.library.set_read(briefing_id, not read)

        self.writer.write(toggle, lambda _: self.load_notes())


def _prompt_type() -> type[Prompt]:
    from briefterm.tui.widgets.prompt import Prompt  # noqa: PLC0415 - loads an input widget

    return Prompt
