"""The briefings of a folder: found, parsed when they changed, and looked up by id."""

from __future__ import annotations

import os
import re
import threading
from dataclasses import replace
from typing import TYPE_CHECKING

from briefterm import __version__
from briefterm.errors import NotFoundError
from briefterm.library.lookup import by_path_or_beginning, missing
from briefterm.model import Briefing
from briefterm.terminal import visible_line

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from briefterm.briefing import FileStat
    from briefterm.index import Catalogue
    from briefterm.model import Document

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
        return self._catalogue.rows(limit)

    def refresh(
        self, progress: Callable[[int, int], None] | None, cancelled: Callable[[], bool]
    ) -> list[Briefing]:
        """Bring the catalogue up to date with the folder; all that it knows then."""
        with self._refreshing:
            for _ in range(_ATTEMPTS):
                losses = self._catalogue.losses
                self._bring_up_to_date(progress, cancelled)
                rows = self._catalogue.rows()
                # A catalogue that was lost halfway knows only what came after.
                if self._catalogue.losses == losses:
                    break
            return rows

    def briefing(self, wanted: str) -> Briefing:
        """The briefing that ``wanted`` names. Raises `NotFoundError`."""
        known = self._catalogue.by_id(wanted) or self._by_path(wanted)
        if known is not None:
            current = known if self._is_current(known) else self._reread(known)
            if current is not None:
                return current
        self.refresh(None, lambda: False)
        exact = self._catalogue.by_id(wanted)
        if exact is not None:
            return exact
        ids = self._catalogue.ids()
        match = by_path_or_beginning(wanted, ids)
        named = self._catalogue.by_id(match) if match is not None else None
        if named is None:
            raise missing(wanted, ids)
        return named

    def _by_path(self, wanted: str) -> Briefing | None:
        """The briefing whose id was made from the path ``wanted``."""
        named = self._catalogue.by_id(wanted.rpartition(".")[0])
        return named if named is not None and named.path == self.folder / wanted else None

    def read(self, wanted: str) -> tuple[Briefing, Document]:
        """The briefing and its document as the file has them now. Raises `NotFoundError`."""
        briefing = self.briefing(wanted)
        if self._is_current(briefing):
            document = self._catalogue.document(briefing)
            if document is not None:
                return briefing, document
        if not os.path.lexists(briefing.path):
            raise NotFoundError(f"briefing {visible_line(briefing.id)}: its file is gone")
        return self._read(briefing)

    def state(self) -> tuple[int, int, int]:
        """A value that is another one once the catalogue has changed."""
        return self._catalogue.state()

    def ids(self) -> frozenset[str]:
        """The ids that the catalogue knows; read anew only when it has changed."""
        state = self.state()
        known = self._ids
        if known[0] != state:
            known = self._ids = (state, frozenset(self._catalogue.ids().values()))
        return known[1]

    def known(self, briefing_id: str) -> Briefing | None:
        """The briefing with exactly this id as the catalogue has it."""
        return self._catalogue.by_id(briefing_id)

    def text(self, briefing: Briefing) -> str | None:
        """The briefing's text as it was last parsed; None when it is not known."""
        document = self._catalogue.document(briefing)
        return None if document is None else document.text

    def naming(self, names: Sequence[str], but: str) -> list[tuple[Briefing, int]]:
        """Briefings with one of ``names`` as whole words and how often, most first."""
        wanted = sorted({name for name in names if name.strip()}, key=len, reverse=True)
        if not wanted:
            return []
        words = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, wanted))})(?!\w)")
        counts = [
            (briefing, sum(1 for _ in words.finditer(text)))
            for briefing, text in self._catalogue.containing(wanted)
            if briefing.id != but
        ]
        # The sort is stable, so that equal counts stay newest first.
        return sorted((pair for pair in counts if pair[1]), key=lambda pair: -pair[1])

    @property
    def _catalogue(self) -> Catalogue:
        with self._opening:
            if self._opened is None:
                from briefterm.index import Catalogue  # noqa: PLC0415 - SQLite loads when used

                self._opened = Catalogue.open(self._cache_file, self.folder, _parser_stamp())
            return self._opened

    def _bring_up_to_date(
        self, progress: Callable[[int, int], None] | None, cancelled: Callable[[], bool]
    ) -> None:
        from briefterm import briefing as briefings  # noqa: PLC0415 - parsers load when needed

        stats = {stat.key: stat for stat in briefings.scan(self.folder)}
        known = self._catalogue.stamps()
        changed = [
            stat
            for stat in stats.values()
            if stat.warning or known.get(stat.key) != (stat.size, stat.mtime_ns)
        ]
        # The newest files first: they are what the reader waits for.
        changed.sort(key=lambda stat: stat.mtime_ns, reverse=True)
        self._catalogue.update((), known.keys() - stats.keys())
        self._take_in(changed, progress, cancelled)
        self._catalogue.settle_ids()

    def _take_in(
        self,
        changed: list[FileStat],
        progress: Callable[[int, int], None] | None,
        cancelled: Callable[[], bool],
    ) -> None:
        """Parse files and commit them in batches, so that an interrupted build goes on later."""
        batch: list[tuple[str, Briefing, Document]] = []
        step = max(1, len(changed) // _STEPS)
        for done, stat in enumerate(changed, start=1):
            if cancelled():
                break
            batch.append(self._parsed(stat))
            if len(batch) == _BATCH:
                self._catalogue.update(batch)
                batch = []
            if progress is not None and (done % step == 0 or done == len(changed)):
                progress(done, len(changed))
        self._catalogue.update(batch)

    def _parsed(self, stat: FileStat) -> tuple[str, Briefing, Document]:
        from briefterm import briefing as briefings  # noqa: PLC0415 - as above
        from briefterm.model import Document  # noqa: PLC0415 - as above

        if stat.warning:
            return stat.key, _unreadable(stat), Document("")
        briefing, document = briefings.read(stat.path, folder=self.folder)
        if (briefing.size, briefing.mtime_ns) != (stat.size, stat.mtime_ns):
            # It changed since it was listed; with the older stamp the next refresh looks again.
            briefing = replace(briefing, size=stat.size, mtime_ns=stat.mtime_ns)
        return stat.key, briefing, document

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


def _unreadable(stat: FileStat) -> Briefing:
    """The entry of a path that is no file to read: its name and what is wrong."""
    from briefterm.briefing.scan import SUFFIXES  # noqa: PLC0415 - as above

    # A link may be mended, so that its id is made like that of any file.
    stem, dot, suffix = stat.key.rpartition(".")
    return Briefing(
        id=stem if f"{dot}{suffix}".lower() in SUFFIXES else stat.key,
        path=stat.path,
        title=stat.path.name,
        warnings=(stat.warning,),
        size=stat.size,
        mtime_ns=stat.mtime_ns,
    )


def _parser_stamp() -> str:
    """Names the version of the parser, so that texts of an older one are parsed again.

    In a checkout the parser changes without the version, so its files' times are looked at too.
    """
    from pathlib import Path  # noqa: PLC0415 - only here at run time

    parser = Path(__file__).parent.parent / "briefing"
    newest = max((file.stat().st_mtime_ns for file in parser.glob("*.py")), default=0)
    return f"2 {__version__} {newest}"
