"""Calendar arithmetic: months, weeks, quarters, seasons, movable feasts. Proleptic Gregorian.

All functions raise ValueError or OverflowError outside the years 1 to 9999; the engine takes that
as a refusal.
"""

from __future__ import annotations

from datetime import date, timedelta

# English whatever the locale, unlike those of the standard library's ``calendar``; by ISO number.
MONTH_NAMES = (
    "", "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
WEEKDAY_NAMES = (
    "", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
)  # fmt: skip
SEASON_NAMES = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}

MONTHS = 12
WEEK = 7
DAYS_IN_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

# The first month of each season of the northern hemisphere; winter runs into the next year.
SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def shift_month(year: int, month: int, by: int) -> tuple[int, int]:
    """The month ``by`` months after ``month`` of ``year``, as (year, month); any year."""
    months = year * MONTHS + month - 1 + by
    return months // MONTHS, months % MONTHS + 1


def day_and_month(month: int, day: int) -> str:
    """The day as readers see it: "14 May"."""
    return f"{day} {MONTH_NAMES[month]}"


def month_length(year: int, month: int) -> int:
    """The number of days of a month."""
    if month == 2 and not is_leap(year):  # noqa: PLR2004 - February
        return 28
    return DAYS_IN_MONTH[month - 1]


def is_leap(year: int) -> bool:
    """Whether the Gregorian year has a 29 February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def add_days(day: date, days: int) -> date:
    """``day`` moved by ``days``."""
    return day + timedelta(days=days)


def add_months(day: date, months: int) -> date:
    """The same day ``months`` later, or the last of the month if there is no such day."""
    year, month = shift_month(day.year, day.month, months)
    return date(year, month, min(day.day, month_length(year, month)))


def week_of(day: date) -> str:
    """The ISO 8601 week of ``day``, as ``2024-W07``."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def weekday_before(day: date, weekday: int) -> date:
    """The latest day with ISO ``weekday`` (Monday 1) that is not after ``day``."""
    return add_days(day, -((day.isoweekday() - weekday) % WEEK))


def weekday_after(day: date, weekday: int) -> date:
    """The first day with ISO ``weekday`` (Monday 1) that is not before ``day``."""
    return add_days(day, (weekday - day.isoweekday()) % WEEK)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The ``nth`` ISO ``weekday`` of a month; -1 is the last."""
    if nth < 0:
        return weekday_before(date(year, month, month_length(year, month)), weekday)
    return add_days(weekday_after(date(year, month, 1), weekday), WEEK * (nth - 1))


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher's computation)."""
    golden = year % 19
    century, rest = divmod(year, 100)
    skipped, leap = divmod(century, 4)
    moon = (19 * golden + century - skipped - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * leap + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def season_of(day: date) -> tuple[int, str]:
    """The season that ``day`` lies in, as (year in which it starts, code)."""
    if day.month < SEASON_STARTS["SP"]:
        return day.year - 1, "WI"
    code = next(code for code, start in reversed(SEASON_STARTS.items()) if day.month >= start)
    return day.year, code


def years_around(day: date, reach: int = 1) -> range:
    """The years within ``reach`` of that of ``day`` that a date can hold."""
    return range(max(date.min.year, day.year - reach), min(date.max.year, day.year + reach) + 1)
