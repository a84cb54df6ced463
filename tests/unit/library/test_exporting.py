from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefterm.errors import StoreError
from briefterm.export.merging import Change
from briefterm.library import Library
from briefterm.library.exporting import Options, changes_in_words
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
    first = library.exports.export("abc", tmp_path / "out")
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "out").iterdir()}
    second = library.exports.export("abc", tmp_path / "out")

    assert sorted(path.name for path in before) == ["Title a.md", "Title b.md"]
    assert [file.changed for file in first.files] == [True, True]
    assert [file.changed for file in second.files] == [False, False]
    assert before == {path: path.stat().st_mtime_ns for path in before}


def test_a_new_note_updates_its_file(library: Library, tmp_path: Path) -> None:
    """An export that nobody edited is brought up to date."""
    library.exports.export("abc", tmp_path / "out")
    briefing, document = library.read("a")
    library.add_note(briefing.id, document, None, text="one more")

    second = library.exports.export("abc", tmp_path / "out")

    assert [file.changed for file in second.files] == [True, False]
    assert "one more" in (tmp_path / "out" / "Title a.md").read_text()


def test_an_edited_file_keeps_what_was_written(library: Library, tmp_path: Path) -> None:
    """What a person wrote into an export stays, and new notes come beside it."""
    library.exports.export("a", tmp_path / "out")
    path = tmp_path / "out" / "Title a.md"
    path.write_text(path.read_text() + "\nMy own thoughts.\n")
    briefing, document = library.read("a")
    library.add_note(briefing.id, document, None, text="one more")

    second = library.exports.export("a", tmp_path / "out")

    assert path.read_text().endswith("My own thoughts.\n")
    assert "one more" in path.read_text()
    assert second.warnings == ()


def test_a_foreign_file_is_left_alone(library: Library, tmp_path: Path) -> None:
    """A file that is no export is not taken for one because of its name."""
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "Title a.md").write_text("# Title a\n")

    exported = library.exports.export("ab", tmp_path / "out")

    assert (tmp_path / "out" / "Title a.md").read_text() == "# Title a\n"
    assert len(exported.files) == 2
    assert len({file.path for file in exported.files}) == 2


def test_one_file_may_hold_all(library: Library, tmp_path: Path) -> None:
    """A path that ends in .md is one file; a text for stdout has no front matter if of several."""
    exported = library.exports.export("ab", tmp_path / "all.md")
    again = library.exports.export("ab", tmp_path / "all.md")
    printed = library.exports.export("ab", None).files[0].text

    text = (tmp_path / "all.md").read_text()
    assert exported.files[0].briefing_ids == ("a", "b")
    assert text.startswith("<!-- briefterm:record ")
    assert text.count("\n# Title") == 2
    assert printed.startswith("# Title a\n")
    assert "\n# Title b\n" in printed
    assert "<!--" not in printed
    assert [file.changed for file in again.files] == [False]


@pytest.mark.parametrize("ids", ["a", "ab"])
def test_a_foreign_file_is_not_overwritten_unasked(
    library: Library, tmp_path: Path, ids: str
) -> None:
    """Any file that is no export is left alone but for ``force``."""
    path = tmp_path / "one.md"
    path.write_text("precious\n")
    assert "not an export" in library.exports.export(ids, path).warnings[0]
    assert path.read_text() == "precious\n"

    assert library.exports.export(ids, path, Options(force=True)).files[0].changed


def test_a_plan_writes_nothing(library: Library, tmp_path: Path) -> None:
    """It says which files would be written, what they would say and which notes that concerns."""
    plan = library.exports.plan(None, tmp_path / "out")

    assert not (tmp_path / "out").exists()
    assert [file.action for file in plan.writes] == ["create", "create"]
    assert [len(file.changes) for file in plan.files] == [1, 1]
    assert "note a" in plan.files[0].text
    library.exports.write(plan)
    again = library.exports.plan(None, tmp_path / "out")
    assert again.writes == ()
    assert again.files[0].text == plan.files[0].text


def test_a_file_that_changed_since_the_plan_is_left_alone(library: Library, tmp_path: Path) -> None:
    """What its reader saved in between is not lost."""
    out = tmp_path / "out"
    library.exports.export("a", out)
    library.add_note("a", library.read("a")[1], None, text="one more")
    plan = library.exports.plan("a", out)
    path = out / "Title a.md"
    path.write_text(path.read_text() + "\nmeanwhile\n")

    exported = library.exports.write(plan)

    assert "was changed meanwhile" in exported.warnings[0]
    assert "one more" not in path.read_text()
    library.exports.export("a", out, plan=plan)
    assert "one more" in path.read_text()
    assert "\nmeanwhile\n" in path.read_text()


def test_without_a_place_the_text_is_given(library: Library) -> None:
    """Nothing is written; one briefing has its front matter."""
    exported = library.exports.export("a", None)

    assert exported.files[0].path is None
    assert exported.files[0].text.startswith("---\nbriefterm: a\n")
    assert library.exports.export("c", None).files == ()


def test_a_folder_that_cannot_be_made_is_an_error(library: Library, tmp_path: Path) -> None:
    """A file in the way of the folder is told in one line."""
    (tmp_path / "out").write_text("in the way")

    with pytest.raises(StoreError):
        library.exports.export("a", tmp_path / "out")


def test_names_of_many_are_those_that_are_known(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The curator's, until the index has read the texts; then what it found."""
    monkeypatch.setattr("briefterm.library.exporting.gathering._TAGGED", 0)
    folder = library.folder
    names = "names: [{name: Ada Birk, kind: PERSON, aliases: [Birk]}, {name: Oslo, kind: GPE}]"
    words = "Birk met Kim Jong Un in Pyongyang, says Birk."
    (folder / "d.md").write_text(f"---\ntitle: T\n{names}\n---\n{words}\n")
    briefing, document = library.read("d")
    library.add_note(briefing.id, document, Span(0, 4))

    first = library.exports.plan(["d"], tmp_path / "one").files[0].text
    library.finding.update(library.refresh())
    second = library.exports.plan(["d"], tmp_path / "two").files[0].text

    assert "\npeople: [Ada Birk]\nexported" in first
    assert "\npeople: [Ada Birk, Kim Jong Un]\nplaces: [Pyongyang]\n" in second


def test_changes_are_counted_in_words() -> None:
    """Each kind once, in an order that does not depend on theirs; nothing has no words."""
    actions = ("front", "offer", "update", "add", "keep", "remove", "update")
    expected = "1 added, 2 updated, 1 removed, 1 of yours kept, 1 beside yours, 1 in front matter"
    assert expected == changes_in_words(Change(action, "x") for action in actions)
    assert "" == changes_in_words(())
