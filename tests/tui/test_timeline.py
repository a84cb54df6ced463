"""The timeline of the library: dated statements of all briefings in order of time."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from briefterm.errors import StoreError
from briefterm.library.finding import timeline_files
from briefterm.tui.screens.dialogs import TakingDialog
from briefterm.tui.screens.outline.dialogs import LineDialog
from briefterm.tui.screens.timeline.screen import TimelineScreen, with_name
from briefterm.tui.screens.timeline.shown import Counting, Shown, shown
from briefterm.tui.widgets.status import StatusBar

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.tui.conftest import OpenReader, Reader

TODAY = date(2020, 6, 1)


@pytest.fixture(autouse=True)
def a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Today is always the same day."""
    monkeypatch.setattr("briefterm.tui.screens.timeline.view.today", lambda: TODAY)


def _screen(app: Reader) -> TimelineScreen:
    screen = app.app.screen
    assert isinstance(screen, TimelineScreen)
    return screen


def _here(app: Reader) -> str:
    moment = _screen(app).statements.items[_screen(app).statements.cursor].moment
    assert moment is not None
    return f"{moment.when}: {moment.text}"


def _briefings(screen: TimelineScreen) -> set[str]:
    rows = screen.statements.items
    return {row.moment.subject.briefing.id for row in rows if row.moment is not None}


async def _open(app: Reader) -> TimelineScreen:
    await app.press("t")
    await app.until(lambda: _screen(app).shown is not None, "the dates")
    await app.settle()
    return _screen(app)


async def _filtered(app: Reader, query: str) -> None:
    before = _screen(app).shown
    await app.press("slash")
    await app.write(query)
    await app.until(lambda: _screen(app).shown is not before, "another timeline")
    await app.settle()


async def test_begins_at_today(reader: OpenReader) -> None:
    """The cursor is on the first date to come, below the line of today, and the head counts them."""
    async with reader() as app:
        screen = await _open(app)
        assert screen.statements.cursor == screen.statements.sheet.coming
        assert "today, 1 Jun 2020" in app.shown()
        assert "coming up" in app.shown()
        assert "15 Sep 2020" in _here(app)
        await app.press("g", "n")
        assert screen.statements.cursor == screen.statements.sheet.coming


async def test_nothing_is_coming_up(reader: OpenReader, monkeypatch: pytest.MonkeyPatch) -> None:
    """A library whose dates are all past says so, and begins at the newest."""
    monkeypatch.setattr("briefterm.tui.screens.timeline.view.today", lambda: date(2400, 1, 1))
    async with reader() as app:
        screen = await _open(app)
        assert screen.statements.cursor == len(screen.statements.items) - 1
        assert "nothing coming up" in app.shown()
        assert "today" not in app.shown()
        await app.press("n")
        assert "Nothing coming up" in app.told[-1]


async def test_enter_opens_the_briefing_there(reader: OpenReader) -> None:
    """The briefing opens at the date; t leads back to where the timeline was left."""
    async with reader() as app:
        await _open(app)
        await _filtered(app, '"last boat"')
        await app.press("enter", "G", "enter")
        assert "harbour" == app.screen.article.briefing.id
        assert app.view.here is not None
        assert "10 January 2021" != app.view.here.of(app.text)
        here = app.view.here.of(app.text)
        screen = await _open(app)
        assert '"last boat"' == screen.query_text == screen.field.value
        assert here in _here(app)


async def test_bars_and_statements_follow_each_other(reader: OpenReader) -> None:
    """Moving in the bars moves the statements, and the other way round."""
    async with reader() as app:
        screen = await _open(app)
        await app.press("g")
        assert 0 == screen.bars.cursor
        await app.press("tab", "j")
        assert screen.bars.has_focus
        period = screen.bars.items[screen.bars.cursor]
        assert screen.statements.cursor == screen.statements.sheet.periods[period].row > 0
        await app.press("enter")
        assert screen.statements.has_focus
        await app.press("G")
        assert screen.bars.items[screen.bars.cursor] == len(screen.statements.sheet.periods) - 1
        await app.press("K", "J")
        assert screen.statements.cursor == screen.statements.sheet.starts[-1]


async def test_zoom_keeps_the_place(reader: OpenReader) -> None:
    """The key z goes from days to months to years; the cursor stays on its row."""
    async with reader() as app:
        screen = await _open(app)
        here = _here(app)
        zooms = []
        for _ in range(3):
            before = screen.shown
            await app.press("z")
            await app.until(lambda before=before: screen.shown is not before, "another zoom")  # type: ignore[misc]  # bound here
            zooms.append(screen.statements.sheet.zoom)
            assert here == _here(app)
        assert {"day", "month", "year"} == set(zooms)


async def test_zooms_follow_each_other(reader: OpenReader) -> None:
    """Two quick ones are two steps; one while the dates are looked for again voids no answer."""
    async with reader() as app:
        screen = await _open(app)
        zoom = screen.statements.sheet.zoom
        screen.action_zoom()
        screen.action_zoom()
        await app.settle()
        steps = {"day": "year", "month": "day", "year": "month"}
        assert steps[zoom] == screen.statements.sheet.zoom
        assert screen.shown is not None
        before = screen.shown.moments
        screen.again()
        screen.action_zoom()
        await app.settle()
        assert zoom == screen.statements.sheet.zoom
        assert before is not screen.shown.moments


async def test_pages_are_asked_for_once(reader: OpenReader) -> None:
    """While others are still to come, one that has come asks for none again."""
    async with reader() as app:
        statements = (await _open(app)).statements
        statements._asked = [0, 1, 2]
        statements.take_page(1, [])
        assert [0, 2] == statements._asked


async def test_a_file_that_cannot_be_written(
    reader: OpenReader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is told why, and the status line says no more that it is being written."""

    def broken(*given: object, progress: Callable[[int], None], **others: object) -> None:
        del given, others
        progress(1)
        raise StoreError("the disk is full")

    monkeypatch.setattr(timeline_files, "write", broken)
    async with reader() as app:
        screen = await _open(app)
        screen.write(tmp_path / "dates.md")
        await app.settle()
        assert "the disk is full" == app.told[-1]
        assert "" == app.screen.status.doing == screen.query_one(StatusBar).doing


async def test_filter_begins_with_that_of_the_list(reader: OpenReader) -> None:
    """A filter on the list is the first one here; esc lifts it, and what is wrong changes nothing."""
    async with reader() as app:
        await app.press("slash")
        await app.write("tag:ports")
        await app.press("enter")
        screen = await _open(app)
        assert "tag:ports" == screen.field.value
        few = len(screen.statements.items)
        before = screen.shown
        await app.press("escape")
        await app.until(lambda: screen.shown is not before, "all dates")
        await app.settle()
        assert len(screen.statements.items) > few
        many = len(screen.statements.items)
        screen.field.value = "tga:x"
        await app.settle()
        assert many == len(screen.statements.items)
        assert "tga: is no field" in app.shown()


async def test_days_that_are_asked_for_are_gone_to(reader: OpenReader) -> None:
    """With mentions: in the filter the cursor goes to that time."""
    async with reader() as app:
        await _open(app)
        await _filtered(app, "mentions:2019-03")
        assert "14 Mar 2019" in _here(app)


async def test_filter_by_a_name(reader: OpenReader) -> None:
    """The key i asks for a name, which takes the place of another one in the filter."""
    async with reader() as app:
        screen = await _open(app)
        await app.press("i")
        assert app.over(LineDialog)
        await app.write("Mira Solberg")
        await app.press("enter")
        assert 'name:"Mira Solberg"' == screen.query_text
        await app.until(lambda: 1 == len(screen.statements.items), "her dates")
        await app.settle()
        assert "2017: Mira Solberg painted it in 2017." == _here(app)


async def test_rows_in_sight_come_before_all_are_counted(
    reader: OpenReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They are there to be read while the others are counted; the cursor stays on its row then."""
    monkeypatch.setattr("briefterm.library.finding.glimpse.FEW", 0)
    async with reader() as app:
        screen = await _open(app)
        await _filtered(app, "-name:nobody OR kind:gpe")
        await app.press("enter")
        assert screen.asked is not None
        asked = replace(screen.asked, query="-name:solberg OR kind:gpe", spot=None)
        screen.moved = False
        some, *others, whole = list(shown(asked))
        assert isinstance(some, Shown)
        assert isinstance(whole, Shown)
        assert (True, False) == (some.partial, whole.partial)
        screen.show_shown(some)
        screen.show_shown(Counting(40))
        await app.settle()
        assert "counting… 40 %" in app.shown()
        assert [] == list(screen.bars.items)
        await app.press("g", "j", "x")
        assert "still being counted" in app.told[-1]
        here = _here(app)
        for part in (*others, whole):
            screen.show_shown(part)
        await app.settle()
        assert here == _here(app)
        assert f"{whole.moments.rows} dates" in app.shown()
        screen.show_shown(some)
        screen.action_zoom()
        await app.until(lambda: screen.shown is not some, "all of it")
        await app.settle()
        assert screen.shown is not None
        assert not screen.shown.partial


def test_names_take_each_others_place() -> None:
    """Other parts of the query stay."""
    assert 'tag:x name:"A B"' == with_name('name:"C" tag:x', "A B")
    assert "tag:x" == with_name("tag:x name:kim", "")


async def test_statement_is_copied(reader: OpenReader) -> None:
    """The key y copies the sentence with its source."""
    async with reader() as app:
        await _open(app)
        await _filtered(app, "mentions:2019-03")
        await app.press("enter", "y")
        assert "> On 14 March 2019 they stopped." in app.app.clipboard
        assert "The harbour that moved" in app.app.clipboard


async def test_written_to_a_file(reader: OpenReader, library: Path) -> None:
    """The key x writes what is listed; a file that is there is only replaced when that is chosen."""
    place = library.parent / "dates.json"
    async with reader() as app:
        screen = await _open(app)
        await app.press("x")
        assert app.over(LineDialog)
        field = app.app.screen.query_one("#line-input")
        assert "timeline-2020-06-01.md" in field.value  # type: ignore[attr-defined]  # an input
        field.value = str(place.with_suffix(".txt"))  # type: ignore[attr-defined]  # the same
        await app.press("enter")
        assert "end it in .ics, .md or .json" in app.told[-1]
        app.app.screen.query_one("#line-input").value = str(place)  # type: ignore[attr-defined]
        await app.press("enter")
        await app.until(place.exists, "the file")
        records = json.loads(place.read_text(encoding="utf-8"))
        assert len(records) >= len(screen.statements.items)
        await app.until(lambda: "written to" in app.told[-1], "the telling")
        place.write_text("mine")
        await app.press("x")
        app.app.screen.query_one("#line-input").value = str(place)  # type: ignore[attr-defined]
        await app.press("enter")
        assert app.over(TakingDialog)
        await app.press("enter")
        assert app.over(LineDialog)
        assert "mine" == place.read_text()
        await app.press("enter", "j", "enter")
        await app.until(lambda: "mine" != place.read_text(), "the new file")


async def test_index_in_the_making(reader: OpenReader) -> None:
    """What is known is shown, with a word on the rest; the place stays when more is known."""
    async with reader() as app:
        app.screen.indexer.complete = False
        screen = await _open(app)
        assert "The index is still being made." in app.shown()
        await app.press("g", "j")
        here, before = _here(app), screen.shown
        app.screen.indexer.complete = True
        app.screen.after_indexing()
        await app.until(lambda: screen.shown is not before, "another look")
        await app.settle()
        assert "The index" not in app.shown()
        assert here == _here(app)


async def test_near_duplicates_are_told_once(reader: OpenReader, library: Path) -> None:
    """A row says how many other briefings tell the same."""
    text = (library / "harbour.md").read_text(encoding="utf-8")
    (library / "again.md").write_text(text.replace("2021-06-03", "2021-06-04"), encoding="utf-8")
    async with reader() as app:
        await app.until(lambda: app.screen.folds.groups, "the groups")
        await _open(app)
        await _filtered(app, "mentions:2019-03")
        assert "+1 source" in app.shown()


async def test_rows_are_read_as_they_come_into_sight(reader: OpenReader, tmp_path: Path) -> None:
    """Of many rows only pages are read, and each is there once it is looked at."""
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(40):
        days = " ".join(f"It was seen on {day} May {1950 + number}." for day in range(1, 29))
        (folder / f"{number}.md").write_text(f"---\ntitle: T{number}\n---\n\n{days}\n")
    async with reader(folder=folder) as app:
        screen = await _open(app)
        assert 40 * 28 == len(screen.statements.items)
        assert len(screen.statements.pages) < 8
        assert "28 May 1989" in _here(app)
        await app.press("g")
        await app.until(lambda: screen.statements.items[0].moment is not None, "the first rows")
        assert "1 May 1950" in _here(app)
        await app.press("tab", *"jjjjjjjjjj")
        await app.until(
            lambda: screen.statements.items[screen.statements.cursor].moment is not None, "rows"
        )
        assert "1 May 1960" in _here(app)


async def test_no_dates(reader: OpenReader, tmp_path: Path) -> None:
    """A library without dates says so."""
    folder = tmp_path / "undated"
    folder.mkdir()
    (folder / "a.md").write_text("---\ntitle: A\n---\n\nNothing happened.\n")
    async with reader(folder=folder) as app:
        await app.press("t")
        await app.until(lambda: "No dates here." in app.shown(), "the words")
        await app.press("n", "z", "y", "x", "enter", "J", "tab", "j", "q", "q")
        assert not app.over(TimelineScreen)


@pytest.mark.parametrize("size", [(40, 12), (50, 26), (80, 24), (200, 40)])
async def test_hostile_dates(reader: OpenReader, tmp_path: Path, size: tuple[int, int]) -> None:
    """Odd times and texts are shown, or left out, without harm, at any size."""
    folder = tmp_path / "odd"
    folder.mkdir()
    (folder / "a.md").write_text(
        "---\ntitle: \u202eA\x1b[31m 長野\nsource: x\ndate: 2024-02-29\n---\n\n"
        "It was built in 2,000 BC. It ends on 31 December 9999, not in 9998, nor in 1066. "
        "Sumer\x1b]0;x\x07 fell in 0001. שלום on 3 May 2024 עולם. 長野は 2024年5月3日 に。\n\n"
        + "word " * 600
        + "on 4 May 2024 "
        + "word " * 600
        + "\n",
        encoding="utf-8",
    )
    async with reader(folder=folder, size=size) as app:
        screen = await _open(app)
        rows = len(screen.statements.items)
        assert rows > 2
        for key in ("g", *"jjjjzjjzjjz", "tab", *"jjkk", "tab", "G", "K", "K", "y", "p", "p"):
            await app.press(key)
            shown = app.shown()
            assert "\x1b" not in shown
            assert "\u202e" not in shown
        await app.press("q")
        assert not app.over(TimelineScreen)
