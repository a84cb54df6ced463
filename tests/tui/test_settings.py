from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefterm.config import Config, parse
from briefterm.tui.themes import THEMES

if TYPE_CHECKING:
    from tests.tui.conftest import OpenReader


async def test_own_keys_work_and_the_usual_ones_stop(reader: OpenReader) -> None:
    """A key, a key of one pane and a sequence from the settings do what they are bound to."""
    own = {"reader.bookmark": "B", "article.down": "ctrl+n", "article.next_name": "]w"}
    async with reader(config=Config(keys=own), size=(100, 20)) as app:
        assert app.told == []
        await app.press("enter", "m")
        assert app.stored("bookmarks") == []
        await app.press("B")
        assert len(app.stored("bookmarks")) == 1
        await app.press("j")
        assert app.view.scroll_offset.y == 0
        await app.press("ctrl+n")
        assert app.view.scroll_offset.y == 1
        await app.press("]", "e")
        assert not app.view.cursor
        await app.press("]", "w")
        assert app.view.cursor == app.text.index("Vessa")
        await app.press("q", "j")
        assert app.screen.briefs.cursor == 1


async def test_clashing_and_unknown_keys_are_reported(reader: OpenReader) -> None:
    """What is wrong with the settings is told at the start; the usual keys stay."""
    own = {"article.down": "n", "reader.nothing": "B"}
    async with reader(config=Config(keys=own, theme="neon"), size=(100, 20)) as app:
        assert [2] == [told.count("\n") for told in app.told]
        assert any("article.next_hit" in told for told in app.told)
        assert any("reader.nothing" in told for told in app.told)
        assert any("neon" in told for told in app.told)
        await app.press("enter", "j")
        assert app.view.scroll_offset.y == 1


async def test_wrong_settings_are_told_and_have_defaults(reader: OpenReader) -> None:
    """The reader opens all the same."""
    config = parse(b'measure = "wide"\n[list]\nfold = "maybe"\n', Path("config.toml"))
    async with reader(config=config, size=(100, 20)) as app:
        (told,) = app.told
        assert "measure: write a number" in told
        assert "list.fold: write true or false; the default holds" in told


async def test_exchanged_keys_work(reader: OpenReader) -> None:
    """Two actions may take each other's keys."""
    own = {"list.down": "k", "list.up": "j"}
    async with reader(config=Config(keys=own)) as app:
        await app.press("k", "k", "j")
        assert app.screen.briefs.cursor == 1


@pytest.mark.parametrize("theme", [theme.name for theme in THEMES])
async def test_every_theme_draws_names_in_its_own_colours(reader: OpenReader, theme: str) -> None:
    """Started with a theme, or changed to it, the text has the colours of that theme."""
    variables = next(one for one in THEMES if one.name == theme).variables
    async with reader(config=Config(theme=theme)) as app:
        assert app.told == []
        await app.press("enter")
        for name in (theme, THEMES[0].name, theme):
            app.app.theme = name
            await app.settle()
        y = app.spot("Mira Solberg")[1]
        colours = {
            segment.style.color.triplet.hex
            for segment in app.view.render_line(y)
            if segment.style and segment.style.color and segment.style.color.triplet
        }
        assert variables["name-person"] in colours


async def test_foreign_theme_has_colours_for_names_too(reader: OpenReader) -> None:
    """Textual's own themes, dark and light, show names and notes as ours do."""
    async with reader() as app:
        await app.press("enter", "v", "e", "h")
        for name in ("dracula", "solarized-light"):
            app.app.theme = name
            await app.settle()
            assert "Mira Solberg" in app.shown(app.view)
