"""The tagger that is asked for by its name: the program's own or a plug-in."""

from __future__ import annotations

import re
import threading
from typing import TYPE_CHECKING

from briefterm.entities import tag
from briefterm.errors import BrieftermError, TaggerError, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from importlib.metadata import EntryPoint

    from briefterm.entities.plugins.protocol import Tag, Tagger
    from briefterm.model import GlossaryEntry, Mention

GROUP = "briefterm.taggers"
OWN = "briefterm"
_LONGEST = 200


def choose(spec: str = "") -> Tag:
    """The tagger that ``spec`` asks for, loaded: ``NAME`` or ``NAME:MODEL``.

    Empty, or "briefterm", is the program's own. Raises `UsageError` for a name that no package
    offers and `TaggerError` for a tagger that cannot be loaded.
    """
    name, _, model = spec.strip().partition(":")
    if name in {"", OWN}:
        if model:
            raise UsageError(f"tagger {_line(spec)}: {OWN} itself has no models to choose from")
        return tag
    entry = _entry(name)
    try:
        find = entry.load()(model)
    except BrieftermError:
        raise
    except Exception as error:
        raise TaggerError(f"tagger {name}: cannot be loaded: {_told(error)}") from error
    if not callable(find):
        raise TaggerError(f"tagger {name}: {_line(entry.value)} gave nothing that can be called")
    return PlugIn(name, find)


def _entry(name: str) -> EntryPoint:
    from importlib.metadata import entry_points  # noqa: PLC0415 - costs as much as a short command

    offered = entry_points(group=GROUP)
    for entry in offered:
        if entry.name == name:
            return entry
    known = ", ".join(sorted({OWN, *offered.names}))
    raise UsageError(f"tagger {_line(name)}: not known; there are {known}")


class PlugIn:
    """A plug-in's tagger as the program calls it, with the glossary over its mentions."""

    def __init__(self, name: str, find: Tagger) -> None:
        self._name = name
        self._find = find
        self._turn = threading.Lock()

    def __call__(self, text: str, glossary: Sequence[GlossaryEntry] = (), /) -> list[Mention]:
        """Mentions in ``text``, sorted and without overlap. Raises `TaggerError`."""
        from briefterm.entities.plugins.output import mentions_of  # noqa: PLC0415 - not to choose

        readable = re.sub("[\ud800-\udfff]", "\ufffd", text)
        with self._turn:
            try:
                given = list(self._find(readable))
            except BrieftermError:
                raise
            except Exception as error:
                raise TaggerError(
                    f"tagger {self._name}: failed on a text of {len(text)} characters: "
                    f"{_told(error)}"
                ) from error
        mentions = mentions_of(given, text, self._name)
        return _under(mentions, text, glossary) if glossary else mentions


def _under(mentions: list[Mention], text: str, glossary: Sequence[GlossaryEntry]) -> list[Mention]:
    """``mentions`` with those of the glossary over them."""
    from briefterm.entities.glossary import under  # noqa: PLC0415 - many texts have none
    from briefterm.entities.lexicon import lexicon  # noqa: PLC0415 - as above
    from briefterm.entities.lines import read_lines  # noqa: PLC0415 - as above

    return under(mentions, text, read_lines(text, lexicon()), glossary)


def _told(error: Exception) -> str:
    """The sort of error and what it says, in one line."""
    return f"{type(error).__name__}: {_line(str(error))}"


def _line(words: str) -> str:
    """``words`` of others in one line that no terminal obeys, and that is not too long."""
    line = "".join(char if char.isprintable() else "\ufffd" for char in " ".join(words.split()))
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"
