from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from briefterm.errors import NotFoundError, StoreError, UsageError
from briefterm.library import Library
from briefterm.library.finding.calendar import calendar
from briefterm.library.finding.model import Progress
from briefterm.library.finding.sentences import sentence_at
from briefterm.library.finding.timing import density
from briefterm.model import EntityKind, Marks

if TYPE_CHECKING:
    from pathlib import Path

    from briefterm.model import Briefing

STORY = """\
Mira Solberg, the harbour master, told the council of Vessa that the basin could not be saved. \
The dunes walked four metres to the east every winter, and nobody had asked where the sand should go. \
On 14 March 2019 the fishermen stopped. The council signed a loan in April 2020 and built another basin.
"""


def refreshed(library: Library) -> list[Briefing]:
    """All briefings, with an index that knows them."""
    briefings = library.refresh()
    assert library.finding.update(briefings)
    return briefings


def found(library: Library, query: str) -> list[str]:
    """The ids that a query finds, in the order of the list."""
    briefings = refreshed(library)
    return [one.id for one in library.select(query, briefings, library.marks())]


def test_words_come_before_names(library: Library) -> None:
    """The index tells how far it is: all words first, then names and dates."""
    told: list[Progress] = []
    library.finding.update(library.refresh(), told.append)

    assert [Progress("words", 2, 2), Progress("names", 2, 2)] == told


def test_an_interrupted_build_goes_on(library: Library) -> None:
    """What was done before it was cancelled stays; the next build does the rest."""
    briefings = library.refresh()
    looks = iter((False, True))
    assert not library.finding.update(briefings, cancelled=lambda: next(looks, True))
    assert ["2023/kim"] == [one.id for one in library.select("shells", briefings, {})]
    assert [] == library.select('name:"Kim Jong Un"', briefings, {})
    assert library.finding.update(briefings)

    assert 2 == len(library.select('name:"Kim Jong Un"', briefings, {}))


def test_results_are_lit(library: Library) -> None:
    """A hit tells where its words, names and dates are in the text."""
    briefings = refreshed(library)
    results = library.finding.search("moscow name:dprk", briefings, {})
    text = library.read("2023/kim")[1].text

    assert 1 == results.total
    spans = [span for snippet in results.hits[0].snippets for span in snippet.hits]
    assert ["Moscow", "DPRK"] == [span.of(text) for span in spans]


def test_titles_weigh_more_than_headings_and_texts(folder: Path, library: Library) -> None:
    """Of the same words, those in a title come first, then those in a heading; newest of equals."""
    for name, title, heading, day in (
        ("text", "A", "B", "2024-01-01"),
        ("later", "A", "B", "2024-01-02"),
        ("heading", "A", "Zanzibar", "2020-01-01"),
        ("title", "Zanzibar", "B", "2020-01-01"),
    ):
        body = f"---\ntitle: {title}\ndate: {day}\n---\n\nSome words. \n\n## {heading}\n\n"
        (folder / f"{name}.md").write_text(f"{body}A ship left for Zanzibar, they said.\n")
    briefings = refreshed(library)
    hits = library.finding.search("zanzibar", briefings, {}).hits

    assert ["title", "heading", "later", "text"] == [hit.briefing.id for hit in hits]
    by_date = library.select("zanzibar sort:date", briefings, {})
    assert ["later", "text"] == [one.id for one in by_date[:2]]
    assert by_date == library.select("zanzibar", briefings, {})


def test_many_matches_are_in_the_same_order(
    folder: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where too many match to be weighed, titles still come before headings and these before texts."""
    monkeypatch.setattr("briefterm.library.finding.ranking._WEIGHED", 1)
    (folder / "a.md").write_text("---\ntitle: A\n---\n\n## Moscow\n\nText.\n")
    (folder / "b.md").write_text("---\ntitle: Moscow\n---\n\nText.\n")
    hits = library.finding.search("moscow", refreshed(library), {}).hits

    assert ["b", "a", "2023/kim"] == [hit.briefing.id for hit in hits]


def test_notes_are_searched(library: Library) -> None:
    """A word of a note finds its briefing, as soon as the note is there and no longer than that."""
    refreshed(library)
    document = library.read("gas")[1]
    note = library.add_note("gas", document, None, text="Ask the Embassy", tags=["todo"])
    assert ["gas"] == found(library, "embassy")
    assert ["gas"] == found(library, "note.tag:todo is:noted")
    library.remove_note(note.id)

    assert [] == found(library, "embassy")


def test_the_glossary_is_followed(folder: Path, library: Library) -> None:
    """A name that the curator puts right is another one in all briefings that it concerns."""
    assert ["2023/kim"] == found(library, 'name:"North Korea"')
    (folder / ".briefterm").mkdir(exist_ok=True)
    entry = '[[name]]\nname = "Russia"\nkind = "GPE"\naliases = ["Moscow"]\nalways = true\n'
    (folder / ".briefterm" / "glossary.toml").write_text(entry)

    assert ["2023/kim"] == found(library, "name:russia")
    assert ["2023/kim"] == found(library, "name:moscow")
    assert "Moscow" not in {one.name for one in library.finding.names()}


def test_only_what_the_glossary_concerns_is_tagged_anew(folder: Path, library: Library) -> None:
    """A change of an entry leaves texts alone that have none of its forms."""
    briefings = refreshed(library)
    (folder / ".briefterm").mkdir(exist_ok=True)
    entry = '[[name]]\nname = "Russia"\nkind = "GPE"\naliases = ["Moscow"]\n'
    (folder / ".briefterm" / "glossary.toml").write_text(entry)
    told: list[Progress] = []
    library.finding.update(briefings, told.append)

    assert [Progress("names", 1, 1)] == told


def test_names_are_counted(library: Library) -> None:
    """Names come with their kind, how many briefings have them, how often, and when."""
    briefings = refreshed(library)
    counts = {one.name: one for one in library.finding.names(briefings)}
    kim = counts["Kim Jong Un"]

    assert ("PERSON", 2, 3) == (kim.kind, kim.briefings, kim.mentions)
    assert (date(2023, 9, 13), date(2023, 9, 13)) == (kim.first, kim.last)
    assert {"GPE"} == {one.kind for one in library.finding.names(briefings, EntityKind.GPE)}
    only = library.select("gas", briefings, {})
    assert ["Kim Jong Un"] == [one.name for one in library.finding.names(only)]


def test_the_page_of_a_name(library: Library) -> None:
    """A name's page has its aliases, sentences, company and months; an alias leads to it too."""
    briefings = refreshed(library)
    note = library.add_note("gas", library.read("gas")[1], None, text="on North Korea")
    page = library.finding.name("dprk", briefings)

    assert "North Korea" == page.count.name
    assert "DPRK" in page.aliases
    assert ["Moscow wants shells, and the DPRK has them."] == [one.text for one in page.contexts]
    assert ["DPRK"] == [span.of(library.read("2023/kim")[1].text) for span in page.contexts[0].hits]
    assert "Kim Jong Un" in {one.name for one, _ in page.with_whom}
    assert ((date(2023, 9, 1), 1),) == page.months
    assert (note.id,) == tuple(one.id for one in page.notes)
    with pytest.raises(NotFoundError, match="did you mean Kim Jong Un"):
        library.finding.name("Kim Jong Umm", briefings)


def test_the_timeline_is_in_order_of_time(folder: Path, library: Library) -> None:
    """Statements come in the order of what they speak of, with their sentence and its names."""
    (folder / "story.md").write_text(f"---\ntitle: Sand\n---\n\n{STORY}")
    briefings = refreshed(library)
    dated = library.finding.timeline(briefings)
    text = library.read("story")[1].text

    assert sorted(one.earliest for one in dated) == [one.earliest for one in dated]
    stop = next(one for one in dated if one.value == "2019-03-14")
    assert "On 14 March 2019 the fishermen stopped." == stop.text
    assert text[stop.start : stop.start + len(stop.text)] == stop.text
    assert "14 March 2019" in stop.hit.of(text)
    late = library.finding.timeline(briefings, date(2020, 1, 1), date(2021, 1, 1))
    assert ["2020-04"] == [one.value for one in late]
    assert [("2019", 1), ("2020", 1)] == density(dated, "year")[:2]
    assert [stop] == library.finding.timeline(briefings, limit=1)


def test_a_calendar_is_sound(folder: Path, library: Library) -> None:
    """Lines are at most 75 octets and end in CRLF; days are all-day events, times are times."""
    story = "Meeting, at the pier; “früh” 会议会议会议会议会议会议会议会议会议会议会议会议会议 on 3 May 2031 at 10:30."
    (folder / "story.md").write_text(f"---\ntitle: Sand\n---\n\n{story}\n\nOn 4 May 2031 too.\n")
    dated = library.finding.timeline(refreshed(library), date(2031, 1, 1))
    now = datetime(2030, 1, 2, 3, 4, 5, tzinfo=UTC)
    data = calendar(dated, now)
    lines = data.split(b"\r\n")

    assert b"" == lines[-1]
    assert all(len(line) <= 75 and b"\n" not in line for line in lines)
    whole = data.decode().replace("\r\n ", "")
    assert "DTSTAMP:20300102T030405Z" in whole
    assert "DTSTART;VALUE=DATE:20310504\r\nDTEND;VALUE=DATE:20310505" in whole
    assert "DTSTART:20310503T103000" in whole
    assert "SUMMARY:Meeting\\, at the pier\\;" in whole
    assert data == calendar([*dated, *dated], now)


def test_related_and_duplicates(folder: Path, library: Library) -> None:
    """Near-duplicates come first, then briefings with rare names and days in common."""
    (folder / "story.md").write_text(f"---\ntitle: Sand\n---\n\n{STORY}")
    (folder / "again.md").write_text(f"---\ntitle: Sand again\n---\n\n{STORY}Seen by 40 people.\n")
    (folder / "other.md").write_text(
        "---\ntitle: Other\n---\n\nMira Solberg slept on 14 March 2019.\n"
    )
    briefings = refreshed(library)
    near = library.finding.related("story", briefings)

    assert ["again", "other"] == [one.briefing.id for one in near][:2]
    assert near[0].alike > 0.8
    assert "Mira Solberg" in near[1].names
    assert (date(2019, 3, 14),) == near[1].days
    groups = library.finding.duplicates(briefings)
    assert [{"story", "again"}] == [{one.id for one in group} for group in groups]
    with pytest.raises(NotFoundError):
        library.finding.related("nothing", briefings)


def test_differences_tell_numbers_and_dates_first(folder: Path, library: Library) -> None:
    """What differs between near texts is told with their places, what has a figure in it first."""
    (folder / "one.txt").write_text(
        "T\n\nA grey dog saw 40 ships. It was calm. They left in May.\n"
    )
    (folder / "two.txt").write_text(
        "T\n\nA black dog saw 44 ships. It was calm. They left in June.\n"
    )
    one, two = library.article("one"), library.article("two")
    differences = library.finding.differences(one, two)
    parts = [
        (ends.before.of(one.document.text), ends.after.of(two.document.text))
        for ends in differences
    ]

    assert [("40", "44"), ("May", "June"), ("grey", "black")] == parts


def test_saved_searches(folder: Path, library: Library) -> None:
    """Searches are kept in the library's own folder, with all else that is in their file."""
    briefings = refreshed(library)
    path = folder / ".briefterm" / "searches.toml"
    library.finding.save_search("Shells", "shells")
    path.write_text(f"# mine\n{path.read_text()}")
    library.finding.save_search("Talks", "gas -shells")
    library.finding.save_search("Shells", "moscow OR gas")
    marks = {"gas": Marks(read=True)}

    assert [("Shells", 2, 1), ("Talks", 1, 0)] == [
        (one.name, one.total, one.new) for one in library.finding.searches(briefings, marks)
    ]
    assert path.read_text().startswith("# mine\n")
    library.finding.remove_search("Shells")
    assert ["Talks"] == [one.name for one in library.finding.searches()]
    with pytest.raises(NotFoundError):
        library.finding.remove_search("Shells")
    with pytest.raises(UsageError):
        library.finding.save_search("Wrong", "is:asleep")


def test_a_broken_file_of_searches_is_left_alone(folder: Path, library: Library) -> None:
    """What cannot be read has no searches, and is not written over."""
    path = folder / ".briefterm" / "searches.toml"
    path.parent.mkdir(exist_ok=True)
    path.write_text("[[search]\nname = ")

    assert [] == library.finding.searches()
    with pytest.raises(StoreError, match="left as it is"):
        library.finding.save_search("A", "b")
    assert "[[search]\nname = " == path.read_text()


def test_the_watch_list(library: Library) -> None:
    """Unread briefings that meet a watch have its label; others have none."""
    briefings = refreshed(library)
    library.finding.watch('name:"Kim Jong Un"', "Kim")
    library.finding.watch("shells")
    labels = library.finding.watched(briefings, {"gas": Marks(read=True)})

    assert {"2023/kim": ("Kim", "shells")} == labels
    library.finding.unwatch("shells")
    assert ["Kim"] == [one.label for one in library.finding.watches()]


def test_completion_knows_the_library(library: Library) -> None:
    """Names, tags and sources of the library complete a query."""
    briefings = refreshed(library)

    assert ['"Kim Jong Un"'] == [
        one.text for one in library.finding.completions("name:ki", 7, briefings)
    ]


@pytest.mark.parametrize("fate", ["deleted", "emptied", "garbled"])
def test_the_index_may_be_lost_at_any_time(fate: str, library: Library, tmp_path: Path) -> None:
    """Whatever becomes of the index file, the next session has the same answers."""
    before = [found(library, query) for query in ("shells", "name:dprk", "mentions:2023")]
    (path,) = tmp_path.glob("cache/**/*.words.sqlite3")
    library.finding.concordance.close()
    for file in path.parent.glob("*.words.sqlite3*"):
        if fate == "deleted":
            file.unlink()
        else:
            file.write_bytes(b"" if fate == "emptied" else b"\x00nonsense" * 999)
    again = Library.open(library.folder)

    assert before == [found(again, query) for query in ("shells", "name:dprk", "mentions:2023")]


@pytest.mark.parametrize(
    ("text", "place", "expected"),
    [
        ("One. Two words. Three.", "words", "Two words."),
        ("Mr. Kim met Gen. Li in May. He left.", "May", "Mr. Kim met Gen. Li in May."),
        ("Title\nHe said: “Go.” They went.\n", "Go", "He said: “Go.”"),
        ("第一句。第二句在五月。第三句。", "五月", "第二句在五月。"),
        ("No end", "end", "No end"),
    ],
)
def test_sentences(text: str, place: str, expected: str) -> None:
    """A sentence is found around a place, within its paragraph."""
    start = text.index(place)
    first, last = sentence_at(text, start, start + len(place))

    assert expected == text[first:last]
