"""The concordance of a library: which words, names and days are in which of its briefings.

It is a cache beside the catalogue, and a file of its own: whoever builds it for a minute keeps
nobody from reading or updating the catalogue. A briefing's words are a document with a number that
is never used again, so that answers about an older text lead to nothing.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any, NamedTuple

import orjson

from briefterm.index import recording
from briefterm.index.answering import WORDS, asked, documents_with, numbers
from briefterm.index.cachefile import CacheFile
from briefterm.index.rows import packed, unpacked

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from briefterm.index.query.matching import Aliases
    from briefterm.index.query.terms import Node, Term

_VERSION = "2"
_CONTENTS_AT_ONCE = 500
_REMEMBERED = 32
_WEIGHTS = (12.0, 5.0, 3.0, 1.0)


class Content(NamedTuple):
    """What was found in a document: ``names`` are ``(number, [start, end, …])``."""

    names: list[tuple[int, list[int]]]
    dates: list[list[Any]]
    sketch: list[int]


class Concordance:
    """Answers about words, names and days; may be used from any thread."""

    def __init__(self, path: Path | None, stamp: str) -> None:
        self._file = CacheFile(path, f"{_VERSION} {stamp}", recording.SCHEMA)
        self._lock = threading.Lock()
        self._state: tuple[int, int] = (-1, -1)
        self._last = 0
        self._documents: dict[str, int] = {}
        self._answers: dict[Term, bytes] = {}
        self.aliases: Callable[[], Aliases] = dict
        """The folded names that a folded form stands for."""

    @property
    def notice(self) -> str:
        """What is wrong with the file, in one line; empty when nothing is."""
        return self._file.notice

    @property
    def losses(self) -> int:
        """How often all that was known was lost."""
        return self._file.losses

    def close(self) -> None:
        """Let go of the file; the next use opens it again."""
        self._file.close()

    def read(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """The rows that a question in SQL has for its answer."""
        return self._file.read(lambda db: db.execute(sql, values).fetchall())

    # Answers

    def documents(self) -> Mapping[str, int]:
        """The number of each briefing's document, by the briefing's id."""
        with self._lock:
            self._catch_up()
            return self._documents

    def answering(self, term: Term) -> bytes:
        """A row of bytes, 1 for the number of each document that a term holds for, else 0."""
        with self._lock:
            self._catch_up()
            state = self._state
            known = None if term.field == "name" else self._answers.get(term)
        if known is not None:
            return known
        found = self._row(self._file.read(lambda db: documents_with(db, term, self.aliases)))
        with self._lock:
            if state == self._state:
                if len(self._answers) >= _REMEMBERED:
                    self._answers.clear()
                self._answers[term] = found
        return found

    def _row(self, found: Sequence[int]) -> bytes:
        row = bytearray(max(self._last, max(found, default=0)) + 1)
        for number in found:
            row[number] = 1
        return bytes(row)

    def forget_answers(self) -> None:
        """Forget which documents terms hold for."""
        with self._lock:
            self._answers.clear()

    def state(self) -> tuple[int, int]:
        """A value that is another one once anything was written."""
        with self._lock:
            self._catch_up()
            return self._state

    def scores(self, node: Node, most: int) -> dict[int, float] | None:
        """How well documents match the words of a query, higher is better; by BM25.

        None when more than ``most`` documents match, which takes too long to weigh.
        """
        expression = asked(node)
        if not expression:
            return {}

        def weigh(db: sqlite3.Connection) -> dict[int, float] | None:
            sql = "SELECT count(*) FROM (SELECT 1 FROM words WHERE words MATCH ? LIMIT ?)"
            if db.execute(sql, (expression, most + 1)).fetchone()[0] > most:
                return None
            sql = "SELECT rowid, -bm25(words, ?, ?, ?, ?) FROM words WHERE words MATCH ?"
            return dict(db.execute(sql, (*_WEIGHTS, expression)).fetchall())

        return self._file.read(weigh)

    def matching_in(self, node: Node, column: str) -> bytes:
        """The row of documents with the words of a query in a column: title, headings, about, text."""
        expression = asked(node)
        if not expression:
            return b""
        question = f"{{{column}}} : ({expression})"
        return self._row(self._file.read(lambda db: numbers(db, WORDS, (question,))))

    def content(self, doc: int) -> Content:
        """What was found in a document; nothing for one that was not tagged yet."""
        return next((content for _, content in self.contents((doc,))), Content([], [], []))

    def contents(self, docs: Iterable[int]) -> Iterator[tuple[int, Content]]:
        """What was found in each of the documents that were tagged."""
        numbers = list(docs)
        sql = "SELECT doc, content FROM tagged WHERE doc IN (SELECT value FROM json_each(?))"
        for start in range(0, len(numbers), _CONTENTS_AT_ONCE):
            some = orjson.dumps(numbers[start : start + _CONTENTS_AT_ONCE]).decode()
            for doc, content in self.read(sql, (some,)):
                try:
                    parts = orjson.loads(content)
                    known = Content(parts["names"], parts["dates"], parts["sketch"])
                except (ValueError, LookupError, TypeError):
                    # The file is sound for SQLite, but not what was written into it.
                    self._file.start_over()
                    return
                yield doc, known

    def titles(self, numbers: Iterable[int]) -> dict[int, tuple[str, str]]:
        """The name and kind of each of these numbers of names."""
        sql = "SELECT name, title, kind FROM name WHERE name IN (SELECT value FROM json_each(?))"
        rows = self.read(sql, (orjson.dumps(list(numbers)).decode(),))
        return {number: (title, kind) for number, title, kind in rows}

    # What is kept

    def stamps(self) -> dict[str, str]:
        """The stamp of each briefing's file as it was indexed, by the briefing's id."""
        return {unpacked(row[0]): row[1] for row in self.read("SELECT id, stamp FROM document")}

    def take_texts(self, texts: Sequence[recording.Text]) -> None:
        """Index the words of briefings, in one transaction."""
        self._file.write(lambda db: recording.take_texts(db, texts))

    def learn_vocabulary(self) -> None:
        """Know all words of the texts, after many were taken in."""
        self._file.write(recording.learn_vocabulary)

    def renew(self) -> None:
        """Drop the words of all texts if too many are of texts that are gone; ask `stamps` then."""
        if self._file.read(recording.is_wasteful):
            self._file.write(recording.renew)

    def forget(self, ids: Iterable[str]) -> None:
        """Know nothing of these briefings."""
        gone = [packed(name) for name in ids]
        if gone:
            self._file.write(lambda db: recording.forget(db, gone))

    def untagged(self, engine: str) -> list[tuple[int, str]]:
        """Number and briefing of the documents that the tagger ``engine`` has not read, newest first."""
        sql = "SELECT doc, id FROM document WHERE engine != ? ORDER BY day DESC, doc"
        return [(doc, unpacked(name)) for doc, name in self.read(sql, (engine,))]

    def take_tagged(self, tagged: Sequence[recording.Tagged], engine: str) -> None:
        """Keep what the tagger ``engine`` found, in one transaction."""
        self._file.write(lambda db: recording.take_tagged(db, tagged, engine))

    def fact(self, key: str) -> Any:  # noqa: ANN401 - as JSON has it
        """What was kept under ``key``; None if nothing was."""
        rows = self.read("SELECT value FROM fact WHERE key = ?", (key,))
        return orjson.loads(rows[0][0]) if rows else None

    def keep_fact(self, key: str, value: object, stale: Iterable[int] = ()) -> None:
        """Keep a JSON value, and have the documents ``stale`` tagged anew, in one transaction."""

        def write(db: sqlite3.Connection) -> None:
            numbers = [(doc,) for doc in stale]
            db.executemany("UPDATE document SET engine = '' WHERE doc = ?", numbers)
            db.execute("INSERT OR REPLACE INTO fact VALUES (?, ?)", (key, orjson.dumps(value)))
            recording.grow(db)

        self._file.write(write)

    def _catch_up(self) -> None:
        """Read the numbers that were given since the last look; held by the lock."""
        state = (self._file.losses, int(self.read(recording.GENERATION)[0][0]))
        if state == self._state:
            return
        if state[0] != self._state[0] or state[1] < self._state[1]:
            self._last, self._documents = 0, {}
        sql = "SELECT doc, id FROM document WHERE doc > ? ORDER BY doc"
        rows = self.read(sql, (self._last,))
        self._answers.clear()
        self._state = state
        if rows:
            self._last = rows[-1][0]
            fresh = {unpacked(name): doc for doc, name in rows}
            # Another object tells those that remember the old one.
            self._documents = {**self._documents, **fresh}
