"""Names and dates of many texts, found in processes of their own.

A process is started afresh: it is handed the glossary once and then texts, and gives back what the
concordance keeps. Nothing here knows files or the index.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefterm.index.days import days_of
from briefterm.index.folding import folded
from briefterm.index.likeness import sketch
from briefterm.index.recording import Tagged

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from briefterm.model import DateOrder, GlossaryEntry, Mention, TimeExpression


class Job(NamedTuple):
    """A text to read; ``glossary`` is its own where its briefing knows names, else None."""

    doc: int
    text: str
    day: date | None
    glossary: Sequence[GlossaryEntry] | None


class _Setting(NamedTuple):
    glossary: Sequence[GlossaryEntry] = ()
    order: DateOrder = "us"


_settings = [_Setting()]


def set_up(glossary: Sequence[GlossaryEntry], order: DateOrder) -> None:
    """Make this process ready."""
    _settings[0] = _Setting(glossary, order)


def work(jobs: Sequence[Job]) -> list[Tagged]:
    """What is found in each of the texts, by the program's own tagger."""
    glossary, order = _settings[0]
    return [read(job, glossary, order) for job in jobs]


def read(job: Job, glossary: Sequence[GlossaryEntry], order: DateOrder) -> Tagged:
    """What is found in one text, by the program's own tagger."""
    from briefterm import entities, temporal  # noqa: PLC0415 - engines load at the first text

    known = glossary if job.glossary is None else job.glossary
    mentions = entities.tag(job.text, known)
    return tagged(job.doc, job.text, mentions, temporal.tag(job.text, job.day, order=order))


def tagged(
    doc: int, text: str, mentions: Sequence[Mention], dates: Sequence[TimeExpression]
) -> Tagged:
    """The names and dates of a text as the concordance keeps them."""
    names: dict[tuple[str, str], list[int]] = {}
    forms: dict[str, None] = {}
    for mention in mentions:
        spans = names.setdefault((_clean(mention.name), mention.kind.value), [])
        spans += (mention.start, mention.end)
        forms[folded(text[mention.start : mention.end])] = None
    for name, _ in names:
        forms.pop(folded(name), None)
    days = dict.fromkeys(days for one in dates if (days := days_of(one)) is not None)
    return Tagged(
        doc,
        [(name, kind, spans) for (name, kind), spans in names.items()],
        [_clean(form) for form in forms],
        [
            (one.start, one.end, one.type, one.value, one.mod, one.earliest, one.latest)
            for one in dates
        ],
        list(days),
        sketch(text),
    )


def _clean(text: str) -> str:
    """``text`` without what neither SQLite nor JSON can hold."""
    return text.encode("utf-8", "replace").decode()
