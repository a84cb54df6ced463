"""The door to all that is found across a library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefterm import __version__
from briefterm.errors import StoreError
from briefterm.library.finding.kept import KeptNotes
from briefterm.library.finding.parsed import parsed_query
from briefterm.library.finding.upkeep import Upkeep
from briefterm.model import EntityKind, GlossaryEntry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date

    from briefterm.index.concordance import Concordance
    from briefterm.index.query import Query
    from briefterm.index.query.completing import Completion
    from briefterm.index.query.terms import Term
    from briefterm.index.selecting import Selection
    from briefterm.library.finding.about import About
    from briefterm.library.finding.completing import Completer
    from briefterm.library.finding.model import (
        Dated,
        Difference,
        NameCount,
        NamePage,
        Progress,
        Related,
        Results,
        Search,
        Watch,
    )
    from briefterm.library.library import Library
    from briefterm.library.shelf import Shelf
    from briefterm.library.tagging import Tagger
    from briefterm.model import Article, Briefing, Marks, Note

_ATTEMPTS = 3


class Finder:
    """Finds briefings by their words, names, dates and notes. Threads may share it.

    Answers are those of the index as it is; `update` brings it up to date. ``briefings`` are always
    those of the library, or some of them, newest first.
    """

    def __init__(self, library: Library, shelf: Shelf, tagger: Tagger) -> None:
        from briefterm.index.concordance import Concordance  # noqa: PLC0415 - loads when used
        from briefterm.index.selecting import Selector  # noqa: PLC0415 - loads when used

        self.library = library
        self.shelf = shelf
        self.tagger = tagger
        self.selector = Selector()
        self.concordance: Concordance = Concordance(shelf.concordance_file, __version__)
        self.concordance.aliases = self.aliases
        self.concordance.scan = self._scanned
        self._notes = KeptNotes(library, shelf)
        self._upkeep = Upkeep(shelf, self.concordance, tagger)
        self._completer: Completer | None = None

    # The index

    def update(
        self,
        briefings: Sequence[Briefing],
        progress: Callable[[Progress], object] = lambda _: None,
        cancelled: Callable[[], bool] = bool,  # which says no
        *,
        names: bool = True,
        tell: Callable[[str], object] = lambda _: None,
    ) -> bool:
        """Bring the index up to date with ``briefings``, which are all that the library has.

        Words come first, then with ``names`` the names and dates, many in processes of their own.
        False if it was ``cancelled``; it goes on from there the next time. ``tell`` is told once
        what is wrong with the index file or the tagger that was chosen, in a line. If the index is
        `lost`, queries make it anew; those of who gives ``cancelled`` wait for words at most.
        """
        return self._upkeep.update(briefings, progress, cancelled, tell, names=names)

    def prepare(
        self,
        query: str,
        briefings: Sequence[Briefing],
        progress: Callable[[Progress], object] = lambda _: None,
        *,
        names: bool = False,
        tell: Callable[[str], object] = lambda _: None,
    ) -> None:
        """Bring the index up to date as far as ``query`` asks for it, which may be not at all."""
        parsed = parsed_query(query)
        names = names or parsed.needs_names()
        if names or parsed.needs_texts():
            self.update(briefings, progress, names=names, tell=tell)
        else:
            self._upkeep.tell_notices(tell)

    @property
    def lost(self) -> bool:
        """Whether the index was lost since the last update, so that another one is due."""
        return self._upkeep.lost

    # Queries

    def select(
        self, query: str, briefings: Sequence[Briefing], marks: Mapping[str, Marks]
    ) -> list[Briefing]:
        """Those of ``briefings`` that ``query`` asks for, in the order given or as it sorts them.

        Raises `UsageError` that tells the column when the query is malformed.
        """
        from briefterm.library.finding.ranking import ordered  # noqa: PLC0415 - loads when used

        parsed = parsed_query(query)
        if not briefings:
            return []
        return list(ordered(self, parsed, self.chosen(parsed, briefings, marks), parsed.sort))

    def chosen(
        self, query: Query, briefings: Sequence[Briefing], marks: Mapping[str, Marks]
    ) -> Selection:
        """Those of ``briefings`` that a parsed query asks for, in the order given."""
        for _ in range(_ATTEMPTS):
            self._upkeep.regain(texts=query.needs_texts(), names=query.needs_names())
            losses = self.concordance.losses
            found = self.selector.select(query, briefings, marks, self.notes, self.concordance)
            if losses == self.concordance.losses:
                break  # or else the index was lost on the way
        return found

    def search(
        self,
        query: str,
        briefings: Sequence[Briefing],
        marks: Mapping[str, Marks],
        *,
        limit: int | None = 20,
        snippets: bool = True,
    ) -> Results:
        """The best ``limit`` of the briefings that ``query`` asks for, with what is lit in them.

        Words in titles weigh more than those in headings, these more than those in the text; of
        equals the newer comes first. ``sort:`` in the query overrides that. Raises as `select`.
        """
        from briefterm.library.finding import searching  # noqa: PLC0415 - loads when used

        return searching.search(self, query, briefings, marks, limit, snippets=snippets)

    def completions(
        self, text: str, cursor: int, briefings: Sequence[Briefing] = ()
    ) -> list[Completion]:
        """What may stand at ``cursor`` of a query being written: fields, options and known values."""
        if self._completer is None:
            from briefterm.library.finding.completing import Completer  # noqa: PLC0415 - as above

            self._completer = Completer()
        return self._completer.completions(self, text, cursor, briefings)

    # Names, days, neighbours

    def names(
        self, among: Sequence[Briefing] | None = None, kind: EntityKind | None = None
    ) -> list[NameCount]:
        """The names in ``among`` (None: all briefings), those in most briefings first."""
        from briefterm.library.finding import naming  # noqa: PLC0415 - as above

        return naming.names(self, among, kind)

    def name(self, name: str, briefings: Sequence[Briefing]) -> NamePage:
        """All that is known of a name or of what it is an alias of. Raises `NotFoundError`."""
        from briefterm.library.finding import naming  # noqa: PLC0415 - as above

        return naming.page(self, name, briefings)

    def timeline(
        self,
        among: Sequence[Briefing],
        first: date | None = None,
        behind: date | None = None,
        limit: int | None = None,
        about: About | None = None,
    ) -> list[Dated]:
        """Dated statements of ``among`` in order of time.

        Only those that begin from ``first`` on and before ``behind``; ``limit`` is the most.
        ``about`` says which of them a query asks for.
        """
        from briefterm.library.finding import timing  # noqa: PLC0415 - as above

        return timing.timeline(self, among, first, behind, limit, about=about)

    def related(
        self, briefing_id: str, briefings: Sequence[Briefing], limit: int = 10
    ) -> list[Related]:
        """Others of ``briefings`` about the same names and days, the nearest first.

        Near-duplicates, with most of the text in common, come before all. Raises `NotFoundError`.
        """
        from briefterm.library.finding import relating  # noqa: PLC0415 - as above

        return relating.related(self, briefing_id, briefings, limit)

    def duplicates(self, briefings: Sequence[Briefing]) -> list[list[Briefing]]:
        """Groups of ``briefings`` whose texts are nearly the same, each in the order given."""
        from briefterm.library.finding import grouping  # noqa: PLC0415 - as above

        return grouping.duplicates(self, briefings)

    def differences(self, before: Article, after: Article) -> list[Difference]:
        """What differs between two near-duplicates, what has numbers or dates in it first."""
        from briefterm.library.finding import differing  # noqa: PLC0415 - as above

        return differing.differences(before, after)

    # Saved searches and the watch list

    def searches(
        self, briefings: Sequence[Briefing] = (), marks: Mapping[str, Marks] | None = None
    ) -> list[Search]:
        """The saved searches, with counts of ``briefings``; new are those that are not read."""
        from briefterm.library.finding import saving  # noqa: PLC0415 - as above

        return saving.searches(self, briefings, marks or {})

    def save_search(self, name: str, query: str) -> None:
        """Save a query under a name, in place of another one of that name.

        Raises `UsageError` for a malformed query, `StoreError` if it cannot be written.
        """
        from briefterm.library.finding import saving  # noqa: PLC0415 - as above

        saving.save(self, "search", {"name": name, "query": query})

    def remove_search(self, name: str) -> None:
        """Forget a saved search. Raises `NotFoundError`."""
        from briefterm.library.finding import saving  # noqa: PLC0415 - as above

        saving.remove(self, "search", "name", name)

    def watches(self) -> list[Watch]:
        """What is watched for."""
        from briefterm.library.finding import saving  # noqa: PLC0415 - as above

        return saving.watches(self)

    def watch(self, query: str, label: str = "") -> None:
        """Watch for briefings that ``query`` asks for. Raises as `save_search`."""
        from briefterm.library.finding import saving  # noqa: PLC0415 - as above

        saving.save(self, "watch", {"query": query} | ({"label": label} if label else {}))

    def unwatch(self, query: str) -> None:
        """Watch for a query no more. Raises `NotFoundError`."""
        from briefterm.library.finding import saving  # noqa: PLC0415 - as above

        saving.remove(self, "watch", "query", query)

    def watched(
        self, briefings: Sequence[Briefing], marks: Mapping[str, Marks]
    ) -> dict[str, tuple[str, ...]]:
        """The labels of the watches that unread briefings meet, by the briefing's id."""
        from briefterm.library.finding import saving  # noqa: PLC0415 - as above

        return saving.watched(self, briefings, marks)

    # What the parts of this package share

    def notes(self) -> Mapping[str, Sequence[Note]]:
        """The notes of each briefing that has any; none where the notes file is of no use."""
        try:
            return self._notes.by_briefing()
        except StoreError:
            return {}

    def aliases(self) -> Mapping[str, frozenset[str]]:
        """The folded names that a folded form stands for, in the glossary or a briefing's own names."""
        from briefterm.index.query.matching import aliases_of  # noqa: PLC0415 - loads when used

        own = [
            GlossaryEntry(name, EntityKind(kind) if kind else None, tuple(aliases))
            for name, kind, aliases, _ in self.concordance.fact("own names") or []
        ]
        return aliases_of((*self.tagger.glossary.entries, *own))

    def _scanned(self, term: Term) -> Iterator[int]:
        from briefterm.library.finding import scanning  # noqa: PLC0415 - hardly ever needed

        return scanning.documents_with(term, self.shelf.catalogue, self.concordance.documents())

    def forget_answers(self) -> None:
        """Ask the index anew next time; answers are kept as long as it does not change."""
        self.selector.forget()
        self.concordance.forget_answers()
