"""The plug-in for GLiNER, with a stand-in for the library: it needs a gigabyte, and a model."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass, field
from types import ModuleType, SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from briefterm.entities.plugins import choose
from briefterm.entities.plugins.gliner_model import ASKED, CONFIG
from briefterm.errors import TaggerError
from briefterm.model import EntityKind

if TYPE_CHECKING:
    from pathlib import Path


@dataclass
class FakeModel:
    """Knows three names, as GLiNER's models answer."""

    config: Any = field(default_factory=lambda: SimpleNamespace(max_len=8))
    asked: list[str] = field(default_factory=list)

    def predict_entities(
        self, text: str, labels: list[str], *, threshold: float
    ) -> list[dict[str, Any]]:
        """The known names in ``text``."""
        assert labels == list(ASKED)
        assert 0 < threshold < 1
        self.asked.append(text)
        known = {"Vessa": "city", "Harbour Board": "organization", "Danes": labels[7]}
        return [
            {"start": m.start(), "end": m.end(), "text": m[0], "label": known[m[0]], "score": 0.9}
            for m in re.finditer("|".join(known), text)
        ]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of a model."""
    folder = tmp_path / "model"
    folder.mkdir()
    (folder / CONFIG).write_text("{}")
    return folder


@pytest.fixture
def model(monkeypatch: pytest.MonkeyPatch, folder: Path) -> FakeModel:
    """A stand-in for GLiNER with this model."""
    model = FakeModel()

    def from_pretrained(place: str, *, local_files_only: bool) -> FakeModel:
        assert str(folder) == place
        assert local_files_only
        return model

    library = ModuleType("gliner")
    library.GLiNER = SimpleNamespace(from_pretrained=from_pretrained)  # type: ignore[attr-defined] # a stand-in
    monkeypatch.setitem(sys.modules, "gliner", library)
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    return model


def test_a_model_finds_names(folder: Path, model: FakeModel) -> None:
    """Labels become kinds, and offsets are those of the whole text."""
    text = (
        "😀 It was windy. The Harbour Board of Vessa met.\n\nNo Danes came, nor did anybody else."
    )

    mentions = choose(f"gliner:{folder}")(text)

    assert [
        ("Harbour Board", EntityKind.ORG, "gliner"),
        ("Vessa", EntityKind.GPE, "gliner"),
        ("Danes", EntityKind.NORP, "gliner"),
    ] == [(text[one.start : one.end], one.kind, one.layer) for one in mentions]
    assert len(model.asked) > 1
    assert text == "".join(model.asked)


def test_every_kind_is_asked_for() -> None:
    """The model is asked for each kind of name."""
    assert set(EntityKind) == set(ASKED.values())


@pytest.mark.parametrize("name", ["", "urchade/gliner_small-v2.1", "~nobody-here/model", "."])
def test_only_a_folder_is_taken(name: str) -> None:
    """A model's name on the network is not looked for, and one line says what to give."""
    with pytest.raises(TaggerError) as caught:
        choose(f"gliner:{name}")

    assert "folder" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_missing_gliner_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without GLiNER one line says what to install."""
    monkeypatch.setitem(sys.modules, "gliner", None)
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")

    with pytest.raises(TaggerError, match=r"install it with `pip install 'briefterm\[gliner\]'`$"):
        choose(f"gliner:{folder}")


def test_a_broken_model_is_told(
    folder: Path, model: FakeModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What GLiNER says of a folder that it cannot load is told in one line."""

    def fail(*_: object, **__: object) -> None:
        raise OSError("weights are\nmissing")

    monkeypatch.setattr(sys.modules["gliner"].GLiNER, "from_pretrained", fail)

    with pytest.raises(TaggerError, match="cannot be loaded: OSError: weights are missing"):
        choose(f"gliner:{folder}")
    assert [] == model.asked
