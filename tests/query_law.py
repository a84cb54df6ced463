"""Libraries made up by a law test, and what a query means in them by the definition alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml
from hypothesis import strategies as st

from briefterm.errors import UsageError
from briefterm.index.query import parse
from briefterm.index.query.matching import Facts, aliases_of, matches
from briefterm.model import Marks

if TYPE_CHECKING:
    from pathlib import Path

    from briefterm.library import Library
    from briefterm.model import Briefing, Note

_GLOSSARY = '[[name]]\nname = "Kim Jong Un"\nkind = "PERSON"\naliases = ["Kim"]\n'


def some(parts: tuple[str, ...], most: int) -> st.SearchStrategy[str]:
    """Lines of some of the parts."""
    return st.lists(st.sampled_from(parts), max_size=most).map(" ".join)


def new_folder(place: Path) -> Path:
    """A library without briefings, whose glossary knows a name."""
    folder = place / "library"
    (folder / ".briefterm").mkdir(parents=True)
    (folder / ".briefterm" / "glossary.toml").write_text(_GLOSSARY)
    return folder


def write(folder: Path, number: int, values: dict[str, Any]) -> str:
    """Write a briefing of the drawn values, or another one in its place; its id."""
    meta: dict[str, Any] = {"title": values["title"].replace("\x00", "").replace("\ud800", "")}
    meta |= {"source": values["source"], "tags": values["tags"], "lang": "en", "author": "Ana"}
    if values["date"]:
        meta["date"] = values["date"]
    if values["names"]:
        name, kind, alias = values["names"]
        meta["names"] = [{"name": name, "kind": kind, "aliases": [alias]}]
    head = yaml.safe_dump(meta, allow_unicode=True)
    text = f"---\n{head}---\n\n{values['text']}\n\n## {values['heading']}\n\nEnd.\n"
    (folder / f"b{number}.md").write_bytes(text.encode("utf-8", "surrogatepass"))
    return f"b{number}"


def annotate(library: Library, name: str, values: dict[str, Any]) -> None:
    """Give a briefing the note and the marks that were drawn for it."""
    document = library.read(name)[1]
    if values["note"]:
        tags = values["note_tags"]
        library.add_note(name, document, None, text=values["note"], tags=tags)
    if values["bookmarked"]:
        library.add_bookmark(name, document, None)
    library.set_read(name, values["read"])


def is_sound(query: str) -> bool:
    """Whether a drawn line is a query."""
    try:
        parse(query)
    except UsageError:  # nothing beside an OR
        return False
    return True


def all_facts(library: Library, briefings: list[Briefing], marks: dict[str, Marks]) -> list[Facts]:
    """What is known of each briefing, from the files, the engines and the store alone."""
    notes: dict[str, list[Note]] = {}
    for note in library.notes():
        notes.setdefault(note.briefing, []).append(note)
    own = (entry for briefing in briefings for entry in briefing.names)
    aliases = aliases_of((*library.glossary.entries, *own))
    articles = [library.article(briefing.id) for briefing in briefings]
    return [
        Facts(
            briefing,
            article.document.text,
            article.mentions,
            article.dates,
            notes.get(briefing.id, []),
            marks.get(briefing.id, Marks()),
            aliases,
        )
        for briefing, article in zip(briefings, articles, strict=True)
    ]


def meant(query: str, facts: list[Facts]) -> list[str]:
    """The ids of the briefings that a query means by the definition."""
    parsed = parse(query)
    return [one.briefing.id for one in facts if matches(parsed, one)]
