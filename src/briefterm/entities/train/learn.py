"""Labelled texts as sequences of features, and the learner."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from briefterm.entities import rules
from briefterm.entities.features import Surroundings, stretch_keys
from briefterm.entities.statistical import rows_of
from briefterm.entities.stretches import document_cues, stretches
from briefterm.entities.words import PLACES, Word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from briefterm.entities.train.corpora import Labelled

_LONGEST = 200


class Example(NamedTuple):
    """A stretch of words: offsets, names of features, labels."""

    spans: list[tuple[int, int]]
    features: list[list[str]]
    labels: list[str]


class _Words(dict[str, Word]):
    def __init__(self, types: Mapping[str, tuple[str, ...]]) -> None:
        self.types = types

    def __missing__(self, word: str) -> Word:
        made = self[word] = Word(word, self.types.get(word.lower(), ()))
        return made


class Reader:
    """Makes examples of labelled texts; ``types`` are the types of words in small letters."""

    def __init__(self, types: Mapping[str, tuple[str, ...]]) -> None:
        self.words = _Words(types)
        self.parts: dict[tuple[str, int], list[str]] = {}
        self.names: dict[str, str] = {}

    def examples(self, labelled: Labelled) -> Iterator[Example]:
        """The stretches of a text that may hold names."""
        reads, views = rules.read(labelled.text)
        rows = rows_of(reads, self.words)
        lower = views[0].lower if views else frozenset[str]()
        around = Surroundings(lower, document_cues(rows))
        for row in rows:
            line = row.line
            for first, stop in stretches(line, row.words, row.codes):
                keys = stretch_keys(row, first, stop, around)
                spans = [
                    (line.base + line.starts[index], line.base + line.ends[index])
                    for index in range(first, stop)
                ]
                features = [
                    [*self._around(row.words, index), *map(self._same, [*own, *of_run])]
                    for index, (own, of_run) in enumerate(keys, first)
                ]
                yield Example(spans, features, _labels(spans, labelled.names))

    def _around(self, words: Sequence[Word], index: int) -> Iterator[str]:
        for place in PLACES:
            if 0 <= index - place < len(words):
                word = words[index - place]
                key = (word.written, place)
                if key not in self.parts:
                    self.parts[key] = [self._same(name) for name in word.keys(place)]
                yield from self.parts[key]

    def _same(self, name: str) -> str:
        return self.names.setdefault(name, name)


def _labels(spans: Sequence[tuple[int, int]], names: Sequence[tuple[int, int, str]]) -> list[str]:
    low = bisect_left(names, (spans[0][0] - _LONGEST, 0, ""))
    high = bisect_right(names, (spans[-1][1], 0, ""))
    near = names[low:high]
    labels: list[str] = []
    before = None
    for start, end in spans:
        here = next((one for one in near if one[0] < end and start < one[1]), None)
        labels.append("O" if here is None else f"{'I' if here is before else 'B'}-{here[2]}")
        before = here
    return labels


def train(
    examples: Iterable[Example], model: Path, algorithm: str = "lbfgs", **options: float
) -> tuple[list[str], dict[tuple[str, str], float], dict[str, dict[str, float]]]:
    """Labels, transitions and weights of features; ``model`` is CRFsuite's own file."""
    import pycrfsuite  # noqa: PLC0415 - comes with the extra [train]

    trainer = pycrfsuite.Trainer(algorithm, verbose=False)
    for one in examples:
        trainer.append(pycrfsuite.ItemSequence(one.features), one.labels)
    trainer.set_params(options)
    trainer.train(str(model))
    tagger = pycrfsuite.Tagger()
    tagger.open(str(model))
    info = tagger.info()
    features: dict[str, dict[str, float]] = {}
    for (name, label), weight in info.state_features.items():
        features.setdefault(name, {})[label] = weight
    return sorted(info.labels), dict(info.transitions), features
