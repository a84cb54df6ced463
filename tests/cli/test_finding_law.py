"""What the commands find is what a query means, and what the reader's list shows for it."""

from __future__ import annotations

import io
import json
import tempfile
from contextlib import redirect_stderr, redirect_stdout
from datetime import date
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from briefterm.cli import run
from briefterm.library import Library
from tests.query_law import all_facts, annotate, is_sound, meant, new_folder, some, write

WORDS = (
    *(
        "Kim",
        "Kim Jong Un",
        "Kimberley",
        "North Korea",
        "missile",
        "Élysée",
        "e\u0301lan",
        "straße",
    ),
    *(
        "俄罗斯",
        "金正恩访问俄罗斯",
        "ソウル",
        "한국의",
        "U.S.",
        "anti-missile",
        "on 13 September 2023",
        "in 2019",
    ),
)
TERMS = (
    *(
        "kim",
        "kim*",
        "*imber*",
        '"kim jong un"',
        "elysee",
        "ELAN",
        "strasse",
        "俄罗斯",
        "罗斯",
        "서울",
    ),
    *("한국", "ソ*", "u.s.", '"jong ki"', "missile", "note", "shells", "check"),
    *('name:"Kim Jong Un"', "name:kim*", 'name:"north korea"', "kind:gpe", "mentions:2023-09"),
    *("mentions:2019", "date:2023", "date:none", "tag:asia", "title:kim", "source:wire"),
    *("is:unread", "is:noted", "is:bookmarked", "note:shells", "note.tag:check", "has:warning"),
)
SORTS = ("", " sort:date", " sort:title", " sort:relevance", " sort:length")


CONTENTS = st.fixed_dictionaries(
    {
        "title": some(WORDS, 2),
        "source": st.just("Test Wire"),
        "tags": st.sampled_from(([], ["asia"], ["Élysée", "wire"])),
        "date": st.sampled_from((None, date(2023, 9, 13), date(2019, 1, 31))),
        "names": st.just(()),
        "text": st.lists(some(WORDS, 5), max_size=3).map("\n\n".join),
        "heading": st.just(""),
        "note": st.sampled_from(("", "shells", "kim 罗斯")),
        "note_tags": st.sampled_from(((), ("check",))),
        "read": st.booleans(),
        "bookmarked": st.booleans(),
    }
)
QUERIES = st.tuples(
    st.recursive(
        st.sampled_from(TERMS),
        lambda inner: st.one_of(
            st.tuples(inner, inner).map(" ".join),
            st.tuples(inner, inner).map(" OR ".join),
            inner.map("-({})".format),
        ),
        max_leaves=4,
    ),
    st.sampled_from(SORTS),
).map("".join)


def _printed(*arguments: str) -> list[str]:
    """The ids that a command prints."""
    printed, err = io.BytesIO(), io.StringIO()
    with io.TextIOWrapper(printed, "utf-8") as out, redirect_stderr(err):
        with redirect_stdout(out):
            status = run(arguments)
        records = json.loads(printed.getvalue() or "[]")
    assert (0 if records else 1) == status, err.getvalue()
    return [record["id"] for record in records]


@settings(max_examples=25, deadline=None)
@given(
    st.lists(CONTENTS, min_size=1, max_size=4),
    st.lists(QUERIES, min_size=1, max_size=4),
    CONTENTS,
)
def test_list_search_and_reader_agree(
    contents: list[dict[str, Any]], queries: list[str], change: dict[str, Any]
) -> None:
    """`list`, `search` and the reader's list have the same ids for a query, those that it means."""
    with tempfile.TemporaryDirectory() as place:
        folder = new_folder(Path(place))
        names = [write(folder, number, values) for number, values in enumerate(contents)]
        reader = Library.open(folder)
        reader.refresh()
        for name, values in zip(names, contents, strict=True):
            annotate(reader, name, values)
        for step in (None, change):
            if step is not None:
                write(folder, 0, step)
            briefings = reader.refresh()
            reader.finding.update(briefings)
            marks = reader.marks()
            facts = all_facts(reader, briefings, marks)
            for query in filter(is_sound, queries):
                meaning = meant(query, facts)
                shown = [one.id for one in reader.select(query, briefings, marks)]
                where = ("--json", "--library", str(folder), "--", query)

                listed = _printed("list", *where)
                found = _printed("search", "--limit", "99", *where)

                assert sorted(meaning) == sorted(listed), query
                assert shown == listed
                assert sorted(listed) == sorted(found)
                if " sort:" in query:
                    assert listed == found
        reader.finding.concordance.close()
