"""All notes with their places, many changed at once, and changes taken back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefterm.errors import UsageError
from briefterm.library import Library
from briefterm.library.changes import Change, Turned, made, steps
from briefterm.model import AnchorState, Note, Span

if TYPE_CHECKING:
    from pathlib import Path

HARBOUR = """\
---
title: The harbour that moved
---
For good reasons the fishermen fought the sand. The old basin held forty boats, and the new one \
holds sixty, and a crane.

## Money

The council signed a loan in April 2020. Lorne Dredging asked for more. Mira Solberg refused, and \
wrote her reasons on one sheet of paper, which hangs in the office still.
"""


def _add(library: Library, quote: str, **content: str) -> Note:
    briefing, document = library.read("harbour")
    start = document.text.index(quote)
    span = Span(start, start + len(quote))
    return library.add_note(briefing.id, document, span, **content)


@pytest.fixture
def desk(tmp_path: Path) -> Library:
    """A library of one briefing, its file known."""
    folder = tmp_path / "desk"
    folder.mkdir()
    (folder / "harbour.md").write_text(HARBOUR, encoding="utf-8")
    opened = Library.open(folder)
    opened.refresh()
    return opened


def _quote(note: Note) -> str:
    return note.anchor.quote if note.anchor else ""


def _edit(desk: Library, old: str, new: str) -> None:
    path = desk.folder / "harbour.md"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    desk.refresh()


def test_entries_are_in_reading_order_with_their_states(desk: Library) -> None:
    """Whole-briefing notes first, orphans last; changed words are told."""
    _add(desk, "hangs in the office still")
    changed = _add(desk, "Lorne Dredging asked for more.")
    document = desk.read("harbour")[1]
    whole = desk.add_note("harbour", document, None, text="all of it")
    same = _add(desk, "forty boats")
    _edit(desk, "asked for more.", "wanted more.")
    _edit(desk, ", and wrote her reasons on one sheet of paper", "")
    _edit(desk, "hangs in the office still", "all is")

    entries = desk.noting.entries()

    assert [whole.id, same.id, changed.id] == [one.note.id for one in entries[:3]]
    states = [None, AnchorState.SAME, AnchorState.CHANGED, AnchorState.ORPHAN]
    assert states == [one.state for one in entries]
    assert "Lorne Dredging wanted more." == entries[2].now


def test_unchanged_briefings_are_not_read(desk: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the text is as it was annotated, its file is not opened."""
    note = _add(desk, "forty boats")
    monkeypatch.setattr(desk._shelf, "read", pytest.fail)
    (entry,) = desk.noting.entries()
    assert note == entry.note
    assert AnchorState.SAME is entry.state


def test_notes_of_a_gone_briefing_are_listed(desk: Library) -> None:
    """They are orphans of a stand-in."""
    _add(desk, "forty boats")
    (desk.folder / "harbour.md").unlink()
    desk.refresh()
    (entry,) = desk.noting.entries()
    assert entry.gone
    assert AnchorState.ORPHAN is entry.state
    assert "The harbour that moved" == entry.briefing.title


def test_many_are_changed_in_one_write_and_taken_back(desk: Library) -> None:
    """Tags, marks and tombstones; the way back gives what was."""
    notes = [_add(desk, quote) for quote in ("forty boats", "sixty", "a crane")]
    ids = [note.id for note in notes[:2]]
    noting = desk.noting
    changes = [
        noting.retag(ids, ["#a", "b"], ["c"]),
        noting.edit(ids, status="done", kind="fact", color="pink"),
        noting.retag(ids, (), ["a"]),
        noting.remove(ids),
    ]
    first = desk.note(ids[0])
    assert (("b",), "done", "fact", "pink") == (first.tags, first.status, first.kind, first.color)
    assert [notes[2].id] == [note.id for note in desk.notes()]
    for change in reversed(changes):
        assert Turned(2, 0) == noting.turn(change.back)
    back = [replace(now, updated=was.updated) for now, was in zip(desk.notes(), notes, strict=True)]
    assert notes == back
    for change in changes:
        noting.turn(change)
    assert desk.note(ids[1]).deleted


def test_what_changes_nothing_is_no_change(desk: Library) -> None:
    """An edit to what is there already leaves the file alone."""
    note = _add(desk, "forty boats")
    before = desk.notes_path.read_bytes()
    assert Change() == desk.noting.edit([note.id], color=note.color, kind="none")
    assert before == desk.notes_path.read_bytes()


def test_what_others_changed_since_is_not_undone(desk: Library) -> None:
    """Undo leaves the words that somebody else has written meanwhile."""
    note = _add(desk, "forty boats", text="one")
    desk.edit_note(note.id, text="two")
    change = Change(((note, desk.note(note.id)),))
    desk.edit_note(note.id, text="three", color="blue")
    assert Turned(0, 1) == desk.noting.turn(change.back)
    assert "three" == desk.note(note.id).text
    desk.edit_note(note.id, text="two")
    assert Turned(1, 0) == desk.noting.turn(change.back)
    assert ("one", "blue") == (desk.note(note.id).text, desk.note(note.id).color)


def test_attaching_is_kept_in_the_history_and_taken_back(desk: Library) -> None:
    """Each place that a note leaves goes into its history; its selectors stay as they were."""
    note = _add(desk, "forty boats")
    document = desk.read("harbour")[1]
    start = document.text.index("a crane")
    tied = desk.attach_note(note.id, document, Span(start, start + 7))
    assert note.anchor == tied.history[0].anchor
    change = Change(((replace(tied, anchor=note.anchor), tied),))
    desk.noting.turn(change.back)
    back = desk.note(note.id)
    assert note.anchor == back.anchor
    assert [note.anchor, tied.anchor] == [past.anchor for past in back.history]
    desk.noting.turn(change)
    assert "a crane" == _quote(desk.note(note.id))


def test_added_bookmark_is_taken_back_and_set_again(desk: Library) -> None:
    """A bookmark goes and comes by its tombstone."""
    bookmark = desk.add_bookmark("harbour", desk.read("harbour")[1], Span(0, 3))
    change = Change(bookmarks=(made(bookmark),))
    desk.noting.turn(change.back)
    assert [] == desk.bookmarks()
    desk.noting.turn(change)
    assert [bookmark] == desk.bookmarks()


def test_suggestion_is_accepted(desk: Library) -> None:
    """The note is then tied to the words there; a second time there is nothing to accept."""
    note = _add(desk, "Lorne Dredging asked for more.", text="How much?")
    _edit(desk, "asked for more.", "wanted more.")
    accepted = desk.noting.accept(note.id)
    assert "Lorne Dredging wanted more." == _quote(accepted)
    assert [note.anchor] == [past.anchor for past in accepted.history]
    with pytest.raises(UsageError, match="no place is suggested"):
        desk.noting.accept(note.id)


def test_several_suggestions_are_accepted_at_once(desk: Library) -> None:
    """Those that have none are left."""
    notes = [_add(desk, "Lorne Dredging asked for more."), _add(desk, "forty boats")]
    _edit(desk, "asked for more.", "wanted more.")
    change = desk.noting.accept_all([note.id for note in notes])
    assert [notes[0].id] == [was.id for was, _ in change.notes]


def test_chosen_notes_as_markdown(desk: Library, tmp_path: Path) -> None:
    """Only the chosen ones, in a file that takes no other's place."""
    one, _ = _add(desk, "forty boats", text="small"), _add(desk, "a crane", text="tall")
    markdown = desk.noting.markdown([one.id])
    assert "forty boats" in markdown
    assert "tall" not in markdown
    paths = [desk.noting.write_markdown(markdown, tmp_path / "out", "notes") for _ in range(2)]
    assert ["notes.md", "notes-2.md"] == [path.name for path in paths]
    assert markdown == paths[1].read_text(encoding="utf-8")


def test_file_of_chosen_notes_beside_exports(desk: Library, tmp_path: Path) -> None:
    """An edit in it is read back, and an export to its folder leaves it and makes its own file."""
    one, other = _add(desk, "forty boats", text="small"), _add(desk, "a crane", text="tall")
    out = tmp_path / "out"
    path = desk.noting.write_markdown(desk.noting.markdown([one.id]), out, "notes")
    text = path.read_text(encoding="utf-8").replace("small", "small, but mine")
    path.write_text(text, encoding="utf-8")
    desk.exports.pull(desk.exports.pull_plan(None, out))
    assert ["small, but mine", "tall"] == [note.text for note in desk.notes()]
    kept = path.read_text(encoding="utf-8")
    (file,) = desk.exports.export(None, out).files
    assert file.path not in (None, path)
    assert all(note.id in file.text for note in (one, other))
    assert kept == path.read_text(encoding="utf-8")
    assert not desk.exports.plan(None, out).writes
    assert not desk.exports.pull_plan(None, out).edits
    desk.edit_note(one.id, text="newer")
    path.write_text(kept.replace("but mine", "but his"), encoding="utf-8")
    (edit,) = desk.exports.pull_plan(None, out).edits
    assert edit.conflict


def test_steps_of_a_note_that_is_there_already() -> None:
    """What holds already is not set again, and is no conflict."""
    was, becomes = Note(id="n", briefing="b", text="one"), Note(id="n", briefing="b", text="two")
    assert {} == steps(becomes, was, becomes)
    assert {"text": "two"} == steps(replace(was, tags=("x",)), was, becomes)
    assert steps(replace(was, text="three"), was, becomes) is None


_ACTIONS = st.one_of(
    st.tuples(st.just("edit"), st.sampled_from(["open", "done"]), st.sampled_from(["", "fact"])),
    st.tuples(st.just("retag"), st.sampled_from(["a", "b"]), st.sampled_from(["a", "c"])),
    st.tuples(st.sampled_from(["remove", "restore"]), st.just(""), st.just("")),
    st.tuples(st.just("attach"), st.sampled_from(["forty boats", "a crane"]), st.just("")),
)


@given(st.lists(st.tuples(_ACTIONS, st.sets(st.integers(0, 3), min_size=1)), max_size=8))
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_all_is_taken_back_and_done_again(
    desk: Library, steps_: list[tuple[tuple[str, str, str], set[int]]]
) -> None:
    """However many actions of whatever sort: back gives what was, again what it had become."""
    noting, document = desk.noting, desk.read("harbour")[1]
    ids = [_add(desk, quote).id for quote in ("the sand", "sixty", "a loan", "refused")]
    before, changes = _state(desk, ids), []
    for (name, one, other), which in steps_:
        chosen = [ids[number] for number in sorted(which)]
        if name == "edit":
            changes.append(noting.edit(chosen, status=one, kind=other))
        elif name == "retag":
            changes.append(noting.retag(chosen, [one], [other]))
        elif name == "attach":
            was = desk.note(chosen[0])
            start = document.text.index(one)
            span = Span(start, start + len(one))
            changes.append(Change(((was, desk.attach_note(was.id, document, span)),)))
        else:
            changes.append(noting.remove(chosen) if name == "remove" else noting.restore(chosen))
    after = _state(desk, ids)
    for change in reversed(changes):
        assert 0 == noting.turn(change.back).left
    assert before == _state(desk, ids)
    for change in changes:
        assert 0 == noting.turn(change).left
    assert after == _state(desk, ids)


def _state(desk: Library, ids: list[str]) -> list[tuple[object, ...]]:
    """What of notes an undo is to bring back."""
    notes = [desk.note(one) for one in ids]
    return [(one.tags, one.status, one.kind, one.anchor, bool(one.deleted)) for one in notes]
