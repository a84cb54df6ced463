"""The word classes of the grammar: which words mean time, and what number or word stands in them.

A class is named here once; patterns refer to it as ``<name>``. Inside the engine each class is one
letter, so that a text becomes a string of letters that regular expressions can search.
"""

from __future__ import annotations

from typing import NamedTuple

# By what they are good for: shapes of words that are no time words; calendar words; units and
# counts; words that point; modifiers; little words; verbs and other context; shapes of numbers.
_CLASSES = """
    word plural participle name money
    fullmonth maymonth namemonth abbrmonth fullday abbrday fulldays part night noon season feast
    namedday good new eve deictic quarter halfyear fiscal fy eighties era zone zoneword ampm oclock
    unit units cardinal tens scale ordinal half vague some couple date time
    last past_adj previous next coming following this that same ago earlier later present recent current
    formerly future near now moment overnight stretch ahead every per other rate often
    early mid late edge final rest approx more less least most up over nearly much long old
    a the of s as than at and or on to from for prep until since between before after local
    will might plan timetable been is past quantity zeros label black spend straight moonfeast moonword nine11 attack longunit all wee kind so
    day two three year yearpair big decimal decade clock iso isoweek slash dotted dayord numord daypair mixed
""".split()  # noqa: SIM905 - a list of a hundred quoted names would hide the names

# Letters and digits of Latin-1 first: strings of them alone are small and quick to search.
_ALPHABET = [char for char in map(chr, range(0x30, 0x200)) if char.isalnum()]

LETTERS: dict[str, str] = dict(zip(_CLASSES, _ALPHABET, strict=False))


class Entry(NamedTuple):
    """What the engine knows of a word: its class, and the number or the word that it stands for."""

    kind: str
    number: int = 0
    word: str = ""


def _counted(kind: str, words: str, first: int = 1) -> dict[str, Entry]:
    """Entries for words that count upwards from ``first``; ``/`` parts spellings of one number."""
    return {
        spelling: Entry(kind, number, row.split("/")[0])
        for number, row in enumerate(words.split(), first)
        for spelling in row.split("/")
    }


def _words(kind: str, words: str) -> dict[str, Entry]:
    """Entries for words that share a class; ``a/b`` gives b the meaning of a."""
    return {
        spelling: Entry(kind, 0, row.split("/")[0])
        for row in words.split()
        for spelling in row.split("/")
    }


def _months(kind: str, numbers: str) -> dict[str, Entry]:
    return {
        word: Entry(kind, int(number), word)
        for word, _, number in (pair.partition("=") for pair in numbers.split())
    }


# Words that mean time only with a capital: Sun and sun, March and march.
CAPITALISED: dict[str, Entry] = {
    **_months("maymonth", "march=3 may=5"),
    **_months("namemonth", "april=4 june=6 august=8"),
    **_months("abbrmonth", "jan=1 feb=2 mar=3 apr=4 jun=6 jul=7 aug=8 sep=9 sept=9 oct=10 nov=11"),
    **_months("abbrmonth", "dec=12"),
    **_counted("abbrday", "mon tue/tues wed thu/thur/thurs fri sat sun"),
    **_words("zone", "utc gmt est edt cst cdt mst mdt pst pdt bst cet cest eet eest ist jst msk"),
    **_words(
        "zone",
        "kst hkt sgt aest aedt wib wat eat cat sast gst trt irst akst hst nzst nzdt z et ct mt pt",
    ),
    **_words("zoneword", "eastern central mountain pacific atlantic moscow greenwich"),
    **_words("era", "bc/b.c./b.c/bce/b.c.e./b.c.e ad/a.d./a.d/ce/c.e./c.e"),
    **_words("namedday", "labor/labour memorial veterans/veteran boxing bastille canada anzac"),
    **_words("namedday", "armistice columbus valentine/valentines australia remembrance/poppy"),
    **_words(
        "namedday", "election inauguration presidents mother/mothers father/fathers earth victory"
    ),
    **_words("namedday", "mlk"),
    **_words("moonfeast", "rosh yom eid lunar chinese"),
    **_words("moonword", "hashanah/hashana kippur fitr adha"),
    **_words("fy", "fy"),
}

_UNITS = {
    "second": "seconds", "minute": "minutes mins", "hour": "hours hrs", "day": "days",
    "night": "nights", "week": "weeks", "weekend": "weekends", "fortnight": "fortnights",
    "month": "months", "quarter": "quarters", "year": "years", "decade": "decades",
    "century": "centuries", "millennium": "millennia",
}  # fmt: skip

# Words that mean time in any case.
WORDS: dict[str, Entry] = {
    **_counted("quarter", "q1 q2 q3 q4"),
    **_counted("halfyear", "h1 h2"),
    **_words("era", "bc/b.c./b.c/bce/b.c.e."),
    **_months("fullmonth", "january=1 february=2 july=7 september=9 october=10 november=11"),
    **_months("fullmonth", "december=12"),
    **_counted("fullday", "monday tuesday wednesday thursday friday saturday sunday"),
    **_words("unit", "minute hour day week weekend fortnight month quarter year decade"),
    **_words("unit", "century millennium/millenium"),
    **{
        plural: Entry("units", 0, unit)
        for unit, plurals in _UNITS.items()
        for plural in plurals.split()
    },
    **_counted("fulldays", "mondays tuesdays wednesdays thursdays fridays saturdays sundays"),
    **{
        word: Entry("longunit", 0, word.removesuffix("long"))
        for word in ("daylong", "weeklong", "monthlong", "yearlong", "decadelong", "hourlong")
    },
    **_words("moonword", "al"),
    **_words("all", "all"),
    **_words("so", "so"),
    **_words("kind", "business trading working calendar whole entire single"),
    **_words("wee", "small wee"),
    **_words("part", "morning/mornings afternoon/afternoons evening/evenings dawn daybreak dusk"),
    **_words("night", "night"),
    **_words("noon", "noon/midday midnight"),
    **_words("season", "spring/springtime summer/summertime autumn/fall winter/wintertime"),
    **_words("feast", "christmas/xmas easter thanksgiving halloween juneteenth nowruz/novruz"),
    **_words("feast", "ramadan diwali/deepavali passover hanukkah/chanukah purim"),
    **_words("attack", "attack attacks hijackings hijackers terrorist"),
    **_words("new", "new"),
    **_words("eve", "eve"),
    **_words("s", "s"),
    **_words("deictic", "today yesterday tomorrow tonight/tonite"),
    **_words("present", "currently presently nowadays"),
    **_words("current", "current"),
    **_words("recent", "recent recently lately"),
    **_words("formerly", "formerly"),
    **_words("future", "future"),
    **_counted(
        "cardinal",
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen",
    ),
    **{
        word: Entry("tens", number, word)
        for number, word in zip(
            range(20, 100, 10),
            ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"],
            strict=True,
        )
    },
    "hundred": Entry("scale", 100),
    "thousand": Entry("scale", 1000),
    "dozen": Entry("scale", 12),
    **_counted(
        "ordinal",
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
        "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth",
    ),
    **_words("half", "half"),
    **_words("a", "a/an"),
    **_words("the", "the"),
    **_words("vague", "several few many numerous countless"),
    **_words("some", "some"),
    **_words("couple", "couple"),
    **_words("of", "of"),
    **_words("last", "last latest"),
    **_words("past_adj", "past"),
    **_words("previous", "previous/preceding/prior"),
    **_words("next", "next"),
    **_words("coming", "coming/upcoming"),
    **_words("following", "following/ensuing/subsequent"),
    **_words("this", "this/these"),
    **_words("that", "that/those"),
    **_words("same", "same corresponding comparable"),
    **_words("ago", "ago"),
    **_words("earlier", "earlier previously"),
    **_words("later", "later afterward/afterwards hence"),
    **_words("before", "before"),
    **_words("after", "after"),
    **_words("from", "from"),
    **_words("now", "now"),
    **_words("early", "early"),
    **_words("mid", "mid"),
    **_words("late", "late"),
    **_words("edge", "start/beginning/outset/opening/turn middle end"),
    **_words("rest", "rest remainder"),
    **_words("final", "final"),
    **_words("moment", "moment present"),
    **_words("overnight", "overnight"),
    **_words("stretch", "period"),
    **_words("ahead", "ahead"),
    **_words("every", "every/each"),
    **_words("per", "per"),
    **_words("other", "other"),
    **_words("rate", "daily weekly fortnightly monthly quarterly yearly/annually hourly nightly"),
    **_words("rate", "semiannual/semiannually/biannual/biannually biennial/biennially triennial"),
    **_words("rate", "biweekly bimonthly"),
    **_words("often", "once twice times"),
    **_words("approx", "about/around/approximately/roughly/circa/ca/c"),
    **_words("more", "more"),
    **_words("less", "less/fewer"),
    **_words("least", "least"),
    **_words("most", "most"),
    **_words("up", "up"),
    **_words("over", "over under"),
    **_words("nearly", "nearly/almost"),
    **_words("as", "as"),
    **_words("much", "much little"),
    **_words("long", "long"),
    **_words("than", "than"),
    **_words("at", "at"),
    **_words("and", "and"),
    **_words("or", "or"),
    **_words("prep", "in by during through throughout into within"),
    **_words("until", "until/till"),
    **_words("since", "since"),
    **_words("between", "between"),
    **_words("on", "on"),
    **_words("for", "for"),
    **_words("to", "to"),
    **_words("ampm", "am/a.m./a.m pm/p.m./p.m"),
    **_words("oclock", "o'clock o’clock"),
    **_words("local", "local"),
    **_words("date", "date"),
    **_words("near", "near foreseeable distant immediate"),
    **_words("straight", "straight consecutive successive full"),
    **_words("black", "black bloody super palm ash cyber maundy holy shrove whit"),
    **_words("good", "good"),
    # A number after one of these is a name or an address, not a year.
    **_words(
        "label", "act law bill code agenda vision windows resolution room flight route highway"
    ),
    **_words("label", "apartment suite channel model version page chapter verse section article"),
    **_words("label", "number no box order iphone class psalm bus train gate platform lot"),
    **_words("time", "time"),
    **_words("fiscal", "fiscal financial"),
    **{
        word: Entry("eighties", number, word)
        for number, word in zip(
            range(2, 10),
            [
                "twenties",
                "thirties",
                "forties",
                "fifties",
                "sixties",
                "seventies",
                "eighties",
                "nineties",
            ],
            strict=True,
        )
    },
    **_words("old", "old"),
    **_words("will", "will shall would ll wont"),
    **_words("might", "may might can could should must"),
    **_words("plan", "set due scheduled expected slated planned plans likely supposed poised plan"),
    **_words("plan", "expect expects planning aims hopes intends ready"),
    **_words(
        "plan",
        "expires begins starts opens resumes takes arrives departs meets ends closes goes comes returns forecast",
    ),
    **_words("spend", "take taking lasts lasting wait waits spend spends spending"),
    # After a plural these speak of what is settled: "polls close at 8 p.m. on Sunday".
    **_words("timetable", "open close begin resume meet vote arrive return face"),
    **_words("been", "be been being"),
    **_words("is", "is are"),
    **_words(
        "past", "was were had did said told began took came went met held made left saw won shut"
    ),
    **_words("past", "lost fell rose ran gave sent got kept became led brought broke"),
    **_words(
        "past", "struck shot fought built found drew grew spoke wrote sold bought paid has have"
    ),
    **_words(
        "past", "fled stood sat knew threw flew rode chose froze stole swore sank sang forgot"
    ),
    **_words("past", "overthrew withdrew resigned died taught thought wore woke fed bore shook"),
    **_words("past", "ate blew caught clung crept dealt drank drove dug fell felt flung forbade"),
    **_words("past", "forgave foresaw hid hung kept knelt leapt lent meant overcame overtook"),
    **_words(
        "past", "rang rebuilt shrank slept slid sought spent sprang strode strove stuck stung"
    ),
    **_words("past", "swam swept swung tore underwent understood undertook upheld wept"),
    **_words("quantity", "percent cent km kilometers kilometres miles meters metres kg tons"),
    **_words(
        "quantity", "tonnes people men women troops soldiers dead wounded euros dollars mm cm"
    ),
    **_words("quantity", "hectares barrels points votes degrees hp mph kph"),
    **_words(
        "quantity", "cubic square watt watts volts rpm litres liters gallons acres calories lbs"
    ),
    **_words("zeros", "million billion trillion"),
    **_words("quantity", "mb gb kb mw gw kw ft feet inches pounds yen yuan rupees rubles roubles"),
}
