"""Files: every bad one gives a briefing with a warning, and its neighbours are whole."""

from __future__ import annotations

import hashlib
import os
import socket
from typing import TYPE_CHECKING

import pytest

from briefterm.briefing import MAX_BYTES, parse, read, scan

if TYPE_CHECKING:
    from pathlib import Path


def test_a_file_is_read_with_its_place_and_figures(tmp_path: Path) -> None:
    """Id, path, size, time, words and digest."""
    path = tmp_path / "world" / "2023-09-13-talks.md"
    path.parent.mkdir()
    path.write_text("# Talks\n\nThree more words.\n")

    briefing, document = read(path, folder=tmp_path)

    assert briefing.id == "world/2023-09-13-talks"
    assert path == briefing.path
    assert (path.stat().st_size, path.stat().st_mtime_ns) == (briefing.size, briefing.mtime_ns)
    assert briefing.words == 4
    assert hashlib.sha256(document.text.encode()).hexdigest() == briefing.text_sha256
    assert briefing.warnings == ()


@pytest.mark.parametrize(
    ("name", "expected"), [("a.b.md", "a.b"), ("A.MD", "A"), ("x.markdown", "x"), ("note", "note")]
)
def test_the_id_is_the_path_without_its_suffix(tmp_path: Path, name: str, expected: str) -> None:
    """Only a suffix that briefings have is taken off."""
    (tmp_path / name).write_text("x")

    assert expected == read(tmp_path / name, folder=tmp_path)[0].id


def test_outside_of_the_folder_the_name_is_the_id(tmp_path: Path) -> None:
    """A single file may be opened from anywhere."""
    path = tmp_path / "a.txt"
    path.write_text("x")

    assert read(path)[0].id == "a"
    assert read(path, folder=tmp_path / "elsewhere")[0].id == "a"


def test_bad_neighbours_lose_nothing(tmp_path: Path) -> None:
    """Each bad file is listed and read with a warning; the good one is as it was."""
    (tmp_path / "good.md").write_text("# Good\n\nText.")
    (tmp_path / "latin.txt").write_bytes("Caf\xe9 d\xe9j\xe0 vu".encode("latin-1"))
    (tmp_path / "nul.md").write_bytes(b"\0\1\2PNG\0")
    (tmp_path / "broken.md").write_text("---\ntitle: [a\n---\nBody.")
    (tmp_path / "dangling.md").symlink_to(tmp_path / "nowhere")
    (tmp_path / "loop.md").symlink_to(tmp_path / "loop.md")
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "device.txt").symlink_to("/dev/zero")
    server = socket.socket(socket.AF_UNIX)
    server.bind(str(tmp_path / "socket.md"))
    server.close()

    briefings = {file.key: read(file.path, folder=tmp_path)[0] for file in scan(tmp_path)}

    assert briefings.pop("good.md").title == "Good"
    assert {
        *("latin.txt", "nul.md", "broken.md", "dangling.md", "loop.md", "pipe.txt", "device.txt"),
        "socket.md",
    } == set(briefings)
    assert all(briefing.warnings for briefing in briefings.values())
    assert "is a named pipe, not a regular file" in briefings["pipe.txt"].warnings
    assert "is a device, not a regular file" in briefings["device.txt"].warnings
    assert "is a link to a file that is not there" in briefings["dangling.md"].warnings


def test_a_missing_file_and_a_folder_are_warnings(tmp_path: Path) -> None:
    """The document is empty."""
    missing, document = read(tmp_path / "gone.md")

    assert document.text == ""
    assert "cannot be read: No such file or directory" in missing.warnings
    assert "is a folder, not a regular file" in read(tmp_path)[0].warnings
    assert read(tmp_path / "a\0.md")[0].warnings


def test_a_file_without_permission_is_a_warning(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The system's word for it is kept."""
    (tmp_path / "a.md").write_text("x")

    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)

    assert read(tmp_path / "a.md")[0].warnings == ("cannot be read: Permission denied",)


def test_a_huge_file_is_cut_and_named(tmp_path: Path) -> None:
    """Its beginning can be read, its size is told."""
    path = tmp_path / "huge.txt"
    path.write_bytes(b"x" * 1000)
    os.truncate(path, MAX_BYTES * 2)

    briefing, _ = read(path)

    assert briefing.size == MAX_BYTES * 2
    assert "is larger than 20 MB: the text is cut at that size" in briefing.warnings


def test_a_name_that_is_not_utf8_gives_an_id_that_is(tmp_path: Path) -> None:
    """Bytes that cannot be decoded are written out."""
    path = tmp_path / os.fsdecode(b"a\xff.md")
    path.write_text("")

    briefing, _ = read(path, folder=tmp_path)

    assert "a\\xff" == briefing.id == briefing.title
    assert [file.key for file in scan(tmp_path)] == ["a\\xff.md"]


def test_an_empty_file_has_its_name_for_a_title() -> None:
    """No text, no crash."""
    briefing, document = parse(b"", name="2023-09-13-empty.txt", id="x")

    assert briefing.title == "2023-09-13-empty"
    assert document.text == ""
    assert briefing.words == 0


def test_escape_sequences_stay_in_the_text_for_the_terminal_layer() -> None:
    """The text is what the file has; making it visible is the printer's task."""
    assert parse(b"a\x1b[31mb", name="a.md", id="a")[1].text == "a\x1b[31mb"
