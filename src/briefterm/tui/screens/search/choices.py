"""Queries to choose from: saved ones, watched ones, recent ones, and what one might ask."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from briefterm.index.folding import words
from briefterm.library.finding.saving import counts, trouble
from briefterm.terminal import visible_line
from briefterm.tui.screens.search.hit_lines import EXAMPLE, HEADING, RECENT, SEARCH, WATCH, Entry

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from briefterm.library.finding import Finder
    from briefterm.model import Briefing, Marks

_TITLES = 20  # newest briefings whose titles give examples
_LONG = 5  # letters of a word that tells something
_WRONG = "cannot be read any more"


class Kept(NamedTuple):
    """What is saved and watched for, and what is wrong with their file, in a line."""

    searches: tuple[Entry, ...] = ()
    watches: tuple[Entry, ...] = ()
    trouble: str = ""


def kept(
    finding: Finder, briefings: Sequence[Briefing], marks: Mapping[str, Marks]
) -> Iterator[Kept]:
    """What is saved: first without counts, then with more and more of them."""
    searches = [_search(one.name, one.query) for one in finding.searches()]
    watches = [_watch(one.label, one.query) for one in finding.watches()]
    wrong = trouble(finding)
    yield Kept(tuple(searches), tuple(watches), wrong)
    for entries in (searches, watches):
        for number, entry in enumerate(entries):
            found = counts(finding, entry.query, briefings, marks)
            if found is None:
                entries[number] = replace(entry, about=_WRONG)
            else:
                entries[number] = replace(entry, total=found[0], new=found[1])
        yield Kept(tuple(searches), tuple(watches), wrong)


def _search(name: str, query: str) -> Entry:
    shown = visible_line(name)
    about = visible_line(query)
    return Entry(SEARCH, shown, query, name, about if about != shown else "")


def _watch(label: str, query: str) -> Entry:
    shown = visible_line(label)
    about = visible_line(query)
    return Entry(WATCH, shown, query, label, about if about != shown else "")


def examples(finding: Finder, briefings: Sequence[Briefing]) -> tuple[Entry, ...]:
    """Queries that find something in this library, and what they mean."""
    asked: list[tuple[str, str]] = []
    for field, about in (
        ("name", "who or what is named, under any alias"),
        ("source", "where it is from"),
        ("tag", "what it is tagged with"),
        ("date", "when it is from; also 2023, >2023 or 2023-08..2023-10"),
        ("mentions", "what its text speaks of"),
    ):
        offers = finding.completions(f"{field}:", len(field) + 1, briefings)
        if offers:
            asked.append((f"{field}:{offers[0].text}", about))
    asked += _of_titles(briefings[:_TITLES])
    asked += [("is:unread sort:length", "not read yet, the longest first")] * bool(briefings)
    return tuple(Entry(EXAMPLE, visible_line(query), query, "", about) for query, about in asked)


def _of_titles(briefings: Sequence[Briefing]) -> Iterator[tuple[str, str]]:
    """Queries with words of the newest titles."""
    titles = [[word for word in words(one.title) if len(word) >= _LONG] for one in briefings]
    telling = [title for title in titles if title]
    if telling:
        word = max(telling[0], key=len)
        yield f"{word[:_LONG]}* -is:read", "words that begin so, in what is not read yet"
        yield f"title:{word}", "in the title alone"
    if len(telling) > 1:
        yield f"{telling[0][0]} OR {telling[1][0]}", "either of two words"


def recent(queries: Sequence[str]) -> tuple[Entry, ...]:
    """What was searched for in this session, newest first."""
    return tuple(Entry(RECENT, visible_line(query), query) for query in queries)


def sections(*parts: tuple[str, Sequence[Entry]]) -> list[Entry]:
    """The entries of the parts that have any, each part under its heading."""
    return [
        entry
        for heading, entries in parts
        if entries
        for entry in (Entry(HEADING, heading), *entries)
    ]
