from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from briefterm.library.following import Trace, homes, likeness, trace
from briefterm.model import Briefing

if TYPE_CHECKING:
    from collections.abc import Callable

WORDS = " ".join(f"word{number}" for number in range(60))


def briefing(id: str, digest: str = "", title: str = "T", words: int = 9) -> Briefing:
    """A briefing of the library."""
    return Briefing(id=id, path=Path(id), title=title, text_sha256=digest, words=words)


def lost(*traces: Trace) -> dict[str, Trace]:
    """Traces by their ids."""
    return {one.briefing: one for one in traces}


def alike(value: float) -> Callable[[Trace, Briefing], float]:
    """A comparison with always the same answer."""
    return lambda _trace, _briefing: value


def unasked(trace: Trace, briefing: Briefing) -> float:
    """A comparison that must not be made."""
    raise AssertionError(trace, briefing)


def test_records_tell_of_their_briefing() -> None:
    """The last record's words count, older ones stand in; a note of old has its digest in the anchor."""
    records: list[dict[str, Any]] = [
        {"created": "2024-02", "title": "New", "text_sha256": "b", "date": 5},
        {
            "created": "2024-01",
            "title": "Old",
            "date": "2020-01-02",
            "anchor": {"text_sha256": "a"},
        },
        {"updated": "2023-12", "read": True, "text_sha256": "b"},
        {"anchor": "broken", "title": None},
    ]

    expected = Trace("x", "New", "2020-01-02", ("b", "a"), first="2023-12", last="2024-02")

    assert expected == trace("x", records)


def test_what_is_there_is_not_looked_for() -> None:
    """An id that a file has is that file, whatever its text is now."""
    known = lost(Trace("a", "T", digests=("1",)))

    assert {} == homes(known, [briefing("a", "2"), briefing("b", "1")], unasked)


def test_the_same_text_decides() -> None:
    """The newest of the known texts that is there leads to the briefing, whatever its title."""
    known = lost(Trace("a", "T", digests=("gone", "2", "1")))
    present = [briefing("b", "1"), briefing("c", "2", "Other")]

    assert {"a": "c"} == homes(known, present, unasked)


@pytest.mark.parametrize(("titles", "expected"), [("TT", {}), ("TU", {"a": "b"}), ("UV", {})])
def test_two_with_the_text_are_told_by_title_or_not_at_all(
    titles: str, expected: dict[str, str]
) -> None:
    """Of two copies the one with the title is meant; otherwise there is no guess."""
    known = lost(Trace("a", "T", digests=("1",)))
    present = [briefing("b", "1", titles[0]), briefing("c", "1", titles[1])]

    assert expected == homes(known, present, alike(0.0))


def test_empty_files_are_not_the_same_text() -> None:
    """That two files say nothing does not make them one."""
    known = lost(Trace("a", "T", digests=("0",)))

    assert {} == homes(known, [briefing("b", "0", "U", words=0)], unasked)


@pytest.mark.parametrize(("value", "expected"), [(0.9, {"a": "b"}), (0.7, {})])
def test_title_and_likeness_decide_together(value: float, expected: dict[str, str]) -> None:
    """A changed text is followed under the same title if it is nearly the same."""
    known = lost(Trace("a", "The  TITLE", digests=("1",)))
    present = [briefing("b", "2", "the title"), briefing("c", "3", "Another")]

    assert expected == homes(known, present, alike(value))


def test_two_alike_are_no_answer() -> None:
    """Where two briefings of the title are near enough, neither is taken."""
    known = lost(Trace("a", "T", digests=("1",)))

    assert {} == homes(known, [briefing("b", "2"), briefing("c", "3")], alike(0.95))


def test_a_briefing_that_was_there_at_once_is_another_one() -> None:
    """What was annotated before the lost one's last note cannot be its new name."""
    gone = Trace("a", "T", digests=("1",), first="2024-01", last="2024-05")
    before = Trace("b", "T", digests=("2",), first="2024-04", last="2024-09")
    after = Trace("b", "T", digests=("2",), first="2024-06", last="2024-09")

    assert {} == homes(lost(gone, before), [briefing("b", "2")], unasked)
    assert {"a": "b"} == homes(lost(gone, after), [briefing("b", "2")], alike(0.9))


def test_a_briefing_renamed_twice_is_followed_twice() -> None:
    """Notes under both earlier names lead to the present one."""
    first = Trace("a", "T", digests=("1",), first="2024-01", last="2024-02")
    second = Trace("b", "T", digests=("2",), first="2024-03", last="2024-04")

    assert {"a": "c", "b": "c"} == homes(lost(first, second), [briefing("c", "2")], alike(0.9))


def test_likeness_is_high_for_a_small_edit_only() -> None:
    """Typography and order of lines hardly count, other words do; no text is like nothing."""
    edited = WORDS.replace("word30 ", "").replace("word9 ", "Word9,\n\n")

    assert likeness(WORDS, WORDS) == 1.0
    assert likeness(WORDS, edited) > 0.95
    assert likeness(WORDS, WORDS.replace("word", "other")) == 0.0
    assert likeness("", "") == 0.0
    assert likeness("長野の百本の木", "長野の百本の木") == 1.0
