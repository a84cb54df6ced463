"""Names for made texts, drawn from the lists by the letters that the templates use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefterm.entities.lexicon import lexicon
from briefterm.entities.train.wire_lists import LISTS
from briefterm.model import EntityKind

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Sequence

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_CLUB_TAILS = (
    "United", "City", "Rovers", "Town", "Athletic", "Wanderers", "Dynamo", "Sporting", "County", "Albion",
)  # fmt: skip
_FIRM_TAILS = (
    "Corp", "Inc", "Ltd", "Co", "Plc", "Group", "Holdings", "Industries", "Bank", "SA", "AG", "NV",
    "Energy", "Airlines", "Motors", "Systems", "Technologies", "Foods", "Capital", "Partners",
    "Pharmaceuticals", "Media", "Insurance",
)  # fmt: skip
_PARTICLES = ("van", "de", "Al", "Mc", "van der", "von", "El", "Di")
_GROUNDS = (
    "Stadium", "Park", "Road", "Airport", "Arena", "Oval", "Bridge", "Castle", "Palace", "Station", "Street",
    "Square", "Dam", "Harbour", "Prison", "Cathedral", "Church", "Mill", "Museum", "Tower", "Crossing", "Valley",
)  # fmt: skip
_ONE_FORM = ("s", "sh", "ch", "se", "men")


class Names:
    """Draws names; every letter of the templates has its own source."""

    def __init__(
        self, chance: random.Random, surnames: Sequence[str], cities: Sequence[str]
    ) -> None:
        self.chance = chance
        lists = lexicon()
        known = lists.phrases.values()
        self.first = sorted(lists.first_names)
        self.last = [*sorted(lists.surnames), *sorted(surnames)]
        self.cities = [*sorted(one for one in lists.cities if " " not in one), *sorted(cities)]
        self.countries = sorted({one.name for one in known if one.kind is EntityKind.GPE})
        self.peoples = sorted({one.name for one in known if one.kind is EntityKind.NORP})
        self.draws: dict[str, Callable[[], str]] = {
            "P": lambda: f"{self._given()} {self._surname()}",
            "S": self._surname,
            "F": self._given,
            "I": lambda: (
                f"{self._one('ABCDEFGHIJKLMNPRSTVW')}{self._one(('. ', '.', ' '))}{self._surname()}"
            ),
            "C": lambda: self._mostly(LISTS["country"], self.countries, 0.7),
            "T": self._town,
            "V": lambda: f"{self._town()} {self._one(_GROUNDS)}",
            "R": self._river,
            "L": lambda: self._one(LISTS["region"]),
            "N": lambda: self._one(self.peoples),
            "M": self._people,
            "K": self._club,
            "B": self._firm,
            "A": lambda: self._one(LISTS["agency"]),
            "O": lambda: self._one(LISTS["body"]),
            "X": self._craft,
            "W": lambda: " ".join(self._one(LISTS["title"]) for _ in range(self._up_to(3))),
            "E": lambda: self._one(LISTS["event"]),
            "d": lambda: self._one(_DAYS),
            "m": lambda: f"{self._one(_MONTHS)} {self._up_to(28)}",
            "y": lambda: str(chance.randint(1985, 2024)),
            "D": lambda: f"{chance.randint(1985, 2024)}-{self._up_to(12):02}-{self._up_to(28):02}",
            "g": lambda: str(chance.randint(0, 5)),
            "b": lambda: str(chance.randint(60, 130)),
            "t": lambda: f"{self._up_to(3)}:{chance.randint(10, 59)}.{chance.randint(10, 99)}",
            "n": lambda: str(self._up_to(90)),
        }

    def draw(self, letter: str) -> str:
        """A name, a day or a number for a hole with ``letter``."""
        return self.draws[letter]()

    def _one(self, options: Sequence[str]) -> str:
        return self.chance.choice(options)

    def _up_to(self, highest: int) -> int:
        return self.chance.randint(1, highest)

    def _mostly(self, common: Sequence[str], rare: Sequence[str], share: float) -> str:
        return self._one(common if self.chance.random() < share else rare)

    def _odd(self, names: Sequence[str], share: float = 0.3) -> str:
        """A name, or for a ``share`` of the draws one that no list holds, made of two."""
        name = self._one(names)
        if self.chance.random() > share or not name.isalpha():
            return name
        other = self._one(names)
        return name[: len(name) // 2 + 1] + other[len(other) // 2 + 1 :].lower()

    def _town(self) -> str:
        return self._one(LISTS["city"]) if self.chance.random() < 0.5 else self._odd(self.cities)

    def _river(self) -> str:
        roll = self.chance.random()
        if roll < 0.4:
            return self._one(LISTS["water"])
        return self._odd(self.cities, 0.6) if roll < 0.8 else f"{self._odd(self.cities)} River"

    def _given(self) -> str:
        return self._one(LISTS["first"]) if self.chance.random() < 0.5 else self._odd(self.first)

    def _surname(self) -> str:
        name = self._odd(self.last)
        roll = self.chance.random()
        if roll < 0.04:
            return f"{name}-{self._one(self.last)}"
        return f"{self._one(_PARTICLES)} {name}" if roll < 0.08 else name

    def _people(self) -> str:
        people = self._one(self.peoples)
        return people if people.endswith(_ONE_FORM) else f"{people}s"

    def _club(self) -> str:
        roll = self.chance.random()
        if roll < 0.45:
            return self._one(LISTS["club"])
        if roll < 0.8:
            return self._mostly(LISTS["city"], self.cities, 0.45)
        return f"{self._one(self.cities)} {self._one(_CLUB_TAILS)}"

    def _firm(self) -> str:
        roll = self.chance.random()
        if roll < 0.5:
            return self._one(LISTS["company"])
        if roll < 0.65:
            return self._odd(self.last, 0.7)
        stem = self._odd(self.chance.choice([self.last, self.cities, LISTS["stem"]]))
        return f"{stem} {'& ' if self.chance.random() < 0.2 else ''}{self._one(_FIRM_TAILS)}"

    def _craft(self) -> str:
        """A ship, a rocket or a device: they are named after everything under the sun."""
        roll = self.chance.random()
        if roll < 0.2:
            return self._odd(self.cities)
        if roll < 0.4:
            return f"{self._one('ABCDFHKMRST')}{self._one(('', '-', 'X'))}{self._up_to(400)}"
        first = self._mostly(LISTS["title"], LISTS["stem"], 0.6)
        return f"{first} {self._one(LISTS['title']) if roll < 0.85 else self._up_to(12)}"
