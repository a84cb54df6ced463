"""How long: amounts of units, ages, the past and next so many units, vague plurals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefterm.temporal.rule import DATE, DURATION, Match, Reading, Rule
from briefterm.temporal.rules.counts import VAGUE, count_of
from briefterm.temporal.rules.mods import bound_of
from briefterm.temporal.units import duration_ahead, duration_back, duration_value

if TYPE_CHECKING:
    from briefterm.temporal.state import State


_THREE = 3


def _unit(match: Match) -> str:
    return match.word("anyunit")


def _amount(match: Match, _state: State) -> Reading | None:
    count = count_of(match)
    if count is None or match.before(r"<money>|<num>[.,:/-]|[-–—/]"):
        return None
    unit = _unit(match)
    if unit in {"weekend", "quarter"} and not match.has("units"):
        return None
    if match.has("night") and not match.before(r"<for> "):
        return None
    if unit == "quarter" and (
        match.after(r" <of>") is not None or match.number("cardinal") == _THREE
    ):
        return None  # three quarters of a thing
    if match.classes.count("-") and match.after(r" <name>") and match.text("anyunit").istitle():
        return None  # the Six-Day War
    value = duration_value(count, unit)
    return None if value is None else Reading(DURATION, value, bound_of(match))


def _indefinite(match: Match, state: State) -> Reading | None:
    """Reads "a year", "an hour": a length, unless it says how often ("$5 a share a year")."""
    unit = match.word("unit")
    if unit in {"weekend", "quarter", "millennium"}:
        return None
    rate = match.before(r"(?:<num>|<decimal>|<big>|<plural>|<measure>|<units>|%|<often>|<scale>) ")
    if rate is not None or match.after("-") is not None:
        return None
    return _amount(match, state)


def _long(match: Match, _state: State) -> Reading | None:
    """Reads "year-long", "months-long"."""
    value = duration_value(VAGUE if match.has("units") else "1", _unit(match))
    return None if value is None else Reading(DURATION, value)


def _vague(match: Match, _state: State) -> Reading | None:
    """Reads "for weeks", "months after": a plural without a number."""
    governed = match.before(
        r"(?:<prep>|<for>|<after>|<over>|<approx>|<of>|<than>|<and>|<nearly>) |[,(—-] ?"
    )
    if governed is None and match.after(r" (?:<after>|<before>|<of>|<prep>)") is None:
        return None
    if match.before(r"<vague> |<of> ") and match.after(r" <of>"):
        return None
    value = None if _unit(match) == "quarter" else duration_value(VAGUE, _unit(match))
    return None if value is None else Reading(DURATION, value)


def _past(match: Match, state: State) -> Reading | None:
    """Reads "the past three months", "the last few days": a length that ends now."""
    return duration_back(count_of(match) or VAGUE, _unit(match), state.reference)


def _next(match: Match, state: State) -> Reading | None:
    return duration_ahead(count_of(match) or VAGUE, _unit(match), state.reference)


def _coming(match: Match, _state: State) -> Reading:
    """Reads "the coming days": no length is meant."""
    if match.has("recent") or match.has("past_adj") or match.has("last"):
        return Reading(DATE, "PAST_REF")
    return Reading(DATE, "FUTURE_REF")


def _first_units(match: Match, _state: State) -> Reading | None:
    """Reads "the first ten months of 1915"."""
    value = duration_value(count_of(match) or VAGUE, _unit(match))
    return None if value is None else Reading(DURATION, value)


def _half(match: Match, _state: State) -> Reading | None:
    """Reads "half an hour", "half a century"."""
    unit = _unit(match)
    if unit == "hour":
        return Reading(DURATION, "PT30M", bound_of(match))
    if unit in {"decade", "century"}:
        return Reading(DURATION, "P5Y" if unit == "decade" else "P50Y", bound_of(match))
    value = "P6M" if unit == "year" else duration_value("0.5", unit)
    return None if value is None else Reading(DURATION, value, bound_of(match))


_SOME = r"<amount>?"

RULES = (
    Rule("duration", "amount", _SOME + r"<count>[ -](?:<more> |<other> )?<anyunit>(?:[- ]<old>)?",
         _amount, "for three weeks", "P3W"),
    Rule("duration", "and_a_half",
         _SOME + r"(?:<cardinal>|<num>)[- ]<and>[- ](?:<a>[- ])?<half>[- ]<anyunit>",
         _amount, "two and a half years", "P2.5Y"),
    Rule("duration", "unit_and_half", _SOME + r"<a> <unit> <and> <a> <half>",
         _amount, "for a year and a half", "P1.5Y"),
    Rule("duration", "indefinite", _SOME + r"<a> <unit>",
         _indefinite, "within a month", "P1M"),
    Rule("duration", "long", r"<anyunit>-(?:<long>|<old>)",
         _long, "a year-long siege", "P1Y"),
    Rule("duration", "half", _SOME + r"(?:<half> <a> |<half>-<a>-|<half>[- ]|<a> <half>[- ])<unit>",
         _half, "half an hour", "PT30M"),
    Rule("duration", "vague", r"<units>",
         _vague, "it has warned for years", "PXY"),
    Rule("duration", "past", r"<the> (?:<past_adj>|<last>|<previous>) <count> <anyunit>",
         _past, "over the past three months", "P3M"),
    Rule("duration", "next", r"<the> (?:<next>|<coming>|<following>) <count> <anyunit>",
         _next, "in the next two weeks", "P2W"),
    Rule("duration", "first",
         r"<the> (?:<ordinal>|<last>) <count> <units>(?: <of> (?:<month> <year>|<month>|<year>))?",
         _first_units, "the first ten months of 1915", "P10M"),
    Rule("vague", "coming_units",
         r"(?:<the> )?(?:<coming>|<next>|<recent>|<past_adj>|<last>) <units>",
         _coming, "in the coming days", "FUTURE_REF"),
)  # fmt: skip
