"""Stretches of the calendar as a query writes them: 2023, 2023-09, 2023-08..2023-10, >2023."""

from __future__ import annotations

import re
from datetime import MAXYEAR, MINYEAR, date, datetime, timedelta

FIRST, BEHIND_LAST = date.min.toordinal(), date.max.toordinal() + 1
HINT = "2023, 2023-09, 2023-09-13, 2023-08..2023-10, >2023, <=2023-09 or today"

_PERIOD = re.compile(r"(\d{4})(?:-(?:(\d\d?)(?:-(\d\d?))?|[Qq]([1-4])))?", re.ASCII)
_RELATIVE = {"yesterday": -1, "today": 0, "tomorrow": 1}
_DECEMBER = 12

Days = tuple[int, int]


def period(value: str, today: date | None = None) -> Days:
    """The days that ``value`` means, as half-open ordinals; open ends are the calendar's.

    ``today`` is what "today" means, else the clock says. Raises `ValueError`.
    """
    if ".." in value:
        left, _, right = value.partition("..")
        first = _one(left, today)[0] if left.strip() else FIRST
        behind = _one(right, today)[1] if right.strip() else BEHIND_LAST
        if behind <= first or not (left + right).strip():
            raise ValueError("the range ends before it begins")
        return first, behind
    sign = next((sign for sign in (">=", "<=", ">", "<") if value.startswith(sign)), "")
    first, behind = _one(value.removeprefix(sign), today)
    match sign:
        case ">=":
            return first, BEHIND_LAST
        case ">":
            return behind, BEHIND_LAST
        case "<=":
            return FIRST, behind
        case "<":
            return FIRST, first
    return first, behind


def _one(value: str, today: date | None) -> Days:
    word = value.strip().lower()
    if word in _RELATIVE:
        now = today or datetime.now().astimezone().date()
        first = (now + timedelta(_RELATIVE[word])).toordinal()
        return first, first + 1
    match = _PERIOD.fullmatch(word)
    if match is None:
        raise ValueError(f"{value} is no date")
    year, month, day, quarter = (int(part) if part else 0 for part in match.groups())
    if day:
        first = date(year, month, day).toordinal()
        return first, first + 1
    if quarter:
        return _months(year, quarter * 3 - 2, 3)
    return _months(year, month, 1) if match[2] else _months(year, 1, 12)


def _months(year: int, month: int, count: int) -> Days:
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f"year {year} is out of range")
    first = date(year, month, 1).toordinal()
    after, index = divmod(year * _DECEMBER + month - 1 + count, _DECEMBER)
    behind = date(after, index + 1, 1).toordinal() if after <= MAXYEAR else BEHIND_LAST
    return first, behind
