"""Bytes to text."""

from __future__ import annotations

import pytest

from briefterm.briefing import decode as decode_module
from briefterm.briefing.decode import decode


def test_utf8_with_and_without_a_mark_is_read_as_it_is() -> None:
    """The byte order mark is dropped and line ends become newlines."""
    assert decode(b"\xef\xbb\xbfZ\xc3\xbcrich\r\nB\rC") == ("Zürich\nB\nC", ())


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_marked_wide_encodings_are_read(encoding: str) -> None:
    """A byte order mark is enough to read UTF-16 and UTF-32 without a warning."""
    assert decode("Łódź 😀".encode(encoding)) == ("Łódź 😀", ())


def test_odd_bytes_of_utf16_are_replaced() -> None:
    """Half a character at the end is shown and named."""
    text, warnings = decode(b"\xff\xfea\0b")

    assert text == "a\ufffd"
    assert "UTF-16" in warnings[0]


def test_windows_1252_is_recognised() -> None:
    """Text that is mostly bad as UTF-8 is read as Windows-1252, and the warning says so."""
    text, warnings = decode("He said “no” – café".encode("cp1252"))

    assert text == "He said “no” – café"
    assert warnings == ("is not valid UTF-8: read as Windows-1252",)


def test_one_bad_byte_leaves_the_rest_utf8() -> None:
    """A damaged character does not turn its neighbours into something else."""
    text, warnings = decode("Käse und Öl für Łódź".encode() + b"\xff")

    assert text == "Käse und Öl für Łódź\ufffd"
    assert "is not valid UTF-8" in warnings[0]


def test_nul_bytes_are_shown_and_named() -> None:
    """Binary data does no harm."""
    text, warnings = decode(b"a\0b")

    assert text == "a\ufffdb"
    assert "NUL" in warnings[0]


@pytest.mark.parametrize(
    ("data", "expected"),
    [(b"one\ntwo\nthree", "one\ntwo"), ("ééééééé".encode(), "ééééé"), (b"x" * 20, "x" * 10)],
)
def test_larger_data_is_cut_at_a_line_end_or_character(
    monkeypatch: pytest.MonkeyPatch, data: bytes, expected: str
) -> None:
    """Nothing of a line or character beyond the bound is kept."""
    monkeypatch.setattr(decode_module, "MAX_BYTES", 10 if b"\n" not in data else 8)

    text, warnings = decode(data)

    assert expected == text
    assert "larger than" in warnings[0]
