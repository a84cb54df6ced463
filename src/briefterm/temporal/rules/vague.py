"""Vague references: now, recently, currently, the past, the future."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefterm.temporal.rule import DATE, Match, Reading, Rule

if TYPE_CHECKING:
    from briefterm.temporal.state import State


def _present(_match: Match, _state: State) -> Reading:
    return Reading(DATE, "PRESENT_REF")


def _these_days(match: Match, _state: State) -> Reading | None:
    """Reads "these days", which are no certain ones."""
    return Reading(DATE, "PRESENT_REF") if match.word("units") == "day" else None


def _past(_match: Match, _state: State) -> Reading:
    return Reading(DATE, "PAST_REF")


def _now(match: Match, _state: State) -> Reading | None:
    return None if match.after(r" <that>|-") is not None else Reading(DATE, "PRESENT_REF")


def _the_past(match: Match, _state: State) -> Reading | None:
    """Reads "in the past", not "the past president" or "past the gate"."""
    if match.after(r" (?:<word>|<plural>|<name>|<count>|<anyunit>|<season>|<weekday>|<vague>)"):
        return None
    return Reading(DATE, "PAST_REF")


def _future(match: Match, _state: State) -> Reading | None:
    if not match.has("the") and match.before(r"<prep> ") is None:
        return None
    return Reading(DATE, "FUTURE_REF")


RULES = (
    Rule("vague", "now", r"<now>",
         _now, "is now in discovery", "PRESENT_REF"),
    Rule("vague", "currently", r"<present>|<current>",
         _present, "currently it looks", "PRESENT_REF"),
    Rule("vague", "recently", r"<recent>",
         _past, "has recently said", "PAST_REF"),
    Rule("vague", "long_ago", r"(?:<some> <time>|<a> <long> <time>|<long>) <ago>",
         _past, "it was sold long ago", "PAST_REF"),
    Rule("vague", "formerly", r"<formerly>",
         _past, "formerly a senator", "PAST_REF"),
    Rule("vague", "these_days", r"(?<!<prep> )<this> <units>",
         _these_days, "these days few remember", "PRESENT_REF"),
    Rule("vague", "moment", r"(?<=<at> )<the> <moment>|<at> <moment>(?=[.,;:!?)\n]|$| <and>)",
         _present, "no talks are planned at the moment", "PRESENT_REF"),
    Rule("vague", "past", r"<the> (?:<recent> |<near> )?<past_adj>",
         _the_past, "in the past, it", "PAST_REF"),
    Rule("vague", "future", r"(?:<the> )?(?:<near> )?<future>",
         _future, "in the near future", "FUTURE_REF"),
)  # fmt: skip
