"""A name is put right for all briefings from the screen of names, and that is undone."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING

from briefterm.model import EntityKind
from briefterm.tui.screens.names.corrections import Offer, Subject
from briefterm.tui.screens.names.dialogs import OtherNameDialog, WrongDialog
from tests.tui.names_opened import WIDE, glossary, go_to, here, listed, over, page, press, write

if TYPE_CHECKING:
    from tests.tui.conftest import OpenReader


async def test_another_kind_holds_at_once_and_is_undone(reader: OpenReader) -> None:
    """The list, the open article and the file follow; u and U go back and forth."""
    async with reader(size=WIDE) as app:
        await press(app, "i")
        await go_to(app, "Mira Solberg")
        await press(app, "c")
        assert app.over(WrongDialog)
        await press(app, "j", "enter")
        assert "Mira Solberg" == here(app)
        assert "organisation" in page(app)
        (entry,) = glossary(app)
        assert ("Mira Solberg", "ORG", True) == (entry["name"], entry["kind"], entry["always"])
        lit = {mention.name: mention.kind for mention in app.screen.article.mentions}
        assert EntityKind.ORG is lit["Mira Solberg"]
        await press(app, "u")
        assert [] == glossary(app)
        assert "person · named 5 times" in page(app)
        await press(app, "U")
        assert "organisation · named 5 times" in page(app)


async def test_merged_with_a_name_of_the_library(reader: OpenReader) -> None:
    """All names are offered as one types; the two are one from then on, also in the texts."""
    async with reader(size=WIDE) as app:
        await press(app, "i")
        await go_to(app, "Nocturna")
        await press(app, "m")
        assert app.over(OtherNameDialog)
        await write(app, "lorne")
        assert "Lorne Dredging" in app.shown()
        await press(app, "enter")
        assert "Nocturna" not in listed(app)
        assert "Lorne Dredging" == here(app)
        assert "in 2 briefings" in page(app)
        assert "also Nocturna" in page(app)
        assert ["Nocturna"] == glossary(app)[0]["aliases"]
        await press(app, "u")
        assert "Nocturna" in listed(app)


async def test_renamed_with_a_name_of_its_own(reader: OpenReader) -> None:
    """A name that nobody knows yet is typed; the cursor goes along."""
    async with reader(size=WIDE) as app:
        await press(app, "i")
        await go_to(app, "Vessa")
        await press(app, "m")
        await write(app, "Port of Vessa")
        await press(app, "enter")
        assert "Port of Vessa" == here(app)
        assert "Vessa" not in listed(app)
        assert "Port of Vessa" in {mention.name for mention in app.screen.article.mentions}


async def test_no_name_vanishes_from_list_and_page(reader: OpenReader) -> None:
    """It is asked for first, also on the page, which then shows the name after it."""
    async with reader(size=WIDE) as app:
        await press(app, "i")
        await go_to(app, "Vessa")
        await press(app, "n")
        assert "Vessa" in listed(app)
        await press(app, "c", "n")
        assert "Vessa" not in listed(app)
        assert "“Vessa” is no name. u takes it back." in app.told
        await go_to(app, "Nocturna")
        await press(app, "enter", "c", "n")
        assert "Nocturna" not in listed(app)
        assert not over(app).inside
        assert here(app) in page(app)
        await press(app, "u", "u")
        assert {"Vessa", "Nocturna"} <= set(listed(app))


async def test_a_broken_glossary_is_told_and_kept(reader: OpenReader) -> None:
    """Nothing is written, the names stay, and one line says why."""
    async with reader(size=WIDE) as app:
        path = app.library.glossary.path
        path.parent.mkdir(exist_ok=True)
        path.write_text("[[name]\n")
        await press(app, "i")
        before = listed(app)
        await press(app, "c", "n")
        assert before == listed(app)
        assert "[[name]\n" == path.read_text()
        assert any("nothing was written: mend the file first" in told for told in app.told)


async def test_files_that_cannot_be_written_are_told(reader: OpenReader) -> None:
    """Where folders are in the places of the files, one line says so and all is as it was."""
    async with reader(size=WIDE) as app:
        own = app.library.glossary.path.parent
        for name in ("glossary.toml", "searches.toml"):
            (own / name).mkdir(parents=True)
        await press(app, "i")
        before = listed(app)
        await press(app, "c", "n", "c", "j", "j", "enter", "w")
        assert before == listed(app)
        assert any("glossary.toml" in line for line in app.told)
        assert any("searches.toml" in line for line in app.told)
        assert "⚑" not in app.shown(over(app).names)


async def test_watching_is_taken_back(reader: OpenReader) -> None:
    """U takes back the watch and not what was done before it; U brings it again."""
    async with reader(size=WIDE) as app:
        await press(app, "i")
        await go_to(app, "Vessa")
        await press(app, "c", "j", "enter", "w")
        assert "Watching for “Vessa”. u takes it back." in app.told
        assert "⚑" in app.shown(over(app).names)
        await press(app, "u")
        assert [] == app.library.finding.watches()
        assert "⚑" not in app.shown(over(app).names)
        assert "Vessa" == glossary(app)[0]["name"]
        await press(app, "U")
        assert ["Vessa"] == [watch.label for watch in app.library.finding.watches()]
        assert "⚑" in app.shown(over(app).names)


async def test_two_keys_at_once_watch_and_watch_no_longer(reader: OpenReader) -> None:
    """Each is decided in its turn: list and file say the same after them."""
    async with reader(size=WIDE) as app:
        await press(app, "i")
        for times in (2, 3):
            for _ in range(times):
                over(app).action_watch()
            await press(app)
            names = {watch.label for watch in app.library.finding.watches()}
            assert names == over(app).names.watched == ({here(app)} if times % 2 else set())


async def test_names_are_offered_without_stalling_keys(reader: OpenReader) -> None:
    """They are found in a thread; enter and arrows wait for those of what was typed."""
    found, taken = Event(), list[Offer | None]()

    def offers(typed: str) -> list[Offer]:
        assert not typed or found.wait(5)
        return [Offer(f"{typed} {number}", EntityKind.ORG) for number in range(3)]

    subject = Subject("Vessa", EntityKind.GPE, ("Vessa",), "Vessa")
    async with reader(size=WIDE) as app:
        app.app.push_screen(OtherNameDialog(subject, offers), taken.append)
        await app.pilot.pause()
        await app.pilot.press("l", "o", "down", "enter")
        assert app.over(OtherNameDialog)
        found.set()
        await app.until(lambda: taken, "the answer")
        assert Offer("lo 1", EntityKind.ORG) == taken[0]
