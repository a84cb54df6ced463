"""The line for queries: what tab puts there, and what is told to be wrong."""

from __future__ import annotations

import threading
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from textual.app import App
from textual.widgets import Input

from briefterm.tui.newest import Newest
from briefterm.tui.widgets import query_input
from briefterm.tui.widgets.query_hints import Cell, Hints, Offer, cells
from briefterm.tui.widgets.query_input import QueryInput, QueryStrip

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    import pytest
    from textual.app import ComposeResult
    from textual.pilot import Pilot

    from tests.tui.conftest import OpenReader, Reader

WORDS = ("source:", "sort:", "salt")


def _hints(query: str, cursor: int) -> Hints:
    """Words that begin as the last one does; an x is wrong, a y may still become right."""
    start = query.rfind(" ", 0, cursor) + 1
    word = query[start:cursor]
    offers = tuple(Offer(start, cursor, one, one) for one in WORDS if one.startswith(word))
    offers = tuple(one for one in offers if one.text != word)
    if "x" in query:
        return Hints(offers, "column 1: x is wrong")
    return Hints(offers, "column 1: y is wrong", unfinished=True) if "y" in query else Hints(offers)


class Line(App[None]):
    """A query and nothing else."""

    def __init__(self, value: str = "") -> None:
        super().__init__()
        self.value = value
        self.heard: list[str] = []

    @property
    def field(self) -> QueryInput:
        """The line."""
        return self.query_one(QueryInput)

    def compose(self) -> ComposeResult:
        """The line, its strip, and another field."""
        field = QueryInput(self.value, hinting=_hints)
        yield field
        yield field.strip
        yield Input(id="other")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Take a note of it."""
        self.heard.append(event.value)


@asynccontextmanager
async def _line(value: str = "") -> AsyncIterator[tuple[Line, Pilot[None]]]:
    app = Line(value)
    async with app.run_test(size=(60, 10)) as pilot:
        await _settled(app, pilot)
        yield app, pilot


async def _settled(app: Line, pilot: Pilot[None]) -> None:
    await pilot.pause()
    await app.workers.wait_for_complete()
    await pilot.pause()


def _shown(app: Line) -> str:
    return app.field.strip.render().plain


async def test_what_may_stand_at_the_cursor_is_shown() -> None:
    """The offers follow the word; with none the strip is idle."""
    async with _line() as (app, pilot):
        assert "tab source:  sort:  salt" == _shown(app)
        await pilot.press("s", "o")
        await _settled(app, pilot)
        assert "tab source:  sort:" == _shown(app)
        await pilot.press("z")
        await _settled(app, pilot)
        assert "" == _shown(app)
        assert app.field.strip.has_class("-idle")


async def test_tab_takes_the_next_and_shift_tab_the_one_before() -> None:
    """The word at the cursor is replaced each time, around the ends; the rest stays."""
    async with _line() as (app, pilot):
        await pilot.press(*"a so b", "left", "left")
        await _settled(app, pilot)
        for key, value, cursor in (
            ("tab", "a source: b", 9),
            ("tab", "a sort: b", 7),
            ("tab", "a source: b", 9),
            ("shift+tab", "a sort: b", 7),
        ):
            await pilot.press(key)
            assert (value, cursor) == (app.field.value, app.field.cursor_position)
        assert "tab source:  sort:" == _shown(app)
        assert app.heard[-1] == "a sort: b"


async def test_typing_goes_on_from_a_completion() -> None:
    """A letter ends the round, and the next tab is for the word as it is then."""
    async with _line() as (app, pilot):
        await pilot.press("s", "tab", "tab", "c")
        await _settled(app, pilot)
        assert "sort:c" == app.field.value
        await pilot.press("tab")
        assert "sort:c" == app.field.value


async def test_the_only_completion_is_taken_for_good() -> None:
    """After it, tab is for what comes next."""
    async with _line() as (app, pilot):
        await pilot.press(*"sa", "tab", "space", "tab")
        await _settled(app, pilot)
        assert "salt source:" == app.field.value


async def test_keys_that_come_at_once_are_completed_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """A tab that is faster than the offers waits for them."""
    go_on = threading.Event()

    def slow(query: str, cursor: int) -> Hints:
        go_on.wait(20)
        return _hints(query, cursor)

    monkeypatch.setattr(query_input, "_PATIENCE", 20)
    async with _line() as (app, pilot):
        app.field.hinting = slow
        app.set_timer(0.05, go_on.set)
        await pilot.press(*"sal", "tab")
        await _settled(app, pilot)
        assert "salt" == app.field.value


async def test_a_click_takes_a_completion() -> None:
    """The word under the pointer is taken, and the line keeps the focus."""
    async with _line() as (app, pilot):
        await pilot.press("s")
        await _settled(app, pilot)
        await pilot.click(QueryStrip, offset=(_shown(app).index("sort:") + 1, 0))
        await _settled(app, pilot)
        assert "sort:" == app.field.value
        assert app.field.has_focus


async def test_what_is_wrong_is_told_calmly(monkeypatch: pytest.MonkeyPatch) -> None:
    """At once where it is certain; while the word is being written, only after a rest or enter."""
    monkeypatch.setattr(query_input, "REST_SECONDS", 1000.0)
    async with _line() as (app, pilot):
        await pilot.press("x")
        await _settled(app, pilot)
        assert "column 1: x is wrong" == _shown(app)
        await pilot.press("backspace", "y")
        await _settled(app, pilot)
        assert "" == _shown(app)
        await pilot.press("enter")
        assert "column 1: y is wrong" == _shown(app)

        monkeypatch.setattr(query_input, "REST_SECONDS", 0.01)
        await pilot.press("y")
        await _settled(app, pilot)
        while not _shown(app):
            await pilot.pause()
        assert "column 1: y is wrong" == _shown(app)


async def test_elsewhere_no_help_is_shown() -> None:
    """When the focus leaves, the offers go; they come back with it."""
    async with _line("s") as (app, pilot):
        app.set_focus(app.query_one("#other"))
        await pilot.pause()
        assert "" == _shown(app)
        app.set_focus(app.field)
        await _settled(app, pilot)
        assert "tab source:  sort:  salt" == _shown(app)


async def test_of_many_questions_only_the_newest_is_answered() -> None:
    """One is under way, the last one follows it, and those between are never worked on."""
    worked: list[int] = []
    shown: list[str] = []
    go_on = threading.Event()

    def parts(number: int) -> Iterator[str]:
        worked.append(number)
        go_on.wait(20)
        yield f"{number} a"
        yield f"{number} b"

    async with _line() as (app, pilot):
        newest = Newest(app.field, "test")
        for number in range(5):
            newest.ask(lambda number=number: parts(number), shown.append)  # type: ignore[misc]  # as bound
        go_on.set()
        await _settled(app, pilot)
    assert ["4 a", "4 b"] == shown
    assert worked in ([0, 4], [4])


def test_offers_fill_the_line_with_the_chosen_one_in_sight() -> None:
    """As many as fit stand there; marks tell where others are left out."""
    labels = ["alpha", "beta", "gamma", "delta"]
    assert [Cell(0, 4, "alpha"), Cell(1, 11, "beta"), Cell(-1, 17, "…")] == cells(labels, -1, 4, 24)
    shown = cells(labels, 3, 4, 24)
    assert Cell(-1, 4, "…") == shown[0]
    assert 3 == shown[-1].number
    assert all(cell.end <= 24 for cell in shown)
    assert [] == cells([], -1, 4, 24)
    assert cells(["x" * 500], 0, 4, 10)[0].end <= 10


async def _typed(app: Reader, text: str) -> str:
    field = app.screen.query_one("#prompt-input", QueryInput)
    field.value = text
    field.cursor_position = len(text)
    await app.settle()
    return field.strip.render().plain


async def test_the_lists_filter_offers_what_the_library_has(reader: OpenReader) -> None:
    """Fields, sources, tags and names complete in the prompt, and the list follows."""
    async with reader() as app:
        await app.until(lambda: app.screen.indexer.complete, "the index")
        await app.press("slash")
        assert "tab source:" == await _typed(app, "sou")
        await app.press("tab")
        assert "tab Coast Letter  Hill Farm Post" == await _typed(app, "source:")
        await app.press("tab")
        assert ["The harbour that moved", "Who keeps the light"] == app.titles
        assert "tab Mira Solberg" == await _typed(app, "solb")
        await app.press("tab")
        field = app.screen.query_one("#prompt-input", QueryInput)
        assert 'name:"Mira Solberg"' == field.value
        assert ["The harbour that moved", "Who keeps the light"] == app.titles


async def test_finding_in_the_article_is_plain(reader: OpenReader) -> None:
    """What is looked for in a text is no query: tab completes nothing there."""
    async with reader() as app:
        await app.open("The harbour")
        await app.press("slash")
        assert not app.screen.query(QueryStrip)
