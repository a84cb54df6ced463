from __future__ import annotations

import os
from typing import TYPE_CHECKING

from briefterm.config import Config
from briefterm.model import Span
from briefterm.tui.screens.reader import keeping

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from tests.tui.conftest import OpenReader, Reader


def _here(app: Reader) -> str:
    span = app.view.here
    return span.of(app.text) if span else ""


async def test_jumps_go_from_mention_to_mention(reader: OpenReader) -> None:
    """]e [e ]d [d ]h [h go to the next and previous name, date and heading, and stop at the ends."""
    async with reader() as app:
        await app.press("enter")
        expected = {
            "]e": ["Vessa", "Mira Solberg"],
            "[e": ["Vessa"],
            "]d": ["14 March 2019", "Every winter"],
            "[d": ["14 March 2019"],
            "]h": ["Sand", "Money", "The last boat"],
            "[h": ["Money", "Sand"],
        }
        for keys, places in expected.items():
            for place in places:
                await app.press(*keys)
                assert (keys, place) == (keys, _here(app))


async def test_status_says_what_a_jump_came_to(reader: OpenReader) -> None:
    """The status line names the entity and its kind, and a date's value."""
    async with reader(size=(160, 30)) as app:
        await app.press("enter", "]", "e", "]", "e")
        assert "Mira Solberg · person" in app.shown(app.screen.status)
        await app.press("g", "]", "d")
        assert "2019-03-14" in app.shown(app.screen.status)


async def test_unknown_sequence_does_nothing(reader: OpenReader) -> None:
    """A prefix with a letter that means nothing changes nothing and is forgotten."""
    async with reader() as app:
        await app.press("enter", "]", "q")
        assert app.screen.pane == "article"
        assert "SELECT" not in app.shown(app.screen.status)
        assert "] …" not in app.shown(app.screen.status)
        assert app.view.here is None
        await app.press("]", "escape", "j")
        assert app.view.scroll_offset.y == 1


async def test_find_counts_and_wraps_around(reader: OpenReader) -> None:
    """/ lights all hits and says which one it is; n and N go around the ends."""
    async with reader() as app:
        await app.press("enter", "slash")
        await app.write("basin")
        count = app.text.lower().count("basin")
        assert f"1 of {count}" in app.shown().splitlines()[-2]
        await app.press("enter")
        assert app.screen.pane == "article"
        assert len(app.view.hits) == count
        first = app.text.index("basin")
        assert app.view.here == Span(first, first + 5)

        await app.press("N")
        last = app.text.rindex("basin")
        assert app.view.here == Span(last, last + 5)
        assert f"{count} of {count}" in app.shown(app.screen.status)
        await app.press("n")
        assert app.view.here == Span(first, first + 5)
        assert f"1 of {count}" in app.shown(app.screen.status)

        await app.press("slash")
        await app.press(*["backspace"] * 5)
        await app.write("zeppelin")
        assert "no hit" in app.shown().splitlines()[-2]
        await app.press("escape", "n")
        assert not app.view.hits
        assert "press / to find" in app.told[-1]


async def test_finding_nothing_leads_nowhere(reader: OpenReader) -> None:
    """Without a hit the place stays, and that is still said after enter; esc leads back."""
    async with reader(size=(100, 20)) as app:
        await app.press("enter", "ctrl+d", "slash", *"gul")
        assert app.view.here is not None
        assert 6 < app.view.scroll_offset.y
        await app.write("qq")
        top = app.view.scroll_offset.y
        await app.press("enter")
        assert "no hit for “gulqq”" in app.shown(app.screen.status)
        await app.press("slash", *["backspace"] * 5, *"gulls")
        assert top < app.view.scroll_offset.y
        await app.press("escape")
        assert top == app.view.scroll_offset.y
        assert app.view.here is None


async def test_jumps_go_around_the_ends(reader: OpenReader) -> None:
    """After the last heading comes the first, and before that the last; the only one says so."""
    async with reader() as app:
        await app.press("enter")
        headings = app.view.places["heading"]
        for _ in range(len(headings) + 1):
            await app.press("]", "h")
        assert headings[0] == app.view.here
        await app.press("[", "h")
        assert headings[-1] == app.view.here
        await app.press("]", "n")
        assert "No note here." == app.told[-1]
        app.view.places["note"] = headings[:1]
        await app.press("]", "n", "]", "n")
        assert "No other note here." == app.told[-1]


async def test_scrolling_by_keys_is_instant(reader: OpenReader) -> None:
    """Every scrolling key has done its work when it is handled."""
    async with reader(size=(100, 20)) as app:
        await app.press("enter")
        end = app.view.max_scroll_y
        for key, top in (("j", 1), ("k", 0), ("G", end), ("g", 0), ("space", 17), ("pageup", 0)):
            await app.press(key)
            assert (key, top) == (key, app.view.scroll_offset.y)
        await app.press("ctrl+d")
        assert 5 <= app.view.scroll_offset.y <= 11
        await app.press("ctrl+u")
        assert app.view.scroll_offset.y == 0


async def test_measure_changes_and_keeps_the_place(reader: OpenReader) -> None:
    """+ and - set longer and shorter lines; after many of them the same words are on top."""
    async with reader(size=(100, 24), config=Config(measure=48)) as app:
        await app.press("enter", "p")
        await app.pilot.resize_terminal(100, 24)
        app.view.go_to(app.text.index("nine anchors"))
        await app.settle()
        before, width = app.view.position, app.view.text_width
        await app.press("minus")
        assert width - 4 == app.view.text_width
        for _ in range(6):
            await app.press("plus", "minus")
        await app.press("plus")
        assert width == app.view.text_width
        assert before == app.view.position


async def test_place_is_kept_when_the_window_changes(reader: OpenReader) -> None:
    """The first words stay the first words through a series of widths."""
    async with reader(size=(110, 24)) as app:
        await app.press("enter")
        app.view.go_to(app.text.index("The last boat left"))
        await app.settle()
        before = app.view.position
        for width in (61, 47, 83, 52, 110):
            await app.pilot.resize_terminal(width, 24)
            await app.settle()
        assert before == app.view.position


async def test_position_is_restored_on_reopening(reader: OpenReader) -> None:
    """Left by q or for another briefing, a text opens again where it was left."""
    async with reader(size=(90, 20)) as app:
        await app.press("enter")
        app.view.go_to(app.text.index("The last boat left"))
        await app.settle()
        left_at = app.view.position
        assert left_at > 0
        await app.press("q", "j", "k", "enter")
        assert left_at == app.view.position
        await app.pilot.press("Q")
    assert app.library.marks()["harbour"].position == left_at

    async with reader(size=(90, 20)) as app:
        await app.press("enter")
        assert left_at == app.view.position
    async with reader(size=(90, 20), briefing_id="harbour") as app:
        assert app.screen.pane == "article"
        assert left_at == app.view.position


async def test_a_note_is_opened_at_its_place(reader: OpenReader) -> None:
    """Started with a note's id, the reader shows the note's words."""
    async with reader(ready=False) as app:
        briefing, document = app.library.read("harbour")
        start = document.text.index("nine anchors")
        note = app.library.add_note(briefing.id, document, Span(start, start + 12))
    async with reader(size=(80, 16), briefing_id="harbour", note_id=note.id) as app:
        assert app.view.here == Span(start, start + 12)
        assert "nine anchors" in app.shown(app.view)


async def test_panes_follow_the_width(reader: OpenReader) -> None:
    """Three panes when wide, two when medium, one when narrow; the focus always shows."""
    async with reader(size=(200, 30)) as app:

        def shown() -> str:
            names = ("list", "article", "panel")
            return " ".join(n for n in names if app.screen.query_one(f"#{n}-pane").display)

        async def at(width: int) -> str:
            await app.pilot.resize_terminal(width, 30)
            return shown()

        assert shown() == "list article panel"
        assert await at(120) == "list article panel"
        assert await at(119) == "list article"
        assert await at(50) == "list"
        await app.press("enter")
        assert shown() == "article"
        assert await at(100) == "article panel"
        await app.press("p")
        assert shown() == "list article"
        await app.press("p")
        assert shown() == "article panel"
        await app.press("tab")
        assert (shown(), app.screen.pane) == ("article panel", "panel")
        await app.press("tab")
        assert (shown(), app.screen.pane) == ("list article", "list")
        assert await at(200) == "list article panel"
        await app.press("z")
        assert (shown(), app.screen.pane) == ("article", "article")
        await app.press("z")
        assert shown() == "list article panel"
        await app.press("z", "q")
        assert shown() == "list article panel"


async def test_q_leaves_from_the_inside_out(reader: OpenReader) -> None:
    """Q goes from the side panel to the article, to the list, and out."""
    async with reader() as app:
        await app.press("enter", "1")
        assert app.screen.pane == "panel"
        await app.press("q")
        assert app.screen.pane == "article"
        await app.press("q")
        assert app.screen.pane == "list"
        await app.pilot.press("q")
    assert app.app.return_code == 0


async def test_panel_tabs_by_keys_and_by_click(reader: OpenReader) -> None:
    """1 to 4 and clicks turn to the tabs; enter on a row goes to its place."""
    async with reader(size=(160, 36)) as app:
        await app.press("enter")
        panel = app.screen.panel
        for key, tab, words in (
            ("2", "names", "Mira Solberg  ×4"),
            ("3", "dates", "14 March 2019  Thursday"),
            ("4", "outline", "The last boat"),
            ("1", "notes", "No notes yet."),
        ):
            await app.press(key)
            assert (app.screen.tab, app.screen.pane) == (tab, "panel")
            assert words in app.shown(panel)
        for tab in ("Dates", "Outline", "Names", "Notes"):
            await app.pilot.click(app.screen.tabs, offset=app.spot(tab, app.screen.tabs))
            await app.settle()
            assert app.screen.tab == tab.lower()

        await app.press("4", "G", "enter")
        assert app.screen.pane == "article"
        assert _here(app) == "The last boat"
        await app.press("3", "l")
        assert app.screen.tab == "outline"


async def test_changed_file_is_reloaded_in_place(
    reader: OpenReader, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file saved by another program is shown anew; place and note go with their words."""
    monkeypatch.setattr(keeping, "_WATCH_SECONDS", 0.05)
    async with reader(size=(90, 20)) as app:
        briefing, document = app.library.read("harbour")
        start = document.text.index("nine anchors")
        app.library.add_note(briefing.id, document, Span(start, start + 12), text="whose?")
        await app.press("enter")
        app.view.go_to(start)
        await app.settle()
        top = app.shown(app.view).splitlines()[0]

        path = library / "harbour.md"
        path.write_text(path.read_text().replace("## Sand\n", "## Sand\n\nA new paragraph.\n"))
        os.utime(path, ns=(1, 2_000_000_000_000_000_000))
        await app.until(lambda: "A new paragraph." in app.text, "the changed file")
        await app.until(lambda: app.screen.notes, "the notes")

        assert top == app.shown(app.view).splitlines()[0]
        (placed,) = app.screen.notes
        assert placed.span is not None
        assert placed.span.of(app.text) == "nine anchors"
        assert placed.span.start == start + len("A new paragraph.\n\n")


async def test_jumps_work_from_the_side_panel(reader: OpenReader) -> None:
    """]d goes to a date and leaves the tab; esc goes back to the article."""
    async with reader() as app:
        await app.press("enter", "g", "3", "]", "d")
        assert ("panel", "dates") == (app.screen.pane, app.screen.tab)
        assert app.view.here is not None
        await app.press("right")
        assert "outline" == app.screen.tab
        await app.press("escape")
        assert "article" == app.screen.pane
