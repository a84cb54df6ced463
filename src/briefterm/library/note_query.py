"""Which notes a line of text asks for: the query language of the list, with words for notes.

Words, phrases, ``-not``, ``OR`` and parentheses are as in `briefterm.index.query`. Words must occur
in the note (text, quote, tags, id) or in what is known of its briefing. Of the note are

* ``kind:fact kind:claim kind:forecast kind:question kind:none``, ``status:open status:done``,
  ``color:green``, ``note.tag:x`` a tag of its own and ``tag:x`` one of it or its briefing,
  ``note:x`` words of its own;
* ``state:same state:moved state:changed state:suggested state:orphan``, ``state:whole`` for a note
  on a whole briefing; ``made:`` and ``edited:`` a time such as ``2024-03`` or ``>2024``;
  ``is:deleted`` for removed ones;
* ``in:ID`` the briefing whose id begins so, or whose title has these words.

``title: source: author: lang: date: is: has:`` are of its briefing. ``sort:made`` and
``sort:edited`` put the newest first, ``sort:date`` is as the list has them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from briefterm.index.folding import folded
from briefterm.index.query.grammar import Grammar
from briefterm.index.query.lexing import malformed, nearest, pieces
from briefterm.index.query.matching import field_holds, haystack, holds, note_words, state_holds
from briefterm.index.query.periods import HINT, period
from briefterm.index.query.terms import HAS, IN_FIELD, STATES, WORD, All, Query, Term
from briefterm.library.content import NO_KIND
from briefterm.model import NOTE_COLORS, NOTE_KINDS, NOTE_STATUSES, AnchorState, Marks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from briefterm.index.query.lexing import Piece
    from briefterm.index.query.terms import Node
    from briefterm.library.note_entries import NoteEntry

DELETED = "deleted"
WHOLE = "whole"
SORTS = ("date", "made", "edited")
OPTIONS = {
    "kind": tuple(kind or NO_KIND for kind in NOTE_KINDS),
    "status": NOTE_STATUSES,
    "color": NOTE_COLORS,
    "state": (*map(str, AnchorState), WHOLE),
    "is": (*STATES, DELETED),
    "has": HAS,
    "sort": SORTS,
}
_PERIODS = ("date", "made", "edited")
FIELDS = (*OPTIONS, *_PERIODS, *IN_FIELD, "tag", "note", "note.tag", "in")
_SAME = {"colour": "color"}


@dataclass(frozen=True, slots=True)
class NoteQuery:
    """A query of notes that was read; ``sort`` is empty where it does not say."""

    root: Node
    sort: str = ""

    @property
    def wants_deleted(self) -> bool:
        """Whether removed notes are asked for."""
        return any(one.field == "is" and one.value == DELETED for one in Query(self.root).terms())

    @property
    def of_deleted(self) -> NoteQuery:
        """The same of removed notes only."""
        return NoteQuery(All((Term("is", DELETED), self.root)), self.sort)


@dataclass(frozen=True, slots=True)
class NoteFacts:
    """A note, what the reader did with its briefing, and all its words, folded once."""

    entry: NoteEntry
    marks: Marks = field(default_factory=Marks)
    words: str = ""


def note_facts(entry: NoteEntry, marks: Mapping[str, Marks]) -> NoteFacts:
    """What a query may ask about a note."""
    note = entry.note
    words = "\n".join((note_words(note), note.id.lower(), haystack(entry.briefing)))
    return NoteFacts(entry, marks.get(note.briefing, Marks()), words)


def parse(query: str, today: date | None = None) -> NoteQuery:
    """The query that a line of text means; of an empty line it is every note.

    Raises `UsageError` that tells the column and, for a slip of the pen, what was meant.
    """
    grammar = _NoteGrammar(list(pieces(query)), today)
    root = grammar.either(0)
    return NoteQuery(root, grammar.sort)


def matches(query: NoteQuery, facts: NoteFacts) -> bool:
    """Whether ``query`` asks for the note; a removed one only when it asks for removed ones."""
    if facts.entry.note.deleted and not query.wants_deleted:
        return False
    return _holds(query.root, facts)


def chosen(query: NoteQuery, facts: Iterable[NoteFacts]) -> list[NoteFacts]:
    """Those that ``query`` asks for, in the order that it asks for."""
    asked = query.wants_deleted
    found = [
        one for one in facts if (asked or not one.entry.note.deleted) and _holds(query.root, one)
    ]
    if query.sort == "made":
        found.sort(key=lambda one: one.entry.note.created, reverse=True)
    elif query.sort == "edited":
        found.sort(key=lambda one: one.entry.note.updated, reverse=True)
    return found


class _NoteGrammar(Grammar):
    """The language of the list with other terms."""

    def term(self, piece: Piece, depth: int) -> Term | None:
        """The term that a piece means."""
        name = _SAME.get(piece.field, piece.field)
        value = folded(piece.value.strip(" *"))
        if not name:
            return Term(WORD, value) if value else None
        if name not in FIELDS:
            near = nearest(name, FIELDS)
            known = ", ".join(f"{one}:" for one in sorted(FIELDS))
            way = f"did you mean {near}:?" if near else f"known are {known}"
            raise malformed(f"{name}: is no field of notes", piece.start, f"{way} Or quote it")
        if not value:
            raise malformed(f"{name}: needs a value", piece.start)
        if name in OPTIONS and value not in OPTIONS[name]:
            options = OPTIONS[name]
            near = nearest(value, options)
            way = f"did you mean {name}:{near}?" if near else f"say {' or '.join(options)}"
            raise malformed(f"{name}:{value} is not known", piece.start, way)
        if name == "sort":
            if self.sort or depth:
                raise malformed("sort: stands once, and not in parentheses", piece.start)
            self.sort = value
            return None
        if name in _PERIODS and not (name == "date" and value == "none"):
            try:
                days = period(value, self.today)
            except ValueError as error:
                hint = f"expected {HINT}"
                raise malformed(f"{name}: {error}", piece.value_start, hint) from None
            return Term(name, value, days=days)
        return Term(name, value)


def _holds(node: Node, facts: NoteFacts) -> bool:
    def asked(term: Term) -> bool:
        test = _TESTS.get(term.field)
        return field_holds(term, facts.entry.briefing) if test is None else test(term, facts)

    return holds(node, asked)


def _is(term: Term, facts: NoteFacts) -> bool:
    if term.value == DELETED:
        return bool(facts.entry.note.deleted)
    return state_holds(term.value, facts.marks)


def _in(term: Term, facts: NoteFacts) -> bool:
    briefing = facts.entry.briefing
    name = folded(briefing.id)
    below = name.rpartition("/")[2]
    begins = name.startswith(term.value) or below.startswith(term.value)
    return begins or term.value in folded(briefing.title)


def _has_tag(term: Term, facts: NoteFacts) -> bool:
    return any(folded(tag) == term.value for tag in facts.entry.note.tags)


def _in_days(term: Term, time: str) -> bool:
    try:
        day = date.fromisoformat(time[:10]).toordinal()
    except ValueError:
        return False
    first, behind = term.days or (0, 0)
    return first <= day < behind


_TESTS: dict[str, Callable[[Term, NoteFacts], bool]] = {
    WORD: lambda term, facts: term.value in facts.words,
    "kind": lambda term, facts: (facts.entry.note.kind or NO_KIND) == term.value,
    "status": lambda term, facts: facts.entry.note.status == term.value,
    "color": lambda term, facts: facts.entry.note.color == term.value,
    "state": lambda term, facts: (facts.entry.state or WHOLE) == term.value,
    "note": lambda term, facts: term.value in note_words(facts.entry.note),
    "note.tag": _has_tag,
    "tag": lambda term, facts: _has_tag(term, facts) or field_holds(term, facts.entry.briefing),
    "in": _in,
    "is": _is,
    "made": lambda term, facts: _in_days(term, facts.entry.note.created),
    "edited": lambda term, facts: _in_days(term, facts.entry.note.updated),
}
