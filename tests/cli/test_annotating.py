from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def test_a_note_goes_all_the_way(call: Callable[..., Any], home: Path) -> None:
    """Added, listed, shown, exported: the same note with its quote and its place."""
    added = call(
        "note", "add", "kim", "--quote", "wants  them", "--text", "- why?", "--tag", "arms",
        "--color", "blue",
    )  # fmt: skip
    note_id = added.out.strip()

    listed = call("note", "list", "--json").json[0]
    assert (listed["id"], listed["quote"], listed["tags"], listed["color"]) == (
        note_id, "wants them", ["arms"], "blue",
    )  # fmt: skip
    assert call("note", "show", note_id, "--json").json == listed
    assert note_id in call("note", "show", note_id[:8]).out
    assert call("list", "--json", "is:noted").json[0]["notes"] == 1

    exported = call("export", "--to", "out")
    path = home / "out" / "2023-09-13 Kim 31m visits Russia.md"
    assert exported.lines == ["out/2023-09-13 Kim 31m visits Russia.md"]
    text = path.read_text()
    assert f"## What they want\n\n<!-- briefterm:note {note_id} " in text
    assert "-->\n> wants them\n\n- why?\n" in text
    assert f"`briefterm open kim#{note_id}`\n#arms · blue · " in text
    again = call("export", "--to", "out")
    assert (again.status, again.out) == (0, "")
    assert "up to date" in again.err


def test_export_to_stdout_and_other_formats(call: Callable[..., Any], home: Path) -> None:
    """- is stdout; JSON and CSV have a record a note."""
    call("note", "add", "gas", "--text", "a, b")
    call("bookmark", "add", "gas", "--quote", "Berlin")

    assert call("export").out.startswith("---\nbriefterm: gas\n")
    assert call("export", "kim").status == 1
    assert [one["type"] for one in call("export", "--format", "json").json] == ["note", "bookmark"]
    assert '"a, b"' in call("export", "--format", "csv").out
    assert call("export", "--format", "csv", "--to", ".").lines == ["notes.csv"]
    assert (home / "notes.csv").read_text().count("\n") == 3


def test_an_edited_export_is_kept(call: Callable[..., Any], home: Path) -> None:
    """What a person wrote into a file stays when it is brought up to date."""
    call("note", "add", "gas", "--text", "one")
    call("export", "--to", "out")
    path = home / "out" / "Gas talks.md"
    path.write_text(path.read_text() + "mine\n")
    call("note", "add", "gas", "--text", "two")

    answer = call("export", "--to", "out")

    assert answer.status == 0
    assert path.read_text().endswith("mine\n")
    assert "\ntwo\n" in path.read_text()


def test_notes_are_edited_removed_restored_attached(call: Callable[..., Any]) -> None:
    """Each step is seen by the next call."""
    note_id = call("note", "add", "kim", "--text", "-", stdin=b"from\nstdin\n").out.strip()

    assert call("note", "show", note_id, "--json").json["text"] == "from\nstdin"
    call("note", "edit", note_id, "--text", "new", "--tag", "t")
    call("note", "rm", note_id)
    assert call("note", "list").status == 1
    assert call("note", "list", "--deleted", "--json").json[0]["text"] == "new"
    call("note", "restore", note_id)
    call("note", "attach", note_id, "--quote", "Moscow wants", "--suffix", "shells")
    note = call("note", "list", "--json").json[0]
    assert (note["quote"], note["tags"], note["text"]) == ("Moscow wants", ["t"], "new")


def test_notes_are_selected_by_their_own_words(call: Callable[..., Any]) -> None:
    """A query of `note list` looks at text, quote and tags of notes and at their briefings."""
    call("note", "add", "kim", "--text", "about shells", "--tag", "mine")
    call("note", "add", "gas", "--quote", "Berlin")

    def chosen(*query: str) -> list[str]:
        return [one["briefing"] for one in call("note", "list", "--json", *query).json]

    assert chosen() == ["kim", "gas"]
    assert chosen("shells") == ["kim"]
    assert chosen("tag:mine") == ["kim"]
    assert chosen("berlin") == ["gas"]
    assert chosen("title:gas") == ["gas"]
    assert chosen("--", "-berlin") == ["kim"]


def test_notes_of_a_lost_briefing_are_still_listed(call: Callable[..., Any], folder: Path) -> None:
    """When the file is gone, its notes are not, and `check` says so."""
    note_id = call("note", "add", "gas", "--text", "x").out.strip()
    (folder / "gas.txt").unlink()

    assert [one["id"] for one in call("note", "list", "--json").json] == [note_id]
    assert call("note", "show", note_id, "--json").json["text"] == "x"
    checked = call("check")
    assert checked.status == 1
    assert (
        f"gas: not in the library any more, 1 note kept and exported; `briefterm note attach {note_id} --to ID`"
        in checked.out
    )
    listed = call("note", "list")
    assert "1 briefing is not in the library any more: gas; see `briefterm check`" in listed.err


def test_notes_of_a_lost_briefing_are_exported(
    call: Callable[..., Any], folder: Path, home: Path
) -> None:
    """An export has them in all formats, and never says that there are none."""
    call("note", "add", "gas", "--quote", "Berlin", "--text", "x", "--tag", "t")
    (folder / "gas.txt").unlink()

    text = call("export").out
    assert "# Gas talks\n" in text
    assert "> Berlin\n\nx\n" in text
    record = call("export", "--format", "json").json[0]
    assert (record["title"], record["quote"], record["state"], record["start"]) == (
        "Gas talks", "Berlin", "orphan", None,
    )  # fmt: skip
    assert call("export", "--to", "out").lines == ["out/Gas talks.md"]
    assert (home / "out" / "Gas talks.md").is_file()
    assert call("export", "title:gas").status == 0
    none = call("export", "kim")
    assert (none.status, none.out) == (1, "")
    assert "in what the query asks for" in none.err


def test_notes_follow_a_renamed_file(call: Callable[..., Any], folder: Path) -> None:
    """The first command after the renaming knows: lists, check, export, and the note's own place."""
    note_id = call("note", "add", "gas", "--quote", "Berlin").out.strip()
    call("bookmark", "add", "gas")
    call("list")
    (folder / "gas.txt").rename(folder / "ship.txt")

    assert call("list", "--json", "is:noted").json[0]["id"] == "ship"
    (folder / "ship.txt").rename(folder / "boat.txt")
    assert call("note", "list", "--json").json[0]["briefing"] == "boat"
    (folder / "boat.txt").rename(folder / "raft.txt")
    assert call("bookmark", "list", "--json").json[0]["briefing"] == "raft"
    (folder / "raft.txt").rename(folder / "tub.txt")
    assert call("export").out.startswith("---\nbriefterm: tub\n")
    assert call("check").lines[-1] == "all is well"
    assert call("note", "show", note_id, "--json").json["state"] == "same"
    assert call("show", f"tub#{note_id}").status == 0
    call("note", "attach", note_id, "--quote", "July 2022")
    assert call("note", "list", "--json").json[0]["quote"] == "July 2022"


def test_a_note_is_attached_to_another_briefing(call: Callable[..., Any], folder: Path) -> None:
    """It needs a briefing that is there; with a quote or without one."""
    note_id = call("note", "add", "gas", "--quote", "Berlin").out.strip()
    (folder / "gas.txt").unlink()

    failed = call("note", "attach", note_id, "--quote", "Berlin")
    assert (failed.status, failed.out) == (1, "")
    assert call("note", "attach", note_id, "--to", "kim").lines == [note_id]
    assert call("note", "show", note_id, "--json").json["state"] == "orphan"
    call("note", "attach", note_id, "--to", "kim", "--quote", "generals")
    shown = call("note", "show", note_id, "--json").json
    assert (shown["briefing"], shown["quote"], shown["state"]) == ("kim", "generals", "same")
    assert call("check").lines[-1] == "all is well"


def test_files_that_are_there_are_not_overwritten(call: Callable[..., Any], home: Path) -> None:
    """Neither a file that is no export nor one of records; --force does it."""
    call("note", "add", "gas", "--text", "x")
    for name, kind in (("a.md", "markdown"), ("a.csv", "csv"), ("a.json", "json")):
        (home / name).write_text("precious\n")
        refused = call("export", "--format", kind, "--to", name)
        assert (refused.status, refused.out) == (1, "")
        assert (home / name).read_text() == "precious\n"
        assert call("export", "--format", kind, "--to", name, "--force").lines == [name]
        assert call("export", "--format", kind, "--to", name).status == 0


def test_an_id_counts_before_a_folder(call: Callable[..., Any], home: Path) -> None:
    """A folder of a briefing's name in the current place does not hide the briefing."""
    (home / "gas").mkdir()

    assert call("show", "gas", "--plain").out.startswith("Gas talks")
    assert call("note", "add", "gas", "--text", "x").status == 0
    assert "a folder" in call("show", "./gas").err


def test_bookmarks(call: Callable[..., Any]) -> None:
    """A bookmark is added, listed in reading order and removed."""
    second = call("bookmark", "add", "kim", "--quote", "shells").out.strip()
    first = call("bookmark", "add", "kim").out.strip()

    assert [one["id"] for one in call("bookmark", "list", "--json").json] == [first, second]
    assert len(call("bookmark", "list").lines) == 2
    call("bookmark", "rm", second)
    assert [one["id"] for one in call("bookmark", "list", "--json").json] == [first]


def test_check_is_content_with_a_sound_library(call: Callable[..., Any]) -> None:
    """Nothing wrong, status 0."""
    assert call("check").lines[-1] == "all is well"
    assert call("check", "--json").json["problems"] == []


def test_check_mends_a_damaged_notes_file(call: Callable[..., Any], folder: Path) -> None:
    """Listing goes on without notes, checking tells, repairing sets the file aside."""
    (folder / ".briefterm").mkdir()
    (folder / ".briefterm" / "notes.json").write_text("{ broken")

    listed = call("list", "--json")
    assert len(listed.json) == 3
    assert listed.err.count("\n") == 1
    assert call("show", "gas").status == 0
    assert call("check").status == 1
    assert call("check", "--repair").status == 0
    assert call("check").status == 0
    assert "{ broken" in [path.read_text() for path in (folder / ".briefterm").iterdir()]
