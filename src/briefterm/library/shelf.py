"""The briefings of a folder: found, parsed when they changed, and looked up by id."""

from __future__ import annotations

import os
import re
import threading
from dataclasses import replace
from operator import attrgetter
from typing import TYPE_CHECKING

from briefterm import __version__
from briefterm.errors import NotFoundError
from briefterm.library.lookup import by_path_or_beginning, missing
from briefterm.terminal import visible_line

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from briefterm.briefing import FileStat
    from briefterm.index.catalogue import Catalogue
    from briefterm.index.entries import Entry
    from briefterm.model import Briefing, Document

_BATCH = 200
_STEPS = 100
_ATTEMPTS = 3


class Shelf:
    """A folder of briefings and its catalogue."""

    def __init__(self, folder: Path, cache_file: Path) -> None:
        self.folder = folder
        self._cache_file = cache_file
        self._refreshing = threading.Lock()
        self._opening = threading.Lock()
        self._opened: Catalogue | None = None
        self._ids: tuple[tuple[int, int, int] | None, frozenset[str]] = (None, frozenset())

    def listed(self, limit: int | None = None) -> list[Briefing]:
        """What the catalogue knows, newest first."""
        return self.catalogue.rows(limit)

    def refresh(
        self, progress: Callable[[int, int], None] | None, cancelled: Callable[[], bool]
    ) -> list[Briefing]:
        """Bring the catalogue up to date with the folder; all that it knows then."""
        with self._refreshing:
            for _ in range(_ATTEMPTS):
                losses = self.catalogue.losses
                self._bring_up_to_date(progress, cancelled)
                state = self.catalogue.state()
                rows = self.catalogue.rows()
                # A catalogue that was lost halfway knows only what came after.
                if self.catalogue.losses == losses:
                    break
            # The same strings as in the list, which another look at the file would make anew.
            if state == self.catalogue.state():
                self._ids = (state, frozenset(map(attrgetter("id"), rows)))
            return rows

    def briefing(self, wanted: str) -> Briefing:
        """The briefing that ``wanted`` names. Raises `NotFoundError`."""
        known = self.catalogue.by_id(wanted) or self._by_path(wanted)
        if known is not None:
            current = known if self._is_current(known) else self._reread(known)
            if current is not None:
                return current
        self.refresh(None, lambda: False)
        exact = self.catalogue.by_id(wanted)
        if exact is not None:
            return exact
        ids = self.catalogue.ids()
        match = by_path_or_beginning(wanted, ids)
        named = self.catalogue.by_id(match) if match is not None else None
        if named is None:
            raise missing(wanted, ids)
        return named

    def _by_path(self, wanted: str) -> Briefing | None:
        """The briefing whose id was made from the path ``wanted``."""
        named = self.catalogue.by_id(wanted.rpartition(".")[0])
        return named if named is not None and named.path == self.folder / wanted else None

    def read(self, wanted: str) -> tuple[Briefing, Document]:
        """The briefing and its document as the file has them now. Raises `NotFoundError`."""
        briefing = self.briefing(wanted)
        if self._is_current(briefing):
            document = self.catalogue.document(briefing)
            if document is not None:
                return briefing, document
        if not os.path.lexists(briefing.path):
            raise NotFoundError(f"briefing {visible_line(briefing.id)}: its file is gone")
        return self._read(briefing)

    def state(self) -> tuple[int, int, int]:
        """A value that is another one once the catalogue has changed."""
        return self.catalogue.state()

    def ids(self) -> frozenset[str]:
        """The ids that the catalogue knows; read anew only when it has changed."""
        state = self.state()
        known = self._ids
        if known[0] != state:
            known = self._ids = (state, frozenset(self.catalogue.ids().values()))
        return known[1]

    def known(self, briefing_id: str) -> Briefing | None:
        """The briefing with exactly this id as the catalogue has it."""
        return self.catalogue.by_id(briefing_id)

    def text(self, briefing: Briefing) -> str | None:
        """The briefing's text as it was last parsed; None when it is not known."""
        document = self.catalogue.document(briefing)
        return None if document is None else document.text

    def naming(self, names: Sequence[str], but: str) -> list[tuple[Briefing, int]]:
        """Briefings with one of ``names`` as whole words and how often, most first."""
        wanted = sorted({name for name in names if name.strip()}, key=len, reverse=True)
        if not wanted:
            return []
        words = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, wanted))})(?!\w)")
        counts = [
            (briefing, sum(1 for _ in words.finditer(text)))
            for briefing, text in self.catalogue.containing(wanted)
            if briefing.id != but
        ]
        # The sort is stable, so that equal counts stay newest first.
        return sorted((pair for pair in counts if pair[1]), key=lambda pair: -pair[1])

    @property
    def concordance_file(self) -> Path:
        """Where it is kept which words, names and days are in which briefing."""
        return self._cache_file.with_name(f"{self._cache_file.stem}.words.sqlite3")

    @property
    def catalogue(self) -> Catalogue:
        """What is known of the folder's briefings."""
        with self._opening:
            if self._opened is None:
                from briefterm.index.catalogue import Catalogue  # noqa: PLC0415 - SQLite loads when used

                self._opened = Catalogue.open(self._cache_file, self.folder, _parser_stamp())
            return self._opened

    def _bring_up_to_date(
        self, progress: Callable[[int, int], None] | None, cancelled: Callable[[], bool]
    ) -> None:
        from briefterm import briefing as briefings  # noqa: PLC0415 - parsers load when needed

        known = self.catalogue.stamps()
        changed = list({stat.key: stat for stat in briefings.scan(self.folder, known)}.values())
        # The newest files first: they are what the reader waits for.
        changed.sort(key=lambda stat: stat.mtime_ns, reverse=True)
        self.catalogue.update((), known.keys() - {stat.key for stat in changed})
        self._take_in(changed, progress, cancelled)
        self.catalogue.settle_ids()

    def _take_in(
        self,
        changed: list[FileStat],
        progress: Callable[[int, int], None] | None,
        cancelled: Callable[[], bool],
    ) -> None:
        """Parse files and commit them in batches, so that an interrupted build goes on later."""
        from briefterm.library import parsing  # noqa: PLC0415 - parsers load when needed

        taken: list[Entry] = []
        done = told = 0
        step = max(1, len(changed) // _STEPS)
        for entries in parsing.entries(changed, self.folder, cancelled):
            taken += entries
            done += len(entries)
            if len(taken) >= _BATCH:
                self.catalogue.take(taken)
                taken = []
            if progress is not None and (done - told >= step or done == len(changed)):
                told = done
                progress(done, len(changed))
        self.catalogue.take(taken)

    def _read(self, known: Briefing) -> tuple[Briefing, Document]:
        from briefterm import briefing as briefings  # noqa: PLC0415 - as above

        fresh, document = briefings.read(known.path, folder=self.folder)
        if fresh.id == known.id:
            return fresh, document
        # The library gave it another id, because an earlier path has the one that it asks for.
        return replace(fresh, id=known.id, warnings=known.warnings), document

    def _reread(self, known: Briefing) -> Briefing | None:
        """The briefing as its changed file has it; None when that may be another one now."""
        from briefterm import briefing as briefings  # noqa: PLC0415 - as above

        if not known.path.is_file():
            return None
        fresh, _ = briefings.read(known.path, folder=self.folder)
        return fresh if fresh.id == known.id else None

    def _is_current(self, briefing: Briefing) -> bool:
        try:
            status = briefing.path.stat()
        except (OSError, ValueError):
            return False
        return (status.st_size, status.st_mtime_ns) == (briefing.size, briefing.mtime_ns)


def _parser_stamp() -> str:
    """Names the version of the parser, so that texts of an older one are parsed again.

    In a checkout the parser changes without the version, so its files' times are looked at too.
    """
    from pathlib import Path  # noqa: PLC0415 - only here at run time

    parser = Path(__file__).parent.parent / "briefing"
    newest = max((file.stat().st_mtime_ns for file in parser.glob("*.py")), default=0)
    return f"2 {__version__} {newest}"
