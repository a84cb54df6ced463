"""What may stand at the cursor of a query: values looked through at each key, and slips of the pen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefterm.index.folding import folded
from briefterm.index.query.completing import Values, complete

NAMES = ("Kim Jong Un", "Kim Yo Jong", "Jong Tae", "Vladimir Putin", "Élise Kimmel")


def _texts(text: str, cursor: int | None = None) -> list[str]:
    place = len(text) if cursor is None else cursor
    return [one.text for one in complete(text, place, {"name": Values(NAMES)})]


def test_values_that_begin_so_come_first() -> None:
    """Then those with a word that begins so, then those that have it anywhere."""
    values = Values(NAMES)
    assert ["Jong Tae", "Kim Jong Un", "Kim Yo Jong"] == values.having("jong", 9)
    assert ["Kim Jong Un", "Kim Yo Jong"] == values.having("kim", 2)
    assert ["Vladimir Putin"] == values.having("dimir", 9)
    assert list(NAMES[:2]) == values.having("", 2)
    assert [] == values.having("x", 9)
    assert [] == Values(()).having("", 9)


@given(st.lists(st.text(max_size=8), max_size=8), st.text(max_size=3))
def test_values_are_found_as_one_by_one(values: list[str], part: str) -> None:
    """Whatever characters values have, those with the part in them are found, each once."""
    plain = folded(part).replace("\n", " ")
    expected = [one for one in values if plain in folded(one).replace("\n", " ")]
    assert sorted(expected) == sorted(Values(values).having(folded(part), 99))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("puti", ['name:"Vladimir Putin"']),
        ("war jong", ['name:"Jong Tae"', 'name:"Kim Jong Un"', 'name:"Kim Yo Jong"']),
        ("elis", ['name:"Élise Kimmel"']),
        ("dimir", []),  # in the middle of a word it is no beginning of a name
        ("k", ["kind:"]),
        ('"kim', []),
        ("-name:puti", ['"Vladimir Putin"']),
        ("sourc:x", ["source:"]),
        ("zzz:x", []),
        ("is:unred", ["unread"]),
        ("kind:perso", ["person"]),
        ("sort:", ["date", "title", "relevance", "length"]),
    ],
)
def test_words_become_names_and_slips_are_mended(text: str, expected: list[str]) -> None:
    """A word of the text may be a name's; a field or option that is nearly one becomes it."""
    assert expected == _texts(text)


def test_a_mended_field_keeps_its_value() -> None:
    """Only the field is put in place of the slip."""
    (only,) = complete("a sourc:coast", 13, {})
    assert (
        "a source:coast" == "a sourc:coast"[: only.start] + only.text + "a sourc:coast"[only.end :]
    )


def test_the_word_at_the_cursor_is_meant() -> None:
    """What stands behind the cursor is left alone."""
    (only,) = complete("puti war", 4, {"name": NAMES})
    assert (0, 4) == (only.start, only.end)
