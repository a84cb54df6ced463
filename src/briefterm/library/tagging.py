"""Names and dates of a briefing, with the glossaries and the date that belong to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefterm.model import Article

if TYPE_CHECKING:
    from pathlib import Path

    from briefterm.model import Briefing, Document, GlossaryEntry

    _Glossary = tuple[tuple[int, int] | None, tuple[GlossaryEntry, ...], tuple[str, ...]]


class Tagger:
    """Tags texts with the library's glossary, which is read anew when its file changed."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / ".briefterm" / "glossary.toml"
        self._read: _Glossary = (None, (), ())

    @property
    def warnings(self) -> tuple[str, ...]:
        """What is wrong with the glossary, one line each."""
        return self._current()[2]

    def glossary(self) -> tuple[GlossaryEntry, ...]:
        """The names that the library's curator knows; broken entries are left out."""
        return self._current()[1]

    def _current(self) -> _Glossary:
        """The stamp of the file that was read, its entries and warnings; replaced as one."""
        current = self._read
        try:
            status = self._path.stat()
        except OSError:
            current = (None, (), ())
        else:
            stamp = (status.st_size, status.st_mtime_ns)
            if stamp != current[0]:
                from briefterm.library.glossary import read_glossary  # noqa: PLC0415 - few have one

                current = (stamp, *read_glossary(self._path))
        self._read = current
        return current

    def article(self, briefing: Briefing, document: Document) -> Article:
        """The briefing with its names and dates, each sorted and without overlap."""
        from briefterm import entities, temporal  # noqa: PLC0415 - engines load at the first text

        # The briefing's own curator knows best, so its names come first.
        glossary = (*briefing.names, *self.glossary())
        return Article(
            briefing,
            document,
            tuple(entities.tag(document.text, glossary)),
            tuple(temporal.tag(document.text, briefing.date)),
        )
