"""The page of one name as rows: how often and when, with whom, the reader's notes, sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefterm.model import Span
from briefterm.tui.card import KINDS
from briefterm.tui.days import day_words
from briefterm.tui.screens.names.lines import PageRow, Part, light_of
from briefterm.tui.screens.names.named import briefings, times

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefterm.library.finding.model import Context, NamePage
    from briefterm.model import Briefing, Note

MORE = "more"  # the subject of the row that shows all related names
_BESIDE = 8
_SENTENCE_LINES = 5
_ALIASES = 12


def page_rows(page: NamePage, *, whole: bool = False) -> list[PageRow]:
    """The rows of a page; ``whole`` shows all names that are named together with it."""
    return [*_about(page), *_beside(page, whole=whole), *_notes(page), *_contexts(page)]


def _heading(words: str) -> PageRow:
    return PageRow((Part(words, "h2"),))


def _about(page: NamePage) -> Iterator[PageRow]:
    count = page.count
    light = light_of(count.kind)
    numbers = f"named {times(count.mentions)} in {briefings(count.briefings)}"
    parts = [
        Part(count.name, light, 4),
        Part(f"{KINDS.get(count.kind, count.kind)} · {numbers}", "row-fact", 2),
    ]
    if page.aliases:
        more = len(page.aliases) - _ALIASES
        also = ", ".join(page.aliases[:_ALIASES]) + (f" and {more} more" if more > 0 else "")
        parts.append(Part(f"also {also}", "meta", 3))
    yield PageRow(tuple(parts), gap=True)
    if len(page.months) > 1:
        yield PageRow(months=page.months, gap=True)
    first, last = page.earliest, page.latest
    if first is not None and last is not None:
        alone = first.id == last.id
        yield _briefing_row("on" if alone else "last", last, gap=alone)
        if not alone:
            yield _briefing_row("first", first, gap=True)


def _briefing_row(words: str, briefing: Briefing, *, gap: bool) -> PageRow:
    text = f"{words} {_day(briefing)} · {briefing.title}"
    return PageRow((Part(text, "row"),), briefing, "accent", gap)


def _day(briefing: Briefing) -> str:
    return day_words(briefing.date) or "undated"


def _beside(page: NamePage, *, whole: bool) -> Iterator[PageRow]:
    if not page.with_whom:
        return
    yield _heading("Named together with")
    shown = page.with_whom if whole else page.with_whom[:_BESIDE]
    left = len(page.with_whom) - len(shown)
    for number, (one, shared) in enumerate(shown, 1):
        light = light_of(one.kind)
        last = number == len(shown) and not left
        yield PageRow((Part(one.name, light),), one, light, last, f"{shared:,}")
    if left:
        yield PageRow((Part(f"{left} more …", "accent"),), MORE, "accent", gap=True)


def _notes(page: NamePage) -> Iterator[PageRow]:
    if page.notes:
        yield _heading("Your notes")
    for note in page.notes:
        yield PageRow(tuple(_note_parts(note)), note, note.color, gap=True)


def _note_parts(note: Note) -> Iterator[Part]:
    if note.text:
        yield Part(" ".join(note.text.split()), "row", 3)
    if note.anchor is not None:
        yield Part(f"“{' '.join(note.anchor.quote.split())}”", "row-quote", 2)
    elif not note.text:
        yield Part("On the whole briefing", "meta")


def _contexts(page: NamePage) -> Iterator[PageRow]:
    total = page.count.briefings
    if len(page.contexts) < total:
        yield _heading(f"In context, the newest {len(page.contexts)} of {total:,} briefings")
    elif page.contexts:
        yield _heading("In context")
    light = light_of(page.count.kind)
    for one in page.contexts:
        yield _context_row(one, light)


def _context_row(one: Context, light: str) -> PageRow:
    lit = tuple(Span(hit.start - one.start, hit.end - one.start) for hit in one.hits)
    where = f"{_day(one.briefing)} · {one.briefing.title}"
    sentence = Part(one.text.replace("\n", " "), "row-fact", _SENTENCE_LINES, lit, light)
    return PageRow((Part(where, "meta"), sentence), one, "faint", gap=True)
