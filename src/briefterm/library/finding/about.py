"""Which dated statements a query asks for: names and kinds of names are looked for in the sentence.

A statement is asked for where the query holds with each ``name:`` and ``kind:`` taken to be about
its sentence, and every other term about its briefing. So ``name:a name:b`` asks for sentences with
both, ``-name:a`` for those without; ``name:a OR solar`` for those with the name and, in briefings
with the word, for all: that words are in one sentence cannot be told.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Any

from briefterm.index.folding import folded
from briefterm.index.query import terms
from briefterm.index.query.matching import holds
from briefterm.index.query.terms import All, Node, Not, Query, Term
from briefterm.library.finding.parsed import parsed_query
from briefterm.library.finding.ranking import ordered
from briefterm.library.finding.sentences import LONGEST, Sentences, texts_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from briefterm.index.concordance import Content
    from briefterm.library.finding.finder import Finder
    from briefterm.model import Briefing, Marks

    Date = Sequence[Any]  # as the concordance keeps it
    Ends = tuple[int, int]
    Truths = tuple[int, ...]
    Piece = tuple[int, int, int]  # the ends of a mention, and the bits of what holds for it

_FIELDS = ("name", "kind")
_AT_ONCE = 250
_NEVER = terms.Any(())


class About:
    """What a query asks of the dated statements in documents where it depends on the sentence.

    ``undecided`` has these documents, with what the terms hold for that are about the briefing.
    Threads may share it: what it remembers is the same for all.
    """

    def __init__(self, finder: Finder, query: Query, undecided: Mapping[int, Truths]) -> None:
        self.undecided = undecided
        self._finder = finder
        self._root = query.root
        own, others = _parted(query)
        self._bits = {term: 1 << place for place, term in enumerate(own)}
        self._others = {term: place for place, term in enumerate(others)}
        aliases = finder.aliases()
        self._meant = {
            term: {term.value} | aliases.get(term.value, frozenset())
            for term in own
            if term.field == "name"
        }
        self._of_name: dict[int, int] = {}
        self._of_form: dict[str, int] = {}
        self._verdicts: dict[tuple[Truths, int], bool] = {}

    def learn(self, contents: Iterable[Content]) -> None:
        """Know which terms hold for the names in these documents, before they are judged."""
        numbers = {number for content in contents for number, _ in content.names}
        new = numbers.difference(self._of_name)
        for number, (title, kind) in self._finder.concordance.titles(new).items():
            self._of_name[number] = self._holding(title, kind)

    def asked(self, doc: int, content: Content, text: str) -> list[Date]:
        """The dates in a document, one of the undecided, of the statements that are asked for."""
        truths = self.undecided[doc]
        dates = [
            one for one in content.dates if one[1] <= len(text)
        ]  # or it is another text by now
        if not dates:
            return []
        ends = [(one[0], one[1]) for one in dates]
        inside = [0] * len(dates)
        sentences = Sentences(text)
        for piece in self._evidence(content, text):
            for place in _places_with(sentences, ends, piece):
                inside[place] |= piece[2]
        asked = {bits: self._verdict(truths, bits) for bits in set(inside)}
        return [one for one, bits in zip(dates, inside, strict=True) if asked[bits]]

    def _evidence(self, content: Content, text: str) -> Iterator[Piece]:
        """The mentions that terms hold for: their ends, and the bits of the terms."""
        named = [
            (start, end, bits)
            for number, ends in content.names
            if (bits := self._of_name.get(number, 0))
            for start, end in zip(ends[::2], ends[1::2], strict=True)
        ]
        if self._names_tell(named, text):
            yield from named
            return
        of_form = self._of_form
        for number, ends in content.names:
            own = self._of_name.get(number, 0)
            for start, end in zip(ends[::2], ends[1::2], strict=True):
                words = text[start:end]
                if words not in of_form:
                    of_form[words] = self._holding(words, "")
                if bits := own | of_form[words]:
                    yield start, end, bits

    def _names_tell(self, named: Sequence[Piece], text: str) -> bool:
        """Whether no mention more is found by its form: names have what is asked for at all places.

        To look at the form of each mention takes longer than all else.
        """
        if not self._meant:
            return True
        plain = folded(text)
        for term in self._meant:
            count = plain.count(term.value)
            bit = self._bits[term]
            if count and count != sum(
                bool(bits & bit) and folded(text[start:end]) == term.value
                for start, end, bits in named
            ):
                return False
        return True

    def _holding(self, words: str, kind: str) -> int:
        """The bits of the terms that hold for a name of a kind, or without one for a form of it."""
        plain = folded(words)
        found = 0
        for term, bit in self._bits.items():
            if term.field == "kind":
                holding = kind.lower() == term.value
            else:
                same = plain in self._meant[term] if kind else plain == term.value
                holding = same or (term.prefix and plain.startswith(term.value))
            found |= bit * holding
        return found

    def _verdict(self, truths: Truths, bits: int) -> bool:
        known = self._verdicts.get((truths, bits))
        if known is None:

            def asked(term: Term) -> bool:
                bit = self._bits.get(term)
                return bool(truths[self._others[term]] if bit is None else bits & bit)

            known = self._verdicts[truths, bits] = holds(self._root, asked)
        return known


def among_about(
    finder: Finder, query: str, briefings: Sequence[Briefing], marks: Mapping[str, Marks]
) -> tuple[Sequence[Briefing], About | None]:
    """The briefings with statements that a query may ask for, and which of them it does (None: all).

    They are in the order given or as the query sorts them. Raises `UsageError`.
    """
    parsed = parsed_query(query)
    own, others = _parted(parsed)
    if not own or not briefings:
        return finder.select(query, briefings, marks), None

    def row(root: Node) -> bytes:
        return finder.chosen(Query(root), briefings, marks).row

    most = finder.chosen(Query(_bound(parsed.root, most=True)), briefings, marks)
    least = row(_bound(parsed.root, most=False))
    rows = [row(term) for term in others]
    numbers = finder.concordance.documents()
    undecided = {
        numbers[one.id]: tuple(row[place] for row in rows)
        for place, one in enumerate(briefings)
        if most.row[place] and not least[place] and one.id in numbers
    }
    among = list(ordered(finder, parsed, most, parsed.sort))
    return among, About(finder, parsed, undecided) if undecided else None


def dates_of(
    finder: Finder, docs: Iterable[int], id_of: Callable[[int], str], about: About | None
) -> Iterator[tuple[int, Content, Sequence[Date]]]:
    """What was found in each of these documents, and the dates of what is asked for of it."""
    if about is None:
        for doc, content in finder.concordance.contents(docs):
            yield doc, content, content.dates
        return
    every = list(docs)
    for start in range(0, len(every), _AT_ONCE):
        contents = list(finder.concordance.contents(every[start : start + _AT_ONCE]))
        undecided = [doc for doc, _ in contents if doc in about.undecided]
        about.learn(content for doc, content in contents if doc in about.undecided)
        texts = texts_of(finder, [id_of(doc) for doc in undecided])
        for doc, content in contents:
            if doc in about.undecided:
                yield doc, content, about.asked(doc, content, texts.get(id_of(doc), ""))
            else:
                yield doc, content, content.dates


def _places_with(sentences: Sentences, places: Sequence[Ends], piece: Piece) -> Iterator[int]:
    """The numbers of those of the places, in text order, that have a mention in their sentence."""
    left, right, _ = piece
    behind = bisect_left(places, (left,))
    for number in range(behind, len(places)):
        start, end = places[number]
        if left < start - LONGEST or sentences.part(right, start):
            break
        if sentences.has((start, end), (left, right)):
            yield number
    for number in range(behind - 1, -1, -1):
        start, end = places[number]
        if end + LONGEST < right or sentences.part(end, left):
            break
        if sentences.has((start, end), (left, right)):
            yield number


def _parted(query: Query) -> tuple[list[Term], list[Term]]:
    """The terms about the sentence, and those about the briefing."""
    every = dict.fromkeys(query.terms())
    own = [term for term in every if term.field in _FIELDS]
    return own, [term for term in every if term.field not in _FIELDS]


def _bound(node: Node, *, most: bool) -> Node:
    """A query for all briefings that may have a statement that is asked for.

    Without ``most`` it is for those only of which each statement surely is.
    """
    match node:
        case Not(part):
            return Not(_bound(part, most=not most))
        case Term():
            return node if most or node.field not in _FIELDS else _NEVER
    parts = tuple(_bound(part, most=most) for part in node.parts)
    return All(parts) if isinstance(node, All) else terms.Any(parts)
