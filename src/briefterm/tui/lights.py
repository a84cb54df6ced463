"""What is lit in an article: from names, dates, marks and notes to layers of highlights."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefterm.layout.highlights import Highlight, Layer
from briefterm.model import AnchorState, EntityKind, Span

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from briefterm.model import Article, PlacedBookmark, PlacedNote

# Kinds as a reader tells them apart: each has a style, a switch and a place in the legend.
LIGHTS = {
    "person": "People",
    "org": "Organisations",
    "place": "Places",
    "norp": "Peoples",
    "other": "Other names",
    "date": "Dates",
}
LIGHT_OF = dict.fromkeys(EntityKind, "other") | {
    EntityKind.PERSON: "person",
    EntityKind.ORG: "org",
    EntityKind.GPE: "place",
    EntityKind.LOC: "place",
    EntityKind.FAC: "place",
    EntityKind.NORP: "norp",
}

# Signs of notes under which there are not the words that they were written on.
_SIGNS = {AnchorState.CHANGED: "≈", AnchorState.SUGGESTED: "?", AnchorState.ORPHAN: "×"}

Gutter = dict[int, tuple[tuple[str, str], ...]]


def name_layer(article: Article, hidden: Collection[str] = ()) -> Layer:
    """Names by kind, without the kinds that are switched off."""
    lit = ((mention, LIGHT_OF[mention.kind]) for mention in article.mentions)
    return Layer(Highlight(m.start, m.end, light) for m, light in lit if light not in hidden)


def date_layer(article: Article, hidden: Collection[str] = ()) -> Layer:
    """Time expressions, unless dates are switched off."""
    if "date" in hidden:
        return Layer()
    return Layer(Highlight(timex.start, timex.end, "date") for timex in article.dates)


def note_layer(notes: Sequence[PlacedNote]) -> Layer:
    """Notes in their colours."""
    return Layer(
        Highlight(placed.span.start, placed.span.end, f"note-{placed.note.color}")
        for placed in notes
        if placed.span is not None
    )


def gutter(notes: Sequence[PlacedNote], bookmarks: Sequence[PlacedBookmark]) -> Gutter:
    """Marks of notes and bookmarks beside the lines on which they begin, by offset.

    A note whose words are gone has its mark where they were.
    """
    marks: dict[int, list[tuple[str, str]]] = {}
    for placed in notes:
        if placed.place is not None:
            sign = "✎" if placed.note.text else "▎"
            sign = _SIGNS.get(placed.place.state, sign)
            marks.setdefault(placed.place.start, []).append((sign, "bookmark"))
    for bookmark in bookmarks:
        if bookmark.span is not None:
            marks.setdefault(bookmark.span.start, []).append(("◆", "bookmark"))
    return {offset: tuple(marks[offset]) for offset in sorted(marks)}


@dataclass(frozen=True)
class Lights:
    """An article's names and dates as they are lit, without the kinds in ``hidden``.

    ``places`` are where the jump keys go, in text order; ``counts`` tells how many mentions there
    are of each light, hidden or not.
    """

    hidden: frozenset[str]
    names: Layer
    dates: Layer
    places: dict[str, list[Span]]
    counts: Counter[str]


def lights_of(article: Article, hidden: frozenset[str] = frozenset()) -> Lights:
    """All that is lit in an article."""
    places = {
        "name": [
            Span(mention.start, mention.end)
            for mention in article.mentions
            if LIGHT_OF[mention.kind] not in hidden
        ],
        "date": [Span(t.start, t.end) for t in article.dates if "date" not in hidden],
    }
    names, dates = name_layer(article, hidden), date_layer(article, hidden)
    return Lights(hidden, names, dates, places, counts(article))


def note_places(notes: Sequence[PlacedNote]) -> list[Span]:
    """Where the jump keys for notes go, in text order."""
    return sorted({placed.span for placed in notes if placed.span is not None})


def counts(article: Article) -> Counter[str]:
    """How many mentions of each light the article has."""
    total = Counter(LIGHT_OF[mention.kind] for mention in article.mentions)
    total["date"] = len(article.dates)
    return total
