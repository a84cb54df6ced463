"""The lowest layer: a linear sequence model over the stretches of a text that hold capitals."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from briefterm.entities.features import Row, Surroundings, stretch_keys
from briefterm.entities.sequence import Decoder
from briefterm.entities.stretches import document_cues, gap_codes, stretches
from briefterm.entities.weights import Weights, weights
from briefterm.entities.words import PLACES, Word

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from briefterm.entities.found import Read

_MOST_WORDS = 60_000


class Guess(NamedTuple):
    """Tokens ``first`` to ``last`` of a line, both included, and the model's kind for them."""

    first: int
    last: int
    kind: str


class _Words(dict[str, Word]):
    """Each word seen, with its features."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights

    def __missing__(self, word: str) -> Word:
        made = Word(word, self.weights.types_of(word.lower()))
        self[word] = made
        return made


def rows_of(reads: Sequence[Read], words: Mapping[str, Word]) -> list[Row]:
    """The lines as the model sees them; ``words`` makes those that it does not hold yet."""
    return [
        Row(
            read.line,
            [words[word] for word in read.line.words],
            gap_codes(read.line),
            rule_tags(read),
        )
        for read in reads
    ]


def rule_tags(read: Read) -> list[str]:
    """What the rules found, a tag for each word of the line."""
    tags = ["O"] * len(read.line.words)
    for one in read.found:
        code = f"{one.kind[:3]}{one.strength}{one.layer[0]}"
        tags[one.first] = f"B{code}"
        for index in range(one.first + 1, one.last + 1):
            tags[index] = f"I{code}"
    return tags


class Tagger:
    """The model with what it remembers of the words it has seen."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        self.words = _Words(weights)
        self.decoder = Decoder(weights)

    def tag(self, reads: Sequence[Read], lower: Collection[str]) -> list[list[Guess]]:
        """What the model makes of each line; ``lower`` holds the text's words in lower case."""
        self.weights.forget()
        if len(self.words) > _MOST_WORDS:
            self.words.clear()
        rows = rows_of(reads, self.words)
        around = Surroundings(lower, document_cues(rows))
        return [self._line(row, around) for row in rows]

    def _line(self, row: Row, around: Surroundings) -> list[Guess]:
        found: list[Guess] = []
        lookup = self.weights.memory.__getitem__
        scores = self.weights.scores
        for first, stop in stretches(row.line, row.words, row.codes):
            run: list[str] | None = None
            shared = 0
            table = []
            for index, (own, of_run) in enumerate(stretch_keys(row, first, stop, around), first):
                if of_run is not run:
                    run = of_run
                    shared = sum(map(lookup, run))
                total = shared + sum(map(lookup, own)) + self._by_themselves(row.words, index)
                table.append(scores(total))
            found += _names(self.decoder.best(table), self.decoder.labels, first)
        return found

    def _by_themselves(self, words: Sequence[Word], index: int) -> int:
        """The packed weights of the word at ``index`` and of its neighbours, each by itself."""
        total = 0
        for place in PLACES:
            at = index - place
            if 0 <= at < len(words):
                word = words[at]
                part = word.packed[place]
                if part is None:
                    lookup = self.weights.memory.__getitem__
                    part = word.packed[place] = sum(map(lookup, word.keys(place)))
                total += part
        return total


def _names(path: Sequence[int], labels: Sequence[str], base: int) -> list[Guess]:
    found: list[Guess] = []
    for index, label in enumerate(path, base):
        name = labels[label]
        if name == "O":
            continue
        if name[0] == "I" and found and found[-1].last == index - 1:
            found[-1] = found[-1]._replace(last=index)
        else:
            found.append(Guess(index, index, name[2:]))
    return found


@lru_cache(maxsize=1)
def tagger() -> Tagger:
    """The shipped model, made ready at the first call."""
    return Tagger(weights())
