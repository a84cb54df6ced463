"""Wire-service texts made from templates: results, tables, datelines and headlines in capitals.

The corpora hold hardly any of these, and a reader of news meets them daily. Names come from the
lists; the sentences were written for this purpose.
"""

from __future__ import annotations

import random
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from briefterm.entities.train.corpora import Labelled
from briefterm.entities.train.wire_names import Names
from briefterm.entities.train.wire_templates import DATELINES, HEADLINES, LISTS, SENTENCES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefterm.entities.train.convention import Name

_KINDS = {
    "P": "PER", "S": "PER", "I": "PER", "F": "PER",
    "C": "LOC", "T": "LOC", "V": "LOC", "L": "LOC", "R": "LOC",
    "N": "NORP", "M": "NORP",
    "K": "ORG", "B": "ORG", "A": "ORG", "O": "ORG",
    "E": "MISC", "X": "MISC", "W": "MISC",
}  # fmt: skip


@lru_cache(maxsize=1)
def _hole() -> re.Pattern[str]:
    return re.compile(r"\{(?P<upper>\^?)(?P<letter>[A-Za-z])(?P<number>\d?)\}")


class _Filler:
    """Fills the holes of one text; holes with the same letter and number get the same name."""

    def __init__(self, names: Names) -> None:
        self.source = names
        self.text = ""
        self.found: list[Name] = []
        self.memory: dict[str, str] = {}

    def add(self, template: str) -> None:
        """One more line."""
        if self.text:
            self.text += "\n"
        cursor = 0
        for hole in _hole().finditer(template):
            self.text += template[cursor : hole.start()]
            cursor = hole.end()
            value = self._value(hole["letter"], hole["number"])
            start = len(self.text)
            self.text += value.upper() if hole["upper"] else value
            kind = _KINDS.get(hole["letter"])
            if kind:
                self.found.append((start, len(self.text), kind))
        self.text += template[cursor:]

    def _value(self, letter: str, number: str) -> str:
        if not number:
            return self.source.draw(letter)
        key = letter + number
        if key not in self.memory:
            person = self.memory.get(f"P{number}") if letter == "S" else None
            self.memory[key] = person.split(" ", 1)[1] if person else self.source.draw(letter)
        return self.memory[key]


def _lines(chance: random.Random) -> list[str]:
    """The templates of one text."""
    lines = [chance.choice(HEADLINES)] if chance.random() < 0.5 else []
    body = chance.sample(SENTENCES, chance.randint(1, 4))
    if chance.random() < 0.8:
        dateline = chance.choice(DATELINES)
        if dateline.endswith(" "):
            body[0] = dateline + body[0]
        else:
            lines.append(dateline)
    lines += [" ".join(body[:2]), *body[2:]]
    if chance.random() < 0.6:
        head, row = chance.choice(LISTS)
        lines += [head] if head else []
        lines += [row] * chance.randint(2, 6)
    return lines


def make(
    count: int, seed: int, surnames: Sequence[str], cities: Sequence[str]
) -> Iterator[Labelled]:
    """``count`` texts, the same for the same ``seed`` and lists."""
    chance = random.Random(f"{seed}wire")
    names = Names(chance, surnames, cities)
    for number in range(count):
        filler = _Filler(names)
        for line in _lines(chance):
            filler.add(line)
        yield Labelled("wire", f"wire.{number}", filler.text, tuple(filler.found))
