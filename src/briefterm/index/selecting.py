"""Queries over the briefings of a list, as quick as a key stroke asks for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from itertools import compress
from operator import and_, or_
from typing import TYPE_CHECKING

from briefterm.index.folding import folded
from briefterm.index.listing import Answers, NoAnswers, Rows
from briefterm.index.query.matching import note_words, state_holds
from briefterm.index.query.terms import WORD, All, Any, Node, Not, Query, Term
from briefterm.model import Marks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from briefterm.model import Briefing, Note

    Notes = Mapping[str, Sequence[Note]]

_NO_MARKS = Marks()
_YES, _NO = b"\1", b"\0"


class Selector:
    """Applies queries; remembers what it found out about the last list between key strokes."""

    def __init__(self) -> None:
        self._rows = Rows(())

    def forget(self) -> None:
        """Forget what terms hold for, not the list itself."""
        self._rows.forget()

    def rows(self, briefings: Sequence[Briefing]) -> Rows:
        """What is remembered of these briefings, or a fresh start."""
        rows = self._rows
        if not rows.are(briefings):
            rows = Rows(briefings, rows)
            if len(briefings) > 1:
                self._rows = rows
        return rows

    def select(
        self,
        query: Query,
        briefings: Sequence[Briefing],
        marks: Mapping[str, Marks],
        notes: Callable[[], Notes] = dict,
        answers: Answers | None = None,
    ) -> Selection:
        """Those of ``briefings`` that ``query`` asks for, in the order given.

        ``notes`` gives the notes of briefings by id, and ``answers`` knows their texts.
        """
        rows = self.rows(briefings)
        evaluation = Evaluation(rows, marks, notes, answers or NoAnswers())
        return Selection(rows, evaluation.row(query.root))


@dataclass(frozen=True, slots=True)
class Selection:
    """Some of a list: ``row`` has a 1 for each of them."""

    rows: Rows
    row: bytes

    def __iter__(self) -> Iterator[Briefing]:
        return compress(self.rows.briefings, self.row)

    def __len__(self) -> int:
        return self.row.count(1)

    def parted(self, row: bytes) -> tuple[Selection, Selection]:
        """Those that are in ``row`` too, and those that are not."""
        own, other = int.from_bytes(self.row, "big"), int.from_bytes(row, "big")
        both = own & other
        length = len(self.row)
        inside = Selection(self.rows, both.to_bytes(length, "big"))
        return inside, Selection(self.rows, (own ^ both).to_bytes(length, "big"))

    def titled(self, node: Node) -> bytes:
        """The row of briefings of the list that have the words of a query in their title."""
        joined = self._titled(node)
        return bytes(len(self.row)) if joined is None else joined.to_bytes(len(self.row), "big")

    def _titled(self, node: Node) -> int | None:
        """The same; None where the query has no words."""
        if isinstance(node, Term):
            asked = node.field == WORD and node.value
            row = self.rows.about_metadata(Term("title", node.value)) if asked else None
            return None if row is None else int.from_bytes(row, "big")
        if isinstance(node, Not):
            return None
        parts = [part for part in map(self._titled, node.parts) if part is not None]
        if not parts:
            return None
        return reduce(and_ if isinstance(node, All) else or_, parts)


class Evaluation:
    """One query at work on a list."""

    def __init__(
        self,
        rows: Rows,
        marks: Mapping[str, Marks],
        notes: Callable[[], Notes],
        answers: Answers,
    ) -> None:
        self._rows = rows
        self._marks = marks
        self._notes = notes
        self._answers = answers
        self._length = len(rows.briefings)
        self._all = int.from_bytes(_YES * self._length, "big")

    def row(self, node: Node) -> bytes:
        """The row of those for which ``node`` holds."""
        return self._joined(node).to_bytes(self._length, "big")

    def _joined(self, node: Node) -> int:
        match node:
            case Not(part):
                return self._all ^ self._joined(part)
            case All(parts):
                joined = self._all
                for part in sorted(parts, key=_cost):
                    if joined:  # the dearest terms are not asked once nothing is left
                        joined &= self._joined(part)
                return joined
            case Any(parts):
                joined = 0
                for part in parts:
                    joined |= self._joined(part)
                return joined
            case _:
                return int.from_bytes(self._of_term(node), "big")

    def _of_term(self, term: Term) -> bytes:
        rows = self._rows
        if term.field == "is":
            return self._of_state(term.value)
        if term.field in ("note", "note.tag"):
            return rows.about(self._noted(term))
        if term.field in ("mentions", "name", "kind"):
            return rows.about_documents(self._answers.answering(term), self._answers)
        row = rows.about_metadata(term)
        if term.field != WORD:
            return row
        joined = int.from_bytes(row, "big")
        joined |= int.from_bytes(rows.about(self._noted(term)), "big")
        if term.tokens and joined != self._all:
            documents = rows.about_documents(self._answers.answering(term), self._answers)
            joined |= int.from_bytes(documents, "big")
        return joined.to_bytes(self._length, "big")

    def _of_state(self, state: str) -> bytes:
        """Briefings without marks are alike, so that only the others are looked at."""
        usual = state_holds(state, _NO_MARKS)
        row = bytearray((_YES if usual else _NO) * self._length)
        places = self._rows.places
        for name, marks in self._marks.items():
            if name in places:
                row[places[name]] = state_holds(state, marks)
        return bytes(row)

    def _noted(self, term: Term) -> Iterable[str]:
        notes = self._notes()
        if term.field == "note.tag":
            return [
                name
                for name, own in notes.items()
                if any(folded(tag) == term.value for note in own for tag in note.tags)
            ]
        return [
            name
            for name, own in notes.items()
            if any(term.value in note_words(note) for note in own)
        ]


def _cost(node: Node) -> int:
    """How dear a part is to look at, the cheap and telling ones first."""
    if isinstance(node, Term):
        return 1 if node.field in (WORD, "name", "mentions", "kind") else 0
    return 2
