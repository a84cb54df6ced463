"""Neighbours that are one expression: a time of day and its day, as in "10 a.m. on August 14"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from briefterm.temporal.grounds import UNGROUNDED, Grounds
from briefterm.temporal.pattern import compiled
from briefterm.temporal.rule import DATE, TIME, Reading

if TYPE_CHECKING:
    import re

    from briefterm.temporal.tokens import Tokens

_DAY_LENGTH = len("2024-05-14")
_NOON = 12
# No more tokens than these stand between a time and its day: ", on the ".
_FAR = 6


class Found(NamedTuple):
    """An expression: tokens ``start`` to ``end`` (exclusive), the rule's id and its reading.

    ``grounds`` is how the resolver counted, and from where.
    """

    start: int
    end: int
    rule: str
    reading: Reading
    grounds: Grounds = UNGROUNDED


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


def _is_part(found: Found) -> bool:
    """Whether it is "this morning" or "tonight": a part of a day that a clock time lies in."""
    part = found.rule == "clock.part" or found.rule.startswith("deictic.")
    return part and _is_time(found.reading) and ":" not in found.reading.value


def _in_part(clock: Reading, part: Reading) -> Reading:
    """The clock time on the half of the dial that the part of the day lies in."""
    hour, minute = clock.value.partition("T")[2].split(":")
    if int(hour) < _NOON and part.value.endswith(("TAF", "TEV", "TNI")):
        hour = f"{int(hour) + _NOON:02d}"
    return clock._replace(value=f"T{hour}:{minute}")


def join(tokens: Tokens, left: Found, right: Found) -> Found | None:
    """The two as one expression, or None if they are two."""
    if right.start - left.end > _FAR:
        return None
    gap = tokens.classes[left.end : right.start]
    if any(word.istitle() for word in tokens.texts[left.end : right.start]):
        return None  # "until 3 p.m. On June 27": the full stop of "p.m." ends the sentence
    time_first, day_first = _links()
    left_time = left.rule.startswith("clock.") and _is_time(left.reading)
    right_time = right.rule.startswith("clock.") and _is_time(right.reading)
    if left_time and _is_day(right.reading) and time_first.fullmatch(gap):
        time, day, grounds = left.reading, right.reading, right.grounds
    elif _is_day(left.reading) and right_time and day_first.fullmatch(gap):
        if "," in gap and ":" not in right.reading.value:
            return None
        time, day, grounds = right.reading, left.reading, left.grounds
    elif ":" in left.reading.value and _is_part(right) and gap == " ":
        time, day, grounds = _in_part(left.reading, right.reading), right.reading, right.grounds
    elif (
        _is_day(left.reading)
        and _is_day(right.reading)
        and left.rule.startswith("weekday.")
        and right.rule.startswith("day.")
        and compiled(r",? (?:<the> )?").fullmatch(gap)
    ):
        return Found(left.start, right.end, right.rule, right.reading, right.grounds)
    else:
        return None
    value = f"{_day_of(day)}T{time.value.partition('T')[2]}"
    rule = left.rule if left_time or not right_time else right.rule
    reading = Reading(TIME, value, time.mod, None, day.explicit)
    return Found(left.start, right.end, rule, reading, grounds)
