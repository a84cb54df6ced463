from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefterm.annotation import locate_quote
from briefterm.errors import NotFoundError, UsageError

TEXT = "He said “well\n\nknown” — twice. He  said it again; the ministry’s man said\tso."


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("twice", "twice"),
        ("well known", "well\n\nknown"),
        ('"well known" - twice', "“well\n\nknown” — twice"),
        ("  the ministry's man ", "the ministry’s man"),
        ("man said so.", "man said\tso."),
        ("He said it", "He  said it"),
        ("inistry", "inistry"),
    ],
)
def test_loose_matching(quote: str, expected: str) -> None:
    """White space, quotation marks and dashes of all shapes match; words may be cut."""
    assert expected == locate_quote(TEXT, quote).of(TEXT)


def test_ambiguous_quote() -> None:
    """A quote that stands in several places says in how many and what to add."""
    with pytest.raises(UsageError, match="3 times; add --prefix or --suffix"):
        locate_quote(TEXT, "said")


def test_prefix_and_suffix_choose() -> None:
    """Words before or after, with or without a space between, choose one of several places."""
    assert locate_quote(TEXT, "said", suffix="it again").start == TEXT.index("said it")
    assert locate_quote(TEXT, "said", prefix="man").start == TEXT.rindex("said")
    assert locate_quote(TEXT, "said", prefix="He ", suffix=' "well').start == 3


def test_missing_quote() -> None:
    """A quote that is not there is an error that shows its beginning."""
    with pytest.raises(NotFoundError, match="is not in the text; copy it from there"):
        locate_quote(TEXT, "x" * 500)
    with pytest.raises(NotFoundError, match="with these words around it"):
        locate_quote(TEXT, "twice", prefix="nowhere")


@pytest.mark.parametrize("quote", ["", " \n"])
def test_empty_quote(quote: str) -> None:
    """An empty quote is wrong use."""
    with pytest.raises(UsageError, match="empty"):
        locate_quote(TEXT, quote)


ALPHABET = st.sampled_from("ab  \n\t—'’日e\u0301😀\u00a0")


@given(st.text(ALPHABET, max_size=40), st.data())
@settings(max_examples=100, deadline=None)
def test_every_part_is_found_where_it_is(text: str, data: st.DataObject) -> None:
    """With enough around it, any part of a text is located, less space at its ends."""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    quote = text[start:end]
    if not quote.strip():
        return
    start += len(quote) - len(quote.lstrip())
    end -= len(quote) - len(quote.rstrip())
    try:
        span = locate_quote(text, quote, text[:start], text[end:])
    except UsageError:
        return

    assert (span.start, span.end) == (start, end)
