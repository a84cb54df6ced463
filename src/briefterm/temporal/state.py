"""What the text has spoken of so far: the state that a resolver counts from."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, TypeVar

from briefterm.temporal.calendar import shift_month
from briefterm.temporal.grounds import CARRIED, COUNTED, NEAREST, ON, PLACED, Anchor

if TYPE_CHECKING:
    from briefterm.model import DateOrder
    from briefterm.temporal.places import Place
    from briefterm.temporal.rule import Reading

A = TypeVar("A", bound=Anchor)

# A year counts as past for the telling mode when it lies at least this far behind the document.
_BYGONE = 2
# So many bygone dates more than signs of news make a text a narrative.
_NARRATIVE = 2
_SIGN_OF_NEWS = 8
# So much can a text gather: a text that turns to the news needs a few signs to be believed.
_MOST_BYGONE = 24
_AUTUMN, _SPRING = 10, 3
_FROM_DATE = (COUNTED, PLACED, NEAREST)
_YEAR = len("1941")
_DAY = len("1941-12-07")
_YEAR_BC = len("BC0480")
# A season after which January is in the next year.
_LATE = frozenset({"-FA", "-WI"})
# A year further off that only stands inside a sentence is a glance aside.
_GLANCE = 2


@cache
def _dated_value() -> re.Pattern[str]:
    return re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?![\d])(-W(\d\d))?")


class State:
    """The document date and the last dates named, one for each fineness.

    ``order`` is which of day and month the text writes first in 5/6/2024. ``year`` is the last year named or implied, ``month`` the last (year, month), ``quarter`` the last
    (year, quarter), ``day`` the last
    day, ``week`` the Monday of the last week; each is forgotten when the text moves to another year.
    ``told`` is the year that the running paragraph has named explicitly, ``bygone`` weighs bygone
    years against signs of news, ``before_christ`` is the last year named if it was one BC.
    ``near_day`` is the last day named in the running paragraph, up to the token ``near_end``, ``glanced`` the last (year, month)
    that a narrative glanced at there. Under a heading such as "What to
    watch" the text ``looks`` ahead (1), under "Timeline" back (-1). ``names`` are days that turned out to be people. ``how``
    and ``anchor`` say what the resolver at work counts from.
    """

    def __init__(self, reference: date | None, order: DateOrder = "us") -> None:
        self.reference = reference
        self.order = order
        self.year: int | None = None
        self.month: tuple[int, int] | None = None
        self.day: date | None = None
        self.near_day: date | None = None
        self.near_end = 0
        self.week: date | None = None
        self.quarter: tuple[int, int] | None = None
        self.clock = ""
        self.ending: int | None = None
        self.glanced: tuple[int, int] | None = None
        self.told: int | None = None
        self.before_christ: int | None = None
        self.bygone = 0
        self.looks = 0
        self.names: set[str] = set()
        self.how = ""
        self.anchor: Anchor = None

    def count(self, anchor: A, how: str = COUNTED) -> A:
        """Note that the reading counts from ``anchor``, and how; the anchor itself."""
        self.how, self.anchor = how, anchor
        return anchor

    @property
    def narrative(self) -> bool:
        """Whether the text tells of bygone years, so that a year named carries on."""
        return self.bygone >= _NARRATIVE

    @property
    def spoken_year(self) -> int | None:
        """The year named last, be it only in passing; what "that year" means."""
        return self.glanced[0] if self.glanced else self.year

    @property
    def base(self) -> date | None:
        """The day that "two days later" counts from: the last day named, else the document's."""
        return self.day or self.reference

    def paragraph(self) -> None:
        """A new paragraph starts: in news the year that the last one spoke of is over."""
        self.told = self.near_day = self.glanced = None

    def news(self) -> None:
        """The text counts from its own date, as news do: "yesterday", "last week"."""
        self.bygone = max(-2 * _SIGN_OF_NEWS, self.bygone - _SIGN_OF_NEWS)
        self.told = None

    def carried_year(self, month: int) -> int | None:
        """The year that a date without one inherits from the text, or None in news.

        October to December followed by January to March is the turn of a year.
        """
        year = self.year if self.narrative else self.told
        if self.count(year, CARRIED) is None or year is None:
            return None
        turns = self.month is not None and self.month[0] == year and self.month[1] >= _AUTUMN
        return year + ((turns or self.ending == year) and month <= _SPRING)

    def note(self, reading: Reading, place: Place) -> None:
        """Remember where a DATE or TIME at ``place`` took the text."""
        value = reading.value
        if reading.aside or place.bounds:
            return
        if value.startswith("BC") and len(value) >= _YEAR_BC:
            self._go_before_christ(int(value[2:6]))
            return
        match = _dated_value().match(value)
        if match is None:
            return
        counted = self.anchor == self.reference
        if self.narrative and self.how in _FROM_DATE and counted:
            self.day = None  # "last month" in a history is its writer's
            return
        if "T" in value:
            self.clock = value.partition("T")[2]
        undated = self.how == ON and self.told is not None and counted  # a time of no certain day
        if undated or (place.since and int(match[1]) != self.told):
            return
        day = None
        if match[3]:
            day = self.near_day = date.fromisoformat(value[:_DAY])
            self.near_end = place.end
        if self._digresses(int(match[1]), place):
            self.glanced = (int(match[1]), int(match[2] or 1))
        else:
            self._go(match, day, reading)

    def _go_before_christ(self, year: int) -> None:
        self.before_christ = year
        self.bygone, self.year, self.day = self.bygone + 1, None, None
        self.month = self.week = None

    def _go(self, match: re.Match[str], day: date | None, reading: Reading) -> None:
        """Go to the date of a value, and weigh what its year says of the text."""
        year = int(match[1])
        self._move(year, match, day)
        if reading.mod == "END" and match.end() == _YEAR:
            self.ending = year  # after "late 1941" January is in 1942
        if year != self.told:
            self.told = year if self._moves_on(year) else None
        if reading.explicit:
            self._weigh(year, whole=match[3] is not None)

    def _move(self, year: int, match: re.Match[str], day: date | None) -> None:
        """Go to the date of a value: what is finer and of another year is forgotten."""
        if year != self.year and (self.narrative or match[2] or match[5]):
            self.month = self.day = self.week = None
        self.year, self.before_christ, self.glanced = year, None, None
        self.ending = year if match.string[4:] in _LATE else None
        if match.string[4:6] == "-Q":
            self.quarter = (year, int(match.string[6]))
        if match[2]:
            self.month = (year, int(match[2]))
            self.day = day
        if match[5]:
            self.week = date.fromisocalendar(year, int(match[5]), 1)
            self.day = None

    def _digresses(self, year: int, place: Place) -> bool:
        """Whether the text only glances at another year: "papers opened in 2005 show"."""
        if not self.narrative:
            return place.aside and self.reference is not None and year < self.reference.year
        if self.year is None or place.leads:
            return False
        return abs(year - self.year) > _GLANCE

    def _moves_on(self, year: int) -> bool:
        """Whether a flash-back goes on in a year counted from its own: "the following year"."""
        if self.told is None or self.reference is None or not self.how:
            return False
        return self.anchor != self.reference and self.told < year < self.reference.year

    def _weigh(self, year: int, *, whole: bool) -> None:
        if self.reference is None:
            return
        self.told = year if year < self.reference.year else None
        if year <= self.reference.year - _BYGONE:
            self.bygone = min(self.bygone + (2 if whole else 1), _MOST_BYGONE)


def following_month(month: tuple[int, int], by: int) -> str:
    """The month ``by`` after ``month`` as a TIMEX3 value; ValueError outside the calendar."""
    year, number = shift_month(*month, by)
    return month_value(year, number)


def month_value(year: int, month: int) -> str:
    """``2024-05``; ValueError outside the calendar."""
    return date(year, month, 1).isoformat()[:7]
