from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefterm.errors import UsageError
from briefterm.index.query import parse
from briefterm.index.query.matching import Facts, matches
from briefterm.library import Library
from briefterm.model import Briefing
from tests.query_law import all_facts, annotate, is_sound, meant, new_folder, some, write

WORDS = (
    "Kim",
    "Kim Jong Un",
    "Kimberley",
    "North Korea",
    "DPRK",
    "missile",
    "anti-missile",
    "Élysée",
    "elysee",
    "straße",
    "５０",
    "俄罗斯",
    "金正恩访问俄罗斯",
    "ソウル",
    "한국의",
    "हिन्दी",
    "U.S.",
    "10:30",
    "co_op",
    "e\u0301lan",
    "…",
    "ﬁsh",
    "on 13 September 2023",
    "in 2019",
    "last week",
    "\ud800",
    "\x00",
    "OR",
)
WORDS_OF_QUERIES = (
    *("kim", "Kim", "kimb*", "*imber*", "*mis*", "ki*", "missile", "anti-missile", "elysee"),
    *(
        "ELYSÉE",
        "strasse",
        "50",
        "俄",
        "俄罗斯",
        "罗斯",
        "访问*",
        "ソウル",
        "한국",
        "हिन्दी",
        "u.s.",
    ),
    *("10:30", "co_op", "op", "élan", "fish", '"kim jong un"', '"jong ki"', '"north kor"*', "…"),
    *("2023", "wire", "note", "-", "%", '""', '"korea dprk"', "0*", "*0*", '"*"', "***"),
)
TERMS_OF_QUERIES = (
    *(
        'name:"Kim Jong Un"',
        "name:dprk",
        "name:kim",
        'name:"north korea"',
        "name:k*",
        "name:nobody",
    ),
    *("mentions:2023-09-13", "mentions:2023", "mentions:2019", "mentions:2023-08..2023-10"),
    *("mentions:>2019", "mentions:<2020", "mentions:..2018", "kind:gpe", "kind:PERSON"),
    *(
        "date:2023",
        "date:2023-09..",
        "date:<2023-09-14",
        "date:none",
        "date:>=2022",
        "date:2022-Q3",
    ),
    *("tag:asia", "source:wire", "title:kim", "author:ana", "lang:en", "is:unread", "is:noted"),
    *("title:ki*", "title:*im*", "source:wi*", "source:*ost*", "tag:as*", "tag:*ys*", "author:an*"),
    *("is:bookmarked", "is:read", "has:warning", "note:kim", "note:shells", "note.tag:check"),
)


PARAGRAPHS = st.lists(some(WORDS, 6), max_size=3).map("\n\n".join)
BRIEFINGS = st.fixed_dictionaries(
    {
        "title": some(WORDS, 3),
        "source": st.sampled_from(("", "Test Wire", "Kim Post")),
        "tags": st.lists(st.sampled_from(("asia", "Élysée", "wire")), max_size=2),
        "date": st.sampled_from((None, date(2023, 9, 13), date(2022, 7, 1), date(2019, 1, 31))),
        "names": st.sampled_from(
            ((), ("North Korea", "GPE", "DPRK"), ("Kim Jong Un", "PERSON", "Kim"))
        ),
        "text": PARAGRAPHS,
        "heading": some(WORDS, 2),
        "note": st.sampled_from(("", "shells", "kim 10:30")),
        "note_tags": st.sampled_from(((), ("check",))),
        "read": st.booleans(),
        "bookmarked": st.booleans(),
    }
)
LEAVES = st.sampled_from(WORDS_OF_QUERIES + TERMS_OF_QUERIES)
QUERIES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.tuples(inner, inner).map(" ".join),
        st.tuples(inner, inner).map(" OR ".join),
        inner.map("-({})".format),
        inner.map("({})".format),
    ),
    max_leaves=5,
)


@settings(max_examples=30, deadline=None)
@given(
    st.lists(BRIEFINGS, min_size=1, max_size=5),
    st.lists(QUERIES, min_size=1, max_size=12),
    BRIEFINGS,
)
def test_the_index_agrees_with_the_definition(
    contents: list[dict[str, Any]], queries: list[str], change: dict[str, Any]
) -> None:
    """Any query on any library, before and after a file changes, finds what its meaning says."""
    with tempfile.TemporaryDirectory() as place:
        folder = new_folder(Path(place))
        library = Library.open(folder, cache=Path(place) / "cache.sqlite3")
        for number, values in enumerate(contents):
            name = write(folder, number, values)
            library.refresh()
            annotate(library, name, values)
        for step in (None, change):
            if step is not None:
                write(folder, 0, step)
            briefings = library.refresh()
            marks = library.marks()
            library.finding.update(briefings)
            facts = all_facts(library, briefings, marks)
            for query in filter(is_sound, queries):
                chosen = library.select(query, briefings, marks)
                expected = meant(query, facts)
                assert expected == [one.id for one in chosen], query
                hits = library.finding.search(query, briefings, marks, limit=None).hits
                assert sorted(expected) == sorted(hit.briefing.id for hit in hits)
                for hit in hits:
                    text = library.read(hit.briefing.id)[1].text
                    for snippet in hit.snippets:
                        end = snippet.start + len(snippet.text)
                        assert text[snippet.start : end] == snippet.text
                        assert all(
                            snippet.start <= one.start < one.end <= end for one in snippet.hits
                        )
        library.finding.concordance.close()


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet='ab"-:*() OR.date>2023notesrt,\n\x1bé', max_size=40))
def test_any_line_is_a_query_or_an_error(query: str) -> None:
    """No line of text makes the language fail in another way than by an error that can be shown."""
    message = ""
    try:
        matches(parse(query), Facts(Briefing(id="x", path=Path("/x"), title="x")))
    except UsageError as error:
        message = str(error)
    assert message.isprintable()


def test_deep_nesting_is_an_error() -> None:
    """A thousand parentheses are refused before they are too much for Python."""
    for query in ("(" * 5000, "-" * 5000 + "a", "(" * 30 + "a" + ")" * 30):
        with pytest.raises(UsageError, match=r"^query, column \d+: "):
            parse(query)
