"""Names across a library: how often each is named, and all that is known of one."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from briefterm.errors import NotFoundError
from briefterm.index import tallies
from briefterm.index.folding import folded
from briefterm.index.query.matching import note_words
from briefterm.library.finding.model import Context, NameCount, NamePage
from briefterm.library.finding.sentences import sentence_at
from briefterm.model import Span
from briefterm.terminal import visible_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from briefterm.index.tallies import Tally
    from briefterm.library.finding.finder import Finder
    from briefterm.model import Briefing, EntityKind, Note

_CONTEXTS = 20
_RELATED = 20
_DECEMBER = 12


def names(
    finder: Finder, among: Sequence[Briefing] | None, kind: EntityKind | None
) -> list[NameCount]:
    """See `Finder.names`."""
    docs = None if among is None else _by_doc(finder, among)
    counts = _by_name(finder, tallies.of_documents(finder.concordance, docs))
    return [one for one in counts if kind is None or one.kind == kind.value]


def page(finder: Finder, name: str, briefings: Sequence[Briefing]) -> NamePage:
    """See `Finder.name`."""
    known, numbers = _meant(finder, name)
    docs = set(tallies.holding(finder.concordance, numbers))
    by_doc = _by_doc(finder, briefings)
    own = [doc for doc in by_doc if doc in docs]  # newest first, as the briefings are
    if not own:
        raise NotFoundError(f"name {visible_line(name)}: no briefing of the library has it")
    count = _counted(finder, known, numbers, [(doc, by_doc[doc]) for doc in own])
    contexts, forms = _contexts(finder, numbers, [(doc, by_doc[doc]) for doc in own])
    glossary = [
        alias
        for entry in finder.tagger.glossary.entries
        if entry.kind and entry.name == count.name
        for alias in entry.aliases
    ]
    aliases = tuple(form for form in dict.fromkeys((*glossary, *forms)) if form != count.name)
    return NamePage(
        count,
        aliases,
        contexts,
        tuple(_beside(finder, numbers, own)),
        tuple(_months(by_doc[doc].date for doc in own)),
        tuple(_notes(finder, {folded(one) for one in (count.name, *glossary)})),
    )


def nearest(finder: Finder, name: str) -> list[str]:
    """Names that ``name`` may have been meant for."""
    from rapidfuzz import fuzz, process, utils  # noqa: PLC0415 - only a mistake needs it

    titles = tallies.names(finder.concordance)
    found = process.extract(
        name, titles, scorer=fuzz.WRatio, processor=utils.default_process, limit=3, score_cutoff=75
    )
    return [match[0] for match in found]


def _meant(finder: Finder, name: str) -> tuple[str, list[int]]:
    """The name's folded form and the numbers of what it names. Raises `NotFoundError`."""
    form = folded(name.strip())
    for one in (form, *sorted(finder.aliases().get(form, ()))):
        numbers = tallies.numbers_of(finder.concordance, one)
        if numbers:
            return one, numbers
    near = nearest(finder, name)
    hint = f"did you mean {' or '.join(near)}?" if near else "`briefterm names` lists them"
    raise NotFoundError(f"name {visible_line(name)}: no such name; {visible_line(hint)}")


def _counted(
    finder: Finder, known: str, numbers: Sequence[int], own: Sequence[tuple[int, Briefing]]
) -> NameCount:
    """The name with the kind that it has most often."""
    counts = _by_name(finder, tallies.of_names(finder.concordance, numbers))
    count = next(one for one in counts if folded(one.name) == known)
    days = [briefing.date for _, briefing in own if briefing.date]
    first, last = min(days, default=None), max(days, default=None)
    return NameCount(count.name, count.kind, len(own), count.mentions, first, last)


def _by_name(finder: Finder, rows: Iterable[Tally]) -> list[NameCount]:
    """Counts with their names, those in most briefings first; of two kinds the usual one counts."""
    ranked = sorted(rows, key=lambda row: (-row.documents, -row.mentions, row.name))
    titles = finder.concordance.titles(row.name for row in ranked)
    joined: dict[str, NameCount] = {}
    for row in ranked:
        name, kind = titles[row.name]
        one = NameCount(name, kind, row.documents, row.mentions, _date(row.first), _date(row.last))
        joined[name] = _joined(joined[name], one) if name in joined else one
    return sorted(joined.values(), key=lambda one: (-one.briefings, -one.mentions, one.name))


def _joined(one: NameCount, other: NameCount) -> NameCount:
    """Both kinds of a name; a briefing that has both is rare, and counts twice."""
    days = [day for day in (one.first, one.last, other.first, other.last) if day]
    return NameCount(
        one.name,
        one.kind,
        one.briefings + other.briefings,
        one.mentions + other.mentions,
        min(days, default=None),
        max(days, default=None),
    )


def _contexts(
    finder: Finder, numbers: Sequence[int], docs: Sequence[tuple[int, Briefing]]
) -> tuple[tuple[Context, ...], list[str]]:
    """Sentences with the name, of the newest briefings, and the forms that texts use, usual first."""
    contexts: list[Context] = []
    forms: Counter[str] = Counter()
    wanted = set(numbers)
    some = docs[:_CONTEXTS]
    texts = finder.shelf.catalogue.texts([briefing.id for _, briefing in some])
    for doc, briefing in some:
        text = texts.get(briefing.id, ("", ()))[0]
        spans = [
            Span(start, end)
            for number, ends in finder.concordance.content(doc).names
            if number in wanted
            for start, end in zip(ends[::2], ends[1::2], strict=True)
            if end <= len(text)
        ]
        forms.update(" ".join(span.of(text).split()) for span in spans)
        if spans:
            start, end = sentence_at(text, spans[0].start, spans[0].end)
            inside = tuple(span for span in spans if start <= span.start and span.end <= end)
            contexts.append(Context(briefing, start, text[start:end], inside))
    return tuple(contexts), [form for form, _ in forms.most_common()]


def _beside(
    finder: Finder, numbers: Sequence[int], own: Sequence[int]
) -> Iterator[tuple[NameCount, int]]:
    """Names in the same briefings, and in how many of these."""
    shared = tallies.usual(finder.concordance, own, _RELATED + len(numbers))
    others = [number for number in shared if number not in numbers][:_RELATED]
    counts = {row.name: row for row in tallies.of_names(finder.concordance, others)}
    for number in others:
        yield _by_name(finder, [counts[number]])[0], shared[number]


def _months(days: Iterable[date | None]) -> Iterator[tuple[date, int]]:
    """How many of ``days`` are in each month, from the first to the last that has any."""
    counts = Counter(day.replace(day=1) for day in days if day)
    if not counts:
        return
    month, last = min(counts), max(counts)
    while month <= last:
        yield month, counts[month]
        if month == last:
            return
        years, index = divmod(month.month, _DECEMBER)
        month = date(month.year + years, index + 1, 1)


def _notes(finder: Finder, forms: set[str]) -> Iterator[Note]:
    for own in finder.notes().values():
        for note in own:
            words = note_words(note)
            if any(form in words for form in forms):
                yield note


def _by_doc(finder: Finder, briefings: Sequence[Briefing]) -> Mapping[int, Briefing]:
    numbers = finder.concordance.documents()
    return {numbers[one.id]: one for one in briefings if one.id in numbers}


def _date(day: int | None) -> date | None:
    return None if day is None else date.fromordinal(day)
