"""How well names are found is counted right, on texts that are put back together right."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

import pytest

from benchmarks.entities import main
from benchmarks.names import Annotated, Scores, read_corpus, score
from benchmarks.running import running_text
from briefterm.model import EntityKind, Mention

if TYPE_CHECKING:
    from pathlib import Path


def test_names_are_counted_by_kind() -> None:
    """Of four names one is right, one has another kind, one another span, and one is missed."""
    scores = Scores()
    scores.add(
        [(0, 3, "PERSON"), (5, 9, "ORG"), (10, 20, "PLACE"), (30, 34, "NORP")],
        [(0, 3, "PERSON"), (5, 9, "PLACE"), (10, 18, "PLACE")],
    )

    assert 100 == scores.strict_f1(["PERSON"])
    assert 0 == scores.strict_f1(["ORG"])
    assert 100 * 2 / 6 == pytest.approx(scores.strict_f1(["PERSON", "ORG", "PLACE"]))
    assert 100 * 4 / 6 == pytest.approx(scores.span_f1(["PERSON", "ORG", "PLACE"]))
    assert 0 == scores.span_f1(["NORP"])
    assert 0 == scores.strict_f1(["MISC"])


def test_figures_are_of_the_kinds_that_a_corpus_has() -> None:
    """A corpus without peoples has no figure of them."""
    scores = Scores()
    scores.add([(0, 3, "PLACE")], [(0, 3, "PLACE"), (4, 6, "NORP")])

    assert [
        ("PERSON/ORG/PLACE strict F1", 100),
        ("PERSON/ORG/PLACE span F1", 100),
        ("PLACE strict F1", 100),
        ("PLACE span F1", 100),
    ] == list(scores.figures())


def test_fine_kinds_count_as_coarse_ones() -> None:
    """A tagger's GPE is a place, and its treaty one of the rest."""

    def tag(_: str) -> list[Mention]:
        return [Mention(0, 2, EntityKind.FAC, "a"), Mention(3, 5, EntityKind.LAW, "b")]

    scores = score([Annotated("ab cd", ((0, 2, "PLACE"), (3, 5, "MISC")))], tag)

    assert {"PLACE": 1, "MISC": 1} == dict(scores.strict)


@pytest.mark.parametrize(
    "text",
    [
        "“We can't,” said Ada's aunt (a Dane), “not now.”",
        'He said "no" and "yes" to the well-known firm\'s offer of $4.5 billion.',
        "It rose 5% in 2019–20; A/S Norden didn't…",
        "The Danes' ships left…",
        "Why ?! No!!",
    ],
)
def test_sentences_are_put_back_together(text: str) -> None:
    """Tokens get spaces where English has them, and each token its own place."""
    tokens = {
        "“We": ["“", "We"], "can't,”": ["ca", "n't", ",", "”"], "Ada's": ["Ada", "'s"],
        "(a": ["(", "a"], "Dane),": ["Dane", ")", ","], "“not": ["“", "not"],
        "now.”": ["now", ".", "”"], '"no"': ['"', "no", '"'], '"yes"': ['"', "yes", '"'],
        "well-known": ["well", "-", "known"], "firm's": ["firm", "'s"], "$4.5": ["$", "4.5"],
        "billion.": ["billion", "."], "5%": ["5", "%"], "2019–20;": ["2019", "–", "20", ";"],
        "A/S": ["A", "/", "S"], "didn't…": ["did", "n't", "…"], "Danes'": ["Danes", "'"],
        "left…": ["left", "…"], "Why": ["Why"], "?!": ["?!"], "No!!": ["No", "!!"],
    }  # fmt: skip
    split = [token for word in text.split() for token in tokens.get(word, [word])]
    tags = ["B-ORG"] * len(split)

    joined, names = running_text([(split, tags)])

    assert text.replace(" ?!", "?!") == joined
    assert split == [joined[start:end] for start, end, _ in names]


def test_names_keep_their_places() -> None:
    """Offsets count from the beginning of the document; a name may begin with an I-."""
    sentences = [
        (["A", "DAY", "IN", "OSLO"], ["O", "O", "O", "I-LOC"]),
        (["Ada", "\u00a0", "Lund", "of", "A", "-", "B", "came", "."],
         ["B-PER", "I-PER", "I-PER", "O", "B-ORG", "I-ORG", "I-ORG", "O", "O"]),
        (["Bo", "Ek"], ["B-PER", "B-PER"]),
    ]  # fmt: skip

    text, names = running_text(sentences)

    assert "A DAY IN OSLO\n\nAda Lund of A-B came. Bo Ek" == text
    assert [("OSLO", "LOC"), ("Ada Lund", "PER"), ("A-B", "ORG"), ("Bo", "PER"), ("Ek", "PER")] == [
        (text[start:end], label) for start, end, label in names
    ]


def test_both_forms_of_a_corpus_are_read(tmp_path: Path) -> None:
    """A file may have tokens with tags or texts with names, and is told of where it has neither."""
    path = tmp_path / "corpus.jsonl"
    records: list[dict[str, Any]] = [
        {"id": 1, "sents": [[["Oslo", "fell"], ["B-LOC", "O"]]]},
        {"id": 2, "text": "In Oslo", "entities": [{"start": 3, "end": 7, "type": "GPE"}]},
    ]
    path.write_text("\n".join(map(json.dumps, records)) + "\n")

    assert [
        Annotated("Oslo fell", ((0, 4, "PLACE"),)),
        Annotated("In Oslo", ((3, 7, "PLACE"),)),
    ] == read_corpus(path)

    path.write_text('{"id": 3}\n')
    with pytest.raises(SystemExit, match="line 1: KeyError: 'text'"):
        read_corpus(path)
    with pytest.raises(SystemExit, match="none"):
        read_corpus(tmp_path / "none")


def test_the_benchmark_prints_a_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It runs, and tells why a tagger that is not there is missing."""
    path = tmp_path / "tiny.jsonl"
    path.write_text('{"id": 1, "sents": [[["Oslo", "fell", "."], ["B-LOC", "O", "O"]]]}\n')
    arguments = ["--corpus", str(path), "--tagger", "nowhere", "--seconds", "0.01"]
    monkeypatch.setattr(sys, "argv", ["benchmarks.entities", *arguments])
    monkeypatch.setattr("benchmarks.entities._STARTS", 1)

    assert 0 == main()

    out = capsys.readouterr().out
    assert "tagger nowhere: not known" in out
    assert "PERSON/ORG/PLACE strict F1" in out
    assert "kB/s" in out
