from __future__ import annotations

import pytest

from briefterm.annotation import reanchor
from briefterm.annotation.tokens import tokenized
from briefterm.model import AnchorState


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ('He said "no" - twice', "He  said\u00a0“no” — twice"),
        ("and so on...", "and so on…"),
        ("yes -- no", "yes — no"),
        ("café über", "cafe\u0301 u\u0308ber"),
        ("Donaudampf", "Donau\u00addampf"),
        ("long name", "long\u200b name"),
        ("a bold word", "a **bold** [word](https://example.org/a)"),
        ("the marks", "_the_ ~~marks~~"),
    ],
)
def test_looks_are_no_difference(one: str, other: str) -> None:
    """White space, typography, composition and inline marks change no token."""
    assert tokenized(one).words == tokenized(other).words


def test_offsets_of_decomposed_letters() -> None:
    """A token reaches over all code points of its letters."""
    tokens = tokenized("un cafe\u0301 noir")

    assert [(0, 2), (3, 8), (9, 13)] == list(zip(tokens.starts, tokens.ends, strict=True))


def test_quote_in_another_typography_has_moved_only() -> None:
    """A quote whose letters were decomposed and whose dots were drawn together is not changed."""
    old = "Long before that... the café closed its doors for good, and nobody came."
    new = "Long before that… the cafe\u0301 closed its doors for good, and nobody came."
    quote = "the café closed"
    start = old.index(quote)

    anchored = reanchor(old, new, {"start": start, "end": start + len(quote), "quote": quote})

    assert anchored is not None
    assert anchored.state is AnchorState.MOVED
    assert new[anchored.start : anchored.end] == "the cafe\u0301 closed"
