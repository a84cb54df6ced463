"""Make the model anew: ``python -m briefterm.entities.train --corpora DIR --out FILE``."""

from __future__ import annotations

import argparse
import json
import tempfile
from itertools import chain
from pathlib import Path

from briefterm.entities.train import corpora, headlines, learn, own, pack, wire, word_types

_WIRES = 900
_HEADLINES = 0.4
_PARTS = ("gum", "redocred", "uner_ewt", "xpol_train", "xpol_dev", "xother", "btc_g")
_OURS = 2
_ALGORITHMS: dict[str, dict[str, float]] = {
    "lbfgs": {"c1": 0.05, "c2": 0.1, "max_iterations": 80},
    "ap": {"max_iterations": 15},
}


def main() -> None:
    """Read the corpora, learn, write the file."""
    parser = argparse.ArgumentParser(prog="python -m briefterm.entities.train", description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True, help="folder of the corpora")
    parser.add_argument("--briefings", type=Path, help="annotated briefings to learn from as well")
    parser.add_argument("--out", type=Path, required=True, help="file to write the model to")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--learner", choices=sorted(_ALGORITHMS), default="lbfgs")
    parser.add_argument(
        "--types", type=Path, help="file that keeps the types of words for the next time"
    )
    options = parser.parse_args()
    lists = options.corpora / "gazetteers.json"
    texts = list(corpora.read(options.corpora, options.seed))
    types = _types(texts, lists, options.seed, options.types)
    print(f"{len(types)} words have types")
    chosen = [text for text in texts if text.corpus in _PARTS]
    names = json.loads(lists.read_text(encoding="utf-8"))
    made = wire.make(_WIRES, options.seed, names["last"], names["city"])
    titles = headlines.make(texts, _HEADLINES, options.seed)
    ours = [
        *own.read(),
        *(corpora.briefings(options.briefings) if options.briefings else ()),
    ] * _OURS
    reader = learn.Reader(types)
    examples = (one for text in chain(chosen, made, titles, ours) for one in reader.examples(text))
    with tempfile.TemporaryDirectory() as folder:
        model = Path(folder) / "crf"
        trained = learn.train(examples, model, options.learner, **_ALGORITHMS[options.learner])
    data = pack.pack(*trained, types)
    options.out.write_bytes(data)
    print(f"{options.out}: {len(trained[2])} features, {len(data)} bytes")


def _types(
    texts: list[corpora.Labelled], lists: Path, seed: int, kept: Path | None
) -> dict[str, tuple[str, ...]]:
    """The types of words: learned, or as ``kept`` from the last time."""
    if kept and kept.exists():
        rows = (line.split("\t") for line in kept.read_text(encoding="utf-8").splitlines())
        return {word: tuple(types) for word, *types in rows}
    counts = word_types.count(texts)
    language = word_types.Language()
    words = word_types.vocabulary(counts, lists, language.pieces())
    types = word_types.learn(words, language.embed(words), counts, seed)
    if kept:
        lines = ("\t".join([word, *types[word]]) + "\n" for word in sorted(types))
        kept.write_text("".join(lines), encoding="utf-8")
    return types


if __name__ == "__main__":
    main()
