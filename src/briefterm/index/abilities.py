"""What the SQLite of this Python can do: some are built without full-text search."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from enum import Enum
from functools import cache

_TRIES = (
    "CREATE VIRTUAL TABLE a USING fts5(x)",
    "CREATE VIRTUAL TABLE b USING fts5(x, tokenize = 'trigram')",
)


class FullText(Enum):
    """How much of full-text search there is."""

    NONE = 0
    WORDS = 1
    """Words, but no parts of words: the trigram tokenizer came with SQLite 3.34."""
    ALL = 2


@cache
def full_text() -> FullText:
    """How much of full-text search this SQLite has."""
    with closing(sqlite3.connect(":memory:")) as db:
        for number, sql in enumerate(_TRIES):
            try:
                db.execute(sql)
            except sqlite3.Error:
                return FullText(number)
    return FullText.ALL
