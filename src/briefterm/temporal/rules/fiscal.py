"""Quarters, halves and fiscal years."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefterm.temporal.grounds import YEAR
from briefterm.temporal.rule import DATE, Match, Reading, Rule, article_of
from briefterm.temporal.rules.anchors import year_spoken_of
from briefterm.temporal.rules.mods import mod_of
from briefterm.temporal.sports import in_a_game, in_a_match
from briefterm.temporal.tense import FUTURE, tense

if TYPE_CHECKING:
    from briefterm.temporal.state import State

_QUARTERS, _HALVES, _HALF_YEAR = 4, 2, 6


def _quarter(match: Match, state: State) -> Reading | None:
    if match.has("unit") and match.word("unit") != "quarter":
        return None
    number = match.number("ordinal") or match.number("dayord") or match.number("quarter")
    if match.has("unit") and not match.has("year") and in_a_game(match):
        return None
    if match.classes.count("-") and match.has("last"):
        return None
    if not 1 <= number <= _QUARTERS:
        return None
    year = _year(match, state, (number - 1) * 3)
    value = f"{year}-Q{number}"
    return Reading(DATE, value, mod_of(match), explicit=match.has("year"), skip=article_of(match))


def _last_quarter(match: Match, state: State) -> Reading | None:
    if match.word("unit") != "quarter":
        return None
    year = _year(match, state, 9)
    return Reading(DATE, f"{year}-Q4")


def _year(match: Match, state: State, months: int) -> str:
    """The year that the match names, or the calendar year in force.

    A quarter or half that starts more than half a year ahead is last year's.
    """
    if match.has("year"):
        fiscal = "FY" if match.has("fiscal") else ""
        return f"{fiscal}{match.number('year'):04d}"
    if match.has("which"):
        year = year_spoken_of(match, state)
        return f"{year:04d}" if year else "XXXX"
    carried = state.carried_year(months + 1) if state.narrative else None
    if carried is not None:
        return f"{carried:04d}"
    if state.reference is None:
        return "XXXX"
    state.count(state.reference, YEAR)
    ahead = months + 1 - state.reference.month
    bygone = ahead > _HALF_YEAR and tense(match) != FUTURE
    return f"{state.reference.year - bygone:04d}"


def _half(match: Match, state: State) -> Reading | None:
    if match.has("unit") and match.word("unit") != "year":
        return None
    late = match.has("late") or match.has("later")
    number = match.number("ordinal") or match.number("halfyear") or (2 if late else 1)
    if not 1 <= number <= _HALVES:
        return None
    year = _year(match, state, (number - 1) * 6)
    return Reading(DATE, f"{year}-H{number}", explicit=match.has("year"))


# Of sports, a first half has goals.
_BUSINESS = frozenset(
    {"profit", "profits", "earnings", "sales", "results", "loss", "losses", "net", "revenue"}
    | {"revenues", "income", "pretax", "operating", "dividend", "figures", "report", "growth"}
    | {"output", "production", "performance", "guidance", "orders"}
)


def _bare_half(match: Match, state: State) -> Reading | None:
    """Reads "in the first half" where nobody plays."""
    return None if in_a_match(match) else _half(match, state)


def _half_of_business(match: Match, state: State) -> Reading | None:
    return _half(match, state) if match.word_after().lower() in _BUSINESS else None


def _month_quarter(match: Match, state: State) -> Reading | None:
    """Reads "the June quarter": the quarter that ends in the month."""
    if match.word("unit") != "quarter" or match.number("month") % 3:
        return None
    number = match.number("month") // 3
    return Reading(DATE, f"{_year(match, state, (number - 1) * 3)}-Q{number}")


def _elided(match: Match, state: State) -> Reading | None:
    """Reads "the third" after "in the second quarter and"."""
    if match.before(r"<unit>[^.!?\n]{1,12}? ?") is None or match.after(r"[.,;:)]|$") is None:
        return None
    first = match.preceding(r"<ordinal>[ -]<unit>[^.!?\n]{1,12}?")
    if first is None or first.word("unit") != "quarter":
        return None
    return Reading(DATE, f"{_year(match, state, 0)}-Q{match.number('ordinal')}")


def _fiscal(match: Match, _state: State) -> Reading | None:
    if match.word("fiscal") == "financial" and not match.has("unit"):
        return None  # the financial 2008 crisis
    year = match.number("year") or match.number("fy")
    return Reading(DATE, f"FY{year:04d}", mod_of(match)) if year else None


def _running_fiscal(match: Match, state: State) -> Reading | None:
    """Reads "the fiscal year", "last fiscal year", without knowing when it starts."""
    year = year_spoken_of(match, state) if match.word("unit") == "year" else None
    return None if year is None else Reading(DATE, f"FY{year:04d}", aside=True)


_OF = r"(?:,? (?:<of> )?(?:<the> )?(?:<fiscal> )?(?:<unit> )?<year>|,? <of> (?:<which>|<the>) <unit>)?"

RULES = (
    Rule("quarter", "quarter",
         r"(?:<the> )?(?:<fiscal> )?(?:(?:<mood>) )?(?:<ordinal>|<dayord>)[ -]<unit>" + _OF,
         _quarter, "in the second quarter", "2024-Q2"),
    Rule("quarter", "of_year_before", r"(?:<the> )?<year> (?:<ordinal>|<dayord>)[ -]<unit>",
         _quarter, "in the 2023 third quarter", "2023-Q3"),
    Rule("quarter", "last", r"(?:<the> )?(?:<last>|<final>) <unit> <of> (?:<the> <unit>|<year>|<which> <unit>)",
         _last_quarter, "the last quarter of 2023", "2023-Q4"),
    Rule("quarter", "code", r"<quarter>(?:[ /-]<year>)?|<year>[ -]?<quarter>",
         _quarter, "Q2 2023", "2023-Q2"),
    Rule("quarter", "month", r"<the> <month>[ -]<unit>",
         _month_quarter, "in the March quarter", "2024-Q1"),
    Rule("quarter", "elided", r"<the> <ordinal>",
         _elided, "in the second quarter and perhaps the third.", "2024-Q3"),
    Rule("half", "half",
         r"(?:<the> )?(?:<ordinal>|<late>|<early>)[ -]<half>(?:,? (?:<of> )?<year>|,? <of> (?:<the>|<which>) <unit>)",
         _half, "in the first half of the year", "2024-H1"),
    Rule("half", "bare", r"<the> <ordinal> <half>(?=[.,;)]| <prep>)",
         _bare_half, "in the first half, it", "2024-H1"),
    Rule("half", "of_business", r"<ordinal>-<half>(?= )",
         _half_of_business, "First-half profit rose", "2024-H1"),
    Rule("half", "code", r"<halfyear>[ -]<year>|<year>[ -]<halfyear>",
         _half, "H1 2024", "2024-H1"),
    Rule("fiscal", "year", r"(?:<mood> )?(?:(?:<the> )?<fiscal> <unit> <year>|<fiscal> <year>|<year> <fiscal> <unit>)",
         _fiscal, "in fiscal 2023", "FY2023"),
    Rule("fiscal", "running", r"(?:<the> )?(?:<which> )?<fiscal> <unit>",
         _running_fiscal, "in the current fiscal year", "FY2024"),
    Rule("fiscal", "code", r"<fy>(?: ?<year>)?",
         _fiscal, "FY2021", "FY2021"),
)  # fmt: skip
