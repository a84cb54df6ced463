"""Names across a library: how often each is named, and all that is known of one."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

from briefterm.errors import NotFoundError
from briefterm.index import tallies
from briefterm.index.folding import folded, spaced
from briefterm.index.moments import documents
from briefterm.index.query.matching import note_words
from briefterm.library.finding.curation import curation
from briefterm.library.finding.model import Context, NameCount, NamePage
from briefterm.library.finding.numbered import by_number
from briefterm.library.finding.sentences import sentence_at
from briefterm.model import Span
from briefterm.terminal import visible_line

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from briefterm.index.tallies import Tally
    from briefterm.library.finding.curation import Curation
    from briefterm.library.finding.finder import Finder
    from briefterm.model import Briefing, EntityKind, Note

_CONTEXTS = 20
_RELATED = 20
_MANY = 500
_DECEMBER = 12


def names(
    finder: Finder, among: Sequence[Briefing] | None, kind: EntityKind | None
) -> list[NameCount]:
    """See `Finder.names`."""
    docs = None if among is None else by_number(finder, among)
    rows = tallies.of_documents(finder.concordance, docs)
    counts = _by_name(finder, rows, curation(finder), docs)
    return [one for one in counts if kind is None or one.kind == kind.value]


def page(finder: Finder, name: str, briefings: Sequence[Briefing]) -> NamePage:
    """See `Finder.name`."""
    known = curation(finder)
    title, numbers = _meant(finder, name, known)
    docs = set(tallies.holding(finder.concordance, numbers))
    by_doc = by_number(finder, briefings)
    own = {doc: by_doc[doc] for doc in by_doc if doc in docs}  # newest first, as the briefings are
    if not own:
        raise NotFoundError(f"name {visible_line(name)}: no briefing of the library has it")
    every = None if len(by_doc) == documents(finder.concordance) else by_doc
    dated = [one for one in own.values() if one.date]
    count = _counted(finder, title, numbers, own, known)
    contexts, forms = _contexts(finder, numbers, own)
    glossary = [
        alias
        for entry in finder.tagger.glossary.entries
        if entry.kind and entry.name == count.name
        for alias in entry.aliases
    ]
    aliases = tuple(form for form in dict.fromkeys((*glossary, *forms)) if form != count.name)
    ids = {one.id for one in own.values()}
    return NamePage(
        count,
        aliases,
        contexts,
        tuple(_beside(finder, numbers, own, every, known)),
        tuple(_months(one.date for one in own.values())),
        tuple(_notes(finder, {count.name, *glossary}, set(forms), ids)),
        min(dated, key=_day, default=None),
        max(dated, key=_day, default=None),
    )


def nearest(finder: Finder, name: str) -> list[str]:
    """Names that ``name`` may have been meant for."""
    from rapidfuzz import fuzz, process, utils  # noqa: PLC0415 - only a mistake needs it

    titles = tallies.names(finder.concordance)
    found = process.extract(
        name, titles, scorer=fuzz.WRatio, processor=utils.default_process, limit=3, score_cutoff=75
    )
    return [match[0] for match in found]


def _meant(finder: Finder, name: str, known: Curation) -> tuple[str, list[int]]:
    """The name as it is written, and the numbers of what it names. Raises `NotFoundError`."""
    asked = known.name(name.strip())
    form = folded(asked)
    for one in (form, *sorted(finder.aliases().get(form, ()))):
        numbers = tallies.numbers_of(finder.concordance, one)
        titles = finder.concordance.titles(numbers)
        # What is written another way in the texts, and by now is of this name, belongs to it.
        written = {known.name(title) for title, _ in titles.values()} or {asked}
        others = {title for each in written for title in known.titles(each)}
        numbers += [
            number
            for number in tallies.entitled(finder.concordance, others)
            if number not in titles
        ]
        if numbers:
            return (asked if asked in written else min(written)), numbers
    near = nearest(finder, name)
    hint = f"did you mean {' or '.join(near)}?" if near else "`briefterm names` lists them"
    raise NotFoundError(f"name {visible_line(name)}: no such name; {visible_line(hint)}")


def _counted(
    finder: Finder,
    title: str,
    numbers: Sequence[int],
    own: Mapping[int, Briefing],
    known: Curation,
) -> NameCount:
    """The name with the kind that it has most often, in these documents."""
    counts = _by_name(finder, tallies.of_names(finder.concordance, numbers, own), known)
    if not counts:
        raise NotFoundError(f"name {visible_line(title)}: the glossary says that it is no name")
    usual = next((one for one in counts if one.name == title), counts[0])
    days = [briefing.date for briefing in own.values() if briefing.date]
    first, last = min(days, default=None), max(days, default=None)
    mentions = sum(one.mentions for one in counts)
    return NameCount(usual.name, usual.kind, len(own), mentions, first, last)


def _by_name(
    finder: Finder,
    rows: Iterable[Tally],
    known: Curation,
    docs: Iterable[int] | None = None,
) -> list[NameCount]:
    """Counts with their names, those in most briefings first; of two kinds the usual one counts.

    ``rows`` come in that order; ``docs`` are the documents that the counts are of; None is all.
    """
    joined: dict[str, NameCount] = {}
    numbers: defaultdict[str, list[int]] = defaultdict(list)
    for row in rows:
        right = known.of(row.title, row.kind)
        if right is None:
            continue
        name, kind = right
        one = NameCount(name, kind, row.documents, row.mentions, _date(row.first), _date(row.last))
        joined[name] = _joined(joined[name], one) if name in joined else one
        numbers[name].append(row.name)
    groups = {many[0]: name for name, many in numbers.items() if len(many) > 1}
    several = {number: first for first, name in groups.items() for number in numbers[name]}
    if several:
        for first, many in tallies.together(finder.concordance, several, docs).items():
            name = groups[first]
            joined[name] = replace(joined[name], briefings=many)
    return sorted(joined.values(), key=lambda one: (-one.briefings, -one.mentions, one.name))


def _joined(one: NameCount, other: NameCount) -> NameCount:
    """Both kinds or spellings of a name; a briefing that has both counts twice."""
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
    finder: Finder, numbers: Sequence[int], own: Mapping[int, Briefing]
) -> tuple[tuple[Context, ...], list[str]]:
    """Sentences with the name, of the newest briefings, and the forms that texts use, usual first."""
    contexts: list[Context] = []
    forms: Counter[str] = Counter()
    wanted = set(numbers)
    some = list(islice(own.items(), _CONTEXTS))
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
    finder: Finder,
    numbers: Sequence[int],
    own: Collection[int],
    every: Collection[int] | None,
    known: Curation,
) -> Iterator[tuple[NameCount, int]]:
    """Names in the same briefings, and in how many of these; counted in the documents ``every``."""
    shared = _shared(finder, own, _RELATED + len(numbers))
    others = [number for number in shared if number not in numbers][:_RELATED]
    rows = tallies.of_names(finder.concordance, others, every)
    titles = finder.concordance.titles(others)
    together: Counter[str] = Counter()
    for number in others:
        together[known.name(titles[number][0])] += shared[number]
    counts = {one.name: one for one in _by_name(finder, rows, known, every)}
    for name, times in together.most_common():
        if name in counts:
            yield counts[name], times


def _shared(finder: Finder, own: Collection[int], most: int) -> dict[int, int]:
    """The names that most of these documents have, and how many of them."""
    if len(own) > _MANY:
        return tallies.usual(finder.concordance, own, most)
    # Of few documents each is looked at, which is quicker than a look at all names of all.
    counts = Counter(
        number
        for _, content in finder.concordance.contents(own)
        for number in {number for number, _ in content.names}
    )
    usual = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return dict(usual[:most])


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


def _notes(
    finder: Finder, names: Collection[str], forms: Collection[str], ids: Collection[str]
) -> Iterator[Note]:
    """Notes with one of ``names`` in them, or on one of ``forms`` in these briefings."""
    by_words = [words for words in map(spaced, names) if words.strip()]
    in_place = [words for words in map(spaced, forms) if words.strip()]
    for briefing_id, own in finder.notes().items():
        for note in own:
            words = spaced(note_words(note))
            quote = spaced(note.anchor.quote) if note.anchor and briefing_id in ids else ""
            if any(one in words for one in by_words) or any(one in quote for one in in_place):
                yield note


def _day(briefing: Briefing) -> date:
    return briefing.date or date.max


def _date(day: int | None) -> date | None:
    return None if day is None else date.fromordinal(day)
