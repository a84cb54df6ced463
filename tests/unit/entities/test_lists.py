"""The lists of bodies: in order, without doubles, without words that are more often something else."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from briefterm import entities
from briefterm.entities import gazetteer, tag
from briefterm.entities.lexicon import abbreviations, fold, lexicon
from briefterm.entities.lines import read_lines
from briefterm.model import EntityKind

DATA = Path(entities.__file__).parent / "data"
LISTS = ("authorities", "clubs", "companies", "learning", "media", "movements")

# Also towns, given names, surnames or ordinary words, but the body is meant far more often.
DECIDED = frozenset(
    """Anderlecht Barings Barça Bayer Bayern Benfica BirdLife BlackBerry Carrefour Chalco Chanel
    Chiquita ComRes ConEd Contras Cruzeiro Damen Debenhams Delfi Dell Deltares Enron Etsy
    Ferencvaros Ferrari Gallup Goodyear Grammarly Hermès Hitachi Ifo Kia Komatsu Lafarge Lakers
    LinkedIn McLaren Mets Micron Mizuho Monsanto Morena Napoli Naver Nexter Oilers Pacers Packers
    Padres Planalto Podemos Porsche Reddit Sabres Sassuolo Sears Sixers Snapchat Spurs Starbucks
    Steelers SuperSonics Tasnim Teva Thalys Votorantim Wallabies""".split()  # noqa: SIM905 - a list of words reads best
)


def rows(name: str) -> list[tuple[str, list[str]]]:
    """The canonical name and all forms of each row of a list."""
    text = (DATA / f"{name}.tsv").read_text(encoding="utf-8")
    parts = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    assert {"ORG"} == {kind for kind, _, _ in parts}
    return [(known, [known, *filter(None, forms.split("|"))]) for _, known, forms in parts]


def all_forms() -> list[str]:
    """The forms of all lists."""
    return [form for name in LISTS for _, forms in rows(name) for form in forms]


@pytest.mark.parametrize("name", LISTS)
def test_lists_are_in_order(name: str) -> None:
    """Each list is sorted by its canonical names."""
    names = [known for known, _ in rows(name)]
    expected = sorted(names)
    assert expected == names


def test_no_form_is_listed_twice() -> None:
    """A form stands for one body, and no list of places, peoples or things has it as well."""
    doubles = [form for form, count in Counter(all_forms()).items() if count > 1]
    assert [] == doubles
    lists = lexicon()
    others = [form for form in all_forms() if lists.phrases[form].kind is not EntityKind.ORG]
    assert [] == others


def test_no_form_is_mostly_something_else() -> None:
    """No ordinary word, given name, surname or town is listed unless the body prevails."""
    lists = lexicon()
    doubtful = {
        form
        for form in all_forms()
        if not form.isupper()
        and (
            lists.ordinary(form)
            or form in lists.first_names
            or fold(form) in lists.first_names
            or form in lists.surnames
            or form in lists.cities
            or form in lists.unsure_cities
        )
    }
    assert DECIDED == doubtful


def test_capitals_that_spell_a_word_are_words_in_headlines() -> None:
    """An abbreviation that spells an ordinary word stays a word in a line of capitals."""
    lists = lexicon()
    spelt = {form.lower() for form in all_forms() if form.isupper()} & lists.words
    assert set() == spelt - lists.classes["headline_word"]


def test_each_form_is_found() -> None:
    """The look-up reaches each form; none breaks where the text is cut into tokens."""
    lists = lexicon()
    lost = []
    for form in all_forms():
        (line,) = read_lines(f"officials at {form} agreed on this", lists)
        found = [
            line.shown[hit.start : hit.end] for hit in gazetteer.look_up(line, lists, ()).values()
        ]
        if found != [form]:
            lost.append((form, found))
    assert [] == lost


def test_abbreviations_are_no_bodies() -> None:
    """The list of abbreviations is sorted, long, and apart from what the lists name."""
    text = (DATA / "abbreviations.txt").read_text(encoding="utf-8")
    listed = [line for line in text.splitlines() if not line.startswith("#")]
    assert sorted(set(listed)) == listed
    assert len(listed) > 300
    lists = lexicon()
    assert set() == {form for form in abbreviations() if form in lists.phrases}


@pytest.mark.parametrize(
    ("sentence", "form", "name"),
    [
        ("The USDA cut its forecast.", "USDA", "Department of Agriculture"),
        ("A spokesman for KKR declined to comment.", "KKR", "KKR"),
        ("Batteries made by CATL are cheaper.", "CATL", "CATL"),
        ("The BoE held rates.", "BoE", "Bank of England"),
        ("He wrote for the Neue Zürcher Zeitung.", "Neue Zürcher Zeitung", "Neue Zürcher Zeitung"),
        ("A strike at Petroperu began.", "Petroperu", "Petroperú"),
    ],
)
def test_short_forms_stand_for_the_body(sentence: str, form: str, name: str) -> None:
    """Abbreviations and spellings without accents lead to the canonical name."""
    found = {sentence[one.start : one.end]: (one.kind, one.name) for one in tag(sentence)}
    expected = (EntityKind.ORG, name)
    assert expected == found.get(form)
