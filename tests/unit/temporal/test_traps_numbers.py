"""What looks like a time and is none: counts, prices, scores, codes and the names of things."""

from __future__ import annotations

from datetime import date

import pytest

from briefterm.temporal import tag

COUNTS = (
    "It cost $1999.",
    "It cost €2000 or £1,950.",
    "It fetched 1,984 dollars.",
    "1,984 people came.",
    "It sold 2,000 of them.",
    "About 2000 troops left.",
    "He paid 2000 euros.",
    "They raised US$2020.",
    "Brentford won 3-2.",
    "It ended 21-17.",
    "Leeds lost 2–1 away.",
    "The vote was 52-48.",
    "The Senate voted 51 to 49.",
    "A 5-4 ruling upheld it.",
    "It was tied 1-1 at the break.",
    "Odds are 4:1.",
    "The ratio is 10:1.",
    "John 3:16 says so.",
    "Psalm 23:4 comforts them.",
    "Read Genesis 1:1 aloud.",
    "Mark 10:25 is clear.",
    "Acts 2:38 was read.",
    "She ran it in 2:05:42.",
    "He swam it in 1:45.30.",
    "120-mm and 152-mm guns fired.",
    "A .45-caliber pistol lay there.",
    "The 1,500-metre final was close.",
    "He won the 1500 metres.",
    "It is 1600 km long.",
    "The dam holds 1900 cubic metres.",
    "It rose 1,950 points.",
    "The Dow fell 1987 points.",
    "The index stood at 2024.",
    "It weighs 2010 kg.",
    "It uses 1800 rpm.",
    "It has a 2000-watt motor.",
    "The yield is 4.5%.",
    "Rates rose 0.25 points.",
    "It lost 3/4 of its value.",
    "Two 1/2-inch pipes burst.",
    "A 2x4 beam fell.",
    "It is a 1080p screen with 2160 lines.",
    "The 50-50 ball went loose.",
    "A town of 1900 people flooded.",
    "Some 1500 homes burned.",
    "More than 1,200 houses burned.",
    "At least 1800 died.",
)

CODES = (
    "She lives at 1600 Pennsylvania Avenue.",
    "It stands at 1984 Main Street.",
    "Room 2010 is closed.",
    "Flight 1549 landed.",
    "Flight MH370 vanished.",
    "United flight 1989 was late.",
    "Call 555-1984.",
    "Call 1-800-555-2000.",
    "Dial 020 7946 1999.",
    "Ring +44 20 1946 0958.",
    "It is open 24/7.",
    "The hotline works 24-7.",
    "Version 2.0.1 fixed it.",
    "Version 2.0.2021 was out.",
    "Python 3.11 is faster.",
    "iOS 17.4 shipped.",
    "Chapter 11 protects it.",
    "Section 230 shields them.",
    "Article 50 was triggered.",
    "See page 1984.",
    "See pp. 12-14.",
    "Route 66 is closed.",
    "Highway 2001 flooded.",
    "Formula 1 returned to Spain.",
    "Formula One cars ran.",
    "A Boeing 747 and an Airbus A320 touched.",
    "The F-16 and the MiG-29 flew.",
    "A T-34 tank rusts there.",
    "An AK-47 was found.",
    "The M-16 jammed.",
    "Unit 731 did it.",
    "Area 51 is shut.",
    "Apollo 11 and Soyuz 1 flew.",
    "The Electoral Act 2022 says so.",
    "Resolution 1973 allowed it.",
    "UN Resolution 2023 passed.",
    "Agenda 2030 is vague.",
    "Vision 2030 needs money.",
    "Channel 4 and BBC 2 showed it.",
    "G7 and G20 ministers came.",
    "COVID-19 spread.",
    "The R-1 zone burned.",
    "ISO 9001 applies.",
    "ISBN 978-1-4028-9462-6 sold out.",
    "The ID is 2019-0042-77.",
    "The file 2024_05_14.log is empty.",
    "Lot 1914 fetched most.",
    "Bus 1918 was late.",
    "Box 2000, Geneva.",
    "The IP is 192.168.1.1.",
    "CVE-2021-44228 was patched.",
    "Asteroid 1999 RQ36 passed.",
    "Comet 67P passed.",
)

EVENTS = (
    "the Six-Day War began it",
    "The Hundred Years' War drained them.",
    "The Thirty Years' War killed millions.",
    "The Tet Offensive failed.",
    "D-Day veterans wept.",
    "It was doomsday.",
    "The Day of the Jackal sold well.",
    "The Night Manager was filmed there.",
    "A Midsummer Night's Dream opened.",
    "One Hundred Years of Solitude sold well.",
    "The Year of the Dragon parade passed.",
    "They read Nineteen Eighty-Four.",
    "Catch-22 sold well.",
    "Ocean's Eleven was shot there.",
    "The Twelfth Night was staged.",
    "Day trading grew.",
    "Day care is dear.",
    "The night shift struck.",
    "He is a weekend father.",
    "She bought a winter coat.",
    "Summer camps closed.",
    "Spring onions rotted.",
    "The winter wheat froze.",
    "Arab Spring exiles wrote it.",
    "The Prague Spring was crushed.",
    "The Autumn Internationals are off.",
    "The Winter Olympics need snow.",
    "Winter Storm Uri hit.",
    "The Winter Palace fell.",
    "The Winter Soldier bombed.",
    "Five-Year Plan targets slipped.",
    "The Day-Glo vest saved him.",
    "May Day distress calls came in.",
    "Mayday, the pilot said.",
    "The March of the Penguins won.",
    "The March for Life drew thousands.",
    "The Salt March freed them.",
    "The Women's March drew thousands.",
    "First Minute Media sued.",
    "The Second Amendment stands.",
    "The Second Circuit agreed.",
    "The Third Reich fell.",
    "The Fourth Estate failed.",
    "The Fifth Republic is old.",
    "The Seventh Fleet sailed.",
    "The Ninth Circuit agreed.",
)

# A trap and a time in one sentence, with what is to be read.
BOTH = (
    ("Theresa May resigned in May.", ["May"]),
    ("In May, May Chen left.", ["May"]),
    ("The fall of Saigon came in the fall of 1975.", ["the fall of 1975"]),
    ("Sun Microsystems was sold on Sunday.", ["Sunday"]),
    ("The Sunday Times said on Sunday that it had erred.", ["Sunday"]),
    ("Windows 2000 came out in 2000.", ["2000"]),
    ("Route 66 opened in 1926.", ["1926"]),
    ("About 2000 troops left in 2000.", ["2000"]),
    ("Flight 1989 landed at 19:89 on 3 May 1989.", ["3 May 1989"]),
    ("A 5-4 ruling on 5 April upheld it.", ["5 April"]),
    ("It won 3-2 on 3 February.", ["3 February"]),
    ("Open 24/7 since 2019.", ["2019"]),
    ("John 3:16 was read at 3:16 p.m.", ["3:16 p.m."]),
    ("The second quarter was the second worst.", ["The second quarter"]),
    ("He may go in May.", ["May"]),
    ("The Thirty Years' War lasted thirty years.", ["thirty years"]),
    ("He scored a century in the last century.", ["the last century"]),
    ("Jan Kowalski left on Jan. 4.", ["Jan. 4"]),
    ("April Hollis left in April.", ["April"]),
    ("The Dow fell 1987 points in 1987.", ["1987"]),
    ("She lives at 1600 Pennsylvania Avenue since 2021.", ["2021"]),
    ("The Electoral Act 2022 passed in 2022.", ["2022"]),
    ("Three Days Grace broke up three days later.", ["three days later"]),
    ("Prof. Noon lectured at noon.", ["noon"]),
    ("He hit a century a century ago.", ["a century ago"]),
    ("It took a minute to find a minute amount.", ["a minute"]),
    ("The minutes show that it lasted ten minutes.", ["ten minutes"]),
    ("The Daily Mail is read daily.", ["daily"]),
    ("Today the Today programme apologised.", ["Today"]),
    ("Dial 020 7946 1999 before 1 June 2024.", ["1 June 2024"]),
)


def read(text: str) -> list[str]:
    """The spans that are read as times."""
    return [text[t.start : t.end] for t in tag(text, date(2024, 5, 15))]


@pytest.mark.parametrize("text", COUNTS)
def test_counts(text: str) -> None:
    """Prices, counts, scores, ratios, verses, calibres and races."""
    assert [] == read(text)


@pytest.mark.parametrize("text", CODES)
def test_codes(text: str) -> None:
    """Addresses, phones, flights, versions, laws by number, identifiers."""
    assert [] == read(text)


@pytest.mark.parametrize("text", EVENTS)
def test_events(text: str) -> None:
    """Wars, books, games, courts, storms and things named for a time."""
    assert [] == read(text)


@pytest.mark.parametrize(("text", "spans"), BOTH)
def test_a_trap_beside_a_time(text: str, spans: list[str]) -> None:
    """The same word or number once as a time and once not."""
    assert spans == read(text)


@pytest.mark.parametrize(
    "text",
    [
        "on 30 February 2024",
        "on 29 February 2023",
        "29 February 1900",
        "31 June 2023",
        "February 30, 2023",
        "the 30th of February 2023",
        "30-Feb-2023",
        "on 30-Feb-23",
        "31/02/2024",
        "31-02-2024",
        "on 31 June",
        "on June 31.",
    ],
)
def test_a_day_that_no_calendar_has(text: str) -> None:
    """An impossible day is not moved to another one, nor are its month and year read alone."""
    assert [] == read(text)


def test_a_number_behind_a_month_can_count() -> None:
    """Thirty-one people are no day of June."""
    assert ["June"] == read("In June 31 people died.")
