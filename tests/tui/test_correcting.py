"""A name that is wrong is put right from the article, the card and the panel, and undone."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

from briefterm.config import Config
from briefterm.model import EntityKind
from briefterm.tui.screens.names.dialogs import NameCard, OtherNameDialog, WrongDialog
from briefterm.tui.screens.reader import ReaderScreen

if TYPE_CHECKING:
    from tests.tui.conftest import OpenReader, Reader

NARROW = Config(measure=40)


def glossary(app: Reader) -> list[dict[str, Any]]:
    """The entries of the glossary as they are on disk."""
    path = app.library.glossary.path
    return tomllib.loads(path.read_text())["name"] if path.exists() else []


def kinds(app: Reader) -> dict[str, EntityKind]:
    """The kinds of the names that are lit in the open briefing."""
    return {mention.name: mention.kind for mention in app.screen.article.mentions}


async def test_another_kind_is_lit_at_once_and_undone(reader: OpenReader) -> None:
    """Text, panel and legend follow; u brings all back, and leaves no file."""
    async with reader() as app:
        await app.press("enter", "2", "escape", "tab", "tab")
        before = (kinds(app), app.shown(app.screen.panel), app.shown(app.screen.legend))
        assert "People 4" in app.shown(app.screen.legend)
        await app.press("1", "q", "]", "e", "]", "e", "c")
        assert app.over(WrongDialog)
        assert "What is Mira Solberg?" in app.shown()
        await app.press("j", "enter")
        assert app.over(ReaderScreen)
        assert EntityKind.ORG is kinds(app)["Mira Solberg"]
        assert "People" not in app.shown(app.screen.legend)
        (entry,) = glossary(app)
        assert ("Mira Solberg", "ORG", ["Solberg"], True) == tuple(entry.values())
        assert "Mira Solberg · organisation. u takes it back." in app.told

        await app.press("u", "2")
        assert [] == glossary(app)
        after = (kinds(app), app.shown(app.screen.panel), app.shown(app.screen.legend))
        assert before == after
        assert "Undone: Mira Solberg · organisation" in app.told


async def test_not_a_name(reader: OpenReader) -> None:
    """The words are no longer lit, and the next name takes their place in the panel."""
    async with reader() as app:
        await app.press("enter", "2", "c", "n")
        assert "Mira Solberg" not in kinds(app)
        assert "none" == glossary(app)[0]["kind"]
        assert "Mira Solberg" not in app.shown(app.screen.panel)
        assert "“Mira Solberg” is no name. u takes it back." in app.told
        await app.press("u")
        assert "Mira Solberg" in kinds(app)


async def test_one_form_alone_is_no_name(reader: OpenReader) -> None:
    """The form that was pointed at goes, the others stay."""
    async with reader(config=NARROW) as app:
        await app.press("enter", "/")
        await app.write("Solberg said")
        await app.press("enter", "c", "G", "enter")
        text = app.text
        lit = {text[mention.start : mention.end] for mention in app.screen.article.mentions}
        assert "Mira Solberg" in lit
        assert "Solberg" not in lit


async def test_merging_offers_the_names_that_are_known(reader: OpenReader) -> None:
    """Names of the article and of the glossary are offered as one types; enter takes one."""
    async with reader() as app:
        path = app.library.glossary.path
        path.parent.mkdir(exist_ok=True)
        path.write_text('# mine\n[[name]]\nname = "Lorentz Works"\nkind = "ORG"\n')
        await app.press("enter", "]", "e", "c", "m")
        assert app.over(OtherNameDialog)
        assert "Vessa is the same as" in app.shown()
        await app.write("lor")
        shown = app.shown()
        assert shown.index("Lorne Dredging") < shown.index("Lorentz Works")
        assert "Mira Solberg" not in app.shown(app.app.screen.query_one("#dialog-rows"))
        await app.press("down", "enter")
        assert "Vessa" not in kinds(app)
        assert EntityKind.ORG is kinds(app)["Lorentz Works"]
        assert path.read_text().startswith("# mine\n[[name]]\n")
        assert ["Vessa"] == glossary(app)[0]["aliases"]
        await app.press("u")
        assert "Vessa" in kinds(app)


async def test_a_name_of_its_own_is_typed(reader: OpenReader) -> None:
    """A name that is not known becomes the canonical one, of the same kind."""
    async with reader() as app:
        await app.press("enter", "]", "e", "c", "m")
        await app.write("Port of Vessa")
        await app.press("enter")
        assert EntityKind.GPE is kinds(app)["Port of Vessa"]
        assert "Vessa" not in kinds(app)


async def test_a_selection_becomes_a_name(reader: OpenReader) -> None:
    """Words that were not found are lit once their kind is said; half a word is refused."""
    async with reader(config=NARROW) as app:
        await app.press("enter", "/")
        await app.write("fishermen")
        await app.press("enter", "v", "l", "c")
        assert app.over(ReaderScreen)
        assert "Select whole words of one line." in app.told
        await app.press("e", "c")
        assert app.over(WrongDialog)
        assert "Not a name" not in app.shown()
        await app.press("n", "j", "j", "j", "j", "j", "enter")
        assert EntityKind.NORP is kinds(app)["fishermen"]
        assert app.selected is None


async def test_the_card_leads_there_by_key_and_by_mouse(reader: OpenReader) -> None:
    """The key on a card, or a click on its button, asks what is wrong; a row is chosen by a click."""
    async with reader(config=NARROW) as app:
        await app.press("enter", "]", "e", "]", "e", "enter")
        assert isinstance(app.app.screen, NameCard)
        assert "Known as" not in app.shown()
        await app.press("c")
        assert app.over(WrongDialog)
        await app.press("escape", "enter")
        await app.pilot.click("#card-wrong", offset=(3, 0))
        await app.settle()
        assert app.over(WrongDialog)
        await app.pilot.click("#dialog-rows", offset=(6, 2))
        await app.settle()
        assert EntityKind.GPE is kinds(app)["Mira Solberg"]


async def test_the_card_tells_what_a_curator_calls_the_name(reader: OpenReader) -> None:
    """Aliases that the article does not use stand on the card."""
    async with reader() as app:
        path = app.library.glossary.path
        path.parent.mkdir(exist_ok=True)
        path.write_text('[[name]]\nname = "Vessa"\nkind = "GPE"\naliases = ["The White Port"]\n')
        await app.press("enter", "]", "e", "enter")
        shown = app.shown()
        assert "Known as The White Port" in shown
        assert "curated" in shown


async def test_without_a_name_it_says_where_to_go(reader: OpenReader) -> None:
    """On plain words and in other tabs nothing opens."""
    async with reader() as app:
        await app.press("enter", "c")
        assert app.over(ReaderScreen)
        assert "Go to a name first" in app.told[-1]
        await app.press("1", "c")
        assert app.over(ReaderScreen)


async def test_a_broken_glossary_is_told_and_kept(reader: OpenReader) -> None:
    """Nothing is written, nothing can be undone, and one line says why."""
    async with reader() as app:
        path = app.library.glossary.path
        path.parent.mkdir(exist_ok=True)
        path.write_text("[[name]\n")
        await app.press("enter", "]", "e", "c", "n")
        assert "[[name]\n" == path.read_text()
        assert any("nothing was written: mend the file first" in told for told in app.told)
        await app.press("u")
        assert "Nothing to undo." in app.told


async def test_what_others_changed_is_lit_and_not_undone(reader: OpenReader) -> None:
    """Another hand in the file is seen while one reads; a correction it changed stays."""
    async with reader() as app:
        await app.press("enter", "]", "e", "c", "j", "enter")
        app.screen.look_around()
        await app.settle()
        path = app.library.glossary.path
        path.write_text(path.read_text().replace('"LOC"', '"FAC"'))
        app.screen.look_around()
        await app.settle()
        assert EntityKind.FAC is kinds(app)["Vessa"]
        await app.press("u")
        assert EntityKind.FAC is kinds(app)["Vessa"]
        assert any("Others have changed glossary.toml since" in told for told in app.told)


async def test_a_click_in_the_legend_switches_a_kind(reader: OpenReader) -> None:
    """The kind that is clicked is no longer lit; a second click lights it again."""
    async with reader() as app:
        await app.press("enter")
        legend = app.screen.legend
        x, y = app.spot("Places", legend)
        await app.pilot.click(legend, offset=(x + 1, y + 1))
        await app.settle()
        assert {"place"} == app.screen.hidden
        await app.pilot.click(legend, offset=(x + 1, y + 1))
        await app.settle()
        assert set() == app.screen.hidden
