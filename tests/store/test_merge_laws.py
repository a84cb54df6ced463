"""Merging is a join: in any order, any grouping and any number of times it gives the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from briefterm.store.edits import edited
from briefterm.store.merge import merged
from briefterm.store.version import Version

if TYPE_CHECKING:
    from briefterm.store.tables import Tables

IDS = st.sampled_from(["a", "b", "c"])
TEXTS = st.sampled_from(["", "x", "y", "x\n\n---\n\ny"])
TIMES = st.sampled_from(["", "bad", *(f"2026-01-0{day}T00:00:00.000Z" for day in range(1, 6))])
ENTRIES = st.lists(st.fixed_dictionaries({"until": TIMES, "briefing": IDS}), max_size=2)
FIELDS = st.fixed_dictionaries(
    {},
    optional={
        "text": TEXTS | st.none(),
        "color": st.sampled_from(["red", "blue"]),
        "tags": st.lists(IDS, max_size=2),
        "briefing": IDS,
        "anchor": st.none() | st.fixed_dictionaries({"quote": TEXTS}),
        "deleted": st.none() | TIMES,
        "created": TIMES,
        "updated": TIMES,
        "history": ENTRIES | st.none(),
        "foreign": st.integers(0, 3),
    },
)
ROWS = st.fixed_dictionaries(
    {},
    optional={
        "at": st.dictionaries(st.sampled_from(["text", "color", "place", "deleted"]), TIMES),
        "base": TIMES,
        "head": TIMES.map(lambda time: f"{time}~2d711642b7"),
        "heads": st.dictionaries(TIMES, TEXTS, max_size=3),
        "past": st.lists(TIMES, max_size=3),
    },
)


@st.composite
def any_tables(draw: st.DrawFn) -> Tables:
    """Tables of notes as any program and any hand may have left them."""
    tables: Tables = {"meta": {"1": {"schema": 2}}, "notes": {}, "edits": {}}
    for number, id_ in enumerate(draw(st.lists(IDS, max_size=4)), 1):
        tables["notes"][str(number)] = {**draw(FIELDS), "id": id_}
        if draw(st.booleans()):
            row = {**draw(ROWS), "table": "notes", "of": id_}
            tables["edits"][str(number)] = row
    if draw(st.booleans()):
        words = draw(st.lists(IDS, max_size=3))
        tables["foreign"] = {str(key): {"x": word} for key, word in enumerate(words, 1)}
        tables["readings"] = {str(key): {"n": word} for key, word in enumerate(words, 1)}
    return tables


def join(*copies: Tables) -> Tables:
    """The copies merged one after the other."""
    result: Tables = {}
    for copy in copies:
        result = merged(result, copy).tables
    return result


def meaning(tables: Tables) -> tuple[object, ...]:
    """What the tables say, without TinyDB's keys, and rows that say what is so without them."""
    rows = {row["of"]: row for row in tables.get("edits", {}).values()}
    notes = {
        note["id"]: Version.of("id", note, rows.get(note["id"], {}))
        for note in tables.get("notes", {}).values()
    }
    others = {name: tables.get(name) or {} for name in ("foreign", "readings")}
    return notes, others


@given(any_tables(), any_tables())
@settings(max_examples=100, deadline=None)
def test_the_order_does_not_matter(one: Tables, other: Tables) -> None:
    """A with B is B with A."""
    assert meaning(join(one, other)) == meaning(join(other, one))


@given(any_tables(), any_tables(), any_tables())
@settings(max_examples=100, deadline=None)
def test_the_grouping_does_not_matter(one: Tables, two: Tables, three: Tables) -> None:
    """(A with B) with C is A with (B with C)."""
    left, right = join(join(one, two), three), join(one, join(two, three))

    assert meaning(left) == meaning(right)


@given(any_tables(), any_tables())
@settings(max_examples=100, deadline=None)
def test_a_second_time_changes_nothing(one: Tables, other: Tables) -> None:
    """What was merged is merged: the second merge gives the very same tables."""
    both = join(one, other)

    assert merged(both, other).tables is both
    assert merged(both, one).tables is both
    assert merged(both, both).tables is both


def change(tables: Tables, id_: str, changes: dict[str, Any]) -> Tables:
    """What a store makes of a change to a note."""
    ((key, record),) = [item for item in tables["notes"].items() if item[1]["id"] == id_]
    rows = {row["of"]: (number, row) for number, row in tables.get("edits", {}).items()}
    number, row = rows.get(id_, (str(len(rows) + 1), {}))
    after = edited("notes", id_, record, row, changes)
    return {
        **tables,
        "notes": {**tables["notes"], key: {**record, **changes}},
        "edits": {**tables.get("edits", {}), number: after},
    }


STEPS = st.lists(st.tuples(st.integers(0, 2), TEXTS, st.booleans()), max_size=8)


@given(STEPS)
@settings(max_examples=100, deadline=None)
def test_no_text_is_lost(steps: list[tuple[int, str, bool]]) -> None:
    """Each copy's last text, unless another copy knew it and changed it, is in the merged note."""
    origin: Tables = {"notes": {"1": {"id": "a", "text": "begin"}}}
    copies = [origin] * 3
    # For each copy the texts that are present in it, each with its number.
    known: list[set[tuple[int, str]]] = [{(0, "begin")}] * 3
    replaced: set[tuple[int, str]] = set()
    for number, (which, word, merges) in enumerate(steps, 1):
        other = (which + 1) % 3
        if merges:
            copies[which] = merged(copies[which], copies[other]).tables
            known[which] = known[which] | known[other]
            continue
        text = f"{word} {number}"
        copies[which] = change(copies[which], "a", {"text": text})
        replaced |= known[which]
        known[which] = {(number, text)}

    (note,) = join(*copies)["notes"].values()

    for present in set().union(*known) - replaced:
        assert present[1] in note["text"]
    for _, text in replaced:
        assert text not in note["text"].split("\n\n---\n\n")
