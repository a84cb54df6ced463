"""What a briefing's page shows before its names and dates are known: masthead and inline marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefterm.layout.highlights import Highlight, Layer
from briefterm.layout.typeset import Masthead
from briefterm.model import MarkKind
from briefterm.terminal import visible_line

if TYPE_CHECKING:
    from briefterm.model import Briefing, Document

_MARKS = {MarkKind.CODE: "code-mark"}  # "code" is the look of a block


def mark_layer(document: Document) -> Layer:
    """Inline marks of the text itself: bold, links and the like."""
    return Layer(
        Highlight(mark.start, mark.end, _MARKS.get(mark.kind, mark.kind)) for mark in document.marks
    )


def masthead_of(briefing: Briefing, document: Document | None = None) -> Masthead:
    """What stands above a briefing's text; of a ``document`` without words, that there are none."""
    facts = [briefing.source, briefing.author]
    if briefing.date:
        facts.append(f"{briefing.date.day} {briefing.date:%B %Y}")
    facts.append(f"{briefing.minutes} min")
    # Inside a fact the spaces hold together, so that lines break between facts.
    held = [visible_line(fact).replace(" ", "\u00a0") for fact in facts if fact]
    tags = [visible_line(f"#{tag}").replace(" ", "\u00a0") for tag in briefing.tags]
    meta = "\u00a0 ".join(["\u00a0· ".join(held), *tags])
    warnings = tuple(f"! {warning}" for warning in briefing.warnings)
    if document is not None and not warnings and not document.text.strip():
        warnings = ("There is no text in this file.",)
    return Masthead(briefing.title, meta, briefing.summary, warnings)
