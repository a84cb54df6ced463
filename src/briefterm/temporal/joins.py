"""Neighbours that are one expression: a time of day and its day, as in "10 a.m. on August 14"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from briefterm.temporal.pattern import compiled
from briefterm.temporal.rule import DATE, TIME, Reading

if TYPE_CHECKING:
    import re

    from briefterm.temporal.tokens import Tokens

_DAY_LENGTH = len("2024-05-14")


class Found(NamedTuple):
    """An expression: tokens ``start`` to ``end`` (exclusive), the rule's id and its reading."""

    start: int
    end: int
    rule: str
    reading: Reading


@cache
def _links() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What may stand between a time and its day, and between a day and its time."""
    return compiled(r",? (?:(?:<on>|<of>) )?(?:<the> )?"), compiled(r",? |")


def _is_time(reading: Reading) -> bool:
    return reading.type == TIME and "T" in reading.value


def _is_day(reading: Reading) -> bool:
    value = reading.value
    return reading.type == DATE and len(value) == _DAY_LENGTH and value[4] == value[7] == "-"


def _day_of(reading: Reading) -> str:
    return reading.value.partition("T")[0]


def join(tokens: Tokens, left: Found, right: Found) -> Found | None:
    """The two as one expression, or None if they are two."""
    gap = tokens.classes[left.end : right.start]
    time_first, day_first = _links()
    left_time = left.rule.startswith("clock.") and _is_time(left.reading)
    right_time = right.rule.startswith("clock.") and _is_time(right.reading)
    if left_time and _is_day(right.reading) and time_first.fullmatch(gap):
        time, day = left, right
    elif _is_day(left.reading) and right_time and day_first.fullmatch(gap):
        time, day = right, left
    elif ":" in left.reading.value and right.rule == "clock.part" and gap == " ":
        time, day = left, right
    elif (
        _is_day(left.reading)
        and _is_day(right.reading)
        and left.rule.startswith("weekday.")
        and right.rule.startswith("day.")
        and compiled(r",? (?:<the> )?").fullmatch(gap)
    ):
        return Found(left.start, right.end, right.rule, right.reading)
    else:
        return None
    value = f"{_day_of(day.reading)}T{time.reading.value.partition('T')[2]}"
    reading = Reading(TIME, value, time.reading.mod, None, day.reading.explicit)
    return Found(left.start, right.end, time.rule, reading)
