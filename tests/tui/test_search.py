"""The search screen: results as one types, and the places that they lead to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input

from briefterm.library.finding import Finder
from briefterm.tui.screens.dialogs import HelpDialog
from briefterm.tui.screens.search.hit_lines import ListedHit
from briefterm.tui.screens.search.screen import SearchScreen
from tests.tui.search_opened import over, search, titles

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.conftest import OpenReader


async def test_results_come_as_one_types(reader: OpenReader) -> None:
    """Letters find briefings with what was found in them, and the head counts these."""
    async with reader() as app:
        await app.until(lambda: app.screen.indexer.complete, "the index")
        await app.press("f")
        await app.write("solberg")
        await app.until(lambda: over(app).answered, "the answer")

        assert ["The harbour that moved", "Who keeps the light"] == titles(app)
        shown = app.shown()
        assert "2 of 5" in shown
        assert "Coast Letter · 3 Jun 2021 · 4 hits" in shown
        assert "Mira Solberg painted it in 2017" in shown


async def test_up_and_down_move_in_the_results_and_enter_opens_one(reader: OpenReader) -> None:
    """Without leaving the query a result is chosen; the article opens at its hit, lit as read."""
    async with reader() as app:
        await search(app, "solberg")
        await app.press("down")
        assert "search-query" == getattr(app.app.focused, "id", "")
        await app.press("enter")

        assert "harbour" == app.screen.article.briefing.id
        assert "article" == app.screen.pane
        here = app.view.here
        assert here is not None
        assert "Solberg" == here.of(app.text)
        await app.until(lambda: app.view.hits, "the hits")
        assert app.screen.marks["harbour"].read


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("sand", "sand"),
        ('name:"Mira Solberg"', "Mira Solberg"),
        ("mentions:2018-05", "May 2018"),
        ('"nine anchors"', "nine anchors"),
        ("clapp*", "clapp"),
    ],
)
async def test_a_result_opens_at_its_hit_also_in_the_open_briefing(
    reader: OpenReader, query: str, words: str
) -> None:
    """The place of the first hit is gone to, n and N go from there to the others and around."""
    async with reader() as app:
        await app.open("The harbour")
        await search(app, f"{query} source:coast")
        await app.press("enter")

        assert "harbour" == app.screen.article.briefing.id
        await app.until(lambda: app.view.hits, "the hits")
        here = app.view.here
        assert here is not None
        assert words == here.of(app.text)
        assert app.view.hits[0] == here
        await app.press("n")
        assert app.view.hits[1 % len(app.view.hits)] == app.view.here
        await app.press("N")
        assert app.view.hits[0] == app.view.here


async def test_hits_in_the_title_alone_open_the_text_at_its_beginning(reader: OpenReader) -> None:
    """A briefing that is found by its title is shown from the title on."""
    async with reader(size=(100, 12)) as app:
        await app.open("The harbour")
        await app.press("G")
        await search(app, "title:moved")
        row = over(app).main.current
        assert isinstance(row, ListedHit)
        assert ["moved"] == [hit.of(row.title) for hit in row.lit]
        assert row.place is None
        await app.press("enter")
        await app.until(lambda: app.view.scroll_offset.y == 0, "the top")


async def test_what_was_looked_for_before_does_not_hide_the_hits(reader: OpenReader) -> None:
    """A text found in the article earlier gives way to what the search found."""
    async with reader() as app:
        await app.open("The harbour")
        await app.press("slash", *"boats", "enter")
        await search(app, "dunes")
        await app.press("enter")
        await app.until(lambda: app.view.hits, "the hits")
        assert {"dunes"} == {hit.of(app.text) for hit in app.view.hits}


async def test_enter_right_after_typing_opens_what_the_query_finds(reader: OpenReader) -> None:
    """Keys that come at once open the first result of the whole query."""
    async with reader() as app:
        await app.until(lambda: app.screen.indexer.complete, "the index")
        await app.pilot.press("f", *"stewards", "enter")
        await app.until(lambda: not app.over(SearchScreen), "the article")
        await app.settle()
        assert "Night trains come back" == app.screen.article.briefing.title


async def test_a_click_on_a_snippet_leads_to_its_place(reader: OpenReader) -> None:
    """Two clicks on the second snippet of a result open the briefing there."""
    async with reader() as app:
        await search(app, "solberg -light")
        row = over(app).main.items[0]
        assert isinstance(row, ListedHit)
        second = row.snippets[1]
        x, y = app.spot(second.words[:20], over(app).main)
        await app.pilot.click("#search-list", offset=(x + 1, y), times=2)
        await app.until(lambda: not app.over(SearchScreen), "the article")
        await app.settle()
        assert second.place == app.view.here


async def test_a_wrong_query_keeps_what_was_found(reader: OpenReader) -> None:
    """The results stay, the mistake is told where it is, and tab offers what was meant."""
    async with reader() as app:
        await search(app, "solberg")
        field = over(app).query_one("#search-query", Input)
        field.value = "sourc:coast solberg"
        field.cursor_position = len(field.value)
        await app.settle()
        assert ["The harbour that moved", "Who keeps the light"] == titles(app)
        assert "column 1: sourc: is no field; did you mean source:?" in app.shown()
        await app.press("enter")
        assert app.over(SearchScreen)


async def test_the_screen_begins_with_the_last_query_or_the_filter(reader: OpenReader) -> None:
    """First it is the list's filter, then what was searched for last, all of it selected."""
    async with reader() as app:
        await app.until(lambda: app.screen.indexer.complete, "the index")
        await app.press("slash", *"vessa", "enter", "f")
        assert "vessa" == over(app).query_text
        await search(app, "dunes")
        await app.press("escape", "escape", "escape")
        assert not app.over(SearchScreen)
        await app.press("f")
        assert ["dunes"] == list(app.screen.searched)
        assert "dunes" == over(app).query_text
        assert "dunes" == over(app).query_one("#search-query", Input).selected_text


async def test_escape_leaves_what_is_innermost(reader: OpenReader) -> None:
    """From the query to the list, then all is shown, then the screen closes."""
    async with reader() as app:
        await search(app, "dunes")
        await app.press("escape")
        assert "search-list" == getattr(app.app.focused, "id", "")
        await app.press("escape")
        assert "" == over(app).query_text
        await app.press("q")
        assert not app.over(SearchScreen)


async def test_the_index_in_the_making_is_said_and_followed(
    reader: OpenReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The screen opens at once, says that there may be more, and shows it when it is there."""
    monkeypatch.setattr(Finder, "update", lambda *_, **__: False)
    async with reader() as app:
        await app.press("f", *"gulls")
        await app.until(lambda: over(app).answered, "the answer")
        assert [] == titles(app)
        assert "Nothing matches so far." in app.shown()
        assert "still being made" in app.shown()
        monkeypatch.undo()
        app.screen.indexer.again()
        await app.until(lambda: ["The harbour that moved"] == titles(app), "the hit")
        assert "still being made" not in app.shown()


@pytest.mark.parametrize(
    "query",
    [
        "x" * 10_000,
        "(((((",
        '"',
        "a OR",
        "-",
        "百本の木",
        "שלום",
        "\x1b[31m",
        "is:",
        "date:99",
        "*",
    ],
)
async def test_no_query_breaks_the_screen(reader: OpenReader, query: str) -> None:
    """Long, broken, wide and hostile queries are answered or told of, also on a tiny screen."""
    async with reader(size=(40, 12)) as app:
        await app.press("f")
        over(app).query_one("#search-query", Input).value = query
        await app.settle()
        assert "\x1b" not in app.shown()
        await app.press("tab", "shift+tab", "down", "escape", "escape")


async def test_help_tells_the_keys_of_the_screen(reader: OpenReader) -> None:
    """The question mark shows them, those of the screen first."""
    async with reader() as app:
        await search(app, "vessa")
        await app.press("escape", "question_mark")
        assert app.over(HelpDialog)
        assert "Save the query" in app.shown()


async def test_a_broken_notes_file_does_not_stop_the_search(
    reader: OpenReader, library: Path
) -> None:
    """Words are found although nothing can be read from the notes."""
    path = library / ".briefterm" / "notes.json"
    path.parent.mkdir()
    path.write_text("{broken")
    async with reader() as app:
        await app.press("escape")
        await search(app, "vessa")
        assert ["The harbour that moved", "Who keeps the light"] == titles(app)


async def test_the_search_goes_on_where_it_led_from(reader: OpenReader) -> None:
    """Back from a result, the cursor is on it again; another query begins at its best."""
    async with reader() as app:
        await search(app, "solberg")
        await app.press("down", "enter", "f")
        await app.until(lambda: over(app).answered, "the answer")
        current = over(app).main.current
        assert isinstance(current, ListedHit)
        assert "harbour" == current.id
        await app.press("o")
        await app.until(lambda: over(app).answered, "the answer")
        assert 0 == over(app).main.cursor
