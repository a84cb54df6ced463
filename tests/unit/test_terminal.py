"""Nothing that is printed can steer the terminal."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefterm.terminal import visible_line, visible_text

STEERING = {
    *map(chr, range(0x20)),
    *map(chr, range(0x7F, 0xA0)),
    *map(chr, range(0x2028, 0x202F)),
    *map(chr, range(0x2066, 0x206A)),
    *map(chr, range(0xD800, 0xE000)),
    *("\ufeff", "\ufff9", "\ufffa", "\ufffb"),
}
TEXT = st.text(st.one_of(st.sampled_from(sorted(STEERING)), st.characters(exclude_categories=())))


@settings(max_examples=100, deadline=None)
@given(TEXT)
def test_a_line_is_safe_and_keeps_its_length(text: str) -> None:
    """Each steering character becomes one visible mark and the rest stays as it is."""
    line = visible_line(text)
    assert len(text) == len(line)
    assert not STEERING & set(line)
    for before, after in zip(text, line, strict=True):
        assert (before in STEERING) == (before != after)
    assert line == visible_line(line)


@settings(max_examples=100, deadline=None)
@given(TEXT)
def test_a_text_keeps_its_lines_and_tabs(text: str) -> None:
    """Newlines and tabs stay in a text; all else is as in a line."""
    shown = visible_text(text)
    assert len(text) == len(shown)
    assert STEERING & set(shown) <= {"\n", "\t"}
    kept = [
        after if before in "\n\t" else line
        for before, after, line in zip(text, shown, visible_line(text), strict=True)
    ]
    assert "".join(kept) == shown
    shown.encode()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\x1b[31mred", "␛[31mred"),
        ("a\tb\nc\r", "a b␊c␍"),
        ("\x00\x7f\x9b\x85", "␀␡��"),
        ("a\u202eb\u2066\u2028\ud800", "a�b���"),
        ("naïve 漢字 👩‍⚕️", "naïve 漢字 👩‍⚕️"),
        ("", ""),
    ],
)
def test_steering_characters_have_pictures(text: str, expected: str) -> None:
    """C0 controls are shown as their pictures, everything else as a replacement."""
    assert expected == visible_line(text)
