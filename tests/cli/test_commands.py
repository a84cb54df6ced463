from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import orjson
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def test_list_as_json(call: Callable[..., Any]) -> None:
    """The fields are those of the contract, in its order, newest briefing first."""
    records = call("list", "--json").json

    assert list(records[0]) == [
        "id", "title", "date", "source", "tags", "words", "minutes", "unread", "bookmarked",
        "notes", "warnings",
    ]  # fmt: skip
    assert [one["id"] for one in records] == ["kim", "esc\x1b[2Jname", "gas"]
    assert (records[0]["date"], records[0]["tags"]) == ("2023-09-13", ["asia", "arms"])


def test_list_as_lines(call: Callable[..., Any]) -> None:
    """Each line is one JSON value; controls in it are escaped."""
    answer = call("list", "--jsonl", "tag:asia")

    assert [orjson.loads(line)["id"] for line in answer.lines] == ["kim"]
    assert answer.out.isascii()


def test_list_on_a_pipe_is_aligned_and_whole(call: Callable[..., Any]) -> None:
    """Columns begin at the same place in every line."""
    lines = call("list").lines

    assert len(lines) == 3
    assert (
        len(
            {line.index(title) for line, title in zip(lines, ("Kim", "An odd", "Gas"), strict=True)}
        )
        == 1
    )
    assert "\x1b" not in "".join(lines)


def test_queries_may_be_several_words(call: Callable[..., Any]) -> None:
    """Words of a query are joined; a quoted phrase of the shell stays a phrase."""
    assert [one["id"] for one in call("list", "--json", "gas", "talks").json] == ["gas"]
    assert call("list", "--json", "talks gas", "gas").json == []
    assert [one["id"] for one in call("list", "--json", "source:test wire", "kim").json] == ["kim"]
    assert len(call("list", "--json", "--", "-gas").json) == 2


def test_show_as_json(call: Callable[..., Any]) -> None:
    """Text, blocks, names, dates and notes fit together."""
    call("note", "add", "kim", "--quote", "wants shells", "--text", "why?")

    shown = call("show", "kim", "--json").json

    text = shown["text"]
    assert text.startswith("Kim Jong Un arrived")
    assert [block["kind"] for block in shown["blocks"]] == [
        "paragraph", "heading", "paragraph", "list_item", "list_item",
    ]  # fmt: skip
    for part in (*shown["mentions"], *shown["dates"]):
        assert part["text"] == text[part["start"] : part["end"]]
    assert "Kim Jong Un" in [one["name"] for one in shown["mentions"]]
    assert {one["text"]: one["value"] for one in shown["dates"]} == {
        "August 31": "2023-08-31",
        "Tuesday": "2023-09-12",
    }
    note = shown["notes"][0]
    assert text[note["start"] : note["end"]] == note["quote"] == "wants shells"


def test_show_plain_is_the_canonical_text(call: Callable[..., Any]) -> None:
    """The text is that of --json but for control characters, which are marks."""
    text = call("show", "kim", "--json").json["text"]

    plain = call("show", "kim", "--plain").out.removesuffix("\n")

    assert len(plain) == len(text)
    assert "␛]0;soon␇" in plain


def test_show_on_a_pipe_has_no_styles(call: Callable[..., Any]) -> None:
    """Without a terminal the rendered text is plain, wrapped, and complete."""
    out = call("show", "kim").out

    assert "\x1b" not in out
    assert "What they want" in out
    assert "one\n" in out


@pytest.mark.parametrize("word", ["kim", "kim.md", "library/kim.md", "./library/kim.md"])
def test_a_briefing_is_named_by_id_or_path(call: Callable[..., Any], word: str) -> None:
    """An id and a path to the file mean the same briefing."""
    assert call("show", word, "--json").json["id"] == "kim"


def test_a_file_elsewhere_is_read_in_its_own_folder(call: Callable[..., Any], home: Path) -> None:
    """A file outside of the library is a briefing of the folder that it is in."""
    (home / "elsewhere").mkdir()
    (home / "elsewhere" / "one.txt").write_text("One\n\nWords.\n")

    assert call("show", "elsewhere/one.txt", "--json").json["id"] == "one"
    assert call("show", str(home / "elsewhere" / "one.txt"), "--json").json["id"] == "one"
    assert call("show", "library", "--json").status == 2


def test_bad_files_lose_no_neighbour(call: Callable[..., Any], folder: Path) -> None:
    """Everything odd is listed with a warning, and the rest is there."""
    os.mkfifo(folder / "pipe.md")
    (folder / "link.md").symlink_to("nowhere")
    (folder / "nul.txt").write_bytes(b"a\0b\xff\n")
    (folder / "yaml.md").write_text("---\ntitle: [\n---\nBody.\n")
    (folder / "empty.md").touch()
    (folder / os.fsdecode(b"odd\xff.txt")).write_text("Odd\n")

    records = {one["id"]: one for one in call("list", "--json").json}

    assert {"kim", "gas", "pipe", "link", "nul", "yaml", "empty"} <= set(records)
    assert len(records) == 9
    assert all(records[name]["warnings"] for name in ("pipe", "link", "nul", "yaml"))
    for name in records:
        assert call("show", name, "--json").status == 0


def test_tag_a_text(call: Callable[..., Any], home: Path) -> None:
    """Offsets are those of the text as it was given, wherever it came from."""
    text = "😀 Angela Merkel came on August 31.\r\n"
    (home / "a.txt").write_bytes(text.encode())

    record = call("tag", "a.txt", "--date", "2023-09-13").json

    assert record == call("tag", "-", "--date", "2023-09-13", stdin=text.encode()).json
    assert list(record) == ["mentions", "dates"]
    for part in (*record["mentions"], *record["dates"]):
        assert part["text"] == text[part["start"] : part["end"]]
    assert record["dates"][0]["value"] == "2023-08-31"
    assert list(record["dates"][0]) == [
        "start", "end", "text", "type", "value", "mod", "earliest", "latest",
    ]  # fmt: skip
    assert list(record["mentions"][0]) == ["start", "end", "text", "kind", "name"]


def test_tag_explains(call: Callable[..., Any]) -> None:
    """Asked to, it says which rule and which date gave a value, and what found a name."""
    line = b'{"text": "Angela Merkel came on August 31.", "date": "2023-09-13"}'

    record = orjson.loads(call("tag", "--jsonl", "--explain", stdin=line).lines[0])

    date, mention = record["dates"][0], record["mentions"][0]
    assert (date["rule"], date["why"]) == ("day.month_day", "nearest 31 August to 2023-09-13")
    assert mention["layer"] in {"pattern", "gazetteer", "document"}
    plain = orjson.loads(call("tag", "--jsonl", stdin=line).lines[0])
    assert {"rule", "why"} == set(date) - set(plain["dates"][0])
    assert {"layer"} == set(mention) - set(plain["mentions"][0])


def test_tag_lines(call: Callable[..., Any]) -> None:
    """Each line has an answer, in order; a malformed one has an error, and a bad date costs itself."""
    lines = [
        b'{"id": 1, "text": "August 31", "date": "2023-09-13"}',
        b"",
        b"nonsense",
        b'{"id": 2}',
        b'["text"]',
        b'{"id": 3, "text": "August 31", "date": "soon"}',
        b'{"id": 4, "text": "August 31", "date": 5}',
        b"\xff",
        b"[" * 100_000,
        b'{"id": "last", "text": "August 31 \\ud800"}',
    ]

    answer = call("tag", "--jsonl", stdin=b"\n".join(lines))

    answers = [orjson.loads(line) for line in answer.lines]
    assert [1, 3, 4, "last"] == [one["id"] for one in answers if "dates" in one]
    assert ["2023-08-31", *["XXXX-08-31"] * 3] == [
        one["dates"][0]["value"] for one in answers if "dates" in one
    ]
    failed = [(one["line"], one.get("id"), one["error"]) for one in answers if "error" in one]
    assert [(3, None), (4, 2), (5, None), (8, None), (9, None)] == [one[:2] for one in failed]
    assert (4, 2, "text is missing or not a string") == failed[1]
    assert 2 == answer.err.count("; the text is read without it\n")
    assert [line.split(":")[1].strip() for line in answer.err.splitlines()] == [
        f"line {number}" for number in (3, 4, 5, 6, 7, 8, 9)
    ]
    assert answer.status == 1


def test_tag_answers_each_line_at_once(folder: Path) -> None:
    """A program may wait for an answer before it sends the next line."""
    assert folder.is_dir()
    with subprocess.Popen(
        [sys.executable, "-m", "briefterm", "tag", "--jsonl"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for number in range(3):
            process.stdin.write(b'{"id": %d, "text": "Angela Merkel"}\n' % number)
            process.stdin.flush()
            assert orjson.loads(process.stdout.readline())["id"] == number
        process.stdin.close()

    assert process.returncode == 0
