"""What stands beside a name: teams in results, appositions, records, offices, rare words."""

from __future__ import annotations

import pytest

from briefterm.entities import tag
from briefterm.model import EntityKind

GAMES = "The coach said his team scored late in the game. It was a quiet inning.\n"


def kinds(text: str) -> dict[str, EntityKind]:
    """The kind of each name in the text, by its words; the last mention counts."""
    return {text[one.start : one.end]: one.kind for one in tag(text)}


@pytest.mark.parametrize(
    ("line", "teams"),
    [
        ("Boston 4, Cleveland 2", {"Boston", "Cleveland"}),
        ("Toronto 102, Philadelphia 88 (OT)", {"Toronto", "Philadelphia"}),
        ("Liverpool 2-2 Newcastle", {"Liverpool", "Newcastle"}),
        ("Denver at Chicago, ppd., rain", {"Denver", "Chicago"}),
        ("Oakland v Seattle", {"Oakland", "Seattle"}),
        ("Denver 12 7 3 2 24", {"Denver"}),
        ("Houston beat Montreal again on Sunday.", {"Houston", "Montreal"}),
        ("It was Pittsburgh's third victory in a row.", {"Pittsburgh"}),
    ],
)
def test_cities_that_play_are_teams(line: str, teams: set[str]) -> None:
    """A score, a fixture, a row of figures or a victory makes a team of a city."""
    found = kinds(f"{GAMES}\n{line}\n")
    expected = dict.fromkeys(teams, EntityKind.ORG)
    assert expected == {name: found.get(name) for name in teams}


def test_countries_that_play_stay_countries() -> None:
    """A national side goes by its country."""
    found = kinds(f"{GAMES}\nGermany 2, France 1\n")
    expected = {"Germany": EntityKind.GPE, "France": EntityKind.GPE}
    assert expected == found


def test_a_victory_elsewhere_makes_no_team() -> None:
    """A city that wins is a place in a text that does not speak of games."""
    found = kinds("Strasbourg's victory in court cost the region dear, the mayor said.")
    expected = EntityKind.GPE
    assert expected == found.get("Strasbourg")


def test_headlines_part_names_at_verbs() -> None:
    """In a headline where each word has a capital, a verb is no part of a name."""
    text = f"Pirates Sweep Mets on Homer in 11th\n\n{GAMES}"
    found = kinds(text)
    expected = {"Pirates": EntityKind.ORG, "Mets": EntityKind.ORG}
    assert expected == {name: found.get(name) for name in expected}


def test_a_team_leaves_the_city_alone() -> None:
    """The same word is the city where the text speaks of the city."""
    text = f"CHICAGO (AP) -- {GAMES}\nBoston 4, Chicago 2\n\nThe mayor flew to Boston.\n"
    expected = [EntityKind.ORG, EntityKind.GPE]
    assert expected == [one.kind for one in tag(text) if text[one.start : one.end] == "Boston"]


@pytest.mark.parametrize("place", ["LOS ANGELES", "NEW YORK", "SAN FRANCISCO"])
def test_agency_in_a_dateline_is_no_place(place: str) -> None:
    """Brackets after a place hold another name unless its letters are their initials."""
    text = f"{place} (AP) -- The ferry was late."
    expected = {place: EntityKind.GPE, "AP": EntityKind.ORG}
    assert expected == kinds(text)


def test_player_with_a_record_in_brackets_is_a_person() -> None:
    """Figures after a surname in brackets are a player's."""
    found = kinds(f"{GAMES}\nDenver (Cone 6-3) at Chicago (Hill 4-4), 7:35 p.m.\n")
    expected = {"Cone": EntityKind.PERSON, "Hill": EntityKind.PERSON}
    assert expected == {name: found.get(name) for name in expected}


@pytest.mark.parametrize(
    "rest", [", a 34-year-old teacher, left.", ", 34, left.", ", the village leader, left."]
)
def test_age_or_office_after_a_comma_makes_a_person(rest: str) -> None:
    """An apposition tells a person from a firm."""
    expected = EntityKind.PERSON
    assert expected == kinds(f"Veltra Morvane{rest}").get("Veltra Morvane")


def test_kind_of_body_after_a_comma_makes_a_body() -> None:
    """A name that an apposition calls a think tank is no place."""
    found = kinds('"It will hold," said Nina Petrova of Kelmar Forum, a think tank.')
    expected = EntityKind.ORG
    assert expected == found.get("Kelmar Forum")


def test_country_before_an_office_stands_alone() -> None:
    """The office's words are no part of the country's name."""
    found = kinds("The visit ended when US Defense Secretary Paul Marlow flew home.")
    expected = {"US": EntityKind.GPE, "Paul Marlow": EntityKind.PERSON}
    assert expected == found


@pytest.mark.parametrize("zone", ["GMT", "EDT", "UTC"])
def test_time_zones_are_no_names(zone: str) -> None:
    """A zone after a time names nothing."""
    assert {} == kinds(f"The talks begin at 10:00 {zone} and end at noon.")


def test_party_in_brackets_is_no_part_of_a_person() -> None:
    """A letter in brackets after a surname is left out."""
    found = kinds("Commissioner: Okafor (D) 12,406; Winslow (R) 11,983.")
    expected = {"Okafor", "Winslow"}
    assert expected == set(found)


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("At noon the Tarjun agency said so.", "Tarjun", EntityKind.ORG),
        ("Among the losers: MacroVestry, down 12%.", "MacroVestry", EntityKind.ORG),
        ("It was sold to a Polish firm, Hidrovelka, last year.", "Hidrovelka", EntityKind.ORG),
        ("They died in an avalanche in the Kuvaral last year.", "Kuvaral", EntityKind.LOC),
    ],
)
def test_cue_beside_a_rare_word_makes_a_name(text: str, name: str, kind: EntityKind) -> None:
    """A word that nobody knows is a name where its neighbour says of what."""
    found = kinds(text).get(name)
    places = {EntityKind.GPE, EntityKind.LOC}
    assert found in (places if kind in places else {kind})


@pytest.mark.parametrize("text", ["The class HyperTarget is old.", "The reading is on Dexil."])
def test_rare_words_without_a_cue_stay_plain(text: str) -> None:
    """A capital, an inner capital or a preposition alone makes no name."""
    assert "pattern" not in {one.layer for one in tag(text)}


def test_partners_are_a_firm_but_cited_authors_are_not() -> None:
    """Two surnames with "&" are a firm unless a year follows."""
    firm = kinds("Effie Carr has run Penrose & Tate since spring.")
    cited = kinds("It helps young children (Miller & Robertson, 2010), they say.")
    assert firm.get("Penrose & Tate") is EntityKind.ORG
    assert cited.get("Miller & Robertson") is not EntityKind.ORG


def test_firms_keep_their_full_stop() -> None:
    """The stop of "Corp." in the middle of a sentence belongs to the name."""
    assert EntityKind.ORG == kinds("Shares of Veltra Corp., down for weeks, fell.")["Veltra Corp."]
