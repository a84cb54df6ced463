"""Texts that were written to learn from: news and articles with their names in brackets.

The events are invented. A file holds texts parted by a line ``=====``; ``[PER Ada Lovelace]`` marks
a name and its kind.
"""

from __future__ import annotations

import re
from importlib.resources import files
from typing import TYPE_CHECKING

from briefterm.entities.train.corpora import Labelled

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAME = re.compile(r"\[(PER|ORG|LOC|NORP|MISC) ([^\[\]]*)\]")
_BORDER = re.compile(r"^=====\n", re.MULTILINE)


def read() -> Iterator[Labelled]:
    """The texts, in the order of their files' names."""
    folder = files("briefterm.entities.train") / "texts"
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        for number, marked in enumerate(_BORDER.split(file.read_text(encoding="utf-8"))):
            if marked.strip():
                yield parse(marked.strip(), f"{file.name}.{number}")


def parse(marked: str, key: str) -> Labelled:
    """A text and its names of one with names in brackets."""
    text = ""
    names: list[tuple[int, int, str]] = []
    cursor = 0
    for match in _NAME.finditer(marked):
        text += marked[cursor : match.start()]
        start = len(text)
        text += match[2]
        names.append((start, len(text), match[1]))
        cursor = match.end()
    return Labelled("own", key, text + marked[cursor:], tuple(names))
