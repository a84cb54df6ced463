"""Annotated time expressions and how well a tagger finds them, by the definitions of TempEval-3."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from briefterm.model import TimeExpression


@dataclass(frozen=True, slots=True)
class Timex:
    """A span with the type and value that it should have, or that a tagger gave it."""

    start: int
    end: int
    type: str
    value: str


@dataclass(frozen=True, slots=True)
class Annotated:
    """A text, the day that it was written and the time expressions in it."""

    text: str
    day: date
    times: tuple[Timex, ...]


@dataclass(slots=True)
class Scores:
    """Counts over many texts, and the figures made of them, all in per cent."""

    gold: int = 0
    found: int = 0
    strict: int = 0
    relaxed: int = 0
    type: int = 0
    value: int = 0

    def figures(self) -> Iterator[tuple[str, float]]:
        """F1 of exact spans and of overlapping ones, and the latter's share of right answers."""
        yield "strict F1", self._f1(self.strict)
        yield "relaxed F1", self._f1(self.relaxed)
        yield "type F1", self._f1(self.relaxed) * self.type / (self.relaxed or 1)
        yield "value F1", self._f1(self.relaxed) * self.value / (self.relaxed or 1)

    def _f1(self, right: int) -> float:
        return 200 * right / ((self.gold + self.found) or 1)

    def add(self, gold: Sequence[Timex], found: Sequence[Timex]) -> None:
        """Count one text."""
        self.gold += len(gold)
        self.found += len(found)
        for one, other in aligned(gold, found):
            self.relaxed += 1
            self.strict += (one.start, one.end) == (other.start, other.end)
            self.type += one.type == other.type
            self.value += one.value == other.value


def aligned(gold: Sequence[Timex], found: Sequence[Timex]) -> list[tuple[Timex, Timex]]:
    """One-to-one pairs that share a character: equal spans first, then the longest overlaps."""
    pairs = []
    for i, one in enumerate(gold):
        for j, other in enumerate(found):
            shared = min(one.end, other.end) - max(one.start, other.start)
            if shared > 0:
                equal = (one.start, one.end) == (other.start, other.end)
                pairs.append((not equal, -shared, one.start, other.start, i, j))
    taken: set[tuple[str, int]] = set()
    chosen = []
    for *_, i, j in sorted(pairs):
        if taken.isdisjoint({("gold", i), ("found", j)}):
            taken |= {("gold", i), ("found", j)}
            chosen.append((gold[i], found[j]))
    return chosen


def score(
    texts: Iterable[Annotated], tag: Callable[[str, date], Iterable[TimeExpression]]
) -> Scores:
    """The scores of ``tag``, each text read with the day that it was written."""
    scores = Scores()
    for annotated in texts:
        found = tag(annotated.text, annotated.day)
        times = [Timex(time.start, time.end, time.type, time.value) for time in found]
        scores.add(annotated.times, times)
    return scores


def read_briefings(path: Path) -> list[Annotated]:
    """A JSON object a line, with "text", "date" and "dates" as `briefterm tag --json` has them."""
    texts = []
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        times = [Timex(*(time[key] for key in Timex.__slots__)) for time in record["dates"]]
        texts.append(Annotated(record["text"], date.fromisoformat(record["date"]), tuple(times)))
    return texts


def read_timeml(folder: Path) -> list[Annotated]:
    """The ``.tml`` files of a folder: the text of <TEXT>, written on the day in <DCT>."""
    return [_timeml(path) for path in sorted(folder.rglob("*.tml"))]


def _timeml(path: Path) -> Annotated:
    root = ET.fromstring(path.read_bytes())  # noqa: S314 - a corpus that whoever measures has chosen
    written, text = root.find("DCT//TIMEX3"), root.find(".//TEXT")
    if written is None or text is None:
        raise SystemExit(f"{path}: no <TEXT>, or no date in <DCT>")
    parts: list[str] = []
    times: list[Timex] = []
    _walk(text, parts, times)
    day = date.fromisoformat(written.get("value", "")[:10])
    return Annotated("".join(parts), day, tuple(times))


def _walk(node: ET.Element, parts: list[str], times: list[Timex]) -> None:
    """Gather the text of ``node`` and the spans of its TIMEX3 elements, white space trimmed."""
    start = sum(map(len, parts))
    parts.append(node.text or "")
    for child in node:
        _walk(child, parts, times)
        parts.append(child.tail or "")
    if node.tag != "TIMEX3":
        return
    words = "".join(parts)[start:]
    start += len(words) - len(words.lstrip())
    if words := words.strip():
        times.append(Timex(start, start + len(words), node.get("type", ""), node.get("value", "")))
