"""What terms of a query say of each briefing of a list.

That is a row of bytes, 1 or 0, one for each briefing in the order given. As whole numbers such rows
are joined by a query's AND, OR and NOT in microseconds.
"""

from __future__ import annotations

from itertools import chain
from operator import attrgetter, is_
from typing import TYPE_CHECKING, Protocol

from briefterm.index.folding import folded
from briefterm.index.lists import common_ends
from briefterm.index.query.matching import field_holds, haystack, value_test

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from briefterm.index.query.terms import Term
    from briefterm.model import Briefing

_REMEMBERED = 64


class Answers(Protocol):
    """What is known of texts. Documents have numbers; other numbers may be among those of answers."""

    def documents(self) -> Mapping[str, int]:
        """The number of each briefing's document by its id; the same object while none is new."""
        ...

    def answering(self, term: Term) -> bytes:
        """A row of bytes, 1 for the number of each document that a term holds for, else 0."""
        ...


class NoAnswers:
    """Nothing is known of any text."""

    def documents(self) -> Mapping[str, int]:
        """No document."""
        return {}

    def answering(self, term: Term) -> bytes:  # noqa: ARG002 - as `Answers` has it
        """No document."""
        return b""


class Rows:
    """A list of briefings, and what was found out about it for the last queries."""

    def __init__(self, briefings: Sequence[Briefing], before: Rows | None = None) -> None:
        """Of a list, most of which may be that of the rows ``before``."""
        self.briefings = list(briefings)
        self._haystacks: list[str] | None = None
        self._titles: list[str] | None = None
        self._days: list[int] | None = None
        if before is not None:
            start, end = common_ends(before.briefings, self.briefings)
            here = slice(start, len(self.briefings) - end)
            there = slice(start, len(before.briefings) - end)
            if 2 * (start + end) > len(self.briefings):
                self._carry_over(before, here, there)
        self._places: dict[str, int] | None = None
        self._numbers: tuple[Mapping[str, int] | None, list[int]] = (None, [])
        self._known: dict[Term, bytes] = {}

    def _carry_over(self, before: Rows, here: slice, there: slice) -> None:
        """Take over what was found out, but for the briefings ``here`` in place of those ``there``."""
        fresh = self.briefings[here]
        if before._haystacks is not None:
            self._haystacks = before._haystacks.copy()
            self._haystacks[there] = map(haystack, fresh)
        if before._titles is not None:
            self._titles = before._titles.copy()
            self._titles[there] = [folded(briefing.title) for briefing in fresh]

    def are(self, briefings: Sequence[Briefing]) -> bool:
        """Whether these are the very same briefings in the same order."""
        return len(briefings) == len(self.briefings) and all(map(is_, briefings, self.briefings))

    @property
    def haystacks(self) -> list[str]:
        """What plain words are looked for in, folded, of each briefing."""
        if self._haystacks is None:
            self._haystacks = list(map(haystack, self.briefings))
        return self._haystacks

    @property
    def titles(self) -> list[str]:
        """The folded title of each briefing."""
        if self._titles is None:
            self._titles = [folded(briefing.title) for briefing in self.briefings]
        return self._titles

    @property
    def days(self) -> list[int]:
        """The ordinal of each briefing's date; 0 where it has none."""
        if self._days is None:
            self._days = [one.date.toordinal() if one.date else 0 for one in self.briefings]
        return self._days

    @property
    def places(self) -> dict[str, int]:
        """Where each briefing is, by its id."""
        if self._places is None:
            ids = (briefing.id for briefing in self.briefings)
            self._places = {name: place for place, name in enumerate(ids)}
        return self._places

    def numbers(self, answers: Answers) -> list[int]:
        """The number of each briefing's document; 0, which none has, where it is not known."""
        documents = answers.documents()
        if self._numbers[0] is not documents:
            number = documents.get
            self._numbers = (documents, [number(one.id, 0) for one in self.briefings])
        return self._numbers[1]

    def forget(self) -> None:
        """Forget what terms hold for."""
        self._known.clear()

    def about_metadata(self, term: Term) -> bytes:
        """The row of a term that only metadata decides; for words, the metadata's part in it."""
        row = self._known.get(term)
        if row is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            row = self._known[term] = self._about_metadata(term)
        return row

    def _about_metadata(self, term: Term) -> bytes:
        match term.field:
            case "":
                return bytes([term.value in text for text in self.haystacks])
            case "title":
                return bytes(map(value_test(term), self.titles))
            case "source" | "author" | "lang":
                own = list(map(attrgetter(term.field), self.briefings))
                test = value_test(term)
                known = {text: test(folded(text)) for text in set(own)}
                return bytes([known[text] for text in own])
            case "tag":
                tags = [one.tags for one in self.briefings]
                test = value_test(term)
                same = {tag for tag in set(chain.from_iterable(tags)) if test(folded(tag))}
                return bytes([not same.isdisjoint(one) for one in tags])
        if term.days is not None:
            first, behind = term.days
            return bytes([first <= day < behind for day in self.days])
        return bytes([field_holds(term, briefing) for briefing in self.briefings])

    def about_documents(self, documents: bytes, answers: Answers) -> bytes:
        """The row of those briefings whose documents have a 1 in a row of documents."""
        own = self.numbers(answers)
        if not documents:
            return bytes(len(own))
        if max(own, default=0) >= len(documents):  # some are newer than the answer
            documents = documents.ljust(max(own) + 1, b"\0")
        return bytes(map(documents.__getitem__, own))

    def about(self, ids: Iterable[str]) -> bytes:
        """The row of the briefings with these ids."""
        row = bytearray(len(self.briefings))
        places = self.places
        for name in ids:
            if name in places:
                row[places[name]] = 1
        return bytes(row)
