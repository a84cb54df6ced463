from __future__ import annotations

from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefterm.export import csv_text, file_name, file_names, is_old_export, json_records
from briefterm.export.files import was_edited
from briefterm.model import Anchor, Anchored, AnchorState, Briefing, Note, PlacedNote


def briefing(briefing_id: str, title: str, **values: Any) -> Briefing:
    """A briefing of which only id, title and date count."""
    return Briefing(id=briefing_id, path=Path("/x"), title=title, **values)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("A title", "A title.md"),
        ("../../etc/passwd", "etc passwd.md"),
        ("a\\b:c*d?", "a b c d.md"),
        ("con", "_con.md"),
        ("NUL.txt", "_NUL.txt.md"),
        ("dots...", "dots.md"),
        ("a\x1b[31m\nb", "a 31m b.md"),
    ],
)
def test_names_are_portable(title: str, expected: str) -> None:
    """Separators, reserved names and control characters do not reach the file system."""
    assert file_name(briefing("x", title)) == expected


def test_a_date_comes_first() -> None:
    """Files of a folder sort by date."""
    assert file_name(briefing("x", "T", date=date(2023, 9, 13))) == "2023-09-13 T.md"


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text(max_size=80), max_size=6))
def test_names_are_unique_short_and_plain(titles: list[str]) -> None:
    """Whatever the titles are, each briefing has a file of its own in the folder."""
    names = file_names([briefing(f"id{n}", title) for n, title in enumerate(titles)])

    assert len({name.casefold() for name in names.values()}) == len(titles)
    for name in names.values():
        assert len(name.encode()) <= 120
        assert "/" not in name
        assert "\0" not in name
        assert not name.startswith(".")
        assert name.endswith(".md")
        assert name.isprintable()


def test_names_do_not_depend_on_the_order() -> None:
    """The same library gives the same names, however it is sorted."""
    briefings = [briefing("b", "Same"), briefing("a", "same"), briefing("c", "Same")]

    names = file_names(briefings)

    assert names == file_names(briefings[::-1])
    assert names["a"] == "same.md"


def test_a_seal_tells_an_edit() -> None:
    """A text with a seal of an earlier version is known, and any change to it is seen."""
    plain = "---\nbriefterm: x\ntags:\n- a\n---\n\n# T\n\n---\n"
    seal = f"\nbriefterm_seal: {sha256(plain.encode()).hexdigest()[:16]}\n---\n\n#"
    text = plain.replace("\n---\n\n#", seal)

    assert is_old_export(text)
    assert not is_old_export(plain)
    assert not was_edited(text)
    assert was_edited(text.replace("# T", "# U"))
    assert was_edited(text.replace("- a", "- b"))


def test_records_say_where_notes_are() -> None:
    """JSON and CSV have a record a note with its offsets, and none for one that is lost."""
    anchor = Anchor(quote="a,\nb", start=1, end=4, heading=("H", "I"))
    here = PlacedNote(
        Note(id="n", briefing="x", text="t", tags=("u", "v"), anchor=anchor),
        Anchored(1, 4, AnchorState.MOVED),
    )
    lost = PlacedNote(Note(id="m", briefing="x", anchor=anchor), Anchored(1, 4, AnchorState.ORPHAN))

    records = json_records(briefing("x", "T", date=date(2023, 1, 2)), [here, lost], [])

    assert [(one["type"], one["start"], one["end"], one["state"]) for one in records] == [
        ("note", 1, 4, "moved"),
        ("highlight", None, None, "orphan"),
    ]
    assert csv_text(records).split("\r\n")[1:2] == [
        'x,T,2023-01-02,note,n,"a,\nb",t,u v,yellow,1,4,moved,H > I,,'
    ]
