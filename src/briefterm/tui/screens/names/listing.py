"""The lowest floor of the screen of names: the list, found as one types."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.containers import Container, Horizontal, Vertical
from textual.widgets import Label, Static

from briefterm.errors import BrieftermError
from briefterm.index.folding import folded, words
from briefterm.terminal import visible_line
from briefterm.tui import keys
from briefterm.tui.card import KINDS
from briefterm.tui.collector import resting
from briefterm.tui.goal import Target
from briefterm.tui.newest import Newest
from briefterm.tui.screens.apart import ApartScreen
from briefterm.tui.screens.names.name_list import NameList, PageList
from briefterm.tui.screens.names.named import Roll, aliases_of, name_query
from briefterm.tui.widgets.fields import SafeInput
from briefterm.tui.widgets.status import StatusBar

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.widgets import Input

    from briefterm.library.finding import Finder
    from briefterm.library.finding.model import NameCount
    from briefterm.model import Briefing
    from briefterm.tui.screens.reader.browsing import BrowsingScreen

_HINT = "words of a name, or of what else it is called"
_FRAME_SECONDS = 0.05
_MARGINS = 4  # cells beside the head
_MAKING = ("The index is still being made.",)


class NamesListingScreen(ApartScreen[Target | None]):
    """Lists the names of the library, or of the briefings that the reader's list shows."""

    CSS_PATH = "names.tcss"
    AUTO_FOCUS = "NameList"
    PLACE = keys.NAMES
    BINDINGS: ClassVar[list[BindingType]] = [
        keys.binding("names.from_filter", "down", "to_list", "From the filter to the list"),
        keys.binding("names.in_filter", "tab,shift+tab", "filter", "Stay in the filter"),
    ]

    reader: BrowsingScreen
    finding: Newest

    def __init__(self, reader: BrowsingScreen, name: str = "") -> None:
        super().__init__(reader)
        self.here = name  # to which the cursor is to go
        self.roll = Roll()
        self.typed = ""
        self.kind = ""
        self.everywhere = False  # whether names of all briefings are listed despite a filter
        self.ready = False
        self.current = False  # whether all briefings are known as they and the glossary are now
        self.fresh: set[str] = set()  # names whose trends are up to date
        self.answered = asyncio.Event()
        self.reading = Newest(self, "names")
        self.watching = Newest(self, "names-watched")

    def compose(self) -> ComposeResult:
        """The filter, the list with the page beside it, and the status line."""
        yield Static(id="names-head")
        with Horizontal(id="names-line"):
            yield Label("filter ", id="names-label")
            yield SafeInput(self.typed, placeholder=_HINT, id="names-filter", compact=True)
        with Container(id="names-body"):
            with Vertical(id="names-side"):
                yield Static(id="names-columns")
                yield NameList(id="names-list")
            yield PageList(id="names-page")
        yield StatusBar(id="names-status")

    def on_mount(self) -> None:
        """Read the names, now and whenever the index knows more."""
        self.finding = Newest(self.names, "names-found")  # answers come while the screen waits
        self.names.empty = ("Reading the names…",)
        self.show_head()
        self.load()

    def after_indexing(self) -> None:
        """Read them again."""
        self.load()

    def after_noting(self) -> None:
        """Read what is watched for: something was written, or taken back."""
        roll = self.roll

        def read() -> Iterator[frozenset[str]]:
            yield watched_names(self.finder, roll.names)

        self.watching.ask(read, self.take_watched)

    @property
    def names(self) -> NameList:
        """The list."""
        return self.query_one(NameList)

    @property
    def finder(self) -> Finder:
        """What finds names in the library."""
        return self.reader.library.finding

    @property
    def filtered(self) -> bool:
        """Whether names are those of the briefings that the reader's filter lets through."""
        return bool(self.reader.query_text.strip()) and not self.everywhere

    @property
    def among(self) -> Sequence[Briefing] | None:
        """The briefings whose names are listed; None is all."""
        return self.reader.briefs.items if self.filtered else None

    # What is listed.

    def load(self) -> None:
        """Read the names, what they are called, and what is watched for."""
        among, current = self.among, self.reader.indexer.complete

        def read() -> Iterator[tuple[Roll, frozenset[str]]]:
            try:
                with resting():
                    names = self.finder.names(among)
                    roll = Roll.of(names, aliases_of(self.finder.aliases()))
                yield roll, watched_names(self.finder, names)
            except BrieftermError as error:
                self.reader.tell(str(error))
                self.app.call_from_thread(self.show_unread)

        def take(known: tuple[Roll, frozenset[str]]) -> None:
            self.roll, watched = known
            self.current, self.ready = current, True
            self.fresh.clear()
            self.take_watched(watched)
            self.show_names()

        self.reading.ask(read, take)

    def show_unread(self) -> None:
        """Say that there are no names to be shown."""
        self.names.empty = ("The names cannot be read.",)
        self.names.refresh()

    def take_watched(self, watched: frozenset[str]) -> None:
        """Mark the names that are watched for."""
        self.names.watched = watched
        self.names.redraw()

    def show_names(self) -> None:
        """List the names that the filter lets through."""
        roll, typed, kind = self.roll, self.typed, self.kind
        self.answered.clear()

        def find() -> Iterator[list[NameCount]]:
            yield roll.found(typed, kind)
            if words(typed):
                with suppress(BrieftermError):  # that of the names themselves is told
                    from briefterm.library.finding.forms import standing_for  # noqa: PLC0415

                    standing = standing_for(self.finder, folded(typed.strip()))
                    if standing:
                        yield roll.found(typed, kind, standing)

        self.finding.ask(find, self.take_found)

    def take_found(self, found: list[NameCount]) -> None:
        """Show what was found; the cursor stays on its name."""
        self.answered.set()
        names = self.names
        now = names.current.name if names.current is not None else ""
        here = self.here or ("" if self.typed else now)
        row = next((row for row, one in enumerate(found) if one.name == here), None)
        if row is not None and here == self.here:
            self.here = ""
        names.empty = self.nothing()
        names.show_items(found, 0 if row is None and self.typed else row or 0)
        self.show_head()
        self.follow()

    def nothing(self) -> tuple[str, ...]:
        """What an empty list says."""
        making = () if self.current else ("", *_MAKING)
        if self.typed.strip() or self.kind:
            return ("Nothing matches.", "", "esc shows all.")
        if self.filtered:
            return ("No names in the briefings", "that the list's filter lets through.", *making)
        return ("No names yet.", *(making or ("", "They are found in your briefings.")))

    def follow(self) -> None:
        """Show what there is to tell of the names that are listed now; the floors above do."""

    # The head.

    def show_head(self) -> None:
        """Show how many names there are and of which kinds, and where they are from."""
        head = Text(no_wrap=True, overflow="ellipsis").append("Names of the library", "bold")
        total, listed = len(self.roll.names), len(self.names.items)
        if self.ready:
            narrowed = self.typed.strip() or self.kind
            head.append(f"  {listed:,} of {total:,}" if narrowed else f"  {total:,}")
        if self.kind:
            head.append(f"  ·  only {KINDS.get(self.kind, self.kind)}", "bold")
        if self.filtered:
            many = len(self.reader.briefs.items)
            words = f"{many:,} briefing{'s' * (many != 1)}, filter “{self.reader.query_text}”"
            head.append(f"  ·  {visible_line(words)} (a: all)", "bold")
        elif self.reader.query_text.strip():
            head.append("  ·  all briefings (a: as filtered)")
        if self.ready and not self.current:
            head.append(f"  ·  {_MAKING[0].lower().removesuffix('.')}")
        if not self.kind:
            for kind, count in self.roll.kinds:
                words = f"  ·  {KINDS.get(kind, kind)} {count:,}"
                if head.cell_len + len(words) > self.size.width - _MARGINS:
                    break
                head.append(words)
        self.query_one("#names-head", Static).update(head)
        self.show_hints()

    # The filter.

    async def on_input_changed(self, event: Input.Changed) -> None:
        """Filter as it is typed; the next key is for the list that it leads to."""
        event.stop()
        if event.value != self.typed:
            self.typed = event.value
            self.show_names()
            with suppress(TimeoutError):
                await asyncio.wait_for(self.answered.wait(), _FRAME_SECONDS)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go to the list."""
        event.stop()
        self.action_to_list()

    def action_to_list(self) -> None:
        """Give the list the focus."""
        self.set_focus(self.names)

    def action_filter(self) -> None:
        """Give the filter the focus."""
        self.set_focus(self.query_one(SafeInput))


def watched_names(finder: Finder, names: Sequence[NameCount]) -> frozenset[str]:
    """Those of ``names`` that are watched for; in a thread."""
    queries = {watch.query for watch in finder.watches()}
    return frozenset(one.name for one in names if queries and name_query(one.name) in queries)
