"""The list's filter over texts, names and dates, and the index that is made meanwhile."""

from __future__ import annotations

import json
import threading
from typing import TYPE_CHECKING, Any

from textual.widgets import Input

from briefterm.cli import run
from briefterm.library.finding import Finder
from briefterm.library.finding.model import Progress
from briefterm.model import EntityKind
from briefterm.tui.screens.reader import indexer

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest

    from tests.tui.conftest import OpenReader, Reader

QUERIES = (
    "solberg",
    '"mira solberg" -petrel',
    "noctur*",
    "*ylight* OR boats",
    "title:light",
    "source:coast sort:title",
    "tag:fruit",
    "date:2018..2020",
    "mentions:2017",
    'name:"Mira Solberg"',
    "name:solberg kind:person",
    "is:unread salt",
    "is:read",
    "vessa sort:relevance",
    "boats sort:length",
    "百本の木",
    "-vessa",
    "zeppelin",
)


async def _filtered(reader: Reader, query: str) -> list[str]:
    """The ids in the list with a filter."""
    reader.screen.go_to_pane("list")
    await reader.press("slash")
    reader.screen.query_one("#prompt-input", Input).value = query
    await reader.press("enter")
    return [briefing.id for briefing in reader.screen.briefs.items]


async def test_the_filter_finds_what_the_command_lists(
    reader: OpenReader, library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The same query gives the same briefings in the same order, in the reader and in `list`."""
    async with reader() as app:
        await app.until(lambda: app.screen.indexer.complete, "the index")
        found = {query: await _filtered(app, query) for query in QUERIES}

    listed = {}
    for query in QUERIES:
        run(["list", "--library", str(library), "--json", "--", query])
        listed[query] = [one["id"] for one in json.loads(capsys.readouterr().out)]
    assert listed == found
    assert sum(map(bool, found.values())) >= len(QUERIES) // 2


async def test_the_index_is_made_in_the_background(reader: OpenReader) -> None:
    """Once the list is there, words and names of all briefings get known without being asked for."""
    async with reader() as app:
        await app.until(lambda: app.screen.indexer.complete, "the index")

        known = app.library.finding.concordance.documents()
        assert {briefing.id for briefing in app.screen.briefings} == set(known)
        assert "Mira Solberg" in [one.name for one in app.library.finding.names()]
        assert [] == app.told


async def test_a_long_update_says_how_far_it_is(
    reader: OpenReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The status line counts while an update takes long, and is as before once it is done."""
    monkeypatch.setattr(indexer, "_QUIET_SECONDS", 0.0)
    monkeypatch.setattr(indexer, "_TOLD_EVERY_SECONDS", 0.0)
    go_on = threading.Event()
    go_on.set()

    def update(
        _: Finder, _all: object, progress: Callable[[Progress], object], *_more: Any, **_names: Any
    ) -> bool:
        progress(Progress("words", 1200, 10_000))
        return go_on.wait(20)

    monkeypatch.setattr(Finder, "update", update)
    async with reader(ready=False) as app:
        go_on.clear()
        app.screen.refresh_listing()
        try:
            await app.until(lambda: "indexing 1,200 of 10,000" in app.shown(), "the progress")
        finally:
            go_on.set()
        await app.until(lambda: "indexing" not in app.shown(), "the end")
        await app.settle()


async def test_leaving_ends_the_update(reader: OpenReader, monkeypatch: pytest.MonkeyPatch) -> None:
    """The program ends while the index is made; what makes it is told to stop."""
    begun, stopped = threading.Event(), threading.Event()

    def update(
        _: Finder, _all: object, _progress: object, cancelled: Callable[[], bool], **_names: Any
    ) -> bool:
        begun.set()
        pause = threading.Event()
        while not cancelled():
            pause.wait(0.01)
        stopped.set()
        return False

    async with reader() as app:
        monkeypatch.setattr(Finder, "update", update)
        app.screen.indexer.again()
        await app.until(begun.is_set, "the update")
        await app.pilot.press("Q")
        await app.until(lambda: not app.app.is_running, "the end")
    assert stopped.wait(20)


async def test_an_update_that_is_wanted_anew_ends_the_one_before(
    reader: OpenReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of two updates the older is stopped, and only the newer counts as done."""
    begun = threading.Event()
    stopped: list[bool] = []
    real = Finder.update

    def update(
        self: Finder, briefings: Any, progress: Any, cancelled: Callable[[], bool], **more: Any
    ) -> bool:
        if not begun.is_set():
            begun.set()
            pause = threading.Event()
            while not cancelled():
                pause.wait(0.01)
            stopped.append(True)
            return False
        return real(self, briefings, progress, cancelled, **more)

    async with reader() as app:
        monkeypatch.setattr(Finder, "update", update)
        app.screen.indexer.again()
        await app.until(begun.is_set, "the first update")
        assert not app.screen.indexer.complete
        app.screen.indexer.again()
        await app.until(lambda: app.screen.indexer.complete and stopped, "the second update")


async def test_names_in_many_texts_wait_until_no_key_is_pressed(
    reader: OpenReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Words are known at once; names come when the reader rests, or when a filter asks for them."""
    monkeypatch.setattr(indexer, "MANY", 1)
    monkeypatch.setattr(indexer, "IDLE_SECONDS", 1000.0)
    async with reader() as app:
        await app.until(app.library.finding.concordance.documents, "the words")
        assert not app.screen.indexer.complete
        assert ["2019-11-08-night-trains"] == await _filtered(app, "stewards")
        assert not app.screen.indexer.complete

        await _filtered(app, 'name:"Mira Solberg"')
        await app.until(lambda: app.screen.indexer.complete, "the names")
        await app.settle()
        assert ["The harbour that moved", "Who keeps the light"] == app.titles


async def test_a_reader_who_rests_gets_names_too(
    reader: OpenReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a key for a while, the names in many texts are looked for unasked."""
    monkeypatch.setattr(indexer, "MANY", 1)
    monkeypatch.setattr(indexer, "IDLE_SECONDS", 0.05)
    async with reader() as app:
        await app.until(lambda: app.screen.indexer.complete, "the names")
        assert app.library.finding.names()


async def test_a_correction_of_a_name_counts_for_the_filter(reader: OpenReader) -> None:
    """What the curator says of a name is what the filter goes by, without another look at files."""
    async with reader() as app:
        await app.until(lambda: app.screen.indexer.complete, "the index")
        assert [] == await _filtered(app, "name:petrelia")
        briefing = app.screen.article.briefing
        app.library.glossary.correct(briefing, "Petrelia", EntityKind.PERSON, ("Petrel",))
        app.screen.light_again()
        await app.until(lambda: ["The harbour that moved"] == app.titles, "the name")


async def test_a_changed_file_is_found_by_its_new_words(reader: OpenReader) -> None:
    """After the list was refreshed the filter knows what a file says now."""
    async with reader() as app:
        assert [] == await _filtered(app, "zeppelin")
        path = next(one.path for one in app.screen.briefings if one.title.startswith("How salt"))
        path.write_text("How salt is boiled\n\nA zeppelin brought it.\n", encoding="utf-8")
        app.screen.refresh_listing()
        await app.until(lambda: ["How salt is boiled"] == app.titles, "the new words")


async def test_the_hits_of_the_filter_are_lit_and_gone_to(reader: OpenReader) -> None:
    """In the open text n goes to what the filter asks for; without a filter nothing is lit."""
    async with reader() as app:
        await _filtered(app, "nocturna")
        await app.until(lambda: app.view.hits, "the hits")
        assert {"Nocturna"} == {hit.of(app.text) for hit in app.view.hits}
        await app.press("enter", "n")
        assert app.view.here == app.view.hits[0]
        await app.press("q", "q")
        await app.until(lambda: not app.view.hits, "no hits")


async def test_keys_typed_at_once_open_what_the_filter_found(reader: OpenReader) -> None:
    """Enter right after a query opens the first briefing that it found, not one before it."""
    async with reader() as app:
        await app.pilot.press("slash", *"stewards", "enter", "enter")
        await app.settle()
        assert "Night trains come back" == app.screen.article.briefing.title
        assert "article" == app.screen.pane
