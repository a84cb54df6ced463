"""Unknown words of capitals, and the head nouns that make a body of a long form."""

from __future__ import annotations

import pytest

from briefterm.entities import tag
from briefterm.entities.capitals import Terms
from briefterm.model import EntityKind


def kinds(text: str) -> dict[str, EntityKind]:
    """The kind of each name in the text, by its words."""
    return {text[one.start : one.end]: one.kind for one in tag(text)}


@pytest.mark.parametrize(
    "sentence",
    [
        "He quit RVTK in 2019.",
        "Prices rose, according to RVTK.",
        "The company bought RVTK for $2 billion.",
        "Talks with RVTK failed, a source said.",
        "Workers joined the RVTK on strike.",
        "The report was published by the RVTK.",
        "RVTK paused its cycle on Wednesday.",
    ],
)
def test_a_sentence_makes_a_body_of_capitals(sentence: str) -> None:
    """What is done by or to an unknown word of capitals tells that it is a body."""
    expected = EntityKind.ORG
    assert expected == kinds(sentence).get("RVTK")


@pytest.mark.parametrize(
    "text",
    [
        "He had an RVTK. She had none.",
        "It was a random value token kit (RVTK).",
        "It ran at 12 RVTK by night.",
        "Two RVTKs were sold.",
    ],
)
def test_a_text_tells_its_terms(text: str) -> None:
    """An article, a spelt-out term, a figure or a plural makes a term of the word."""
    assert "RVTK" in Terms(text)


@pytest.mark.parametrize(
    "text", ["An RVTK official left.", "She joined RVTK. It won.", "", "XRVTK ran; RVTKX ran."]
)
def test_a_body_is_no_term(text: str) -> None:
    """An article that belongs to the noun behind the word says nothing of the word."""
    assert "RVTK" not in Terms(text)


def test_terms_of_the_text_are_left_alone() -> None:
    """A word that the text uses as a term is no body where nothing but the rule says so."""
    assert "RVTK" not in kinds("It has 12 RVTK of memory. Prices rose, according to RVTK.")


@pytest.mark.parametrize("word", ["GDP", "LNG", "DNA", "HIV", "ETF", "ICBM", "PMI", "UTC"])
def test_abbreviations_are_no_bodies(word: str) -> None:
    """Everyday abbreviations are never taken for a body, whatever they do."""
    assert word not in kinds(f"They joined the {word} of the year. It was led by {word}, he said.")


@pytest.mark.parametrize(
    "name",
    [
        "U.S. Geological Survey",
        "Swedish Geological Survey",
        "British Antarctic Survey",
        "Norrvik Labour Inspectorate",
        "Special Jurisdiction for Peace",
        "Quellmark Advisors",
        "Brandt Biopharmaceutical",
        "Mirova Semiconductor",
        "Zelm Biotech",
        "Norrvik Bancorp",
        "Norrvik Philharmonic",
        "Norrvik Polytechnic",
    ],
)
def test_head_nouns_of_bodies(name: str) -> None:
    """The last word of a long form, or a survey's first one, makes a body of it."""
    expected = EntityKind.ORG
    assert expected == kinds(f"A report by {name} said so.").get(name)
