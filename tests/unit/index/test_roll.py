from __future__ import annotations

import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from pickle import dumps, loads

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefterm.index import roll
from briefterm.index.catalogue import Catalogue
from briefterm.index.lists import apart, common_ends
from briefterm.index.rows import Decoder, encode, folders_of
from briefterm.model import Briefing, Document

FOLDER = Path("/library")
KEYS = st.sampled_from(["a.md", "b.md", "c/a.md", "c/d.txt", "é.md"])
CHANGES = st.lists(
    st.tuples(
        st.booleans(),  # by which of the two catalogues
        st.lists(st.tuples(KEYS, st.integers(0, 2), st.integers(0, 3)), max_size=4),
        st.lists(KEYS, max_size=2),
        st.booleans(),  # whether the other one looks afterwards
    ),
    max_size=12,
)
DAYS = (None, date(2023, 9, 13), date(2019, 1, 31))
TITLES = ("A", "B", "ß", "a")


def briefing(key: str, day: int = 0, title: int = 0) -> Briefing:
    """A briefing of a file."""
    stem = key.rpartition(".")[0]
    return Briefing(id=stem, path=FOLDER / key, title=TITLES[title], date=DAYS[day])


@settings(max_examples=80, deadline=None)
@given(CHANGES, st.sampled_from([0, 1, 50]))
def test_the_roll_is_what_the_file_says(
    changes: list[tuple[bool, list[tuple[str, int, int]], list[str], bool]], few: int
) -> None:
    """Whoever writes, and however much: all rows, in order, those unchanged as the same objects."""
    with tempfile.TemporaryDirectory() as place, pytest.MonkeyPatch.context() as patch:
        patch.setattr(roll, "_FEW", few)
        patch.setattr(roll, "_AT_ONCE", 2)
        file = Path(place) / "c.sqlite3"
        both = Catalogue.open(file, FOLDER), Catalogue.open(file, FOLDER)
        before = [both[0].rows(), both[1].rows()]
        for by, parsed, removed, look in changes:
            new = {key: briefing(key, day, title) for key, day, title in parsed}
            both[by].update([(key, one, Document("")) for key, one in new.items()], removed)
            both[by].settle_ids()
            for number in (by, not by) if look else (by,):
                rows = both[number].rows()

                fresh = Catalogue.open(file, FOLDER)
                assert fresh.rows(99) == rows
                fresh.close()
                known = {id(one) for one in before[number]}
                same = [one for one in rows if one in before[number]]
                assert all(id(one) in known for one in same) or parsed
                before[number] = rows
        for one in both:
            one.close()


def test_a_list_is_its_callers() -> None:
    """What a caller does to the list that it was given changes no other."""
    catalogue = Catalogue.open(None, FOLDER)
    catalogue.update([("a.md", briefing("a.md"), Document(""))])

    catalogue.rows().clear()

    assert ["a"] == [one.id for one in catalogue.rows()]


@pytest.mark.parametrize(
    "one",
    [
        briefing("a.md"),
        replace(briefing("a.md"), path=FOLDER / "c" / "deep er" / "a.md"),
        replace(briefing("a.md"), path=FOLDER / "a"),
        replace(briefing("c/a.md"), id="other"),
        replace(briefing("a.md"), path=Path("/elsewhere/a.md")),
    ],
)
def test_a_listed_briefing_is_a_briefing(one: Briefing) -> None:
    """Its path, equality, hash, copies and pickles are those of the briefing that it was made of."""
    listed = Decoder(FOLDER).decode(encode(one, FOLDER))

    assert one == listed
    assert listed == one
    assert one.path == listed.path
    assert replace(one, title="Z") == replace(listed, title="Z")
    assert replace(listed, title="Z") != listed
    assert {one.path.parent} == folders_of([listed]) == folders_of([one])
    assert one == loads(dumps(listed))  # noqa: S301 - made on the same line
    assert "path=" in repr(listed)
    with pytest.raises(AttributeError):
        _ = listed.nothing  # type: ignore[attr-defined]


def test_values_are_kept_once() -> None:
    """What many briefings have in common is one object."""
    decoder = Decoder(FOLDER)
    rows = [encode(replace(briefing(key, 1), tags=("t", "u"), source="S"), FOLDER) for key in "ab"]

    one, other = map(decoder.decode, rows)

    assert one.tags is other.tags
    assert one.source is other.source
    assert one.date is other.date
    assert one.extra is other.extra


@given(*[st.lists(st.integers(0, 9), max_size=9, unique=True)] * 2)
def test_what_is_apart(before: list[int], after: list[int]) -> None:
    """Objects that only one list has are told, whatever is moved; the ends are really the same."""
    objects = [object() for _ in range(10)]
    old, new = [objects[n] for n in before], [objects[n] for n in after]

    start, end = common_ends(old, new)
    gone, fresh = apart(old, new)

    assert old[:start] == new[:start]
    assert old[len(old) - end :] == new[len(new) - end :]
    assert start + end <= min(len(old), len(new))
    assert [one for one in old if one not in new] == gone
    assert [one for one in new if one not in old] == fresh


def test_a_roll_forgets_what_was() -> None:
    """However often a briefing changes, the roll keeps it once."""
    catalogue = Catalogue.open(None, FOLDER)
    for number in range(9):
        one = replace(briefing("a.md"), title=f"T{number}")
        catalogue.update([("a.md", one, Document("")), ("b.md", briefing("b.md"), Document(""))])
        catalogue.rows()

    assert 2 == len(catalogue._roll._by_row)


def test_copies_of_listed_briefings_have_a_folder() -> None:
    """A copy with other values, and a pickle's, are in the folder of what they were made of."""
    listed = Decoder(FOLDER).decode(encode(briefing("c/a.md"), FOLDER))

    for copy in (replace(listed, title="Z"), loads(dumps(listed))):  # noqa: S301 - as above
        assert {FOLDER / "c"} == folders_of([copy])
