from __future__ import annotations

import random
import subprocess
import sys
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefterm.annotation import make_anchor, place, reanchor, sha256
from briefterm.model import Anchored, AnchorState, Document, Span

PARAGRAPHS = [
    "The Harbour Court in Tallinn ruled on 14 May 2021 that the ferry line owed 3,200 travellers.",
    "Its chairman, Aino Rebane, called the ruling a mistake and promised to appeal within days.",
    "Two unions had asked for more: they want night crossings banned between October and March.",
    "Analysts expect fares to rise by 4 per cent, less than the 11 per cent feared in winter.",
    "A second case, about a collision near Paldiski, will be heard by the same three judges.",
]
TEXT = "\n\n".join(PARAGRAPHS)


def selector_of(text: str, quote: str, around: int = 64) -> dict[str, Any]:
    """The selector of the first place of ``quote``."""
    start = text.index(quote)
    end = start + len(quote)
    return {
        "start": start,
        "end": end,
        "quote": quote,
        "prefix": text[max(0, start - around) : start],
        "suffix": text[end : end + around],
    }


def result(old: str | None, new: str, quote: str) -> tuple[str, str]:
    """State and text of the place that was found for a quote of TEXT."""
    anchored = reanchor(old, new, selector_of(TEXT, quote))
    assert anchored is not None
    return anchored.state.value, new[anchored.start : anchored.end]


QUOTE = "promised to appeal within days"


@pytest.mark.parametrize("old", [TEXT, None])
@pytest.mark.parametrize(
    ("new", "expected"),
    [
        (TEXT, ("same", QUOTE)),
        (TEXT + "\n\nMore.", ("same", QUOTE)),
        ("News.\n\n" + TEXT, ("moved", QUOTE)),
        (TEXT.replace("appeal within days", "appeal within\ndays"), ("same", "x")),
        (TEXT.replace("to appeal", "to **appeal**"), ("moved", "x")),
        (TEXT.replace("appeal within", "appeal it within"), ("changed", "x")),
        (
            TEXT.replace("within days", "within weeks"),
            ("changed", "promised to appeal within weeks"),
        ),
    ],
)
def test_edits(old: str | None, new: str, expected: tuple[str, str]) -> None:
    """Edits around, in the looks of and inside a quote, with and without the text as it was."""
    state, text = result(old, new, QUOTE)

    assert expected[0] == state
    if expected[1] != "x":
        assert expected[1] == text
    assert text.startswith("promised to")
    assert text.endswith(("days", "weeks"))


@pytest.mark.parametrize("quote", [PARAGRAPHS[1], QUOTE, "Aino Rebane", "a mistake"])
def test_moved_paragraph(quote: str) -> None:
    """A quote goes along with the paragraph that was moved."""
    rest = [part for part in PARAGRAPHS if part != PARAGRAPHS[1]]
    new = "\n\n".join([*rest, PARAGRAPHS[1]])

    assert result(TEXT, new, quote) == ("moved", quote)


def test_moved_and_edited_paragraph_is_suggested() -> None:
    """Away from its place a changed quote is only suggested."""
    edited = PARAGRAPHS[1].replace("called the ruling", "now calls that ruling")
    new = "\n\n".join([*PARAGRAPHS[:1], *PARAGRAPHS[2:], edited])

    assert result(TEXT, new, PARAGRAPHS[1]) == ("suggested", edited)


def test_other_numbers_are_no_suggestion() -> None:
    """A like sentence with other numbers in another place is not the quote."""
    other = PARAGRAPHS[3].replace("4 per", "7 per").replace("11", "19")
    new = "\n\n".join([*PARAGRAPHS[:3], PARAGRAPHS[4], "A new paragraph stands here.", other])

    assert result(TEXT, new, PARAGRAPHS[3])[0] == "orphan"


@pytest.mark.parametrize("quote", [PARAGRAPHS[2], "night crossings", "they want", "Two unions had"])
def test_deleted_quote_is_an_orphan_where_it_was(quote: str) -> None:
    """A deleted quote anchors nowhere, and its guess is the end of what stood before it."""
    new = "\n\n".join(PARAGRAPHS[:2] + PARAGRAPHS[3:])

    anchored = reanchor(TEXT, new, selector_of(TEXT, quote))

    at = new.index(PARAGRAPHS[1]) + len(PARAGRAPHS[1])
    assert Anchored(at, at, AnchorState.ORPHAN) == anchored
    assert reanchor(None, new, selector_of(TEXT, quote)) is None


def test_next_of_a_series_is_not_the_quote() -> None:
    """Where a sentence gave way to the next of its kind, with other numbers, it is no change."""
    years = [f"Sales in {1990 + 3 * n} rose by {7 * n + 2} per cent in ports." for n in range(1, 9)]
    old = "\n\n".join(years)
    new = "\n\n".join([*years[:3], "Sales in 2031 rose by 99 per cent in ports.", *years[7:]])

    anchored = reanchor(old, new, selector_of(old, years[5]))

    assert anchored is not None
    assert anchored.state is AnchorState.ORPHAN


def test_deleted_name_does_not_jump_to_its_namesake() -> None:
    """A name that stood in two places and was deleted in one is not anchored to the other."""
    old = "Robin came home late. Nobody saw it.\n\nAt nine the phone rang for Robin again."
    new = "Nobody saw it.\n\nAt nine the phone rang for Robin again."

    anchored = reanchor(old, new, selector_of(old, "Robin"))

    assert anchored is not None
    assert anchored.state is AnchorState.ORPHAN


def test_duplicates_keep_their_own_place() -> None:
    """Each of several equal quotes stays with its own neighbours."""
    old = "\n\n".join(f"Item {number}: the same words here." for number in range(30))
    new = "\n\n".join(f"Item {number}: the same words here." for number in range(5, 30))
    start = old.index("the same words", old.index("Item 20"))
    selector = selector_of(old, "the same words") | {
        "start": start,
        "end": start + 14,
        "prefix": old[start - 64 : start],
        "suffix": old[start + 14 : start + 78],
    }

    expected = new.index("the same words", new.index("Item 20"))
    for known in (old, None):
        anchored = reanchor(known, new, selector)
        assert Anchored(expected, expected + 14, AnchorState.MOVED) == anchored


def test_partial_words_and_edges() -> None:
    """A quote that begins and ends inside words keeps its exact edges."""
    assert result(TEXT, "New. " + TEXT, "bour Court in Tal") == ("moved", "bour Court in Tal")
    assert result(None, "New. " + TEXT, "bour Court in Tal") == ("moved", "bour Court in Tal")
    assert result(TEXT, "New. " + TEXT, " ruled on ") == ("moved", " ruled on ")


def test_point_without_words() -> None:
    """An empty span stays between its neighbours."""
    selector = {"start": 4, "end": 4, "quote": "", "prefix": "The ", "suffix": TEXT[4:68]}

    assert reanchor(TEXT, "New. " + TEXT, selector) == Anchored(9, 9, AnchorState.MOVED)
    assert reanchor(None, "New. " + TEXT, selector) == Anchored(9, 9, AnchorState.MOVED)


def test_selector_that_does_not_fit_its_text() -> None:
    """When the stored text has another quote at the offsets, the quote counts."""
    selector = selector_of(TEXT, QUOTE) | {"start": 3, "end": 9}

    anchored = reanchor(TEXT, TEXT, selector)

    start = TEXT.index(QUOTE)
    assert Anchored(start, start + len(QUOTE), AnchorState.MOVED) == anchored


def test_place_asks_for_the_old_text_only_when_needed() -> None:
    """An unchanged text needs no comparison; a changed one is compared with the kept text."""
    document = Document(TEXT)
    start = TEXT.index(QUOTE)
    span = Span(start, start + len(QUOTE))
    anchor = make_anchor(document, span)
    asked: list[str] = []

    def old_text(digest: str) -> str | None:
        asked.append(digest)
        return TEXT

    same = place(anchor, TEXT, sha256(TEXT), old_text)
    assert Anchored(span.start, span.end, AnchorState.SAME) == same
    assert asked == []

    new = "News. " + TEXT
    moved = place(anchor, new, sha256(new), old_text)
    assert Anchored(span.start + 6, span.end + 6, AnchorState.MOVED) == moved
    assert asked == [sha256(TEXT)]


def test_place_of_a_hopeless_orphan() -> None:
    """Without the old text an orphan's guess stays inside the text."""
    anchor = make_anchor(Document(TEXT), Span(300, 320))

    expected = Anchored(5, 5, AnchorState.ORPHAN)
    assert expected == place(anchor, "Other", sha256("Other"), lambda _: None)


PIECES = st.text(
    st.sampled_from("abcde fgh.,\n日本語で한국e\u0301\u0308😀👩\u200d👩\u200d👧שלום١٢“’—*`[]"),
    max_size=60,
)


@given(PIECES, PIECES, PIECES, PIECES, PIECES)
@settings(max_examples=100, deadline=None)
def test_edits_outside_never_move_an_exact_quote(
    before: str, quote: str, after: str, added: str, appended: str
) -> None:
    """Insertions away from a quote leave it covering the very same characters."""
    quote = f"Quoted {quote} words"
    frame = "Alpha beta gamma delta epsilon zeta eta theta. "
    old = f"{before}\n\n{frame}{quote} {frame[::-1]}\n\n{after}"
    new = f"{added}\n\n{before}\n\n{frame}{quote} {frame[::-1]}\n\n{after}\n\n{appended}"

    start = old.index(frame) + len(frame)
    anchored = reanchor(
        old,
        new,
        {
            "start": start,
            "end": start + len(quote),
            "quote": quote,
            "prefix": old[max(0, start - 64) : start],
            "suffix": old[start + len(quote) :][:64],
        },
    )

    assert anchored is not None
    assert anchored.state in {AnchorState.SAME, AnchorState.MOVED}
    assert quote == new[anchored.start : anchored.end]


ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=80)


@given(ANY_TEXT | st.none(), ANY_TEXT, st.data())
@settings(max_examples=100, deadline=None)
def test_result_is_always_inside_the_text(old: str | None, new: str, data: st.DataObject) -> None:
    """Any texts and any selector give a span inside the new text, or none."""
    base = old if old is not None else data.draw(ANY_TEXT)
    start = data.draw(st.integers(0, len(base)))
    end = data.draw(st.integers(start, len(base)))
    selector = {
        "start": start,
        "end": end,
        "quote": data.draw(st.just(base[start:end]) | ANY_TEXT),
        "prefix": base[max(0, start - 64) : start],
        "suffix": base[end : end + 64],
    }

    anchored = reanchor(old, new, selector)

    assert anchored is None or 0 <= anchored.start <= anchored.end <= len(new)


def test_matcher_is_loaded_by_the_first_changed_text() -> None:
    """Importing the room and placing anchors in unchanged texts loads no matcher."""
    program = (
        "import sys; from briefterm.annotation import reanchor;"
        "reanchor('a', 'a', {'start': 0, 'end': 1, 'quote': 'a'});"
        "print('rapidfuzz' in sys.modules)"
    )

    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True)

    assert done.stdout.strip() == b"False"


def test_edited_words_keep_nine_of_ten_quotes() -> None:
    """With 5 % of the words replaced nearly all quotes are found, none of them elsewhere."""
    source = random.Random(5)  # noqa: S311  reproducible edits, no secrets
    words = [
        f"{source.choice('bcdfgl')}{source.choice('aeiou')}{number % 97}" for number in range(3000)
    ]
    old = " ".join(words)
    edited = ["edited" if source.random() < 0.05 else word for word in words]
    new = " ".join(edited)
    found = 0
    for first in range(50, 2900, 29):
        quote = " ".join(words[first : first + 12])
        start = len(" ".join(words[:first])) + 1
        anchored = reanchor(
            old,
            new,
            {
                "start": start,
                "end": start + len(quote),
                "quote": quote,
                "prefix": old[start - 64 : start],
                "suffix": old[start + len(quote) :][:64],
            },
        )
        expected = len(" ".join(edited[:first])) + 1
        found += anchored is not None and abs(anchored.start - expected) < 10
    assert found >= 97


@pytest.mark.parametrize(
    ("quote", "instead"),
    [
        ("collision", "fire"),
        ("by the same three judges", "in another court"),
        ("rise by 4 per", "fall by 9 per"),
        ("a mistake", "an “unwise” step"),
        ("night crossings", "late trips"),
        ("the ferry", "a shipping"),
    ],
)
def test_few_words_that_gave_way_in_an_intact_sentence_are_changed(
    quote: str, instead: str
) -> None:
    """Where all around stands to the letter, what stands there now is the quote as it became."""
    assert ("changed", instead) == result(TEXT, TEXT.replace(quote, instead), quote)


def test_few_words_in_a_sentence_that_changed_around_them_are_not_guessed() -> None:
    """With a neighbour changed too nothing says that what stands between is the quote."""
    new = TEXT.replace("A second case, about a collision near Paldiski", "About a fire at Narva")

    assert "orphan" == result(TEXT, new, "collision")[0]


def test_a_sentence_put_in_other_words_is_suggested_whole() -> None:
    """In an intact paragraph the suggestion is all that came instead, not the words that stayed."""
    quote = "This is the first appeal by the port since the great storm"
    instead = "Not since the great storm had the port appealed"
    old = TEXT.replace("Two unions", f"{quote}. Two unions")
    new = old.replace(quote, instead)

    anchored = reanchor(old, new, selector_of(old, quote))

    assert anchored is not None
    assert ("suggested", instead) == (anchored.state, new[anchored.start : anchored.end])
