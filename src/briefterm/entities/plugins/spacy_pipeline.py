"""The plug-in ``spacy:MODEL``: a pipeline of spaCy, by the name of its package or by its folder."""

from __future__ import annotations

import os
import warnings
from importlib import import_module
from typing import TYPE_CHECKING, Any

from briefterm.entities.plugins.labels import LABELS
from briefterm.entities.plugins.pieces import pieces
from briefterm.errors import TaggerError
from briefterm.model import EntityKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefterm.entities.plugins.protocol import Found, Tagger

_USUAL = "en_core_web_sm"
_TOKENS = 20_000  # spaCy holds a gigabyte for a hundred thousand characters, and refuses a million
# What names do not need, unless a list of patterns asks for parts of speech.
_SPARE = ("tagger", "morphologizer", "attribute_ruler", "lemmatizer", "trainable_lemmatizer")
_RULERS = {"entity_ruler", "span_ruler"}
_GENITIVES = ("'s", "’s")


def load(model: str) -> Tagger:
    """The names that the pipeline ``model`` finds. Raises `TaggerError` that says what to install."""
    if not model:
        raise TaggerError(f"tagger spacy: name a pipeline after a colon, as in spacy:{_USUAL}")
    try:
        spacy = _imported()
    except ModuleNotFoundError as error:
        if error.name != "spacy":
            raise
        raise TaggerError(
            "tagger spacy: spaCy is not here; install it with `pip install 'briefterm[spacy]'`"
        ) from error
    try:
        # A pipeline made by another release of spaCy warns of that at every start.
        with warnings.catch_warnings(action="ignore"):
            pipeline = spacy.load(os.path.expanduser(model))  # noqa: PTH111 - a Path is no name
    except OSError as error:
        raise TaggerError(f"tagger spacy: {_missing(model)}") from error
    names = pipeline.pipe_names
    if _RULERS.isdisjoint(pipeline.get_pipe_meta(name).factory for name in names):
        pipeline.select_pipes(disable=[name for name in names if name in _SPARE])
    return Pipeline(pipeline)


def _imported() -> Any:  # noqa: ANN401 - spaCy's types are not always here
    # On a new Python its dependencies warn of what they do not know yet.
    with warnings.catch_warnings(action="ignore"):
        return import_module("spacy")


def _missing(model: str) -> str:
    if "/" in model or "\\" in model:
        return f"{model}: no pipeline that spaCy can read; name a folder with a meta.json in it"
    return (
        f"{model}: no such pipeline; install it with `python -m spacy download {model}`, "
        "or name a pipeline's folder"
    )


class Pipeline:
    """A loaded pipeline."""

    def __init__(self, pipeline: Any) -> None:  # noqa: ANN401 - spaCy's types are not always here
        self._pipeline = pipeline

    def __call__(self, text: str, /) -> Iterator[Found]:
        """The pipeline's entities, as far as their labels are those of names."""
        for offset, piece in pieces(text, _TOKENS):
            for entity in self._pipeline(piece).ents:
                label = entity.label_
                if label.upper() in LABELS:
                    start, end = trimmed(piece, entity.start_char, entity.end_char, label)
                    if start < end:
                        yield offset + start, offset + end, label


def trimmed(text: str, start: int, end: int, label: str) -> tuple[int, int]:
    """The span without the article before it and the genitive after it.

    OntoNotes has both inside of a name; here they are outside, but for the titles of works.
    """
    words = text[start:end]
    if words.endswith(_GENITIVES):
        end -= len(_GENITIVES[0])
    if LABELS[label.upper()] is not EntityKind.WORK and words[:4].lower() == "the ":
        start += len("the ")
    return start, end
