"""What is shown of an article: panel rows, lights and cards."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.style import Style

from briefterm.layout import page
from briefterm.model import (
    Anchor,
    Anchored,
    AnchorState,
    Article,
    Block,
    BlockKind,
    Bookmark,
    Briefing,
    Document,
    EntityKind,
    Mark,
    MarkKind,
    Mention,
    Note,
    PlacedBookmark,
    PlacedNote,
    Span,
    TimeExpression,
)
from briefterm.tui import card, keys, lights
from briefterm.tui.inks import _LOOKS, Inks
from briefterm.tui.screens.reader.tabs import date_rows as timeline_rows
from briefterm.tui.screens.reader.tabs import note_rows, tabs
from briefterm.tui.themes import THEMES
from briefterm.tui.widgets import panel_rows

TEXT = "Ada met Bo in Rome. On 3 May 2020 Ada left Rome; Countess Ada came back in May.\n\nEnd."


def _mention(words: str, kind: EntityKind, name: str, start: int = 0) -> Mention:
    at = TEXT.index(words, start)
    return Mention(at, at + len(words), kind, name)


MENTIONS = (
    _mention("Ada", EntityKind.PERSON, "Ada"),
    _mention("Bo", EntityKind.PERSON, "Bo"),
    _mention("Rome", EntityKind.GPE, "Rome"),
    _mention("Ada", EntityKind.PERSON, "Ada", 20),
    _mention("Rome", EntityKind.GPE, "Rome", 20),
    _mention("Countess Ada", EntityKind.PERSON, "Ada"),
)
LATER = TimeExpression(
    TEXT.index("May.") , TEXT.index("May.") + 3, "DATE", "2020-05",
    earliest="2020-05-01", latest="2020-06-01",
)  # fmt: skip
DAY = TimeExpression(
    TEXT.index("3 May"), TEXT.index("3 May") + 10, "DATE", "2020-05-03",
    earliest="2020-05-03", latest="2020-05-04", rule="day",
)  # fmt: skip
LOOSE = TimeExpression(0, 3, "DURATION", "P1D")
BRIEFING = Briefing(
    id="ada", path=Path("/desk/ada.md"), title="Ada", date=date(2020, 6, 1), source="Wire"
)
DOCUMENT = Document(
    TEXT,
    blocks=(
        Block(BlockKind.PARAGRAPH, 0, TEXT.index("\n")),
        Block(BlockKind.HEADING, len(TEXT) - 4, len(TEXT), level=2),
    ),
    marks=(Mark(MarkKind.CODE, 0, 3), Mark(MarkKind.STRONG, 4, 7)),
)
ARTICLE = Article(BRIEFING, DOCUMENT, MENTIONS, (DAY, LATER))


def _note(
    start: int, end: int, state: AnchorState = AnchorState.SAME, **fields: object
) -> PlacedNote:
    note = Note(
        id=f"N{start}", briefing="ada", anchor=Anchor(quote=TEXT[start:end]),
        **fields,  # type: ignore[arg-type] # a test's own words
    )  # fmt: skip
    return PlacedNote(note, Anchored(start, end, state))


def _first(rows: list[panel_rows.PanelRow]) -> list[str]:
    return [row.parts[0][0] + row.tail for row in rows]


# Rows of the side panel


def test_name_rows_count_and_group_by_kind() -> None:
    """People come first, the most mentioned on top; each row leads to the first mention."""
    rows = panel_rows.name_rows(ARTICLE)
    assert _first(rows) == ["Ada  ×3", "Bo", "Rome  ×2"]
    assert rows[0].span == Span(0, 3)
    assert [row.light for row in rows] == ["person", "person", "place"]


def test_date_rows_stand_in_order_of_time() -> None:
    """Earlier dates first, those without a place in time last."""
    article = Article(BRIEFING, DOCUMENT, (), (LOOSE, DAY, LATER))
    rows = timeline_rows.date_rows(article)
    expected = ["May 2020", "3 May 2020  Sunday", "Without a place in time", "1 day"]
    assert expected == _first(rows)


def test_note_rows_stand_in_text_order() -> None:
    """Notes on the whole briefing first, then notes and bookmarks as they stand in the text."""
    whole = PlacedNote(Note(id="W", briefing="ada", text="all", tags=("a", "b")), None)
    mark = PlacedBookmark(
        Bookmark(id="B", briefing="ada", anchor=Anchor(quote="Bo")),
        Anchored(8, 10, AnchorState.SAME),
    )
    rows = note_rows.note_rows(DOCUMENT, [whole, _note(4, 7), _note(14, 18, text="x")], [mark])
    assert _first(rows)[0] == "On the whole briefing"
    assert _first(rows)[1] == "“met”"
    assert _first(rows)[2].startswith("◆ Bo in Rome")
    assert _first(rows)[3] == "“Rome”"
    assert ("#a #b", "accent", 1) in rows[0].parts


def test_a_bookmark_within_a_word_is_called_by_the_whole_word() -> None:
    """Its row begins where the word does; in a long run without spaces it begins where it was set."""
    text = "The Vostochny Cosmodrome " + 100 * "字"
    marks = [
        PlacedBookmark(Bookmark(id=str(at), briefing="ada"), Anchored(at, at + 5, AnchorState.SAME))
        for at in (7, 90)
    ]
    within, wide = note_rows.note_rows(Document(text), [], marks)
    assert within.parts[0][0].startswith("◆ Vostochny Cosmodrome")
    assert f"◆ {text[90:170]}" == wide.parts[0][0]


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (AnchorState.SAME, ""),
        (AnchorState.MOVED, ""),
        (AnchorState.CHANGED, "changed"),
        (AnchorState.SUGGESTED, "perhaps"),
        (AnchorState.ORPHAN, "gone"),
    ],
)
def test_note_rows_tell_how_the_note_fared(state: AnchorState, words: str) -> None:
    """What is not sure about a note's place is said; an orphan leads to where it was."""
    (row,) = note_rows.note_rows(DOCUMENT, [_note(4, 7, state)], [])
    said = [part[0] for part in row.parts if part[0].startswith("!")]
    assert bool(words) == bool(said)
    assert words in "".join(said)
    assert row.span == (Span(4, 4) if state is AnchorState.ORPHAN else Span(4, 7))


def test_outline_rows_are_set_in_by_level() -> None:
    """A heading of level 2 stands two cells in."""
    (row,) = panel_rows.outline_rows(DOCUMENT)
    assert row.parts[0][0] == "  End."
    assert row.span == Span(len(TEXT) - 4, len(TEXT))


def test_rows_of_an_empty_article_are_empty() -> None:
    """Every tab of an empty text is empty, and has words for that."""
    empty = Article(BRIEFING, Document(""))
    for tab in keys.TABS:
        assert tabs.rows_of(tab, empty, (), ()) == []
        assert tabs.EMPTY[tab]


@given(st.text(alphabet="ab \n", max_size=300), st.integers(0, 300), st.integers(1, 30))
def test_snippet_has_the_span_and_whole_words(text: str, start: int, length: int) -> None:
    """The words of a span inside one line are in its snippet; words at its ends are not cut."""
    span = Span(min(start, len(text)), min(start + length, len(text)))
    shown = panel_rows.snippet(text, span, 20)
    assert shown in text
    if "\n" not in span.of(text):
        assert span.of(text).strip() in shown
        assert "\n" not in shown


# Lights


def test_layers_and_places_leave_out_what_is_hidden() -> None:
    """A hidden kind is neither drawn nor jumped to."""
    assert [item.style for item in lights.name_layer(ARTICLE).highlights] == [
        "person", "person", "place", "person", "place", "person",
    ]  # fmt: skip
    assert {i.style for i in lights.name_layer(ARTICLE, {"person"}).highlights} == {"place"}
    assert len(lights.date_layer(ARTICLE).highlights) == 2
    assert not lights.date_layer(ARTICLE, {"date"}).highlights
    places = lights.lights_of(ARTICLE, frozenset({"person", "date"})).places
    assert [span.of(TEXT) for span in places["name"]] == ["Rome", "Rome"]
    assert places["date"] == []
    assert lights.note_places([_note(14, 18), _note(4, 7)]) == [Span(4, 7), Span(14, 18)]


def test_note_layer_draws_notes_in_their_colours() -> None:
    """A note is drawn in its colour, over changed text too; an orphan not at all."""
    notes = [
        _note(0, 3, color="blue"),
        _note(4, 7, AnchorState.CHANGED),
        _note(8, 10, AnchorState.ORPHAN),
    ]
    looks = [(item.start, item.style) for item in lights.note_layer(notes).highlights]
    assert looks == [(0, "note-blue"), (4, "note-yellow")]


def test_mark_layer_names_inline_marks() -> None:
    """Marks of the text have looks; code has one of its own beside the block's."""
    looks = [item.style for item in page.mark_layer(DOCUMENT).highlights]
    assert looks == ["code-mark", "strong"]
    assert set(looks) <= set(_LOOKS)


def test_gutter_shows_notes_and_bookmarks() -> None:
    """A note with words, a highlight and a bookmark have signs of one cell each."""
    bookmark = PlacedBookmark(Bookmark(id="B", briefing="ada"), Anchored(8, 10, AnchorState.SAME))
    gone = _note(14, 18, AnchorState.ORPHAN)
    marks = lights.gutter([_note(0, 3), _note(4, 7, text="x"), gone], [bookmark])
    assert {at: "".join(sign for sign, _ in signs) for at, signs in marks.items()} == {
        0: "▎", 4: "✎", 8: "◆", 14: "×",
    }  # fmt: skip
    (signs,) = lights.gutter([_note(0, 3, AnchorState.CHANGED, text="x")], []).values()
    assert signs[0][0] == "≈"


def test_counts_and_masthead() -> None:
    """Every kind is counted; the masthead names the source, the day and the warnings."""
    assert lights.counts(ARTICLE) == {"person": 4, "place": 2, "date": 2}
    briefing = Briefing(
        id="x", path=Path("/x"), title="T", source="A\x1bB", date=date(2020, 6, 1),
        tags=("a b",), warnings=("x.md: not UTF-8",), words=500,
    )  # fmt: skip
    masthead = page.masthead_of(briefing)
    meta = masthead.meta.replace("\u00a0", " ")
    assert "1 June 2020" in meta
    assert "2 min" in meta
    assert "#a b" in meta
    assert masthead.warnings == ("! x.md: not UTF-8",)
    assert "\x1b" not in meta


def test_every_kind_of_name_has_a_light_and_a_look() -> None:
    """No kind is forgotten in the legend or among the looks."""
    assert set(lights.LIGHT_OF) == set(EntityKind)
    assert set(lights.LIGHT_OF.values()) | {"date"} == set(lights.LIGHTS)
    assert set(lights.LIGHTS) <= set(_LOOKS)


def test_kinds_differ_by_more_than_their_colour() -> None:
    """Without colour each kind of name still has a style of its own."""
    inks = Inks(THEMES[0].variables)
    bare = {light: inks.style((light,), Style()).without_color for light in lights.LIGHTS}
    assert len(set(bare.values())) == len(bare)


# Cards


def test_name_card_gathers_all_forms() -> None:
    """The card says what kind of thing it is, its other forms, and how often it is named."""
    title, words, rows = card.name_card(ARTICLE, MENTIONS[0])
    assert title == "Ada"
    assert words == "person · also Countess Ada · 3 times here"
    assert [row.span for row in rows] == [Span(m.start, m.end) for m in MENTIONS if m.name == "Ada"]
    assert card.forms_of(ARTICLE, "Ada") == ["Ada", "Countess Ada"]
    _, words, _ = card.name_card(ARTICLE, MENTIONS[1])
    assert words == "person · once here"


def test_date_card_gathers_the_same_time() -> None:
    """The card names the value, the day in words, and how far it is from the briefing."""
    title, words, rows = card.date_card(ARTICLE, DAY)
    assert title == "3 May 2020"
    assert words == "2020-05-03 · Sunday, 3 May 2020 · 29 days before this briefing"
    assert [row.span for row in rows] == [Span(DAY.start, DAY.end)]


def test_date_card_says_why() -> None:
    """Where the tagger told by what it went, that ends the words on the card."""
    told = replace(LOOSE, why="a length of time, without a date")
    _, words, _ = card.date_card(ARTICLE, told)
    assert words == "1 day · duration P1D · a length of time, without a date"


def test_elsewhere_rows_lead_to_briefings() -> None:
    """Another briefing's row has its title, its day and how often it has the name."""
    (row,) = card.elsewhere_rows([(BRIEFING, 2)])
    assert [part[0] for part in row.parts] == ["Ada", "1 Jun 2020 · 2 times"]
    assert row.subject is BRIEFING
    assert card.heading_row("x").subject is None


def test_every_kind_of_name_has_words_on_its_card() -> None:
    """No kind makes the card fail."""
    for kind in EntityKind:
        mention = Mention(0, 3, kind, "Ada")
        assert card.name_card(Article(BRIEFING, DOCUMENT, (mention,)), mention)[1]
