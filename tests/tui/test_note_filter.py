"""The filter of all notes: what tab puts there, what is told to be wrong, which keys work."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefterm.library.note_completing import NoteCompleter
from briefterm.library.note_query import note_facts
from briefterm.tui.screens.notes.screen import AllNotesScreen
from briefterm.tui.widgets import query_input

if TYPE_CHECKING:
    from tests.tui.conftest import OpenReader, Reader


def _screen(app: Reader) -> AllNotesScreen:
    screen = app.app.screen
    assert isinstance(screen, AllNotesScreen)
    return screen


async def _open(app: Reader) -> None:
    document = app.library.read("harbour")[1]
    app.library.add_note("harbour", document, None, text="boats", tags=("wrecks",), kind="fact")
    app.library.add_note("harbour", document, None, text="sand")
    await app.press("A")


async def test_tab_completes_and_stays_in_the_filter(reader: OpenReader) -> None:
    """What follows tab is typed, and does nothing to the notes."""
    async with reader() as app:
        await _open(app)
        await app.press("slash", *"state:", "tab")
        await app.write(" s t")
        field = _screen(app).field
        assert field.has_focus
        assert "state:same s t" == field.value
        assert ["open", "open"] == [note["status"] for note in app.stored()]


@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        ("ki", "kind:"),
        ("kind:fa", "kind:fact"),
        ("color:g", "color:green"),
        ("colour:", "color:"),
        ("tag:wr", "tag:wrecks"),
        ("note.tag:", "note.tag:wrecks"),
        ("in:", "in:harbour"),
        ("source:", 'source:"Coast Letter"'),
        ("is:del", "is:deleted"),
        ("sort:m", "sort:made"),
        ("date:", "date:2021-06"),
    ],
)
async def test_what_completes(reader: OpenReader, typed: str, completed: str) -> None:
    """Fields, their options, and what the notes and their briefings have."""
    async with reader() as app:
        await _open(app)
        entries = app.library.noting.entries(deleted=True)
        facts = [note_facts(entry, {}) for entry in entries]
        first = NoteCompleter().completions(typed, len(typed), facts)[0]
        assert completed == typed[: first.start] + first.text + typed[first.end :]


async def test_the_keys_of_the_filter_are_shown_while_it_is_open(reader: OpenReader) -> None:
    """Keys that would change notes are not offered while they would be typed."""
    async with reader() as app:
        await _open(app)
        status = _screen(app).query_one("#notes-status")
        assert "tags" in app.shown(status)
        await app.press("slash")
        assert "tab complete" in app.shown(status)
        assert "tags" not in app.shown(status)
        await app.press("enter")
        assert "tags" in app.shown(status)


async def test_a_wrong_filter_is_told_also_from_the_list(
    reader: OpenReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The mistake stays in sight when the filter is left, and when the screen opens with it."""
    monkeypatch.setattr(query_input, "REST_SECONDS", 0.01)
    async with reader() as app:
        await _open(app)
        await app.press("slash", *"made:2023-13", "enter")
        await app.until(lambda: "column 6" in app.shown(), "the mistake")
        assert "the filter is wrong" in app.shown()
        _screen(app).dismiss(None)
        await app.press("A")
        assert "the filter is wrong" in app.shown()
        await app.until(lambda: "column 6" in app.shown(), "the mistake")
