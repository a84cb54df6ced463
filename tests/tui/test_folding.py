"""Near-duplicates in the list, what is watched for, and what is near the open briefing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from briefterm.config import Config
from briefterm.library.finding import grouping
from briefterm.model import Span
from briefterm.tui.goal import Goal
from briefterm.tui.screens.differences.screen import DifferencesScreen
from briefterm.tui.screens.reader import folding
from tests.conftest import HARBOUR

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.conftest import OpenReader, Reader

LATER = "The harbour that moved, again"
SOONER = "A harbour moved"
OTHERS = [
    "Orchard notes from 長野: 百本の木 and one ladder 🍎",
    "Night trains come back",
    "Who keeps the light",
    "How salt is boiled",
]


@pytest.fixture
def copies(library: Path) -> Path:
    """The library with a newer and an older copy of its first briefing."""
    later = HARBOUR.replace("The harbour that moved", LATER).replace("2021-06-03", "2021-06-05")
    later = later.replace("forty boats", "forty-two boats").replace(
        "14 March 2019", "15 March 2019"
    )
    (library / "later.md").write_text(later.replace("source: Coast Letter", "source: Wire"))
    sooner = HARBOUR.replace("The harbour that moved", SOONER).replace("2021-06-03", "2021-06-01")
    (library / "sooner.md").write_text(sooner)
    return library


def watch(library: Path, *queries: str) -> None:
    """Have the library watch for queries, as if by another program."""
    folder = library / ".briefterm"
    folder.mkdir(exist_ok=True)
    tables = (f'[[watch]]\nquery = "{query}"\nlabel = "{query}!"\n' for query in queries)
    (folder / "searches.toml").write_text("\n".join(tables))


def in_list(app: Reader) -> str:
    """What the list shows."""
    return app.shown(app.screen.briefs)


async def folded(app: Reader) -> None:
    """Wait until near-duplicates are folded."""
    await app.until(lambda: app.screen.folds.groups, "the folds")
    await app.settle()


@pytest.mark.usefixtures("copies")
async def test_near_duplicates_are_folded_under_the_newest(reader: OpenReader) -> None:
    """A key shows them below it, set in, and hides them again; a filter shows all that it finds."""
    async with reader() as app:
        await folded(app)
        assert [LATER, *OTHERS] == app.titles
        assert "≈ 2 more, 2 new" in in_list(app)
        assert "7 · 7 unread" in app.shown(app.screen.query_one("#list-head"))

        await app.press("full_stop")
        assert [LATER, "The harbour that moved", SOONER, *OTHERS] == app.titles
        assert "≈ 2 below" in in_list(app)
        assert ". hides them" in app.screen.status.fact
        assert "▎ • A harbour moved" in in_list(app)
        await app.press("j", "j")
        assert SOONER == app.screen.article.briefing.title
        await app.press("full_stop")
        assert [LATER, *OTHERS] == app.titles
        assert 0 == app.screen.briefs.cursor
        assert ". shows them" in app.screen.status.fact
        assert LATER == app.screen.article.briefing.title

        await app.press("slash")
        await app.write("harbour")
        assert [LATER, "The harbour that moved", SOONER] == app.titles[:3]
        assert "≈" not in in_list(app)
        await app.press("escape")
        assert [LATER, *OTHERS] == app.titles


@pytest.mark.usefixtures("copies")
async def test_groups_are_looked_for_again_once_it_is_quiet(
    reader: OpenReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each news of the index puts it off; what was unfolded meanwhile stays so."""
    looked: list[object] = []
    duplicates = grouping.duplicates

    def counted(*given: Any) -> Any:
        looked.append(given)
        return duplicates(*given)

    monkeypatch.setattr(grouping, "duplicates", counted)
    monkeypatch.setattr(folding, "QUIET", 1000.0)
    async with reader() as app:
        await folded(app)
        assert 1 == len(looked)
        screen = app.screen
        for _ in range(3):
            screen.library.finding.concordance.keep_fact("x", 1)
            screen.after_indexing()
        await app.settle()
        assert 1 == len(looked)
        monkeypatch.setattr(folding, "QUIET", 0.01)
        screen.after_indexing()
        await app.until(lambda: 2 == len(looked), "another look")
        await app.settle()
        group = [one for one in screen.briefings if one.id in {"later", "harbour", "sooner"}]
        await app.press("full_stop")
        screen.show_groups((None, [group]))
        assert SOONER == app.titles[2]


@pytest.mark.usefixtures("copies")
async def test_the_way_back_is_known_once_there_is_one(reader: OpenReader, copies: Path) -> None:
    """A near briefing that cannot be opened was not gone to."""
    async with reader() as app:
        await folded(app)
        (copies / "sooner.md").unlink()
        app.screen.leave_for("sooner", Goal())
        await app.settle()
        assert [] == app.screen.trail.steps
        app.screen.leave_for("harbour", Goal())
        await app.settle()
        await app.press("backspace")
        assert "later" == app.screen.article.briefing.id


@pytest.mark.usefixtures("copies")
async def test_the_mouse_unfolds_too(reader: OpenReader) -> None:
    """A click on what tells of near-duplicates shows them, another one hides them."""
    async with reader() as app:
        await folded(app)
        await app.pilot.click(app.screen.briefs, offset=app.spot("≈ 2 more", app.screen.briefs))
        await app.settle()
        assert SOONER == app.titles[2]
        await app.pilot.click(app.screen.briefs, offset=app.spot("≈ 2 below", app.screen.briefs))
        await app.settle()
        assert [LATER, *OTHERS] == app.titles


@pytest.mark.usefixtures("copies")
async def test_a_folded_briefing_that_is_opened_is_in_sight(reader: OpenReader) -> None:
    """The group of a copy is unfolded when it is opened from elsewhere, and when it is open already."""
    async with reader() as app:
        await folded(app)
        app.screen.go_to_briefing("sooner")
        await app.settle()
        assert SOONER == app.titles[2]
        assert 2 == app.screen.briefs.cursor

    async with reader(briefing_id="sooner") as app:
        await folded(app)
        assert SOONER == app.titles[2]
        assert app.screen.briefs.current is not None
        assert "sooner" == app.screen.briefs.current.id


@pytest.mark.usefixtures("copies")
async def test_unread_copies_are_counted(reader: OpenReader) -> None:
    """What was read is not new any more."""
    async with reader() as app:
        await folded(app)
        app.library.set_read("sooner", True)
        await app.press("enter", "q")
        assert "≈ 2 more, 1 new" in in_list(app)


@pytest.mark.usefixtures("copies")
async def test_folding_can_be_switched_off(reader: OpenReader) -> None:
    """With `[list] fold = false` all briefings are listed by their dates."""
    async with reader(config=Config(fold=False)) as app:
        await app.until(lambda: app.screen.indexer.complete, "the index")
        await app.settle()
        assert [LATER, "The harbour that moved", SOONER, *OTHERS] == app.titles
        await app.press("full_stop")
        assert "Nothing is folded here." in app.told


async def test_watched_briefings_are_marked(reader: OpenReader, library: Path) -> None:
    """An unread briefing shows what it is watched for; a file that changes is followed."""
    watch(library, "salt", "name:Solberg")
    async with reader() as app:
        await app.until(lambda: 2 == in_list(app).count("⚑ name"), "the marks of a name")
        await app.press("j", "k")
        assert "watched for: name:Solberg" in app.shown(app.screen.status)
        assert "⚑ salt!" in in_list(app)
        await app.press("enter", "q")
        await app.until(lambda: 1 == in_list(app).count("⚑ name"), "the read one's mark")

        await app.until(lambda: app.screen.watched._stamps, "a first look")
        watch(library, "orchard")
        await app.until(lambda: "⚑ orch" in in_list(app), "the other mark")
        assert "⚑ salt!" not in in_list(app)
        (library / ".briefterm" / "searches.toml").write_text("[[watch")
        await app.until(lambda: "⚑" not in in_list(app), "no marks")


@pytest.mark.usefixtures("copies")
async def test_the_tab_leads_to_what_is_near(reader: OpenReader) -> None:
    """Near-duplicates come first, with their share; enter opens one, and a key leads back."""
    async with reader(size=(160, 40)) as app:
        await folded(app)
        await app.press("5")
        shown = app.shown(app.screen.panel)
        assert shown.index("Nearly the same text") < shown.index("The harbour that moved")
        assert "% the same · older · 3 Jun 2021" in shown
        assert shown.index(SOONER) < shown.index("Related briefings")
        assert shown.index("Related briefings") < shown.index("Who keeps the light")
        assert "Also 3" in app.shown(app.screen.tabs)
        await app.press("enter")
        assert "article" == app.screen.pane
        assert "The harbour that moved" == app.screen.article.briefing.title
        assert app.screen.briefs.current is not None
        assert "harbour" == app.screen.briefs.current.id
        assert "newer · 5 Jun 2021" in app.shown(app.screen.panel)
        await app.press("backspace")
        assert LATER == app.screen.article.briefing.title


async def test_earlier_notes_on_the_same_names(reader: OpenReader) -> None:
    """Notes on other briefings that have a name of this one are listed; enter opens one's place."""
    async with reader(size=(160, 40)) as app:
        document = app.library.read("lighthouse")[1]
        start = document.text.index("Mira Solberg")
        span = Span(start, start + 12)
        app.library.add_note("lighthouse", document, span, text="Ask her")
        app.library.add_note("salt", app.library.read("salt")[1], None, text="Not about anybody")
        await app.press("5")
        await app.until(lambda: "Ask her" in app.shown(app.screen.panel), "the note")
        shown = app.shown(app.screen.panel)
        assert "Your earlier notes" in shown
        assert "Mira Solberg" in shown[shown.index("Ask her") :]
        assert "Not about" not in shown
        await app.press("G", "enter")
        assert "Who keeps the light" == app.screen.article.briefing.title
        assert span == app.view.here


async def test_the_tab_says_when_there_is_nothing(reader: OpenReader, tmp_path: Path) -> None:
    """An article that has nothing in common with others, or no words at all, says so."""
    folder = tmp_path / "two"
    folder.mkdir()
    (folder / "a.md").write_text("---\ntitle: Empty\n---\n")
    (folder / "b.md").write_text("---\ntitle: Empty too\n---\n")
    async with reader(folder=folder) as app:
        await app.until(lambda: app.screen.indexer.complete, "the index")
        await app.press("5")
        await app.until(lambda: "Nothing related yet." in app.shown(app.screen.panel), "the words")
        await app.press("D", "enter")
        assert "No other briefing has nearly this text." == app.told[-1]


@pytest.mark.usefixtures("copies")
async def test_differences_of_the_open_briefing(reader: OpenReader) -> None:
    """In the article D compares with the newest near-duplicate, whatever the panel shows."""
    async with reader() as app:
        await folded(app)
        app.screen.go_to_briefing("sooner")
        await app.settle()
        await app.press("D")
        screen = app.app.screen
        assert isinstance(screen, DifferencesScreen)
        assert {"later", "sooner"} == set(screen.ids)


@pytest.mark.usefixtures("copies")
@pytest.mark.parametrize("width", [50, 80, 140])
async def test_differences(reader: OpenReader, width: int) -> None:
    """What differs is shown with its words around it, numbers first, and leads to either briefing."""
    async with reader(size=(width, 40)) as app:
        await folded(app)
        await app.press("D")
        await app.until(lambda: app.over(DifferencesScreen), "the screen")
        await app.settle()
        shown = app.shown()
        assert "Differences  2 · 2 with numbers or dates" in shown
        assert "− 3 Jun 2021" in shown
        assert "+ 5 Jun 2021" in shown
        assert shown.index("15 March 2019") < shown.index("forty-two")
        await app.press("o")
        assert "The harbour that moved" == app.screen.article.briefing.title
        assert app.view.here is not None
        assert "14" == app.view.here.of(app.text)

        await app.press("5")
        await app.until(lambda: app.screen.panel.current is not None, "the tab")
        await app.settle()
        await app.press("D")
        assert "The texts have the same words." in app.shown()
        await app.press("q", "j", "D")
        await app.press("j", "enter")
        assert app.view.here is not None
        assert LATER == app.screen.article.briefing.title
        assert "forty-two" == app.view.here.of(app.text)


@pytest.mark.usefixtures("copies")
async def test_differences_of_a_file_that_is_gone(reader: OpenReader, copies: Path) -> None:
    """The screen says which cannot be read; the texts of others are as before."""
    async with reader() as app:
        await folded(app)
        (copies / "harbour.md").unlink()
        await app.press("D")
        assert "These cannot be compared." in app.shown()
        await app.press("enter", "o", "q")
        assert not app.over(DifferencesScreen)
