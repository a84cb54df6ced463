"""What a query means for one briefing: the definition that every quicker way must agree with."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING, assert_never

from briefterm.index.days import days_of
from briefterm.index.folding import folded, spaced
from briefterm.index.query.terms import IN_FIELD, WORD, All, Any, Node, Not, Query, Term
from briefterm.model import Marks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from briefterm.model import Briefing, GlossaryEntry, Mention, Note, TimeExpression

    Aliases = Mapping[str, frozenset[str]]

_STATES: dict[str, Callable[[Marks], bool]] = {
    "unread": lambda marks: not marks.read,
    "read": lambda marks: marks.read,
    "noted": lambda marks: marks.notes > 0,
    "bookmarked": lambda marks: marks.bookmarked,
}


@dataclass(frozen=True, slots=True)
class Facts:
    """All that is known of one briefing: text, names, dates, notes and what the reader did.

    ``aliases`` is what `aliases_of` makes of the library's glossary and the briefings' own names.
    """

    briefing: Briefing
    text: str = ""
    mentions: Sequence[Mention] = ()
    dates: Sequence[TimeExpression] = ()
    notes: Sequence[Note] = ()
    marks: Marks = field(default_factory=Marks)
    aliases: Aliases = field(default_factory=dict)


def matches(query: Query, facts: Facts) -> bool:
    """Whether ``query`` asks for the briefing that ``facts`` are of."""

    def asked(term: Term) -> bool:
        test = _TESTS.get(term.field)
        return field_holds(term, facts.briefing) if test is None else test(term, facts)

    return holds(query.root, asked)


def holds(node: Node, asked: Callable[[Term], bool]) -> bool:
    """Whether ``node`` holds where ``asked`` says which terms do."""
    match node:
        case Not(part):
            return not holds(part, asked)
        case All(parts):
            return all(holds(part, asked) for part in parts)
        case Any(parts):
            return any(holds(part, asked) for part in parts)
        case Term():
            return asked(node)
        case _:
            assert_never(node)


def haystack(briefing: Briefing) -> str:
    """What words are looked for in anywhere, folded; parts are a line each."""
    day = briefing.date.isoformat() if briefing.date else ""
    parts = (briefing.title, briefing.source, briefing.author, *briefing.tags, day)
    return folded("\n".join((*parts, briefing.summary, briefing.id)))


def note_words(note: Note) -> str:
    """What words are looked for in of a note, folded: its text, quote and tags."""
    quote = note.anchor.quote if note.anchor else ""
    return folded("\n".join((note.text, " ".join(quote.split()), *note.tags)))


def state_holds(state: str, marks: Marks) -> bool:
    """Whether the reader did what ``is:state`` says."""
    return _STATES[state](marks)


def field_holds(term: Term, briefing: Briefing) -> bool:
    """Whether a term about the metadata holds."""
    if term.field in IN_FIELD:
        return value_test(term)(folded(getattr(briefing, term.field)))
    if term.field == "tag":
        return any(map(value_test(term), map(folded, briefing.tags)))
    if term.field == "has":
        return bool(briefing.warnings)
    if term.days is None:
        return briefing.date is None
    day = briefing.date.toordinal() if briefing.date else 0
    return term.days[0] <= day < term.days[1]


def value_test(term: Term) -> Callable[[str], bool]:
    """Whether a folded value of the metadata is what a term asks for: it has its words, or is the tag."""
    value = term.value
    if term.field == "tag" and not term.inside:
        if term.prefix:
            return lambda plain: plain.startswith(value)
        return lambda plain: plain == value
    if term.prefix and term.tokens:
        phrase, last = f" {' '.join(term.tokens)}", term.tokens[-1]
        return lambda plain: last in plain and phrase in spaced(plain)
    return lambda plain: value in plain


def columns(
    briefing: Briefing, headings: Sequence[str], text: str
) -> tuple[Sequence[str], Sequence[str], Sequence[str], Sequence[str]]:
    """The parts that a phrase stands in one of, by weight: title, headings, about, text.

    Headings are parts of the text too.
    """
    about = (briefing.source, briefing.author, *briefing.tags, briefing.summary)
    return (briefing.title,), headings, about, (text,)


def aliases_of(entries: Iterable[GlossaryEntry]) -> dict[str, frozenset[str]]:
    """The folded names that each folded form of the entries stands for."""
    forms: dict[str, set[str]] = {}
    for entry in entries:
        if entry.kind is None:
            continue
        for form in (entry.name, *entry.aliases):
            forms.setdefault(folded(form), set()).add(folded(entry.name))
    return {form: frozenset(names) for form, names in forms.items()}


def _has_words(term: Term, facts: Facts) -> bool:
    if term.value in haystack(facts.briefing):
        return True
    if any(term.value in note_words(note) for note in facts.notes):
        return True
    return has_phrase(term, columns(facts.briefing, (), facts.text))


def has_phrase(term: Term, parts: Iterable[Sequence[str]]) -> bool:
    """Whether the words of a term stand in one of the ``parts``, in groups as `columns` has them."""
    if not term.tokens:
        return False
    phrase = " ".join(term.tokens)
    phrase = phrase if term.inside else f" {phrase}" if term.prefix else f" {phrase} "
    return any(phrase in spaced(part) for part in chain.from_iterable(parts))


def _speaks_of(term: Term, facts: Facts) -> bool:
    first, behind = term.days or (0, 0)
    spans = (days for date in facts.dates if (days := days_of(date)) is not None)
    return any(start < behind and first <= last for start, last in spans)


def _names(term: Term, facts: Facts) -> bool:
    meant = {term.value} | facts.aliases.get(term.value, frozenset())
    for mention in facts.mentions:
        forms = (folded(mention.name), folded(facts.text[mention.start : mention.end]))
        if forms[0] in meant or term.value in forms:
            return True
        if term.prefix and any(form.startswith(term.value) for form in forms):
            return True
    return False


_TESTS: dict[str, Callable[[Term, Facts], bool]] = {
    WORD: _has_words,
    "mentions": _speaks_of,
    "name": _names,
    "kind": lambda term, facts: any(one.kind.lower() == term.value for one in facts.mentions),
    "note": lambda term, facts: any(term.value in note_words(note) for note in facts.notes),
    "note.tag": lambda term, facts: any(
        folded(tag) == term.value for note in facts.notes for tag in note.tags
    ),
    "is": lambda term, facts: state_holds(term.value, facts.marks),
}
