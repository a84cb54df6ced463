"""What looks like a time and is none: names, titles, verbs and other senses of a word."""

from __future__ import annotations

from datetime import date

import pytest

from briefterm.temporal import tag

PEOPLE = (
    "Theresa May lost the vote.",
    "Brian May played the anthem.",
    "May Chen runs the clinic.",
    "Mrs May rose to speak.",
    "Fredric March won an Oscar.",
    "Senator March objected.",
    "Augustus March wrote the report.",
    "April Hollis filed the suit.",
    "June Carter sang with him.",
    "June Osborn chaired the panel.",
    "August Wilson wrote ten plays.",
    "Jan Kowalski drove the truck.",
    "Jan de Vries and Jan Smit agreed.",
    "Mar Galcerán scored the winner.",
    "Ms. April Ryan asked the question.",
    "Summer Phillips took the stand.",
    "Autumn Reeser plays the nurse.",
    "Winter Williams coaches the team.",
    "Dr. Noon examined the boy.",
    "Judge Day dismissed the case.",
    "Doris Day sang it.",
    "Daniel Day-Lewis bowed.",
    "Dorothy Day founded a paper.",
    "Felix Day signed for Leeds.",
    "Christmas Humphreys defended him.",
    "Father Christmas came early to the hospital.",
    "Easter Okafor runs a bakery.",
    "Mr. March objected.",
    "Gen. May saluted.",
)

COMPANIES = (
    "Sun Microsystems sold its servers.",
    "The Sun named the minister.",
    "The Mirror and the Sun ran it.",
    "The Sunday Times broke the story.",
    "The Mail on Sunday printed the letter.",
    "The Financial Times and the Daily Mail disagreed.",
    "She edits the Daily Telegraph.",
    "The Weekly Standard closed.",
    "He hosts Saturday Night Live.",
    "She anchors Good Morning America.",
    "The Today programme interviewed her.",
    "USA Today ran the poll.",
    "Century 21 sold the house.",
    "20th Century Fox made the film.",
    "21st Century Fox owned the channel.",
    "Microsoft patched Windows 2000.",
    "Season 4 of the show disappointed.",
    "A second season of the drama was ordered.",
    "Forever 21 filed for bankruptcy.",
    "7-Eleven rejected the bid.",
    "Studio 54 closed its doors.",
    "Motel 6 settled the case.",
    "The Atlantic Monthly hired her.",
    "Newsweek and Time ran the photo.",
    "Time Warner owned the network.",
    "Time magazine put him on the cover.",
    "Bloody Sunday inspired the song.",
    "Green Day cancelled the tour.",
    "Three Days Grace split up.",
    "Maroon 5 and Blink-182 played.",
    "Dawn Foods makes doughnuts.",
    "Eve Online lost players.",
    "He hosts Last Week Tonight.",
    "She reads The Day.",
)

OTHER_SENSES = (
    "He may march with them.",
    "Rebels march on the capital.",
    "They march, they may yet win.",
    "It may well fail.",
    "May he rest in peace.",
    "May God help them.",
    "Prices fall as supply springs back.",
    "Hopes spring eternal.",
    "Troops spring an ambush.",
    "Shares fall sharply.",
    "The fall of Saigon shocked them.",
    "The fall in prices hurt farmers.",
    "A fall from a ladder killed him.",
    "He broke his leg in a fall.",
    "They drank spring water.",
    "The car needs a new spring.",
    "A hot spring feeds the pool.",
    "The mattress has a broken spring.",
    "The second threat was worse.",
    "It gave them a second chance.",
    "The Fed's second mandate is jobs.",
    "She came second.",
    "He seconded the motion.",
    "On second thought, they stayed.",
    "Second-hand cars sold well.",
    "A second-rate film won.",
    "A third man escaped.",
    "The first half-dozen callers got in.",
    "A minute amount of poison was found.",
    "There were minute traces of it.",
    "He wrote the minutes of the meeting.",
    "The judge will date the letter.",
    "It is out of date.",
    "It is up to date.",
    "The wounded were dated and labelled.",
    "She sat by the sun.",
    "The sun rose over the bay.",
    "The sat nav failed.",
    "He wed her in church.",
    "He marched his men uphill.",
    "The august body met.",
    "An august figure, he spoke little.",
    "He is long past caring.",
    "It walked past the gate.",
    "The quarter was full of tourists.",
    "The Latin Quarter flooded.",
    "They were drawn and quartered.",
    "He gave no quarter.",
    "A quarter of voters agreed.",
    "Three quarters of voters agreed.",
    "He scored a century at Lord's.",
    "The batsman hit his third century.",
    "She hit a double century against India.",
    "Day-to-day costs rose.",
    "He is no longer young.",
    "It is high time they left.",
    "They had a good time.",
    "Time is money.",
    "This time they won.",
    "The long-term plan is clear.",
    "Short-term rates fell.",
    "The sun sat in the sat room.",
    "May Chen spoke.",
    "March for Life marchers",
    "The second threat, a second chance.",
    "Prices fall and hopes spring up.",
    "It sold 2,000 of them, or 21,500 in all.",
    "It won 3:1 and lost 0-2.",
    "Call 555-1984 or 1-800-555-2000.",
    "Boeing 747 and Airbus A320",
    "500 cubic metres a second",
    "the Six-Day War",
)


def read(text: str) -> list[str]:
    """The spans that are read as times."""
    return [text[t.start : t.end] for t in tag(text, date(2024, 5, 15))]


@pytest.mark.parametrize("text", PEOPLE)
def test_people(text: str) -> None:
    """Months, days and feasts that are somebody's name."""
    assert [] == read(text)


@pytest.mark.parametrize("text", COMPANIES)
def test_companies(text: str) -> None:
    """Firms, papers, shows, bands and products."""
    assert [] == read(text)


@pytest.mark.parametrize("text", OTHER_SENSES)
def test_other_senses(text: str) -> None:
    """Verbs, ordinals, springs, falls, quarters and minutes."""
    assert [] == read(text)


def test_a_month_as_a_name_and_as_a_month() -> None:
    """Both senses in one sentence are told apart."""
    text = "May said in May that March sales fell in March, and Friday's vote may slip."
    readings = [text[t.start : t.end] for t in tag(text, date(2024, 6, 15))]
    assert readings == ["May", "March", "March", "Friday"]


def test_a_person_named_like_a_day() -> None:
    """A day that a text has shown to be a name is not taken for a day as a subject."""
    text = "Lawyer Thomas Friday said he would appeal. Friday had asked for a break on Monday."
    assert read(text) == ["Monday"]
