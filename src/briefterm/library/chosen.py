"""The tagger of names that was asked for, and what happens where it does not work."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from briefterm.errors import BrieftermError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from briefterm.entities.plugins import Tag
    from briefterm.model import GlossaryEntry, Mention


class ChosenTagger:
    """The tagger ``spec`` (empty: the program's own), loaded at the first text, and once."""

    def __init__(self, spec: str = "") -> None:
        self.spec = spec
        self._loading = threading.Lock()
        self._loaded: Tag | None = None
        self._refusal: BrieftermError | None = None
        self._told: set[str] = set()

    def tag(
        self,
        text: str,
        glossary: Sequence[GlossaryEntry],
        tell: Callable[[str], object] | None = None,
    ) -> list[Mention]:
        """Mentions in ``text``, sorted and without overlap.

        Where the tagger does not work the program's own takes its place if there is somebody to
        ``tell``, who is told each reason once, in a line. Else raises `BrieftermError`.
        """
        from briefterm import entities  # noqa: PLC0415 - engines load at the first text

        if not self.spec or not text:
            return entities.tag(text, glossary)
        try:
            return self._tagger()(text, glossary)
        except BrieftermError as error:
            if tell is None:
                raise
            reason = str(error)
        if reason not in self._told:
            self._told.add(reason)
            tell(f"{reason}. Names are those of briefterm's own tagger.")
        return entities.tag(text, glossary)

    def _tagger(self) -> Tag:
        """The tagger; one that could not be loaded is not tried again. Raises `BrieftermError`."""
        with self._loading:
            if self._refusal is not None:
                raise type(self._refusal)(str(self._refusal))
            if self._loaded is None:
                from briefterm.entities.plugins import choose  # noqa: PLC0415 - few choose one

                try:
                    self._loaded = choose(self.spec)
                except BrieftermError as error:
                    self._refusal = error
                    raise
            return self._loaded
