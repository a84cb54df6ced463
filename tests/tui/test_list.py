from __future__ import annotations

from typing import TYPE_CHECKING

from briefterm.tui.screens.reader import chooser

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from tests.tui.conftest import OpenReader

TITLES = [
    "The harbour that moved",
    "Orchard notes from 長野: 百本の木 and one ladder 🍎",
    "Night trains come back",
    "Who keeps the light",
    "How salt is boiled",
]


async def test_list_shows_the_newest_first(reader: OpenReader) -> None:
    """Titles stand in the order of their dates, the undated one last; the first is previewed."""
    async with reader() as app:
        assert TITLES == app.titles
        shown = app.shown(app.screen.briefs)
        assert [title for title in TITLES if title[:20] in shown] == TITLES
        assert "3 Jun 2021" in shown
        assert app.screen.article.briefing.title == TITLES[0]
        assert not app.library.marks().get("harbour")


async def test_moving_previews_and_opening_marks_as_read(reader: OpenReader) -> None:
    """The article follows the cursor of the list; only enter marks a briefing as read."""
    async with reader() as app:
        await app.press("j", "j")
        assert app.screen.article.briefing.title == TITLES[2]
        assert "Nocturna" in app.shown(app.view)
        assert not any(mark.read for mark in app.library.marks().values())

        await app.press("enter")
        assert app.screen.pane == "article"
        assert [name for name, mark in app.library.marks().items() if mark.read] == [
            "2019-11-08-night-trains"
        ]
        assert "4 unread" in app.shown(app.screen.query_one("#list-head"))


async def test_filter_narrows_as_typed_and_escape_restores(reader: OpenReader) -> None:
    """Each letter narrows the list, enter keeps the filter, escape shows all again."""
    async with reader() as app:
        await app.press("slash")
        await app.write("solberg")
        assert app.titles == ["The harbour that moved", "Who keeps the light"]
        await app.press(*["backspace"] * 7)
        await app.write("ligh")
        assert app.titles == ["Who keeps the light"]
        assert app.shown().splitlines()[-2].rstrip().endswith(" 1")
        await app.press("enter")
        assert app.titles == ["Who keeps the light"]
        assert "1 of 5" in app.shown(app.screen.query_one("#list-head"))

        await app.press("slash", "escape")
        assert TITLES == app.titles
        assert not app.screen.query("#prompt")
        assert app.screen.pane == "list"


async def test_answers_to_a_filter_come_while_the_prompt_waits_for_them(
    reader: OpenReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However long a key would be held back for its answer, it is not held back in vain."""
    monkeypatch.setattr(chooser, "_FRAME_SECONDS", 60)
    async with reader() as app:
        await app.press("slash")
        await app.write("ligh")
        await app.until(lambda: app.titles == ["Who keeps the light"], "the answer")


async def test_filter_says_what_is_wrong_with_a_query(reader: OpenReader) -> None:
    """A malformed filter hides nothing while it is typed, and is explained on enter."""
    async with reader() as app:
        await app.press("slash")
        await app.write('"never closed')
        assert TITLES == app.titles
        await app.press("enter")
        assert len(app.told) == 1
        assert "quot" in app.told[0]
        head = app.shown(app.screen.query_one("#list-head"))
        assert "wrong filter · esc all" in head
        assert '"never closed' in head
        assert "quot" in app.shown(app.screen.status)
        await app.press("escape")
        assert "wrong" not in app.shown(app.screen.query_one("#list-head"))


async def test_filter_by_state_and_by_words(reader: OpenReader) -> None:
    """The query language works in the prompt: states, sources and exclusions."""
    async with reader() as app:
        await app.press("enter", "q", "slash")
        await app.write("is:unread source:coast")
        assert app.titles == ["Who keeps the light"]


async def test_empty_states_say_what_to_do_next(reader: OpenReader, tmp_path: Path) -> None:
    """An empty library names its folder; a filter without hits names the key that ends it."""
    empty = tmp_path / "empty-desk"
    empty.mkdir()
    async with reader(folder=empty, ready=False, size=(160, 30)) as app:
        await app.until(lambda: "No briefings here yet." in app.shown(), "the empty library's text")
        assert ".md or .txt" in app.shown()
        assert "empty-desk" in app.shown()
        await app.press("enter", "tab", "h", "a", "m", "x", "2", "]", "e")
        assert app.stored() == []

    async with reader() as app:
        await app.press("slash")
        await app.write("zeppelin")
        assert "Nothing matches." in app.shown(app.screen.briefs)
        assert "esc" in app.shown(app.screen.briefs)


async def test_list_moves_by_pages_and_edges(reader: OpenReader) -> None:
    """G goes to the last row and g to the first; moving further changes nothing."""
    async with reader() as app:
        await app.press("G", "j")
        assert app.screen.briefs.cursor == 4
        assert app.screen.article.briefing.title == TITLES[4]
        await app.press("g", "k")
        assert app.screen.briefs.cursor == 0


async def test_a_click_previews_and_a_second_one_opens(reader: OpenReader) -> None:
    """The mouse does in the list what the keys do."""
    async with reader() as app:
        place = app.spot("Night trains", app.screen.briefs)
        await app.pilot.click(app.screen.briefs, offset=place)
        await app.settle()
        assert app.screen.article.briefing.title == TITLES[2]
        assert app.screen.pane == "list"
        await app.pilot.click(app.screen.briefs, offset=place)
        await app.settle()
        assert app.screen.pane == "article"
        assert app.library.marks()["2019-11-08-night-trains"].read


async def test_read_and_unread(reader: OpenReader) -> None:
    """R turns a briefing's mark, in the list and on disk."""
    async with reader() as app:
        await app.press("r")
        assert app.library.marks()["harbour"].read
        await app.press("r")
        assert not app.library.marks()["harbour"].read
