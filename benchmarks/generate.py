"""Briefings of any size and number, made up of names, dates and plain words; the same each time."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

OPENING = "Marked beginning"  # the first words of every text, to be looked for on the screen
NEWEST = "Newest of all"  # the title of the newest briefing of a library

_PEOPLE = """Mira Solberg|Jonas Field|Aiko Tanaka|Peter Okafor|Lucia Marin|Omar Haddad|Ruth Keller
Daniel Novak|Sofia Lindgren|Carlos Mendes|Hannah Weiss|Tomas Varga|Grace Mwangi|Ivan Petrov"""
_BODIES = """the Northern Grid Authority|the Ministry of Transport|Halden Shipping|the World Bank
the European Commission|Corvid Systems|the Harbour Board|Tessel Energy|the United Nations"""
_PLACES = """Oslo|Nairobi|Lisbon|Osaka|Winnipeg|Trieste|Valparaíso|Tallinn|Accra|Hamburg|Chennai
Rotterdam|South Korea|Brazil|Finland|Morocco"""
_TIMES = """on {day} {month} {year}|in {month} {year}|last {weekday}|two weeks ago|in early {month}
since {year}|on {month} {day}|by the end of {year}|next {weekday}|in the spring of {year}"""
_SENTENCES = """{person} told reporters in {place} that the plan had been settled {time}.
{body} published its figures {time}, and they were lower than anyone had expected.
The line between {place} and {place2} was closed {time} after a fault in a single switch.
"We knew what it would cost," said {person}, who has led {body} {time}.
A second ship left {place} {time} with {number} containers and a crew of nineteen.
Nobody in {place2} had asked {body} for the report, but it was read there all the same.
{person} and {person2} met {time} and signed a paper of {number} pages.
The price rose by {number} per cent {time}, then fell, then rose again.
What the engineers of {body} found under the quay was older than the town itself.
It took {number} days until the water was clear, and {person} stayed for all of them."""
_MONTHS = """January|February|March|April|May|June|July|August|September|October|November
December"""
_WEEKDAYS = "Monday|Tuesday|Wednesday|Thursday|Friday"


def _words(text: str) -> list[str]:
    return text.replace("\n", "|").split("|")


PEOPLE, BODIES, PLACES = _words(_PEOPLE), _words(_BODIES), _words(_PLACES)
TIMES, MONTHS, WEEKDAYS = _words(_TIMES), _words(_MONTHS), _words(_WEEKDAYS)
SENTENCES = _SENTENCES.split("\n")


def paragraph(chance: random.Random) -> str:
    """A paragraph of three to six sentences."""
    return " ".join(_sentence(chance) for _ in range(chance.randint(3, 6)))


def _sentence(chance: random.Random) -> str:
    time = chance.choice(TIMES).format(
        day=chance.randint(1, 28),
        month=chance.choice(MONTHS),
        year=chance.randint(1990, 2025),
        weekday=chance.choice(WEEKDAYS),
    )
    return chance.choice(SENTENCES).format(
        person=chance.choice(PEOPLE),
        person2=chance.choice(PEOPLE),
        body=chance.choice(BODIES),
        place=chance.choice(PLACES),
        place2=chance.choice(PLACES),
        number=chance.randint(2, 90),
        time=time,
    )


def article(size: int, seed: int, *, title: str, day: date) -> str:
    """A Markdown briefing of about ``size`` bytes: front matter, headings, paragraphs, lists."""
    chance = random.Random(seed)
    parts = [
        f"---\ntitle: {title}\ndate: {day}\nsource: Generated Post\ntags: [made, {seed % 7}]\n---",
        f"{OPENING}: {paragraph(chance)}",
    ]
    length = sum(map(len, parts))
    while length < size:
        kind = chance.random()
        if kind < 0.1:
            part = f"## What came of it in {chance.choice(PLACES)}"
        elif kind < 0.17:
            part = "\n".join(f"- {_sentence(chance)}" for _ in range(3))
        elif kind < 0.22:
            part = f"> {_sentence(chance)}"
        else:
            part = paragraph(chance)
        parts.append(part)
        length += len(part) + 2
    return "\n\n".join(parts) + "\n"


def make_library(folder: Path, count: int, *, size: int = 1500) -> Path:
    """Fill ``folder`` with ``count`` briefings of about ``size`` bytes, in subfolders of 500."""
    newest = date(2025, 6, 30)
    for number in range(count):
        shelf = folder / f"{number // 500:03}"
        if number % 500 == 0:
            shelf.mkdir(parents=True)
        place = PLACES[number % len(PLACES)]
        title = f"Report {number} from {place}" if number else NEWEST
        text = article(size, number, title=title, day=newest - timedelta(days=number))
        (shelf / f"report-{number:05}.md").write_text(text, encoding="utf-8")
    return folder
