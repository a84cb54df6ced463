from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefterm.errors import UsageError
from briefterm.index.folding import folded
from briefterm.index.query import All, Not, Term, parse
from briefterm.index.query.completing import complete
from briefterm.index.query.matching import holds
from briefterm.index.query.periods import period
from briefterm.index.selecting import Selector
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
        ("kim OR gas", ["kim", "eu"]),
        ("(kim OR gas) -russia", ["eu"]),
        ("-(kim OR gas)", ["bad"]),
        ("kim AND russia", ["kim"]),
        ("NOT kim", ["eu", "bad"]),
        ("--kim", ["kim"]),
        ("date:2022", ["eu"]),
        ("date:2022-07-01", ["eu"]),
        ("date:>2022", []),
        ("date:2021..", ["eu"]),
        ("date:none", ["kim", "bad"]),
        ("-date:none tag:x OR lang:de", ["bad"]),
        ("is:noted sort:title", ["kim"]),
    ],
)
def test_selection(query: str, expected: list[str]) -> None:
    """Each form of the language selects what its description says, in the order given."""
    chosen = Selector().select(parse(query), BRIEFINGS, MARKS)

    assert expected == [one.id for one in chosen]


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
        ("(kim", 1),
        ("kim )", 5),
        ("kim OR", 5),
        ("OR kim", 1),
        ("a (b OR)", 6),
        ("date:soon", 6),
        ("mentions:2023-13", 10),
        ("date:2024..2023", 6),
        ("sort:size", 1),
        ("kim (sort:date)", 6),
        ("sort:date sort:title", 11),
        ("-sort:date", 1),
    ],
)
def test_an_error_tells_the_column(query: str, column: int) -> None:
    """A malformed query is told with the place, counted from 1."""
    with pytest.raises(UsageError, match=rf"^query, column {column}: "):
        parse(query)


@pytest.mark.parametrize(
    ("query", "way"),
    [
        ("tilte:kim", "did you mean title:?"),
        ("is:unraed", "did you mean is:unread?"),
        ("sort:dat", "did you mean sort:date?"),
        ("mentions:kim", 'name:"kim"'),
        ("kind:persn", "did you mean kind:person?"),
        ("date:2023-40", "expected 2023, 2023-09"),
        ('"kim', "where it ends"),
    ],
)
def test_an_error_tells_the_way_out(query: str, way: str) -> None:
    """A slip of the pen is answered with what was probably meant."""
    with pytest.raises(UsageError) as caught:
        parse(query)

    assert way in str(caught.value)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2023", (date(2023, 1, 1), date(2024, 1, 1))),
        ("2023-12", (date(2023, 12, 1), date(2024, 1, 1))),
        ("2024-02-29", (date(2024, 2, 29), date(2024, 3, 1))),
        ("2023-Q4", (date(2023, 10, 1), date(2024, 1, 1))),
        ("2023-08..2023-10", (date(2023, 8, 1), date(2023, 11, 1))),
        (">2022", (date(2023, 1, 1), None)),
        (">=2022", (date(2022, 1, 1), None)),
        ("<2022", (date.min, date(2022, 1, 1))),
        ("..2022", (date.min, date(2023, 1, 1))),
        ("today", (date(2025, 5, 5), date(2025, 5, 6))),
        ("tomorrow..", (date(2025, 5, 6), None)),
    ],
)
def test_periods(value: str, expected: tuple[date, date | None]) -> None:
    """A period is the days from its first to the one behind its last."""
    first, behind = period(value, date(2025, 5, 5))

    assert expected[0] == date.fromordinal(first)
    assert (expected[1] or date.max).toordinal() + (expected[1] is None) == behind


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ti", ["title:"]),
        ("kim is:un", ["unread"]),
        ("tag:a", ["asia", "big arms"]),
        ('tag:"big', ['"big arms"']),
        ("(kim OR na", ["name:"]),
        ("name:kim", ['"Kim Jong Un"']),
        ("kim ", None),
        ('"tit', []),
    ],
)
def test_completion(text: str, expected: list[str] | None) -> None:
    """Fields, options and known values complete the word at the cursor, which they replace."""
    known = {"tag": ["big arms", "asia"], "name": ["Kim Jong Un"]}
    found = complete(text, len(text), known)

    if expected is None:
        assert all(one.text.endswith(":") for one in found)
        assert found
    elif expected == ["asia", "big arms"]:
        assert set(expected) == {one.text.strip('"') for one in found}
    else:
        assert expected == [one.text for one in found]
    written = [text[: one.start] + one.text for one in found if not one.text.endswith(":")]
    assert all(parse(query + ")" * ("(" in query)) for query in written)


def test_terms_are_told_apart() -> None:
    """Signs, fields and phrases are parsed once, values are folded."""
    root = parse('-tag:"Two Words" É').root

    assert All((Not(Term("tag", "two words")), Term("", "e", ("e",)))) == root


def test_a_changed_briefing_is_looked_at_anew() -> None:
    """What is remembered of a briefing does not outlive it."""
    selector = Selector()
    selector.select(parse("kim"), BRIEFINGS, MARKS)
    changed = [briefing("kim", title="Other"), *BRIEFINGS[1:]]

    assert changed[:1] == list(selector.select(parse("other"), changed, {}))


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet='ab"-: tagis:\n\x1bé', max_size=30))
def test_any_text_is_a_query_or_a_usage_error(query: str) -> None:
    """No line of text makes the language fail in another way."""
    message = ""
    chosen: list[Briefing] = []
    try:
        chosen = list(Selector().select(parse(query), BRIEFINGS, MARKS))
    except UsageError as error:
        message = str(error)

    assert message.isprintable()
    assert [one for one in BRIEFINGS if one in chosen] == chosen


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=20))
def test_folding_twice_is_folding_once(text: str) -> None:
    """Folded texts can be compared with folded queries."""
    assert folded(folded(text)) == folded(text)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", True), ("so", True), ("not", False), ("so not", False), ("so OR not", True),
        ("-so", False), ("-not", True), ("-(so not)", True), ("(not OR so) -(not OR not)", True),
    ],
)  # fmt: skip
def test_terms_are_joined_by_what_stands_between_them(query: str, expected: bool) -> None:
    """All, any and not, whatever the test of a term is."""
    assert expected == holds(parse(query).root, lambda term: term.value == "so")
