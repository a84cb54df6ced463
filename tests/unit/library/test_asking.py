"""What a reader is told of a query, and the searches that are kept."""

from __future__ import annotations

import tomllib
from functools import partial
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefterm.errors import NotFoundError, StoreError, UsageError
from briefterm.library.finding import saving
from briefterm.library.finding.completing import problem
from briefterm.library.finding.searching import hits_in_line, lit
from briefterm.model import Marks

if TYPE_CHECKING:
    from pathlib import Path

    from briefterm.library import Library


@pytest.mark.parametrize(
    "text", ["", "kim -war", 'name:"Kim', "a OR ", "(a OR b", "is:unr", "-", "is:"]
)
def test_what_may_end_well_is_unfinished(text: str) -> None:
    """A query that typing on may put right is not told to be wrong for good."""
    told = problem(text, len(text))
    assert told is None or told.unfinished


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("sourc:x ", "column 1: sourc: is no field; did you mean source:?"),
        ("is:asleep kim", "column 1: is:asleep is not known"),
        ("a )", "column 3: there is no ( before this )"),
        ("a) b", "column 2: there is no ( before this )"),
        ("a source:f(x)) b", "column 14: there is no ( before this )"),
        ("a OR OR b", "column 3: OR needs words on both sides"),
        ("date:soon kim", "column 6: "),
    ],
)
def test_what_stays_wrong_is_told_with_its_place(text: str, said: str) -> None:
    """The column, what is wrong there, and what was probably meant."""
    told = problem(text, len(text))
    assert told is not None
    assert not told.unfinished
    assert told.text.startswith(said)


@given(st.text('ab:"()-* ORsource', max_size=12), st.data())
def test_any_query_is_told_of_in_a_line(text: str, data: st.DataObject) -> None:
    """Whatever is typed and wherever the cursor is, there is an answer."""
    told = problem(text, data.draw(st.integers(0, len(text))))
    assert told is None or "\n" not in told.text


@pytest.mark.parametrize(
    ("query", "line", "fields", "expected"),
    [
        ("kim", "Kim and Kimmel", (), ["Kim", "Kim"]),
        ("-kim and", "Kim and Kimmel", (), ["and"]),
        ('"kim and"', "Kim  and", (), ["Kim  and"]),
        ("title:kim", "Kim", ("title",), ["Kim"]),
        ("title:kim", "Kim", (), []),
        ("strasse", "Große Straße", (), []),  # what folds to more letters has no place of its own
        ("elise", "Élise", (), ["Élise"]),
        ("is:unread", "unread", (), []),
    ],
)
def test_what_is_lit_in_a_line(
    query: str, line: str, fields: tuple[str, ...], expected: list[str]
) -> None:
    """Words that are asked for, and the values of the line's own fields."""
    assert expected == [hit.of(line) for hit in hits_in_line(query, line, *fields)]


def test_snippets_come_for_some_of_the_hits(library: Library) -> None:
    """Hits without snippets get them, in the order given."""
    briefings = library.refresh()
    assert library.finding.update(briefings)
    bare = library.finding.search("kim", briefings, {}, snippets=False)
    whole = library.finding.search("kim", briefings, {})
    assert not any(hit.snippets for hit in bare.hits)
    assert list(whole.hits) == lit(library.finding, "kim", bare.hits)
    assert [] == lit(library.finding, "kim", ())


def test_a_search_is_renamed_in_its_place(library: Library) -> None:
    """The others stay where they are; a name that is taken, or none, is refused."""
    for name in ("one", "two", "three"):
        library.finding.save_search(name, name)
    saving.rename(library.finding, "two", "2")
    assert ["one", "2", "three"] == [one.name for one in library.finding.searches()]
    for new in ("three", " "):
        with pytest.raises(UsageError):
            saving.rename(library.finding, "2", new)
    with pytest.raises(NotFoundError):
        saving.rename(library.finding, "two", "x")


def test_the_last_one_may_go_and_another_come(folder: Path, library: Library) -> None:
    """The file stays TOML when all of a kind are gone and when there are some again."""
    path = folder / ".briefterm" / "searches.toml"
    library.finding.watch("kim")
    library.finding.unwatch("kim")
    library.finding.watch("kim", "K")
    library.finding.save_search("a", "b")
    assert {
        "watch": [{"query": "kim", "label": "K"}],
        "search": [{"name": "a", "query": "b"}],
    } == tomllib.loads(path.read_text())


def test_a_list_in_brackets_takes_more(folder: Path, library: Library) -> None:
    """Somebody may write the tables in one line; what is added is TOML as well."""
    path = folder / ".briefterm" / "searches.toml"
    path.parent.mkdir(exist_ok=True)
    path.write_text('search = [{name = "a", query = "b"}]\nwatch = []\n')
    library.finding.save_search("c", "d")
    library.finding.watch("e")
    assert ["a", "c"] == [one.name for one in library.finding.searches()]
    assert ["e"] == [one.query for one in library.finding.watches()]


def test_trouble_with_the_file_is_told(folder: Path, library: Library) -> None:
    """A file that is of no use says why; one that is not there is no trouble."""
    assert "" == saving.trouble(library.finding)
    path = folder / ".briefterm" / "searches.toml"
    path.parent.mkdir(exist_ok=True)
    path.write_text("x = ")
    assert "left as it is" in saving.trouble(library.finding)
    with pytest.raises(StoreError):
        library.finding.watch("kim")


def test_a_watch_may_sort(library: Library) -> None:
    """A query that says how to sort is watched like any other."""
    briefings = library.refresh()
    library.finding.watch("kim sort:date", "K")
    assert {"2023/kim": ("K",)} == library.finding.watched(briefings, {})
    assert {} == library.finding.watched(briefings, {"2023/kim": Marks(read=True)})


@pytest.mark.parametrize("kind", ["search", "watch"])
def test_what_is_no_table_is_left(folder: Path, library: Library, kind: str) -> None:
    """A list of words where tables should be is told of, and not written over."""
    path = folder / ".briefterm" / "searches.toml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(f'{kind} = ["x"]\n')
    write = library.finding.watch if kind == "watch" else partial(library.finding.save_search, "a")
    with pytest.raises(StoreError, match="mend the file"):
        write("oslo")
    assert f'{kind} = ["x"]\n' == path.read_text()
