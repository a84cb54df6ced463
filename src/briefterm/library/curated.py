"""The names that the library's curator knows: read anew when their file changed, and put right."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from briefterm.model import Briefing, EntityKind, GlossaryEntry

    _Stamp = tuple[int, int, int]
    _Read = tuple[_Stamp | None, tuple[GlossaryEntry, ...], tuple[str, ...]]


class Glossary:
    """The glossary file of a library. Every method may be called from any thread."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._read: _Read = (None, (), ())

    @property
    def entries(self) -> tuple[GlossaryEntry, ...]:
        """The entries in the order of the file; broken ones are left out."""
        return self._current()[1]

    @property
    def warnings(self) -> tuple[str, ...]:
        """What is wrong with the file, one line each."""
        return self._current()[2]

    def names_for(self, briefing: Briefing) -> tuple[GlossaryEntry, ...]:
        """The entries and the briefing's own names, the weaker first.

        What a briefing says of itself is nearer to it than what holds for all, unless an entry says
        that it always holds.
        """
        known = self.entries
        if not briefing.names:
            return known
        usual = (entry for entry in known if not entry.always)
        return (*usual, *briefing.names, *(entry for entry in known if entry.always))

    def aliases(self, name: str, briefing: Briefing) -> list[str]:
        """Other forms of a name that the entries, or the briefing's own names, have."""
        same = (entry for entry in self.names_for(briefing) if entry.name == name and entry.kind)
        return list(dict.fromkeys(alias for entry in same for alias in entry.aliases))

    def correct(
        self, briefing: Briefing, name: str, kind: EntityKind | None, forms: Sequence[str]
    ) -> Callable[[], bool]:
        """Write that the words ``forms`` name the entity ``name``, of a kind; None: are no name.

        It holds in ``briefing``, which it was seen in, whatever that says of its own names. It is on
        disk when this returns; what is returned takes it back, and says whether that could be done
        after what others wrote since. Both raise `StoreError` when the file is broken or cannot be
        written, and leave it as it is.
        """
        return self.correct_in((briefing,), name, kind, forms)

    def correct_in(
        self,
        briefings: Iterable[Briefing],
        name: str,
        kind: EntityKind | None,
        forms: Sequence[str],
    ) -> Callable[[], bool]:
        """Do as `correct`, so that it holds in each of ``briefings``."""
        from briefterm.library import correcting  # noqa: PLC0415 - most readers only read
        from briefterm.library.correction import Correction  # noqa: PLC0415 - as above

        always = any(correcting.outweighs(one, forms) for one in briefings if one.names)
        change = Correction(name, kind, tuple(forms), always=always)
        return partial(correcting.take_back, correcting.correct(self.path, change))

    def _current(self) -> _Read:
        """The stamp of the file that was read, its entries and warnings; replaced as one."""
        current = self._read
        try:
            status = self.path.stat()
        except OSError:
            current = (None, (), ())
        else:
            stamp = (status.st_ino, status.st_size, status.st_mtime_ns)
            if stamp != current[0]:
                from briefterm.library.glossary import read_glossary  # noqa: PLC0415 - few have one

                current = (stamp, *read_glossary(self.path))
        self._read = current
        return current
