"""The glossary layer: names that a curator knows; it always wins.

An alias matches whole words. It is case-sensitive, save that one in small letters alone matches
any case, and that a form of four letters or more is known in capitals too (headlines). A straight
and a curly apostrophe are the same. Of two entries with one alias the later in the sequence wins,
so that a briefing's own names stand above the library's. An alias without a letter or digit
matches nothing.

The forms of an entry without a kind are no names: what the layers below found inside one is
dropped, while a longer name around one stays.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefterm.entities.lines import Style, token_pattern
from briefterm.model import Mention

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from briefterm.entities.lines import Line
    from briefterm.model import GlossaryEntry

    _Match = tuple[int, int, GlossaryEntry]  # half-open offsets and what stands there

LAYER = "glossary"
_LETTERS_FOR_CAPITALS = 4


@dataclass(frozen=True, slots=True)
class _Index:
    """Forms and what they name; ``folded`` holds those that match in any case.

    ``shapes`` maps the first token of a form (in small letters for ``folded``) to the shapes of
    the forms that start so, the longest first: the length of a form and the offset of its first
    token.
    """

    exact: Mapping[str, GlossaryEntry]
    folded: Mapping[str, GlossaryEntry]
    shapes: Mapping[str, tuple[tuple[int, int], ...]]
    folded_shapes: Mapping[str, tuple[tuple[int, int], ...]]


_EMPTY = _Index({}, {}, {}, {})


class _Memory:
    """The glossary indexed last; a library's glossary is the same for every briefing."""

    last: tuple[tuple[GlossaryEntry, ...], _Index] = ((), _EMPTY)


def _indexed(glossary: Sequence[GlossaryEntry]) -> _Index:
    entries = tuple(glossary)
    known, index = _Memory.last
    if entries is not known and entries != known:
        index = _build(entries)
        _Memory.last = entries, index
    return index


def _build(entries: tuple[GlossaryEntry, ...]) -> _Index:
    exact: dict[str, GlossaryEntry] = {}
    folded: dict[str, GlossaryEntry] = {}
    for entry in entries:
        for written in (entry.name, *entry.aliases):
            form = written.strip().replace("’", "'")
            if form == form.lower():
                folded[form] = entry
                continue
            exact[form] = entry
            capitals = form.upper()
            if len(form) >= _LETTERS_FOR_CAPITALS and len(capitals) == len(form):
                exact[capitals] = entry
    return _Index(exact, folded, _shapes(exact), _shapes(folded))


def _shapes(forms: Mapping[str, GlossaryEntry]) -> dict[str, tuple[tuple[int, int], ...]]:
    search = token_pattern().search
    grouped: dict[str, set[tuple[int, int]]] = {}
    for form in forms:
        match = search(form)
        if match is not None:
            grouped.setdefault(match[0], set()).add((len(form), match.start()))
    return {first: tuple(sorted(shapes, reverse=True)) for first, shapes in grouped.items()}


def _whole(text: str, start: int, end: int) -> bool:
    """Whether no word goes on at either end of ``[start, end)``."""
    if start < 0 or end > len(text):
        return False
    if start and _is_word(text[start - 1]) and _is_word(text[start]):
        return False
    return not (end < len(text) and _is_word(text[end]) and _is_word(text[end - 1]))


def _is_word(char: str) -> bool:
    return char.isalnum() or char == "_"


def _match_at(text: str, place: int, word: str, index: _Index) -> _Match | None:
    """The longest form whose first token stands at ``place``."""
    best: _Match | None = None
    for length, offset in index.shapes.get(word, ()):
        start, end = place - offset, place - offset + length
        entry = index.exact.get(text[start:end]) if start >= 0 else None
        if entry is not None and _whole(text, start, end):
            best = start, end, entry
            break
    if not index.folded:
        return best
    for length, offset in index.folded_shapes.get(word.lower(), ()):
        if best is not None and length <= best[1] - best[0]:
            break
        start, end = place - offset, place - offset + length
        entry = index.folded.get(text[start:end].lower()) if start >= 0 else None
        if entry is not None and _whole(text, start, end):
            return start, end, entry
    return best


def matches(text: str, lines: Iterable[Line], glossary: Sequence[GlossaryEntry]) -> list[_Match]:
    """Where forms of the glossary stand in ``text``: sorted, never overlapping.

    ``lines`` are the lines of ``text`` as tokens. At each place the longest form wins, and an
    earlier one wins over one that starts inside it.
    """
    index = _indexed(glossary)
    plain = text.replace("’", "'") if "’" in text else text
    shapes, folded = index.shapes, index.folded_shapes
    found: list[_Match] = []
    end = 0
    for place, word in _tokens(plain, lines):
        if word not in shapes and not (folded and word.lower() in folded):
            continue
        match = _match_at(plain, place, word, index)
        if match is None or match[0] < end:
            continue
        found.append(match)
        end = match[1]
    return found


def _tokens(plain: str, lines: Iterable[Line]) -> Iterator[tuple[int, str]]:
    """Offset and letters of each token as it is written, whatever case its line is read in."""
    curly = "’"
    for line in lines:
        base = line.base
        if line.style is Style.CAPITALS or curly in line.shown:
            for start, end in zip(line.starts, line.ends, strict=True):
                yield base + start, plain[base + start : base + end]
        else:
            for start, word in zip(line.starts, line.words, strict=True):
                yield base + start, word


def lay(mentions: list[Mention], found: Sequence[_Match]) -> list[Mention]:
    """The glossary's names over ``mentions``: whatever they overlap gives way.

    Mentions inside words that are no name are dropped. ``mentions``, ``found`` and the result are
    sorted and without overlaps.
    """
    kept: list[Mention] = []
    cursor = 0
    for mention in mentions:
        while cursor < len(found) and found[cursor][1] <= mention.start:
            cursor += 1
        # One mention may reach over several matches, of which any can outweigh it.
        here = cursor
        while here < len(found) and found[here][0] < mention.end:
            if _outweighs(found[here], mention):
                break
            here += 1
        else:
            kept.append(mention)
    named = [
        Mention(start, end, entry.kind, entry.name, LAYER)
        for start, end, entry in found
        if entry.kind is not None
    ]
    return sorted(kept + named, key=lambda mention: mention.start) if named else kept


def under(
    mentions: Iterable[Mention], text: str, lines: Iterable[Line], glossary: Sequence[GlossaryEntry]
) -> list[Mention]:
    """``mentions`` of ``text`` as the glossary has them, and its own over them.

    A mention whose name is an alias, as that of a short form which its document joins to a longer
    one, is of what that is an alias of.
    """
    exact = _indexed(glossary).exact
    called = [
        replace(mention, name=entry.name, kind=entry.kind)
        if entry is not None and entry.kind is not None and entry.name != mention.name
        else mention
        for mention in mentions
        for entry in (exact.get(mention.name.replace("’", "'")),)
    ]
    return lay(called, matches(text, lines, glossary))


def _outweighs(match: _Match, mention: Mention) -> bool:
    """Whether a mention that a match overlaps gives way to it."""
    start, end, entry = match
    return entry.kind is not None or (start <= mention.start and mention.end <= end)
