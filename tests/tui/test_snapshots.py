"""How the screens look, at four widths, dark and light; look at the report before updating.

Names and dates are those of a table here, so that pictures do not change as the engines learn.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

import pytest
from textual.widgets import Input, TextArea
from textual.worker import WorkerState

from briefterm.config import Config
from briefterm.library import Library
from briefterm.model import Article, EntityKind, Mention, Span, TimeExpression
from briefterm.tui.app import BrieftermApp

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    from textual.pilot import Pilot

    from briefterm.model import Briefing, Document

    class Compare(Protocol):
        """The fixture of pytest-textual-snapshot."""

        def __call__(  # noqa: D102 - the class says it
            self,
            app: BrieftermApp,
            *,
            terminal_size: tuple[int, int],
            run_before: Callable[[Pilot[None]], Awaitable[None]],
        ) -> bool: ...


_NAMES = {
    "Mira Solberg": EntityKind.PERSON,
    "Lorne Dredging": EntityKind.ORG,
    "Vessa": EntityKind.GPE,
    "Nocturna": EntityKind.ORG,
    "Petrel": EntityKind.PRODUCT,
    "Children": EntityKind.NORP,
}
_DATES = {
    "14 March 2019": ("2019-03-14", "2019-03-15"),
    "May 2018": ("2018-05-01", "2018-06-01"),
    "April 2020": ("2020-04-01", "2020-05-01"),
    "2 June 2021": ("2021-06-02", "2021-06-03"),
}


def _places(text: str, words: str) -> list[int]:
    return [at for at in range(len(text)) if text.startswith(words, at)]


def _tag(briefing: Briefing, document: Document) -> Article:
    text = document.text
    mentions = [
        Mention(at, at + len(words), kind, words)
        for words, kind in _NAMES.items()
        for at in _places(text, words)
    ]
    dates = [
        TimeExpression(at, at + len(words), "DATE", first, earliest=first, latest=after)
        for words, (first, after) in _DATES.items()
        for at in _places(text, words)
    ]
    return Article(
        briefing,
        document,
        tuple(sorted(mentions, key=lambda mention: mention.start)),
        tuple(sorted(dates, key=lambda timex: timex.start)),
    )


@pytest.fixture
def annotated(library: Path, monkeypatch: pytest.MonkeyPatch) -> Library:
    """The library with some notes, a bookmark and a briefing that was read."""
    opened = Library.open(library)
    monkeypatch.setattr(opened, "tag", _tag)
    opened.refresh()
    briefing, document = opened.read("harbour")

    def span(words: str) -> Span:
        start = document.text.index(words)
        return Span(start, start + len(words))

    opened.add_note("harbour", document, span("the basin could not be saved"), color="green")
    opened.add_note(
        "harbour",
        document,
        span("Nobody had asked where the sand should go"),
        text="Who should have asked? The council paid, and the council did not look.",
        tags=("sand", "council"),
    )
    opened.add_note("harbour", document, span("we were paid for ten"), color="pink")
    opened.add_note(briefing.id, document, None, text="Compare with the dunes of Skagen.")
    opened.add_bookmark("harbour", document, span("The council of Vessa signed a loan"))
    opened.set_read("lighthouse", True)
    return opened


class Look(Protocol):
    """Compares a screen with its picture; see the fixture `looks_as_before`."""

    def __call__(self, keys: str, *, width: int, height: int = 40, theme: str = "ink") -> bool: ...  # noqa: D102 - the class says it


@pytest.fixture
def looks_as_before(annotated: Library, snap_compare: Any) -> Look:
    """Open the reader, press keys, and compare the screen with the picture kept of it."""
    compare: Compare = snap_compare

    def look(keys: str, *, width: int, height: int = 40, theme: str = "ink") -> bool:
        async def settle(pilot: Pilot[None]) -> None:
            running = (WorkerState.PENDING, WorkerState.RUNNING)
            for _ in range(500):
                await pilot.pause()
                if not any(worker.state in running for worker in pilot.app.workers):
                    break
            await pilot.pause()

        async def run_before(pilot: Pilot[None]) -> None:
            await settle(pilot)
            await settle(pilot)
            for key in keys.split():
                await pilot.press(key)
                await settle(pilot)
            for line in pilot.app.screen.query(Input):
                line.cursor_blink = False
            for area in pilot.app.screen.query(TextArea):
                area.cursor_blink = False
            await settle(pilot)

        app = BrieftermApp(annotated, Config(theme=theme))
        return compare(app, terminal_size=(width, height), run_before=run_before)

    return look


@pytest.mark.parametrize(
    ("width", "theme"),
    [(200, "ink"), (200, "paper"), (120, "ink"), (120, "paper"), (80, "ink"), (50, "paper")],
)
def test_open_briefing_with_notes(looks_as_before: Look, width: int, theme: str) -> None:
    """The article with names, dates, notes and a bookmark, and what fits beside it."""
    assert looks_as_before("enter", width=width, theme=theme)


def test_list_alone_in_a_narrow_terminal(looks_as_before: Look) -> None:
    """Fifty columns show the list alone."""
    assert looks_as_before("", width=50)


def test_selection_and_hits_over_other_lights(looks_as_before: Look) -> None:
    """What is selected or found stands out over names and notes."""
    assert looks_as_before("enter slash b a s i n enter ] e v e e e", width=80, theme="paper")


def test_note_editor_over_the_article(looks_as_before: Look) -> None:
    """The editor shows the quote, the text, the tags and the colour."""
    assert looks_as_before("enter ] n ] n a", width=120)


def test_card_of_a_name(looks_as_before: Look) -> None:
    """The card shows every mention here and the other briefings."""
    assert looks_as_before("enter ] e ] e enter", width=120, theme="paper")


def test_help_in_two_columns_of_keys_and_words(looks_as_before: Look) -> None:
    """The help lists the keys by place."""
    assert looks_as_before("question_mark", width=80)


def test_dates_in_order_of_time(looks_as_before: Look) -> None:
    """The side panel's dates with the words around them."""
    assert looks_as_before("enter 3 j", width=120)
