"""The types that a plug-in and the program agree on; `briefterm.entities.plugins` explains them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefterm.model import GlossaryEntry, Mention

Found: TypeAlias = "tuple[int, int, str] | tuple[int, int, str, str] | Mention"
"""A name that a plug-in found: start, end, kind and perhaps the canonical name, or a `Mention`."""


class Tagger(Protocol):
    """Finds names in a text."""

    def __call__(self, text: str, /) -> Iterable[Found]:
        """The names in ``text``, in any order."""


class Loader(Protocol):
    """What an entry point names: it makes a tagger."""

    def __call__(self, model: str, /) -> Tagger:
        """The tagger with the model that is named, or with none when ``model`` is empty.

        Raises `briefterm.errors.TaggerError` when something has to be installed first.
        """


class Tag(Protocol):
    """What a chosen tagger is to the program: the same as `briefterm.entities.tag`."""

    def __call__(self, text: str, glossary: Sequence[GlossaryEntry] = (), /) -> list[Mention]:
        """Mentions of names, sorted and without overlap; the glossary wins.

        Raises `briefterm.errors.TaggerError` where a plug-in fails.
        """
