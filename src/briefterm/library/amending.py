"""The text of a glossary file with one name put right, all that a curator wrote around it kept.

A text is taken apart before every ``[[name]]`` line, and only the pieces that change are parsed
with their comments: the rest of a file of thousands of names is not touched. A text that cannot
be taken apart so, such as one with ``name = [{...}]``, is one piece.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from briefterm.library.correction import concerns, corrected
from briefterm.library.glossary import NO_NAME, glossary_entry, name_tables

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from briefterm.library.correction import Correction
    from briefterm.model import GlossaryEntry

_INDENT = re.compile(r"\n([ \t]*)[^\s\]]")  # of the first line in a list of several
_HEADER = re.compile(r"^[ \t]*\[\[[ \t]*name[ \t]*\]\]", re.MULTILINE)


@dataclass(frozen=True)
class Amendment:
    """A stretch of the text, from ``start`` on, as it was and as it is to be."""

    start: int
    before: str
    after: str


def amendments(text: str, correction: Correction) -> list[Amendment]:
    """What is to change in the text of a glossary so that a correction holds, in text order.

    Entries become what `corrected` makes of them; if none is of the name then, one is added at the
    end. A table that is no entry stays as it is.

    Raises:
        ValueError: the text is no glossary, or cannot be changed without loss.
    """
    tables = name_tables(text)
    entries = [glossary_entry(table) for table in tables]
    usable = [None if isinstance(entry, str) else entry for entry in entries]
    rights = [entry and corrected(entry, correction) for entry in usable]
    changes = list(_changes(text, tables, rights))
    if not any(entry is not None and concerns(entry, correction) for entry in usable):
        rights.append(correction.entry)
        block = _block(text, correction.entry)
        try:
            name_tables(text + block)
        except ValueError:  # the names are a list of tables in one line
            changes = [Amendment(0, text, _rewritten(text, rights))]
        else:
            changes.append(Amendment(len(text), "", block))
    _prove(text, applied(text, changes), rights)
    return changes


def applied(text: str, changes: Sequence[Amendment]) -> str:
    """The text with amendments made, which are in text order and apart."""
    parts = []
    at = 0
    for change in changes:
        parts += [text[at : change.start], change.after]
        at = change.start + len(change.before)
    return "".join([*parts, text[at:]])


def taken_back(text: str, changes: Sequence[Amendment]) -> str | None:
    """The text, changed by others since, without amendments; None if they are not there any more.

    All must still stand as they were written.
    """
    parts = []
    at = 0
    for change in changes:
        start = text.find(change.after, at)
        if start < 0:
            return None
        parts += [text[at:start], change.before]
        at = start + len(change.after)
    undone = "".join([*parts, text[at:]])
    try:
        name_tables(undone)
    except (ValueError, RecursionError):
        return None
    return undone


def _changes(
    text: str, tables: Sequence[Any], rights: Sequence[GlossaryEntry | None]
) -> Iterator[Amendment]:
    """The amendments of the pieces of a text of which a table changes."""
    wrong = [
        right is not None and right != glossary_entry(table)
        for table, right in zip(tables, rights, strict=True)
    ]
    if not any(wrong):
        return
    at = number = 0
    for piece, count in _pieces(text, tables):
        following = number + count
        if any(wrong[number:following]):
            yield Amendment(at, piece, _rewritten(piece, rights[number:following]))
        at, number = at + len(piece), following


def _pieces(text: str, tables: Sequence[Any]) -> Iterator[tuple[str, int]]:
    """Stretches that make up a text, and how many of its tables each holds."""
    starts = [_with_comments(text, match.start()) for match in _HEADER.finditer(text)]
    cuts = [0, *starts, len(text)]
    pieces = [text[start:end] for start, end in pairwise(cuts)]
    try:
        apart = [name_tables(piece) for piece in pieces]
    except ValueError:
        apart = []
    if [table for part in apart for table in part] == list(tables) and len(apart) > 1:
        yield from zip(pieces, map(len, apart), strict=True)
    else:
        yield text, len(tables)


def _with_comments(text: str, header: int) -> int:
    """Where the comment lines right above a header begin, or the header itself."""
    start = header
    while start:
        above = text.rfind("\n", 0, start - 1) + 1
        if not text[above:start].lstrip(" \t").startswith("#"):
            break
        start = above
    return start


def _rewritten(piece: str, rights: Sequence[GlossaryEntry | None]) -> str:
    """A piece with its tables as they are to be; one more of them is added in one line."""
    import tomlkit  # noqa: PLC0415 - only a change of the glossary needs it

    body = _body(piece)
    document = tomlkit.parse(body)
    tables: Any = document["name"]
    for table, entry in zip(tables, rights, strict=False):
        if entry is not None:
            _fill(table, entry)
    for entry in rights[len(tables) :]:
        inline = tomlkit.inline_table()
        inline.update(_fields(entry) if entry else {})
        tables.append(inline)
    return document.as_string() + piece[len(body) :]


def _body(piece: str) -> str:
    """A piece without the comments at its end, which what is added is not to come after."""
    lines = piece.splitlines(keepends=True)
    while lines and (not lines[-1].strip() or lines[-1].lstrip().startswith("#")):
        lines.pop()
    body = "".join(lines)
    try:
        return body if body.endswith("\n") and name_tables(body) == name_tables(piece) else piece
    except ValueError:  # the end of a text of several lines looked like a comment
        return piece


def _fill(table: Any, entry: GlossaryEntry) -> None:  # noqa: ANN401 - a table of the parser's
    """Change the fields of a table that are not as in ``entry``."""
    old = glossary_entry(dict(table))
    if isinstance(old, str) or old == entry:
        return
    fields = _fields(entry)
    for key, was, right in (
        ("name", old.name, entry.name),
        ("kind", old.kind, entry.kind),
        ("always", old.always, entry.always),
    ):
        if was != right:
            table[key] = fields[key]
    aliases = table.setdefault("aliases", [])
    for index in reversed(range(len(aliases))):
        if aliases[index].strip() not in entry.aliases:
            del aliases[index]
    for alias in entry.aliases:
        if alias not in old.aliases:
            _append(aliases, alias)


def _append(aliases: Any, alias: str) -> None:  # noqa: ANN401 - a list of the parser's
    written = aliases.as_string()
    indent = _INDENT.search(written)
    if indent is not None and "#" in written:
        # On a line of its own, so that it does not come into a comment.
        aliases.add_line(alias, indent=indent[1])
    else:
        aliases.append(alias)


def _fields(entry: GlossaryEntry) -> dict[str, Any]:
    """The fields of an entry's table that say something."""
    fields: dict[str, Any] = {"name": entry.name, "kind": str(entry.kind or NO_NAME)}
    if entry.aliases:
        fields["aliases"] = list(entry.aliases)
    if entry.always:
        fields["always"] = True
    return fields


def _block(text: str, entry: GlossaryEntry) -> str:
    """A new table for the end of a text."""
    import tomlkit  # noqa: PLC0415 - as above

    newline = "\r\n" if "\r\n" in text else "\n"
    gap = newline * (2 - text.endswith("\n")) if text.strip() else ""
    return gap + tomlkit.dumps({"name": [_fields(entry)]}).replace("\n", newline)


def _prove(before: str, after: str, rights: Sequence[GlossaryEntry | None]) -> None:
    """Refuse a change that would touch anything but what is to change."""
    old, new = tomllib.loads(before), tomllib.loads(after)
    was, now = old.pop("name", []), new.pop("name", [])
    same = old == new and len(now) == len(rights)
    for number, right in enumerate(rights[: len(now)]):
        rest = {**was[number]} if number < len(was) else {}
        if right is None:
            same = same and rest == now[number]
        else:
            ours = {"name", "kind", "aliases", "always"}
            same = same and glossary_entry(now[number]) == right
            same = same and _less(rest, ours) == _less(now[number], ours)
    if not same:
        raise ValueError("it is written in a way that cannot be changed without loss")


def _less(table: Mapping[str, Any], keys: set[str]) -> dict[str, Any]:
    return {key: value for key, value in table.items() if key not in keys}
