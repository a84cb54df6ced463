"""How a resolver came to a value: the ways of counting, and what it counted from."""

from __future__ import annotations

from datetime import date

# A day, a year, or a (year, month); None where nothing is known to count from.
Anchor = date | int | tuple[int, int] | None
Grounds = tuple[str, Anchor]

COUNTED = "counted"  # so many units from the anchor
PLACED = "placed"  # before or after the anchor, as words or verbs have it
WEEKDAY = "weekday"  # the weekday before or after the anchor
NEAREST = "nearest"  # as near to the anchor as may be
CARRIED = "carried"  # in the year of the date before it
CARRIED_BC, COUNTED_BC = "carried BC", "counted BC"  # the same, years before Christ
ON = "on"  # a time on that day
YEAR = "year"  # in or beside the year of that day

UNGROUNDED: Grounds = ("", None)
