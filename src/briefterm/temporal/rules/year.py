"""Years, decades and centuries, before and after Christ; early, mid and late; the end of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefterm.temporal.grounds import CARRIED_BC
from briefterm.temporal.pattern import compiled
from briefterm.temporal.rule import CLAUSE, DATE, Match, Reading, Rule, article_of
from briefterm.temporal.rules.mods import half_of, mod_of

if TYPE_CHECKING:
    from briefterm.temporal.state import State

# Bare numbers in this range are years unless the words around them count things.
_LIKELY_FIRST, _LIKELY_LAST = 1300, 2100
# "'26" is a year of this century while it lies so few years ahead.
_FORESEEN = 10

# With these a year is a name: Euro 2012, VFW Post 1945.
_NAMED_WITH_YEAR = frozenset({"Euro", "Expo", "Lodge", "Post"})
_GOVERNED = r"(?:<prep>|<since>|<until>|<between>|<of>|<from>) "
_NO_YEAR_AFTER = (
    r"[<money>#+/:*=_@&$.,]|[<big><decimal><three>] ?-|[<three><year>]-[<day><two>]-|[<day><two>]-[<day><two>]-|<label> |<name>-"
    r"|(?:<two>|<three>|<big>) |(?:<at> (?:<least>|<most>)|<more> <than>|<less> <than>|<up> <to>) "
)
_NO_YEAR_BEFORE = r"[%/]|:[^ ]|-<three>|-<big>|-<year>-|'? ?<measure>|-<measure>| <big>(?! (?:<plural>|<measure>))"


def _year(match: Match, state: State) -> Reading | None:
    year = match.number("year", -1)
    if not _is_year(year, match):
        return None
    if state.before_christ is not None and match.after(r" <era>"):
        return None
    return Reading(DATE, f"{year:04d}", mod_of(match), explicit=True)


def _is_year(year: int, match: Match) -> bool:
    """Whether a number of four digits is a year: not a price, a count, a phone or model number."""
    if match.start > 1 and match.tokens.texts[match.start - 2] in _NAMED_WITH_YEAR:
        return _is_preposition(match)
    if match.before(_NO_YEAR_AFTER) or match.after(_NO_YEAR_BEFORE):
        return False
    if match.has("mood") or match.has("edge"):
        return True
    if not _LIKELY_FIRST <= year <= _LIKELY_LAST:
        return bool(match.before(_GOVERNED)) and not match.after(r" <plural>| <word>")
    if year % 50 == 0 and match.after(r" <plural>"):
        return match.before(_GOVERNED) is not None  # round numbers count things
    return match.before(r"<at> ") is None and not (
        match.before(r"<name> ") and match.after(r" <name>") and not _in_headline(match)
    )


def _is_preposition(match: Match) -> bool:
    """Whether "Post" before the year opens a sentence: else it is a lodge, a cup or a fair."""
    first = match.tokens.texts[match.start - 2] == "Post"
    start = Match(match.tokens, match.start - 2, match.end)
    return first and start.before(r"(?:\A|\n|[.!?]['\")]? )") is not None


def _in_headline(match: Match) -> bool:
    """Whether the line has capitals throughout, so that they make no name of "Fatal 1991 Fire"."""
    classes = match.tokens.classes
    start = classes.rfind("\n", max(0, match.start - CLAUSE), match.start) + 1
    if start == 0 and match.start > CLAUSE:
        return False
    line = classes[start : classes.find("\n", match.end, match.end + CLAUSE)]
    return compiled(r"<word>|<plural>|<participle>|<past>").search(line) is None


def _short_year(match: Match, _state: State) -> Reading | None:
    """The "70" of "1967-70": the century stands in the year before it."""
    first = match.preceding(r"(?<![-/<day><two><year>])<year>[-–/]")
    if first is None or match.after(r"[-/:.]<num>") is not None:
        return None
    start, short = first.number("year"), match.number("num")
    year = start - start % 100 + short
    return Reading(DATE, f"{year:04d}", explicit=True) if start < year else None


def _year_pair(match: Match, _state: State) -> Reading | None:
    """Reads "2023/24": the year in which it starts, with an interval that holds both."""
    first, second = map(int, match.text("yearpair").split("/"))
    if (first + 1) % 100 != second % 100 or not _LIKELY_FIRST <= first <= _LIKELY_LAST:
        return None
    interval = f"{first:04d}-01-01", f"{first + 2:04d}-01-01"
    return Reading(DATE, f"{first:04d}", None, interval, explicit=True)


def _apostrophe(match: Match, state: State) -> Reading | None:
    """Reads "'99" and "the '80s": the century is that of the latest such year."""
    last = state.reference.year if state.reference else 1999
    if match.has("decade"):
        decade = match.number("decade")
        year = last - (last - decade) % 100
        return Reading(DATE, f"{year // 10:03d}", mod_of(match), explicit=True)
    if match.after("'") is not None:
        return None
    if state.year is None:
        if match.before(_GOVERNED) is None:
            return None
        year = last - (last - match.number("num")) % 100
    else:
        year = state.year - state.year % 100 + match.number("num")
        year -= 100 * (year > last + _FORESEEN)
    return Reading(DATE, f"{year:04d}", explicit=True)


def _decade(match: Match, state: State) -> Reading | None:
    decade = match.number("decade")
    if match.has("era") and match.word("era") == "bc":
        return Reading(DATE, f"BC{decade // 10:03d}", mod_of(match))
    if decade < 100:  # noqa: PLR2004 - "the 80s"
        if not match.has("the"):
            return None
        return _apostrophe(match, state)
    mod = half_of(match) or mod_of(match)
    return Reading(DATE, f"{decade // 10:03d}", mod, explicit=True)


def _possessive_decade(match: Match, _state: State) -> Reading | None:
    """Reads "the 1990's", as some newspapers write it."""
    year = match.number("year")
    if year % 10:
        return None
    return Reading(DATE, f"{year // 10:03d}", mod_of(match), explicit=True)


def _named_decade(match: Match, state: State) -> Reading | None:
    state.count(state.year or state.reference)
    century = (state.year or (state.reference.year if state.reference else 1999)) // 100
    decade = century * 10 + match.number("eighties")
    if state.reference is not None and decade * 10 > state.reference.year:
        decade -= 10
    return Reading(DATE, f"{decade:03d}", mod_of(match))


def _century(match: Match, _state: State) -> Reading | None:
    if match.word("anyunit") != "century":
        return None
    number = match.number("dayord") or match.number("tens") + match.number("ordinal", -1)
    era = "BC" if match.word("era") == "bc" else ""
    mod = half_of(match) or mod_of(match)
    return Reading(DATE, f"{era}{number - 1:02d}", mod, skip=article_of(match))


def _before_christ(match: Match, _state: State) -> Reading | None:
    year = match.number("num")
    if match.word("era") == "bc":
        return Reading(DATE, f"BC{year:04d}", mod_of(match), explicit=True)
    return Reading(DATE, f"{year:04d}", mod_of(match), explicit=True)


def _month_before_christ(match: Match, _state: State) -> Reading | None:
    if match.word("era") != "bc":
        return None
    return Reading(DATE, f"BC{match.number('num'):04d}-{match.number('month'):02d}", mod_of(match))


def _era_carried(match: Match, state: State) -> Reading | None:
    """Reads "in 490" after a year BC."""
    year = match.number("three")
    bce = match.after(r"<range><num> ?<era>")
    if bce is not None and bce.word("era") == "bc":
        return Reading(DATE, f"BC{year:04d}", explicit=True)
    near = state.before_christ is not None and abs(state.before_christ - year) <= 60  # noqa: PLR2004
    if not near or match.before(r"(?:<prep>|<since>|<until>|<of>|<after>|<before>|<and>) ") is None:
        return None
    if match.after(r"[.,;:)]|$| <the>| <prep>| <and>") is None:
        return None
    state.count(state.before_christ, CARRIED_BC)
    return Reading(DATE, f"BC{year:04d}", mod_of(match))


_PART = (
    r"(?:(?:<the> )?<edge> <of> (?:<the> )?|<edge>-|(?:<the> )?<mood>(?:[ -]| <prep> )"
    r"|(?:<earlier>|<later>) <prep> |<approx>\.? )?"
)
_HALF = r"(?:(?:<the> )?<ordinal> <half> <of> )?"
_ORDINAL = r"(?:(?:<tens>-)?<ordinal>|<dayord>)"

RULES = (
    Rule("year", "year", _PART + r"(?:<the> <unit> )?<year>",
         _year, "since late 2018", "2018"),
    Rule("year", "short", r"(?:<day>|<two>)",
         _short_year, "the war of 1967-70", "1970"),
    Rule("year", "pair", r"<yearpair>",
         _year_pair, "the budget for 2022/23", "2022"),
    Rule("year", "apostrophe", r"(?:<the> )?(?:<mood>[ -])?'(?:<day>|<two>|<decade>)",
         _apostrophe, "in the '80s", "198"),
    Rule("year", "decade",
         _HALF + r"(?:(?:<the> )?<edge> <of> )?(?:<the> )?(?:<mood>[ -])?<decade>(?: <era>)?",
         _decade, "the Iran-Iraq war in the 1980s", "198"),
    Rule("year", "possessive_decade", r"(?:(?:<the> )?<edge> <of> )?<the> (?:<mood>[ -])?<year>'<s>",
         _possessive_decade, "since the mid-1980's it", "198"),
    Rule("year", "named_decade", r"<the> (?:<mood>[ -])?<eighties>",
         _named_decade, "songs of the late sixties", "196"),
    Rule("year", "century",
         _HALF + _PART + r"(?:<the> )?(?:<mood>[ -])?" + _ORDINAL + r"[ -]<anyunit>(?:,? <era>)?",
         _century, "in the early 19th century", "18"),
    Rule("year", "era", _PART + r"(?:<num> ?<era>|<era> <num>)",
         _before_christ, "in 480 BC", "BC0480"),
    Rule("year", "era_month", r"(?:<mood>[ -])?<month>,? <num> <era>",
         _month_before_christ, "April 480 BC", "BC0480-04"),
    Rule("year", "era_carried", r"<three>",
         _era_carried, "In 499 BC it burned; in 490, they", "BC0490"),
)  # fmt: skip
