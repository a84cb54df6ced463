"""A library's glossary is read, corrected and given back as it was."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefterm.errors import StoreError
from briefterm.library import Library
from briefterm.model import EntityKind

if TYPE_CHECKING:
    from briefterm.model import Article

CURATED = """\
# What the desk agreed on.

[[name]]
name = "Kim Jong Un"   # as the agencies write it
kind = "PERSON"
aliases = ["Kim"]

# Not the metal.
[[name]]
name = "Mercury"
kind = "ORG"
"""


def names(article: Article) -> dict[str, tuple[str, EntityKind]]:
    """What each form in an article names, and its kind."""
    text = article.document.text
    return {text[m.start : m.end]: (m.name, m.kind) for m in article.mentions}


@pytest.fixture
def glossary(folder: Path) -> Path:
    """The place of the glossary file, which is not there yet."""
    return folder / ".briefterm" / "glossary.toml"


def test_another_kind_is_written_and_seen_at_once(library: Library, glossary: Path) -> None:
    """The file is made, the next tagging knows the kind, and undoing leaves no file."""
    briefing = library.briefing("gas")
    take_back = library.glossary.correct(briefing, "Kim Jong Un", EntityKind.ORG, ["Kim Jong Un"])

    assert ("Kim Jong Un", EntityKind.ORG) == names(library.article("gas"))["Kim Jong Un"]
    assert '[[name]]\nname = "Kim Jong Un"\nkind = "ORG"\n' == glossary.read_text()
    assert take_back()
    assert not glossary.exists()
    assert ("Kim Jong Un", EntityKind.PERSON) == names(library.article("gas"))["Kim Jong Un"]


def test_what_is_no_name_is_not_lit(library: Library) -> None:
    """An entry of the kind "none" takes its forms out, and is no name itself."""
    briefing = library.briefing("gas")
    library.glossary.correct(briefing, "Kim Jong Un", None, ["Kim Jong Un"])

    assert {} == names(library.article("gas"))
    assert "Kim Jong Un" not in names(library.article("2023/kim"))
    assert () == library.warnings


def test_a_briefings_own_name_is_corrected_too(library: Library, glossary: Path) -> None:
    """A correction holds where it was made, above what the briefing's front matter says."""
    briefing = library.briefing("2023/kim")
    library.glossary.correct(briefing, "North Korea", EntityKind.ORG, ["North Korea", "DPRK"])

    assert ("North Korea", EntityKind.ORG) == names(library.article("2023/kim"))["DPRK"]
    assert "always = true" in glossary.read_text()


def test_a_briefings_own_names_stand_above_the_librarys(library: Library, glossary: Path) -> None:
    """An entry that was not made for a briefing does not change what that says of itself."""
    glossary.parent.mkdir()
    glossary.write_text('[[name]]\nname = "Deutsche Presse"\nkind = "ORG"\naliases = ["DPRK"]\n')

    assert ("North Korea", EntityKind.GPE) == names(library.article("2023/kim"))["DPRK"]


def test_merging_keeps_what_the_curator_wrote(library: Library, glossary: Path) -> None:
    """The entry of the merged name becomes one of the other name; all else stays as it was."""
    glossary.parent.mkdir()
    glossary.write_text(CURATED)
    briefing = library.briefing("gas")
    forms = ["Kim Jong Un"]
    take_back = library.glossary.correct(briefing, "Kim Jong-un", EntityKind.PERSON, forms)

    old = 'name = "Kim Jong Un"   # as the agencies write it\nkind = "PERSON"\naliases = ["Kim"]'
    new = old.replace("Jong Un", "Jong-un").replace('["Kim"]', '["Kim", "Kim Jong Un"]')
    assert CURATED.replace(old, new) == glossary.read_text()
    found = names(library.article("2023/kim"))
    assert ("Kim Jong-un", EntityKind.PERSON) == found["Kim Jong Un"]
    assert take_back()
    assert CURATED == glossary.read_text()


def test_undoing_leaves_what_others_wrote_since(library: Library, glossary: Path) -> None:
    """Only the correction goes; where somebody has changed it, it stays, and that is said."""
    briefing = library.briefing("gas")
    take_back = library.glossary.correct(briefing, "Gas", None, ["Gas"])
    glossary.write_text(glossary.read_text() + CURATED)
    assert take_back()
    assert CURATED == glossary.read_text()

    take_back = library.glossary.correct(briefing, "Gas", None, ["Gas"])
    changed = glossary.read_text().replace('"none"', '"PRODUCT"')
    glossary.write_text(changed)
    assert not take_back()
    glossary.unlink()
    assert not take_back()


@pytest.mark.parametrize(
    "broken",
    [b"[[name]\n", b"\xff\xfe", b'name = "Kim"\n', b"[name]\nx = 1\n", b"\xef\xbb\xbf"],
)
def test_a_broken_glossary_is_never_written_over(
    library: Library, glossary: Path, broken: bytes
) -> None:
    """One line says what is wrong, and the file is as it was."""
    glossary.parent.mkdir()
    glossary.write_bytes(broken)

    with pytest.raises(StoreError, match=r"glossary\.toml: .*nothing was written") as caught:
        library.glossary.correct(library.briefing("gas"), "Kim", None, ["Kim"])
    assert "\n" not in str(caught.value)
    assert broken == glossary.read_bytes()


def test_what_is_no_file_is_not_written_to(library: Library, glossary: Path) -> None:
    """A folder, a FIFO or a dangling link in its place is refused, without waiting."""
    glossary.parent.mkdir()
    for make in (Path.mkdir, os.mkfifo, partial(Path.symlink_to, target="nowhere")):
        make(glossary)
        with pytest.raises(StoreError, match="not a file that can be read"):
            library.glossary.correct(library.briefing("gas"), "Kim", None, ["Kim"])
        glossary.rmdir() if glossary.is_dir() else glossary.unlink()


def test_a_list_in_one_line_is_kept_as_one(library: Library, glossary: Path) -> None:
    """A glossary written as an array of inline tables is corrected in that form."""
    glossary.parent.mkdir()
    line = 'name = [{name = "Kim Jong Un", kind = "ORG"}]  # short\n'
    glossary.write_text(line)
    briefing = library.briefing("gas")
    library.glossary.correct(briefing, "Gas", EntityKind.PRODUCT, ["Gas"])
    library.glossary.correct(briefing, "Kim Jong Un", EntityKind.PERSON, ["Kim Jong Un"])

    found = names(library.article("gas"))
    assert {"Kim Jong Un": EntityKind.PERSON, "Gas": EntityKind.PRODUCT} == {
        form: kind for form, (_, kind) in found.items()
    }
    assert glossary.read_text().endswith("# short\n")
    assert 1 == glossary.read_text().count("\n")


WRITER = """
import sys
from pathlib import Path
from briefterm.library import Library
from briefterm.model import EntityKind
library = Library.open(Path(sys.argv[1]))
briefing = library.briefing("gas")
for number in range(12):
    form = f"{sys.argv[2]} {number}"
    library.glossary.correct(briefing, form, EntityKind.ORG, [form])
"""


def test_two_processes_lose_nothing_of_each_other(folder: Path) -> None:
    """Corrections that are written at once all stand in the file at the end."""
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, folder, letter]) for letter in ("Aa", "Bb")
    ]
    assert [0, 0] == [writer.wait(timeout=60) for writer in writers]

    entries = Library.open(folder).glossary.entries
    expected = {f"{letter} {number}" for letter in ("Aa", "Bb") for number in range(12)}
    assert expected == {entry.name for entry in entries}


def test_thousands_of_names_are_corrected_in_a_moment(library: Library, glossary: Path) -> None:
    """Only the entry that changes is rewritten, among thousands."""
    tables = [
        f'[[name]]  # {number}\nname = "Name {number}"\nkind = "ORG"\naliases = ["N{number}"]\n\n'
        for number in range(4_000)
    ]
    glossary.parent.mkdir()
    glossary.write_text("".join(tables))
    correct_it = library.glossary.correct
    take_back = correct_it(library.briefing("gas"), "Name 2000", EntityKind.GPE, ["N2000"])

    changed = tables[2000].replace('"ORG"', '"GPE"')
    assert "".join([*tables[:2000], changed, *tables[2001:]]) == glossary.read_text()
    assert take_back()
