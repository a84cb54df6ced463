"""What is exported: the reader's notes by briefing, placed in their texts when that is needed."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from briefterm.errors import NotFoundError
from briefterm.library.exporting.known_names import curated, indexed_names
from briefterm.library.following import briefing_of
from briefterm.library.gone import stand_in, unplaced
from briefterm.model import Document, EntityKind
from briefterm.terminal import visible_line

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from briefterm.export import Names, Subject
    from briefterm.library.notebook import Notebook
    from briefterm.library.shelf import Shelf
    from briefterm.library.tagging import Tagger
    from briefterm.model import Briefing, Mention

    Record = dict[str, Any]

_SHOWN = ("id", "text", "tags", "color", "kind", "status", "created", "anchor")
_FORMAT = "1"  # another one when the same notes are to be written in another way
_FEW = 20
_MOST_NAMES = 40
_TAGGED = 200  # briefings; the texts of more at once are not read for names


class Gathering:
    """The notes and bookmarks of a library as they are now; a value for one export."""

    def __init__(self, shelf: Shelf, notebook: Notebook, tagger: Tagger) -> None:
        self._shelf = shelf
        self._notebook = notebook
        self._tagger = tagger
        self.whole = True
        """Whether texts are read for names, and not only what is known of them is taken."""

    @cached_property
    def notes(self) -> dict[str, list[Record]]:
        """Stored notes by the id of their briefing, in the order they were made."""
        return _grouped(self._stored[0])

    @cached_property
    def bookmarks(self) -> dict[str, list[Record]]:
        """Stored bookmarks in the same way."""
        return _grouped(self._stored[1])

    @cached_property
    def _stored(self) -> tuple[list[Record], list[Record]]:
        return self._notebook.records()

    @cached_property
    def gone(self) -> dict[str, Briefing]:
        """Stand-ins for briefings whose file is gone, by id."""
        known = self.notes.keys() | self.bookmarks.keys()
        if known <= self._shelf.ids():
            return {}
        traces = self._notebook.gone()
        return {trace.briefing: stand_in(trace, self._shelf.folder) for trace in traces}

    @cached_property
    def listed(self) -> dict[str, Briefing]:
        """All briefings of the library, newest first, and those that are gone, by id."""
        return {one.id: one for one in self._shelf.listed()} | self.gone

    def annotated(
        self, briefing_ids: Iterable[str] | None, exported: Collection[str] = ()
    ) -> list[Briefing]:
        """Those of the briefings that have notes or bookmarks, in the order given; None is all.

        Those whose ids, in one line, are ``exported`` already are among them without any: there may
        be something to remove.
        """
        ids = [
            name
            for name in dict.fromkeys(self.listed if briefing_ids is None else briefing_ids)
            if name in self.notes or name in self.bookmarks or visible_line(name) in exported
        ]
        self.whole = len(ids) <= _TAGGED
        found = (self._briefing(name, fresh=len(ids) <= _FEW) for name in ids)
        return [briefing for briefing in found if briefing is not None]

    def _briefing(self, briefing_id: str, *, fresh: bool) -> Briefing | None:
        if fresh and briefing_id not in self.gone:
            try:
                briefing = self._shelf.briefing(briefing_id)
            except NotFoundError:
                return None
            if briefing.id == briefing_id:
                return briefing
        return self.listed.get(briefing_id)

    def state(self, briefing: Briefing, style: str) -> str:
        """A digest of all that the file of a briefing is made from."""
        about = (
            _FORMAT,
            style,
            briefing.id,
            briefing.title,
            briefing.source,
            briefing.author,
            briefing.url,
            briefing.date,
            briefing.tags,
            briefing.summary,
            briefing.text_sha256,
            briefing.names,
            self._curated,
        )
        records = (self.notes.get(briefing.id, ()), self.bookmarks.get(briefing.id, ()))
        states = _states(records)
        return sha256(repr(about).encode(errors="surrogatepass") + states).hexdigest()[:16]

    def subject(self, briefing: Briefing, *, names: bool = True) -> Subject:
        """The briefing with its text, and notes and bookmarks at their places."""
        from briefterm.export import Names, Subject  # noqa: PLC0415 - loads with the export
        from briefterm.store import bookmark_from, note_from  # noqa: PLC0415 - as above

        notes = [note_from(record) for record in self.notes.get(briefing.id, ())]
        bookmarks = [bookmark_from(record) for record in self.bookmarks.get(briefing.id, ())]
        if briefing.id in self.gone:
            return Subject(briefing, Document(""), *unplaced(notes, bookmarks))
        try:
            fresh, document = self._shelf.read(briefing.id)
        except NotFoundError:
            fresh, document = briefing, Document("")
        if fresh.id != briefing.id:
            return Subject(briefing, Document(""), *unplaced(notes, bookmarks))
        placed = self._notebook.at_places(notes, bookmarks, document)
        named = self._names(fresh, document) if names else Names()
        return Subject(fresh, document, *placed, named)

    @cached_property
    def _curated(self) -> str:
        return sha256(repr(self._tagger.glossary.entries).encode(errors="replace")).hexdigest()

    def _names(self, briefing: Briefing, document: Document) -> Names:
        """The names in a text; of many at once those that the index or the curator knows."""
        if self.whole:
            return names_of(self._tagger.mentions(briefing, document.text, lambda _: None))
        known = self._known.get(briefing.id)
        if known is not None:
            return names_of(known)
        entries = self._tagger.glossary.names_for(briefing)
        return names_of(curated(document.text, entries))

    @cached_property
    def _known(self) -> dict[str, list[tuple[str, str]]]:
        return indexed_names(self._shelf, self.listed)


def names_of(named: Iterable[Mention | tuple[str, str]]) -> Names:
    """Names of people, places and organisations, each in the order in which they are given.

    A name is a mention, or a canonical name with its kind.
    """
    from briefterm.export import Names  # noqa: PLC0415 - as above

    groups: dict[str, dict[str, None]] = {"people": {}, "places": {}, "organisations": {}}
    for one in named:
        name, kind = one if isinstance(one, tuple) else (one.name, one.kind)
        group = _GROUPS.get(kind)
        if group is not None and len(groups[group]) < _MOST_NAMES:
            groups[group].setdefault(name)
    return Names(**{group: tuple(names) for group, names in groups.items()})


_GROUPS = {
    EntityKind.PERSON.value: "people",
    EntityKind.GPE.value: "places",
    EntityKind.LOC.value: "places",
    EntityKind.FAC.value: "places",
    EntityKind.ORG.value: "organisations",
}


def _grouped(records: Iterable[Record]) -> dict[str, list[Record]]:
    groups: defaultdict[str, list[Record]] = defaultdict(list)
    for record in records:
        groups[briefing_of(record)].append(record)
    return dict(groups)


def _states(groups: Iterable[Iterable[Record]]) -> bytes:
    """What of the records an export shows, as bytes."""
    import orjson  # noqa: PLC0415 - as above

    values = [[[record.get(key) for key in _SHOWN] for record in group] for group in groups]
    try:
        return orjson.dumps(values, option=orjson.OPT_SORT_KEYS)
    except TypeError:
        return repr(values).encode(errors="surrogatepass")
