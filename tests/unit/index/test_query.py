from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefterm.errors import UsageError
from briefterm.index import Selector
from briefterm.index.query import Term, folded, parse
from briefterm.model import Briefing, Marks


def briefing(briefing_id: str, **values: Any) -> Briefing:
    """A briefing with defaults that tests need not say."""
    return Briefing(id=briefing_id, path=Path("/x"), **({"title": briefing_id} | values))


BRIEFINGS = [
    briefing("kim", title="Kim visits Russia", source="Test Wire", tags=("Asia", "arms")),
    briefing("eu", title="Élysée talks", author="Ana", summary="about gas", date=date(2022, 7, 1)),
    briefing("bad", title="Broken", lang="de", warnings=("not UTF-8",)),
]
MARKS = {"kim": Marks(read=True, notes=2), "eu": Marks(bookmarked=True)}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["kim", "eu", "bad"]),
        ("   ", ["kim", "eu", "bad"]),
        ("KIM", ["kim"]),
        ("kim talks", []),
        ("russia kim", ["kim"]),
        ('"visits russia"', ["kim"]),
        ('"russia visits"', []),
        ("elysee", ["eu"]),
        ("Élysée", ["eu"]),
        ("-kim", ["eu", "bad"]),
        ('-"visits russia" -broken', ["eu"]),
        ("gas", ["eu"]),
        ("2022-07", ["eu"]),
        ("tag:asia", ["kim"]),
        ("tag:asi", []),
        ("-tag:arms", ["eu", "bad"]),
        ("source:wire", ["kim"]),
        ('source:"test wire"', ["kim"]),
        ("SOURCE:Wire", ["kim"]),
        ("title:talks", ["eu"]),
        ("author:ana", ["eu"]),
        ("lang:de", ["bad"]),
        ("is:read", ["kim"]),
        ("is:unread", ["eu", "bad"]),
        ("is:noted", ["kim"]),
        ("is:bookmarked", ["eu"]),
        ("-is:noted", ["eu", "bad"]),
        ("has:warning", ["bad"]),
        ("-", ["eu"]),
        ("10:30", []),
        ("https://example.org", []),
        ('""', ["kim", "eu", "bad"]),
    ],
)
def test_selection(query: str, expected: list[str]) -> None:
    """Each form of the language selects what its description says, in the order given."""
    chosen = Selector().select(query, BRIEFINGS, MARKS)

    assert [one.id for one in chosen] == expected


@pytest.mark.parametrize(
    ("query", "column"),
    [
        ('kim "open', 5),
        ("kim colour:red", 5),
        ("tag:", 1),
        ("kim is:", 5),
        ("is:sleeping", 1),
        ("has:notes", 1),
        ('tag:""', 1),
        ('-tag:"x', 6),
    ],
)
def test_an_error_tells_the_column(query: str, column: int) -> None:
    """A malformed query is told with the place, counted from 1."""
    with pytest.raises(UsageError, match=rf"^query, column {column}: "):
        Selector().select(query, BRIEFINGS, MARKS)


def test_terms_are_told_apart() -> None:
    """Signs, fields and phrases are parsed once, values are folded."""
    assert parse('-tag:"Two Words" É') == [Term("tag", "two words", True), Term("", "e", False)]


def test_a_changed_briefing_is_looked_at_anew() -> None:
    """What is remembered of a briefing does not outlive it."""
    selector = Selector()
    selector.select("kim", BRIEFINGS, MARKS)
    changed = [briefing("kim", title="Other")]

    assert selector.select("other", changed, {}) == changed


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet='ab"-: tagis:\n\x1bé', max_size=30))
def test_any_text_is_a_query_or_a_usage_error(query: str) -> None:
    """No line of text makes the language fail in another way."""
    message = ""
    chosen: list[Briefing] = []
    try:
        chosen = Selector().select(query, BRIEFINGS, MARKS)
    except UsageError as error:
        message = str(error)

    assert message.isprintable()
    assert [one for one in BRIEFINGS if one in chosen] == chosen


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=20))
def test_folding_twice_is_folding_once(text: str) -> None:
    """Folded texts can be compared with folded queries."""
    assert folded(folded(text)) == folded(text)
