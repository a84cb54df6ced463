"""Examples for each layer of the name tagger, and the traps of English news."""

from __future__ import annotations

import pytest

from briefterm.entities import tag
from briefterm.model import EntityKind, GlossaryEntry, Mention


def named(text: str, glossary: tuple[GlossaryEntry, ...] = ()) -> list[tuple[str, str, str]]:
    """Surface, kind and canonical name of each mention."""
    return [(text[m.start : m.end], m.kind.value, m.name) for m in tag(text, glossary)]


def spans(text: str) -> list[str]:
    """Surface and kind of each mention, as "surface/KIND"."""
    return [f"{text[m.start : m.end]}/{m.kind.value}" for m in tag(text)]


def layer_of(text: str, surface: str, glossary: tuple[GlossaryEntry, ...] = ()) -> str:
    """The layer of the last mention that reads ``surface``."""
    return [m.layer for m in tag(text, glossary) if text[m.start : m.end] == surface][-1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He met Prime Minister Ayla Demirkan.", ["Ayla Demirkan/PERSON"]),
        ("Mr. Demirkan left.", ["Demirkan/PERSON"]),
        ("U.S. Secretary of State Ann Lowry left.", ["U.S./GPE", "Ann Lowry/PERSON"]),
        (
            "The Jordanian Foreign Minister Omar Haddad spoke.",
            ["Jordanian/NORP", "Omar Haddad/PERSON"],
        ),
        ("He asked the Ministry of Rural Affairs.", ["Ministry of Rural Affairs/ORG"]),
        ("The Ministry of Defence of Ukraine agreed.", ["Ministry of Defence of Ukraine/ORG"]),
        ("The Baltic Grain Council met.", ["Baltic Grain Council/ORG"]),
        (
            "It joined the Competition and Markets Authority.",
            ["Competition and Markets Authority/ORG"],
        ),
        ("She leads the Dairy Workers' Union there.", ["Dairy Workers' Union/ORG"]),
        (
            "They crossed the Vorsk River near the Halm Bridge.",
            ["Vorsk River/LOC", "Halm Bridge/FAC"],
        ),
        ("He flew from the Olvia International Airport.", ["Olvia International Airport/FAC"]),
        ("He signed the Clean Rivers Act 2021.", ["Clean Rivers Act 2021/LAW"]),
        ("It backed Resolution 1701 again.", ["Resolution 1701/LAW"]),
        ("Then Hurricane Osric struck.", ["Hurricane Osric/EVENT"]),
        ("The bulk carrier Golden Plover sank.", ["Golden Plover/PRODUCT"]),
        ("They fired Korvet missiles.", ["Korvet/PRODUCT"]),
        ('Her book "The Long Harvest" sold well.', ["The Long Harvest/WORK"]),
        ('"It rained," Okonjuwe said.', ["Okonjuwe/PERSON"]),
        ("They live in Qarabul.", ["Qarabul/GPE"]),
        ("ZORVILLE, May 4 - It rained.", ["ZORVILLE/GPE"]),
    ],
)
def test_patterns(text: str, expected: list[str]) -> None:
    """Titles, head nouns and cue words tell names and kinds without any list entry."""
    assert spans(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The DPRK denied it.", [("DPRK", "GPE", "North Korea")]),
        ("Talks with the US began.", [("US", "GPE", "United States")]),
        ("The Kremlin was silent.", [("Kremlin", "ORG", "Kremlin")]),
        ("A White House aide left.", [("White House", "ORG", "White House")]),
        ("Jordanians voted.", [("Jordanians", "NORP", "Jordanian")]),
        ("The New York Times wrote.", [("The New York Times", "ORG", "The New York Times")]),
        (
            "The UN Security Council met.",
            [("UN Security Council", "ORG", "United Nations Security Council")],
        ),
        ("It lies in Côte d’Ivoire.", [("Côte d’Ivoire", "GPE", "Ivory Coast")]),
        (
            "They sailed round the Cape of Good Hope.",
            [("Cape of Good Hope", "LOC", "Cape of Good Hope")],
        ),
    ],
)
def test_gazetteer(text: str, expected: list[tuple[str, str, str]]) -> None:
    """What everybody knows has its kind and its canonical name."""
    assert named(text) == expected


def test_gazetteer_layer() -> None:
    """A list entry says that the gazetteer decided."""
    assert layer_of("The DPRK denied it.", "DPRK") == "gazetteer"


def test_acronym_in_brackets_joins_its_long_form() -> None:
    """A short form in brackets has the kind and name of the long one, there and later on."""
    text = "The Office for the Care of Rivers (OCR) opened. Later the OCR closed."
    name = "Office for the Care of Rivers"
    assert named(text) == [(name, "ORG", name), ("OCR", "ORG", name), ("OCR", "ORG", name)]


def test_short_form_joins_the_full_name() -> None:
    """A surname alone is the person named in full elsewhere, before or after."""
    text = 'Katkov was right.\n\nOleh Katkov is an editor. "Yes," Katkov said.'
    assert {m.name for m in tag(text)} == {"Oleh Katkov"}
    assert layer_of(text, "Katkov") == "document"


def test_surname_that_is_also_a_place() -> None:
    """A person's surname wins over a country, but not after "in"."""
    text = "Jim Jordan spoke.\nJordan opposed it in Jordan."
    assert spans(text) == ["Jim Jordan/PERSON", "Jordan/PERSON", "Jordan/GPE"]


def test_surname_that_is_also_a_month() -> None:
    """A month that speaks is a person; other months are not."""
    text = 'Governor Eleanor May left.\n"May data matter," May said in May.'
    assert spans(text) == ["Eleanor May/PERSON", "May/PERSON"]


def test_two_persons_with_one_surname() -> None:
    """The surname alone means the one who was named in full last."""
    text = "Anna Petrenko spoke.\nPetrenko left.\nIvan Petrenko came.\nPetrenko sat down."
    names = [m.name for m in tag(text)]
    assert names == ["Anna Petrenko", "Anna Petrenko", "Ivan Petrenko", "Ivan Petrenko"]


def test_one_name_has_one_kind() -> None:
    """The kind that the context proves holds where there is no context."""
    text = '"No," Zubrowa said.\nThey asked Zubrowa again.'
    assert {m.kind for m in tag(text)} == {EntityKind.PERSON}


def test_headline_takes_names_from_the_body() -> None:
    """A headline in capitals lights what the text below names, and nothing else."""
    text = "KATKOV WARNS OF NEW SHIPMENTS TO RUSSIA\nOleh Katkov spoke."
    assert spans(text) == ["KATKOV/PERSON", "RUSSIA/GPE", "Oleh Katkov/PERSON"]


KATKOV = GlossaryEntry("Blue Harvest", EntityKind.EVENT, ("BH-7", "the harvest"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A Blue Harvest came.", ["Blue Harvest"]),
        ("A BLUE HARVEST came.", ["BLUE HARVEST"]),
        ("A blue harvest came.", []),
        ("Then BH-7's end.", ["BH-7"]),
        ("Then bh-7 ended.", []),
        ("The Harvest ended; the harvest was rich.", ["The Harvest", "the harvest"]),
        ("See BH-77 and xBH-7.", []),
    ],
)
def test_glossary_aliases(text: str, expected: list[str]) -> None:
    """Aliases match whole words as written; in small letters they match any case."""
    mentions = [m for m in tag(text, [KATKOV]) if m.layer == "glossary"]
    assert [text[m.start : m.end] for m in mentions] == expected
    assert {m.name for m in mentions} <= {"Blue Harvest"}


def test_glossary_always_wins() -> None:
    """A curator's kind stands against the lists and the patterns."""
    entry = GlossaryEntry("Turkey", EntityKind.PRODUCT)
    assert named("He met Turkey.", (entry,)) == [("Turkey", "PRODUCT", "Turkey")]


def test_short_forms_follow_an_alias() -> None:
    """A surname alone is of the name that the glossary has for the whole."""
    entry = GlossaryEntry("Erna Vang", EntityKind.PERSON, ("Mira Solberg",))
    found = named("Mira Solberg came to Oslo. Later Solberg left.", (entry,))
    assert ["Erna Vang", "Oslo", "Erna Vang"] == [name for _, _, name in found]


def test_later_glossary_entry_wins() -> None:
    """A briefing's own names, which come last, stand above the library's."""
    first = GlossaryEntry("First", EntityKind.ORG, ("XY",))
    second = GlossaryEntry("Second", EntityKind.FAC, ("XY",))
    assert named("See XY.", (first, second)) == [("XY", "FAC", "Second")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He went to Russia.", []),
        ("RUSSIA AT THE TABLE", []),
        ("He joined Russia Systems in Paris.", ["Russia Systems", "Paris"]),
        ("The Bank of Russia paid.", ["Bank of Russia"]),
    ],
)
def test_entry_without_a_kind_takes_its_forms_out(text: str, expected: list[str]) -> None:
    """Words that are no name are dropped, and longer names around them stay."""
    entries = [
        GlossaryEntry("Russia Systems", EntityKind.ORG),
        GlossaryEntry("Bank of Russia", EntityKind.ORG),
        GlossaryEntry("Russia", None),
    ]
    assert tag(text)
    assert expected == [mention.name for mention in tag(text, entries)]


def test_changed_glossary_is_seen() -> None:
    """A list that the caller changed between two calls counts as it is now."""
    glossary = [GlossaryEntry("Alpha", EntityKind.ORG, ("qq1",))]
    assert [m.name for m in tag("a qq1 b", glossary)] == ["Alpha"]
    glossary[0] = GlossaryEntry("Beta", EntityKind.ORG, ("qq1",))
    assert [m.name for m in tag("a qq1 b", glossary)] == ["Beta"]


@pytest.mark.parametrize(
    "text",
    [
        "The talks ended. When they resumed, nobody came. Earlier, it rained.",
        "In March and on Monday we met. September was cold.",
        "- Numbers\n- Key Findings\n- What To Watch",
        "Legal Basis",
        "I said so. OK? The GDP fell, said the CEO on TV.",
        '"Nothing works," he said. "Everything is late."',
        "THINGS FALL APART AS RAIN ARRIVES",
        "Why The Economy Is Slowing And What To Do About It",
        "Analysts are cautious. Insurers pay. Observers left. Hearings resume.",
        "Write to John.Smith@example.com or @Somebody.",
    ],
)
def test_no_false_names(text: str) -> None:
    """Sentence starts, calendars, headings, headlines and addresses name nobody."""
    assert spans(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ukraine's army met Katkov’s men.", "Ukraine/GPE"),
        ("A US-led force came.", "US/GPE"),
        ("A pro-Kremlin site wrote.", "Kremlin/ORG"),
        ("The Iran-Iraq war ended.", "Iran-Iraq war/EVENT"),
        ("A Syrian-Turkish deal.", "Turkish/NORP"),
        ("He asked J. K. Smith.", "J. K. Smith/PERSON"),
        ("He asked Ursula von der Leyen.", "Ursula von der Leyen/PERSON"),
        ("He asked Hadi al-Rikabi.", "Hadi al-Rikabi/PERSON"),
        ("Later al-Rikabi left.", "al-Rikabi/PERSON"),
        ("He asked Mohammed bin Salman.", "Mohammed bin Salman/PERSON"),
        ("He asked Sinead O'Connor.", "Sinead O'Connor/PERSON"),
        ("He asked Farhad Moradi-Nia.", "Farhad Moradi-Nia/PERSON"),
        ("He asked Ban Ki-moon.", "Ban Ki-moon/PERSON"),
        ("He asked Łukasz Żółkiewski.", "Łukasz Żółkiewski/PERSON"),
        ("He works at Johnson & Johnson.", "Johnson & Johnson/ORG"),
    ],
)
def test_shapes_of_names(text: str, expected: str) -> None:
    """Possessives, hyphens, initials, particles, apostrophes and letters of other alphabets."""
    assert expected in spans(text)


def test_offsets_count_code_points() -> None:
    """Astral characters before a name move it by one each."""
    assert tag("\U0001f600 In Kyiv.") == [Mention(5, 9, EntityKind.GPE, "Kyiv", "gazetteer")]
