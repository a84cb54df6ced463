"""What the commands find is what a query means, and what the reader's list shows for it."""

from __future__ import annotations

import io
import json
import tempfile
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from briefterm.cli import run
from briefterm.errors import UsageError
from briefterm.index.query import parse
from briefterm.index.query.matching import Facts, aliases_of, matches
from briefterm.library import Library
from briefterm.model import Marks

if TYPE_CHECKING:
    from briefterm.model import Briefing, Note

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


def _some(parts: tuple[str, ...], most: int) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(parts), max_size=most).map(" ".join)


CONTENTS = st.fixed_dictionaries(
    {
        "title": _some(WORDS, 2),
        "day": st.sampled_from(("", "date: 2023-09-13\n", "date: 2019-01-31\n")),
        "tags": st.sampled_from(("", "tags: [asia]\n", "tags: [Élysée, wire]\n")),
        "text": st.lists(_some(WORDS, 5), max_size=3).map("\n\n".join),
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


def _write(folder: Path, number: int, values: dict[str, Any]) -> str:
    title = json.dumps(values["title"], ensure_ascii=False)
    head = f"title: {title}\nsource: Test Wire\n{values['day']}{values['tags']}"
    (folder / f"b{number}.md").write_text(f"---\n{head}---\n\n{values['text']}\n\nEnd.\n")
    return f"b{number}"


def _annotate(library: Library, name: str, values: dict[str, Any]) -> None:
    document = library.read(name)[1]
    if values["note"]:
        tags = values["note_tags"]
        library.add_note(name, document, None, text=values["note"], tags=tags)
    if values["bookmarked"]:
        library.add_bookmark(name, document, None)
    library.set_read(name, values["read"])


def _meant(library: Library, query: str, briefings: list[Briefing]) -> set[str]:
    """The ids by the definition, from the files, the engines and the store alone."""
    parsed, marks = parse(query), library.marks()
    notes: dict[str, list[Note]] = {}
    for note in library.notes():
        notes.setdefault(note.briefing, []).append(note)
    found = set()
    for one in briefings:
        article = library.article(one.id)
        facts = Facts(
            one,
            article.document.text,
            article.mentions,
            article.dates,
            notes.get(one.id, []),
            marks.get(one.id, Marks()),
            aliases_of(library.glossary.entries),
        )
        if matches(parsed, facts):
            found.add(one.id)
    return found


def _printed(*arguments: str) -> list[str]:
    """The ids that a command prints."""
    printed, err = io.BytesIO(), io.StringIO()
    with io.TextIOWrapper(printed, "utf-8") as out, redirect_stderr(err):
        with redirect_stdout(out):
            status = run(arguments)
        records = json.loads(printed.getvalue() or "[]")
    assert (0 if records else 1) == status, err.getvalue()
    return [record["id"] for record in records]


def _is_sound(query: str) -> bool:
    try:
        parse(query)
    except UsageError:
        return False
    return True


@settings(max_examples=40, deadline=None)
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
        folder = Path(place) / "library"
        (folder / ".briefterm").mkdir(parents=True)
        glossary = '[[name]]\nname = "Kim Jong Un"\nkind = "PERSON"\naliases = ["Kim"]\n'
        (folder / ".briefterm/glossary.toml").write_text(glossary)
        names = [_write(folder, number, values) for number, values in enumerate(contents)]
        reader = Library.open(folder)
        reader.refresh()
        for name, values in zip(names, contents, strict=True):
            _annotate(reader, name, values)
        for step in (None, change):
            if step is not None:
                _write(folder, 0, step)
            briefings = reader.refresh()
            reader.finding.update(briefings)
            for query in filter(_is_sound, queries):
                shown = [one.id for one in reader.select(query, briefings, reader.marks())]
                where = ("--json", "--library", str(folder), "--", query)

                listed = _printed("list", *where)
                found = _printed("search", "--limit", "99", *where)

                assert _meant(reader, query, briefings) == set(listed), query
                assert shown == listed
                assert sorted(listed) == sorted(found)
                if " sort:" in query:
                    assert listed == found
        reader.finding.concordance.close()
