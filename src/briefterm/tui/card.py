"""What a mention card says: all about one name, or one date, of the open article."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from briefterm.model import EntityKind, Span
from briefterm.temporal.words import in_words
from briefterm.terminal import visible_line
from briefterm.tui.days import day_words
from briefterm.tui.widgets.panel_rows import PanelRow, snippet

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefterm.model import Article, Briefing, Mention, TimeExpression

_FULL_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_NEAR = 60  # days within which the distance from the briefing's own date is told
KINDS: Mapping[str, str] = {
    EntityKind.PERSON: "person",
    EntityKind.ORG: "organisation",
    EntityKind.GPE: "country, city or region",
    EntityKind.LOC: "place",
    EntityKind.FAC: "site or building",
    EntityKind.NORP: "nationality, belief or party",
    EntityKind.EVENT: "event",
    EntityKind.PRODUCT: "product",
    EntityKind.WORK: "work",
    EntityKind.LAW: "law or treaty",
}


@dataclass(frozen=True)
class About:
    """What a card leads to: all about a name, across the library."""

    name: str


def forms_of(article: Article, name: str) -> list[str]:
    """The forms under which a name stands in the article, the most frequent first."""
    text = article.document.text
    forms = [text[m.start : m.end] for m in article.mentions if m.name == name]
    return sorted(set(forms), key=lambda form: (-forms.count(form), form))


def name_card(article: Article, mention: Mention) -> tuple[str, str, list[PanelRow]]:
    """Title, words and rows (every mention in this article) of a name's card."""
    same = [other for other in article.mentions if other.name == mention.name]
    forms = [form for form in forms_of(article, mention.name) if form != mention.name]
    words = KINDS[mention.kind]
    if forms:
        words += f" · also {', '.join(forms[:6])}"
    words += f" · {_times(len(same))} here"
    if mention.layer == "glossary":
        words += " · curated"
    rows = [_place_row(article, Span(other.start, other.end)) for other in same]
    return mention.name, visible_line(words), rows


def date_card(article: Article, timex: TimeExpression) -> tuple[str, str, list[PanelRow]]:
    """Title, words and rows (other expressions for the same time) of a date's card.

    The words end with why the date has its value, where the tagger told.
    """
    title = article.document.text[timex.start : timex.end]
    same = [other for other in article.dates if other.value == timex.value]
    rows = [_place_row(article, Span(other.start, other.end)) for other in same]
    words = date_words(article, timex)
    return title, f"{words} · {timex.why}" if timex.why else words, rows


def date_words(article: Article, timex: TimeExpression) -> str:
    """What a date means: the day, or its TIMEX3 value and the interval it stands for."""
    if timex.type == "DATE" and _FULL_DATE.fullmatch(timex.value):
        try:
            day = date.fromisoformat(timex.value)
        except ValueError:  # a day of the TIMEX3 grammar that the calendar does not have
            return timex.value
        words = f"{timex.value} · {day:%A}, {day.day} {day:%B} {day.year}"
        if (written := article.briefing.date) is not None and abs((day - written).days) <= _NEAR:
            words += f" · {_distance((day - written).days)} this briefing"
        return words
    words = in_words(timex.value, timex.mod, repeated=timex.type == "SET")
    words += f" · {timex.type.lower()} {timex.value}"
    if timex.earliest or timex.latest:
        words += f" · from {timex.earliest or '…'} to before {timex.latest or '…'}"
    return words


def elsewhere_rows(naming: Sequence[tuple[Briefing, int]]) -> list[PanelRow]:
    """Rows of other briefings that have a name."""
    rows = []
    for briefing, count in naming[:200]:
        day = f"{day_words(briefing.date)} · " if briefing.date else ""
        parts = (
            (briefing.title, "row", 2),
            (f"{day}{_times(count)}", "meta", 1),
        )
        rows.append(PanelRow(parts, subject=briefing, light="accent"))
    return rows


def heading_row(text: str) -> PanelRow:
    """A row that only parts others."""
    return PanelRow(((text, "meta", 1),))


def _place_row(article: Article, span: Span) -> PanelRow:
    return PanelRow(((snippet(article.document.text, span), "row", 2),), span)


def _distance(days: int) -> str:
    if not days:
        return "the day of"
    number = f"{abs(days)} day{'s' if abs(days) > 1 else ''}"
    return f"{number} {'before' if days < 0 else 'after'}"


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"
