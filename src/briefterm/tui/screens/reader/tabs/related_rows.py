"""Rows of the Also tab: near-duplicates of a briefing, related briefings, and earlier notes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefterm.index.likeness import ALIKE
from briefterm.terminal import visible_line
from briefterm.tui.days import day_words
from briefterm.tui.widgets.panel_rows import PanelRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefterm.library.finding.model import NearNote, Related
    from briefterm.model import Briefing

LOOKING = ("Looking for what is related…",)
NOTHING = (
    "Nothing related yet.",
    "",
    "Briefings about the same names and days",
    "come here, and your notes on them.",
)
UNKNOWN = ("The index is still being made.", "", "What is related comes here", "once it is done.")


@dataclass(frozen=True)
class Also:
    """What is near a briefing, as rows; ``empty`` is said where there are none."""

    briefing: str
    rows: tuple[PanelRow, ...] = ()
    empty: tuple[str, ...] = LOOKING

    @property
    def count(self) -> int:
        """How many rows lead somewhere."""
        return sum(not row.parts_others for row in self.rows)


def is_near(one: Related) -> bool:
    """Whether two texts are nearly the same."""
    return one.alike >= ALIKE


def also_rows(
    briefing: Briefing, related: Sequence[Related], notes: Sequence[NearNote]
) -> tuple[PanelRow, ...]:
    """Near-duplicates of a briefing, then what is related to it, then notes on the same names."""
    near = [_near_row(briefing, one) for one in related if is_near(one)]
    others = [_related_row(one) for one in related if not is_near(one)]
    earlier = [_note_row(one) for one in notes]
    parts = (
        (_heading("Nearly the same text", "D shows what differs"), near),
        (_heading("Related briefings"), others),
        (_heading("Your earlier notes"), earlier),
    )
    return tuple(row for heading, rows in parts if rows for row in (heading, *rows))


def first_row(rows: Sequence[PanelRow], cursor: int) -> int:
    """``cursor``, or the next row that leads somewhere."""
    return cursor + 1 if cursor < len(rows) - 1 and rows[cursor].parts_others else cursor


def _heading(words: str, hint: str = "") -> PanelRow:
    more = ((hint, "meta", 1),) if hint else ()
    return PanelRow(((words, "key", 1), *more))


def _near_row(briefing: Briefing, one: Related) -> PanelRow:
    other = one.briefing
    share = "the same words" if one.alike >= 1 else f"{min(99, round(100 * one.alike))}% the same"
    facts = _about(other, f"≈ {share}", _age(briefing, other))
    parts = ((visible_line(other.title), "row", 2), (facts, "accent", 2))
    return PanelRow(parts, subject=one, light="accent")


def _age(briefing: Briefing, other: Briefing) -> str:
    if briefing.date is None or other.date is None or briefing.date == other.date:
        return ""
    return "newer" if other.date > briefing.date else "older"


def _related_row(one: Related) -> PanelRow:
    parts = [(visible_line(one.briefing.title), "row", 2)]
    about = _about(one.briefing)
    if about:
        parts.append((about, "meta", 1))
    shared = ", ".join((*one.names, *map(day_words, one.days)))
    if shared:
        parts.append((visible_line(shared), "row-fact", 2))
    return PanelRow(tuple(parts), subject=one, light="faint")


def _note_row(one: NearNote) -> PanelRow:
    note = one.note
    parts: list[tuple[str, str, int]] = []
    if note.text.strip():
        parts.append((visible_line(" ".join(note.text.split())), "row", 3))
    elif note.anchor is not None:
        parts.append((f"“{visible_line(' '.join(note.anchor.quote.split()))}”", "row-quote", 3))
    else:
        parts.append(("On the whole briefing", "meta", 1))
    parts.append((visible_line(", ".join(one.names)), "row-fact", 1))
    parts.append((_about(one.briefing, visible_line(one.briefing.title)), "meta", 2))
    return PanelRow(tuple(parts), subject=one, light=note.color)


def _about(briefing: Briefing, *first: str) -> str:
    facts = (*first, day_words(briefing.date), "" if first else visible_line(briefing.source))
    return " · ".join(fact for fact in facts if fact)
