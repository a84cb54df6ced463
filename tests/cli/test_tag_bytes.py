"""What ``tag`` does with bytes that are no plain UTF-8 text."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TEXT = "They met on 3 May 2024."


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode("utf-16"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-32"),
    ],
)
def test_wide_text_with_a_mark_is_read(call: Callable[..., Any], data: bytes) -> None:
    """Offsets count code points behind the byte order mark."""
    answer = call("tag", stdin=data)

    assert [(12, "2024-05-03")] == [(one["start"], one["value"]) for one in answer.json["dates"]]
    assert (0, "") == (answer.status, answer.err)


def test_front_matter_is_no_text(call: Callable[..., Any], home: Path) -> None:
    """Its date is that of the text unless another is given, and offsets count it."""
    head = "---\ntitle: Berlin\ndate: 2026-11-22\n---\n"
    text = f"{head}They met Kim Jong Un on Sunday."
    (home / "a.md").write_text(text)

    record = call("tag", "a.md").json
    other = call("tag", "--date", "2026-11-29", stdin=text.encode()).json

    assert [("Sunday", "2026-11-22")] == [(one["text"], one["value"]) for one in record["dates"]]
    assert ["2026-11-29"] == [one["value"] for one in other["dates"]]
    assert ["Kim Jong Un"] == [one["name"] for one in record["mentions"]]
    for one in (*record["mentions"], *record["dates"]):
        assert one["text"] == text[one["start"] : one["end"]]


def test_rules_around_text_are_no_front_matter(call: Callable[..., Any]) -> None:
    """Words between two rules are read as they are."""
    dates = call("tag", stdin=b"---\nOn 3 May 2024.\n---\nMore.").json["dates"]

    assert [7] == [one["start"] for one in dates]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"Berlin \xff", "not UTF-8 text (at byte 7); save it as UTF-8"),
        (b"\x7fELF\0\0E\0", "has NUL bytes, so it is no text; save it as UTF-8"),
        (TEXT.encode("utf-16-le"), "has NUL bytes, so it is no text; save it as UTF-8"),
        (TEXT.encode("utf-16")[:-1], "not UTF-16 text (at byte 46); save it as UTF-8"),
    ],
)
def test_what_is_no_text_is_refused_in_one_line(
    call: Callable[..., Any], home: Path, data: bytes, told: str
) -> None:
    """The line names the file, or stdin, and nothing is printed."""
    (home / "odd.bin").write_bytes(data)

    for answer, name in ((call("tag", "odd.bin"), "odd.bin"), (call("tag", stdin=data), "stdin")):
        assert (1, "", f"briefterm: {name}: {told}\n") == (answer.status, answer.out, answer.err)
