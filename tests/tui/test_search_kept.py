"""The search screen: queries to choose from, saved, watched and taken back."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest

from briefterm.tui.screens.outline.dialogs import LineDialog
from briefterm.tui.screens.search.hit_lines import Entry
from tests.tui.search_opened import over, search, titles

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.conftest import OpenReader, Reader


def _queries(app: Reader, *kinds: str) -> list[str]:
    rows = [*over(app).side.items, *over(app).main.items]
    return [row.query for row in rows if isinstance(row, Entry) and row.kind in kinds]


def _saved(library: Path) -> dict[str, list[dict[str, str]]]:
    path = library / ".briefterm" / "searches.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


@pytest.mark.parametrize("size", [(120, 36), (80, 24)])
async def test_without_a_query_there_is_something_to_choose(
    reader: OpenReader, size: tuple[int, int]
) -> None:
    """Queries about this library are offered, each finds something, and enter takes one."""
    async with reader(size=size) as app:
        await app.until(lambda: app.screen.indexer.complete, "the index")
        await app.press("f")
        await app.until(lambda: _queries(app, "example"), "the examples")
        offered = _queries(app, "example")
        assert 'source:"Coast Letter"' in offered
        assert all(app.library.select(query, app.screen.briefings, {}) for query in offered)
        await app.press("down", "enter")
        await app.until(lambda: over(app).answered, "the answer")
        assert offered[1] == over(app).query_text
        assert titles(app)


async def test_a_query_is_saved_renamed_and_forgotten(reader: OpenReader, library: Path) -> None:
    """Each change is written at once, shown beside the results, and taken back by u."""
    async with reader() as app:
        await search(app, "vessa")
        await app.press("ctrl+s")
        assert app.over(LineDialog)
        await app.write("The coast")
        await app.press("enter")
        await app.until(lambda: _queries(app, "search"), "the saved search")
        await app.settle()
        assert [{"name": "The coast", "query": "vessa"}] == _saved(library)["search"]
        assert "2 new  2" in app.shown(over(app).side)

        await app.press("escape", "tab", "r", "ctrl+u", *"Sand", "enter")
        await app.until(lambda: "Sand" in app.shown(over(app).side), "the new name")
        await app.press("d")
        await app.until(lambda: not _queries(app, "search"), "nothing")
        await app.press("u")
        await app.until(lambda: "Sand" in app.shown(over(app).side), "the search again")
        await app.press("u")
        await app.until(lambda: "The coast" in app.shown(over(app).side), "the old name")
        assert [{"name": "The coast", "query": "vessa"}] == _saved(library)["search"]
        await app.press("u")
        await app.until(lambda: not _queries(app, "search"), "nothing")
        await app.press("U")
        await app.until(lambda: _queries(app, "search"), "the search again")


async def test_saving_under_a_name_again_can_be_taken_back(
    reader: OpenReader, library: Path
) -> None:
    """The query that had the name before comes back."""
    async with reader() as app:
        app.library.finding.save_search("Coast", "vessa")
        await search(app, "dunes")
        await app.press("ctrl+s")
        await app.write("Coast")
        await app.press("enter")
        await app.until(lambda: ["dunes"] == _queries(app, "search"), "the new query")
        await app.press("escape", "u")
        await app.until(lambda: ["vessa"] == _queries(app, "search"), "the old query")
        assert [{"name": "Coast", "query": "vessa"}] == _saved(library)["search"]


async def test_a_query_is_watched_and_no_longer(reader: OpenReader, library: Path) -> None:
    """W puts a query on the watch list and takes it off; u does the opposite."""
    async with reader() as app:
        await search(app, "vessa")
        await app.press("escape", "w")
        await app.until(lambda: _queries(app, "watch"), "the watch")
        assert [{"query": "vessa"}] == _saved(library)["watch"]
        await app.press("w")
        await app.until(lambda: not _queries(app, "watch"), "no watch")
        await app.press("u")
        await app.until(lambda: _queries(app, "watch"), "the watch again")


async def test_a_watch_has_the_name_of_its_saved_query(reader: OpenReader, library: Path) -> None:
    """Whether it was saved before or after, what is watched for is called so."""
    async with reader() as app:
        await search(app, "vessa")
        await app.press("escape", "w")
        app.library.finding.save_search("The coast", "vessa")
        (watch,) = app.library.finding.watches()
        assert ("vessa", "The coast") == (watch.query, watch.label)
        await app.press("w", "w")
        assert "Watching for “The coast”" in app.told[-1]
        assert [{"query": "vessa"}] == _saved(library)["watch"]


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (50, 20), (40, 12)])
async def test_a_saved_search_is_chosen_at_any_width(
    reader: OpenReader, size: tuple[int, int]
) -> None:
    """Beside the results or in their place, its query goes into the line."""
    async with reader(size=size) as app:
        app.library.finding.save_search("Coast", "vessa")
        await search(app, "dunes")
        await app.press("escape", "tab")
        await app.until(lambda: app.app.focused is over(app).side, "the saved searches")
        assert "Coast" in app.shown()
        await app.press("enter")
        await app.until(lambda: over(app).answered, "the answer")
        await app.settle()
        assert "vessa" == over(app).query_text
        assert app.app.focused is over(app).main
        assert ["The harbour that moved", "Who keeps the light"] == titles(app)
        assert "The harbour" in app.shown()


async def test_what_was_searched_for_lately_is_offered_and_forgotten(reader: OpenReader) -> None:
    """Queries of this session come back newest first; d drops one."""
    async with reader() as app:
        for query in ("dunes", "vessa"):
            await search(app, query)
            await app.press("enter")
        await app.press("f", "escape", "escape")
        assert ["vessa", "dunes"] == _queries(app, "recent")
        await app.press("g", "d")
        assert ["dunes"] == _queries(app, "recent")


async def test_a_broken_file_of_searches_is_told_of_and_left_alone(
    reader: OpenReader, library: Path
) -> None:
    """What cannot be read is said, nothing is written over it, and searching goes on."""
    path = library / ".briefterm" / "searches.toml"
    path.parent.mkdir()
    path.write_text("[[search]\nname = ")
    async with reader() as app:
        await search(app, "vessa")
        assert any("searches.toml" in line for line in app.told)
        await app.press("ctrl+s", *"Coast", "enter")
        assert "[[search]\nname = " == path.read_text()
        assert ["The harbour that moved", "Who keeps the light"] == titles(app)


async def test_a_folder_that_takes_nothing_is_told_of(
    reader: OpenReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A search that cannot be saved says why, and u has nothing to take back."""

    def refuse(*_: object) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr("briefterm.store.files.os.replace", refuse)
    async with reader() as app:
        await search(app, "vessa")
        await app.press("ctrl+s", *"Coast", "enter")
        await app.until(lambda: app.told, "the reason")
        assert "searches.toml" in app.told[-1]
        assert [] == _queries(app, "search")


async def test_a_place_where_nothing_can_be_kept_is_told_of(
    reader: OpenReader, library: Path
) -> None:
    """A file where the library's own folder should be is no reason to stop searching."""
    (library / ".briefterm").write_text("in the way")
    async with reader() as app:
        await search(app, "vessa")
        for keys in (("ctrl+s", *"Coast", "enter"), ("escape", "w")):
            await app.press(*keys)
            await app.until(lambda: app.told, "the reason")
        assert [] == _queries(app, "search", "watch")
        assert ["The harbour that moved", "Who keeps the light"] == titles(app)
        assert "in the way" == (library / ".briefterm").read_text()
