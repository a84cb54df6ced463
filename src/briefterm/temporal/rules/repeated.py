"""How often: daily, every Friday, each month, twice a week, per day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefterm.temporal.rule import SET, Match, Reading, Rule
from briefterm.temporal.rules.clock import part_of
from briefterm.temporal.rules.counts import count_of
from briefterm.temporal.rules.season import CODES as SEASONS
from briefterm.temporal.units import duration_value

if TYPE_CHECKING:
    from briefterm.temporal.state import State

_RATES = {
    "daily": "P1D", "weekly": "P1W", "fortnightly": "P2W", "monthly": "P1M", "quarterly": "P3M",
    "yearly": "P1Y", "hourly": "PT1H", "nightly": "P1D",
    "semiannual": "P6M", "biennial": "P2Y", "triennial": "P3Y", "biweekly": "P2W",
    "bimonthly": "P2M",
}  # fmt: skip


def _rate(match: Match, _state: State) -> Reading:
    return Reading(SET, _RATES[match.word("rate")])


def _every(match: Match, _state: State) -> Reading | None:
    unit = match.word("unit") or match.word("units")
    if match.has("per") and unit in {"hour", "minute"}:
        return None  # miles per hour
    count = "2" if match.has("other") else count_of(match) or "1"
    value = duration_value(count, unit)
    return None if value is None else Reading(SET, value)


def _quarter_hour(match: Match, _state: State) -> Reading | None:
    units = match.word("unit"), match.word("unit", 1)
    return Reading(SET, "PT15M") if units == ("quarter", "hour") else None


def _weekday(match: Match, _state: State) -> Reading:
    return Reading(SET, f"XXXX-WXX-{match.number('weekday')}{part_of(match)}")


def _weekdays(match: Match, _state: State) -> Reading:
    return Reading(SET, f"XXXX-WXX-{match.number('fulldays')}")


def _part(match: Match, _state: State) -> Reading:
    return Reading(SET, f"XXXX-XX-XX{part_of(match)}")


def _weekends(match: Match, _state: State) -> Reading | None:
    return Reading(SET, "XXXX-WXX-WE") if match.word("units") == "weekend" else None


def _season(match: Match, _state: State) -> Reading:
    return Reading(SET, f"XXXX-{SEASONS[match.word('season')]}")


def _month(match: Match, _state: State) -> Reading:
    return Reading(SET, f"XXXX-{match.number('month'):02d}")


RULES = (
    Rule("set", "rate", r"(?:<often>[ -])?<rate>",
         _rate, "clips are checked daily", "P1D"),
    Rule("set", "every", r"(?:<often> )?<every> (?:(?:<other>|<count>) )?(?:<unit>|<units>)(?: <or> <so>)?",
         _every, "every three days", "P3D"),
    Rule("set", "quarter_hour", r"<every> <unit> <of> <a> <unit>",
         _quarter_hour, "it strikes every quarter of an hour", "PT15M"),
    Rule("set", "weekday", r"<every> (?:(?:<other>|<ordinal>) )?<fullday>(?: <daypart>)?",
         _weekday, "Every Monday many shops", "XXXX-WXX-1"),
    Rule("set", "weekdays", r"<fulldays>",
         _weekdays, "shut on Sundays", "XXXX-WXX-7"),
    Rule("set", "part", r"<every> <daypart>",
         _part, "every morning", "XXXX-XX-XXTMO"),
    Rule("set", "weekends", r"(?<=<on> )<units>|(?<=<at> )<units>",
         _weekends, "it is shut on weekends", "XXXX-WXX-WE"),
    Rule("set", "season", r"<every> <season>",
         _season, "a fair is held each spring", "XXXX-SP"),
    Rule("set", "month", r"<every> <month>",
         _month, "a fair is held every May", "XXXX-05"),
    Rule("set", "per", r"<per> <unit>",
         _every, "three times per week", "P1W"),
    Rule("set", "often", r"<often> <a> <unit>",
         _every, "twice a week", "P1W"),
)  # fmt: skip
