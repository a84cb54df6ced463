"""Front matter that program and reader share."""

from __future__ import annotations

import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefterm.export.matter import applied, fresh, joined, split, value_of, yaml_lines
from briefterm.terminal import visible_line

WORDS = st.text(max_size=20).map(visible_line)
VALUES = st.dictionaries(
    st.sampled_from(["briefterm", "title", "tags", "people"]), WORDS | st.lists(WORDS, max_size=3)
)


@settings(max_examples=100, deadline=None)
@given(VALUES)
@example({"briefterm": "0\xa0"})
def test_values_are_read_as_they_were_written(values: dict[str, str | list[str]]) -> None:
    """By any reader of YAML, and by the quick look for one key."""
    lines = yaml_lines(values)

    assert (yaml.safe_load("\n".join(lines)) or {}) == values
    for key, value in values.items():
        if isinstance(value, str):
            assert value_of(lines, key) == value


@settings(max_examples=100, deadline=None)
@given(VALUES, VALUES)
def test_what_nobody_touched_is_brought_up_to_date(
    before: dict[str, str | list[str]], after: dict[str, str | list[str]]
) -> None:
    """And the same values once more change nothing."""
    first = fresh(before)
    lines = [*first.lines, "mine: [1,  2] # so", "# a comment"]

    second = applied(lines, after, first.known)

    assert yaml.safe_load("\n".join(second.lines)) == {**after, "mine": [1, 2]}
    assert second.lines[-2:] == ("mine: [1,  2] # so", "# a comment") or set(after) - set(before)
    third = applied(second.lines, after, second.known)
    assert (third.lines, third.changed) == (second.lines, ())


def test_other_styles_of_the_same_value_are_no_edit() -> None:
    """An editor of properties writes lists and quotes in its own way."""
    first = fresh({"title": "A: b", "tags": ["x", "y"]})
    lines = ['title: "A: b"', "tags:", "  - x", "  - 'y'"]

    assert applied(lines, {"title": "A: b", "tags": ["x", "y"]}, first.known).changed == ()
    after = applied(lines, {"title": "A: b", "tags": ["z"]}, first.known)
    assert after.lines == ('title: "A: b"', "tags: [z]")


def test_broken_front_matter_is_left_alone() -> None:
    """What cannot be read was edited by somebody."""
    first = fresh({"title": "a"})

    after = applied(["title: [a", "b: {"], {"title": "b"}, first.known)

    assert after.lines == ("title: [a", "b: {")


def test_a_text_is_split_and_joined() -> None:
    """Also with the line ends of Windows, and without front matter."""
    assert split("---\r\na: 1\r\n---\r\nx")[0] == ["a: 1\r"]
    assert split("x\n---\n") == (None, "x\n---\n")
    assert split("---\nx") == (None, "---\nx")
    lines, rest = split("---\na: 1\n---\nx\n")
    assert joined(lines or [], rest) == "---\na: 1\n---\nx\n"
