from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.command import CommandPalette

from briefterm.config import Config
from briefterm.model import Span
from briefterm.tui import keys
from briefterm.tui.screens.dialogs import ChoiceDialog, HelpDialog, KindsDialog
from briefterm.tui.screens.reader import ReaderScreen

if TYPE_CHECKING:
    from tests.tui.conftest import OpenReader

NARROW = Config(measure=40)


async def test_click_on_a_name_opens_its_card(reader: OpenReader) -> None:
    """The card has every mention and the other briefings; its rows lead there."""
    async with reader(config=NARROW) as app:
        await app.press("enter")
        x, y = app.spot("Mira Solberg")
        await app.pilot.click(app.view, offset=(x + 3, y))
        await app.settle()
        card = app.app.screen
        assert isinstance(card, ChoiceDialog)
        assert card.heading == "Mira Solberg"
        shown = app.shown()
        assert "person" in shown
        assert "Solberg · 4 times here" in shown
        assert "In other briefings" in shown
        assert "Who keeps the light" in shown

        await app.press("j", "enter")
        assert app.over(ReaderScreen)
        start = app.text.index("Solberg said")
        assert app.view.here == Span(start, start + 7)

        await app.press("enter", "G", "enter")
        assert app.screen.article.briefing.title == "Who keeps the light"
        assert app.titles[app.screen.briefs.cursor] == "Who keeps the light"


async def test_click_on_plain_words_opens_nothing(reader: OpenReader) -> None:
    """A click beside names puts the cursor there, and no more."""
    async with reader(config=NARROW) as app:
        await app.press("enter")
        x, y = app.spot("fishermen")
        await app.pilot.click(app.view, offset=(x, y))
        await app.settle()
        assert app.over(ReaderScreen)
        assert app.view.cursor == app.text.index("fishermen")
        await app.press("v", "e")
        assert app.selected == "fishermen"


async def test_enter_on_a_date_opens_its_card(reader: OpenReader) -> None:
    """The card says which day the expression means."""
    async with reader() as app:
        await app.press("enter", "]", "d", "enter")
        card = app.app.screen
        assert isinstance(card, ChoiceDialog)
        assert card.heading == "14 March 2019"
        shown = app.shown()
        assert "2019-03-14" in shown
        assert "Thursday, 14 March 2019" in shown
        await app.press("escape")
        assert app.over(ReaderScreen)


async def test_name_in_the_panel_opens_its_card(reader: OpenReader) -> None:
    """Enter on a name of the side panel does what a click in the text does."""
    async with reader() as app:
        await app.press("enter", "2", "enter")
        card = app.app.screen
        assert isinstance(card, ChoiceDialog)
        assert card.heading == "Mira Solberg"
        await app.press("q")
        assert app.over(ReaderScreen)


async def test_help_lists_every_action(reader: OpenReader) -> None:
    """Each action of the table stands in the help with the reader's own keys."""
    async with reader(config=Config(keys={"reader.bookmark": "B"}), size=(100, 340)) as app:
        await app.press("question_mark")
        assert app.over(HelpDialog)
        shown = app.shown()
        for action in keys.ACTIONS:
            assert action.tooltip in shown, action.id
        line = next(line for line in shown.splitlines() if "Set or lift a bookmark" in line)
        assert " B " in line
        await app.press("question_mark")
        assert app.over(ReaderScreen)


@pytest.mark.parametrize(
    ("pane", "first"), [("list", "List"), ("article", "Article"), ("panel", "Side panel")]
)
async def test_help_begins_with_the_pane(reader: OpenReader, pane: str, first: str) -> None:
    """The keys that work where one is come before those that work everywhere."""
    async with reader() as app:
        app.screen.go_to_pane(pane)
        await app.press("question_mark")
        shown = app.shown(app.app.screen.query_one("#help-body Static"))
        assert shown.lstrip().startswith(first)


async def test_help_on_a_narrow_screen_keeps_its_columns(reader: OpenReader) -> None:
    """What a key does goes on below its own words, not below the key."""
    async with reader(size=(50, 30)) as app:
        await app.press("question_mark", "space")
        lines = [line.strip("│ ") for line in app.shown().splitlines()]
        first = next(n for n, line in enumerate(app.shown().splitlines()) if "Leave this" in line)
        shown = app.shown().splitlines()
        assert "list, quit" == lines[first + 1]
        assert shown[first].index("Leave") == shown[first + 1].index("list, quit")


async def test_kinds_dialog_switches_lights(reader: OpenReader) -> None:
    """A kind switched off is not lit, not jumped to and struck in the legend."""
    async with reader() as app:
        await app.press("enter")
        assert app.screen.view.highlights["dates"].highlights
        await app.press("H")
        assert app.over(KindsDialog)
        await app.press("space", "G", "space", "escape")
        assert app.screen.hidden == {"person", "date"}
        assert not app.screen.view.highlights["dates"].highlights
        looks = {item.style for item in app.screen.view.highlights["names"].highlights}
        assert "person" not in looks
        assert "place" in looks
        await app.press("]", "d")
        assert app.view.here is None
        assert "No date here" in app.told[-1]
        await app.open("Who keeps")
        assert not app.screen.view.highlights["dates"].highlights


async def test_palette_offers_actions_and_briefings(reader: OpenReader) -> None:
    """ctrl+p finds an action by its words and a briefing by its title."""
    async with reader(size=(100, 40)) as app:
        await app.pilot.press("ctrl+p")
        assert app.over(CommandPalette)
        await app.until(lambda: "Back (q)" in app.shown(), "the actions")
        await app.write("focus mode")
        await app.until(lambda: "Focus mode (z)" in app.shown(), "the action")
        await app.press("enter")
        await app.until(lambda: app.screen.alone, "focus mode")

        await app.pilot.press("ctrl+p")
        await app.write("salt boil")
        await app.until(lambda: "Open: How salt is boiled" in app.shown(), "the briefing")
        await app.press("enter")
        await app.until(
            lambda: app.screen.article.briefing.title == "How salt is boiled", "the briefing"
        )


async def test_an_edited_export_is_brought_up_to_date(reader: OpenReader) -> None:
    """What a person wrote into a file stays, and a new note comes beside it."""
    async with reader() as app:
        await app.press("enter", "v", "e", "h")
        await app.press("x")
        await app.press("enter")
        (path,) = (app.library.folder.parent / "notes").iterdir()
        path.write_text(path.read_text() + "mine\n")
        await app.press("]", "h", "v", "e", "h")
        await app.press("x")
        await app.press("enter")
        text = path.read_text()
        assert "\nmine\n" in text
        assert text.count("<!-- briefterm:note ") == 2
