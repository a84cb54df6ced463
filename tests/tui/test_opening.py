from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from tests.tui.conftest import OpenReader


async def test_a_slow_briefing_does_not_replace_a_newer_one(
    reader: OpenReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The briefing that was asked for last is shown and lit, whichever is read first."""
    async with reader() as app:
        read = app.library.read
        go_on = threading.Event()
        held: list[str] = []

        def slow_read(briefing_id: str) -> Any:
            answer = read(briefing_id)
            if briefing_id == "orchard":
                held.append(briefing_id)
                assert go_on.wait(20)
            return answer

        monkeypatch.setattr(app.library, "read", slow_read)
        await app.pilot.press("j")
        await app.until(lambda: held, "the slow briefing")
        await app.pilot.press("j")
        await app.until(
            lambda: app.screen.article.briefing.id == "2019-11-08-night-trains", "the newer one"
        )
        go_on.set()
        await app.press("enter")
        await app.until(lambda: app.screen.article.mentions, "its names")
        assert app.screen.article.briefing.id == "2019-11-08-night-trains"
        assert "Nocturna" in app.shown(app.view)


async def test_a_stale_answer_is_not_shown(
    reader: OpenReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A briefing whose place is still looked up when another is asked for stays unseen."""
    async with reader() as app:
        go_on = threading.Event()
        held: list[str] = []
        position_in = app.screen.position_in

        def slow_position(briefing: Any) -> int:
            if briefing.id == "orchard":
                held.append(briefing.id)
                assert go_on.wait(20)
            return position_in(briefing)

        monkeypatch.setattr(app.screen, "position_in", slow_position)
        await app.pilot.press("j")
        await app.until(lambda: held, "the slow briefing")
        await app.press("j")
        await app.until(lambda: app.screen.article.mentions, "the newer one")
        go_on.set()
        for _ in range(5):
            await app.pilot.pause()
        assert app.screen.article.briefing.id == "2019-11-08-night-trains"
        assert app.screen.article.mentions


async def test_an_empty_file_says_so(reader: OpenReader, tmp_path: Path) -> None:
    """Its page is not blank; a link that leads nowhere has one title in the list and above the text."""
    folder = tmp_path / "odd"
    folder.mkdir()
    (folder / "empty.md").write_text("")
    (folder / "lost.md").symlink_to("nowhere.md")
    async with reader(folder=folder) as app:
        assert ["empty", "lost"] == sorted(app.titles)
        app.screen.go_to_briefing("empty")
        await app.settle()
        assert "There is no text in this file." in app.shown(app.view)
        app.screen.go_to_briefing("lost")
        await app.settle()
        assert "lost" == app.screen.article.briefing.title
        assert "no text" not in app.shown(app.view)
