"""Names across the library as the glossary has them, their trends, forms and pages."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from briefterm.errors import NotFoundError
from briefterm.index import tallies
from briefterm.library.finding.forms import forms_of, standing_for
from briefterm.library.finding.name_markdown import markdown
from briefterm.library.finding.trends import STRETCHES, trends
from briefterm.model import EntityKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from briefterm.index.concordance import Concordance
    from briefterm.library import Library
    from briefterm.library.finding.model import NameCount
    from briefterm.model import Briefing


@pytest.fixture
def briefings(folder: Path, library: Library) -> list[Briefing]:
    """The briefings of a library that the index knows, three more among them."""
    for name, day, words in (
        ("oil", "2020-02-01", "Then Mira Solberg came to Oslo. Later Solberg left for the DPRK."),
        (
            "tin",
            "2020-03-05",
            "Now Erna Solberg spoke in Oslo. Solberg was heard by Lorne Shipping.",
        ),
        ("ore", "2023-12-31", "Yesterday Mira Solberg met Erna Brandt in Oslo."),
    ):
        (folder / f"{name}.md").write_text(f"---\ntitle: {name}\ndate: {day}\n---\n{words}\n")
    listed = library.refresh()
    assert library.finding.update(listed)
    return listed


def counted(library: Library) -> dict[str, NameCount]:
    """The names of all briefings."""
    return {one.name: one for one in library.finding.names()}


def correct(
    library: Library, briefings: list[Briefing], name: str, kind: EntityKind | None, *forms: str
) -> None:
    """Write a correction for all briefings; the index does not follow."""
    library.glossary.correct_in(briefings, name, kind, forms)


def test_a_merge_is_seen_before_the_index_follows(
    library: Library, briefings: list[Briefing]
) -> None:
    """Numbers, page and trend are those of both; then the same from the index."""
    correct(library, briefings, "Erna Solberg", EntityKind.PERSON, "Mira Solberg")

    for _ in range(2):
        names = counted(library)
        page = library.finding.name("mira solberg", briefings)
        assert "Mira Solberg" not in names
        assert 3 == names["Erna Solberg"].briefings == page.count.briefings
        assert date(2023, 12, 31) == names["Erna Solberg"].last
        assert "Mira Solberg" in page.aliases
        found = trends(library.finding, ["Erna Solberg"])
        assert found is not None
        assert 3 == sum(found.counts["Erna Solberg"])
        assert library.finding.update(briefings)


def test_kinds_and_no_names_are_seen_at_once(library: Library, briefings: list[Briefing]) -> None:
    """Another kind shows in the list and on the page; what is no name is gone from both."""
    correct(library, briefings, "Oslo", EntityKind.FAC, "Oslo")
    correct(library, briefings, "Mira Solberg", None, "Mira Solberg")

    names = counted(library)
    assert "FAC" == names["Oslo"].kind
    assert "FAC" == library.finding.name("Oslo", briefings).count.kind
    assert "Mira Solberg" not in names
    beside = library.finding.name("Oslo", briefings).with_whom
    assert "Mira Solberg" not in {one.name for one, _ in beside}
    with pytest.raises(NotFoundError):
        library.finding.name("Mira Solberg", briefings)


@pytest.mark.usefixtures("briefings")
def test_what_a_briefing_calls_its_own_stays_its_own(library: Library) -> None:
    """A usual entry does not rename what a briefing names itself; one that always holds does."""
    path = library.glossary.path
    path.parent.mkdir(exist_ok=True)
    entry = '[[name]]\nname = "The North"\nkind = "LOC"\naliases = ["North Korea"]\n'
    path.write_text(entry)
    assert "North Korea" in counted(library)

    path.write_text(f"{entry}always = true\n")
    assert "North Korea" not in counted(library)
    assert "LOC" == counted(library)["The North"].kind


def test_a_correction_for_all_outweighs_the_names_of_each(
    library: Library, briefings: list[Briefing]
) -> None:
    """An entry always holds as soon as one of the briefings names the words itself."""
    correct(library, briefings, "North Korea", EntityKind.ORG, "North Korea")
    correct(library, briefings, "Oslo", EntityKind.FAC, "Oslo")

    always = {entry.name: entry.always for entry in library.glossary.entries}
    assert {"North Korea": True, "Oslo": False} == always


def test_names_written_alike_are_one_page_under_the_one_asked_for(
    folder: Path, library: Library
) -> None:
    """Names that differ by accents share a page, which has the title that was asked for."""
    for name, own in (("a", "Vessá"), ("b", "Vessa"), ("c", "Vessa")):
        (folder / f"{name}.md").write_text(
            f"---\nnames: [{{name: {own}, kind: GPE}}]\n---\nThey came to {own} again.\n"
        )
    listed = library.refresh()
    library.finding.update(listed)

    for asked in ("Vessa", "Vessá"):
        page = library.finding.name(asked, listed)
        assert (asked, 3) == (page.count.name, page.count.briefings)


def test_a_page_of_all_is_asked_for_as_that_of_all(
    folder: Path, library: Library, briefings: list[Briefing], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also after a briefing is gone no list of all documents is handed over; of some it is."""
    (folder / "tin.md").unlink()
    listed = library.refresh()
    library.finding.update(listed)
    asked: list[object] = []
    real = tallies.of_names

    def spy(
        concordance: Concordance, names: Iterable[int], docs: Iterable[int] | None = None
    ) -> list[tallies.Tally]:
        asked.append(docs)
        return real(concordance, names, docs)

    monkeypatch.setattr(tallies, "of_names", spy)
    assert len(briefings) - 1 == len(listed)
    library.finding.name("Oslo", listed)
    assert asked[-1] is None
    library.finding.name("Oslo", [one for one in listed if one.id != "oil"])
    assert asked[-1] is not None


def test_trends_are_of_the_time_of_the_briefings(
    library: Library, briefings: list[Briefing]
) -> None:
    """Stretches of equal length from the first to the last day; of some briefings, of theirs."""
    found = trends(library.finding, ["Oslo", "Nobody"])

    assert found is not None
    assert date(2020, 2, 1) == found.first
    assert date(2023, 12, 31) <= found.last
    assert STRETCHES == len(found.counts["Oslo"])
    assert (2, 1) == (found.counts["Oslo"][0], found.counts["Oslo"][-1])
    assert 0 == sum(found.counts["Nobody"])
    only = [one for one in briefings if one.id == "ore"]
    found = trends(library.finding, ["Oslo"], only)
    assert found is not None
    assert (only[0].date, 1, 1) == (found.first, found.width, sum(found.counts["Oslo"]))
    undated = [one for one in briefings if one.date is None]
    assert trends(library.finding, ["Oslo"], undated) is None


@pytest.mark.usefixtures("briefings")
def test_forms_that_are_of_one_name_alone(library: Library) -> None:
    """A form that stands for another name as well is not claimed for either."""
    assert ("DPRK",) == forms_of(library.finding, "North Korea")
    assert () == forms_of(library.finding, "Mira Solberg")
    assert () == forms_of(library.finding, "Nobody")


@pytest.mark.usefixtures("briefings")
def test_forms_lead_to_their_names(library: Library) -> None:
    """The beginning of a form is enough."""
    assert {"North Korea": "DPRK"} == standing_for(library.finding, "dp")
    assert "Solberg" in standing_for(library.finding, "solb").values()
    assert {} == standing_for(library.finding, "")


def test_a_page_tells_first_and_last_and_counts_in_some(
    library: Library, briefings: list[Briefing]
) -> None:
    """The first and the last briefing are told; of some briefings all numbers are theirs."""
    page = library.finding.name("Oslo", briefings)
    assert page.earliest is not None
    assert page.latest is not None
    assert ("oil", "ore") == (page.earliest.id, page.latest.id)

    some = [one for one in briefings if one.id != "ore"]
    page = library.finding.name("Oslo", some)
    assert (2, 2) == (page.count.briefings, page.count.mentions)
    mira = next(one for one, _ in page.with_whom if one.name == "Mira Solberg")
    assert 1 == mira.briefings


def test_notes_are_those_on_the_name(library: Library, briefings: list[Briefing]) -> None:
    """Whole words count, and forms only in briefings that have the name."""
    document = library.read("oil")[1]
    at = document.text.index("Solberg left")
    on_form = library.add_note("oil", document, Span(at, at + 7))
    library.add_note("gas", library.read("gas")[1], None, text="Solberg? Oslonian.")

    page = library.finding.name("Mira Solberg", briefings)
    assert [on_form.id] == [note.id for note in page.notes]
    assert () == library.finding.name("Oslo", briefings).notes


def test_a_page_as_markdown(library: Library, briefings: list[Briefing]) -> None:
    """Everything on the page, with sources; marks in names are shown as they are."""
    library.add_note("oil", library.read("oil")[1], None, text="Oslo *again*")
    text = markdown(library.finding.name("Oslo", briefings))

    assert text.startswith(
        "# Oslo\n\nGPE, named 3 times in 3 briefings, 2020-02-01 to 2023-12-31\n"
    )
    assert "- Mira Solberg (2)\n" in text
    assert "> Yesterday Mira Solberg met Erna Brandt in Oslo.\n>\n> — ore · 2023-12-31\n" in text
    assert "## Notes\n\nOslo *again*\n" in text
