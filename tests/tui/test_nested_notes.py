"""Notes inside and across each other: each is drawn, reached, and edited on its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rich.style import Style

from briefterm.model import Anchored, AnchorState, Note, PlacedNote, Span
from briefterm.tui import lights
from briefterm.tui.inks import Inks
from briefterm.tui.screens.dialogs import ChoiceDialog
from briefterm.tui.screens.note_editor import NoteEditor
from briefterm.tui.screens.reader.note_places import notes_at
from briefterm.tui.themes import THEMES
from briefterm.tui.widgets.article.paint import gutter_cells
from briefterm.tui.widgets.article.view import _neighbour

if TYPE_CHECKING:
    from tests.tui.conftest import OpenReader, Reader

NESTED = (
    "The council of Vessa signed a loan in April 2020",
    "council of Vessa signed a loan in April",
    "Vessa signed a loan",
    "signed a loan",
    "loan",
)


def _add(app: Reader, quote: str) -> Note:
    briefing, document = app.library.read("harbour")
    start = document.text.index(quote)
    span = Span(start, start + len(quote))
    return app.library.add_note(briefing.id, document, span, text=f"on {quote}")


def _placed(start: int, end: int) -> PlacedNote:
    note = Note(id=f"{start}-{end}", briefing="b")
    return PlacedNote(note, Anchored(start, end, AnchorState.SAME))


async def test_five_deep_each_is_edited_on_its_own(reader: OpenReader) -> None:
    """The innermost place offers all five; the chosen one opens, is changed and saved alone."""
    async with reader() as app:
        for quote in NESTED:
            _add(app, quote)
        await app.open("The harbour")
        app.screen.load_notes()
        await app.settle()
        for depth in range(5):
            start = app.text.index("loan in April")
            app.view.point(Span(start, start))
            app.screen.go_to_pane("article")
            await app.press("enter")
            assert app.over(ChoiceDialog)
            assert "5 notes here" in app.shown()
            await app.press(*("j" * depth), "enter")
            editor = app.app.screen
            assert isinstance(editor, NoteEditor)
            assert f"on {NESTED[4 - depth]}" == editor.draft.text
            await app.write(f" {depth}")
            await app.press("ctrl+s")
        texts = {note["anchor"]["quote"]: note["text"] for note in app.stored()}
        assert {quote: f"on {quote} {4 - i}" for i, quote in enumerate(NESTED)} == texts


async def test_jumping_goes_to_each_and_means_it(reader: OpenReader) -> None:
    """]n stops at every note, also where two begin together; then enter and a open that one."""
    async with reader() as app:
        for quote in (*NESTED, "The council", "The council of Vessa"):
            _add(app, quote)
        await app.open("The harbour")
        app.screen.load_notes()
        await app.settle()
        stops = []
        for _ in range(7):
            await app.press("]", "n")
            assert app.view.here is not None
            stops.append(app.view.here.of(app.text))
            await app.press("enter")
            editor = app.app.screen
            assert isinstance(editor, NoteEditor)
            assert f"on {stops[-1]}" == editor.draft.text
            await app.press("escape")
        assert ["The council", "The council of Vessa", *NESTED] == stops
        await app.press("[", "n")
        assert app.view.here is not None
        assert "signed a loan" == app.view.here.of(app.text)


async def test_panel_rows_reach_each(reader: OpenReader) -> None:
    """Each note has its row, and a opens that of the row."""
    async with reader() as app:
        for quote in NESTED:
            _add(app, quote)
        await app.open("The harbour")
        app.screen.load_notes()
        await app.press("1")
        await app.press("j", "j", "j", "a")
        editor = app.app.screen
        assert isinstance(editor, NoteEditor)
        assert "on signed a loan" == editor.draft.text


async def test_lines_tell_how_many_notes_begin_there(reader: OpenReader) -> None:
    """The margin has the number beside the sign."""
    async with reader() as app:
        for quote in NESTED:
            _add(app, quote)
        await app.open("The harbour")
        app.screen.load_notes()
        await app.settle()
        assert "✎5The council" in app.shown(app.view)


def test_notes_at_a_place_are_the_innermost_first() -> None:
    """Overlapping ones too; a place that was jumped to means its own notes only."""
    outer, inner, across = _placed(0, 20), _placed(5, 10), _placed(8, 15)
    notes = [outer, inner, across, _placed(30, 40)]
    assert [inner, across, outer] == notes_at(notes, 8)
    assert [outer] == notes_at(notes, 2)
    assert [] == notes_at(notes, 25)
    assert [across] == notes_at(notes, 8, Span(8, 15))
    assert [inner, across, outer] == notes_at(notes, 8, Span(8, 9))


def test_places_of_notes_are_each_named_once() -> None:
    """Two notes on the same words are one stop."""
    places = lights.note_places([_placed(5, 9), _placed(0, 3), _placed(5, 9), _placed(5, 7)])
    assert [Span(0, 3), Span(5, 7), Span(5, 9)] == places
    assert Span(5, 9) == _neighbour(places, 5, 1, at=Span(5, 7))
    assert Span(5, 7) == _neighbour(places, 5, -1, at=Span(5, 9))
    assert _neighbour(places, 5, 1, at=Span(5, 9)) is None


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_deeper_notes_look_deeper(theme: object) -> None:
    """Up to five notes over each other differ in their ground, and stay legible."""
    variables = theme.variables | {"foreground": theme.foreground}  # type: ignore[attr-defined]  # a Theme
    inks = Inks(variables)
    for color in ("yellow", "green", "blue", "pink", "purple"):
        grounds = [inks.style((f"note-{color}",) * depth, Style()).bgcolor for depth in range(1, 6)]
        assert 5 == len(set(grounds))
        for ground in grounds:
            assert ground is not None
            assert ground.triplet is not None
            letters = Style.parse(variables["foreground"]).color
            assert letters is not None
            assert letters.triplet is not None
            assert _contrast(letters.triplet, ground.triplet) >= 4.5


def _contrast(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    """The contrast of two colours, after WCAG 2."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: tuple[int, int, int]) -> float:
    parts = [part / 255 for part in color]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize(
    ("signs", "shown"),
    [
        ("", ""),
        ("✎", "✎"),
        ("✎◆", "✎◆"),
        ("✎✎", "✎2"),
        ("✎✎◆", "2◆"),
        ("◆◆", "◆2"),
        ("▎" * 12, "▎+"),
    ],
)
def test_gutter_has_two_cells(signs: str, shown: str) -> None:
    """One or two signs, or a sign and how many; a bookmark stands beside the number of notes."""
    cells = gutter_cells([(sign, "bookmark") for sign in signs])
    assert shown == "".join(text for text, _ in cells)
