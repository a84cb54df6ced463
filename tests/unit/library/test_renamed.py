from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefterm.library import Library, following
from briefterm.library import records as records_module
from briefterm.model import AnchorState, Marks, Span

if TYPE_CHECKING:
    from pathlib import Path

STORY = (
    "Gas talks\n\n"
    "They met in July in Berlin, and nobody who was there would say what had been said.\n\n"
    "The pipes were full, the tanks were full, and the price had fallen for the third week.\n\n"
    "A second meeting is to follow in the autumn, in a place that is still to be named.\n"
)


@pytest.fixture
def noted(library: Library, folder: Path) -> str:
    """A note on a word of a plain text, one on the whole, a bookmark and a reading position."""
    (folder / "gas.txt").write_text(STORY)
    briefing, document = library.read("gas")
    start = document.text.index("Berlin")
    note = library.add_note(briefing.id, document, Span(start, start + 6), text="why?")
    library.add_note(briefing.id, document, None, text="all of it")
    library.add_bookmark(briefing.id, document, Span(start, start + 6))
    library.save_position("gas", 7)
    library.set_read("gas", True)
    return note.id


def rename(folder: Path, old: str, new: str, text: str | None = None) -> Library:
    """The library, opened and refreshed after a file got another name, and perhaps another text."""
    (folder / old).rename(folder / new)
    if text is not None:
        (folder / new).write_text(text)
    library = Library.open(folder)
    library.refresh()
    return library


@pytest.mark.usefixtures("noted")
def test_everything_follows_a_renamed_file(folder: Path) -> None:
    """Notes, bookmarks, position and reading are those of the new name, in all ways to ask."""
    library = rename(folder, "gas.txt", "ship.txt")

    placed = library.placed(*library.read("ship"))

    assert library.marks() == {"ship": Marks(True, 2, True, 7)}
    assert [one.briefing for one in library.notes()] == ["ship", "ship"]
    assert len(library.notes("ship")) == 2
    assert library.notes("gas") == []
    assert [one.briefing for one in library.bookmarks()] == ["ship"]
    assert [one.place and one.place.state for one in placed[0]] == [None, AnchorState.SAME]
    assert len(placed[1]) == 1
    assert library.gone() == []
    assert "> Berlin" in library.exports.export(["ship"], None).files[0].text


def test_a_renamed_markdown_file_is_followed(library: Library, folder: Path) -> None:
    """What is only read follows too."""
    briefing, document = library.read("kim")
    library.add_note(briefing.id, document, Span(0, 3))
    library.set_read("gas", True)
    (folder / "gas.txt").rename(folder / "2023" / "talks.txt")

    library = rename(folder, "2023/kim.md", "kim-visits.md")

    assert library.marks() == {"kim-visits": Marks(notes=1), "2023/talks": Marks(read=True)}


@pytest.mark.usefixtures("noted")
def test_a_renamed_and_edited_file_is_followed(folder: Path) -> None:
    """A small edit beside the new name is no obstacle, and a note made since does not part them."""
    library = rename(folder, "gas.txt", "ship.txt", STORY.replace("third week", "fourth week"))
    briefing, document = library.read("ship")
    library.add_note(briefing.id, document, None, text="new")

    assert library.marks()["ship"] == Marks(True, 3, True, 7)
    assert Library.open(folder).marks()["ship"].notes == 3


@pytest.mark.usefixtures("noted")
def test_another_text_of_the_same_title_is_not_taken(folder: Path) -> None:
    """The next article of a series keeps clear of the notes of a lost one."""
    words = " ".join(f"other{number}" for number in range(60))
    library = rename(folder, "gas.txt", "ship.txt", f"Gas talks\n\n{words}.\n")

    assert library.notes("ship") == []
    assert [one.id for one in library.gone()] == ["gas"]


@pytest.mark.usefixtures("noted")
def test_of_two_copies_none_is_taken(folder: Path) -> None:
    """Two files with the lost one's text are no answer; one of them alone is."""
    (folder / "copy.txt").write_text(STORY)
    library = rename(folder, "gas.txt", "ship.txt")

    assert library.marks() == {"gas": Marks(True, 2, True, 7)}
    (folder / "copy.txt").unlink()
    library.refresh()
    assert library.marks().keys() == {"ship"}


def test_notes_return_with_their_file(folder: Path, noted: str) -> None:
    """What is stored stays, also by an edit, so that the old file has its notes back."""
    library = rename(folder, "gas.txt", "ship.txt")
    assert library.edit_note(noted, text="still here").briefing == "ship"
    library.set_read("ship", False)
    assert not library.marks()["ship"].read

    (folder / "gas.txt").write_text(STORY)
    library.refresh()

    assert library.marks() == {"gas": Marks(True, 2, True, 7), "ship": Marks()}
    assert library.note(noted).text == "still here"


def test_a_note_is_attached_to_another_briefing_by_hand(folder: Path, noted: str) -> None:
    """It keeps its words, or gets others, and is stored with the other briefing."""
    (folder / "gas.txt").unlink()
    library = Library.open(folder)
    library.refresh()
    briefing, document = library.read("kim")

    kept = library.attach_note(noted, document, None, to=briefing.id)
    moved = library.attach_note(noted, document, Span(0, 3), to=briefing.id)

    assert kept.anchor is not None
    assert moved.anchor is not None
    assert (kept.briefing, kept.anchor.quote) == ("2023/kim", "Berlin")
    assert (moved.briefing, moved.anchor.quote) == ("2023/kim", "Kim")
    assert library.marks()["2023/kim"].notes == 1


def test_nothing_is_looked_for_while_nothing_is_missing(
    library: Library, noted: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With every briefing in its place no traces are made and no texts are compared."""

    def looked(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(records_module, "homes", looked)
    monkeypatch.setattr(records_module, "traces", looked)
    library.refresh()

    assert library.marks()["gas"].notes == 2
    assert library.note(noted).briefing == "gas"


@pytest.mark.usefixtures("noted")
def test_the_answer_is_remembered(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While the catalogue stays as it is a lost briefing is looked for once."""
    library = rename(folder, "gas.txt", "ship.txt")
    calls: list[object] = []
    homes = following.homes

    def counted(*arguments: object) -> object:
        calls.append(arguments)
        return homes(*arguments)  # type: ignore[arg-type]  # as they came

    monkeypatch.setattr(records_module, "homes", counted)
    for _ in range(3):
        library.marks()
        library.placed(*library.read("ship"))

    assert len(calls) == 1


@pytest.mark.usefixtures("noted")
def test_notes_of_a_gone_briefing_are_exported(folder: Path, tmp_path: Path) -> None:
    """Quote, text and title come from what is stored, under the name that the file had before."""
    before = Library.open(folder).exports.export(["gas"], tmp_path / "out")
    (folder / "gas.txt").unlink()
    library = Library.open(folder)
    library.refresh()

    (gone,) = library.gone()
    exported = library.exports.export([gone.id], tmp_path / "out")

    text = exported.files[0].text
    assert (gone.id, gone.title) == ("gas", "Gas talks")
    assert [file.path for file in exported.files] == [file.path for file in before.files]
    assert "# Gas talks\n\nThis briefing is not in the library any more" in text
    assert "## Notes without a place\n\n<!-- briefterm:note " in text
    assert "-->\n> Berlin\n\nwhy?\n" in text
    assert "(its place is lost)" in text


def test_a_gone_briefing_is_not_taken_for_one_that_begins_so(
    library: Library, folder: Path, noted: str
) -> None:
    """Notes of a lost briefing are not exported with another that its id leads to."""
    (folder / "gas.txt").unlink()
    (folder / "gas-2.txt").write_text("Other\n\nWords.\n")
    library.refresh()

    exported = library.exports.export(["gas", "gas-2"], None)

    assert [file.briefing_ids for file in exported.files] == [("gas",)]
    assert noted in exported.files[0].text
