"""Sentences of news agencies and newspapers, 2013, and what they mean."""

from __future__ import annotations

from datetime import date

import pytest

from briefterm.temporal import tag

MARCH_2013 = date(2013, 3, 22)  # Friday

LATE_MARCH_2013 = date(2013, 3, 26)  # Tuesday

CASES = [
    (MARCH_2013, "The Supreme Court will hear the case on Tuesday.", [("Tuesday", "2013-03-26")]),
    (
        MARCH_2013,
        "Shares rose 2.5 percent to $34.10 in afternoon trading Friday.",
        [("Friday", "2013-03-22")],
    ),
    (
        MARCH_2013,
        "Cyprus's banks have been closed since last Saturday.",
        [("last Saturday", "2013-03-16")],
    ),
    (
        MARCH_2013,
        "The group said 2012 revenue rose 4 percent, and it sees growth of 5 percent this year.",
        [("2012", "2012"), ("this year", "2013")],
    ),
    (
        MARCH_2013,
        "President Obama arrived in Amman on Friday after two days in Israel.",
        [("Friday", "2013-03-22"), ("two days", "P2D")],
    ),
    (
        MARCH_2013,
        "The quarter ended Feb. 28 was its best in five years.",
        [("Feb. 28", "2013-02-28"), ("five years", "P5Y")],
    ),
    (MARCH_2013, "A year ago, the company lost $3.2 billion.", [("A year ago", "2012")]),
    (
        MARCH_2013,
        "Unemployment rose to 7.8 percent in the three months to January.",
        [("the three months", "P3M"), ("January", "2013-01")],
    ),
    (
        MARCH_2013,
        "Inflation in the 12 months to February was 2.8%.",
        [("the 12 months", "P12M"), ("February", "2013-02")],
    ),
    (
        MARCH_2013,
        "The Fed meets April 30-May 1.",
        [("April 30", "2013-04-30"), ("May 1", "2013-05-01")],
    ),
    (
        MARCH_2013,
        "The 17-year-old was shot early Thursday.",
        [("17-year-old", "P17Y"), ("early Thursday", "2013-03-21")],
    ),
    (
        MARCH_2013,
        "BBC Two will broadcast it at 21:00 GMT on 25 March.",
        [("21:00 GMT on 25 March", "2013-03-25T21:00")],
    ),
    (
        MARCH_2013,
        "The prime minister arrived at 8:30 a.m. ET and left later in the day.",
        [("8:30 a.m. ET", "2013-03-22T08:30"), ("later in the day", "2013-03-22")],
    ),
    (
        MARCH_2013,
        "He was jailed for eight years in January 2010.",
        [("eight years", "P8Y"), ("January 2010", "2010-01")],
    ),
    (
        MARCH_2013,
        "Earlier in the week, lawmakers rejected the levy.",
        [("Earlier in the week", "2013-W12")],
    ),
    (
        MARCH_2013,
        "This time last year, the index was at 1,400.",
        [("This time last year", "2012-03")],
    ),
    (
        MARCH_2013,
        "England won in 1966 and reached the semi-finals in 1990.",
        [("1966", "1966"), ("1990", "1990")],
    ),
    (MARCH_2013, "The pair met in the summer of 2011.", [("the summer of 2011", "2011-SU")]),
    (
        MARCH_2013,
        "A magnitude 6.1 quake struck at 4:47 p.m. local time.",
        [("4:47 p.m. local time", "2013-03-22T16:47")],
    ),
    (MARCH_2013, "The flood was the worst in half a century.", [("half a century", "P50Y")]),
    (
        MARCH_2013,
        "Sales in the week ending March 16 were up.",
        [("the week", "2013-W11"), ("March 16", "2013-03-16")],
    ),
    (MARCH_2013, "The first three months of 2013.", [("The first three months of 2013", "P3M")]),
    (
        MARCH_2013,
        "He said on Thursday evening that the deal was dead.",
        [("Thursday evening", "2013-03-21TEV")],
    ),
    (
        MARCH_2013,
        "The trial, which began on Jan. 7, is to last up to three months.",
        [("Jan. 7", "2013-01-07"), ("up to three months", "P3M")],
    ),
    (MARCH_2013, "The tournament was held every four years.", [("every four years", "P4Y")]),
    (
        MARCH_2013,
        "The app was launched in late 2010 and sold two years later.",
        [("late 2010", "2010"), ("two years later", "2012")],
    ),
    (
        MARCH_2013,
        "The company's fiscal second quarter ended March 2.",
        [("fiscal second quarter", "2013-Q2"), ("March 2", "2013-03-02")],
    ),
    (
        MARCH_2013,
        "It was the first such visit in more than 40 years.",
        [("more than 40 years", "P40Y")],
    ),
    (
        MARCH_2013,
        "The Dow added 90.54 points, or 0.6 percent, to close at 14,512.03 Friday.",
        [("Friday", "2013-03-22")],
    ),
    (
        MARCH_2013,
        "The winner will be named in the coming weeks.",
        [("the coming weeks", "FUTURE_REF")],
    ),
    (
        MARCH_2013,
        "Kenya's vote was held on March 4; five days later Kenyatta was declared the winner.",
        [("March 4", "2013-03-04"), ("five days later", "2013-03-09")],
    ),
    (
        MARCH_2013,
        "Net profit for the second half of 2012 was $40 million.",
        [("the second half of 2012", "2012-H2")],
    ),
    (MARCH_2013, "The festival is held each spring.", [("each spring", "XXXX-SP")]),
    (
        MARCH_2013,
        "The court is due to meet at 10am on Monday.",
        [("10am on Monday", "2013-03-25T10:00")],
    ),
    (
        LATE_MARCH_2013,
        "A jury deliberated for three days before convicting him on Monday.",
        [("three days", "P3D"), ("Monday", "2013-03-25")],
    ),
    (
        LATE_MARCH_2013,
        "Last Christmas, the family was in Ohio.",
        [("Last Christmas", "2012-12-25")],
    ),
    (
        LATE_MARCH_2013,
        "The cease-fire begins at 6 p.m. (1600 GMT).",
        [("6 p.m.", "2013-03-26T18:00"), ("1600 GMT", "2013-03-26T16:00")],
    ),
    (
        LATE_MARCH_2013,
        "Thunderstorms are forecast for Wednesday and Thursday.",
        [("Wednesday", "2013-03-27"), ("Thursday", "2013-03-28")],
    ),
    (
        LATE_MARCH_2013,
        "Spain last won in 2010; before that it had waited 44 years.",
        [("2010", "2010"), ("44 years", "P44Y")],
    ),
    (
        LATE_MARCH_2013,
        "In the 12 months through February, prices rose 2 percent.",
        [("the 12 months", "P12M"), ("February", "2013-02")],
    ),
    (
        LATE_MARCH_2013,
        "The report will be released next Wednesday.",
        [("next Wednesday", "2013-04-03")],
    ),
    (
        LATE_MARCH_2013,
        "The men have been held since early February.",
        [("early February", "2013-02")],
    ),
    (
        LATE_MARCH_2013,
        "A day-long hearing ended just after midnight.",
        [("day-long", "P1D"), ("midnight", "2013-03-26T00:00")],
    ),
    (LATE_MARCH_2013, "Facebook went public last May.", [("last May", "2012-05")]),
    (
        LATE_MARCH_2013,
        "The quake hit at 2:15 p.m. (0615 GMT) Tuesday.",
        [
            ("2:15 p.m.", "2013-03-26T14:15"),
            ("0615 GMT", "2013-03-26T06:15"),
            ("Tuesday", "2013-03-26"),
        ],
    ),
    (
        LATE_MARCH_2013,
        "She has served since 1998, and will step down at the end of 2013.",
        [("1998", "1998"), ("the end of 2013", "2013")],
    ),
    (
        LATE_MARCH_2013,
        "The company reported a fourth-quarter loss of $1.2 billion.",
        [("fourth-quarter", "2012-Q4")],
    ),
    (LATE_MARCH_2013, "Sales should pick up in the second half.", [("the second half", "2013-H2")]),
    (
        LATE_MARCH_2013,
        "Bangladesh's worst fire, in November, killed 112.",
        [("November", "2012-11")],
    ),
    (LATE_MARCH_2013, "The case goes back to the 1970s.", [("the 1970s", "197")]),
    (LATE_MARCH_2013, "A U.N. panel recently warned of famine.", [("recently", "PAST_REF")]),
    (
        LATE_MARCH_2013,
        "The pope will celebrate Mass on Holy Thursday and Easter Sunday.",
        [("Holy Thursday", "2013-03-28"), ("Easter Sunday", "2013-03-31")],
    ),
    (LATE_MARCH_2013, "On the same day, gunmen killed five.", [("the same day", "2013-03-26")]),
    (LATE_MARCH_2013, "The ban lasts until Jan. 1, 2014.", [("Jan. 1, 2014", "2014-01-01")]),
    (LATE_MARCH_2013, "It was the deadliest attack in months.", [("months", "PXM")]),
    (
        LATE_MARCH_2013,
        "The vote, originally scheduled for last Thursday, was put off until Saturday.",
        [("last Thursday", "2013-03-21"), ("Saturday", "2013-03-30")],
    ),
    (
        LATE_MARCH_2013,
        "They said in December 2012 they would wed in the summer.",
        [("December 2012", "2012-12"), ("the summer", "2013-SU")],
    ),
    (
        LATE_MARCH_2013,
        "It will be several weeks before results are known.",
        [("several weeks", "PXW")],
    ),
    (
        LATE_MARCH_2013,
        "He said earlier this month that growth would return by the end of the year.",
        [("earlier this month", "2013-03"), ("the end of the year", "2013")],
    ),
    (LATE_MARCH_2013, "Europe clocks go forward this weekend.", [("this weekend", "2013-W13-WE")]),
    (
        LATE_MARCH_2013,
        "A year and a half ago, he was homeless.",
        [("A year and a half ago", "2011-09")],
    ),
    (LATE_MARCH_2013, "Polls in spring 2012 had him ahead.", [("spring 2012", "2012-SP")]),
    (
        LATE_MARCH_2013,
        "He was killed in 2004. His trial opened in March of that year.",
        [("2004", "2004"), ("March of that year", "2004-03")],
    ),
    (
        LATE_MARCH_2013,
        "The shop opens on Sundays and every second Saturday.",
        [("Sundays", "XXXX-WXX-7"), ("every second Saturday", "XXXX-WXX-6")],
    ),
    (
        LATE_MARCH_2013,
        "Prices doubled between 2003 and 2008.",
        [("2003", "2003"), ("2008", "2008")],
    ),
    (
        LATE_MARCH_2013,
        "The law goes into effect at 12:01 a.m. Sunday.",
        [("12:01 a.m. Sunday", "2013-03-31T00:01")],
    ),
]


@pytest.mark.parametrize(("written", "text", "readings"), CASES)
def test_a_sentence(written: date, text: str, readings: list[tuple[str, str]]) -> None:
    """Spans and values are those of the guidelines, no more and no fewer."""
    assert [(text[t.start : t.end], t.value) for t in tag(text, written)] == readings
