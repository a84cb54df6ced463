"""What the concordance is told, as rows of its tables."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

import orjson

from briefterm.index.abilities import FullText
from briefterm.index.days import days_between, is_vague, length_of
from briefterm.index.folding import folded, indexed, words
from briefterm.index.likeness import LOOKED_UP
from briefterm.index.query.matching import columns
from briefterm.index.rows import packed

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from briefterm.model import Briefing

_SCHEMA = """
CREATE TABLE document (
    doc INTEGER PRIMARY KEY AUTOINCREMENT, id BLOB NOT NULL UNIQUE, stamp TEXT NOT NULL,
    digest BLOB NOT NULL, day INTEGER, engine TEXT NOT NULL DEFAULT ''
);
CREATE INDEX document_engine ON document (engine);
CREATE TABLE term (term TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE name (
    name INTEGER PRIMARY KEY, title TEXT NOT NULL, kind TEXT NOT NULL, folded TEXT NOT NULL,
    UNIQUE (title, kind)
);
CREATE INDEX name_folded ON name (folded);
CREATE TABLE named (
    name INTEGER NOT NULL, doc INTEGER NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (name, doc)
) WITHOUT ROWID;
CREATE TABLE kinded (kind TEXT NOT NULL, doc INTEGER NOT NULL, PRIMARY KEY (kind, doc)) WITHOUT ROWID;
CREATE TABLE form (form TEXT NOT NULL, doc INTEGER NOT NULL, PRIMARY KEY (form, doc)) WITHOUT ROWID;
CREATE TABLE dated (
    length INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL, doc INTEGER NOT NULL,
    vague INTEGER NOT NULL, PRIMARY KEY (length, first, last, doc)
) WITHOUT ROWID;
CREATE TABLE shingle (
    hash INTEGER NOT NULL, doc INTEGER NOT NULL, PRIMARY KEY (hash, doc)
) WITHOUT ROWID;
CREATE TABLE tagged (doc INTEGER PRIMARY KEY, content BLOB NOT NULL);
CREATE TABLE fact (key TEXT PRIMARY KEY, value BLOB NOT NULL);
INSERT INTO fact VALUES ('generation', 0);
INSERT INTO fact VALUES ('dead', 0);
"""
_WORDS = """
CREATE VIRTUAL TABLE words USING fts5(
    title, headings, about, text, content = '', prefix = '1 2',
    tokenize = "unicode61 remove_diacritics 2 categories 'L* M* N* Co Cn'"
);
INSERT INTO words (words, rank) VALUES ('hashsize', 16777216);
CREATE VIRTUAL TABLE vocabulary USING fts5vocab(words, row);
"""
_PARTS = """
CREATE VIRTUAL TABLE parts USING fts5(term, tokenize = 'trigram', detail = none, columnsize = 0);
"""
GENERATION = "SELECT value FROM fact WHERE key = 'generation'"
_GROWN = "UPDATE fact SET value = value + 1 WHERE key = 'generation'"
MANY = 200  # texts taken in at once, whose words are learnt afterwards
_DEAD = 1_000
_WITHOUT_WORDS = ""
_BETWEEN_PARTS = " \ue000 "  # a word that no text and no query has


def schema(ability: FullText) -> str:
    """The statements that make the tables, as far as SQLite can have them."""
    words = _WORDS if ability is not FullText.NONE else ""
    return _SCHEMA + words + (_PARTS if ability is FullText.ALL else "")


def has_table(db: sqlite3.Connection, name: str) -> bool:
    """Whether the file has a table, which depends on the SQLite that made it."""
    sql = "SELECT 1 FROM sqlite_master WHERE name = ?"
    return db.execute(sql, (name,)).fetchone() is not None


class Text(NamedTuple):
    """A briefing with its text and the texts of its headings."""

    briefing: Briefing
    stamp: str
    digest: bytes
    headings: tuple[str, ...]
    text: str


class Tagged(NamedTuple):
    """The names and dates of a document, as its tagger packed them.

    ``names`` are ``(name, kind, [start, end, start, end, …])``, ``forms`` the folded words that
    stand for them where these are others than the folded name, ``dates`` are ``(start, end, type,
    value, mod, earliest, latest)``, ``days`` their ``(first, last)``, and ``sketch`` what
    `briefterm.index.likeness` makes of the text.
    """

    doc: int
    names: Sequence[tuple[str, str, Sequence[int]]]
    forms: Sequence[str]
    dates: Sequence[Sequence[Any]]
    days: Sequence[tuple[int, int]]
    sketch: Sequence[int]


def take_texts(db: sqlite3.Connection, texts: Sequence[Text]) -> None:
    """Index the words of briefings; what was known of older texts of theirs is forgotten."""
    taken: list[tuple[int, Text]] = []
    for one in texts:
        number, digest, stamp = _known(db, packed(one.briefing.id)) or (0, b"", "")
        if digest == one.digest:
            db.execute("UPDATE document SET stamp = ? WHERE doc = ?", (one.stamp, number))
            if stamp == _WITHOUT_WORDS:
                taken.append((number, one))
        else:
            if number:
                _forget(db, number)
            taken.append((_numbered(db, one), one))
    if not has_table(db, "words"):
        grow(db)
        return
    for number, one in taken:
        values = (number, *map(_column, columns(one.briefing, one.headings, one.text)))
        db.execute(
            "INSERT INTO words (rowid, title, headings, about, text) VALUES (?, ?, ?, ?, ?)", values
        )
    if len(taken) < MANY:
        sources = (columns(one.briefing, one.headings, one.text) for _, one in taken)
        parts = chain.from_iterable(chain.from_iterable(sources))
        _learn(db, {word for part in parts for word in words(part)})
    grow(db)


def is_wasteful(db: sqlite3.Connection) -> bool:
    """Whether too many words are of texts that are gone."""
    dead: int = db.execute("SELECT sum(value) FROM fact WHERE key = 'dead'").fetchone()[0] or 0
    return dead > _DEAD and dead > db.execute("SELECT count(*) FROM document").fetchone()[0] // 2


def renew(db: sqlite3.Connection) -> None:
    """Drop all words; the texts must be taken in again.

    Documents keep their numbers, names and dates.
    """
    if has_table(db, "words"):
        db.execute("INSERT INTO words (words) VALUES ('delete-all')")
    db.execute("UPDATE document SET stamp = ?", (_WITHOUT_WORDS,))
    db.execute("UPDATE fact SET value = 0 WHERE key = 'dead'")
    grow(db)


def grow(db: sqlite3.Connection) -> None:
    """Tell those who read that something is new."""
    db.execute(_GROWN)


def learn_vocabulary(db: sqlite3.Connection) -> None:
    """Know all words of the texts; `take_texts` does so itself for a few texts at a time."""
    if not has_table(db, "words"):
        return
    sql = "SELECT term FROM vocabulary WHERE term NOT IN (SELECT term FROM term)"
    terms = [(row[0],) for row in db.execute(sql)]
    db.executemany("INSERT OR IGNORE INTO term VALUES (?)", terms)
    if has_table(db, "parts"):
        db.executemany("INSERT INTO parts (term) VALUES (?)", terms)


def forget(db: sqlite3.Connection, ids: Iterable[bytes]) -> None:
    """Know nothing of the briefings with these packed ids."""
    for briefing_id in ids:
        known = _known(db, briefing_id)
        if known is not None:
            _forget(db, known[0])
    grow(db)


def take_tagged(db: sqlite3.Connection, tagged: Iterable[Tagged], engine: str) -> None:
    """Keep the names and dates that the tagger ``engine`` found, in place of what was known."""
    for one in tagged:
        update = "UPDATE document SET engine = ? WHERE doc = ?"
        if not db.execute(update, (engine, one.doc)).rowcount:
            continue  # its text changed meanwhile
        _untag(db, one.doc)
        numbers = [_name(db, name, kind) for name, kind, _ in one.names]
        named = [
            (number, one.doc, len(spans) // 2)
            for number, (_, _, spans) in zip(numbers, one.names, strict=True)
        ]
        content = {
            "names": [
                (number, spans) for number, (_, _, spans) in zip(numbers, one.names, strict=True)
            ],
            "kinds": sorted({kind for _, kind, _ in one.names}),
            "forms": one.forms,
            "dates": one.dates,
            "days": one.days,
            "sketch": one.sketch,
        }
        row = (one.doc, orjson.dumps(content))
        db.execute("INSERT INTO tagged VALUES (?, ?)", row)
        db.executemany("INSERT OR IGNORE INTO named VALUES (?, ?, ?)", named)
        _look_up(db, content, one.doc)
    grow(db)


def _look_up(db: sqlite3.Connection, content: dict[str, Any], doc: int) -> None:
    """Make a document be found by what is in its content."""
    rows = [(kind, doc) for kind in content["kinds"]]
    db.executemany("INSERT OR IGNORE INTO kinded VALUES (?, ?)", rows)
    rows = [(form, doc) for form in content["forms"]]
    db.executemany("INSERT OR IGNORE INTO form VALUES (?, ?)", rows)
    plain = {days_between(one[5], one[6]) for one in content["dates"] if not is_vague(one)}
    days = [
        (length_of(first, last), first, last, doc, (first, last) not in plain)
        for first, last in content["days"]
    ]
    db.executemany("INSERT OR IGNORE INTO dated VALUES (?, ?, ?, ?, ?)", days)
    shingles = [(number, doc) for number in content["sketch"][:LOOKED_UP]]
    db.executemany("INSERT OR IGNORE INTO shingle VALUES (?, ?)", shingles)


def _column(parts: Sequence[str]) -> str:
    """Parts as one text in which no phrase is found across them."""
    return _BETWEEN_PARTS.join(map(indexed, parts))


def _known(db: sqlite3.Connection, briefing_id: bytes) -> tuple[int, bytes, str] | None:
    """The number, digest and stamp of a briefing's document."""
    sql = "SELECT doc, digest, stamp FROM document WHERE id = ?"
    row: tuple[int, bytes, str] | None = db.execute(sql, (briefing_id,)).fetchone()
    return row


def _numbered(db: sqlite3.Connection, one: Text) -> int:
    """The number of a new document."""
    day = one.briefing.date.toordinal() if one.briefing.date else None
    row = (packed(one.briefing.id), one.stamp, one.digest, day)
    sql = "INSERT INTO document (id, stamp, digest, day) VALUES (?, ?, ?, ?)"
    return db.execute(sql, row).lastrowid or 0


def _forget(db: sqlite3.Connection, number: int) -> None:
    """The words themselves stay, under a number that nothing leads to, until `renew`."""
    _untag(db, number)
    db.execute("DELETE FROM document WHERE doc = ?", (number,))
    db.execute("UPDATE fact SET value = value + 1 WHERE key = 'dead'")


def _untag(db: sqlite3.Connection, doc: int) -> None:
    """Know no names and dates of a document."""
    row = db.execute("SELECT content FROM tagged WHERE doc = ?", (doc,)).fetchone()
    if row is None:
        return
    content = orjson.loads(row[0])
    db.execute("DELETE FROM tagged WHERE doc = ?", (doc,))
    for sql, values in (
        ("DELETE FROM named WHERE name = ? AND doc = ?", [name for name, _ in content["names"]]),
        ("DELETE FROM kinded WHERE kind = ? AND doc = ?", content["kinds"]),
        ("DELETE FROM form WHERE form = ? AND doc = ?", content["forms"]),
        ("DELETE FROM shingle WHERE hash = ? AND doc = ?", content["sketch"][:LOOKED_UP]),
    ):
        db.executemany(sql, [(value, doc) for value in values])
    days = [(length_of(first, last), first, last, doc) for first, last in content["days"]]
    sql = "DELETE FROM dated WHERE length = ? AND first = ? AND last = ? AND doc = ?"
    db.executemany(sql, days)


def _name(db: sqlite3.Connection, name: str, kind: str) -> int:
    """The number of a name; one that is new gets the next."""
    sql = "SELECT name FROM name WHERE title = ? AND kind = ?"
    row = db.execute(sql, (name, kind)).fetchone()
    if row is not None:
        return int(row[0])
    sql = "INSERT INTO name (title, kind, folded) VALUES (?, ?, ?)"
    return db.execute(sql, (name, kind, folded(name))).lastrowid or 0


def _learn(db: sqlite3.Connection, terms: set[str]) -> None:
    has_parts = has_table(db, "parts")
    for term in terms:
        if db.execute("INSERT OR IGNORE INTO term VALUES (?)", (term,)).rowcount and has_parts:
            db.execute("INSERT INTO parts (term) VALUES (?)", (term,))
