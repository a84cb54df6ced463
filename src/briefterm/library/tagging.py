"""Names and dates of a briefing, with the glossaries and the date that belong to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefterm.model import Article

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefterm.library.chosen import ChosenTagger
    from briefterm.library.curated import Glossary
    from briefterm.model import Briefing, DateOrder, Document, Mention


class Tagger:
    """Tags texts: ``names`` finds the names, ``glossary`` has those that its curator knows.

    ``order`` is how the texts write 5/6/2024.
    """

    def __init__(self, glossary: Glossary, names: ChosenTagger, order: DateOrder = "us") -> None:
        self.order = order
        self.glossary = glossary
        self._names = names

    @property
    def spec(self) -> str:
        """The tagger of names that was asked for; empty for the program's own."""
        return self._names.spec

    def article(
        self, briefing: Briefing, document: Document, tell: Callable[[str], object] | None = None
    ) -> Article:
        """The briefing with its names and dates, each sorted and without overlap.

        ``tell`` and what is raised without it are those of `ChosenTagger.tag`.
        """
        from briefterm import temporal  # noqa: PLC0415 - engines load at the first text

        glossary = self.glossary.names_for(briefing)
        return Article(
            briefing,
            document,
            tuple(self._names.tag(document.text, glossary, tell)),
            tuple(temporal.tag(document.text, briefing.date, order=self.order)),
        )

    def mentions(
        self, briefing: Briefing, text: str, tell: Callable[[str], object] | None = None
    ) -> list[Mention]:
        """The names in a text of ``briefing``; what is told and raised as for an article."""
        return self._names.tag(text, self.glossary.names_for(briefing), tell)
