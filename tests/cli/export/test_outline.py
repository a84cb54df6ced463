"""``briefterm outline``: notes are collected, shown and written as one document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Call = Callable[..., Any]


def test_outline_from_the_first_note_to_its_document(
    call: Call, ids: dict[str, str], home: Path
) -> None:
    """Notes are added in order, listed, shown, exported twice, and removed again."""
    assert 1 == call("outline", "list").status
    first = call("outline", "add", "My story", ids["late"], ids["first"][:9], "--heading", "Why")
    assert 0 == first.status, first.err
    added = call("outline", "add", "my story", ids["late"], ids["sand"], "--text", "So it was.")
    assert (0, first.out) == (added.status, added.out)
    (record,) = call("outline", "list", "--json").json
    assert ("My story", 5, 3) == (record["name"], record["items"], record["notes"])
    shown = call("outline", "show", "My story")
    assert "1  # Why" in shown.lines[1]
    assert [ids["late"], ids["first"], ids["sand"]] == [
        line.split()[1] for line in shown.lines[2:5]
    ]
    listed = call("outline", "show", "My story", "--json").json["list"]
    kinds = ["heading", "note", "note", "note", "text"]
    assert kinds == [item["kind"] for item in listed]
    printed = call("outline", "export", "My story")
    assert printed.out.startswith("# My story\n\n## Why\n\n> paid late[^bt-")
    assert printed.out.endswith("So it was.\n")
    out = home / "docs"
    dry = call("outline", "export", "My story", "--to", str(out), "--dry-run")
    assert (0, False) == (dry.status, out.exists())
    assert dry.out.startswith("would create")
    written = call("outline", "export", "My story", "--to", str(out))
    assert f"{out / 'My story.md'}\n" == written.out
    again = call("outline", "export", "My story", "--to", str(out))
    assert (0, "") == (again.status, again.out)
    assert 0 == call("outline", "rm", "My story").status
    assert 1 == call("outline", "list").status
    assert 0 == call("outline", "restore", "My story").status
    assert 0 == call("outline", "list").status


def test_deleted_notes_are_told(call: Call, ids: dict[str, str]) -> None:
    """A note that was deleted is left out of the document, and a line says so."""
    call("outline", "add", "Story", ids["late"], ids["sand"])
    call("note", "rm", ids["late"])
    printed = call("outline", "export", "Story")
    assert "1 note is left out" in printed.err
    assert "paid late" not in printed.out
    assert "(deleted)" in call("outline", "show", "Story").out


def test_wrong_use_is_told_in_one_line(call: Call, ids: dict[str, str], home: Path) -> None:
    """An outline, a note or a place that is not there, and nothing to add."""
    call("outline", "add", "Story", ids["late"])
    (home / "taken").write_text("words")
    for words, status in (
        (("show", "None"), 1),
        (("add", "Other", "nope"), 1),
        (("add", "Story"), 2),
        (("add", " "), 2),
        (("export", "Story", "--to", ""), 2),
        (("export", "Story", "--to", str(home / "taken")), 1),
    ):
        answer = call("outline", *words)
        assert (status, 1) == (answer.status, answer.err.count("\n")), (words, answer)
