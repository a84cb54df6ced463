from __future__ import annotations

import multiprocessing
import os
import sqlite3
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefterm.index.concordance import Concordance
from briefterm.index.days import days_between, length_of
from briefterm.index.folding import aligned, folded, lights, spaced, words
from briefterm.index.likeness import likeness, sketch
from briefterm.index.query import parse
from briefterm.index.query.terms import Term
from briefterm.index.recording import Tagged, Text
from briefterm.model import Briefing

PATH = Path("/library/x.md")


def text(name: str, words_of_it: str, digest: bytes = b"1") -> Text:
    """A briefing named ``name`` with a text, as the concordance takes it."""
    briefing = Briefing(id=name, path=PATH, title=f"Title of {name}", date=date(2024, 5, 2))
    return Text(briefing, "stamp", digest + name.encode(), (), words_of_it)


def tagged(doc: int, *names: str) -> Tagged:
    """A document with names and one date."""
    spans = [(name, "PERSON", [0, 3]) for name in names]
    dates = [(0, 3, "DATE", "2024-05-02", None, "2024-05-02", "2024-05-03")]
    day = date(2024, 5, 2).toordinal()
    return Tagged(doc, spans, ["form"], dates, [(day, day)], [1, 2, 3])


def ids(concordance: Concordance, query: str) -> list[str]:
    """The ids of the briefings that a query of one term finds."""
    term = parse(query).root
    assert isinstance(term, Term)
    row = concordance.answering(term)
    return sorted(name for name, doc in concordance.documents().items() if row[doc])


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Where a concordance is kept."""
    return tmp_path / "cache" / "c.words.sqlite3"


def filled(place: Path | None) -> Concordance:
    """A concordance of two briefings, one of them tagged."""
    concordance = Concordance(place, "1")
    concordance.take_texts([text("a", "Shells and rockets"), text("b", "Gas talks")])
    concordance.take_tagged([tagged(concordance.documents()["a"], "Kim")], "engine")
    return concordance


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("shells", ["a"]),
        ('"and rockets"', ["a"]),
        ("rock*", ["a"]),
        ("*ocke*", ["a"]),
        ("*as*", ["b"]),
        ("*a*", ["a", "b"]),
        ("title", ["a", "b"]),
        ('"title rockets"', []),
        ("name:kim", ["a"]),
        ("name:form", ["a"]),
        ("name:fo*", ["a"]),
        ("kind:person", ["a"]),
        ("mentions:2024-05", ["a"]),
        ("mentions:2024-05-03", []),
    ],
)
def test_answers(place: Path, query: str, expected: list[str]) -> None:
    """Words, parts of words, names and days lead to the documents that have them."""
    assert expected == ids(filled(place), query)


def test_a_changed_text_is_another_document(place: Path) -> None:
    """What an older text said leads to nothing, nor do its names."""
    concordance = filled(place)
    concordance.take_texts([text("a", "Nothing", b"2")])

    assert [] == ids(concordance, "shells")
    assert [] == ids(concordance, "name:kim")
    assert ["a"] == ids(concordance, "nothing")
    assert set(concordance.documents().values()) == concordance.untagged("engine")


def test_a_touched_file_keeps_its_document(place: Path) -> None:
    """Where only the stamp is another one, words and names stay."""
    concordance = filled(place)
    before = dict(concordance.documents())
    concordance.take_texts([text("a", "Shells and rockets")._replace(stamp="later")])

    assert before == dict(concordance.documents())
    assert "later" == concordance.stamps()["a"]
    assert ["a"] == ids(concordance, "name:kim")


def test_a_briefing_that_is_gone_is_forgotten(place: Path) -> None:
    """Neither words nor names of it are found."""
    concordance = filled(place)
    gone = concordance.documents()["a"]
    concordance.forget(["a"])

    assert {"b"} == concordance.stamps().keys()
    assert [] == list(concordance.contents([gone]))
    assert 0 == concordance.read("SELECT count(*) FROM named")[0][0]


def test_old_words_are_dropped_in_the_end(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When most words are of texts that are gone, all are taken in again; names stay."""
    monkeypatch.setattr("briefterm.index.recording._DEAD", 2)
    concordance = filled(place)
    for number in range(4):
        concordance.take_texts([text("b", f"Gas {number}", bytes(str(number), "ascii"))])
        concordance.renew()
    assert "" in concordance.stamps().values()
    concordance.take_texts([text("a", "Shells and rockets"), text("b", "Gas 3", b"3")])

    assert "" not in concordance.stamps().values()
    assert ["a"] == ids(concordance, "shells")
    assert ["a"] == ids(concordance, "name:kim")
    assert 2 == len(concordance.read("SELECT rowid FROM words WHERE words MATCH 'title'"))


def test_another_process_is_followed(place: Path) -> None:
    """What another concordance on the same file takes in is known at the next question."""
    one, other = filled(place), Concordance(place, "1")
    assert ["a"] == ids(other, "shells")
    one.take_texts([text("c", "Shells again")])

    assert ["a", "c"] == ids(other, "shells")


@pytest.mark.parametrize("damage", [b"", b"no database at all, but longer than its header" * 99])
def test_a_damaged_file_is_made_anew(place: Path, damage: bytes) -> None:
    """What is no index is replaced by one that can be filled, and said so."""
    filled(place).close()
    for suffix in ("-wal", "-shm"):
        place.with_name(place.name + suffix).unlink(missing_ok=True)
    place.write_bytes(damage)
    concordance = Concordance(place, "1")
    assert {} == concordance.stamps()
    concordance.take_texts([text("a", "Shells")])

    assert ["a"] == ids(Concordance(place, "1"), "shells")
    assert ("damaged" in concordance.notice) is bool(damage)


@pytest.mark.parametrize("size", [100, 4096, 9000, 40_000])
def test_a_truncated_file_never_fails(place: Path, size: int) -> None:
    """Whatever was cut off, questions have answers, and a filled index is right again."""
    filled(place).close()
    with sqlite3.connect(place) as db:
        db.execute("PRAGMA journal_mode = DELETE")
    db.close()
    os.truncate(place, size)
    concordance = Concordance(place, "1")
    for query in ("shells", "name:kim", "mentions:2024", "*hell*"):
        ids(concordance, query)
    concordance.take_texts([text("a", "Shells", b"3"), text("b", "Gas", b"3")])

    assert ["a"] == ids(concordance, "shells")


def test_an_older_index_is_made_anew(place: Path) -> None:
    """An index with another stamp starts over without a word."""
    filled(place).close()
    concordance = Concordance(place, "2")

    assert {} == concordance.stamps()
    assert "" == concordance.notice


def test_a_file_that_cannot_be_written_is_bypassed(tmp_path: Path) -> None:
    """Where no file can be, a temporary one serves, and it is said once."""
    (tmp_path / "cache").write_text("a file where the folder should be")
    concordance = filled(tmp_path / "cache" / "c.sqlite3")

    assert ["a"] == ids(concordance, "shells")
    assert "a temporary one is used" in concordance.notice


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is read-only for root")
def test_a_read_only_file_is_bypassed(place: Path) -> None:
    """A file that may only be read is left as it is."""
    filled(place).close()
    place.chmod(0o400)
    place.parent.chmod(0o500)
    concordance = filled(place)
    place.parent.chmod(0o700)

    assert ["a"] == ids(concordance, "shells")


def test_a_locked_file_is_bypassed(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever finds the file locked for long works without it, and leaves it whole."""
    monkeypatch.setattr("briefterm.index.cachefile._LOCK_SECONDS", 0.1)
    filled(place).close()
    holder = sqlite3.connect(place, isolation_level=None)
    holder.execute("PRAGMA locking_mode = EXCLUSIVE")
    holder.execute("BEGIN EXCLUSIVE")
    concordance = Concordance(place, "1")
    concordance.take_texts([text("a", "Shells")])
    assert ["a"] == ids(concordance, "shells")
    holder.execute("ROLLBACK")
    holder.close()

    assert {"a", "b"} == Concordance(place, "1").stamps().keys()


def _fill(place: Path, first: int) -> None:
    concordance = Concordance(place, "1")
    for number in range(first, first + 40):
        concordance.take_texts([text(f"{number}", f"Shells {number}")])


def test_two_processes_share_a_file(place: Path) -> None:
    """What two processes write at the same time is all there."""
    context = multiprocessing.get_context("spawn")
    others = [context.Process(target=_fill, args=(place, first)) for first in (0, 20)]
    for other in others:
        other.start()
    for other in others:
        other.join(60)
    concordance = Concordance(place, "1")

    assert 60 == len(ids(concordance, "shells"))
    assert ["7"] == ids(concordance, "7")


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=40))
def test_folding_keeps_places(source: str) -> None:
    """An aligned text has a character for each of the text, and its words are those of the text."""
    assert len(source) == len(aligned(source)) or "\u1100" <= max(source)
    assert words(source) == spaced(source).split()
    assert folded(folded(source)) == folded(source)


@pytest.mark.parametrize(
    ("source", "query", "expected"),
    [
        ("Kim, KIM and Kimberley", "kim", ["Kim", "KIM"]),
        ("Kim, KIM and Kimberley", "kim*", ["Kim", "KIM", "Kim"]),
        ("anti-missile", "*miss*", ["miss"]),
        ("the Élysée … and the E\u0301lyse\u0301e", "elysee", ["Élysée", "E\u0301lyse\u0301e"]),
        ("Kim\nJong-Un", '"kim jong un"', ["Kim\nJong-Un"]),
        ("金正恩访问俄罗斯", "俄罗斯", ["俄罗斯"]),
        ("iPhone手机", "iphone", ["iPhone"]),
        ("½ Kim", "kim", ["Kim"]),
    ],
)
def test_lights(source: str, query: str, expected: list[str]) -> None:
    """What is lit are the words as the text writes them."""
    term = parse(query).root
    assert isinstance(term, Term)
    pattern = lights(term.tokens, prefix=term.prefix, inside=term.inside)

    assert expected == [source[slice(*one.span())] for one in pattern.finditer(aligned(source))]


def test_sketches_tell_near_texts() -> None:
    """A text with a word changed is near to itself, another one is not."""
    one = " ".join(f"word{number}" for number in range(200))
    near, other = one.replace("word50", "another"), " ".join(reversed(one.split()))

    assert 1.0 == likeness(sketch(one), sketch(one))
    assert likeness(sketch(one), sketch(near)) > 0.8
    assert likeness(sketch(one), sketch(other)) < 0.1


@pytest.mark.parametrize(
    ("ends", "days"),
    [
        (("2024-05-02", "2024-05-03"), (0, 1)),
        (("2024-05-02T12:00:00", "2024-05-02T13:00:00"), (0, 1)),
        (("2024-05-02T20:00:00", "2024-05-03T06:00:00"), (1, 2)),
        (("2024-05-02T20:00:00", "2024-05-03T00:00:00"), (0, 1)),
        (("2024-01-01", "2025-01-01"), (2, 366)),
        (("2000-01-01", "2100-01-01"), (3, 36525)),
    ],
)
def test_days_of_intervals(ends: tuple[str, str], days: tuple[int, int]) -> None:
    """An interval has its days, and a class by their number."""
    span = days_between(*ends)

    assert span is not None
    assert days == (length_of(*span), span[1] - span[0] + 1)


def test_names_drive_no_words_out(place: Path) -> None:
    """What is never asked for again is not kept in the place of what is."""
    concordance = filled(place)
    ids(concordance, "shells")
    for number in range(40):
        ids(concordance, f"name:n{number}")

    assert ["word"] == [term.field or "word" for term in concordance._answers]
