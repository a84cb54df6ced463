"""Edits of exported files that are read back into the notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import Any

    Call = Callable[..., Any]

HOSTILE = "---\n<!-- /briefterm:note x -->\n%%a%% \\<b> ^bt-x $$\n# no\n\\> y\n\n- list\n\n`briefterm open a`"


@pytest.fixture
def out(home: Path) -> Path:
    """The folder of exports."""
    return home / "out"


@pytest.fixture
def note(call: Call, out: Path) -> str:
    """A note of two tags that was exported; its id."""
    text = ("--text", "First words.", "--tag", "a", "--tag", "b&c")
    note_id: str = call("note", "add", "gas", "--quote", "They met", *text).out.strip()
    call("export", "--to", str(out))
    return note_id


@pytest.fixture
def file(note: str, out: Path) -> Path:
    """The file of that note."""
    assert note
    return out / "Gas talks.md"


def stored(call: Call, note_id: str) -> dict[str, Any]:
    """The note as it is stored."""
    record: dict[str, Any] = call("note", "show", note_id, "--json").json
    return record


def test_nothing_edited_reads_nothing(call: Call, file: Path, note: str, out: Path) -> None:
    """Neither the notes nor the files change, however odd the text is."""
    call("note", "edit", note, "--text", HOSTILE)
    call("export", "--to", str(out))
    before, text = stored(call, note), file.read_bytes()

    answer = call("export", "--pull", "--to", str(out))

    assert (answer.status, answer.out) == (0, "")
    assert "nothing to read back" in answer.err
    assert stored(call, note) == before
    assert file.read_bytes() == text


@pytest.mark.parametrize("template", ["obsidian", "markdown"])
def test_text_and_tags_are_read(
    call: Call, file: Path, note: str, out: Path, template: str
) -> None:
    """What would change is shown first; after it an export writes nothing."""
    call("export", "--to", str(out), "--template", template)
    text = file.read_text().replace(
        "First words.", "Other words.\n\n> with a quote\n\n- and a list"
    )
    file.write_text(text.replace("#a #b-c", "#a #new #b-c"))

    dry = call("export", "--pull", "--to", str(out), "--dry-run")
    assert dry.out.startswith(f"would change note {note} of gas; text “First words.” -> “Other")
    assert stored(call, note)["text"] == "First words."
    done = call("export", "--pull", "--to", str(out))

    assert done.out.startswith(f"note {note} of gas")
    after = stored(call, note)
    assert after["text"] == "Other words.\n\n> with a quote\n\n- and a list"
    assert after["tags"] == ["a", "new", "b&c"]
    before = (file.read_bytes(), file.stat().st_mtime_ns)
    call("export", "--to", str(out))
    assert before == (file.read_bytes(), file.stat().st_mtime_ns)
    assert "nothing to read back" in call("export", "--pull", "--to", str(out)).err
    call("note", "edit", note, "--text", "Program words.")
    call("export", "--to", str(out))
    assert "Other words." not in file.read_text()
    assert "newer version" not in file.read_text()


def test_words_below_the_last_line_count(call: Call, file: Path, note: str, out: Path) -> None:
    """Inside of the block, where Markdown shows them as part of the note."""
    file.write_text(file.read_text().replace(f"^bt-{note}\n", f"^bt-{note}\n\nAn afterthought.\n"))

    call("export", "--pull", "--to", str(out))

    assert stored(call, note)["text"] == "First words.\n\nAn afterthought."


def test_marks_of_blocks_in_a_text_come_back_as_they_were(
    call: Call, file: Path, note: str, out: Path
) -> None:
    """An edit beside them changes only itself."""
    call("note", "edit", note, "--text", HOSTILE)
    call("export", "--to", str(out))
    file.write_text(file.read_text().replace("- list", "- my list"))

    call("export", "--pull", "--to", str(out))

    assert stored(call, note)["text"] == HOSTILE.replace("- list", "- my list")


def test_a_conflict_is_left_alone(call: Call, file: Path, note: str, out: Path) -> None:
    """A note that was edited in the program too keeps its text, unless that is forced."""
    file.write_text(file.read_text().replace("First words.", "My words."))
    call("note", "edit", note, "--text", "Program words.")

    answer = call("export", "--pull", "--to", str(out))

    assert answer.status == 1
    assert "changed in briefterm too" in answer.err
    assert stored(call, note)["text"] == "Program words."
    call("export", "--to", str(out))
    assert "not settled" in call("export", "--pull", "--to", str(out)).err
    assert call("export", "--pull", "--to", str(out), "--force").status == 0
    assert stored(call, note)["text"] == "My words."
    call("export", "--to", str(out))
    assert "Program words." not in file.read_text()


def test_other_edits_are_not_read(call: Call, file: Path, note: str, out: Path) -> None:
    """The quote, the colour and words between blocks are the file's own."""
    text = file.read_text().replace("> They met", "> They MET").replace("yellow", "green")
    file.write_text(text + "\nMine.\n")

    answer = call("export", "--pull", "--to", str(out))

    assert "nothing to read back" in answer.err
    assert file.read_text() == text + "\nMine.\n"
    assert stored(call, note)["color"] == "yellow"


def test_a_single_file_is_read_too(call: Call, note: str, home: Path) -> None:
    """With notes of several briefings in it."""
    other = call("note", "add", "kim", "--text", "On Kim.").out.strip()
    one = home / "all.md"
    call("export", "--single", str(one))
    one.write_text(one.read_text().replace("On Kim.", "On him.").replace("First words.", "Mine."))

    assert call("export", "--pull", "--single", str(one)).status == 0

    assert (stored(call, other)["text"], stored(call, note)["text"]) == ("On him.", "Mine.")
    before = one.stat().st_mtime_ns
    call("export", "--single", str(one))
    assert before == one.stat().st_mtime_ns


def test_json_tells_old_and_new(call: Call, file: Path, note: str, out: Path) -> None:
    """For programs."""
    file.write_text(file.read_text().replace("First words.", "My words."))

    (edit,) = call("export", "--pull", "--to", str(out), "--dry-run", "--json").json

    assert (edit["note"], edit["old"]["text"], edit["new"]["text"]) == (
        note,
        "First words.",
        "My words.",
    )


@pytest.mark.parametrize(
    ("arguments", "status"),
    [(["--pull"], 2), (["--pull", "--to", "nowhere"], 1), (["--to", "a", "--single", "b.md"], 2),
     (["--single", "b.txt"], 2), (["--single", ""], 2), (["--to", "x", "--template", "none"], 2)],
)  # fmt: skip
def test_wrong_use_is_told(call: Call, note: str, arguments: list[str], status: int) -> None:
    """In one line."""
    assert note
    answer = call("export", *arguments)

    assert answer.status == status
    assert answer.err.count("\n") == 1
