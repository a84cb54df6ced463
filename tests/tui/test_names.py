"""The screen of names: found as one types, read about, put right for all briefings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefterm.model import Span
from briefterm.tui.screens.dialogs import HelpDialog
from briefterm.tui.screens.names.dialogs import NameCard
from briefterm.tui.screens.reader import ReaderScreen
from briefterm.tui.screens.search.screen import SearchScreen
from briefterm.tui.screens.timeline.screen import TimelineScreen
from tests.tui.names_opened import WIDE, go_to, here, leave, listed, over, page, press, rest, write

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.conftest import OpenReader


async def test_names_are_listed_with_numbers_and_a_page(reader: OpenReader) -> None:
    """Those in most briefings first; beside them all about the one under the cursor."""
    async with reader(size=WIDE) as app:
        await press(app, "i")
        assert "Mira Solberg" == listed(app)[0]
        head = app.shown(over(app).query_one("#names-head"))
        assert "Names of the library" in head
        assert "person 1" in head
        await go_to(app, "Mira Solberg")
        shown = page(app)
        assert "named 5 times in 2 briefings" in shown
        assert "also Solberg" in shown
        assert "first 12 Apr 2018 · Who keeps the light" in shown
        assert "last 3 Jun 2021 · The harbour that moved" in shown
        assert shown.index("Named together with") < shown.index("Vessa")
        assert "Apr 2018" in shown
        columns = app.shown(over(app).query_one("#names-columns"))
        assert "2018–2021" in columns
        await press(app, "j")
        assert listed(app)[1] in page(app)


async def test_typing_finds_names_by_words_and_aliases(reader: OpenReader) -> None:
    """Beginnings of words, what a glossary or a text calls a name, and kinds; esc shows all."""
    async with reader(size=WIDE) as app:
        path = app.library.glossary.path
        path.parent.mkdir(exist_ok=True)
        path.write_text('[[name]]\nname = "Vessa"\nkind = "GPE"\naliases = ["White Port"]\n')
        await press(app, "i")
        every = listed(app)
        await press(app, "slash")
        await write(app, "SOL")
        assert ["Mira Solberg"] == listed(app)
        assert f"1 of {len(every)}" in app.shown()
        await press(app, "ctrl+u")
        await write(app, "port")
        assert ["Vessa"] == listed(app)
        await press(app, "ctrl+u")
        await write(app, "zzz")
        assert "Nothing matches." in app.shown()
        await press(app, "escape", "escape")
        assert sorted(every) == sorted(listed(app))
        await press(app, "K")
        assert "Organisation" in app.shown()
        await write(app, "jjjjjjjj")
        await press(app, "g", "j", "enter")
        kinds = {one.kind for one in over(app).names.items}
        assert 1 == len(kinds)
        await press(app, "q")
        assert sorted(every) == sorted(listed(app))
        await press(app, "q")
        assert app.over(ReaderScreen)


async def test_tab_stays_in_the_filter(reader: OpenReader) -> None:
    """What is typed on after it is filtered by, and is no command."""
    async with reader(size=WIDE) as app:
        await press(app, "i", "slash")
        await write(app, "ves")
        await press(app, "tab", "s", "shift+tab", "a")
        assert "vessa" == over(app).typed
        assert ["Vessa"] == listed(app)


async def test_waiting_for_what_is_typed_keeps_no_answer_away(
    reader: OpenReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A key waits for its names as long as need be, and not always the whole time."""
    monkeypatch.setattr("briefterm.tui.screens.names.listing._FRAME_SECONDS", 30)
    async with reader(size=WIDE) as app:
        await press(app, "i", "slash")
        await write(app, "ves")
        assert ["Vessa"] == listed(app)


async def test_a_failure_is_not_the_end(
    reader: OpenReader, broken_workers: list[BaseException | None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """After names could not be read, whatever the reason, they are read anew when it is gone."""

    def broken() -> None:
        raise ValueError("nothing that one would think of")

    async with reader(size=WIDE) as app:
        await press(app, "i")
        with monkeypatch.context() as patch:
            patch.setattr(app.library.finding, "watches", broken)
            over(app).load()
            await rest(app)
        app.library.finding.watch('name:"Vessa"')
        over(app).load()
        await rest(app)
        assert {"Vessa"} == over(app).names.watched
    broken_workers.clear()


async def test_a_sentence_opens_its_briefing_at_the_name(reader: OpenReader) -> None:
    """From the page to the words; the name is lit there, and n goes to the next one."""
    async with reader(size=WIDE) as app:
        await press(app, "i", "slash")
        await write(app, "lorne")
        await press(app, "enter", "enter", "G", "enter")
        assert app.over(ReaderScreen)
        assert "harbour" == app.screen.article.briefing.id
        assert app.view.here is not None
        assert "Lorne Dredging" == app.view.here.of(app.text)
        await press(app, "n")
        assert "2 of 2" in app.shown(app.screen.status)


async def test_related_names_lead_on_and_back(reader: OpenReader) -> None:
    """Enter on a related name shows its page; backspace comes back; left leaves the page."""
    async with reader(size=WIDE) as app:
        await press(app, "i")
        await go_to(app, "Vessa")
        await press(app, "enter")
        row = next(
            number
            for number, row in enumerate(over(app).sheet.items)
            if getattr(row.subject, "name", "") == "Mira Solberg"
        )
        over(app).sheet.point(row)
        await press(app, "enter")
        assert "Mira Solberg" == here(app)
        assert "named 5 times" in page(app)
        await press(app, "backspace")
        assert "Vessa" == here(app)
        assert over(app).inside
        await press(app, "left")
        assert not over(app).inside


async def test_notes_on_a_name_are_gone_to(reader: OpenReader) -> None:
    """The page has the reader's notes with the name; enter opens the briefing at the note."""
    async with reader(size=WIDE) as app:
        document = app.library.read("harbour")[1]
        start = document.text.index("Lorne Dredging sent")
        app.library.add_note("harbour", document, Span(start, start + 14), text="Who paid?")
        await press(app, "i", "slash")
        await write(app, "lorne")
        await press(app, "enter", "enter")
        assert "Who paid?" in page(app)
        row = next(n for n, row in enumerate(over(app).sheet.items) if "Who" in str(row.parts))
        over(app).sheet.point(row)
        await press(app, "enter")
        assert app.over(ReaderScreen)
        assert app.view.here is not None
        assert start == app.view.here.start


async def test_watched_names_have_a_mark(reader: OpenReader) -> None:
    """The key watches a name, and again no longer; the mark is there also after the screen was closed."""
    async with reader(size=WIDE) as app:
        await press(app, "i")
        await go_to(app, "Vessa")
        await press(app, "w")
        assert ['name:"Vessa"'] == [watch.query for watch in app.library.finding.watches()]
        assert "Vessa" in app.shown(over(app).names).split("⚑")[0].splitlines()[-1]
        await press(app, "q", "i")
        assert "⚑" in app.shown(over(app).names)
        await go_to(app, "Vessa")
        await press(app, "w")
        assert "⚑" not in app.shown(over(app).names)
        assert [] == app.library.finding.watches()


async def test_search_and_timeline_of_a_name(reader: OpenReader) -> None:
    """Their keys open those screens with the name asked for; q comes back here."""
    async with reader(size=WIDE) as app:
        await press(app, "i")
        await go_to(app, "Vessa")
        await press(app, "f")
        assert isinstance(app.app.screen, SearchScreen)
        assert 'name:"Vessa"' == app.app.screen.query_text
        await leave(app, SearchScreen)
        assert "Vessa" == here(app)
        await press(app, "t")
        assert app.over(TimelineScreen)
        await leave(app, TimelineScreen)
        assert "Vessa" == here(app)


async def test_names_of_what_the_filter_lets_through(reader: OpenReader) -> None:
    """A filter on the list holds here too, which the head says; a shows all."""
    async with reader(size=WIDE) as app:
        await press(app, "slash")
        await write(app, "nocturna")
        await press(app, "enter", "i")
        assert "Vessa" not in listed(app)
        assert "Nocturna" in listed(app)
        assert "1 briefing, filter “nocturna” (a: all)" in app.shown()
        await press(app, "a")
        assert "Vessa" in listed(app)
        assert "all briefings (a: as filtered)" in app.shown()
        await press(app, "a")
        assert "Vessa" not in listed(app)


async def test_card_and_panel_lead_here(reader: OpenReader) -> None:
    """The key and a button on the card, the key in the panel of names: each opens at the name."""
    async with reader(size=(140, 40)) as app:
        await press(app, "enter", "]", "e", "]", "e", "enter")
        assert app.over(NameCard)
        await press(app, "i")
        assert "Mira Solberg" == here(app)
        await press(app, "q", "enter")
        await app.pilot.click("#card-about", offset=(3, 0))
        await rest(app)
        assert "Mira Solberg" == here(app)
        await press(app, "q", "2", "j", "i")
        row = app.screen.panel.current
        assert row is not None
        assert row.subject == here(app)


async def test_narrow_page_takes_the_place_of_the_list(reader: OpenReader) -> None:
    """At 50 columns enter goes into the page and q comes back; at 40x12 nothing breaks."""
    async with reader(size=(50, 24)) as app:
        await press(app, "i")
        assert over(app).names.size.height > 10
        assert not over(app).sheet.display
        await press(app, "enter")
        assert over(app).sheet.display
        assert not over(app).query_one("#names-side").display
        await app.pilot.resize_terminal(120, 40)
        await rest(app)
        assert over(app).query_one("#names-side").display
        await app.pilot.resize_terminal(40, 12)
        await rest(app)
        assert "last" in page(app)
        await press(app, "q")
        assert not over(app).sheet.display
        assert over(app).names.has_focus


async def test_copied_as_markdown(reader: OpenReader) -> None:
    """The key sends the page with its sources to the clipboard."""
    async with reader(size=WIDE) as app:
        await press(app, "i")
        await go_to(app, "Mira Solberg")
        await press(app, "y")
        copied = app.app.clipboard
        assert copied.startswith("# Mira Solberg\n\nPERSON, named 5 times in 2 briefings")
        assert "> — The harbour that moved · Coast Letter · Ines Tarp · 2021-06-03" in copied


async def test_a_filter_that_lets_nothing_through_is_one(reader: OpenReader) -> None:
    """The page of a name is not copied from all briefings then."""
    async with reader(size=WIDE) as app:
        await press(app, "i", "enter")
        app.screen.query_text = "zanzibar"
        app.screen.show_list()
        await rest(app)
        await press(app, "y")
        assert "" == app.app.clipboard
        assert any("no briefing of the library has it" in told for told in app.told)


async def test_no_names_yet(reader: OpenReader, tmp_path: Path) -> None:
    """An empty library says so, and the keys do nothing."""
    folder = tmp_path / "empty"
    folder.mkdir()
    async with reader(folder=folder, ready=False) as app:
        await press(app, "i")
        assert "No names yet." in app.shown()
        await press(app, "enter", "c", "m", "w", "f", "t", "y", "backspace", "q", "a", "u")
        assert "Nothing to undo." in app.told
        await press(app, "p", "tab", "question_mark")
        assert app.over(HelpDialog)


@pytest.mark.parametrize("size", [(200, 50), (80, 24), (40, 12)])
async def test_odd_names_are_harmless(
    reader: OpenReader, library: Path, size: tuple[int, int]
) -> None:
    """Controls, right-to-left, wide and long names, and one of two kinds, are drawn and found."""
    odd = ["金正恩", "שלום עליכם", "Long " + "x" * 300, 'Dwayne "Rock" Johnson', "K\u202eim"]
    names = "".join(f"  - {{name: '{name}', kind: PERSON}}\n" for name in odd)
    words = " met ".join(odd)
    (library / "odd.md").write_text(f"---\ntitle: Odd\nnames:\n{names}---\nThen {words} today.\n")
    (library / "odder.md").write_text(
        "---\ntitle: Odder\nnames:\n  - {name: Vessá, kind: ORG}\n  - {name: Vessa, kind: LOC}\n"
        "---\nThen Vessá met Vessa.\n"
    )
    async with reader(size=size) as app:
        await press(app, "i")
        assert {"金正恩", "Vessá", "Vessa"} <= set(listed(app))
        assert not {"\u202e", "\x1b"} & set(app.shown())
        for _ in listed(app):
            await press(app, "j")
            assert over(app).page is not None
        await press(app, "slash")
        await write(app, "金正")
        assert ["金正恩"] == listed(app)
        await press(app, "enter", "enter", "G", "enter")
        assert "odd" == app.screen.article.briefing.id
