"""What the text has spoken of so far: the state that a resolver counts from."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, TypeVar

from briefterm.temporal.calendar import shift_month
from briefterm.temporal.grounds import CARRIED, COUNTED, Anchor

if TYPE_CHECKING:
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
_YEAR_BC = len("BC0480")
# A year further off that only stands inside a sentence is a glance aside.
_GLANCE = 2


@cache
def _dated_value() -> re.Pattern[str]:
    return re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?![\d])(-W(\d\d))?")


class State:
    """The document date and the last dates named, one for each fineness.

    ``year`` is the last year named or implied, ``month`` the last (year, month), ``day`` the last
    day, ``week`` the Monday of the last week; each is forgotten when the text moves to another year.
    ``told`` is the year that the running paragraph has named explicitly, ``bygone`` weighs bygone
    years against signs of news, ``before_christ`` is the last year named if it was one BC.
    ``near_day`` is the last day named in the running paragraph. Under a heading such as "What to
    watch" the text looks ``ahead``. ``names`` are days that turned out to be people. ``how``
    and ``anchor`` say what the resolver at work counts from.
    """

    def __init__(self, reference: date | None) -> None:
        self.reference = reference
        self.year: int | None = None
        self.month: tuple[int, int] | None = None
        self.day: date | None = None
        self.near_day: date | None = None
        self.week: date | None = None
        self.clock = ""
        self.told: int | None = None
        self.before_christ: int | None = None
        self.bygone = 0
        self.ahead = False
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
    def base(self) -> date | None:
        """The day that "two days later" counts from: the last day named, else the document's."""
        return self.day or self.reference

    def paragraph(self) -> None:
        """A new paragraph starts: in news the year that the last one spoke of is over."""
        self.told = self.near_day = None

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
        if self.month is not None and self.month[0] == year:
            return year + 1 if self.month[1] >= _AUTUMN and month <= _SPRING else year
        return year

    def note(self, reading: Reading, *, leads: bool) -> None:
        """Remember where a reading took the text; ``leads`` says that it opens a sentence."""
        value = reading.value
        if value.startswith("BC") and len(value) >= _YEAR_BC:
            self.before_christ = int(value[2:6])
            self.bygone, self.year, self.day = self.bygone + 1, None, None
            self.month = self.week = None
            return
        match = _dated_value().match(value)
        if match is None or reading.type not in {"DATE", "TIME"}:
            return
        year = int(match[1])
        if self._digresses(year, leads=leads):
            return
        if year != self.year and (self.narrative or match[2] or match[5]):
            self.month = self.day = self.week = None
        self.year, self.before_christ = year, None
        if match[2]:
            self.month = (year, int(match[2]))
            self.day = date(year, int(match[2]), int(match[3])) if match[3] else None
            self.near_day = self.day or self.near_day
        if match[5]:
            self.week = date.fromisocalendar(year, int(match[5]), 1)
            self.day = None
        if "T" in value:
            self.clock = value.partition("T")[2]
        if year != self.told:
            self.told = None
        if reading.explicit:
            self._weigh(year, whole=match[3] is not None)

    def _digresses(self, year: int, *, leads: bool) -> bool:
        """Whether a narrative only glances at another year: "papers opened in 2005 show"."""
        if leads or not self.narrative or self.year is None:
            return False
        return abs(year - self.year) > _GLANCE

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
