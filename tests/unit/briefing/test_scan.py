"""Listing a folder."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

from briefterm.briefing import FileStat, scan

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pytest


def keys(folder: Path) -> list[str]:
    """The keys of what a folder lists."""
    return [file.key for file in scan(folder)]


def test_only_briefings_are_listed_each_with_its_figures(tmp_path: Path) -> None:
    """Three suffixes in any case; hidden names and other files are left out."""
    for name in ("b.md", "a.TXT", "c.markdown", "d.pdf", ".e.md", "md"):
        (tmp_path / name).write_text("text")
    for folder in (".briefterm", "inner.md"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.md").write_text("text")

    files = list(scan(tmp_path))

    assert [file.key for file in files] == ["a.TXT", "b.md", "c.markdown", "inner.md/x.md"]
    status = (tmp_path / "b.md").stat()
    assert FileStat(tmp_path / "b.md", "b.md", 4, status.st_mtime_ns) == files[1]


def test_linked_folders_are_listed_once(tmp_path: Path) -> None:
    """A link to a folder above or beside is no second copy; one to elsewhere is followed."""
    library, elsewhere = tmp_path / "library", tmp_path / "elsewhere"
    for folder in (library / "z", elsewhere):
        folder.mkdir(parents=True)
        (folder / "x.md").write_text("text")
    (library / "a").symlink_to(library / "z")
    (library / "z" / "up").symlink_to(library)
    (library / "other").symlink_to(elsewhere)

    assert keys(library) == ["z/x.md", "other/x.md"]


def test_a_folder_that_cannot_be_listed_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its neighbours are listed all the same."""
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "x.md").write_text("text")
    genuine = os.scandir

    def scandir(path: str) -> Iterator[os.DirEntry[str]]:
        if path.endswith("/a"):
            raise PermissionError(13, "Permission denied")
        return genuine(path)

    monkeypatch.setattr(os, "scandir", scandir)
    files = list(scan(tmp_path))

    assert [file.key for file in files] == ["a", "b/x.md"]
    assert files[0].warning == "cannot be listed: Permission denied"


def test_a_missing_folder_is_one_warning(tmp_path: Path) -> None:
    """The key is the folder itself."""
    assert [(file.key, file.warning) for file in scan(tmp_path / "gone")] == [
        (".", "cannot be listed: No such file or directory")
    ]


def test_pipes_and_dangling_links_are_listed_with_a_warning(tmp_path: Path) -> None:
    """They are not opened."""
    os.mkfifo(tmp_path / "a.md")
    (tmp_path / "b.md").symlink_to("nowhere")
    (tmp_path / "c.md").symlink_to("c.md")

    assert [file.warning for file in scan(tmp_path)][:2] == [
        "is a named pipe, not a regular file",
        "is a link to a file that is not there",
    ]
    assert all(file.warning and not file.size for file in scan(tmp_path))


def test_importing_the_room_loads_no_parser() -> None:
    """Markdown and YAML are loaded by the first file that has them."""
    code = (
        "import sys, briefterm.briefing as b; b.parse(b'Title', name='a.txt', id='a');"
        "print({'yaml', 'markdown_it', 'textual', 'tinydb'} & set(sys.modules))"
    )

    output = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout

    assert output == b"set()\n"


def test_what_is_known_is_passed_over(tmp_path: Path) -> None:
    """Only files of another size or time come; what stays in the dictionary was not met so."""
    for name in ("same.md", "changed.md", "new.md"):
        (tmp_path / name).write_text("one")
    (tmp_path / "link.md").symlink_to(tmp_path / "nowhere.md")
    stamps = {file.key: (file.size, file.mtime_ns) for file in scan(tmp_path)}
    known = {key: stamps[key] for key in ("same.md", "changed.md", "link.md")} | {"gone.md": (1, 1)}
    (tmp_path / "changed.md").write_text("another")

    assert ["changed.md", "link.md", "new.md"] == [file.key for file in scan(tmp_path, known)]
    assert {"changed.md", "gone.md", "link.md"} == known.keys()
