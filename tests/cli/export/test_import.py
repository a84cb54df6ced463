"""Notes as Web Annotations, from one library to another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import orjson
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import Any

    Call = Callable[..., Any]


@pytest.fixture
def notes(call: Call) -> list[str]:
    """A note, a highlight, a note on a whole briefing and a bookmark; their ids."""
    return [
        call(
            "note", "add", "gas", "--quote", "They met", "--text", "Who? <b>", "--tag", "a b"
        ).out.strip(),
        call("note", "add", "gas", "--quote", "in Berlin", "--color", "green").out.strip(),
        call("note", "add", "kim", "--text", "whole\n\n- 🍎").out.strip(),
        call("bookmark", "add", "kim", "--quote", "Moscow wants shells").out.strip(),
    ]


@pytest.fixture
def file(call: Call, home: Path, notes: list[str]) -> Path:
    """The exported annotations."""
    assert notes
    path = home / "notes.jsonld"
    assert call("export", "--format", "jsonld", "--to", str(path)).status == 0
    return path


def tables(folder: Path) -> tuple[Any, Any]:
    """Notes and bookmarks as they are stored, by id."""
    data = orjson.loads((folder / ".briefterm" / "notes.json").read_bytes())
    return tuple(
        {record["id"]: record for record in data.get(name, {}).values()}
        for name in ("notes", "bookmarks")
    )  # type: ignore[return-value]  # a pair


def test_annotations_follow_the_model(file: Path, notes: list[str]) -> None:
    """Each has the parts that the W3C model asks for, and the collection counts them."""
    collection = orjson.loads(file.read_bytes())

    assert collection["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert collection["type"] == "AnnotationCollection"
    assert collection["total"] == len(notes)
    page = collection["first"]
    assert (page["type"], page["partOf"], page["startIndex"]) == (
        "AnnotationPage",
        collection["id"],
        0,
    )
    for annotation in page["items"]:
        assert annotation["type"] == "Annotation"
        assert annotation["id"].startswith("urn:briefterm:")
        assert annotation["target"]["source"]
        for selector in annotation["target"].get("selector", ()):
            assert selector["type"] in {"TextQuoteSelector", "TextPositionSelector"}
        for body in annotation.get("body", ()):
            assert (body["type"], body["purpose"]) in {
                ("TextualBody", "commenting"),
                ("TextualBody", "tagging"),
            }
    by_id = {one["id"].rpartition(":")[2]: one for one in page["items"]}
    assert [by_id[one]["motivation"] for one in notes] == [
        "commenting",
        "highlighting",
        "commenting",
        "bookmarking",
    ]


def test_every_field_comes_back(call: Call, file: Path, folder: Path) -> None:
    """Into an empty store, under the same ids; a second import changes nothing."""
    before = tables(folder)
    (folder / ".briefterm" / "notes.json").rename(folder.parent / "before.json")
    for path in sorted((folder / ".briefterm").rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()

    dry = call("note", "import", str(file), "--dry-run")
    assert dry.out.count("would be added") == 4
    assert not (folder / ".briefterm" / "notes.json").exists()
    assert call("note", "import", str(file)).out.count(" added\n") == 4

    assert tables(folder) == before
    text = (folder / ".briefterm" / "notes.json").read_bytes()
    again = call("note", "import", str(file))
    assert (again.status, again.out) == (0, "")
    assert "4 up to date" in again.err
    assert (folder / ".briefterm" / "notes.json").read_bytes() == text


def test_what_is_newer_here_stays(call: Call, file: Path, notes: list[str]) -> None:
    """An edited or deleted note is not taken back to what it was."""
    call("note", "edit", notes[0], "--text", "New.")
    call("note", "rm", notes[1])

    answer = call("note", "import", str(file))

    assert "2 older than here" in answer.err
    assert call("note", "show", notes[0], "--json").json["text"] == "New."
    assert call("note", "show", notes[1], "--json").json["deleted"]


def test_what_is_newer_there_is_taken(call: Call, file: Path, notes: list[str]) -> None:
    """By the time of its last change."""
    data = orjson.loads(file.read_bytes())
    for one in data["first"]["items"]:
        if one["id"].endswith(notes[0]):
            one["modified"] = "2999-01-01T00:00:00.000Z"
            one["body"][0]["value"] = "From there."
    file.write_bytes(orjson.dumps(data))

    assert f"note {notes[0]} updated" in call("note", "import", str(file)).out

    assert call("note", "show", notes[0], "--json").json["text"] == "From there."
    assert call("note", "import", str(file)).out == ""


def test_annotations_of_others_go_by_their_address(call: Call, folder: Path, home: Path) -> None:
    """A page of a briefing's address is that briefing; any other is left out and told."""
    (folder / "web.md").write_text("---\ntitle: W\nurl: https://e.org/a\n---\nWords on the web.\n")
    path = home / "foreign.json"
    annotation = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "https://hypothes.is/a/1",
        "type": "Annotation",
        "body": [{"type": "TextualBody", "value": "Hm."}],
        "target": {
            "source": "https://e.org/a",
            "selector": [{"type": "TextQuoteSelector", "exact": "on the web"}],
        },
    }
    stranger = annotation | {"id": "x", "target": "https://e.org/b"}
    path.write_bytes(orjson.dumps([annotation, stranger]))

    answer = call("note", "import", str(path))

    assert answer.status == 1
    assert "1 annotation is on nothing in the library" in answer.err
    (note,) = call("note", "list", "--json").json
    assert (note["briefing"], note["text"], note["quote"]) == ("web", "Hm.", "on the web")
    assert note["start"] is not None
    assert call("note", "import", str(path)).out == ""


@pytest.mark.parametrize("data", [None, b"", b"{", b"{}", b"[]", b'"x"', b'{"type": "Annotation"}'])
def test_other_files_are_refused(call: Call, home: Path, data: bytes | None) -> None:
    """In one line; nothing is taken in."""
    path = home / "odd.json"
    if data is not None:
        path.write_bytes(data)

    answer = call("note", "import", str(path))

    assert answer.status in {1, 2}
    assert answer.err.count("\n") == 1
    assert answer.out == ""
