from __future__ import annotations

import sqlite3
import threading
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefterm.errors import BrieftermError
from briefterm.index.catalogue import Catalogue
from briefterm.index.rows import Decoder, encode, unique_ids
from briefterm.model import Briefing, Document, EntityKind, GlossaryEntry

FOLDER = Path("/library")


def briefing(key: str, **values: Any) -> Briefing:
    """A briefing at ``key``, with defaults that tests need not say."""
    defaults: dict[str, Any] = {"id": key.removesuffix(".md"), "title": key, "size": 1}
    return Briefing(path=FOLDER / key, **(defaults | values))


def entry(key: str, text: str = "", **values: Any) -> tuple[str, Briefing, Document]:
    """What `Catalogue.update` takes."""
    return key, briefing(key, **values), Document(text)


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    """An empty catalogue in a file."""
    return Catalogue.open(tmp_path / "cache" / "c.sqlite3", FOLDER, "1")


def ids(briefings: list[Briefing]) -> list[str]:
    """The ids of briefings."""
    return [one.id for one in briefings]


def test_opening_touches_nothing(tmp_path: Path) -> None:
    """A catalogue that is not used leaves no file."""
    Catalogue.open(tmp_path / "c.sqlite3", FOLDER, "1")

    assert list(tmp_path.iterdir()) == []


def test_every_field_survives(catalogue: Catalogue) -> None:
    """A briefing comes back from the index as it went in."""
    one = briefing(
        "a/b.md",
        title="Ein Titel",
        date=date(2023, 9, 13),
        source="S",
        author="A",
        url="https://e.org",
        tags=("x", "y"),
        lang="en",
        summary="dek",
        names=(GlossaryEntry("North Korea", EntityKind.GPE, ("DPRK",)),),
        extra={"k": [1, {"z": None}]},
        warnings=("w",),
        words=7,
        text_sha256="ab",
        mtime_ns=2**60,
    )

    catalogue.update([("a/b.md", one, Document("text"))])
    catalogue.close()

    assert [one] == catalogue.rows()
    assert one == catalogue.by_id("a/b")


_TEXTS = st.text(max_size=20)
_EXTRA = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | _TEXTS | st.dates(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_TEXTS, inner, max_size=3),
    max_leaves=5,
)


@settings(max_examples=60, deadline=None)
@given(_TEXTS, _TEXTS, st.dictionaries(_TEXTS, _EXTRA, max_size=3), st.none() | st.dates())
def test_any_metadata_is_taken(
    title: str, summary: str, extra: dict[str, object], day: date | None
) -> None:
    """No text, date or extra field can break a row, lone surrogates and huge numbers too."""
    one = briefing("x.md", title=title, summary=summary + "\ud800", extra=extra, date=day)

    back = Decoder(FOLDER).decode(encode(one, FOLDER))

    assert replace(one, extra={}) == replace(back, extra={})
    assert set(map(str, extra)) == set(back.extra)


def test_extra_that_holds_itself_is_taken() -> None:
    """YAML can build a list that is in itself; its text is kept."""
    loop: list[object] = []
    loop.append(loop)

    back = Decoder(FOLDER).decode(encode(briefing("x.md", extra={"loop": loop}), FOLDER))

    assert back.extra == {"loop": "[[...]]"}


def test_a_file_name_that_is_not_utf8_keeps_its_path(catalogue: Catalogue) -> None:
    """The path leads to the file even where its key is only printable."""
    one = replace(briefing("x.md"), path=FOLDER / "a\udcff.md")

    catalogue.update([("a\\xff.md", one, Document(""))])

    assert [one.path] == [row.path for row in catalogue.rows()]


def test_newest_come_first_and_undated_last(catalogue: Catalogue) -> None:
    """Order is date, then title without regard to case."""
    catalogue.update(
        [
            entry("u.md"),
            entry("o.md", date=date(2020, 1, 1)),
            entry("b.md", title="b", date=date(2023, 1, 1)),
            entry("a.md", title="A", date=date(2023, 1, 1)),
            entry("c.md", title="c", date=date(2023, 1, 2)),
        ]
    )

    assert ids(catalogue.rows()) == ["c", "a", "b", "o", "u"]
    assert ids(catalogue.rows(2)) == ["c", "a"]


def test_update_replaces_and_removes(catalogue: Catalogue) -> None:
    """A key is one row whatever its title was; removed keys are gone with their text."""
    catalogue.update([entry("a.md", "old words"), entry("b.md", "b words")])
    catalogue.update([entry("a.md", "new", title="New", mtime_ns=5)], ["b.md"])

    assert [row.title for row in catalogue.rows()] == ["New"]
    assert catalogue.stamps() == {"a.md": (1, 5)}
    assert catalogue.containing(["words"]) == []


def test_a_failed_update_changes_nothing(catalogue: Catalogue) -> None:
    """A batch is taken in whole or not at all."""
    catalogue.update([entry("a.md", "one")])
    broken = replace(briefing("b.md"), size=2**70)

    with pytest.raises(OverflowError):
        catalogue.update([entry("a.md", "two"), ("b.md", broken, Document(""))])

    assert [text for _, text in catalogue.containing(["o"])] == ["one"]


def test_texts_are_found_by_what_they_contain(catalogue: Catalogue) -> None:
    """Any of the strings counts; the text comes with the briefing."""
    catalogue.update([entry("a.md", "Kim went"), entry("b.md", "Łódź"), entry("c.md", "none")])

    found = catalogue.containing(["Łódź", "Kim", ""])

    assert {("a", "Kim went"), ("b", "Łódź")} == {(one.id, text) for one, text in found}
    assert catalogue.containing([]) == []


def test_twins_get_their_path_as_id(catalogue: Catalogue) -> None:
    """The first path keeps an id that two files ask for; the other is told."""
    catalogue.update([entry("b.md", id="same"), entry("a.md", id="same")])

    catalogue.settle_ids()

    assert catalogue.ids() == {"a.md": "same", "b.md": "b.md"}
    twin = catalogue.by_id("b.md")
    assert twin is not None
    assert (twin.warnings) == (
        "id same is taken by another briefing; the path is the id of this one",
    )


def test_a_twin_left_alone_gets_its_id_back(catalogue: Catalogue) -> None:
    """Once the first path is gone, the second has the id that it asks for, and no warning."""
    catalogue.update([entry("b.md", id="same"), entry("a.md", id="same")])
    catalogue.settle_ids()
    catalogue.update([], ["a.md"])

    catalogue.settle_ids()

    assert [(row.id, row.warnings) for row in catalogue.rows()] == [("same", ())]


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from("abcde"), st.sampled_from("abcx")), unique_by=lambda p: p[0])
)
def test_ids_are_unique(pairs: list[tuple[str, str]]) -> None:
    """Every key has an id and no two have the same, whatever was asked for."""
    assigned = unique_ids(pairs)

    assert {key for key, _ in pairs} == set(assigned)
    assert len(assigned) == len(set(assigned.values()))


@pytest.mark.parametrize("data", [b"", b"not a database at all" * 100, b"SQLite format 3\0" * 400])
def test_a_damaged_file_is_made_anew(tmp_path: Path, data: bytes) -> None:
    """Whatever the file holds, the catalogue starts over in it."""
    file = tmp_path / "c.sqlite3"
    file.write_bytes(data)
    catalogue = Catalogue.open(file, FOLDER, "1")

    assert catalogue.rows() == []
    catalogue.update([entry("a.md")])
    catalogue.close()

    assert ids(Catalogue.open(file, FOLDER, "1").rows()) == ["a"]


def test_damage_in_the_middle_is_survived(tmp_path: Path) -> None:
    """Pages overwritten by something else lose the cache and nothing more."""
    file = tmp_path / "c.sqlite3"
    catalogue = Catalogue.open(file, FOLDER, "1")
    catalogue.update([entry(f"{n}.md", "words " * 200) for n in range(300)])
    catalogue.close()
    data = bytearray(file.read_bytes())
    data[4096:] = b"\x5a" * (len(data) - 4096)
    file.write_bytes(data)

    again = Catalogue.open(file, FOLDER, "1")
    again.rows()
    again.update([entry("new.md")])

    assert "new" in ids(again.rows())


def test_rows_that_mean_nothing_are_dropped(tmp_path: Path) -> None:
    """A sound file with nonsense in its rows is made anew."""
    file = tmp_path / "c.sqlite3"
    catalogue = Catalogue.open(file, FOLDER, "1")
    catalogue.update([entry("a.md")])
    catalogue.close()
    with sqlite3.connect(file) as db:
        db.execute("UPDATE briefing SET fields = x'7b7d'")
    db.close()

    assert Catalogue.open(file, FOLDER, "1").rows() == []


@pytest.mark.parametrize("stamp", ["2", ""])
def test_another_version_starts_over(tmp_path: Path, stamp: str) -> None:
    """A catalogue made by another parser is not believed."""
    file = tmp_path / "c.sqlite3"
    catalogue = Catalogue.open(file, FOLDER, "1")
    catalogue.update([entry("a.md")])
    catalogue.close()

    assert Catalogue.open(file, FOLDER, stamp).rows() == []


def test_a_foreign_database_starts_over(tmp_path: Path) -> None:
    """A database of something else at our place is replaced."""
    file = tmp_path / "c.sqlite3"
    with sqlite3.connect(file) as db:
        db.execute("CREATE TABLE other (x)")
    db.close()

    assert Catalogue.open(file, FOLDER, "1").rows() == []


def test_a_place_that_cannot_be_written_is_bypassed(tmp_path: Path) -> None:
    """Without a cache folder the catalogue lives in memory."""
    (tmp_path / "file").touch()
    catalogue = Catalogue.open(tmp_path / "file" / "c.sqlite3", FOLDER, "1")

    catalogue.update([entry("a.md")])

    assert ids(catalogue.rows()) == ["a"]


def test_a_folder_in_the_place_of_the_file_is_bypassed(tmp_path: Path) -> None:
    """What cannot be opened or deleted is left alone."""
    (tmp_path / "c.sqlite3").mkdir()
    catalogue = Catalogue.open(tmp_path / "c.sqlite3", FOLDER, "1")

    catalogue.update([entry("a.md")])

    assert ids(catalogue.rows()) == ["a"]


def test_a_locked_file_is_bypassed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While another process holds the file, the catalogue works without it."""
    monkeypatch.setattr("briefterm.index.cachefile._TURN_SECONDS", 0)
    file = tmp_path / "c.sqlite3"
    Catalogue.open(file, FOLDER, "1").rows()
    holder = sqlite3.connect(file, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    catalogue = Catalogue.open(file, FOLDER, "1")

    catalogue.update([entry("a.md")])

    assert ids(catalogue.rows()) == ["a"]
    holder.close()


def test_a_loss_is_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A catalogue that loses its file at work says so to whoever filled it."""
    monkeypatch.setattr("briefterm.index.cachefile._TURN_SECONDS", 0)
    file = tmp_path / "c.sqlite3"
    catalogue = Catalogue.open(file, FOLDER, "1")
    catalogue.update([entry("a.md")])
    holder = sqlite3.connect(file, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")

    catalogue.update([entry("b.md")])

    assert ids(catalogue.rows()) == ["b"]
    assert catalogue.losses == 1
    holder.close()


def test_threads_share_a_catalogue(catalogue: Catalogue) -> None:
    """Writers and readers in several threads lose nothing."""
    errors: list[BaseException] = []

    def work(number: int) -> None:
        try:
            for n in range(20):
                catalogue.update([entry(f"{number}-{n}.md")])
                catalogue.rows(5)
        except BaseException as error:  # noqa: BLE001 - a thread's failure must fail the test
            errors.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert errors == []
    assert len(catalogue.rows()) == 80


def test_texts_of_any_number_of_briefings(catalogue: Catalogue) -> None:
    """More ids than SQLite takes values lead to their texts, odd ones too."""
    odd = briefing("o.md", id="a\udcff\0")
    catalogue.update([entry("a.md", "One"), ("o.md", odd, Document("Two"))])

    catalogue.ask(lambda db: db.setlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, 10))

    found = catalogue.texts(["a", odd.id, *map(str, range(10))])

    assert {"a": ("One", ()), odd.id: ("Two", ())} == found
    assert 0 == catalogue.losses


def test_a_question_that_is_wrong_is_not_the_files_fault(catalogue: Catalogue) -> None:
    """What SQLite can do with no file is told, and the file is still used."""
    catalogue.update([entry("a.md")])

    with pytest.raises(BrieftermError, match=r"index: SQLite says: .*depth"):
        catalogue.containing(map(str, range(5_000)))

    assert (0, "") == (catalogue.losses, catalogue.notice)
    assert ["a"] == ids(catalogue.rows())
