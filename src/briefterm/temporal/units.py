"""Units of time as TIMEX3 writes them, and durations that end or start at a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefterm.temporal.calendar import add_days, add_months
from briefterm.temporal.rule import DURATION, Reading

if TYPE_CHECKING:
    from datetime import date

    from briefterm.temporal.intervals import Interval

# Unit -> how a duration of one is written: prefix, factor, suffix.
_CODES = {
    "second": ("PT", 1, "S"), "minute": ("PT", 1, "M"), "hour": ("PT", 1, "H"),
    "day": ("P", 1, "D"), "night": ("P", 1, "D"), "week": ("P", 1, "W"), "weekend": ("P", 1, "WE"),
    "fortnight": ("P", 2, "W"), "month": ("P", 1, "M"), "quarter": ("P", 1, "Q"),
    "year": ("P", 1, "Y"), "decade": ("P", 10, "Y"), "century": ("P", 100, "Y"),
    "millennium": ("P", 1000, "Y"),
}  # fmt: skip
_VAGUE_CODES = {"decade": "PXDE", "century": "PXCE", "millennium": "PXML"}
_DAYS = {"day": 1, "night": 1, "week": 7, "weekend": 7, "fortnight": 14}
_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}


def duration_value(count: str, unit: str) -> str | None:
    """``("3", "month")`` -> ``P3M``; ``("X", "day")`` -> ``PXD``; None for no unit of time."""
    if unit not in _CODES:
        return None
    prefix, factor, code = _CODES[unit]
    if count == "X":
        return _VAGUE_CODES.get(unit, f"{prefix}X{code}")
    if factor == 1:
        return f"{prefix}{count}{code}"
    return f"{prefix}{float(count) * factor:g}{code}"


def moved(day: date, count: str, unit: str, sign: int) -> date | None:
    """``day`` moved by whole units of a day or more; None for other units or counts."""
    if not count.isdecimal():
        return None
    number = int(count) * sign
    if unit in _DAYS:
        return add_days(day, number * _DAYS[unit])
    if unit in _MONTHS:
        return add_months(day, number * _MONTHS[unit])
    return None


def duration_back(count: str, unit: str, reference: date | None) -> Reading | None:
    """A duration that ends at the document date: "the past three months"."""
    value = duration_value(count, unit)
    if value is None:
        return None
    return Reading(DURATION, value, None, _reach(count, unit, reference, -1))


def duration_ahead(count: str, unit: str, reference: date | None) -> Reading | None:
    """A duration that starts at the document date: "the next three months"."""
    value = duration_value(count, unit)
    if value is None:
        return None
    return Reading(DURATION, value, None, _reach(count, unit, reference, 1))


def _reach(count: str, unit: str, reference: date | None, sign: int) -> Interval | None:
    if reference is None:
        return None
    far = moved(reference, count, unit, sign)
    if sign < 0:
        return far.isoformat() if far else None, add_days(reference, 1).isoformat()
    return reference.isoformat(), far.isoformat() if far else None
