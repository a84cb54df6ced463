from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Call = Callable[..., Any]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("moscow", ["kim"]),
        ("shells OR berlin", ["kim", "gas"]),
        ("-words", ["kim", "gas"]),
        ('name:"kim jong un"', ["kim"]),
        ("mentions:2022-07", ["gas"]),
        ("tag:asia date:2023", ["kim"]),
        ("gen*", ["kim"]),
    ],
)
def test_all_commands_understand_a_query(call: Call, query: str, expected: list[str]) -> None:
    """The list, its JSON and the search give the same briefings for the same query."""
    listed = call("list", "--json", "--", query)
    searched = call("search", "--jsonl", "--", query)

    assert expected == [one["id"] for one in listed.json]
    assert sorted(expected) == sorted(
        line.split('"id":"')[1].split('"')[0] for line in searched.lines
    )
    assert (0, 0) == (listed.status, searched.status)


def test_search_shows_what_matches(call: Call) -> None:
    """A hit has its title, date, source and id, and below it the words around the match."""
    answer = call("search", "generals")

    assert "2023-09-13  Test Wire  kim" in answer.lines[0]
    assert "He had met generals on August 31." in answer.lines[1]
    assert "\x1b" not in answer.out


def test_search_tells_offsets(call: Call) -> None:
    """The offsets of a hit are those of the text that `show --json` gives."""
    text = call("show", "kim", "--json").json["text"]
    hit = call("search", "moscow", "--json").json[0]
    spans = [span for snippet in hit["snippets"] for span in snippet["hits"]]

    assert {"Moscow"} == {text[span["start"] : span["end"]] for span in spans}
    assert 2 == hit["hits"] == len(spans)
    for snippet in hit["snippets"]:
        assert text[snippet["start"] : snippet["end"]] == snippet["text"]


def test_the_limit_is_told(call: Call) -> None:
    """Where more match than are shown, it is said how to see them."""
    answer = call("search", "a*", "--limit", "1")

    assert 0 == answer.status
    assert "1 of " in answer.err


@pytest.mark.parametrize("command", ["list", "search", "names", "timeline", "export"])
def test_a_wrong_query_is_told_in_one_line(call: Call, command: str) -> None:
    """All commands tell the column and what was probably meant."""
    answer = call(command, "kim", "tga:asia")

    assert (2, "") == (answer.status, answer.out)
    assert "query, column 5: tga: is no field; did you mean tag:?" in answer.err
    assert 1 == len(answer.err.splitlines())


@pytest.mark.parametrize("command", ["list", "search", "names", "timeline"])
def test_nothing_found_is_status_one(call: Call, command: str) -> None:
    """A query that nothing meets is no error, and says so."""
    answer = call(command, "zanzibar")

    assert (1, "") == (answer.status, answer.out)
    assert 1 == len(answer.err.splitlines())


def test_names(call: Call) -> None:
    """Names come with their counts; a query and a kind choose among them."""
    counts = {one["name"]: one for one in call("names", "--json").json}

    assert ("PERSON", 1) == (counts["Kim Jong Un"]["kind"], counts["Kim Jong Un"]["briefings"])
    assert "2023-09-13" == counts["Kim Jong Un"]["first"]
    berlin = call("names", "gas", "--kind", "gpe")
    assert ["GPE", "1", "1", "Berlin"] == berlin.lines[0].split()
    assert 2 == call("names", "--of", "Kim Jong Un", "--limit", "3").status


def test_a_page_of_a_name(call: Call) -> None:
    """A name's page has sentences with it; an unknown name is told with near ones."""
    page = call("names", "--of", "kim jong un", "--json").json
    shown = call("names", "--of", "kim jong un")

    assert ["Kim Jong Un arrived on Tuesday."] == [one["text"] for one in page["contexts"]]
    assert shown.lines[0].startswith("Kim Jong Un  PERSON  once in 1 briefing")
    assert "did you mean Kim Jong Un?" in call("names", "--of", "Kim Jong Il").err
    written = call("names", "--of", "kim jong un", "--markdown")
    assert "# Kim Jong Un" == written.lines[0]
    assert 2 == call("names", "--markdown").status


def test_bars_of_a_name_are_of_its_whole_time(call: Call, folder: Path) -> None:
    """However many years lie between the first and the last briefing, both have their bars."""
    for day in ("1969-05-01", "2023-09-13"):
        (folder / f"{day}.md").write_text(f"---\ndate: {day}\n---\nThen Berlin was quiet.\n")

    bars = next(line for line in call("names", "--of", "Berlin").lines if "▂" in line)
    assert bars.startswith("1969-05 ▂ ")
    assert bars.endswith(" ▂ 2023-09")
    assert 60 == len(bars) - len("1969-05  2023-09")


def test_timeline(call: Call) -> None:
    """Statements come in order of time; the ends of the time and the form can be chosen."""
    records = call("timeline", "--json").json

    assert ["2022-07", "2023-08-31", "2023-09-12"] == [one["value"] for one in records]
    assert ["gas"] == [one["id"] for one in call("timeline", "--to", "2022", "--json").json]
    assert "2022-07  gas" == call("timeline", "--to", "2022").lines[0]
    assert (
        "- They met in July 2022 in Berlin. (Gas talks; gas)"
        in call("timeline", "--markdown").lines
    )
    assert ["2022", "2023"] == [line[:4] for line in call("timeline", "--by", "year").lines]
    assert call("timeline", "--density", "year").lines == call("timeline", "--by", "year").lines
    assert "BEGIN:VEVENT\r\n" in call("timeline", "gas", "--ics").out
    assert 1 == call("timeline", "--upcoming").status == call("timeline", "--coming").status
    assert 2 == call("timeline", "--from", "soon").status
    assert 2 == call("timeline", "--ics", "--json").status


def test_timeline_of_a_name(call: Call) -> None:
    """A name selects the statements in whose sentence it is, in every form of the answer."""
    records = call("timeline", "name:berlin", "--json").json

    assert ["They met in July 2022 in Berlin."] == [one["text"] for one in records]
    assert ["2022  ████████████████████████████████████████ 1"] == call(
        "timeline", "name:berlin", "--by", "year"
    ).lines
    assert 1 == call("timeline", "--ics", "name:berlin").out.count("BEGIN:VEVENT")
    assert 2 == len(call("timeline", "--json", "--", "-name:berlin").json)
    assert 2 == call("timeline", "nme:berlin").status


def test_timeline_says_long_times_in_words(call: Call, folder: Path) -> None:
    """A decade is no day; as JSON it is as it was."""
    (folder / "past.txt").write_text("Past\n\nIt was built in the 1980s, and closed about 1990.\n")

    assert ["1980s  past", "about 1990  past"] == call("timeline", "past").lines[::2]
    records = call("timeline", "past", "--json").json
    assert ["1980-01-01", "1990-01-01"] == [one["earliest"][:10] for one in records]
    assert all("mod" not in one for one in records)


def test_related(call: Call, folder: Path) -> None:
    """Another briefing about the same name is related; without one that is said."""
    (folder / "more.txt").write_text("More\n\nKim Jong Un came back on 31 August 2023.\n")
    records = call("related", "more", "--json").json

    assert ["kim"] == [one["id"] for one in records]
    assert (["Kim Jong Un"], ["2023-08-31"]) == (records[0]["names"], records[0]["days"])
    assert 1 == call("related", "gas").status


def test_related_tells_what_differs(call: Call, folder: Path) -> None:
    """Of near-duplicates both versions of each stretch are told; the ID's own are the added ones."""
    text = (
        "The ship left Oslo with forty containers and a crew of nineteen, and nobody waved to it.\n"
    )
    (folder / "one.txt").write_text(f"A ship\n\n{text}")
    (folder / "two.txt").write_text(f"A ship\n\n{text.replace('nineteen', 'twenty')}")
    records = call("related", "two", "--differences", "--json").json
    (part,) = records[0]["differences"]

    assert ("nineteen", "twenty") == (part["there"]["text"], part["here"]["text"])
    out = call("related", "two", "--differences").out
    assert out.endswith(f"\n  - {text}  + {text.replace('nineteen', 'twenty')}")


def test_related_shows_sentences_that_one_has(call: Call, folder: Path) -> None:
    """Of a sentence that was added there is one line, and one pair for all changes in another."""
    first = "The ship left Oslo with forty containers and a crew of nineteen, they say. "
    last = "Nobody waved to it, and all that could be heard was the sea below the quay."
    (folder / "one.txt").write_text(f"A ship\n\n{first}{last}\n")
    new = first.replace("forty", "fifty").replace("nineteen", "twenty")
    (folder / "two.txt").write_text(f"A ship\n\n{new}{last}\n\nIt was late by then.\n")

    lines = call("related", "two", "--differences").lines

    said = [line for line in lines if line.startswith(("  - ", "  + "))]
    assert [f"  - {first}".rstrip(), f"  + {new}".rstrip(), "  + It was late by then."] == said


def test_statements_have_no_marks_of_footnotes(call: Call, folder: Path) -> None:
    """People read the sentence; programs get it as it stands."""
    (folder / "f.md").write_text("A hole[^1] closes in the 2060s.[^1]\n\n[^1]: By all accounts.\n")

    assert "    A hole closes in the 2060s." in call("timeline", "source:none OR hole").lines
    assert "[^1]" in call("timeline", "hole", "--json").json[0]["text"]


def test_a_lost_index_is_made_anew(call: Call, home: Path) -> None:
    """An index that is damaged between two calls changes no answer, and is told of once."""
    before = call("search", "moscow", "--json")
    (path,) = home.glob("cache/**/*.words.sqlite3")
    for file in path.parent.glob("*.words.sqlite3*"):
        file.unlink()
    path.write_bytes(b"no database" * 1000)
    after = call("search", "moscow", "--json")

    assert before.json == after.json
    assert "damaged" in after.err
    assert "" == call("search", "moscow", "--json").err
