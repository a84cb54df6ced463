"""The corpora brought to one convention: titles and "the" outside, peoples apart from places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefterm.entities.lexicon import lexicon
from briefterm.model import EntityKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    Name = tuple[int, int, str]

_EXTRA_TITLES = frozenset(
    [
        "Mr",
        "Mr.",
        "Mrs",
        "Mrs.",
        "Ms",
        "Ms.",
        "Dr",
        "Dr.",
        "Prof",
        "Prof.",
        "Sir",
        "Lord",
        "Lady",
        "Rev",
        "Rev.",
        "President",
        "Senator",
        "Sen.",
        "Rep.",
        "Gov.",
        "Gen.",
        "Lt.",
        "Col.",
        "Maj.",
        "Capt.",
        "Sgt.",
        "Major",
        "Saint",
        "Dame",
        "Baron",
        "Pope",
        "Queen",
        "King",
        "Prince",
        "Princess",
        "Emperor",
    ]
)
_KEPT_TITLES = frozenset(
    [
        "Saint",
        "Pope",
        "Queen",
        "King",
        "Prince",
        "Princess",
        "Emperor",
        "Consort",
        "Lord",
        "Lady",
        "Baron",
    ]
)


def names(tokens: Sequence[str], found: list[Name], corpus: str) -> list[Name]:
    """``found`` by the convention that all corpora share here."""
    done: list[Name] = []
    for first, stop, label in found:
        name = _trim(tokens, first, stop)
        if name is None:
            continue
        start, end = name
        if label == "PER":
            start = _after_title(tokens, start, end)
        kind = _kind(tokens, start, end, label, corpus)
        if start < end and not any("@" in token for token in tokens[start:end]):
            done.append((start, end, kind))
    return done


def _trim(tokens: Sequence[str], first: int, stop: int) -> tuple[int, int] | None:
    while first < stop and (tokens[first] in {"the", "The", "a", "an", '"', "'", "(", "#", "@"}):
        first += 1
    while stop > first and tokens[stop - 1] in {"'s", "’s", "'", '"', ",", ")", ":"}:
        if tokens[stop - 1] == ")" and "(" in tokens[first:stop]:
            break
        stop -= 1
    return (first, stop) if first < stop else None


def _after_title(tokens: Sequence[str], first: int, stop: int) -> int:
    """Past "U.S. President" to the person."""
    titles = lexicon().classes["title"] | _EXTRA_TITLES
    cut = first
    for index in range(first, stop - 1):
        if tokens[index] in titles and tokens[index] not in _KEPT_TITLES:
            cut = index + 1
    while cut < stop - 1 and not tokens[cut][0].isupper() and cut > first:
        cut += 1
    return cut


def _kind(tokens: Sequence[str], first: int, stop: int, kind: str, corpus: str) -> str:
    if kind == "NORP" and any(token[0].isdigit() for token in tokens[first:stop]):
        return "MISC"
    known = lexicon().known(" ".join(tokens[first:stop]))
    if known is None:
        return kind
    if known.kind is EntityKind.NORP and kind in {"PER", "LOC", "MISC", "ORG"}:
        return "NORP"
    if known.kind is EntityKind.GPE and (kind == "NORP" or (kind == "ORG" and corpus == "gum")):
        return "LOC"
    return kind
