"""The plug-in ``gliner:FOLDER``: a GLiNER model in a local folder; nothing is ever fetched."""

from __future__ import annotations

import os
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefterm.entities.plugins.pieces import pieces
from briefterm.errors import TaggerError
from briefterm.model import EntityKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefterm.entities.plugins.protocol import Found, Tagger

CONFIG = "gliner_config.json"
# The model is asked for these in words; it knows no fixed set of labels.
ASKED = {
    "person": EntityKind.PERSON,
    "organization": EntityKind.ORG,
    "country": EntityKind.GPE,
    "city": EntityKind.GPE,
    "state or province": EntityKind.GPE,
    "location": EntityKind.LOC,
    "building or facility": EntityKind.FAC,
    "nationality, religious or political group": EntityKind.NORP,
    "event": EntityKind.EVENT,
    "product, vehicle or weapon": EntityKind.PRODUCT,
    "work of art": EntityKind.WORK,
    "law or treaty": EntityKind.LAW,
}
_TOKENS = 384  # of a piece, where the model does not say how many it takes
_THRESHOLD = 0.5


def load(model: str) -> Tagger:
    """The names that the model in the folder finds. Raises `TaggerError` on what to install."""
    if not model:
        raise TaggerError("tagger gliner: name the folder of a model after a colon: gliner:FOLDER")
    folder = Path(os.path.expanduser(model))  # noqa: PTH111 - a Path raises for an unknown user
    if not (folder / CONFIG).is_file():
        raise TaggerError(
            f"tagger gliner: {model}: no {CONFIG} in it; "
            "name a folder that a GLiNER model was downloaded or saved to"
        )
    # Parts of a model that its folder lacks would else be looked for on the network.
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    try:
        gliner = import_module("gliner")
    except ModuleNotFoundError as error:
        if error.name != "gliner":
            raise
        raise TaggerError(
            "tagger gliner: GLiNER is not here; install it with `pip install 'briefterm[gliner]'`"
        ) from error
    return Model(gliner.GLiNER.from_pretrained(str(folder), local_files_only=True))


class Model:
    """A loaded model."""

    def __init__(self, model: Any) -> None:  # noqa: ANN401 - GLiNER's types are not always here
        self._model = model
        self._most = int(getattr(model.config, "max_len", _TOKENS))

    def __call__(self, text: str, /) -> Iterator[Found]:
        """What the model finds of each kind, piece by piece."""
        for offset, piece in pieces(text, self._most):
            for found in self._model.predict_entities(piece, list(ASKED), threshold=_THRESHOLD):
                yield offset + found["start"], offset + found["end"], ASKED[found["label"]]
