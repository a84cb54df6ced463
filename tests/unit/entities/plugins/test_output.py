from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefterm.entities.plugins.labels import LABELS, kind_of
from briefterm.entities.plugins.output import mentions_of
from briefterm.errors import TaggerError
from briefterm.model import EntityKind, Mention

TEXT = "  NATO met\n in  New  York "


class Whole:
    """A whole number of another library."""

    def __init__(self, value: int) -> None:
        self.value = value

    def __index__(self) -> int:
        return self.value


class Shy:
    """A value that cannot be shown."""

    def __repr__(self) -> str:
        raise ValueError


def test_names_are_put_in_order() -> None:
    """Names are sorted, bare of white space, and called by their words without a name."""
    given = [(14, 26, "gpe"), [0, 6, "ORG", ""], (3, 4, "PERSON"), (7, 10, "LAW", "a  b")]

    assert [
        Mention(2, 6, EntityKind.ORG, "NATO", "x"),
        Mention(7, 10, EntityKind.LAW, "a b", "x"),
        Mention(16, 25, EntityKind.GPE, "New York", "x"),
    ] == mentions_of(given, TEXT, "x")


def test_of_overlapping_names_the_first_is_kept() -> None:
    """The one that begins first wins, then the longer, then the one that was given first."""
    given = [(4, 9, "ORG"), (2, 4, "ORG"), (2, 6, "LOC"), (2, 6, "GPE"), (7, 10, "WORK")]

    assert [(2, 6, "LOC"), (7, 10, "WORK")] == [
        (mention.start, mention.end, mention.kind) for mention in mentions_of(given, TEXT, "x")
    ]


def test_mentions_and_foreign_numbers_are_taken() -> None:
    """A plug-in may give the program's own mentions, and numbers of NumPy's sort."""
    mention = Mention(2, 6, EntityKind.ORG, "North Atlantic Treaty Organization", "other")

    assert [Mention(2, 6, EntityKind.ORG, mention.name, "x")] == mentions_of([mention], TEXT, "x")
    assert [(2, 6)] == [
        (found.start, found.end) for found in mentions_of([(Whole(2), Whole(6), "ORG")], TEXT, "x")
    ]


def test_what_is_no_name_is_left_out() -> None:
    """Labels of dates and sums, and spans of white space, are no mistake."""
    assert [] == mentions_of([(2, 6, "DATE"), (7, 10, "money"), (0, 2, "ORG")], TEXT, "x")


@pytest.mark.parametrize(
    ("one", "told"),
    [
        (None, "a name is (start, end, kind)"),
        ("NATO", "a name is"),
        ((2, 6), "a name is"),
        ((2, 6, "ORG", "a", "b"), "a name is"),
        ({"start": 2}, "a name is"),
        (("2", 6, "ORG"), "whole numbers"),
        ((2.0, 6.0, "ORG"), "whole numbers"),
        ((2, 6, 5), "strings"),
        ((2, 6, "ORG", None), "strings"),
        ((6, 2, "ORG"), "not in order in a text of 26 characters"),
        ((2, 2, "ORG"), "not in order"),
        ((-1, 6, "ORG"), "not in order"),
        ((2, 27, "ORG"), "not in order"),
        ((2, 6, "PLANET"), "(2, 6, 'PLANET'): its kind is not known; there are PERSON, ORG, GPE"),
        ((2, 6, "\x1b[2J\n"), "is not known"),
        ((2, 6, "PLANET" * 1000), "is not known"),
        ((2, 6, Shy()), "strings"),
    ],
)
def test_what_is_no_mention_is_told(one: Any, told: str) -> None:
    """Whatever a plug-in gives that cannot be used is told in one printable line."""
    with pytest.raises(TaggerError) as caught:
        mentions_of([one], TEXT, "x")

    message = str(caught.value)
    assert message.startswith("tagger x: gave ")
    assert told in message
    assert message.isprintable()
    assert len(message) < 300


@given(
    st.text(max_size=30),
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30), st.sampled_from(sorted(LABELS)))),
)
def test_order_holds_for_all_spans(text: str, spans: list[tuple[int, int, str]]) -> None:
    """Mentions are sorted, apart, in bounds, without white space at their ends, and named."""
    fitting = [span for span in spans if span[0] < span[1] <= len(text)]

    mentions = mentions_of(fitting, text, "x")

    end = 0
    for mention in mentions:
        assert end <= mention.start < mention.end <= len(text)
        words = text[mention.start : mention.end]
        assert words == words.strip()
        assert mention.name
        end = mention.end
    assert mentions == mentions_of(mentions, text, "x")


@pytest.mark.parametrize(
    ("label", "words", "kind"),
    [
        ("per", "Ada", EntityKind.PERSON),
        ("WORK_OF_ART", "Dubliners", EntityKind.WORK),
        ("FACILITY", "Pier 4", EntityKind.FAC),
        ("MISC", "Russian", EntityKind.NORP),
        ("MISC", "World Cup", EntityKind.EVENT),
        ("CARDINAL", "four", None),
    ],
)
def test_labels_of_models_are_known(label: str, words: str, kind: EntityKind | None) -> None:
    """The labels of the usual corpora mean one of our kinds, or no name."""
    assert kind == kind_of(label, words)
