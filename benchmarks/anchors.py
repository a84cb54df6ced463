"""Measure how notes find their places again: ``python -m benchmarks.anchors``.

Texts of 30 kB are made, annotated and edited here; each word knows where it comes from, so that
the true place of each quote is known. A place is right when it shares seven tenths with the true
one (intersection over union).
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter
from typing import TYPE_CHECKING, Any

from benchmarks.anchor_edits import EDITS
from benchmarks.anchor_texts import TEXTS, printed
from briefterm.annotation import reanchor
from briefterm.annotation.selector import CONTEXT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.anchor_texts import Draft, Printed

    Range = tuple[int, int]

_QUOTES = {"1-3 words": (1, 3), "4-12 words": (4, 12), "sentence": (0, 1), "paragraphs": (0, 0)}
_ALIKE = 0.7
_TORN = 0.2
_THERE = 0.6  # of the letters of a quote that is not gone
_UNASKED = {"same", "moved", "changed"}


def main() -> int:
    """Annotate, edit, look for the places and print a table of shares in per cent."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.anchors", description=__doc__)
    parser.add_argument("--texts", type=int, default=2, help="of each kind (default 2)")
    parser.add_argument("--quotes", type=int, default=10, help="of each length (default 10)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kinds", default="", help="of texts, with commas between (default all)")
    parser.add_argument("--edits", default="", help="with commas between (default all)")
    parser.add_argument("--without", action="store_true", help="as if no text had been kept")
    parser.add_argument("--by", choices=("edit", "text", "length"), default="edit")
    parser.add_argument("--show", action="store_true", help="print what went wrong")
    asked = parser.parse_args()
    scores: dict[str, Counter[str]] = {}
    for case in _cases(asked):
        _count(scores.setdefault(case[asked.by], Counter()), case)
        _count(scores.setdefault("all", Counter()), case)
        if asked.show:
            _show(case)
    scores["all"] = scores.pop("all")
    _table(scores)
    return 0


def _cases(asked: argparse.Namespace) -> Iterator[dict[str, Any]]:
    kinds = asked.kinds.split(",") if asked.kinds else list(TEXTS)
    edits = [name for name in EDITS if not asked.edits or name in asked.edits.split(",")]
    for kind in kinds:
        for number in range(asked.texts):
            chance = random.Random(f"{asked.seed} {kind} {number}")
            draft = TEXTS[kind](chance)
            old = printed(draft)
            quotes = list(_quotes(draft, chance, asked.quotes))
            for edit in edits:
                chance = random.Random(f"{asked.seed} {kind} {number} {edit}")
                new = EDITS[edit](draft.copy(), chance)
                begun = time.process_time()
                for length, first, last in quotes:
                    yield {
                        "text": kind,
                        "edit": edit,
                        "length": length,
                        **_case(draft, old, new, (first, last), asked.without),
                        "time": time.process_time() - begun,
                    }
                    begun = time.process_time()


def _quotes(draft: Draft, chance: random.Random, count: int) -> Iterator[tuple[str, int, int]]:
    """Ranges of words, as many of each length."""
    total = len(draft.words())
    for length, (least, most) in _QUOTES.items():
        for _ in range(count):
            paragraph = chance.randrange(len(draft.paragraphs))
            if length == "paragraphs":
                parts = draft.paragraphs[paragraph : paragraph + chance.randint(1, 3)]
                chosen = [word for part in parts for sentence in part for word in sentence]
            elif length == "sentence":
                chosen = chance.choice(draft.paragraphs[paragraph])
            else:
                size = chance.randint(least, most)
                at = chance.randrange(total - size)
                chosen = draft.words()[at : at + size]
            yield length, chosen[0].source or 0, (chosen[-1].source or 0) + 1


def _case(
    draft: Draft, old: Printed, new: Printed, quote: tuple[int, int], without: bool
) -> dict[str, Any]:
    words = draft.words()[quote[0] : quote[1]]
    start, end = old.spans[words[0]][0], old.spans[words[-1]][1]
    selector = {
        "start": start,
        "end": end,
        "quote": old.text[start:end],
        "prefix": old.text[max(0, start - CONTEXT) : start],
        "suffix": old.text[end : end + CONTEXT],
    }
    begun = time.process_time()
    found = reanchor(None if without else old.text, new.text, selector)
    took = time.process_time() - begun
    there = [
        (word, span)
        for word, span in new.spans.items()
        if word.source is not None and quote[0] <= word.source < quote[1]
    ]
    letters = sum(len(word.text) for word in words)
    kept = _kept([(len(word.text), span) for word, span in there if not word.replaced], letters)
    spans = list(_true_spans([span for _, span in there], letters))
    spans += list(_true_spans([span for word, span in there if not word.replaced], letters))
    state = "orphan" if found is None else found.state.value
    right = found is not None and any(
        _alike((found.start, found.end), span) >= _ALIKE for span in spans
    )
    return {
        "gone": not there,
        "there": kept >= _THERE,
        "state": state,
        "right": right,
        "took": took,
        "quote": selector["quote"],
        "place": "" if found is None else new.text[found.start : found.end],
        "true": [new.text[a:b] for a, b in spans[:1]],
    }


def _parts(there: list[tuple[int, Range]], letters: int) -> list[list[tuple[int, Range]]]:
    """The words with their sizes, cut where the quote was torn apart."""
    parts: list[list[tuple[int, Range]]] = []
    for size, span in sorted(there, key=lambda word: word[1]):
        if not parts or span[0] - parts[-1][-1][1][1] > max(40, letters // 3):
            parts.append([])
        parts[-1].append((size, span))
    return parts


def _kept(there: list[tuple[int, Range]], letters: int) -> float:
    """The share of the quote's letters that are left; 0 where they were torn apart."""
    shares = sorted(sum(size for size, _ in part) / letters for part in _parts(there, letters))
    return 0 if not shares or (shares[1:] and shares[-2] > _TORN) else shares[-1]


def _true_spans(spans: list[Range], letters: int) -> Iterator[Range]:
    """The quote's words as one span, and each part that is not much lighter than another."""
    if not spans:
        return
    spans = sorted(spans)
    yield spans[0][0], spans[-1][1]
    parts = _parts([(end - start, (start, end)) for start, end in spans], letters)
    sizes = [part[-1][1][1] - part[0][1][0] for part in parts]
    for part, size in zip(parts, sizes, strict=True):
        if 2 * size >= max(sizes):
            yield part[0][1][0], part[-1][1][1]


def _alike(one: tuple[int, int], other: tuple[int, int]) -> float:
    both = min(one[1], other[1]) - max(one[0], other[0])
    union = max(one[1], other[1]) - min(one[0], other[0])
    return max(0, both) / union if union else 1.0


def _count(score: Counter[str], case: dict[str, Any]) -> None:
    unasked = case["state"] in _UNASKED
    placed = unasked or case["state"] == "suggested"
    score["cases"] += 1
    score["seconds*1e6"] += int(case["took"] * 1e6)
    if case["there"]:
        score["there"] += 1
        score["found"] += unasked and case["right"]
        score["shown"] += placed and case["right"]
    if unasked:
        score["unasked"] += 1
        score["unasked right"] += case["right"]
    if case["gone"]:
        score["gone"] += 1
        score["gone, anchored"] += unasked
        score["gone, shown"] += placed


def _show(case: dict[str, Any]) -> None:
    unasked = case["state"] in _UNASKED
    missed = case["there"] and not (case["right"] and (unasked or case["state"] == "suggested"))
    wrong = unasked and not case["right"]
    if missed or wrong or (case["gone"] and case["state"] != "orphan"):
        word = "WRONG" if wrong else "MISSED" if missed else "SUGGESTED"
        print(f"{word} {case['text']} / {case['edit']} / {case['length']}: {case['state']}")
        for name in ("quote", "place", "true"):
            print(f"    {name:6} {case[name]!s:.300}".replace("\n", "\\n"))


def _table(scores: dict[str, Counter[str]]) -> None:
    width = max(map(len, scores)) + 2
    print(
        f"{'':<{width}} {'cases':>6} {'there':>6} {'recall':>7} {'+sugg.':>7} {'precis.':>8}"
        f" {'gone':>5} {'elsewh.':>8} {'+sugg.':>7} {'ms each':>8}"
    )
    for name, score in scores.items():
        print(
            f"{name:<{width}} {score['cases']:>6} {score['there']:>6}"
            f" {_share(score, 'found', 'there'):>7} {_share(score, 'shown', 'there'):>7}"
            f" {_share(score, 'unasked right', 'unasked'):>8} {score['gone']:>5}"
            f" {_share(score, 'gone, anchored', 'gone'):>8}"
            f" {_share(score, 'gone, shown', 'gone'):>7}"
            f" {score['seconds*1e6'] / 1000 / score['cases']:>8.1f}"
        )


def _share(score: Counter[str], part: str, whole: str) -> str:
    return f"{100 * score[part] / score[whole]:.1f}" if score[whole] else "-"


if __name__ == "__main__":
    sys.exit(main())
