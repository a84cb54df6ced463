"""The days that a time expression speaks of."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefterm.model import TimeExpression

_DAY = len("2024-05-14")
_LONGEST = (1, 31, 366)
LENGTHS = len(_LONGEST) + 1


def days_of(expression: TimeExpression) -> tuple[int, int] | None:
    """The first and the last day as ordinals, both inclusive; None where an end is open."""
    return days_between(expression.earliest, expression.latest)


def days_between(earliest: str | None, latest: str | None) -> tuple[int, int] | None:
    """The same for the ends of an interval: inclusive and exclusive ISO dates or date-times."""
    if earliest is None or latest is None:
        return None
    try:
        first = date.fromisoformat(earliest[:_DAY]).toordinal()
        last = date.fromisoformat(latest[:_DAY]).toordinal()
    except ValueError:
        return None
    if not latest[_DAY + 1 :].strip("0:"):
        last -= 1  # the end is midnight, which is of the day before
    return first, max(first, last)


def is_vague(one: Sequence[Any]) -> bool:
    """Whether a date, as the concordance keeps it, says "now" or "recently", which tells little."""
    value: str = one[3]
    return value.endswith("_REF")


def length_of(first: int, last: int) -> int:
    """The class of an interval by its length, from 0 for a day to `LENGTHS` - 1."""
    days = last - first + 1
    return next((number for number, most in enumerate(_LONGEST) if days <= most), LENGTHS - 1)


def longest(length: int) -> int | None:
    """The most days that an interval of this class has; None for any number."""
    return _LONGEST[length] if length < len(_LONGEST) else None
