"""The statements that a query asks for: names in it are those of the sentence."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefterm.index.days import days_between
from briefterm.index.query.matching import Facts, aliases_of, holds, matches
from briefterm.index.query.terms import Query
from briefterm.library import Library
from briefterm.library.finding import moments as room
from briefterm.library.finding import timeline_files
from briefterm.library.finding.about import among_about
from briefterm.library.finding.glimpse import glimpse
from briefterm.library.finding.moments import moments
from briefterm.library.finding.parsed import parsed_query
from briefterm.library.finding.sentences import LONGEST, Sentences, sentence_at
from briefterm.library.finding.telling import tellings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from briefterm.index.query import Term
    from briefterm.library.finding.model import Dated, Telling
    from briefterm.model import Briefing

GLOSSARY = """
[[name]]
name = "Mira Solberg"
kind = "PERSON"
aliases = ["Solberg", "the harbour master"]
always = true

[[name]]
name = "Harbour Board"
kind = "ORG"
aliases = ["Board"]
always = true
"""
SENTENCES = (
    "Mira Solberg came on 14 March 2019.",
    "The Harbour Board met in 2020, said Solberg.",
    "On 3 May 2021 the Board closed.",
    "It rained on 14 March 2019, and again in 2020.",
    "Dr. Solberg and Mr. Nansen left in 2018?",
    "“She came in 2018.” The harbour master knew.",
    "The sun shone.",
    "Tessa Olander spoke in 2017.",
    "Olander left on 5 June 2018.",
)
QUERIES = (
    "name:solberg",
    'name:"mira solberg"',
    "name:board*",
    'name:solberg name:"harbour board"',
    "name:board OR name:solberg",
    "-name:solberg",
    "tag:sea -name:solberg name:board",
    "kind:org",
    "-kind:person sun",
    "(name:board OR sun) tag:sea",
    "-(name:board -sun)",
    "name:nobody",
    "name:olander",
    "name:olan* -name:tessa*",
    "name:solberg sort:title",
)


def written(folder: Path, stories: list[tuple[list[str], str, bool]]) -> Library:
    """A library of briefings of these sentences, what is between them, and whether it has a tag."""
    (folder / ".briefterm").mkdir(parents=True)
    (folder / ".briefterm" / "glossary.toml").write_text(GLOSSARY)
    for number, (sentences, between, tagged) in enumerate(stories):
        head = f"---\ntitle: T{9 - number}\ndate: 2024-01-0{number + 1}\n"
        head += "tags: [sea]\n" * tagged
        (folder / f"b{number}.md").write_text(f"{head}---\n\n{between.join(sentences)}\n")
    return Library.open(folder)


def expected(library: Library, briefings: list[Briefing], query: str) -> Iterator[Dated]:
    """The statements of the whole timeline that a query asks for, each looked at for itself."""
    root = parsed_query(query).root
    aliases = aliases_of(library.finding.tagger.glossary.entries)
    for one in library.finding.timeline(briefings):
        text = library.read(one.briefing.id)[1].text
        end = one.start + len(one.text)
        tagged = library.finding.tagger.mentions(one.briefing, text)
        inside = [spot for spot in tagged if one.start <= spot.start and spot.end <= end]
        sentence = Facts(one.briefing, text, inside, aliases=aliases)
        briefing = Facts(one.briefing, text)

        def asked(term: Term, about: Facts = sentence, whole: Facts = briefing) -> bool:
            return matches(Query(term), about if term.field in {"name", "kind"} else whole)

        if holds(root, asked):
            yield one


STORIES = st.lists(
    st.tuples(
        st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=8),
        st.sampled_from([" ", "\n\n"]),
        st.booleans(),
    ),
    min_size=1,
    max_size=3,
)


@given(STORIES, st.sampled_from(QUERIES))
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_each_statement_is_asked_for_by_its_own_sentence(
    tmp_path_factory: pytest.TempPathFactory,
    stories: list[tuple[list[str], str, bool]],
    query: str,
) -> None:
    """They are those of the whole timeline in whose sentence the names are, however they are read."""
    library = written(tmp_path_factory.mktemp("statements"), stories)
    briefings = library.refresh()
    assert library.finding.update(briefings)
    wanted = list(expected(library, briefings, query))
    among, about = among_about(library.finding, query, briefings, {})
    found = library.finding.timeline(among, about=about)
    if "sort:" not in query:
        assert wanted == found
    assert {_place(one) for one in wanted} == {_place(one) for one in found}
    stretches = {(one.briefing.id, days_between(one.earliest, one.latest)) for one in wanted}
    with pytest.MonkeyPatch.context() as patch:
        for few in (room.FEW, 0):
            patch.setattr(room, "FEW", few)
            rows = told(library, briefings, query)
            check_glimpse(library, briefings, query, rows)
            assert stretches == {(one.briefing.id, _days(one)) for one in rows}
            assert len(stretches) == len(rows)
            assert {_place(one) for one in wanted} >= {hit for one in rows for hit in _hits(one)}


def told(library: Library, briefings: list[Briefing], query: str) -> list[Telling]:
    """The rows of a query's timeline."""
    among, about = among_about(library.finding, query, briefings, {})
    rows = moments(library.finding, among, (), about)
    found = [one for one in tellings(library.finding, rows, 0, rows.rows) if one is not None]
    assert rows.rows == len(found)
    return found


def check_glimpse(
    library: Library, briefings: list[Briefing], query: str, whole: list[Telling]
) -> None:
    """Rows near a day are those of the whole timeline, without any left out between them."""
    among, about = among_about(library.finding, query, briefings, {})
    for few, day in ((room.FEW, date(2019, 3, 14)), (0, date(2019, 3, 14)), (0, date(2100, 1, 1))):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("briefterm.library.finding.glimpse.FEW", few)
            some = glimpse(library.finding, among, (), about, day.toordinal())
        assert (some is not None) == (about is not None and few == 0)
        if some is not None:
            near = tellings(library.finding, some, 0, some.rows)
            begin = whole.index(near[0]) if near and near[0] is not None else 0
            assert whole[begin : begin + some.rows] == near
            assert len(near) == len(whole)


def _days(one: Telling) -> tuple[int, int]:
    return one.first.toordinal(), one.last.toordinal()


def _hits(one: Telling) -> Iterator[tuple[str, int, int]]:
    for said in one.said:
        for hit in said.hits:
            yield one.briefing.id, said.start + hit.start, said.start + hit.end


def _place(one: Dated) -> tuple[str, int, int]:
    return one.briefing.id, one.hit.start, one.hit.end


ODD = st.text(alphabet="aB. \n?St1。”", min_size=1, max_size=60)


@given(ODD, st.integers(0, 40), st.data())
@settings(max_examples=100, deadline=None)
def test_what_is_in_a_sentence_is_known_without_reading_it(
    text: str, longer: int, data: st.DataObject
) -> None:
    """Places between which a sentence ends are in no sentence together; others as the sentence says."""
    text = " ".join([text] * (1 + longer))
    sentences = Sentences(text)

    def word() -> tuple[int, int]:
        start = data.draw(st.integers(0, len(text) - 1))
        end = data.draw(st.integers(start + 1, min(len(text), start + 9)))
        start += len(text[start:end]) - len(text[start:end].lstrip())
        return min(start, end - 1), end

    for _ in range(5):
        place, other = word(), word()
        first, last = sentence_at(text, *place)
        assert (first, last) == sentences.at(*place)
        inside = first <= other[0] and other[1] <= last
        if abs(place[0] - other[0]) < LONGEST // 2:
            assert inside == sentences.has(place, other)
        left, right = sorted((place, other))
        if left[1] <= right[0] and sentences.part(left[1], right[0]):
            assert not inside


def test_few_rows_near_a_day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of many rows those around the day are found, in the order of the whole."""
    days = [
        f"Mira Solberg came on {day} May {year}." for year in (2019, 2020) for day in range(1, 30)
    ]
    library = written(tmp_path / "library", [(days, " ", True)])
    briefings = library.refresh()
    assert library.finding.update(briefings)
    whole = told(library, briefings, "name:solberg")
    assert 58 == len(whole)
    monkeypatch.setattr("briefterm.library.finding.glimpse.FEW", 0)
    monkeypatch.setattr("briefterm.library.finding.glimpse._NEAR", 5)
    among, about = among_about(library.finding, "name:solberg", briefings, {})
    for day in (date(2019, 5, 10), date(2018, 1, 1), date(2030, 1, 1), date(2020, 1, 1)):
        some = glimpse(library.finding, among, (), about, day.toordinal())
        assert some is not None
        near = tellings(library.finding, some, 0, some.rows)
        place = sum(one.first < day for one in whole)
        assert whole[max(0, place - 4) : place + 4] == near


def test_files_have_what_is_asked_for(tmp_path: Path) -> None:
    """A calendar, Markdown or JSON has the statements about the name alone."""
    library = written(tmp_path / "library", [(list(SENTENCES), " ", True)])
    briefings = library.refresh()
    assert library.finding.update(briefings)
    among, about = among_about(library.finding, "name:board", briefings, {})
    rows = moments(library.finding, among, (), about)
    for suffix in (".ics", ".md", ".json"):
        path = tmp_path / f"out{suffix}"
        assert 2 == timeline_files.write(library.finding, rows, path, datetime.now(UTC))
        words = path.read_text(encoding="utf-8")
        assert "On 3 May 2021 the Board closed." in words
        assert "It rained" not in words


def test_a_text_that_is_another_one_by_now(tmp_path: Path) -> None:
    """Of a briefing that was cut since, only what is still there is looked at."""
    library = written(tmp_path / "library", [(list(SENTENCES), " ", True)])
    briefings = library.refresh()
    assert library.finding.update(briefings)
    (tmp_path / "library" / "b0.md").write_text("Solberg.\n")
    again = library.refresh()
    among, about = among_about(library.finding, "name:solberg", again, {})
    assert [] == library.finding.timeline(among, about=about)
    assert 0 == moments(library.finding, among, (), about).rows
