"""Days in figures: 2024-05-14, 5/14/2024, 14-05-2024, 14.05.2024, 14-May-24, 13/14 May."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from briefterm.temporal.rule import DATE, TIME, Match, Reading, Rule
from briefterm.temporal.rules.day import day_of

if TYPE_CHECKING:
    from briefterm.temporal.state import State

_MONTHS = 12
_MOST_DAYS = 31
_TWO_DIGITS = 99
# "5-Jun-35" is of this century while it lies so few years ahead of the text.
_FORESEEN = 10
_UNDATED = 2049
# Part of a longer number: a telephone, an account.
_NUMBER_BEFORE = r"(?:<day>|<two>|<three>|<year>|<big>|<mixed>)[-./]|[-./]"
_NUMBER_AFTER = r"[-/](?:<num>|<mixed>)|\.<num>"


def _iso(match: Match, _state: State) -> Reading | None:
    text = match.text("iso")
    day = date.fromisoformat(text[:10]).isoformat()
    if len(text) > 10:  # noqa: PLR2004 - YYYY-MM-DD
        return Reading(TIME, f"{day}T{text[11:16]}", explicit=True)
    return Reading(DATE, day, explicit=True)


def _slash(match: Match, state: State) -> Reading | None:
    """Reads "5/6/2024" in the order of the text, unless the month would be no month."""
    first, second, third = map(int, match.text("slash").split("/"))
    if first > _MOST_DAYS:
        return Reading(DATE, date(first, second, third).isoformat(), explicit=True)
    year = third if third > _TWO_DIGITS else 2000 + third
    month, day = _in_order(first, second, state)
    return Reading(DATE, date(year, month, day).isoformat(), explicit=True)


def _in_order(first: int, second: int, state: State) -> tuple[int, int]:
    """Month and day of two figures."""
    month, day = (first, second) if state.order == "us" else (second, first)
    return (day, month) if month > _MONTHS else (month, day)


def _dotted(match: Match, _state: State) -> Reading | None:
    day, month, year = map(int, match.text("dotted").split("."))
    return Reading(DATE, date(year, month, day).isoformat(), explicit=True)


def _dashed(match: Match, state: State) -> Reading | None:
    """Reads "06-05-2024" in the order of the text."""
    if match.before(_NUMBER_BEFORE) is not None or match.after(_NUMBER_AFTER) is not None:
        return None
    month, day = _in_order(match.number("day"), match.number("day", 1), state)
    return Reading(DATE, date(match.number("year"), month, day).isoformat(), explicit=True)


def _short_year(match: Match, state: State) -> Reading | None:
    """Reads "5-Jun-24": the latest such year that is no more than some years ahead."""
    if match.before(_NUMBER_BEFORE) is not None or match.after(_NUMBER_AFTER) is not None:
        return None
    short = match.number("small", -1)
    last = state.reference.year + _FORESEEN if state.reference else _UNDATED
    year = last - (last - short) % 100
    day = match.number("day")
    return Reading(DATE, date(year, match.number("month"), day).isoformat(), explicit=True)


def _two_days(match: Match, state: State) -> Reading | None:
    """Reads "the night of 13/14 May": the first day, with an interval that holds both."""
    first, second = map(int, match.text("daypair").split("/"))
    month = match.number("month")
    if first >= second or (match.has("maymonth") and match.after(r" <measure>") is not None):
        return None
    if match.has("year"):
        value = date(match.number("year"), month, first).isoformat()
        reading = Reading(DATE, value, explicit=True)
    else:
        found = day_of(month, first, match, state)
        if found is None:
            return None
        reading = found
    if reading.value.startswith("X"):
        return reading
    start = date.fromisoformat(reading.value)
    behind = start.replace(day=second) + timedelta(days=1)
    return reading._replace(interval=(reading.value, behind.isoformat()))


def _figures(match: Match, state: State) -> Reading | None:
    """Reads "on 5/6" in the order of the text; elsewhere two such figures are a fraction."""
    if match.before(r"<on> |<since> |<until> ") is None:
        return None
    if match.after(r"[,;:!?)\n]|\.[ \n]|\.\Z|\Z| (?:<at>|<prep>) ") is None:
        return None
    first, second = map(int, match.text("daypair").split("/"))
    month, day = _in_order(first, second, state)
    return day_of(month, day, match, state)


RULES = (
    Rule("day", "iso", r"<iso>",
         _iso, "2024-02-29", "2024-02-29"),
    Rule("day", "slash", r"<slash>",
         _slash, "5/14/2024", "2024-05-14"),
    Rule("day", "dotted", r"<dotted>",
         _dotted, "14.05.2024", "2024-05-14"),
    Rule("day", "dashed", r"<day>-<day>-<year>",
         _dashed, "on 05-14-2024", "2024-05-14"),
    Rule("day", "short_year", r"<day>-<month>-(?:<day>|<two>)",
         _short_year, "on 5-Jun-24", "2024-06-05"),
    Rule("day", "two_days", r"<daypair> <month>(?:,? <year>)?|<month> <daypair>(?:,? <year>)?",
         _two_days, "in the night of 13/14 May", "2024-05-13"),
    Rule("day", "figures", r"<daypair>",
         _figures, "on 5/14.", "2024-05-14"),
)  # fmt: skip
