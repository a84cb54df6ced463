"""Feasts that follow the moon: Jewish, Islamic, Chinese and Indian, as days of the Gregorian year.

The Jewish calendar is exact. The Islamic one is the arithmetical calendar, so a sighting of the moon
may move a feast by a day; so may a local custom move Diwali. New moons after Meeus, "Astronomical
Algorithms" (1991), chapters 27 and 49, good to a quarter of an hour.
"""

from __future__ import annotations

from datetime import date
from math import radians, sin

_ORDINAL = 1721425  # Julian day number less this is Python's ordinal of a day
_MIDNIGHT = _ORDINAL - 0.5
_HEBREW_EPOCH = -1373427
_HEBREW_YEAR = 3761  # the Jewish year that starts in the autumn of year 0
_FULL_YEARS = (355, 385)
_PASSOVER, _PURIM, _ATONEMENT = 163, 193, 9
_BEIJING, _DELHI = 8 / 24, 5.5 / 24
_EVENING = 0.75

# Month and day of the Islamic year; Ramadan is named for its first day.
_ISLAMIC = {"ramadan": (9, 1), "fitr": (10, 1), "adha": (12, 10), "ashura": (1, 10)}
_JEWISH = frozenset({"hashanah", "kippur", "passover", "purim", "hanukkah"})
NAMES = frozenset({*_ISLAMIC, *_JEWISH, "lunar", "diwali"})


def feast(name: str, year: int) -> date:
    """The day of the feast ``name`` (one of `NAMES`) in a year, the first if it has two.

    Raises ValueError outside the years of the calendar, and where the year has no such feast.
    """
    if name in _ISLAMIC:
        return _islamic(*_ISLAMIC[name], year)
    if name in _JEWISH:
        return date.fromordinal(_jewish(name, year))
    return _chinese_new_year(year) if name == "lunar" else _diwali(year)


def _islamic(month: int, day: int, year: int) -> date:
    first = int((year - 622) * 1.030684)
    for number in range(max(1, first - 1), first + 4):
        days = (11 * number + 3) // 30 + 354 * number + 30 * month - (month - 1) // 2 + day
        found = date.fromordinal(days + 1948440 - 385 - _ORDINAL)
        if found.year == year:
            return found
    raise ValueError(year)


def _days_before(year: int) -> int:
    """The days from the Jewish epoch to the first day of a year, its first postponements in."""
    months = (235 * year - 234) // 19
    days = 29 * months + (12084 + 13753 * months) // 25920
    return days + (3 * (days + 1) % 7 < 3)  # noqa: PLR2004 - not on Sunday, Wednesday or Friday


def _jewish_new_year(year: int) -> int:
    """The ordinal of 1 Tishri: no year may have 356 days or follow one of 382."""
    before, this, after = (_days_before(number) for number in (year - 1, year, year + 1))
    late = 2 if after - this == 356 else int(this - before == 382)  # noqa: PLR2004 - see above
    return _HEBREW_EPOCH + this + late


def _jewish(name: str, year: int) -> int:
    new_year = _jewish_new_year(year + _HEBREW_YEAR)
    if name == "hanukkah":
        length = _jewish_new_year(year + _HEBREW_YEAR + 1) - new_year
        return new_year + 83 + (length in _FULL_YEARS)
    moved = {"passover": -_PASSOVER, "purim": -_PURIM, "kippur": _ATONEMENT}
    return new_year + moved.get(name, 0)


def _new_moon(number: int) -> float:
    """The Julian day of a new moon, counted from that of 6 January 2000."""
    anomaly = radians(2.5534 + 29.10535670 * number)
    moon = radians(201.5643 + 385.81693528 * number)
    node = radians(160.7108 + 390.67050284 * number)
    return (
        2451550.09766
        + 29.530588861 * number
        - 0.40720 * sin(moon)
        + 0.17241 * sin(anomaly)
        + 0.01608 * sin(2 * moon)
        + 0.01039 * sin(2 * node)
        + 0.00739 * sin(moon - anomaly)
        - 0.00514 * sin(moon + anomaly)
        + 0.00208 * sin(2 * anomaly)
    )


def _new_moons(year: int) -> list[float]:
    """The new moons from the November before a year to its end."""
    first = int((year - 2000) * 12.3685) - 2
    return [_new_moon(number) for number in range(first, first + 15)]


def _day(moment: float) -> date:
    return date.fromordinal(int(moment - _MIDNIGHT))


def _chinese_new_year(year: int) -> date:
    """The second new moon after the winter solstice, on Beijing's calendar."""
    solstice = _day(2451900.05952 + 365242.74049 * (year - 2001) / 1000 + _BEIJING)
    after = [day for moon in _new_moons(year) if (day := _day(moon + _BEIJING)) > solstice]
    return after[1]


def _diwali(year: int) -> date:
    """The evening before the new moon between 17 October and 15 November, in Delhi."""
    first = date(year, 10, 17).toordinal()
    moon = next(moon for moon in _new_moons(year) if moon - _MIDNIGHT >= first)
    return _day(moon + _DELHI - _EVENING)
