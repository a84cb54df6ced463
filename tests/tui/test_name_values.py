"""What the screen of names shows: rows, columns, trends and the page of a name."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefterm.index.query import parse
from briefterm.layout.bars import BARS, resampled, spark
from briefterm.layout.cells import cell_width
from briefterm.library.finding.model import Context, NameCount, NamePage
from briefterm.model import Briefing, Note, Span
from briefterm.tui.screens.names.lines import (
    Part,
    bar_lines,
    columns,
    head_line,
    name_line,
    page_lines,
    part_lines,
)
from briefterm.tui.screens.names.named import Roll, aliases_of, name_query
from briefterm.tui.screens.names.pages import MORE, page_rows

DAY = date(2023, 9, 13)


def _count(name: str, kind: str = "PERSON", briefings: int = 3) -> NameCount:
    return NameCount(name, kind, briefings, 2 * briefings, DAY, DAY)


def _briefing(name: str, day: date | None = DAY) -> Briefing:
    return Briefing(id=name, path=Path(f"{name}.md"), title=f"About {name}", date=day)


NAMES = [
    _count("Kim Jong Un"),
    _count("North Korea", "GPE"),
    _count("Mira Solberg"),
    _count("Solberg Bank", "ORG"),
    _count("金正恩"),
]
ROLL = Roll.of(NAMES, {"north korea": ["dprk", "the hermit kingdom"]})


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("", [one.name for one in NAMES]),
        ("  …", [one.name for one in NAMES]),
        ("SOL", ["Solberg Bank", "Mira Solberg"]),
        ("un kim", ["Kim Jong Un"]),
        ("jong un", ["Kim Jong Un"]),
        ("ong", []),
        ("dpr", ["North Korea"]),
        ("kingdom", ["North Korea"]),
        ("hermit korea", ["North Korea"]),
        ("金正", ["金正恩"]),
        ("mira bank", []),
    ],
)
def test_words_find_names(typed: str, expected: list[str]) -> None:
    """Each typed word begins a word of the name or of what it is called; the best come first."""
    assert expected == [one.name for one in ROLL.found(typed)]


def test_names_are_narrowed_by_kind_and_number() -> None:
    """One kind only, so many at most, and what stands in texts otherwise comes last."""
    assert ["Mira Solberg"] == [one.name for one in ROLL.found("sol", "PERSON")]
    assert ["North Korea"] == [one.name for one in ROLL.found("", "GPE")]
    assert ["Kim Jong Un", "North Korea"] == [one.name for one in ROLL.found("", most=2)]
    assert ["Solberg Bank"] == [one.name for one in ROLL.found("sol", most=1)]
    standing = {"金正恩", "Mira Solberg"}
    found = [one.name for one in ROLL.found("sol", standing=standing)]
    assert ["Solberg Bank", "Mira Solberg", "金正恩"] == found
    assert [("PERSON", 3), ("GPE", 1), ("ORG", 1)] == ROLL.kinds


def test_aliases_by_name() -> None:
    """Forms of names are turned round; a name is no form of its own."""
    meant = {"dprk": {"north korea"}, "north korea": {"north korea"}, "north": {"north korea", "x"}}
    assert {"north korea": ["dprk", "north"], "x": ["north"]} == aliases_of(meant)


@given(st.text(max_size=40).filter(lambda name: any(map(str.isalnum, name))))
def test_queries_for_names_are_sound(name: str) -> None:
    """Whatever a name has in it, there is a query for it."""
    parse(name_query(name))


def test_a_query_is_for_the_very_name() -> None:
    """A quotation mark cannot be asked for: the beginning is."""
    assert 'name:"Kim Jong Un"' == name_query("Kim Jong Un")
    assert 'name:"Dwayne"*' == name_query('Dwayne "Rock" Johnson')


@given(st.lists(st.integers(0, 10_000), min_size=1, max_size=200), st.integers(1, 60))
def test_sparks_fill_their_cells(counts: list[int], cells: int) -> None:
    """A trend takes as many cells as it is given, and where there is something there is a bar."""
    line = spark(counts, cells)
    joined = resampled(counts, cells)

    assert cells == len(line) == len(joined)
    assert [bool(one) for one in joined] == [bar in BARS for bar in line]
    if len(counts) >= cells:
        assert sum(counts) == sum(joined)


def test_few_briefings_make_low_bars() -> None:
    """One briefing in a stretch is not drawn as high as many."""
    assert "▂ ▄" == spark((1, 0, 2), 3)
    assert "▁ █" == spark((1, 0, 90), 3)
    assert "   " == spark((), 3)


@given(
    st.text(max_size=400),
    st.integers(20, 200),
    st.integers(1, 10**6),
    st.booleans(),
)
def test_rows_fit(name: str, width: int, briefings: int, watched: bool) -> None:
    """A row never takes more cells than there are, and its columns stand under their heads."""
    line = name_line(_count(name, briefings=briefings), width, None, watched=watched)
    words = "".join(text for text, _ in line)

    assert cell_width(words) <= width
    assert width >= cell_width(head_line(width, "1998", "2025"))
    assert f"{briefings:,}" in words


def test_columns_come_with_room() -> None:
    """Where there is little room the name and its briefings are told, with more also the rest."""
    assert (0, 9, 0) == (columns(30).trend, columns(30).briefings, columns(30).last)
    assert (12, 0, 0) == (columns(50).trend, columns(50).mentions, columns(50).last)
    assert (12, 0, 8) == (columns(62).trend, columns(62).mentions, columns(62).last)
    assert (24, 8, 8) == (columns(100).trend, columns(100).mentions, columns(100).last)


def test_lit_words_stay_lit_across_lines() -> None:
    """What is lit in a sentence is lit where the sentence is broken too; what is cut has a mark."""
    part = Part("Kim met Kim Jong Un there again and again", "row", 2, (Span(8, 19),), "person")
    lines = part_lines(part, 14)

    assert [(("Kim met ", "row"), ("Kim", "person"))] == lines[:1]
    assert 2 == len(lines)
    assert "".join(text for text, _ in lines[1]).endswith("…")


@pytest.mark.parametrize("months", [1, 2, 30, 400])
@pytest.mark.parametrize("width", [8, 40, 120])
def test_bars_have_their_ends_named(months: int, width: int) -> None:
    """The bars of a page stay in their width; the first and the last month stand below."""
    days = [date(1990 + month // 12, month % 12 + 1, 1) for month in range(months)]
    lines = bar_lines([(day, number % 20) for number, day in enumerate(days)], width)

    below = "".join(text for text, _ in lines[-1])
    assert f"{days[0]:%b %Y}" in below
    assert below.rstrip().endswith(f"{days[-1]:%b %Y}")
    for line in lines[:-1]:
        assert width + 2 >= sum(cell_width(text) for text, _ in line)


def _page(beside: int = 10) -> NamePage:
    first, last = _briefing("first", date(2020, 1, 5)), _briefing("last")
    context = Context(last, 100, "Mr Kim came.", (Span(103, 106),))
    note = Note(id="n1", briefing="last", anchor=None, text="Is\nthat so?", created="", updated="")
    others = tuple((_count(f"Other {number}", "ORG"), 9 - number) for number in range(beside))
    months = ((date(2020, 1, 1), 1), (date(2020, 2, 1), 0))
    aliases = tuple(f"alias {number}" for number in range(20))
    return NamePage(_count("Kim"), aliases, (context,), others, months, (note,), first, last)


def test_a_page_tells_all() -> None:
    """Name, kind and aliases, bars, last and first, company, notes and sentences, in this order."""
    page = _page()
    rows = page_rows(page)
    told = [" ".join(part.text for part in row.parts) for row in rows]

    assert "person · named 6 times in 3 briefings" in told[0]
    assert told[0].endswith("alias 11 and 8 more")
    assert page.months == rows[1].months
    assert ["last 13 Sep 2023 · About last", "first 5 Jan 2020 · About first"] == told[2:4]
    assert "Named together with" == told[4]
    assert ("2 more …", MORE) == (told[13], rows[13].subject)
    assert ["Your notes", "Is that so?"] == told[14:16]
    assert "In context, the newest 1 of 3 briefings" == told[16]
    assert (Span(3, 6),) == rows[17].parts[1].lit
    assert len(rows) + 1 == len(page_rows(page, whole=True))
    assert all(page_lines(row, 40) for row in rows)


def test_a_short_page_leaves_out_what_there_is_not() -> None:
    """A name of one undated briefing has neither bars nor days, and no empty headings."""
    context = Context(_briefing("only", None), 0, "Kim came.", (Span(0, 3),))
    rows = page_rows(NamePage(_count("Kim", briefings=1), (), (context,), (), (), ()))

    told = [row.parts[0].text for row in rows]
    assert ["Kim", "In context", "undated · About only"] == told
