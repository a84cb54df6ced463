from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefterm.errors import StoreError
from briefterm.library import Library
from briefterm.model import Span

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Library:
    """A library of three briefings, two of them with a note."""
    for name in ("CONFIG", "DATA", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    folder = tmp_path / "library"
    folder.mkdir()
    for name in "abc":
        (folder / f"{name}.txt").write_text(f"Title {name}\n\nWords of {name}.\n")
    library = Library.open(folder)
    library.refresh()
    for name in "ab":
        briefing, document = library.read(name)
        library.add_note(briefing.id, document, Span(0, 5), text=f"note {name}")
    return library


def test_a_folder_gets_a_file_for_each_noted_briefing(library: Library, tmp_path: Path) -> None:
    """Briefings without notes have no file; a second export writes nothing."""
    first = library.export("abc", tmp_path / "out")
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "out").iterdir()}
    second = library.export("abc", tmp_path / "out")

    assert sorted(path.name for path in before) == ["Title a.md", "Title b.md"]
    assert [file.changed for file in first.files] == [True, True]
    assert [file.changed for file in second.files] == [False, False]
    assert before == {path: path.stat().st_mtime_ns for path in before}


def test_a_new_note_updates_its_file(library: Library, tmp_path: Path) -> None:
    """An export that nobody edited is brought up to date."""
    library.export("abc", tmp_path / "out")
    briefing, document = library.read("a")
    library.add_note(briefing.id, document, None, text="one more")

    second = library.export("abc", tmp_path / "out")

    assert [file.changed for file in second.files] == [True, False]
    assert "one more" in (tmp_path / "out" / "Title a.md").read_text()


def test_an_edited_file_is_left_alone(library: Library, tmp_path: Path) -> None:
    """What a person wrote into an export is never overwritten; a warning says so."""
    library.export("a", tmp_path / "out")
    path = tmp_path / "out" / "Title a.md"
    path.write_text(path.read_text() + "\nMy own thoughts.\n")
    briefing, document = library.read("a")
    library.add_note(briefing.id, document, None, text="one more")

    second = library.export("a", tmp_path / "out")

    assert path.read_text().endswith("My own thoughts.\n")
    assert second.files == ()
    assert "was edited" in second.warnings[0]


def test_a_foreign_file_is_left_alone(library: Library, tmp_path: Path) -> None:
    """A file that is no export is not taken for one because of its name."""
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "Title a.md").write_text("# Title a\n")

    exported = library.export("ab", tmp_path / "out")

    assert (tmp_path / "out" / "Title a.md").read_text() == "# Title a\n"
    assert len(exported.files) == 1
    assert "not an export" in exported.warnings[0]


def test_one_file_may_hold_all(library: Library, tmp_path: Path) -> None:
    """A path that ends in .md is one file; a text for stdout has no front matter if of several."""
    exported = library.export("ab", tmp_path / "all.md")
    again = library.export("ab", tmp_path / "all.md")
    printed = library.export("ab", None).files[0].text

    text = (tmp_path / "all.md").read_text()
    assert exported.files[0].briefing_ids == ("a", "b")
    assert text.startswith("---\nbriefterm: several briefings\n")
    assert text.endswith(f"---\n\n{printed}")
    assert printed.startswith("# Title a\n")
    assert "\n# Title b\n" in printed
    assert [file.changed for file in again.files] == [False]


@pytest.mark.parametrize("ids", ["a", "ab"])
def test_one_file_is_not_overwritten_unasked(library: Library, tmp_path: Path, ids: str) -> None:
    """An edited export and any other file are left alone but for ``force``; an old export is not."""
    path = tmp_path / "one.md"
    path.write_text("precious\n")
    assert "not an export" in library.export(ids, path).warnings[0]
    assert path.read_text() == "precious\n"
    assert library.export(ids, path, force=True).files[0].changed

    library.add_note("a", library.read("a")[1], None, text="one more")
    assert library.export(ids, path).files[0].changed
    path.write_text(path.read_text() + "mine\n")

    assert "was edited" in library.export(ids, path).warnings[0]
    assert path.read_text().endswith("mine\n")


def test_without_a_place_the_text_is_given(library: Library) -> None:
    """Nothing is written; one briefing has its front matter."""
    exported = library.export("a", None)

    assert exported.files[0].path is None
    assert exported.files[0].text.startswith("---\nbriefterm: a\n")
    assert library.export("c", None).files == ()


def test_a_folder_that_cannot_be_made_is_an_error(library: Library, tmp_path: Path) -> None:
    """A file in the way of the folder is told in one line."""
    (tmp_path / "out").write_text("in the way")

    with pytest.raises(StoreError):
        library.export("a", tmp_path / "out")
