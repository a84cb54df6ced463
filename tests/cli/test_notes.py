"""Notes from the shell: their marks, the query for them, suggestions, and what was removed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Call = Callable[..., Any]


def _add(call: Call, *arguments: str) -> str:
    answer = call("note", "add", *arguments)
    assert 0 == answer.status, answer.err
    return str(answer.out.strip())


def _ids(call: Call, *query: str) -> list[str]:
    answer = call("note", "list", *query, "--json")
    return [one["id"] for one in answer.json] if answer.status == 0 else []


def test_kind_and_status_are_given_changed_and_listed(call: Call) -> None:
    """The marks of a note, and the list by each of them."""
    claim = _add(call, "kim", "--quote", "wants  them", "--kind", "claim", "--tag", "arms")
    whole = _add(call, "gas", "--text", "Compare", "--color", "green", "--status", "done")

    assert [claim] == _ids(call, "kind:claim")
    assert [whole] == _ids(call, "status:done", "color:green")
    assert [whole] == _ids(call, "state:whole")
    assert [claim] == _ids(call, "note.tag:arms", "in:kim")
    assert [claim] == _ids(call, "state:same OR kind:forecast")
    assert [] == _ids(call, "kind:fact")
    assert 0 == call("note", "edit", claim, "--kind", "none", "--status", "done").status
    assert {"kind": "", "status": "done"}.items() <= call(
        "note", "show", claim, "--json"
    ).json.items()
    assert "done" in call("note", "show", claim).out
    assert 2 == call("note", "edit", claim, "--kind", "rumour").status


def test_a_wrong_query_is_told_with_its_column(call: Call) -> None:
    """One line, with what was meant."""
    answer = call("note", "list", "kind:clam")
    assert 2 == answer.status
    assert "column 1" in answer.err
    assert "kind:claim" in answer.err


def test_removed_notes_are_listed_by_flag_and_by_word(call: Call) -> None:
    """--deleted and is:deleted say the same, each with a query."""
    kept, removed = _add(call, "gas", "--text", "one"), _add(call, "gas", "--text", "two")
    call("note", "rm", removed)
    assert [kept] == _ids(call)
    assert [removed] == _ids(call, "--deleted") == _ids(call, "is:deleted")
    assert [removed] == _ids(call, "two", "--deleted")
    assert [] == _ids(call, "one", "--deleted")
    call("note", "restore", removed)
    assert [kept, removed] == _ids(call)


def test_bookmarks_are_restored(call: Call) -> None:
    """What was removed is listed with --deleted, and comes back."""
    bookmark = call("bookmark", "add", "gas", "--quote", "Berlin").out.strip()
    call("bookmark", "rm", bookmark)
    assert 1 == call("bookmark", "list").status
    assert bookmark in call("bookmark", "list", "--deleted").out
    assert bookmark == call("bookmark", "restore", bookmark).out.strip()
    assert bookmark in call("bookmark", "list").out


def test_a_suggestion_is_shown_and_accepted(call: Call, folder: Path) -> None:
    """The old and the new words are shown; accepting keeps the old ones in the history."""
    note = _add(call, "gas", "--quote", "They met in July 2022 in Berlin.")
    path = folder / "gas.txt"
    path.write_text(path.read_text().replace("They met in July", "They had met in July"))
    shown = call("note", "show", note)
    assert "now:\n> They had met in July 2022 in Berlin." in shown.out
    assert [note] == _ids(call, "state:changed")
    assert note == call("note", "accept", note).out.strip()
    record = call("note", "show", note, "--json").json
    assert "They had met in July 2022 in Berlin." == record["quote"]
    assert ["They met in July 2022 in Berlin."] == [past["quote"] for past in record["history"]]
    assert "until 2" in call("note", "show", note).out
    assert 2 == call("note", "accept", note).status


def test_an_empty_name_is_no_folder(call: Call) -> None:
    """What is missing is told, and nothing is added."""
    answer = call("note", "add", "", "--text", "x")
    assert (2, 1) == (answer.status, answer.err.count("\n"))
    assert "no briefing is named" in answer.err
    assert [] == _ids(call)


def test_nothing_on_stdin_is_no_note(call: Call) -> None:
    """An empty text on the whole briefing is refused, and so are bytes that are no text."""
    for stdin, words in ((b"", "an empty note"), (b"\xff\xfebad", "not UTF-8")):
        answer = call("note", "add", "gas", "--text", "-", stdin=stdin)
        assert (2, 1) == (answer.status, answer.err.count("\n"))
        assert words in answer.err
    assert [] == _ids(call)


def test_a_change_of_a_removed_note_says_that_it_is_removed(call: Call) -> None:
    """It is kept where it is, and the way back is named."""
    note = _add(call, "gas", "--text", "one")
    assert "" == call("note", "edit", note, "--text", "two").err
    call("note", "rm", note)
    for change in (("edit", note, "--text", "three"), ("attach", note, "--quote", "Berlin")):
        answer = call("note", *change)
        assert 0 == answer.status
        assert f"still removed; `briefterm note restore {note}`" in answer.err


def test_a_quote_copied_with_markdown_marks_is_found(call: Call, folder: Path) -> None:
    """The marks of emphasis are not in the text; what is missing without them too is told."""
    (folder / "marked.md").write_text("A **bold `move`** indeed.\n")
    note = _add(call, "marked", "--quote", "**bold `move`** indeed")
    assert "\n> bold move indeed" in call("note", "show", note).out
    assert 1 == call("note", "add", "marked", "--quote", "**not there**").status


def test_the_same_place_twice_leaves_no_trace(call: Call, folder: Path) -> None:
    """A note or bookmark that is there already is said to be, also in a text that has changed."""
    note = _add(call, "gas", "--quote", "Berlin")
    marks = [call("bookmark", "add", "gas", *more).out for more in ((), ("--quote", "Berlin"))]
    (folder / "gas.txt").write_text("Gas talks\n\nIt is said: they met in July 2022 in Berlin.\n")

    for where in (("--quote", "Berlin"), ("--to", "gas"), ("--to", "gas", "--quote", "Berlin")):
        answer = call("note", "attach", note, *where)
        assert (0, f"{note}\n") == (answer.status, answer.out)
        assert f"note {note} is there already" in answer.err
    assert "until" not in call("note", "show", note).out
    assert [] == call("note", "show", note, "--json").json["history"]

    again = [call("bookmark", "add", "gas", *more) for more in ((), ("--quote", "Berlin"))]
    assert marks == [answer.out for answer in again]
    assert all("is there already" in answer.err and not answer.status for answer in again)
