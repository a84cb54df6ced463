"""The model's file, the decoder, and what the sequence model is asked about."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefterm.entities import rules, tag
from briefterm.entities.sequence import Decoder
from briefterm.entities.statistical import rows_of, tagger
from briefterm.entities.stretches import stretches
from briefterm.entities.train.pack import pack
from briefterm.entities.weights import Weights, weights

LABELS = ["B-LOC", "B-PER", "I-LOC", "I-PER", "O"]
FEATURES = {
    "wkyiv": {"B-LOC": 2.0, "O": -1.5},
    "wanna": {"B-PER": 1.0},
    "wpetrenko": {"I-PER": 1.5, "I-LOC": -0.5},
}


def small(transitions: dict[tuple[str, str], float] | None = None) -> Weights:
    """A model of three features and two words."""
    words = {"kyiv": ("L3", "L?"), "anna": ("P3", "P?")}
    return Weights(pack(LABELS, transitions or {}, FEATURES, words))


def scores(model: Weights, *names: str) -> dict[str, float]:
    """What the features add up to, label by label."""
    packed = sum(model.memory[name] for name in names)
    found = zip(model.labels, model.scores(packed), strict=True)
    return {label: (score - (1 << 15)) / model.scale for label, score in found}


def test_packed_weights_come_back() -> None:
    """Each weight is read as it was written, to half a step, and unknown features weigh nothing."""
    model = small()
    read = scores(model, "wkyiv", "unheard")
    expected = {"B-LOC": 2.0, "B-PER": 0.0, "I-LOC": 0.0, "I-PER": 0.0, "O": -1.5}
    assert expected == pytest.approx(read, abs=0.5 / model.scale)


def test_weights_of_several_features_add_up() -> None:
    """Lanes do not run into one another, whatever their signs."""
    model = small()
    read = scores(model, "wkyiv", "wkyiv", "wanna", "wpetrenko")
    expected = {"B-LOC": 4.0, "B-PER": 1.0, "I-LOC": -0.5, "I-PER": 1.5, "O": -3.0}
    assert expected == pytest.approx(read, abs=2 / model.scale)


def test_words_have_types() -> None:
    """A listed word has its types from fine to coarse, another one has none."""
    model = small()
    assert (("P3", "P?"), ()) == (model.types_of("anna"), model.types_of("unheard"))


def test_file_of_another_kind_is_refused() -> None:
    """Bytes that are no model say so in one line."""
    with pytest.raises(ValueError, match="no model"):
        Weights(b"SOMETHING" * 20)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.integers(-500, 500), min_size=5, max_size=5), min_size=1, max_size=8))
def test_inner_labels_follow_their_own_kind(rows: list[list[int]]) -> None:
    """No path starts with an inner label or changes the kind inside a name."""
    decoder = Decoder(small({("B-PER", "I-PER"): 0.4}))
    path = [decoder.labels[label] for label in decoder.best(rows)]
    for before, label in zip(["O", *path], path, strict=False):
        assert label[0] != "I" or before[1:] == label[1:]


def test_path_is_the_best_one() -> None:
    """A weak first word is labelled for the sake of the strong one after it."""
    decoder = Decoder(small())
    rows = [[0, 0, 0, 0, 1], [0, 0, 0, 9, 0]]
    assert ["B-PER", "I-PER"] == [decoder.labels[label] for label in decoder.best(rows)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("then Anna Petrenko of Kyiv left early", ["Anna Petrenko of Kyiv"]),
        ("then al-Rikabi met five people", ["al-Rikabi"]),
        ("He left. She stayed.", []),
        ("the Apollo 11 crew", ["Apollo 11"]),
        ("nothing here", []),
    ],
)
def test_stretches(text: str, expected: list[str]) -> None:
    """The model is asked about capitals and what may join them, not about pronouns."""
    reads, _ = rules.read(text)
    (row,) = rows_of(reads, tagger().words)
    found = stretches(row.line, row.words, row.codes)
    starts, ends = row.line.starts, row.line.ends
    assert expected == [text[starts[first] : ends[stop - 1]] for first, stop in found]


def test_shipped_model_knows_its_labels() -> None:
    """The file that ships has the five kinds, and fits the limit of six megabytes."""
    model = weights()
    kinds = {label[2:] for label in model.labels if label != "O"}
    assert {"PER", "ORG", "LOC", "NORP", "MISC"} == kinds


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("GRAZ, March 3 - Rain fell on Thursday.", {"GRAZ": "GPE"}),
        ("Juventus 2 Udinese 1", {"Juventus": "ORG", "Udinese": "ORG"}),
        ("Dario Fontanel, a baker, spoke.", {"Dario Fontanel": "PERSON"}),
    ],
)
def test_wire_texts(text: str, expected: dict[str, str]) -> None:
    """Datelines, results and appositions are read as newspapers mean them."""
    assert expected == {text[one.start : one.end]: one.kind.value for one in tag(text)}


def test_explanation_names_the_model() -> None:
    """A name that no rule is sure of says that the model made it, or the rule that agreed."""
    layers = {one.layer for one in tag("She met Dario Fontanel of Juventus in Graz on Monday.")}
    assert layers <= {"model", "pattern", "gazetteer", "document"}
