"""Days: dates in words in all usual orders, a month and a day, ranges of days, days spoken of before."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from briefterm.temporal.arranged import is_arranged, is_held_over
from briefterm.temporal.calendar import shift_month
from briefterm.temporal.grounds import NEAREST, PLACED
from briefterm.temporal.headings import BACK
from briefterm.temporal.intervals import is_day
from briefterm.temporal.pattern import compiled
from briefterm.temporal.rule import DATE, Match, Reading, Rule
from briefterm.temporal.rules.anchors import year_spoken_of
from briefterm.temporal.tense import (
    FUTURE,
    PAST,
    clause_before,
    tense,
    told_in_past,
    told_of_now,
)

if TYPE_CHECKING:
    from briefterm.temporal.state import State

# A tense decides between two years only where the nearer one is at least so many days away.
_ATTACKS = (9, 11)
_TWO_YEARS = 24  # months
_FAR = timedelta(days=75)
# What was put off or suspended ends within so many days.
_LONG = timedelta(days=270)
# "joined on 31 August", "took effect Jan. 1": the verb stands right before the day.
# "on the 16th they": a clause starts behind the day.
_SUBJECTS = frozenset({"he", "his", "it", "its", "she", "her", "their", "they", "we", "you"})
_DONE = r"(?:<past>|<participle>)(?: <word>)? (?:<on> )?"


def day_of(month: int, day: int, match: Match, state: State) -> Reading | None:
    """A day without a year: the year in force, else nearest to the document date."""
    if not is_day(0, month, day):
        return None
    carried = state.carried_year(month)
    if carried is not None and (told_of_now(match) if state.narrative else not told_in_past(match)):
        carried = None
    if carried is not None and is_day(carried, month, day):
        return Reading(DATE, date(carried, month, day).isoformat())
    if state.reference is None:
        return Reading(DATE, f"XXXX-{month:02d}-{day:02d}")
    return Reading(DATE, _nearest(month, day, match, state).isoformat())


def _nearest(month: int, day: int, match: Match, state: State) -> date:
    reference = state.count(state.reference, NEAREST) or date.max
    years = range(max(1, reference.year - 4), min(9999, reference.year + 4) + 1)
    days = [date(year, month, day) for year in years if is_day(year, month, day)]
    nearest = min(days, key=lambda day: abs(day - reference))
    direction = PAST if match.before("<since> ") else tense(match)
    if direction == PAST and (is_arranged(match) or is_held_over(match)):
        coming = min((day for day in days if day >= reference), default=date.max)
        direction = FUTURE if coming - reference <= _LONG else PAST
    listed = state.looks == BACK and match.after(":") is not None
    if listed:
        direction = PAST
    if (month, day) == _ATTACKS and direction != FUTURE and _looks_back(match):
        direction, listed = PAST, True
    governed = listed or (direction == PAST and match.before(_DONE) is not None)
    if abs(nearest - reference) < _FAR and not (governed and nearest > reference):
        return nearest
    if direction == PAST and nearest > reference:
        state.count(reference, PLACED)
        return max((day for day in days if day <= reference), default=nearest)
    if direction == FUTURE and nearest < reference:
        state.count(reference, PLACED)
        return min((day for day in days if day >= reference), default=nearest)
    return nearest


def _looks_back(match: Match) -> bool:
    """Whether a verb in the past, or "since" or "after", stands before the day in its sentence."""
    return compiled(r"<past>|<participle>|<since>|<after>").search(clause_before(match)) is not None


def _with_year(match: Match, _state: State) -> Reading | None:
    year = match.number("year", -1)
    return Reading(
        DATE, date(year, match.number("month"), match.number("dom")).isoformat(), explicit=True
    )


def _without_year(match: Match, state: State) -> Reading | None:
    if match.has("maymonth") and not _is_month_name(match):
        return None
    if match.after(r",? <year>| <zeros>") is not None:
        return None  # a day that its year does not have; "in June 2 billion"
    if (
        match.after(r" <attack>") is not None
        and (
            match.number("month"),
            match.number("dom"),
        )
        == _ATTACKS
    ):
        return None  # the attacks of that name
    follow = match.after(r"<range>(?:<the> )?(?:<month> )?<dom>(?: <month>)?,? <year>")
    month, day = match.number("month"), match.number("dom")
    last = match.after(r"<range>(?:<the> )?<month> <dom>")
    if last is not None and (month, day) <= (last.number("month"), last.number("dom")):
        end = day_of(last.number("month"), last.number("dom"), last, state)
        if end is not None and not end.value.startswith("X"):
            return Reading(DATE, date(int(end.value[:4]), month, day).isoformat())
    if follow is not None:
        return Reading(DATE, date(follow.number("year"), month, day).isoformat(), explicit=True)
    return day_of(month, day, match, state)


def _is_month_name(match: Match) -> bool:
    """A capital alone does not make May or March a month: "May 10 people" has no such day."""
    return match.after(r" (?:<measure>)") is None


def _spelled(match: Match, state: State) -> Reading | None:
    """Reads "the Fourth of July", "July Fourth"; not "May first-quarter results"."""
    day, month = match.number("tens") + match.number("ordinal"), match.number("month")
    if not match.has("the") and (
        not match.text("ordinal").istitle() or match.after(r"-| <unit>") is not None
    ):
        return None
    if match.has("year"):
        return Reading(DATE, date(match.number("year"), month, day).isoformat(), explicit=True)
    return day_of(month, day, match, state)


def _first_of_range(match: Match, state: State) -> Reading | None:
    """The "8" of "between 8 and 14 April": month and year stand at the end of the range."""
    rest = match.after(r"<range>(?:<the> )?<dom> (?:<of> )?<month>(?:,? <year>)?")
    if rest is None:
        return None
    if rest.after(r",? <big>(?=[.,;:)\n]|\Z)") is not None:
        return None  # of a year that no calendar here has
    if rest.has("and") and not match.before(r"<between> (?:<the> )?|<on> (?:<the> )?|<from> "):
        return None
    month, day = rest.number("month"), match.number("dom")
    if rest.has("year"):
        return Reading(DATE, date(rest.number("year"), month, day).isoformat(), explicit=True)
    return day_of(month, day, match, state)


def _last_of_range(match: Match, state: State) -> Reading | None:
    """The "16" of "August 14 to 16": the month was named at the start of the range."""
    first = match.preceding(r"<month> <dom><range>")
    if (
        first is None
        or match.after(r"[-/]|:[^ ]|,? <month>| ?<measure>| <plural>| <ampm>") is not None
    ):
        return None
    month, day = first.number("month"), match.number("dom")
    if match.has("year"):
        return Reading(DATE, date(match.number("year"), month, day).isoformat(), explicit=True)
    if first.has("and") and not match.after(r"[.,;:!?)\n]|$| <prep>| <at>| <to>| <plan>| <and>"):
        return None
    if state.day is not None and (state.day.month, state.day.day) == (month, first.number("dom")):
        return Reading(DATE, date(state.count(state.day).year, month, day).isoformat())
    return day_of(month, day, match, state)


def _ordinal(match: Match, state: State) -> Reading | None:
    """Reads "the 20th" in a narrative, "on the 20th" elsewhere: a day of the month spoken of."""
    governed = match.before("<on> |<until> |<since> ") is not None
    month = state.month
    if month is None and state.reference is not None:
        month = (state.reference.year, state.reference.month)
    if month is None or not (governed or (state.narrative and state.month)):
        return None
    clause = governed and (
        match.after(r" (?:<the>|<a>)") is not None or match.word_after() in _SUBJECTS
    )
    if not clause and match.after(r"[.,;:!?)]|$| <prep>| <and>| <of> <month>") is None:
        return None
    return Reading(DATE, date(*state.count(month), match.number("dayord")).isoformat())


def _relative(match: Match, state: State) -> Reading | None:
    """Reads "last Oct. 13", "next June 30"."""
    month, day = match.number("month"), match.number("dom")
    if state.reference is None:
        return day_of(month, day, match, state)
    reference = state.count(state.reference, PLACED)
    by = -1 if match.has("last") else 1
    moved = date(reference.year, month, day)
    if (moved - reference).days * by <= 0:
        moved = date(reference.year + by, month, day)
    return Reading(DATE, moved.isoformat())


def _weekday_ordinal(match: Match, state: State) -> Reading | None:
    """Reads "Friday the 13th": the nearest such day."""
    if state.reference is None:
        return None
    reference = state.count(state.reference, NEAREST)
    days = []
    for by in range(-_TWO_YEARS, _TWO_YEARS + 1):
        year, month = shift_month(reference.year, reference.month, by)
        if date.min.year <= year <= date.max.year and is_day(year, month, match.number("dayord")):
            days.append(date(year, month, match.number("dayord")))
    days = [day for day in days if day.isoweekday() == match.number("weekday")]
    nearest = min(days, key=lambda day: abs(day - reference), default=None)
    return Reading(DATE, nearest.isoformat()) if nearest else None


def _of_year(match: Match, state: State) -> Reading | None:
    """Reads "November 6 of that year"."""
    year = year_spoken_of(match, state)
    if match.has("this") and state.reference is not None:
        year = state.count(state.reference).year
    if year is None:
        return None
    return Reading(DATE, date(year, match.number("month"), match.number("dom")).isoformat())


_DAY_NAME = r"(?:<weekday>,? (?:<the> )?)?"

RULES = (
    Rule("day", "month_day_year", _DAY_NAME + r"<month> (?:<the> )?<dom>(?:,| <of>)? ?<year>",
         _with_year, "on March 8, 2022", "2022-03-08"),
    Rule("day", "day_month_year",
         _DAY_NAME + r"(?:<the> )?<dom>(?: <of>)?[ -]<month>,?[ -](?:<of> )?<year>",
         _with_year, "the 7th of June 1944", "1944-06-07"),
    Rule("day", "month_day", _DAY_NAME + r"<month> (?:<the> )?<dom>",
         _without_year, "on September 11", "2024-09-11"),
    Rule("day", "day_month", _DAY_NAME + r"(?:<the> )?<dom>(?: <of>)? <month>",
         _without_year, "on 7 June", "2024-06-07"),
    Rule("day", "of_year", _DAY_NAME
         + r"(?:<month> <dom>|<dom> <month>),? (?:<of> (?:<the> )?<which>|<this>|<last>|<next>) <unit>",
         _of_year, "on 6 March of last year", "2023-03-06"),
    Rule("day", "range_first", r"<dom>",
         _first_of_range, "between 8 and 14 April", "2024-04-08"),
    Rule("day", "range_last", r"<dom>(?:,? <year>)?",
         _last_of_range, "from August 14 to 16", "2024-08-16"),
    Rule("day", "relative", r"(?:<last>|<next>|<coming>) <month> <dom>(?!,? <year>)",
         _relative, "last Oct. 13", "2023-10-13"),
    Rule("day", "spelled", r"<the> (?:<tens>-)?<ordinal> <of> <month>(?:,? <year>)?|<month> <ordinal>",
         _spelled, "by the Fourth of July", "2024-07-04"),
    Rule("day", "weekday_ordinal", r"<weekday>,? (?:<the> )?<dayord>",
         _weekday_ordinal, "on Friday the 13th", "2024-09-13"),
    Rule("day", "ordinal", r"<the> <dayord>",
         _ordinal, "In June 1917 and July 1918. On the 20th, it", "1918-07-20"),
)  # fmt: skip
