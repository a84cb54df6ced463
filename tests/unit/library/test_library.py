from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import pytest

from briefterm import briefing as briefings
from briefterm.errors import NotFoundError
from briefterm.library import Library
from briefterm.library.places import cache_place as library_cache
from briefterm.model import EntityKind, GlossaryEntry, Span

if TYPE_CHECKING:
    from pathlib import Path


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
    monkeypatch.setattr("briefterm.index.cachefile._TURN_SECONDS", 0)
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


def test_nearest_briefing_is_proposed_first(library: Library, folder: Path) -> None:
    """One that has the word comes before one that has letters of it, whatever the alphabet says."""
    (folder / "2002-euro-changeover.txt").write_text("Euro\n")
    (folder / "2021-ever-given.txt").write_text("Ever\n")

    with pytest.raises(NotFoundError, match="did you mean 2021-ever-given"):
        library.briefing("ever")


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
