"""What differs between near-duplicates, for people in the sentences that it stands in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from briefterm.terminal import visible_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.text import Text

    from briefterm.library import Library
    from briefterm.library.finding.model import Difference, Related
    from briefterm.model import Span

_Place = tuple[int, int] | None
_INDENT = "  "


@dataclass(frozen=True, slots=True)
class Differing:
    """What differs between a text that is ``there`` and the one ``here``."""

    there: str
    here: str
    parts: Sequence[Difference]

    @property
    def records(self) -> list[dict[str, Any]]:
        """What ``related --differences --json`` says; offsets are half-open, in code points."""
        return [
            {"there": _part(one.before, self.there), "here": _part(one.after, self.here)}
            for one in self.parts
        ]

    def lines(self) -> Iterator[Text]:
        """Sentences that were changed, with ``-`` as they are there and with ``+`` as here.

        Their order is that of the first part of each.
        """
        rank = {id(part): number for number, part in enumerate(self.parts)}
        groups: list[_Group] = []
        for part in sorted(self.parts, key=lambda one: (one.before.start, one.after.start)):
            group = self._group(part)
            if groups and groups[-1].touches(group):
                groups[-1] = groups[-1].with_(group)
            else:
                groups.append(group)
        groups.sort(key=lambda group: min(rank[id(part)] for part in group.parts))
        for group in groups:
            yield from _line("-", self.there, group.there, [one.before for one in group.parts])
            yield from _line("+", self.here, group.here, [one.after for one in group.parts])

    def _group(self, part: Difference) -> _Group:
        there, whole_there = _sentence(self.there, part.before)
        here, whole_here = _sentence(self.here, part.after)
        # Of a sentence that only one of them has, the other has no place.
        return _Group(
            None if whole_here and part.before.start == part.before.end else there,
            None if whole_there and part.after.start == part.after.end else here,
            (part,),
        )


@dataclass(frozen=True, slots=True)
class _Group:
    """Sentences of both texts, as half-open offsets, and what differs in them."""

    there: _Place
    here: _Place
    parts: tuple[Difference, ...]

    def touches(self, other: _Group) -> bool:
        """Whether they have a part of a sentence in common."""
        pairs = ((self.there, other.there), (self.here, other.here))
        return any(one and two and one[0] < two[1] and two[0] < one[1] for one, two in pairs)

    def with_(self, other: _Group) -> _Group:
        """Both in one."""
        there, here = _both(self.there, other.there), _both(self.here, other.here)
        return _Group(there, here, (*self.parts, *other.parts))


def _both(one: _Place, two: _Place) -> _Place:
    if one is None or two is None:
        return one or two
    return min(one[0], two[0]), max(one[1], two[1])


def differing(library: Library, here: str, found: Sequence[Related]) -> dict[str, Differing]:
    """What differs between each near-duplicate and the briefing ``here``, by its id."""
    from briefterm.index.likeness import ALIKE  # noqa: PLC0415 - only near-duplicates need it

    near = [one.briefing.id for one in found if one.alike >= ALIKE]
    if not near:
        return {}
    own = library.article(here)
    others = {name: library.article(name) for name in near}
    return {
        name: Differing(
            other.document.text, own.document.text, library.finding.differences(other, own)
        )
        for name, other in others.items()
    }


def _sentence(text: str, span: Span) -> tuple[tuple[int, int], bool]:
    """The sentence, or sentences, that a span is in, and whether it has all of it."""
    from briefterm.library.finding.sentences import sentence_at  # noqa: PLC0415 - as above

    start, end = span.start, span.end
    words = span.of(text)
    if any(map(str.isalnum, words)):  # then the end of a sentence before them is not looked at
        start += next(place for place, char in enumerate(words) if char.isalnum())
    first, last = sentence_at(text, start, end)
    around = text[first : span.start] + text[span.end : last]
    return (first, last), start < end and not any(map(str.isalnum, around))


def _line(sign: str, text: str, place: _Place, spans: Sequence[Span]) -> Iterator[Text]:
    """A line with its spans lit; none for a text that has no such place."""
    from rich.text import Text  # noqa: PLC0415 - Rich loads for a page

    if place is None:
        return
    first, last = place
    words = visible_line(text[first:last].replace("\n", " "))
    line = Text(f"{_INDENT}{sign} {words}", "not bold")
    shift = len(_INDENT) + len(sign) + 1 - first
    for span in spans:
        line.stylize("bold reverse", max(span.start, first) + shift, min(span.end, last) + shift)
    yield line


def _part(span: Span, text: str) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "text": span.of(text)}
