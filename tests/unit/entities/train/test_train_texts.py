"""Corpora put back into running text, brought to one convention, and texts made from templates."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from briefterm.entities.train import convention, corpora, headlines, running, wire, word_types
from briefterm.entities.train.corpora import Labelled

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("tokens", "expected"),
    [
        ("He said : `` No . ''", 'He said: "No."'),
        ("Anna 's dog ( a pug ) does n't bark", "Anna's dog (a pug) doesn't bark"),
        ("a man - made lake", "a man-made lake"),
        ("It rained – as ever", "It rained – as ever"),
        ("the years 1914 – 18", "the years 1914–18"),
        ("the workers ' union", "the workers' union"),
        ("$ 5 , and / or 3 %", "$5, and/or 3%"),
    ],
)
def test_tokens_become_running_text(tokens: str, expected: str) -> None:
    """Marks stick where writers put them."""
    assert expected == running.sentence(tokens.split(), []).text


def test_offsets_of_names_follow() -> None:
    """A name keeps its words when the spaces go."""
    made = running.sentence(
        ["In", "(", "Bad", "Ems", ")", ",", "Anna", "left"], [(2, 4, "LOC"), (6, 7, "PER")]
    )
    assert ["Bad Ems", "Anna"] == [made.text[start:end] for start, end, _ in made.names]


@pytest.mark.parametrize(
    ("tokens", "name", "expected"),
    [
        ("U.S. President Anna Petrenko", (0, 4, "PER"), [(2, 4, "PER")]),
        ("the Danube", (0, 2, "LOC"), [(1, 2, "LOC")]),
        ("Greeks", (0, 1, "PER"), [(0, 1, "NORP")]),
        ("Anna 's", (0, 2, "PER"), [(0, 1, "PER")]),
        ("2001 Italian election", (0, 3, "NORP"), [(0, 3, "MISC")]),
        ("someone@example.org", (0, 1, "MISC"), []),
    ],
)
def test_convention(
    tokens: str, name: tuple[int, int, str], expected: list[tuple[int, int, str]]
) -> None:
    """Titles, articles and possessives stay outside; peoples are peoples."""
    assert expected == convention.names(tokens.split(), [name], "gum")


def test_corpora_are_read(tmp_path: Path) -> None:
    """A document of a corpus becomes one text whose names stand where they say."""
    row = {"id": "a", "sents": [[["Anna", "left", "."], ["B-PER", "O", "O"]]] * 3}
    (tmp_path / "gum.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    (text,) = corpora.read(tmp_path, 1, ("gum",))
    assert ["Anna"] * 3 == [text.text[start:end] for start, end, _ in text.names]


def test_made_texts_are_the_same_for_a_seed() -> None:
    """The seed decides every draw, and names stand where they say."""
    one, other = (list(wire.make(20, 5, ["Osterval"], ["Bad Ems"])) for _ in range(2))
    assert one == other
    for text in one:
        ends = [0, *(end for _, end, _ in text.names)]
        assert all(end <= start for end, (start, _, _) in zip(ends, text.names, strict=False))


def test_headlines_keep_their_names() -> None:
    """A sentence in capitals or in title case has its names in the same places."""
    sentence = "Yesterday Anna Petrenko went to the market."
    text = Labelled("x", "x", f"{sentence} It rained.", ((10, 23, "PER"),))
    (made,) = headlines.make([text], 1.0, 1)
    start, end, _ = made.names[0]
    assert "anna petrenko" == made.text[start:end].lower()


def test_types_go_from_fine_to_coarse() -> None:
    """A word that is a place more often than a club says both, the likelier one last."""
    assert ("G1L2", "0L3G!", "L?") == word_types.types([0.05, 0.05, 0.3, 0.6, 0.0, 0.0])


def test_words_are_counted_by_what_they_name() -> None:
    """Capitals inside names count for their kind, small letters outside for none."""
    text = Labelled(
        "x", "x", "Anna met a reading group in Reading", ((0, 4, "PER"), (28, 35, "LOC"))
    )
    counts = word_types.count([text])
    assert ({"PER": 1}, {"O": 1, "LOC": 1}) == (dict(counts["anna"]), dict(counts["reading"]))
