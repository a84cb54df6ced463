"""The grammar: a table of rules for each family of time expressions."""

from __future__ import annotations

from briefterm.temporal.rules import (
    clock,
    compared,
    day,
    duration,
    fiscal,
    holiday,
    month,
    numeric,
    periods,
    relative,
    repeated,
    season,
    shift,
    vague,
    weekday,
    year,
)

# Of matches with the same length the earlier rule wins.
RULES = (
    *day.RULES,
    *numeric.RULES,
    *month.RULES,
    *year.RULES,
    *weekday.RULES,
    *relative.RULES,
    *periods.RULES,
    *compared.RULES,
    *fiscal.RULES,
    *season.RULES,
    *holiday.RULES,
    *clock.RULES,
    *shift.RULES,
    *duration.RULES,
    *repeated.RULES,
    *vague.RULES,
)

__all__ = ["RULES"]
