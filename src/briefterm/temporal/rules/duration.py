"""How long: amounts of units, ages, the past and next so many units, vague plurals."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from briefterm.temporal.classes import LETTERS
from briefterm.temporal.pattern import compiled, letters_of
from briefterm.temporal.rule import DATE, DURATION, Match, Reading, Rule
from briefterm.temporal.rules.counts import VAGUE, count_of
from briefterm.temporal.rules.mods import bound_of
from briefterm.temporal.units import duration_ahead, duration_back, duration_value

if TYPE_CHECKING:
    from briefterm.temporal.state import State


_THREE = 3
_MILLIONS = {"million": 6, "billion": 9, "trillion": 12}
# What a smaller unit may follow, each with the "T" of times of day.
_LARGER = {"M": "Y", "D": "Y M W", "TH": "D", "TM": "TH", "TS": "TM"}
# After these, as after "took", a plural alone is a length: "it lasted years".
_SPENT = frozenset({"takes", "lasted", "waited", "wasted", "required", "needed"})


@cache
def _one_unit() -> re.Pattern[str]:
    """A length of one whole unit: its "T", its number and its unit."""
    return re.compile(r"P(T?)(\d+)([YMWDHS])")


def _unit(match: Match) -> str:
    return match.word("anyunit")


def _amount(match: Match, _state: State) -> Reading | None:
    count, unit = count_of(match), _unit(match)
    if count is None or match.before(r"<money>|<num>[.,:/-]|[-–—/]"):
        return None
    if _is_no_length(count, unit, match):
        return None
    value = duration_value(count, unit)
    return None if value is None else Reading(DURATION, value, bound_of(match))


def _is_no_length(count: str, unit: str, match: Match) -> bool:
    """Whether number and unit name or count something else."""
    if unit in {"weekend", "quarter"} and not match.has("units"):
        return True
    if unit == "quarter" and (
        count == VAGUE or match.after(r" <of>") or match.number("cardinal") == _THREE
    ):
        return True  # three quarters of a thing, in some quarters
    if unit == "day" and match.has("cardinal") and match.after(r" (?:<last>|<this>|<next>) "):
        return True  # one day last week
    return match.has("night") and not match.before(r"<for> ")


def _compound(match: Match, state: State) -> Reading | None:
    """Reads "1 hour, 12 minutes", "two years and a month": one length in two units."""
    signs = match.classes
    if match.after(r",? (?:<ago>|<later>|<earlier>|<before>)") is not None:
        return None  # a time, not a length
    places = [i for i, sign in enumerate(signs) if sign in letters_of("anyunit")]
    parts = []
    for start, end in ((0, places[0] + 1), (_next_count(signs, places[0] + 1), len(signs))):
        part = _amount(Match(match.tokens, match.start + start, match.start + end), state)
        parts.append(_one_unit().fullmatch(part.value) if part else None)
    first, second = parts
    if (
        first is None
        or second is None
        or first[1] + first[3] not in _LARGER.get(second[1] + second[3], "").split()
    ):
        return None
    clock = "T" if second[1] and not first[1] else ""
    return Reading(
        DURATION, f"P{first[1]}{first[2]}{first[3]}{clock}{second[2]}{second[3]}", bound_of(match)
    )


def _next_count(signs: str, start: int) -> int:
    """Where the second amount starts behind ", " or " and "."""
    link = compiled(r",? (?:<and> )?").match(signs, start)
    return link.end() if link else start


def _or_so(match: Match, state: State) -> Reading | None:
    reading = _amount(match, state)
    return reading._replace(mod="APPROX") if reading else None


def _huge(match: Match, _state: State) -> Reading | None:
    """Reads "two billion years", "4.5 billion years"."""
    zeros = _MILLIONS.get(match.text("zeros").lower())
    if zeros is None or _unit(match) != "year":
        return None
    whole, _, part = match.text("decimal").partition(".")
    number = int(whole + part or 0) or match.number("tens") + match.number("cardinal")
    count = (number or match.number("num")) * 10 ** (zeros - len(part))
    return Reading(DURATION, f"P{count}Y", bound_of(match)) if count else None


def _indefinite(match: Match, state: State) -> Reading | None:
    """Reads "a year", "an hour": a length, unless it says how often ("$5 a share a year")."""
    unit = match.word("unit")
    if unit in {"weekend", "quarter", "millennium"}:
        return None
    rate = match.before(r"(?:<num>|<decimal>|<big>|<plural>|<measure>|<units>|%|<often>|<scale>) ")
    if (rate is not None and match.classes[0] == LETTERS["a"]) or match.after("-") is not None:
        return None
    return _amount(match, state)


def _long(match: Match, _state: State) -> Reading | None:
    """Reads "year-long", "months-long"."""
    value = duration_value(VAGUE if match.has("units") else "1", _unit(match))
    return None if value is None else Reading(DURATION, value)


def _vague(match: Match, _state: State) -> Reading | None:
    """Reads "for weeks", "months after": a plural without a number."""
    governed = match.before(
        r"(?:<prep>|<for>|<after>|<over>|<approx>|<of>|<than>|<and>|<nearly>|<past>|<spend>) |[,(—-] ?"
    )
    spent = governed is not None or match.word_before() in _SPENT
    if not spent and match.after(r" (?:<after>|<before>|<of>|<prep>)") is None:
        return None
    if match.before(r"(?:<name>|<word>|<plural>|<measure>)-") is not None:
        return None  # gigawatt-hours
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


def _nth(match: Match, _state: State) -> Reading | None:
    """Reads "a fourth day", "the third straight year": so many units up to now."""
    number = match.number("ordinal") or match.number("dayord")
    unit = _unit(match)
    if unit in {"quarter", "minute", "century"} and not match.has("straight"):
        return None
    value = duration_value(str(number), unit)
    return None if value is None else Reading(DURATION, value, skip=2 * match.has("a"))


def _whole(match: Match, _state: State) -> Reading | None:
    """Reads "all day", "a weeklong strike"."""
    value = duration_value("1", match.word("longunit") or _unit(match))
    return None if value is None else Reading(DURATION, value)


def _quarter_century(match: Match, _state: State) -> Reading | None:
    if (match.word("unit"), match.word("unit", 1)) != ("quarter", "century"):
        return None
    return Reading(DURATION, "P25Y")


def _year_to(match: Match, _state: State) -> Reading | None:
    """Reads "the year to March", "the year ended June 30"."""
    bounded = match.word_after() in {"to", "through", "ended", "ending"}
    return Reading(DURATION, "P1Y") if bounded and _unit(match) == "year" else None


def _stretch(match: Match, _state: State) -> Reading | None:
    """Reads "over the years", "in the days after the attack"."""
    bounded = match.after(r" (?:<since>|<before>|<after>|<ahead>|<that>)")
    led = match.word_after() in {"leading", "preceding", "following"}
    alone = match.before("<over> |<nearly> ") and match.after(r"[.,;:!?)]| <prep>|\Z")
    if _unit(match) == "quarter" or not (bounded or led or alone):
        return None
    value = duration_value(VAGUE, _unit(match))
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
    Rule("duration", "compound",
         _SOME + r"<count>[ -]<anyunit>(?:,? <and> |,? )<count>[ -]<anyunit>",
         _compound, "it took 1 hour, 12 minutes", "PT1H12M"),
    Rule("duration", "or_so", r"<count> <units> <or> <so>",
         _or_so, "it lasts ten years or so", "P10Y"),
    Rule("duration", "huge",
         _SOME + r"(?:<tens>-<cardinal>|<tens>|<cardinal>|<num>|<decimal>) <zeros> <units>",
         _huge, "for two billion years", "P2000000000Y"),
    Rule("duration", "and_a_half",
         _SOME + r"(?:<cardinal>|<num>)[- ]<and>[- ](?:<a>[- ])?<half>[- ]<anyunit>",
         _amount, "two and a half years", "P2.5Y"),
    Rule("duration", "unit_and_half", _SOME + r"<a> <unit> <and> <a> <half>",
         _amount, "for a year and a half", "P1.5Y"),
    Rule("duration", "indefinite", _SOME + r"<a> <unit>",
         _indefinite, "within a month", "P1M"),
    Rule("duration", "long", r"<anyunit>-(?:<long>|<old>)",
         _long, "a year-long siege", "P1Y"),
    Rule("duration", "nth_straight", r"(?:<the> )?(?:<ordinal>|<dayord>)[ -]<straight>[ -]<unit>",
         _nth, "it rose for the third straight year", "P3Y"),
    Rule("duration", "nth", r"(?<=<for> )<a> (?:<ordinal>|<dayord>) <unit>",
         _nth, "they dug for a fourth day", "P4D"),
    Rule("duration", "straight", r"<count> <straight> <units>",
         _amount, "it rose for six straight months", "P6M"),
    Rule("duration", "definite", r"<the> <count> <units>(?= (?:<since>|<to>|<participle>|<prep>|<before>|<after>))",
         _amount, "in the three months ended March 31", "P3M"),
    Rule("duration", "kind", r"<count> <kind> <units>",
         _amount, "within 10 business days", "P10D"),
    Rule("duration", "single",
         r"(?<=(?:<for>|<over>|<prep>|<than>) )(?:<a>|<cardinal>) <kind> <unit>",
         _amount, "it fell by half in a single day", "P1D"),
    Rule("duration", "quarter_century", r"(?:<a> )?<unit>(?: <of> <a> |-)<unit>",
         _quarter_century, "a quarter of a century", "P25Y"),
    Rule("duration", "stretch", r"(?<=<over> )<the> <units>|(?<=<prep> )<the> <units>",
         _stretch, "in the weeks since the vote", "PXW"),
    Rule("duration", "year_to", r"<the> <unit>(?= \S (?:<the> )?(?:<edge> <of> )?<month>)",
         _year_to, "prices rose in the year to March", "P1Y"),
    Rule("duration", "whole", r"<longunit>|<all> (?:<unit>|<night>)(?! (?:<long>|<of>))",
         _whole, "they searched all day", "P1D"),
    Rule("duration", "half", _SOME + r"(?:<half> <a> |<half>-<a>-|<half>[- ]|<a> <half>[- ])<unit>",
         _half, "half an hour", "PT30M"),
    Rule("duration", "vague", r"<units>",
         _vague, "it has warned for years", "PXY"),
    Rule("duration", "past", r"<the> (?:<past_adj>|<last>|<previous>) <count> <anyunit>",
         _past, "over the past three months", "P3M"),
    Rule("duration", "next", r"<the> (?:<next>|<coming>|<following>) <count> <anyunit>",
         _next, "in the next two weeks", "P2W"),
    Rule("duration", "first",
         r"<the> (?:<ordinal>|<last>|<final>) <count> <units>"
         r"(?: <of> (?:<month> <year>|<month>|<year>|(?:<the>|<this>|<last>|<next>|<that>) <unit>))?",
         _first_units, "the first ten months of 1915", "P10M"),
    Rule("vague", "coming_units",
         r"(?:<the> )?(?:<coming>|<next>|<recent>|<past_adj>|<last>) <units>",
         _coming, "in the coming days", "FUTURE_REF"),
)  # fmt: skip
