"""What a figure is compared with: the year-ago quarter, the same period last year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefterm.temporal.pattern import compiled
from briefterm.temporal.rule import CLAUSE, DATE, Match, Reading, Rule

if TYPE_CHECKING:
    from briefterm.temporal.state import State


def a_year_before(match: Match, state: State) -> str | None:
    """The quarter a year before the one that the sentence speaks of; None if it speaks of none."""
    left = match.tokens.classes[max(0, match.start - CLAUSE) : match.start]
    start = max(left.rfind(". "), left.rfind("\n")) + 1
    named = compiled(r"(?:<ordinal>|<dayord>)[ -]<unit>|<quarter>").search(left, start)
    if named is None or state.quarter is None:
        return None
    year, quarter = state.quarter
    return f"{state.count(year) - 1:04d}-Q{quarter}"


def _year_ago(match: Match, state: State) -> Reading | None:
    """Reads "the year-ago quarter", "in the year-earlier period"."""
    if match.word("unit") != "year":
        return None
    return _compared(match.word("unit", 1), None, state)


def _same(match: Match, state: State) -> Reading | None:
    """Reads "the same quarter of 2023", "the corresponding period a year earlier"."""
    whole = match.has("stretch")
    if not match.has("year") and match.word("unit", 0 if whole else 1) != "year":
        return None
    year = match.number("year") or None
    return _compared("" if whole else match.word("unit"), year, state)


def _compared(unit: str, year: int | None, state: State) -> Reading | None:
    """The quarter or month spoken of, in ``year``, or in the year before it; else that year."""
    reference = state.reference
    if unit == "month":
        month = state.month or (reference and (reference.year, reference.month))
        if not month:
            return None
        value = f"{year or state.count(month[0]) - 1:04d}-{month[1]:02d}"
        return Reading(DATE, value, aside=True)
    if unit not in {"quarter", ""}:
        return None
    quarter = state.quarter
    if quarter is None and unit and reference is not None:
        quarter = divmod(reference.year * 4 + (reference.month - 1) // 3 - 1, 4)
        quarter = quarter[0], quarter[1] + 1
    if quarter is not None:
        value = f"{year or state.count(quarter[0]) - 1:04d}-Q{quarter[1]}"
        return Reading(DATE, value, aside=True)
    if reference is None:
        return None
    return Reading(DATE, f"{year or state.count(reference).year - 1:04d}", aside=True)


_THING = r"(?:<unit>|<stretch>)"

RULES = (
    Rule("compared", "year_ago", r"(?:<the> |<a> )?<unit>-(?:<ago>|<earlier>) " + _THING,
         _year_ago, "than in the year-ago quarter", "2023-Q1"),
    Rule("compared", "same",
         r"<the> <same> " + _THING
         + r",? (?:(?:<of> |<prep> )?(?:<year>|(?:<the> )?(?:<last>|<previous>) <unit>)"
         r"|(?:<a>|<the>) <unit> (?:<ago>|<earlier>|<before>))",
         _same, "than in the same quarter last year", "2023-Q1"),
)  # fmt: skip
