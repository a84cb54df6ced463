"""The concordance of a library: which words, names and days are in which of its briefings.

It is a cache beside the catalogue, and a file of its own: whoever builds it for a minute keeps
nobody from reading or updating the catalogue. A briefing's words are a document with a number that
is never used again, so that answers about an older text lead to nothing.
"""

from __future__ import annotations

import threading
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

import orjson

from briefterm.index import recording
from briefterm.index.abilities import FullText, full_text
from briefterm.index.answering import WORDS, asked, documents_with, numbers
from briefterm.index.cachefile import CacheFile
from briefterm.index.query.terms import WORD
from briefterm.index.rows import packed, unpacked

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from briefterm.index.query.matching import Aliases
    from briefterm.index.query.terms import Node, Term

_VERSION = "3"
_CONTENTS_AT_ONCE = 500
_ATTEMPTS = 3
_REMEMBERED = 32
_WITHOUT_WORDS = (
    "index: this Python's SQLite has no full-text search (FTS5); "
    "texts are looked through for each query, which takes longer"
)
_WEIGHTS = (12.0, 5.0, 3.0, 1.0)


class Content(NamedTuple):
    """What was found in a document: ``names`` are ``(number, [start, end, …])``."""

    names: list[tuple[int, list[int]]]
    dates: list[list[Any]]
    sketch: list[int]


class Concordance:
    """Answers about words, names and days; may be used from any thread."""

    def __init__(self, path: Path | None, stamp: str) -> None:
        ability = full_text()
        self._has_words = ability is not FullText.NONE
        stamp = f"{_VERSION} {stamp}" + f" {ability.name}" * (ability is not FullText.ALL)
        self._file = CacheFile(path, stamp, recording.schema(ability))
        self._lock = threading.Lock()
        self._state: tuple[int, int] = (-1, -1)
        self._last = 0
        self._documents: dict[str, int] = {}
        self._answers: dict[Term, bytes] = {}
        self.aliases: Callable[[], Aliases] = dict
        """The folded names that a folded form stands for."""
        self.scan: Callable[[Term], Iterable[int]] = lambda _: ()
        """Looks for words in all texts, for an SQLite without full-text search."""
        self.followed: tuple[int, int] | None = None
        """The state that was set here, carried on over own writes; None once others have written."""

    @property
    def notice(self) -> str:
        """What is wrong with the file or with SQLite, in one line; empty when nothing is."""
        return self._file.notice or ("" if self._has_words else _WITHOUT_WORDS)

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
            known = self._answers.get(term)
        if known is not None:
            return known
        if term.field == WORD and not self._has_words:
            documents: Iterable[int] = self.scan(term)
        else:
            documents = self._file.read(lambda db: documents_with(db, term, self.aliases))
        found = self._row(list(documents))
        with self._lock:
            # What a name is an alias of may change while the file does not.
            if state == self._state and term.field != "name":
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
        if not expression or not self._has_words:
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
        if not expression or not self._has_words:
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
        stamps: dict[str, str] = {}
        self.look_through(stamps.__setitem__)
        return stamps

    def look_through(self, look: Callable[[str, str], object]) -> None:
        """Tell the same to ``look``, one by one: a dictionary of them all takes much memory.

        It is told again from the start where the file was lost on the way.
        """

        def read(db: sqlite3.Connection) -> None:
            for name, stamp in db.execute("SELECT id, stamp FROM document"):
                look(unpacked(name), stamp)

        self._file.read(read)

    def take_texts(self, texts: Sequence[recording.Text]) -> None:
        """Index the words of briefings, in one transaction."""
        self._write(lambda db: recording.take_texts(db, texts))

    def learn_vocabulary(self) -> None:
        """Know all words of the texts, after many were taken in."""
        self._write(recording.learn_vocabulary)

    def renew(self) -> None:
        """Drop the words of all texts if too many are of texts that are gone; ask `stamps` then."""
        if self._file.read(recording.is_wasteful):
            self._write(recording.renew)

    def forget(self, ids: Iterable[str]) -> None:
        """Know nothing of these briefings."""
        gone = [packed(name) for name in ids]
        if gone:
            self._write(lambda db: recording.forget(db, gone))

    def untagged(self, engine: str) -> set[int]:
        """The documents that the tagger ``engine`` has not read."""
        # Two ranges of an index; with != all documents would be looked at.
        sql = "SELECT group_concat(doc) FROM document WHERE engine < ? OR engine > ?"
        return set(self._file.read(lambda db: numbers(db, sql, (engine, engine))))

    def take_tagged(self, tagged: Sequence[recording.Tagged], engine: str) -> None:
        """Keep what the tagger ``engine`` found, in one transaction."""
        self._write(lambda db: recording.take_tagged(db, tagged, engine))

    def fact(self, key: str) -> Any:  # noqa: ANN401 - as JSON has it
        """What was kept under ``key``; None if nothing was."""

        def look(db: sqlite3.Connection) -> Any:  # noqa: ANN401 - as above
            row = db.execute("SELECT value FROM fact WHERE key = ?", (key,)).fetchone()
            return orjson.loads(row[0]) if row else None

        return self._file.read(look)

    def keep_fact(self, key: str, value: object, stale: Iterable[int] = ()) -> None:
        """Keep a JSON value, and have the documents ``stale`` tagged anew, in one transaction."""

        def write(db: sqlite3.Connection) -> None:
            numbers = [(doc,) for doc in stale]
            db.executemany("UPDATE document SET engine = '' WHERE doc = ?", numbers)
            db.execute("INSERT OR REPLACE INTO fact VALUES (?, ?)", (key, orjson.dumps(value)))
            recording.grow(db)

        self._write(write)

    def _write(self, action: Callable[[sqlite3.Connection], object]) -> None:
        def counted(db: sqlite3.Connection) -> tuple[int, int]:
            before = _generation(db)
            action(db)
            return before, _generation(db)

        before, after = self._file.write(counted)
        losses = self._file.losses
        self.followed = (losses, after) if self.followed == (losses, before) else None

    def _catch_up(self) -> None:
        """Read the numbers that were given since the last look; held by the lock."""
        for _ in range(_ATTEMPTS):
            losses = self._file.losses
            generation, fresh = self._file.read(partial(self._news, losses=losses))
            if losses == self._file.losses:
                break  # or else one file's generation would be kept with another one's loss
        state = (losses, generation)
        if state == self._state:
            return
        if not self._continues(state):
            self._last, self._documents = 0, {}
        self._answers.clear()
        self._state = state
        if fresh:
            self._last = max(fresh.values())
            # Another object tells those that remember the old one.
            self._documents = {**self._documents, **fresh} if self._documents else fresh

    def _continues(self, state: tuple[int, int]) -> bool:
        return state[0] == self._state[0] and state[1] >= self._state[1]

    def _news(self, db: sqlite3.Connection, losses: int) -> tuple[int, dict[str, int]]:
        """The generation of the file, and the numbers given since the last look at it."""
        generation = _generation(db)
        if (losses, generation) == self._state:
            return generation, {}
        last = self._last if self._continues((losses, generation)) else 0
        sql = "SELECT id, doc FROM document WHERE doc > ?"
        return generation, {unpacked(name): int(doc) for name, doc in db.execute(sql, (last,))}


def _generation(db: sqlite3.Connection) -> int:
    return int(db.execute(recording.GENERATION).fetchone()[0])
