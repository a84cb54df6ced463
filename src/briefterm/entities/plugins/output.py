"""What a plug-in gave, brought into order or refused in one line."""

from __future__ import annotations

from operator import index
from typing import TYPE_CHECKING

from briefterm.entities.plugins.labels import kind_of
from briefterm.errors import TaggerError
from briefterm.model import EntityKind, Mention

if TYPE_CHECKING:
    from collections.abc import Iterable

_SHOWN = 60
_SIZES = (3, 4)


def mentions_of(given: Iterable[object], text: str, layer: str) -> list[Mention]:
    """The mentions that a plug-in gave for ``text``: sorted, never overlapping, of known kinds.

    ``layer`` is the plug-in's name. Of two that overlap the one that begins first is kept, and of
    two that begin together the longer. Raises `TaggerError` for what is no mention.
    """
    named = [mention for one in given if (mention := _mention(one, text, layer)) is not None]
    named.sort(key=lambda mention: (mention.start, -mention.end))
    kept: list[Mention] = []
    end = 0
    for mention in named:
        if mention.start >= end:
            kept.append(mention)
            end = mention.end
    return kept


def _mention(one: object, text: str, layer: str) -> Mention | None:
    """The mention without white space at its ends; None for what is no name or only such space."""
    if isinstance(one, Mention):
        one = (one.start, one.end, one.kind, one.name)
    if not isinstance(one, tuple | list) or len(one) not in _SIZES:
        raise _refusal(layer, one, "a name is (start, end, kind) or (start, end, kind, name)")
    label, name = one[2], one[3] if len(one) == max(_SIZES) else ""
    try:
        start, end = index(one[0]), index(one[1])
    except TypeError:
        raise _refusal(layer, one, "start and end are whole numbers") from None
    if not isinstance(label, str) or not isinstance(name, str):
        raise _refusal(layer, one, "kind and name are strings")
    if not 0 <= start < end <= len(text):
        raise _refusal(layer, one, f"not in order in a text of {len(text)} characters")
    words = text[start:end]
    try:
        kind = kind_of(label, words)
    except KeyError:
        known = ", ".join(EntityKind)
        raise _refusal(layer, one, f"its kind is not known; there are {known}") from None
    bare = words.strip()
    if kind is None or not bare:
        return None
    start += len(words) - len(words.lstrip())
    name = " ".join(name.split()) or " ".join(bare.split())
    return Mention(start, start + len(bare), kind, name, layer)


def _refusal(layer: str, one: object, why: str) -> TaggerError:
    try:
        shown = ascii(one)
    except Exception:  # noqa: BLE001 - a value that cannot even be shown must not hide the reason
        shown = type(one).__name__
    if len(shown) > _SHOWN:
        shown = f"{shown[:_SHOWN]}…"
    return TaggerError(f"tagger {layer}: gave {shown}: {why}")
