"""The plug-in for spaCy, with a pipeline that has a list of patterns; without spaCy a few skip."""

from __future__ import annotations

import sys
import warnings
from typing import TYPE_CHECKING, Any

import pytest

from briefterm.entities.plugins import choose
from briefterm.entities.plugins.spacy_pipeline import trimmed
from briefterm.errors import TaggerError
from briefterm.model import EntityKind, GlossaryEntry, Mention

if TYPE_CHECKING:
    from pathlib import Path

PATTERNS = [
    ("PERSON", "Mira Solberg"),
    ("ORG", "the Harbour Board"),
    ("GPE", "Vessa"),
    ("FAC", "Pier 4"),
    ("WORK_OF_ART", "The Shifting Sand"),
    ("DATE", "May"),
    ("DISEASE", "scurvy"),
]
TEXT = "😀 Mira Solberg and the Harbour Board left Vessa's Pier 4 in May, with The Shifting Sand."


def spacy_or_skip() -> Any:
    """The library where it is installed; on a new Python its dependencies may warn."""
    with warnings.catch_warnings(action="ignore"):
        return pytest.importorskip("spacy", reason="needs `pip install 'briefterm[spacy]'`")


@pytest.fixture(scope="module")
def pipeline(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a blank English pipeline with a list of patterns."""
    spacy = spacy_or_skip()
    blank = spacy.blank("en")
    ruler = blank.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": label, "pattern": words} for label, words in PATTERNS])
    folder = tmp_path_factory.mktemp("pipeline") / "patterns"
    blank.to_disk(folder)
    return folder


def test_a_pipeline_finds_names(pipeline: Path) -> None:
    """Labels become kinds, articles and genitives stay outside, dates and diseases are left out."""
    mentions = choose(f"spacy:{pipeline}")(TEXT)

    assert [
        ("Mira Solberg", EntityKind.PERSON),
        ("Harbour Board", EntityKind.ORG),
        ("Vessa", EntityKind.GPE),
        ("Pier 4", EntityKind.FAC),
        ("The Shifting Sand", EntityKind.WORK),
    ] == [(TEXT[mention.start : mention.end], mention.kind) for mention in mentions]
    assert {"spacy"} == {mention.layer for mention in mentions}


def test_the_glossary_wins_over_a_pipeline(pipeline: Path) -> None:
    """A curator's name replaces what the pipeline found in its place."""
    glossary = [GlossaryEntry("Vessa Pier", EntityKind.LOC, ("Vessa's Pier 4",))]

    mentions = choose(f"spacy:{pipeline}")(TEXT, glossary)

    start = TEXT.index("Vessa")
    assert Mention(start, start + 14, EntityKind.LOC, "Vessa Pier", "glossary") in mentions
    assert {"Mira Solberg", "Harbour Board", "Vessa Pier", "The Shifting Sand"} == {
        mention.name for mention in mentions
    }


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\ud800 Vessa \x00", "é" * 1000])
def test_any_text_is_taken(pipeline: Path, text: str) -> None:
    """No text makes a pipeline fail."""
    mentions = choose(f"spacy:{pipeline}")(text)

    assert text.count("Vessa") == len(mentions)


def test_a_long_text_is_cut_for_a_pipeline(pipeline: Path) -> None:
    """A text longer than spaCy takes is tagged in pieces, its offsets those of the whole."""
    filling = "the sand moved on " * 500 + "\n"
    text = (filling * 115) + "Vessa\n" + filling + "Mira Solberg"
    assert len(text) > 1_000_000

    mentions = choose(f"spacy:{pipeline}")(text)

    assert ["Vessa", "Mira Solberg"] == [text[one.start : one.end] for one in mentions]


def test_parts_that_names_do_not_need_are_left_out(tmp_path: Path) -> None:
    """A pipeline runs without its tagger, unless a list of patterns may ask for its tags."""
    spacy = spacy_or_skip()

    @spacy.Language.component("briefterm_test_stop")  # type: ignore[untyped-decorator] # spaCy's
    def stop(_: object) -> None:
        raise ValueError("asked for tags")

    blank = spacy.blank("en")
    blank.add_pipe("briefterm_test_stop", name="tagger")
    blank.to_disk(tmp_path / "plain")
    blank.add_pipe("entity_ruler")
    blank.to_disk(tmp_path / "ruled")

    assert [] == choose(f"spacy:{tmp_path / 'plain'}")("Vessa")
    with pytest.raises(TaggerError, match="asked for tags"):
        choose(f"spacy:{tmp_path / 'ruled'}")("Vessa")


@pytest.mark.parametrize(
    ("model", "told"),
    [
        ("", "name a pipeline after a colon, as in spacy:en_core_web_sm"),
        ("no_such_pipeline", "install it with `python -m spacy download no_such_pipeline`"),
        ("./no/such/folder", "name a folder with a meta.json in it"),
    ],
)
def test_a_missing_pipeline_is_told(model: str, told: str) -> None:
    """Without the pipeline one line says how to get it."""
    spacy_or_skip()
    with pytest.raises(TaggerError) as caught:
        choose(f"spacy:{model}")

    assert told in str(caught.value)
    assert "\n" not in str(caught.value)


def test_missing_spacy_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without spaCy one line says what to install."""
    monkeypatch.delitem(sys.modules, "spacy", raising=False)
    monkeypatch.setattr(sys, "path", [])

    with pytest.raises(TaggerError, match=r"install it with `pip install 'briefterm\[spacy\]'`$"):
        _load("en_core_web_sm")


def _load(model: str) -> object:
    from briefterm.entities.plugins.spacy_pipeline import load  # noqa: PLC0415 - the module is there

    return load(model)


@pytest.mark.parametrize(
    ("words", "label", "bare"),
    [
        ("the United Nations", "ORG", "United Nations"),
        ("The Hague's", "GPE", "Hague"),
        ("The Hague’s", "WORK_OF_ART", "The Hague"),
        ("Theodore", "person", "Theodore"),
        ("the ", "ORG", ""),
        ("'s", "ORG", ""),
    ],
)
def test_article_and_genitive_are_outside(words: str, label: str, bare: str) -> None:
    """A name is bare of what OntoNotes counts to it."""
    start, end = trimmed(f"({words})", 1, 1 + len(words), label)

    assert bare == f"({words})"[start:end]
