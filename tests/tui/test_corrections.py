"""What is offered for a name that is wrong, and what an answer writes."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefterm.model import Article, Briefing, Document, EntityKind, GlossaryEntry, Mention, Span
from briefterm.tui.screens.names.corrections import (
    Answer,
    Offer,
    Subject,
    answer_rows,
    change_of,
    matching,
    offer_rows,
    offers,
    selected_subject,
    subject_of,
)

TEXT = "Ada Lind met Bo. Lind saw the UK.\nIn Ada Lind's house\u00a0."
PERSON, GPE = EntityKind.PERSON, EntityKind.GPE
ADA = Mention(0, 8, PERSON, "Ada Lind")
LIND = Mention(17, 21, PERSON, "Ada Lind")
UK = Mention(30, 32, GPE, "United Kingdom")
ARTICLE = Article(
    Briefing(id="a", path=Path("a.md"), title="A"),
    Document(TEXT),
    (ADA, Mention(13, 15, PERSON, "Bo"), LIND, UK, Mention(37, 45, PERSON, "Ada Lind")),
)
SUBJECT = subject_of(ARTICLE, LIND)


def shown(rows: list[object]) -> list[str]:
    """The words of rows."""
    return [row.parts[0][0] for row in rows]  # type: ignore[attr-defined] # rows of the panel


def test_subject_has_the_forms_of_its_name() -> None:
    """The name, its forms by number, and the one that was pointed at."""
    assert Subject("Ada Lind", PERSON, ("Ada Lind", "Lind"), "Lind") == SUBJECT
    assert Subject("Lind", PERSON, ("Lind",), "Lind") == SUBJECT.alone


@pytest.mark.parametrize(
    ("words", "expected"),
    [("saw", "saw"), (" saw the ", "saw the"), ("sa", None), (".\nIn", None), (".", None)],
)
def test_a_selection_is_whole_words_of_one_line(words: str, expected: str | None) -> None:
    """Spaces around it do not count; a part of a word would never be found."""
    start = TEXT.index(words)
    subject = selected_subject(ARTICLE, Span(start, start + len(words)))
    assert expected == (subject.name if subject else None)


def test_rows_depend_on_what_is_asked_about() -> None:
    """A name of one form has no form alone; a selection is no name already."""
    every = shown([*answer_rows(SUBJECT)])
    assert "Only “Lind”, and not “Ada Lind”" in every
    assert len(EntityKind) + 2 == len(answer_rows(subject_of(ARTICLE, UK)))
    words = selected_subject(ARTICLE, Span(22, 25))
    assert words is not None
    assert len(EntityKind) + 1 == len(answer_rows(words))


def test_offers_are_those_of_the_article_and_then_the_glossary() -> None:
    """The best known first; what is no name and the name itself are left out."""
    entries = [
        GlossaryEntry("Zed", PERSON, ("Zee",)),
        GlossaryEntry("Bo", PERSON),
        GlossaryEntry("None", None),
        GlossaryEntry("Acme", EntityKind.ORG),
    ]
    found = offers(ARTICLE, entries, SUBJECT)
    assert ["Bo", "United Kingdom", "Acme", "Zed"] == [offer.name for offer in found]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("", ["Lind Bank", "Old Lind", "Elinda"]),
        ("lind", ["Lind Bank", "Old Lind", "Elinda", "“lind”, a name of its own"]),
        ("LIND  BANK", ["Lind Bank", "“LIND BANK”, a name of its own"]),
        ("Lind Bank", ["Lind Bank"]),
        ("eli", ["Elinda", "“eli”, a name of its own"]),
        ("savings", ["Lind Bank", "“savings”, a name of its own"]),
        ("Ada Lind", []),
    ],
)
def test_typing_finds_names(typed: str, expected: list[str]) -> None:
    """Beginnings of a name stand first, then those of its words and its aliases."""
    every = [
        Offer("Lind Bank", EntityKind.ORG, aliases=("Savings Bank",)),
        Offer("Old Lind", PERSON),
        Offer("Elinda", PERSON),
    ]
    assert expected == shown([*offer_rows(matching(every, typed), typed, SUBJECT)])


def test_answers_are_written_for_all_forms_or_one() -> None:
    """A kind and another name go with all forms; what is no name has one of them as its name."""
    other = Offer("Eva Lind", PERSON)
    whole, alone = Answer(SUBJECT, rename=True), Answer(SUBJECT.alone, rename=True)
    kingdom = subject_of(ARTICLE, UK)

    kind = change_of(Answer(SUBJECT, EntityKind.ORG))
    assert ("Ada Lind", ("Ada Lind", "Lind")) == (kind.name, kind.forms)
    assert ("Ada Lind", "Lind") == change_of(whole, other).forms
    assert ("Lind",) == change_of(alone, other).forms
    assert ("United Kingdom", "UK") == change_of(Answer(kingdom, rename=True), other).forms
    none = change_of(Answer(kingdom))
    assert ("UK", None, ("UK",)) == (none.name, none.kind, none.forms)
