"""How annotated time expressions are read and scored, and the benchmark as a whole."""

from __future__ import annotations

import json
import sys
from datetime import date
from typing import TYPE_CHECKING

import pytest

from benchmarks.temporal import main
from benchmarks.timex import (
    Annotated,
    Scores,
    Timex,
    aligned,
    read_briefings,
    read_timeml,
    score,
)
from briefterm.model import TimeExpression

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "It rained on Monday and in early May."
DAY = date(2024, 5, 15)
GOLD = (Timex(13, 19, "DATE", "2024-05-13"), Timex(27, 36, "DATE", "2024-05"))
TIMEML = """<?xml version="1.0"?>
<TimeML>
<DCT><TIMEX3 tid="t0" type="DATE" value="2024-05-15">15 May</TIMEX3></DCT>
<TEXT>It rained on <TIMEX3 tid="t1" type="DATE" value="2024-05-13">Monday</TIMEX3> and in
<TIMEX3 tid="t2" type="DATE" value="2024-05"> early <TIMEX3 value="2024-05" type="DATE">May</TIMEX3>
</TIMEX3>.</TEXT>
</TimeML>
"""


@pytest.fixture
def briefings(tmp_path: Path) -> Path:
    """A file with one annotated text."""
    path = tmp_path / "tiny.jsonl"
    dates = [
        {"start": t.start, "end": t.end, "type": t.type, "value": t.value, "mod": None}
        for t in GOLD
    ]
    path.write_text(json.dumps({"text": TEXT, "date": DAY.isoformat(), "dates": dates}) + "\n")
    return path


def test_annotated_briefings_are_read(briefings: Path) -> None:
    """Text, day and expressions of each line."""
    assert [Annotated(TEXT, DAY, GOLD)] == read_briefings(briefings)


def test_timeml_is_read(tmp_path: Path) -> None:
    """The text alone, offsets into it, white space at the ends of an expression left out."""
    (tmp_path / "a.tml").write_text(TIMEML)
    [annotated] = read_timeml(tmp_path)
    assert annotated.day == DAY
    assert ["Monday", "early May", "May"] == [
        annotated.text[time.start : time.end]
        for time in sorted(annotated.times, key=lambda time: (time.start, -time.end))
    ]


def test_timeml_without_a_date_is_told_of(tmp_path: Path) -> None:
    """The message names the file."""
    path = tmp_path / "a.tml"
    path.write_text("<TimeML><TEXT>It rained.</TEXT></TimeML>")
    with pytest.raises(SystemExit, match=r"a\.tml: no <TEXT>"):
        read_timeml(tmp_path)


def test_spans_are_paired_one_to_one() -> None:
    """Equal spans first, then the longest overlap; neighbours that do not overlap stay alone."""
    gold = [Timex(0, 10, "DATE", "a"), Timex(12, 20, "DATE", "b")]
    found = [Timex(0, 4, "DATE", "c"), Timex(5, 10, "DATE", "d"), Timex(12, 20, "DATE", "e")]
    assert [(gold[1], found[2]), (gold[0], found[1])] == aligned(gold, found)
    assert [] == aligned([Timex(0, 4, "DATE", "")], [Timex(4, 8, "DATE", "")])


def test_scores_are_those_of_tempeval() -> None:
    """One span exact with a wrong value, one overlapping, one missing, one too many."""

    def tag(_text: str, _day: date) -> list[TimeExpression]:
        return [
            TimeExpression(0, 2, "SET", "P1D"),
            TimeExpression(13, 19, "DATE", "2024-05-20"),
            TimeExpression(33, 36, "DATE", "2024-05"),
        ]

    gold = (*GOLD, Timex(3, 9, "DURATION", "P1D"))
    figures = dict(score([Annotated(TEXT, DAY, gold)], tag).figures())
    assert {"strict F1": 33, "relaxed F1": 67, "type F1": 67, "value F1": 33} == {
        what: round(figure) for what, figure in figures.items()
    }


def test_nothing_scores_nothing() -> None:
    """No gold and nothing found is no division by zero."""
    assert {0.0} == {figure for _, figure in Scores().figures()}


def test_the_benchmark_prints_a_table(
    briefings: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It scores and measures, and tells which libraries are not there to compare with."""
    arguments = ["--briefings", str(briefings), "--seconds", "0.01"]
    monkeypatch.setattr(sys, "argv", ["benchmarks.temporal", *arguments])
    monkeypatch.setattr("benchmarks.temporal._IMPORTS", 1)
    monkeypatch.setitem(sys.modules, "parsedatetime", None)

    assert 0 == main()

    out = capsys.readouterr().out
    assert "parsedatetime is not here to be measured" in out
    assert "tiny, 2 expressions" in out
    assert 4 == out.count("100.0 %")
    assert "kB/s" in out
