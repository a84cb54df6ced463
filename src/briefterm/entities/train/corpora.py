"""The training corpora as documents of running text."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefterm.entities.train import convention, running

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from briefterm.entities.train.running import Sentence

CORPORA = (
    "gum",
    "redocred",
    "uner_ewt",
    "xpol_train",
    "xpol_dev",
    "xother",
    "btc_f",
    "btc_g",
    "btc_h",
)
_LONE = frozenset({"xpol_train", "xpol_dev", "xother", "btc_f", "btc_g", "btc_h"})
_KINDS = {
    "PERSON": "PER",
    "ORG": "ORG",
    "GPE": "LOC",
    "LOC": "LOC",
    "FAC": "LOC",
    "NORP": "NORP",
}


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text with its names as (start, end, kind), half-open offsets in code points."""

    corpus: str
    id: str
    text: str
    names: tuple[tuple[int, int, str], ...]


def read(folder: Path, seed: int, corpora: tuple[str, ...] = CORPORA) -> Iterator[Labelled]:
    """The documents of the named corpora in ``folder``, put back into running text."""
    for corpus in corpora:
        chance = random.Random(f"{seed}{corpus}")
        with (folder / f"{corpus}.jsonl").open(encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                done = [
                    one
                    for tokens, tags in row["sents"]
                    if (one := _sentence(tokens, tags, corpus)) is not None
                ]
                if corpus in _LONE:
                    for number, one in enumerate(done):
                        yield Labelled(corpus, f"{row['id']}.{number}", one.text, one.names)
                elif done:
                    yield _joined(corpus, str(row["id"]), done, chance)


def briefings(path: Path) -> Iterator[Labelled]:
    """Briefings that were annotated as running text."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            names = sorted(
                (one["start"], one["end"], _KINDS.get(one["type"], "MISC"))
                for one in row["entities"]
            )
            yield Labelled("briefings", row["id"], row["text"], tuple(names))


def _sentence(tokens: list[str], tags: list[str], corpus: str) -> Sentence | None:
    found = running.spans(tags)
    if corpus.startswith("btc"):
        if any(token.startswith(("@", "#")) for token in tokens):
            return None
        cut = [index for index, token in enumerate(tokens) if token.startswith("http")]
        if cut:
            tokens = tokens[: cut[0]]
            found = [one for one in found if one[1] <= cut[0]]
        if not tokens:
            return None
    return running.sentence(tokens, convention.names(tokens, found, corpus))


def _joined(corpus: str, key: str, done: list[Sentence], chance: random.Random) -> Labelled:
    text = ""
    names: list[tuple[int, int, str]] = []
    left = chance.randint(1, 5)
    for one in done:
        if text:
            left -= 1
            if left <= 0 or not running.ends_sentence(text):
                text += "\n\n"
                left = chance.randint(1, 5)
            else:
                text += " "
        base = len(text)
        text += one.text
        names += [(base + start, base + end, kind) for start, end, kind in one.names]
    return Labelled(corpus, key, text, tuple(names))
