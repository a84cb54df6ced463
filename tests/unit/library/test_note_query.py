"""The query language for notes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefterm.errors import UsageError
from briefterm.library.note_entries import NoteEntry
from briefterm.library.note_query import NoteFacts, chosen, matches, note_facts, parse
from briefterm.model import Anchor, Anchored, AnchorState, Briefing, Marks, Note, PlacedNote

HARBOUR = Briefing(
    id="coast/harbour", path=Path("/x"), title="The harbour that moved", source="Coast Letter",
    tags=("ports",), date=date(2021, 6, 3),
)  # fmt: skip
NOTE = Note(
    id="n1", briefing=HARBOUR.id, text="Who paid? Café.", tags=("sand",), color="green",
    kind="claim", anchor=Anchor(quote="the council\nsigned"), created="2024-03-05T10:00:00.000Z",
    updated="2025-01-01T00:00:00.000Z",
)  # fmt: skip


def _facts(note: Note = NOTE, state: AnchorState | None = AnchorState.SAME) -> NoteFacts:
    place = None if state is None else Anchored(0, 3, state)
    return note_facts(NoteEntry(PlacedNote(note, place), HARBOUR), {HARBOUR.id: Marks(read=True)})


@pytest.mark.parametrize(
    "query",
    [
        "", "paid", "CAFE", '"the council signed"', "n1", "harbour", "coast",
        "kind:claim", "status:open", "color:green", "colour:green", "tag:sand", "tag:ports",
        "note.tag:sand", "note:paid", "state:same", "in:coast/h", "in:harb", 'in:"that moved"',
        "made:2024-03", "edited:>2024", "is:read", "date:2021", "source:coast",
        "-kind:fact", "kind:fact OR color:green", "(kind:fact OR tag:sand) status:open",
    ],
)  # fmt: skip
def test_query_asks_for_the_note(query: str) -> None:
    """Words, fields of the note and of its briefing, and signs."""
    assert matches(parse(query), _facts())


@pytest.mark.parametrize(
    "query",
    [
        "unpaid", "kind:none", "status:done", "color:pink", "note.tag:ports", "note:harbour",
        "state:orphan", "state:whole", "in:arbour-2", "made:2025", "edited:2024", "is:unread",
        "is:deleted", "-paid", "kind:claim -tag:sand",
    ],
)  # fmt: skip
def test_query_does_not_ask_for_the_note(query: str) -> None:
    """The same where it does not hold."""
    assert not matches(parse(query), _facts())


@pytest.mark.parametrize("state", [*AnchorState, None])
def test_state_is_that_of_the_anchor(state: AnchorState | None) -> None:
    """Each state is a value; a note on a whole briefing is whole."""
    assert matches(parse(f"state:{state or 'whole'}"), _facts(state=state))


def test_removed_notes_are_listed_when_asked_for() -> None:
    """Only is:deleted brings them."""
    removed = _facts(replace(NOTE, deleted="2025-01-01T00:00:00Z"))
    assert not matches(parse("paid"), removed)
    assert matches(parse("paid is:deleted"), removed)
    assert [removed] == chosen(parse("paid").of_deleted, [removed, _facts()])


def test_sorted_by_time() -> None:
    """The newest first."""
    later = _facts(replace(NOTE, id="n2", created="2026-01-01T00:00:00.000Z"))
    first = _facts()
    assert [first, later] == chosen(parse("paid"), [first, later])
    assert [later, first] == chosen(parse("paid sort:made"), [first, later])


@pytest.mark.parametrize(
    ("query", "way"),
    [
        ("kind:clam", "claim"), ("status:opne", "open"), ("colr:green", "color"),
        ("state:", "needs a value"), ("made:soon", "expected"), ("(a", "not closed"),
        ("sort:made sort:made", "once"),
    ],
)  # fmt: skip
def test_mistakes_are_told_with_their_column(query: str, way: str) -> None:
    """The column and what was meant."""
    with pytest.raises(UsageError, match=r"^query, column \d+: ") as caught:
        parse(query)
    assert way in str(caught.value)


@given(st.text(max_size=40))
def test_any_line_is_read_or_refused(line: str) -> None:
    """No line does anything else."""
    try:
        query = parse(line)
    except UsageError:
        return
    matches(query, _facts())
