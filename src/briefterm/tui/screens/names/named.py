"""The names of a library as the screen of names finds and counts them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefterm.index.folding import folded, words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from briefterm.library.finding.model import NameCount


@dataclass(frozen=True, slots=True, repr=False)
class Roll:
    """Names, those in most briefings first, each with its folded words and those of its aliases."""

    names: Sequence[NameCount] = ()
    keys: Sequence[str] = ()
    kinds: Sequence[tuple[str, int]] = ()  # labels and how many names are of each, most first

    @classmethod
    def of(cls, names: Sequence[NameCount], aliases: Mapping[str, Iterable[str]]) -> Roll:
        """The roll of ``names``; ``aliases`` are folded forms of folded names."""
        kinds = Counter(one.kind for one in names).most_common()
        return cls(names, [_key(one.name, aliases) for one in names], kinds)

    def found(
        self, typed: str, kind: str = "", standing: Collection[str] = (), most: int | None = None
    ) -> list[NameCount]:
        """Those with words that begin as each of the typed words does, the best first.

        Names that begin so come before those in which it stands together, these before others;
        ``standing`` are names to list last although they are written otherwise.
        """
        wanted = words(typed)
        if not wanted and not kind:
            return list(self.names[:most])
        whole, parts = f" {' '.join(wanted)}", [f" {word}" for word in wanted]
        first, second, third, fourth = [], [], [], []
        for one, key in zip(self.names, self.keys, strict=True):
            if kind and one.kind != kind:
                continue
            if key.startswith(whole):
                first.append(one)
                if most is not None and len(first) >= most:
                    break
            elif whole in key:
                second.append(one)
            elif all(part in key for part in parts):
                third.append(one)
            elif one.name in standing:
                fourth.append(one)
        if not wanted:
            return [one for one in self.names if one.kind == kind][:most]
        return [*first, *second, *third, *fourth][:most]


def aliases_of(meant: Mapping[str, Iterable[str]]) -> dict[str, list[str]]:
    """Folded forms by the folded name that they stand for, of names by form."""
    forms: dict[str, list[str]] = {}
    for form, names in meant.items():
        for name in names:
            if form != name:
                forms.setdefault(name, []).append(form)
    return forms


def name_query(name: str) -> str:
    """The query for the briefings that have a name."""
    if '"' not in name:
        return f'name:"{name}"'
    # A quotation mark cannot stand in a query: what is before it will do.
    before = name.partition('"')[0].strip()
    return f'name:"{before}"*' if before else f'"{name.replace(chr(34), " ").strip()}"'


def times(count: int) -> str:
    """How often, in words."""
    return "once" if count == 1 else f"{count:,} times"


def briefings(count: int) -> str:
    """How many briefings, in words."""
    return "1 briefing" if count == 1 else f"{count:,} briefings"


def _key(name: str, aliases: Mapping[str, Iterable[str]]) -> str:
    key = f" {' '.join(words(name))}"
    forms = aliases.get(folded(name), ())
    return "\n".join((key, *(f" {' '.join(words(form))}" for form in forms)))
