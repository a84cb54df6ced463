"""Annotated names and how well a tagger finds them, exactly and by their spans alone."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from benchmarks.running import running_text

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator
    from pathlib import Path

    from briefterm.model import Mention

    Name = tuple[int, int, str]  # half-open offsets in code points, and a kind

KINDS = ("PERSON", "ORG", "PLACE", "NORP", "MISC")
# Corpora tell no cities from seas, nor events from laws.
_COARSE = {
    "PER": "PERSON",
    "PERSON": "PERSON",
    "ORG": "ORG",
    "NORP": "NORP",
    **dict.fromkeys(("GPE", "LOC", "FAC"), "PLACE"),
    **dict.fromkeys(("EVENT", "PRODUCT", "WORK", "LAW", "MISC"), "MISC"),
}
_SETS = (KINDS[:3], KINDS[:4])


@dataclass(frozen=True, slots=True)
class Annotated:
    """A text and the names in it."""

    text: str
    names: tuple[Name, ...]


@dataclass
class Scores:
    """Counts by kind over many texts. ``spanned`` counts names that the other side has in any kind."""

    gold: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    strict: Counter[str] = field(default_factory=Counter)
    gold_spanned: Counter[str] = field(default_factory=Counter)
    found_spanned: Counter[str] = field(default_factory=Counter)

    def add(self, gold: Iterable[Name], found: Iterable[Name]) -> None:
        """Count one text."""
        gold, found = set(gold), set(found)
        gold_spans = {name[:2] for name in gold}
        found_spans = {name[:2] for name in found}
        self.gold.update(kind for _, _, kind in gold)
        self.found.update(kind for _, _, kind in found)
        self.strict.update(kind for _, _, kind in gold & found)
        self.gold_spanned.update(name[2] for name in gold if name[:2] in found_spans)
        self.found_spanned.update(name[2] for name in found if name[:2] in gold_spans)

    def strict_f1(self, kinds: Collection[str]) -> float:
        """F1 in per cent of names with the right span and the right kind."""
        right = _sum(self.strict, kinds)
        return _f1(right, _sum(self.gold, kinds), right, _sum(self.found, kinds))

    def span_f1(self, kinds: Collection[str]) -> float:
        """F1 in per cent of names of these kinds whose span is right, whatever the other's kind."""
        return _f1(
            _sum(self.gold_spanned, kinds),
            _sum(self.gold, kinds),
            _sum(self.found_spanned, kinds),
            _sum(self.found, kinds),
        )

    def figures(self) -> Iterator[tuple[str, float]]:
        """F1 over persons, bodies and places, with peoples too, and of each kind by itself."""
        for kinds in (*_SETS, *((kind,) for kind in KINDS)):
            if self.gold[kinds[-1]]:
                yield f"{'/'.join(kinds)} strict F1", self.strict_f1(kinds)
                yield f"{'/'.join(kinds)} span F1", self.span_f1(kinds)


def _sum(counts: Counter[str], kinds: Collection[str]) -> int:
    return sum(counts[kind] for kind in kinds)


def _f1(recalled: int, gold: int, right: int, found: int) -> float:
    recall, precision = recalled / (gold or 1), right / (found or 1)
    return 200 * recall * precision / ((recall + precision) or 1)


def score(texts: Iterable[Annotated], tag: Callable[[str], Iterable[Mention]]) -> Scores:
    """The scores of ``tag``."""
    scores = Scores()
    for annotated in texts:
        found = tag(annotated.text)
        scores.add(annotated.names, ((one.start, one.end, _COARSE[one.kind]) for one in found))
    return scores


def read_corpus(path: Path) -> list[Annotated]:
    """The texts of a file with a JSON object a line.

    It has either "sents", sentences as a list of tokens and one of their BIO tags, which are put
    back together into running text, or "text" and "entities", each with "start", "end" and "type".
    Raises SystemExit that names the line which has neither.
    """
    texts = []
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise SystemExit(f"{path}: {error}") from error
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                texts.append(_annotated(json.loads(line)))
            except (ValueError, LookupError, TypeError) as error:
                reason = f"{type(error).__name__}: {error}"
                raise SystemExit(f"{path}: line {number}: {reason}") from error
    return texts


def _annotated(record: dict[str, Any]) -> Annotated:
    if "sents" in record:
        text, names = running_text(record["sents"])
    else:
        text = record["text"]
        names = [(one["start"], one["end"], one["type"]) for one in record["entities"]]
    return Annotated(text, tuple((start, end, _COARSE[label]) for start, end, label in names))
