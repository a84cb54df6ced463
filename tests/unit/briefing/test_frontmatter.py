"""Front matter: found, read, typed, and kept where it cannot be used."""

from __future__ import annotations

from datetime import date

import pytest

from briefterm.briefing import parse
from briefterm.briefing.frontmatter import load, split
from briefterm.model import BlockKind, Briefing, EntityKind, GlossaryEntry

FULL = """---
id: talks/2023
title: Talks on the river
date: 2023-09-13
source: The Gazette
author: [Jo]
url: https://example.org/a
tags: [water, Water, "two words"]
lang: no
summary: What was said.
names:
- {name: North Korea, kind: gpe, aliases: [DPRK]}
rating: 5
checked: true
seen: 2020-01-02
---
Body.
"""


def briefing_of(front_matter: str, body: str = "Body.") -> Briefing:
    """The briefing of a Markdown file with this front matter."""
    return parse(f"---\n{front_matter}\n---\n{body}".encode(), name="a.md", id="a")[0]


def test_every_key_is_read() -> None:
    """Known keys become fields; the rest and what is of a wrong type is kept in `extra`."""
    briefing, document = parse(FULL.encode(), name="a.md", id="a")

    assert briefing.id == "talks/2023"
    assert briefing.title == "Talks on the river"
    assert date(2023, 9, 13) == briefing.date
    assert (briefing.source, briefing.url) == ("The Gazette", "https://example.org/a")
    assert briefing.tags == ("water", "Water", "two words")
    assert briefing.lang == "no"
    assert briefing.summary == "What was said."
    assert (GlossaryEntry("North Korea", EntityKind.GPE, ("DPRK",)),) == briefing.names
    expected = {"author": ["Jo"], "rating": 5, "checked": True, "seen": "2020-01-02"}
    assert expected == briefing.extra
    assert briefing.warnings == ("front matter: `author` is not text",)
    assert document.text == "Body."


def test_scalars_stay_as_written() -> None:
    """YAML 1.1 would make numbers and truth values of these."""
    briefing = briefing_of("title: 12:30\nsource: on\nauthor: 1_000\nid: 007")

    assert (*(briefing.title, briefing.source, briefing.author, briefing.id),) == (
        "12:30",
        "on",
        "1_000",
        "007",
    )
    assert briefing.warnings == ()


@pytest.mark.parametrize("value", ["2023-02-30", "yesterday", "13/09/2023", "[1]", "July 20"])
def test_a_date_that_is_none_is_a_warning(value: str) -> None:
    """The rest of the front matter is read, and the value is kept."""
    briefing = briefing_of(f"title: T\ndate: {value}")

    assert briefing.date is None
    assert briefing.title == "T"
    assert "`date`" in briefing.warnings[0]
    assert "date" in briefing.extra


@pytest.mark.parametrize(
    "value",
    [
        *("2023-09-13", "2023-09-13T10:00:00Z", "2023-09-13 10:00", "2023/9/13", "20230913"),
        *("13 September 2023", "September 13, 2023", "Wed, 13 Sept. 2023", "13.09.2023"),
    ],
)
def test_dates_are_read_as_people_write_them(value: str) -> None:
    """ISO 8601 and the common unambiguous forms."""
    assert date(2023, 9, 13) == briefing_of(f'date: "{value}"').date


@pytest.mark.parametrize("value", ["''", "a#b", "../x", "/x", "-x", "a//b", "[a]", '"a\\eb"'])
def test_an_id_that_cannot_be_one_is_a_warning(value: str) -> None:
    """The path stays the id."""
    briefing = briefing_of(f"id: {value}")

    assert briefing.id == "a"
    assert "`id`" in briefing.warnings[0]


@pytest.mark.parametrize("entry", ["plain", "{name: X}", "{name: X, kind: CITY}", "{kind: GPE}"])
def test_names_without_a_kind_are_left_out_with_a_warning(entry: str) -> None:
    """Other entries of the list are kept."""
    briefing = briefing_of(f"names:\n- {entry}\n- {{name: Y, kind: ORG}}")

    assert (GlossaryEntry("Y", EntityKind.ORG),) == briefing.names
    assert "entry 1" in briefing.warnings[0]


@pytest.mark.parametrize(
    "block",
    [
        *("title: 'open\n", "title: a: b\n", "- a\n- b\n", "a: b\n\tc: d\n", "a: *nowhere\n"),
        *("a: !!python/object:os.system x\n", "{a: b\n", "a: !!timestamp 2023-02-30\n"),
    ],
)
def test_broken_front_matter_is_kept_at_the_end(block: str) -> None:
    """The text is read as if it had none, and the block stands last as code."""
    briefing, document = parse(f"---\n{block}---\n# Title\n\nBody.".encode(), name="a.md", id="a")

    assert briefing.title == "Title"
    assert "front matter" in briefing.warnings[0]
    assert BlockKind.CODE is document.blocks[-1].kind
    assert document.text.startswith("Title\n\nBody.\n\n")
    assert document.text.endswith(block.rstrip().expandtabs(4))


def test_broken_front_matter_names_the_line() -> None:
    """The line is counted in the file."""
    assert "line 3" in briefing_of("title: x\nsource: a: b").warnings[0]


@pytest.mark.parametrize("nest", ["[", "{", "- ", "-\t", "? ", "a: &a [*a, "])
def test_deep_front_matter_is_refused(nest: str) -> None:
    """The YAML library composes by recursion, in C without a limit: this must not reach it."""
    mapping, problem = load("x:\n " + nest * 30_000)

    assert mapping is None
    assert problem


def test_shared_references_do_not_multiply() -> None:
    """A small block of aliases of aliases stays small."""
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 9)]

    briefing = briefing_of("\n".join(lines))

    assert len(str(briefing.extra)) < 200_000
    assert "too large" in " ".join(briefing.warnings)


def test_a_recursive_reference_ends() -> None:
    """A list that holds itself is cut."""
    assert "a" in briefing_of("a: &a [*a]").extra


def test_merge_keys_are_ordinary_keys() -> None:
    """They are not followed, for nested they grow without bound."""
    assert briefing_of("a: &a {b: 1}\n<<: *a").extra["<<"] == {"b": 1}


@pytest.mark.parametrize(
    "text",
    ["---\n\nA rule before this.\n\n---\n\nMore.", "----\na: b\n----\n", " ---\na: b\n---\n"],
)
def test_rules_are_no_fences(text: str) -> None:
    """Text between two rules is text."""
    assert (None, text) == split(text)


def test_an_unclosed_fence_loses_nothing() -> None:
    """The file is read as text, with a warning."""
    briefing, document = parse(b"---\ntitle: T\n\nBody.", name="a.md", id="a")

    assert "title: T" in document.text
    assert "no closing" in briefing.warnings[0]


def test_an_empty_front_matter_is_none() -> None:
    """Nothing to read, nothing to warn of."""
    assert briefing_of("# only a comment").warnings == ()


def test_control_characters_are_made_visible() -> None:
    """They would make the whole block invalid YAML."""
    assert briefing_of("title: a\x1bb").title == "a\ufffdb"


def test_lone_surrogates_do_not_pass() -> None:
    """Nothing that cannot be written as UTF-8 leaves the parser."""
    briefing = briefing_of('title: "\\ud800x"\nother: "\\ud800"')

    assert f"{briefing.title}{briefing.extra}".encode()


def test_plain_text_may_have_front_matter() -> None:
    """The rules are the same for both kinds of file."""
    briefing, document = parse(
        b"---\ndate: 2023-09-13\n---\nA title\nSome text.\n", name="a.txt", id="a"
    )

    assert date(2023, 9, 13) == briefing.date
    assert document.text == "A title\n\nSome text."
    assert briefing.title == "A title"
