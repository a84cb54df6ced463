"""Rows of the search screen: they fit, and what was found is in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefterm.layout.cells import cell_width
from briefterm.model import Span
from briefterm.tui.screens.search.hit_lines import (
    EXAMPLE,
    HEADING,
    SEARCH,
    WATCH,
    Entry,
    ListedHit,
    ListedSnippet,
    entry_height,
    entry_lines,
    facts_line,
    hit_height,
    hit_lines,
    snippet_parts,
)

if TYPE_CHECKING:
    from briefterm.tui.widgets.rows import RowLine

LINES = st.text(st.sampled_from("ab ,.é百本🍎\u0301"), max_size=80)


@st.composite
def snippets(draw: st.DrawFn) -> ListedSnippet:
    """A line with some stretches of it lit."""
    words = draw(LINES)
    ends = sorted(draw(st.sets(st.integers(0, len(words)), max_size=6)))
    hits = tuple(Span(a, b) for a, b in zip(ends[::2], ends[1::2], strict=False))
    return ListedSnippet(words, hits, Span(0, 0))


def _text(line: RowLine) -> str:
    return "".join(text for text, _ in line)


@given(snippets(), st.integers(8, 60))
def test_a_snippet_fits_with_its_first_hit_in_sight(snippet: ListedSnippet, room: int) -> None:
    """No line is wider than its room, and what stands there is of the snippet, lit where it was."""
    parts = snippet_parts(snippet, room)
    assert cell_width(_text(parts)) <= room
    hit = snippet.hits[0].of(snippet.words) if snippet.hits else ""
    if hit and hit == hit.strip() and cell_width(hit) <= room // 2:  # spaces may be at the end
        lit = [text for text, look in parts if look == "hit"]
        assert lit
        assert hit == lit[0]


@given(LINES, LINES, st.lists(snippets(), max_size=2), st.booleans(), st.integers(1, 70))
def test_a_row_is_as_high_as_is_said(
    title: str, source: str, some: list[ListedSnippet], unread: bool, width: int
) -> None:
    """Heights are known without drawing, and all lines fit the list."""
    hit = ListedHit("a", title, source, ("3 Jun 2021", "3 hits"), (), tuple(some), unread)
    lines = hit_lines(hit, width)
    assert all(cell_width(_text(line)) <= max(12, width) for line in lines)
    assert len(lines) <= hit_height(hit, width) <= len(lines) + 1  # spaces at an end are not drawn


def test_a_row_shows_what_was_found() -> None:
    """Title and snippet are lit; a dot says that it is unread."""
    snippet = ListedSnippet("it is the harbour of Vessa", (Span(21, 26),), Span(50, 55))
    hit = ListedHit("a", "Vessa", "Post", ("3 Jun 2021",), (Span(0, 5),), (snippet,), unread=True)
    assert [
        (("• ", "accent"), ("Vessa", "hit")),
        (("  ", ""), ("Post · 3 Jun 2021", "meta")),
        (
            ("  ", ""),
            ("…", "meta"),
            ("it is the harbour of ", "row-fact"),
            ("Vessa", "hit"),
        ),
        (),
    ] == hit_lines(hit, 60)


def test_a_long_snippet_begins_near_its_hit() -> None:
    """What stands before the hit is cut at a word; so is the end."""
    words = "Before " * 10 + "the hit " + "behind " * 10
    start = words.index("hit")
    parts = snippet_parts(ListedSnippet(words, (Span(start, start + 3),), Span(0, 0)), 30)
    assert "…the hit behind behind behind…" == _text(parts)


@pytest.mark.parametrize(
    ("room", "expected"),
    [
        (40, "Coast Letter · 3 Jun 2021"),
        (20, "Coast… · 3 Jun 2021"),
        (16, "3 Jun 2021"),
        (6, "3 Jun…"),
    ],
)
def test_the_source_gives_way_first(room: int, expected: str) -> None:
    """Where there is no room for all, the day stays."""
    assert expected == facts_line("Coast Letter", ("3 Jun 2021",), room)


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (Entry(HEADING, "Saved"), ["", " Saved"]),
        (Entry(SEARCH, "Arms", "x", "Arms", "x", 12, 3), ["  Arms        3 new  12", "  x"]),
        (Entry(SEARCH, "Arms", "x", "Arms", "x"), ["  Arms", "  x"]),
        (Entry(WATCH, "Arms", "Arms", "Arms", "", 2_000, 0), ["⚑ Arms            2,000"]),
        (Entry(EXAMPLE, "is:unread", "is:unread"), ["  is:unread"]),
    ],
)
def test_queries_to_choose(entry: Entry, expected: list[str]) -> None:
    """A name and its counts, with the query below it where it is another text."""
    lines = entry_lines(entry, 25)
    assert expected == [_text(line).rstrip() for line in lines]
    assert len(lines) == entry_height(entry)
