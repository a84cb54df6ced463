"""How often: daily, every Friday, each month, twice a week, per day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefterm.temporal.rule import SET, Match, Reading, Rule
from briefterm.temporal.rules.clock import part_of
from briefterm.temporal.rules.counts import count_of
from briefterm.temporal.units import duration_value

if TYPE_CHECKING:
    from briefterm.temporal.state import State

_RATES = {
    "daily": "P1D", "weekly": "P1W", "fortnightly": "P2W", "monthly": "P1M", "quarterly": "P3M",
    "yearly": "P1Y", "hourly": "PT1H", "nightly": "P1D",
}  # fmt: skip


def _rate(match: Match, _state: State) -> Reading:
    return Reading(SET, _RATES[match.word("rate")])


def _every(match: Match, _state: State) -> Reading | None:
    unit = match.word("unit") or match.word("units")
    count = "2" if match.has("other") else count_of(match) or "1"
    value = duration_value(count, unit)
    return None if value is None else Reading(SET, value)


def _weekday(match: Match, _state: State) -> Reading:
    return Reading(SET, f"XXXX-WXX-{match.number('weekday')}{part_of(match)}")


def _weekdays(match: Match, _state: State) -> Reading:
    return Reading(SET, f"XXXX-WXX-{match.number('fulldays')}")


def _part(match: Match, _state: State) -> Reading:
    return Reading(SET, f"XXXX-XX-XX{part_of(match)}")


RULES = (
    Rule("set", "rate", r"(?:<often>[ -])?<rate>",
         _rate, "clips are checked daily", "P1D"),
    Rule("set", "every", r"<every> (?:(?:<other>|<count>) )?(?:<unit>|<units>)",
         _every, "every three days", "P3D"),
    Rule("set", "weekday", r"<every> (?:(?:<other>|<ordinal>) )?<fullday>(?: <daypart>)?",
         _weekday, "Every Monday many shops", "XXXX-WXX-1"),
    Rule("set", "weekdays", r"<fulldays>",
         _weekdays, "shut on Sundays", "XXXX-WXX-7"),
    Rule("set", "part", r"<every> <daypart>",
         _part, "every morning", "XXXX-XX-XXTMO"),
    Rule("set", "per", r"<per> <unit>",
         _every, "three times per week", "P1W"),
    Rule("set", "often", r"<often> <a> <unit>",
         _every, "twice a week", "P1W"),
)  # fmt: skip
