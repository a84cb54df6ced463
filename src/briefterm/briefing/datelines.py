"""Reads the date of a briefing where it stands in full; a day without a year is no date."""

from __future__ import annotations

import functools
import re
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<{}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?P<{}>\d{{1,2}})(?:st|nd|rd|th)?"

# Numbers as 13/09/2023 or 09/13/2023 are left out: which is the month would be guessed.
_FULL_DATE = "|".join(
    (
        r"(?P<y1>\d{4})(?P<sep>[-/.])(?P<m1>\d{1,2})(?P=sep)(?P<d1>\d{1,2})(?!\d)",
        r"(?P<d2>\d{1,2})\.\s?(?P<m2>\d{1,2})\.\s?(?P<y2>\d{4})(?!\d)",
        _DAY.format("d3") + r"\s{1,2}(?:of\s)?" + _MONTH.format("m3") + r",?\s(?P<y3>\d{4})(?!\d)",
        _MONTH.format("m4") + r"\s{1,2}" + _DAY.format("d4") + r",?\s(?P<y4>\d{4})(?!\d)",
    )
)
_DAY_OF_YEAR = "|".join(
    (
        _DAY.format("d5") + r"\s(?:of\s)?" + _MONTH.format("m5") + r"(?!\w)",
        _MONTH.format("m6") + r"\s" + _DAY.format("d6") + r"(?!\w)",
    )
)
_LABEL = r"(?:(?:first |last )?(?:published|updated|posted|date|dated|issued)(?: on)?:?\s+)?"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_CLOCK = r"(?:,?\s+(?:at\s+)?|T)\d{1,2}[:.]\d{2}[\w:.+ -]{0,20}"
_PLACE = r"(?:[^\d.,;:!?]{2,40},\s*)?"

_LINE_LENGTH = 120
_PREFIX_LENGTH = 100
_FIRST_LINES = 8
_DASHES = (" - ", " – ", " — ", " -- ", "— ")


def parse_date(text: str) -> date | None:
    """The real date that ``text`` is, all of it (a clock time may follow), or None.

    ISO 8601, ``2023/09/13``, ``20230913``, ``13.09.2023``, ``13 September 2023`` and ``September
    13, 2023`` are read.
    """
    line = text.strip()
    if len(line) == len("20230913") and line.isascii() and line.isdigit():
        return _real(line[:4], line[4:6], line[6:])
    if len(line) > _LINE_LENGTH:
        return None
    return _date_of(_whole_line().fullmatch(line))


def date_of_line(line: str) -> date | None:
    """The date with a year that a date line gives, or the dateline at the start of a paragraph."""
    head = line[:_LINE_LENGTH].strip()
    if len(line) <= _LINE_LENGTH:
        for part in re.split("[|·•]", head):
            day = _date_of(_date_line().fullmatch(part.strip()))
            if day is not None:
                return day
    prefix = _dateline_prefix(head)
    return _date_of(_full_date().search(prefix)) if prefix else None


def date_of_lines(lines: Iterable[str]) -> date | None:
    """The date that a date line or dateline among the first lines gives."""
    for number, line in enumerate(lines):
        if number == _FIRST_LINES:
            break
        day = date_of_line(line)
        if day is not None:
            return day
    return None


def is_dateline(paragraph: str) -> bool:
    """Whether a paragraph opens with a place and a date as news agencies write it, or is one."""
    return bool(_dateline_prefix(paragraph[:_LINE_LENGTH])) or date_of_line(paragraph) is not None


def date_of_name(stem: str) -> date | None:
    """The date in a file name: ``2023-09-13`` anywhere in it, ``20230913`` at its start."""
    iso = re.search(r"(?<!\d)(\d{4})([-_.])(\d{2})\2(\d{2})(?!\d)", stem)
    if iso:
        return _real(iso[1], iso[3], iso[4])
    compact = re.match(r"(\d{4})(\d{2})(\d{2})(?!\d)", stem)
    return _real(compact[1], compact[2], compact[3]) if compact else None


def date_of_url(url: str) -> date | None:
    """The date in the path of a web address: ``/2023/09/13/`` or ``2023-09-13``."""
    match = re.search(r"(?<!\d)((?:19|20)\d{2})([-/])(\d{1,2})\2(\d{1,2})(?!\d)", url[:2000])
    return _real(match[1], match[3], match[4]) if match else None


def _dateline_prefix(head: str) -> str:
    """What stands before the dash of a dateline, or an empty string if that is no dateline."""
    ends = [head.find(dash) for dash in _DASHES]
    end = min((end for end in ends if 0 < end <= _PREFIX_LENGTH), default=0)
    prefix = head[:end].strip()
    if not prefix:
        return ""
    place = re.split(r"[,(\d]", prefix, maxsplit=1)[0].strip()
    letters = sum(character.isalpha() for character in place)
    capitals = letters > 1 and place.isupper()
    if capitals or _placed_day().fullmatch(prefix):
        return prefix
    return ""


def _date_of(match: re.Match[str] | None) -> date | None:
    if match is None:
        return None
    groups = match.groupdict()
    for form in "1234":
        if groups["y" + form]:
            return _real(groups["y" + form], groups["m" + form], groups["d" + form])
    return None


def _real(year: str, month: str, day: str) -> date | None:
    number = int(month) if month.isdigit() else _MONTHS.index(month[:3].lower()) + 1
    try:
        return date(int(year), number, int(day))
    except ValueError:
        return None


@functools.cache
def _full_date() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w/.-])(?:{_FULL_DATE})", re.ASCII | re.IGNORECASE)


@functools.cache
def _whole_line() -> re.Pattern[str]:
    return re.compile(rf"{_WEEKDAY}(?:{_FULL_DATE})(?:{_CLOCK})?", re.ASCII | re.IGNORECASE)


@functools.cache
def _date_line() -> re.Pattern[str]:
    line = rf"{_LABEL}{_PLACE}{_WEEKDAY}(?:{_FULL_DATE})(?:{_CLOCK})?\.?"
    return re.compile(line, re.ASCII | re.IGNORECASE)


@functools.cache
def _placed_day() -> re.Pattern[str]:
    day = rf"(?:{_FULL_DATE}|{_DAY_OF_YEAR})"
    return re.compile(rf"{_PLACE}{_PLACE}{day}(?:\s*\([^()]{{1,40}}\))?", re.ASCII | re.IGNORECASE)
