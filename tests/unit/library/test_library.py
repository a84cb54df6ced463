from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import pytest

from briefterm import briefing as briefings
from briefterm.errors import NotFoundError, StoreDamagedError, UsageError
from briefterm.library import Library
from briefterm.library.places import cache_place as library_cache
from briefterm.model import AnchorState, EntityKind, GlossaryEntry, Marks, Span

if TYPE_CHECKING:
    from pathlib import Path

KIM = """\
---
title: Kim visits Russia
date: 2023-09-13
names: [{name: North Korea, kind: GPE, aliases: [DPRK]}]
---
Kim Jong Un arrived on Tuesday.

## What they want

Moscow wants shells, and the DPRK has them.
"""


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test has a home of its own."""
    for name in ("CONFIG", "DATA", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A library with two briefings in it."""
    folder = tmp_path / "library"
    (folder / "2023").mkdir(parents=True)
    (folder / "2023" / "kim.md").write_text(KIM)
    (folder / "gas.txt").write_text("Gas talks\n\nKim Jong Un was not there, said Kim Jong Un.\n")
    return folder


@pytest.fixture
def library(folder: Path) -> Library:
    """The library of the folder, not refreshed yet."""
    return Library.open(folder)


def span_of(text: str, words: str) -> Span:
    """Where ``words`` are in ``text``."""
    start = text.index(words)
    return Span(start, start + len(words))


def test_opening_is_cheap(folder: Path) -> None:
    """A library opens and lists without its heavy parts; nothing is written into it."""
    script = (
        "import sys; from pathlib import Path; from briefterm.library import Library; "
        "Library.open(Path(sys.argv[1])).listed(); "
        "print([name for name in ('tinydb', 'yaml', 'markdown_it', 'textual', 'rich') "
        "if name in sys.modules])"
    )

    out = subprocess.run(
        [sys.executable, "-c", script, str(folder)], capture_output=True, text=True, check=True
    ).stdout

    assert out == "[]\n"
    assert not (folder / ".briefterm").exists()


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    """A missing library names itself and the way out."""
    with pytest.raises(NotFoundError, match="no such folder"):
        Library.open(tmp_path / "none")


def test_the_first_list_is_empty_and_the_second_is_there_at_once(folder: Path) -> None:
    """What one process has read, the next one lists without reading."""
    library = Library.open(folder)
    assert library.listed() == []
    refreshed = library.refresh()

    assert [one.id for one in refreshed] == ["2023/kim", "gas"]
    assert Library.open(folder).listed() == refreshed


def test_only_changed_files_are_parsed(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A refresh parses what is new or changed, drops what is gone and leaves the rest."""
    library.refresh()
    parsed: list[str] = []
    read = briefings.read

    def counted(path: Path, *, folder: Path | None = None) -> object:
        parsed.append(path.name)
        return read(path, folder=folder)

    monkeypatch.setattr(briefings, "read", counted)
    (folder / "gas.txt").unlink()
    (folder / "new.txt").write_text("New\n\nwords\n")

    assert [one.id for one in library.refresh()] == ["2023/kim", "new"]
    assert parsed == ["new.txt"]
    library.refresh()
    assert parsed == ["new.txt"]


def test_an_interrupted_refresh_goes_on(library: Library, folder: Path) -> None:
    """What was parsed before the interruption is kept, and the rest follows."""
    for number in range(10):
        (folder / f"{number}.txt").write_text(f"Title {number}\n")
    calls: list[tuple[int, int]] = []

    first = library.refresh(
        lambda done, total: calls.append((done, total)), lambda: len(calls) == 5
    )
    second = library.refresh(lambda done, total: calls.append((done, total)))

    assert len(first) == 5
    assert len(second) == 12
    assert calls[:5] == [(n, 12) for n in range(1, 6)]
    assert calls[5:] == [(n, 7) for n in range(1, 8)]


def test_a_cache_lost_halfway_loses_no_briefing(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When another process blocks the index during a refresh, the list is whole all the same."""
    monkeypatch.setattr("briefterm.index.database._LOCK_SECONDS", 0)
    library.refresh()
    (folder / "new.txt").write_text("New\n")
    holder = sqlite3.connect(library_cache(folder), isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")

    assert {one.id for one in library.refresh()} == {"2023/kim", "gas", "new"}
    holder.close()


def test_bad_files_are_listed_with_a_warning(library: Library, folder: Path) -> None:
    """What cannot be read has an entry, and its neighbours are all there."""
    os.mkfifo(folder / "pipe.md")
    (folder / "gone.md").symlink_to("nowhere")
    (folder / "odd.txt").write_bytes(b"\xc3\x28\0bad")

    listed = {one.id: bool(one.warnings) for one in library.refresh()}

    assert listed == {"2023/kim": False, "gas": False, "pipe": True, "gone": True, "odd": True}
    assert library.read("pipe")[1].text == ""
    assert library.read("gone")[0].warnings


def test_twins_have_ids_of_their_own(library: Library, folder: Path) -> None:
    """Two files with one id are two briefings, each read by its own id."""
    (folder / "twin.md").write_text("---\nid: gas\n---\nOther words.\n")

    library.refresh()

    assert library.read("gas")[1].text.startswith("Gas talks")
    twin, document = library.read("twin.md")
    assert (twin.id, document.text) == ("twin.md", "Other words.")
    assert "gas" in twin.warnings[-1]


@pytest.mark.parametrize(
    "wanted", ["2023/kim", "2023/kim.md", "./2023/kim.md", "kim", "kim.md", "KIM", "2023/k", "2023"]
)
def test_a_briefing_is_found_by_id_path_or_beginning(library: Library, wanted: str) -> None:
    """Whatever leads to one briefing alone is taken, without a refresh before."""
    assert library.briefing(wanted).id == "2023/kim"


@pytest.mark.parametrize(
    ("wanted", "hint"),
    [
        ("2023/kin", "did you mean 2023/kim"),
        ("", "no such briefing"),
        ("\x1b[31m", "␛"),
        ("zzz", "list"),
    ],
)
def test_what_is_not_there_is_told_with_a_hint(library: Library, wanted: str, hint: str) -> None:
    """The error names the nearest id and holds no control characters."""
    with pytest.raises(NotFoundError) as caught:
        library.briefing(wanted)

    assert hint in str(caught.value)
    assert "\x1b" not in str(caught.value)


def test_a_beginning_of_two_is_told(library: Library, folder: Path) -> None:
    """What leads to more than one briefing names them."""
    (folder / "gala.txt").write_text("Gala\n")

    with pytest.raises(NotFoundError, match="2 briefings begin so: gala, gas"):
        library.briefing("ga")


def test_a_change_is_seen_by_the_next_look(library: Library, folder: Path) -> None:
    """A briefing that changed after the refresh is read as it is now."""
    library.refresh()
    (folder / "gas.txt").write_text("A new and longer title\n\nWords.\n")

    assert library.briefing("gas").title == "A new and longer title"


def test_both_glossaries_are_used(library: Library, folder: Path) -> None:
    """Names of the briefing's own and of the library's glossary are mentions."""
    (folder / ".briefterm").mkdir()
    (folder / ".briefterm" / "glossary.toml").write_text(
        '[[name]]\nname = "Ammunition"\nkind = "product"\naliases = ["shells"]\n'
        '[[name]]\nkind = "GPE"\n'
    )

    article = library.article("kim")

    names = {mention.name: mention.kind for mention in article.mentions}
    assert (names["North Korea"], names["Ammunition"]) == (EntityKind.GPE, EntityKind.PRODUCT)
    assert len(library.warnings) == 1
    assert "number 2: name is missing" in library.warnings[0]
    assert [date.value for date in article.dates] == ["2023-09-12"]


def test_a_broken_glossary_is_a_warning(library: Library, folder: Path) -> None:
    """A glossary that is no TOML names itself and takes nothing else down."""
    (folder / ".briefterm").mkdir()
    (folder / ".briefterm" / "glossary.toml").write_bytes(b"[[name\xff")

    assert library.article("gas").document.text
    assert "glossary.toml" in library.warnings[0]


def test_names_are_counted_in_other_briefings(library: Library) -> None:
    """Whole words count, most first; the briefing at hand is left out."""
    library.refresh()

    assert [(one.id, n) for one, n in library.naming(["Kim Jong Un", "Kim"])] == [
        ("gas", 2),
        ("2023/kim", 1),
    ]
    assert [one.id for one, _ in library.naming(["Kim"], but="gas")] == ["2023/kim"]
    assert library.naming(["Ki"]) == []
    assert library.naming([]) == []


def test_a_note_is_kept_with_its_place(library: Library, folder: Path) -> None:
    """A note is on disk when it was added, with quote, offsets and tags."""
    briefing, document = library.read("kim")
    span = span_of(document.text, "wants shells")

    made = library.add_note(briefing.id, document, span, text="why?", tags=("#arms", "two words"))

    assert Library.open(folder).notes() == [made]
    assert made.anchor is not None
    assert ("wants shells", span.start, ("What they want",)) == (
        made.anchor.quote,
        made.anchor.start,
        made.anchor.heading,
    )
    assert made.tags == ("arms", "two-words")
    assert library.note(made.id[:-1].upper()) == made


def test_notes_follow_an_edited_text(library: Library, folder: Path) -> None:
    """Places are found again in the changed text: whole first, text order, orphans last."""
    briefing, document = library.read("kim")
    lost = library.add_note(briefing.id, document, span_of(document.text, "Kim Jong Un arrived"))
    moved = library.add_note(briefing.id, document, span_of(document.text, "Moscow"))
    whole = library.add_note(briefing.id, document, None, text="all of it")
    mark = library.add_bookmark(briefing.id, document, span_of(document.text, "DPRK"))
    words = "Nothing of what stood in this place before is left; it is about the weather now."
    (folder / "2023" / "kim.md").write_text(KIM.replace("Kim Jong Un arrived on Tuesday.", words))

    briefing, document = library.read("kim")
    notes, bookmarks = library.placed(briefing, document)

    assert [placed.note.id for placed in notes] == [whole.id, moved.id, lost.id]
    assert notes[1].span == span_of(document.text, "Moscow")
    assert notes[2].place is not None
    assert notes[2].place.state is AnchorState.ORPHAN
    assert [placed.bookmark.id for placed in bookmarks] == [mark.id]

    attached = library.attach_note(lost.id, document, span_of(document.text, "weather"))
    assert attached.anchor is not None
    assert attached.anchor.quote == "weather"


def test_a_note_is_edited_removed_and_restored(library: Library) -> None:
    """Only what is given changes; a removed note comes back as it was."""
    briefing, document = library.read("gas")
    made = library.add_note(briefing.id, document, None, text="one", tags=("a",))

    edited = library.edit_note(made.id, text="two")
    removed = library.remove_note(made.id)

    assert (edited.text, edited.tags) == ("two", ("a",))
    assert library.notes() == []
    assert library.notes(deleted=True) == [removed]
    assert library.restore_note(made.id).deleted is None
    assert [one.text for one in library.notes("gas")] == ["two"]


def test_wrong_notes_are_refused(library: Library) -> None:
    """A span outside of the text, an unknown color and an unknown id are errors in one line."""
    briefing, document = library.read("gas")

    with pytest.raises(UsageError):
        library.add_note(briefing.id, document, Span(0, 10_000))
    with pytest.raises(UsageError, match="choose one of yellow"):
        library.add_note(briefing.id, document, None, text="x", color="red\n")
    with pytest.raises(NotFoundError, match="no such note"):
        library.edit_note("none", text="x")
    assert library.notes() == []


def test_marks_say_what_the_reader_did(library: Library) -> None:
    """Reading, notes and bookmarks are counted by briefing; removed ones are not."""
    briefing, document = library.read("gas")
    note = library.add_note(briefing.id, document, None, text="x")
    library.add_note(briefing.id, document, None, text="y")
    bookmark = library.add_bookmark(briefing.id, document, None)
    library.set_read(briefing.id, True)
    library.save_position(briefing.id, 7)
    library.save_position("2023/kim", -5)

    assert library.marks() == {"gas": Marks(True, 2, True, 7), "2023/kim": Marks()}
    library.remove_note(note.id)
    library.remove_bookmark(bookmark.id)
    assert library.marks()["gas"] == Marks(True, 1, False, 7)
    library.restore_bookmark(bookmark.id)
    assert library.marks()["gas"].bookmarked


def test_a_read_only_library_keeps_notes_elsewhere(
    folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Notes go to the user data folder, in a folder of this library, and a warning says so."""
    monkeypatch.setattr(os, "access", lambda *_: False)
    library = Library.open(folder)
    briefing, document = library.read("gas")

    library.add_note(briefing.id, document, Span(0, 3))

    assert library.notes_path.is_relative_to(tmp_path / "data" / "briefterm" / "libraries")
    assert "read-only" in library.warnings[0]
    assert not (folder / ".briefterm").exists()
    assert len(list((library.notes_path.parent / "texts").iterdir())) == 1


def test_notes_may_be_kept_in_a_file_by_name(folder: Path, tmp_path: Path) -> None:
    """A named notes file has its texts in a folder of its name."""
    library = Library.open(folder, notes=tmp_path / "mine.json")
    briefing, document = library.read("gas")

    library.add_note(briefing.id, document, Span(0, 3))

    assert (tmp_path / "mine.json").is_file()
    assert (tmp_path / "mine-texts").is_dir()
    assert not (folder / ".briefterm").exists()


def test_a_damaged_notes_file_is_told_and_mended(library: Library, folder: Path) -> None:
    """Damage is an error of its own kind; `repair` sets the file aside."""
    (folder / ".briefterm").mkdir()
    (folder / ".briefterm" / "notes.json").write_text("{ not json")

    with pytest.raises(StoreDamagedError):
        library.notes()
    assert library.notice()
    assert library.repair()
    assert library.notes() == []


def test_threads_share_a_library(library: Library) -> None:
    """Refreshing, listing and noting in several threads at once loses nothing."""
    briefing, document = library.read("gas")
    errors: list[BaseException] = []

    def work() -> None:
        try:
            for _ in range(3):
                library.refresh()
                library.listed(1)
                library.add_note(briefing.id, document, Span(0, 3))
                library.marks()
                library.article("kim")
        except BaseException as error:  # noqa: BLE001 - a thread's failure must fail the test
            errors.append(error)

    threads = [threading.Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert errors == []
    assert len(library.notes()) == 9


def test_the_glossary_entry_keeps_its_aliases(library: Library) -> None:
    """Names of the front matter come through the index."""
    library.refresh()

    assert library.briefing("kim").names == (
        GlossaryEntry("North Korea", EntityKind.GPE, ("DPRK",)),
    )
