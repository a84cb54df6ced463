"""Vague references: now, recently, currently, the past, the future."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefterm.temporal.rule import DATE, Match, Reading, Rule

if TYPE_CHECKING:
    from briefterm.temporal.state import State


def _present(_match: Match, _state: State) -> Reading:
    return Reading(DATE, "PRESENT_REF")


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
    Rule("vague", "currently", r"<present>",
         _present, "currently it looks", "PRESENT_REF"),
    Rule("vague", "recently", r"<recent>",
         _past, "has recently said", "PAST_REF"),
    Rule("vague", "formerly", r"<formerly>",
         _past, "formerly a senator", "PAST_REF"),
    Rule("vague", "past", r"<the> (?:<recent> )?<past_adj>",
         _the_past, "in the past, it", "PAST_REF"),
    Rule("vague", "future", r"(?:<the> )?(?:<near> )?<future>",
         _future, "in the near future", "FUTURE_REF"),
)  # fmt: skip
