"""How the screens look, at four widths, dark and light; look at the report before updating.

Names and dates are those of a table here, so that pictures do not change as the engines learn.
"""

from __future__ import annotations

import time
from datetime import date
from typing import TYPE_CHECKING, Any, Protocol

import pytest
from textual.widgets import Input, TextArea
from textual.worker import WorkerState

from briefterm.config import Config
from briefterm.library import Library
from briefterm.library.finding import working
from briefterm.library.outlining.adding import put_at_end
from briefterm.model import Article, Briefing, Document, EntityKind, Mention, Span, TimeExpression
from briefterm.store.ids import IdSource
from briefterm.tui.app import BrieftermApp

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    from textual.pilot import Pilot

    from briefterm.index.recording import Tagged

    class Compare(Protocol):
        """The fixture of pytest-textual-snapshot."""

        def __call__(  # noqa: D102 - the class says it
            self,
            app: BrieftermApp,
            *,
            terminal_size: tuple[int, int],
            run_before: Callable[[Pilot[None]], Awaitable[None]],
        ) -> bool: ...


_PATIENCE_SECONDS = 20
_NAMES = {
    "Mira Solberg": EntityKind.PERSON,
    "Lorne Dredging": EntityKind.ORG,
    "Vessa": EntityKind.GPE,
    "Nocturna": EntityKind.ORG,
    "Petrel": EntityKind.PRODUCT,
    "Children": EntityKind.NORP,
}
_DATES = {
    "14 March 2019": ("2019-03-14", "2019-03-15"),
    "May 2018": ("2018-05-01", "2018-06-01"),
    "April 2020": ("2020-04-01", "2020-05-01"),
    "2 June 2021": ("2021-06-02", "2021-06-03"),
}


def _places(text: str, words: str) -> list[int]:
    return [at for at in range(len(text)) if text.startswith(words, at)]


def _tag(briefing: Briefing, document: Document, _: object = None) -> Article:
    text = document.text
    mentions = [
        Mention(at, at + len(words), kind, words)
        for words, kind in _NAMES.items()
        for at in _places(text, words)
    ]
    dates = [
        TimeExpression(at, at + len(words), "DATE", first, earliest=first, latest=after)
        for words, (first, after) in _DATES.items()
        for at in _places(text, words)
    ]
    return Article(
        briefing,
        document,
        tuple(sorted(mentions, key=lambda mention: mention.start)),
        tuple(sorted(dates, key=lambda timex: timex.start)),
    )


@pytest.fixture
def annotated(library: Path, monkeypatch: pytest.MonkeyPatch) -> Library:
    """The library with some notes, a bookmark and a briefing that was read."""
    opened = Library.open(library)
    monkeypatch.setattr(opened, "tag", _tag)
    monkeypatch.setattr("briefterm.library.clock.now", lambda: "2021-06-04T08:00:00.000Z")
    monkeypatch.setattr("briefterm.store.ids._random_bits", lambda: 0)
    monkeypatch.setattr("briefterm.store.store._IDS", IdSource(lambda: 1_622_793_600_000))
    opened.refresh()
    briefing, document = opened.read("harbour")

    def span(words: str) -> Span:
        start = document.text.index(words)
        return Span(start, start + len(words))

    opened.add_note("harbour", document, span("the basin could not be saved"), color="green")
    opened.add_note(
        "harbour",
        document,
        span("Nobody had asked where the sand should go"),
        text="Who should have asked? The council paid, and the council did not look.",
        tags=("sand", "council"),
    )
    opened.add_note("harbour", document, span("we were paid for ten"), color="pink")
    opened.add_note(briefing.id, document, None, text="Compare with the dunes of Skagen.")
    opened.add_bookmark("harbour", document, span("The council of Vessa signed a loan"))
    opened.set_read("lighthouse", True)
    return opened


class Look(Protocol):
    """Compares a screen with its picture; see the fixture `looks_as_before`."""

    def __call__(self, keys: str, *, width: int, height: int = 40, theme: str = "ink") -> bool: ...  # noqa: D102 - the class says it


@pytest.fixture
def looks_as_before(annotated: Library, snap_compare: Any) -> Look:
    """Open the reader, press keys, and compare the screen with the picture kept of it."""
    compare: Compare = snap_compare

    def look(keys: str, *, width: int, height: int = 40, theme: str = "ink") -> bool:
        async def settle(pilot: Pilot[None]) -> None:
            running = (WorkerState.PENDING, WorkerState.RUNNING)
            patience = time.monotonic() + _PATIENCE_SECONDS
            while time.monotonic() < patience:
                await pilot.pause(0.01)
                if not any(worker.state in running for worker in pilot.app.workers):
                    break
            await pilot.pause()

        async def run_before(pilot: Pilot[None]) -> None:
            await settle(pilot)
            await settle(pilot)
            for key in keys.split():
                await pilot.press(key)
                await settle(pilot)
            for line in pilot.app.screen.query(Input):
                line.cursor_blink = False
            for area in pilot.app.screen.query(TextArea):
                area.cursor_blink = False
            await settle(pilot)

        app = BrieftermApp(annotated, Config(theme=theme))
        return compare(app, terminal_size=(width, height), run_before=run_before)

    return look


@pytest.mark.parametrize(
    ("width", "theme"),
    [(200, "ink"), (200, "paper"), (120, "ink"), (120, "paper"), (80, "ink"), (50, "paper")],
)
def test_open_briefing_with_notes(looks_as_before: Look, width: int, theme: str) -> None:
    """The article with names, dates, notes and a bookmark, and what fits beside it."""
    assert looks_as_before("enter", width=width, theme=theme)


def test_list_alone_in_a_narrow_terminal(looks_as_before: Look) -> None:
    """Fifty columns show the list alone."""
    assert looks_as_before("", width=50)


def test_selection_and_hits_over_other_lights(looks_as_before: Look) -> None:
    """What is selected or found stands out over names and notes."""
    assert looks_as_before("enter slash b a s i n enter ] e v e e e", width=80, theme="paper")


def test_note_editor_over_the_article(looks_as_before: Look) -> None:
    """The editor shows the quote, the text, the tags and the colour."""
    assert looks_as_before("enter ] n ] n a", width=120)


def test_card_of_a_name(looks_as_before: Look) -> None:
    """The card shows every mention here and the other briefings."""
    assert looks_as_before("enter ] e ] e enter", width=120, theme="paper")


@pytest.mark.parametrize(("width", "theme"), [(120, "ink"), (50, "paper")])
def test_what_is_wrong_with_a_name(looks_as_before: Look, width: int, theme: str) -> None:
    """The kinds in their looks, that which the name has marked, and what else may be said."""
    assert looks_as_before("enter ] e c", width=width, height=30, theme=theme)


def test_names_that_a_name_may_be_the_same_as(looks_as_before: Look) -> None:
    """The names that match what is typed, and that itself."""
    assert looks_as_before("enter ] e c m l o", width=80, height=30, theme="paper")


def test_help_in_two_columns_of_keys_and_words(looks_as_before: Look) -> None:
    """The help lists the keys by place."""
    assert looks_as_before("question_mark", width=80)


def test_dates_in_order_of_time(looks_as_before: Look) -> None:
    """The side panel's dates with the words around them."""
    assert looks_as_before("enter 3 j", width=120)


def _more_notes(library: Library) -> None:
    """Notes five deep, with all marks, one whose words have changed, and one without a place."""
    document = library.read("harbour")[1]

    def add(words: str, text: str = "", **marks: Any) -> None:
        start = document.text.index(words)
        library.add_note("harbour", document, Span(start, start + len(words)), text=text, **marks)

    add("council of Vessa signed a loan in April", "Which bank?", kind="question", tags=["loan"])
    add("Vessa signed a loan")
    add("signed a loan", "Signed by whom?", kind="question", color="yellow")
    add("loan in April")
    add("Lorne Dredging asked for more.", "How much?", kind="claim", status="done", color="blue")
    add("hangs in the office still", "Go and see it.", kind="forecast", color="purple")
    path = library.folder / "harbour.md"
    text = path.read_text(encoding="utf-8").replace("asked for more", "wanted more")
    text = text.replace(" on one sheet of paper, which hangs in the office still", "")
    path.write_text(text, encoding="utf-8")
    library.refresh()


@pytest.mark.parametrize(
    ("width", "theme"), [(200, "paper"), (120, "ink"), (80, "paper"), (50, "ink")]
)
def test_all_notes(looks_as_before: Look, annotated: Library, width: int, theme: str) -> None:
    """Every note with its marks and state, two selected, and the one under the cursor whole."""
    _more_notes(annotated)
    assert looks_as_before("A G k k space space", width=width, theme=theme)


def test_all_notes_filtered(looks_as_before: Look, annotated: Library) -> None:
    """The filter with the focus, and how many it lets through."""
    _more_notes(annotated)
    assert looks_as_before("A f k i n d colon q u e s t i o n", width=80, height=24)


@pytest.mark.parametrize(("width", "theme"), [(120, "ink"), (120, "paper")])
def test_notes_over_each_other(
    looks_as_before: Look, annotated: Library, width: int, theme: str
) -> None:
    """Notes five deep in their grounds, and the panel with changed and lost words."""
    _more_notes(annotated)
    assert looks_as_before("enter 1 G", width=width, theme=theme)


def test_one_of_several_notes_is_chosen(looks_as_before: Look, annotated: Library) -> None:
    """The notes under the cursor, the innermost first."""
    _more_notes(annotated)
    keys = "enter slash s i g n e d enter a"
    assert looks_as_before(keys, width=120, theme="paper")


@pytest.mark.parametrize(("width", "height", "theme"), [(50, 24, "paper"), (120, 36, "ink")])
def test_note_with_all_its_marks(
    looks_as_before: Look, annotated: Library, width: int, height: int, theme: str
) -> None:
    """The editor with colour, kind and status, and the words that stand there now."""
    _more_notes(annotated)
    keys = "A G k k a tab tab tab"
    assert looks_as_before(keys, width=width, height=height, theme=theme)


def test_tags_of_several_notes(looks_as_before: Look) -> None:
    """The box over the list, with the tags that they have."""
    assert looks_as_before("A asterisk t n e w", width=80, height=24, theme="paper")


def _outline(library: Library) -> None:
    """An outline of three notes, two headings and a text."""
    ids = [note.id for note in library.notes()]
    outlines = library.outlines
    made = put_at_end(outlines, None, "What the sand cost", ids[:2], heading="Sand")
    text = "The council paid, and did not look; nobody could say afterwards where it all had gone."
    outline = outlines.outline(made)
    put_at_end(outlines, outline, "", [ids[2]], heading="## Money", text=text)


@pytest.mark.parametrize(
    ("width", "height", "theme"),
    [(200, 40, "paper"), (120, 36, "ink"), (80, 30, "paper"), (50, 26, "ink")],
)
def test_builder(
    looks_as_before: Look, annotated: Library, width: int, height: int, theme: str
) -> None:
    """An outline, and from eighty columns on the document with the part under the cursor."""
    _outline(annotated)
    assert looks_as_before("O j", width=width, height=height, theme=theme)


def test_outlines_to_choose_from(looks_as_before: Look, annotated: Library) -> None:
    """The outlines over the article, the one that was used last first."""
    _outline(annotated)
    assert looks_as_before("enter ] n C", width=80, height=24)


@pytest.mark.parametrize(
    ("size", "theme"),
    [((200, 40), "ink"), ((120, 36), "paper"), ((80, 30), "ink"), ((50, 26), "paper")],
    ids=["200", "120", "80", "50"],
)
def test_export_over_the_article(
    looks_as_before: Look,
    annotated: Library,
    monkeypatch: pytest.MonkeyPatch,
    size: tuple[int, int],
    theme: str,
) -> None:
    """Files with their states, and the lines that differ in one of them."""
    # The place and the time of an export differ from run to run.
    place = annotated.folder.parent / "notes"
    stamp = "briefterm.library.exporting.exports._now"
    monkeypatch.setattr(stamp, lambda: "2021-06-04T09:00:00Z")
    monkeypatch.setattr("briefterm.tui.screens.export.screen._shown", lambda _: "~/notes")
    monkeypatch.setattr("briefterm.tui.screens.export.screen.expanded", lambda _: place)
    annotated.exports.export(["harbour"], place)
    note = annotated.notes()[1]
    annotated.edit_note(note.id, text="Who should have asked? The council did not look.")
    document = annotated.read("salt")[1]
    annotated.add_note("salt", document, None, text="Boil it again.")
    assert looks_as_before("x w G", width=size[0], height=size[1], theme=theme)


@pytest.fixture
def copied(annotated: Library, monkeypatch: pytest.MonkeyPatch) -> Library:
    """The library with a near-duplicate and a watch; names and dates of texts are of the table."""

    def read(job: working.Job, *_: object) -> Tagged:
        briefing = Briefing(id="", path=annotated.folder, title="")
        article = _tag(briefing, Document(job.text))
        return working.tagged(job.doc, job.text, article.mentions, article.dates)

    monkeypatch.setattr(working, "read", read)
    monkeypatch.setattr("briefterm.tui.screens.timeline.view.today", lambda: date(2020, 6, 1))
    text = (annotated.folder / "harbour.md").read_text(encoding="utf-8")
    text = text.replace("id: harbour", "id: copy").replace("eleven", "twelve")
    text = text.replace("14 March 2019", "2 June 2021").replace("2021-06-03", "2021-06-01")
    (annotated.folder / "copy.md").write_text(text, encoding="utf-8")
    annotated.finding.watch("trains", "trains")
    annotated.finding.save_search("On the coast", "source:coast")
    return annotated


_LOOKS = [(200, "paper"), (120, "ink"), (80, "paper"), (50, "ink")]


@pytest.mark.usefixtures("copied")
@pytest.mark.parametrize(("width", "theme"), _LOOKS)
def test_search(looks_as_before: Look, width: int, theme: str) -> None:
    """Results with what is lit in them, beside the saved searches."""
    assert looks_as_before("f b a s i n down", width=width, theme=theme)


@pytest.mark.usefixtures("copied")
@pytest.mark.parametrize(("width", "theme"), _LOOKS)
def test_names_of_the_library(looks_as_before: Look, width: int, theme: str) -> None:
    """The names with their trends, and the page of one."""
    assert looks_as_before("i j", width=width, theme=theme)


@pytest.mark.usefixtures("copied")
@pytest.mark.parametrize(("width", "theme"), _LOOKS)
def test_timeline_of_the_library(looks_as_before: Look, width: int, theme: str) -> None:
    """What happened when, with its bars and with today between."""
    assert looks_as_before("t z", width=width, theme=theme)


@pytest.mark.usefixtures("copied")
@pytest.mark.parametrize(("width", "theme"), [(120, "ink"), (50, "paper")])
def test_what_differs(looks_as_before: Look, width: int, theme: str) -> None:
    """Two near-duplicates, numbers and dates first."""
    assert looks_as_before("D", width=width, theme=theme)


@pytest.mark.usefixtures("copied")
def test_what_is_near(looks_as_before: Look) -> None:
    """A folded list with what is watched for, and the panel with near-duplicates and others."""
    assert looks_as_before("enter 5", width=120)
