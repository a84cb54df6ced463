from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefterm.errors import TaggerError, UsageError
from briefterm.library import Library

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Offer = Callable[[str, str], None]

LOUD = "def load(model):\n    return lambda text: [(0, 3, 'ORG', 'Loud')]\n"
MOODY = """
times = []

def load(model):
    times.append(model)
    raise ValueError(f"tried {len(times)} times")
"""


def test_the_chosen_tagger_finds_names(folder: Path, offer: Offer) -> None:
    """A library's names are those of its tagger, with the curator's over them."""
    offer("loud", LOUD)

    article = Library.open(folder, tagger="loud").article("kim")

    assert ["Loud", "North Korea"] == [mention.name for mention in article.mentions]
    assert ["loud", "glossary"] == [mention.layer for mention in article.mentions]
    assert ["2023-09-12"] == [date.value for date in article.dates]


def test_a_tagger_that_fails_is_an_error(folder: Path, offer: Offer) -> None:
    """Without somebody to be told, nothing else is put in the place of what was asked for."""
    offer("moody", MOODY)

    with pytest.raises(TaggerError, match="moody"):
        Library.open(folder, tagger="moody").article("kim")
    with pytest.raises(UsageError, match="nowhere: not known"):
        Library.open(folder, tagger="nowhere").article("kim")


def test_a_reader_has_names_all_the_same(folder: Path, offer: Offer) -> None:
    """Told once why the tagger does not work, a reader gets the program's own names and dates."""
    offer("moody", MOODY)
    library = Library.open(folder, tagger="moody")
    told: list[str] = []

    articles = [library.tag(*library.read(one), told.append) for one in ("kim", "gas")]

    assert articles[0] == Library.open(folder).article("kim")
    assert 1 == len(told)
    assert "tried 1 times. Names are those of briefterm's own tagger." in told[0]
    with pytest.raises(TaggerError, match="tried 1 times"):
        library.article("kim")
