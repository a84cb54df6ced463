"""What queries do about an index that was deleted while it was used."""

from __future__ import annotations

import contextlib
import threading
from typing import TYPE_CHECKING

import pytest

from briefterm.library import Library, finding, places
from briefterm.library.finding.building import Builder

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from briefterm.model import Briefing

NAMES, WORDS = 'name:"Kim Jong Un"', "shells"


@pytest.fixture
def updates(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Whether each update of the index was one of names too."""
    real, done = Builder.update, list[bool]()

    def update(builder: Builder, *values: object, names: bool) -> bool:
        done.append(names)
        return real(builder, *values, names=names)  # type: ignore[arg-type]

    monkeypatch.setattr(Builder, "update", update)
    return done


def lost(library: Library, folder: Path, cancelled: Callable[[], bool] = bool) -> list[Briefing]:
    """The briefings of a library whose index was made and then deleted."""
    briefings = library.refresh()
    library.finding.update(briefings, cancelled=cancelled)
    for path in places.cache_place(folder).parent.iterdir():
        path.unlink()
    return briefings


def count(library: Library, query: str, briefings: list[Briefing]) -> int:
    """How many briefings a query finds."""
    return len(library.select(query, briefings, {}))


def test_what_needs_no_index_makes_none(
    library: Library, folder: Path, updates: list[bool]
) -> None:
    """A query that looks at the list alone leaves the index to others."""
    briefings = lost(library, folder)

    assert 1 == count(library, "title:gas", briefings)
    assert [True] == updates
    assert library.finding.lost


def test_each_query_has_what_it_needs(library: Library, folder: Path, updates: list[bool]) -> None:
    """Words come back for words, names for names, each once; then the index is whole."""
    briefings = lost(library, folder)

    assert [1, 1] == [count(library, WORDS, briefings) for _ in range(2)]
    assert [True, False] == updates
    assert library.finding.lost
    assert [2, 2] == [count(library, NAMES, briefings) for _ in range(2)]
    assert [True, False, True] == updates
    assert not library.finding.lost


def test_a_screen_waits_for_words_at_most(
    library: Library, folder: Path, updates: list[bool]
) -> None:
    """Where updates can be cancelled no query makes names anew; the next update does."""
    briefings = lost(library, folder, lambda: False)

    assert 0 == count(library, NAMES, briefings)
    assert [True] == updates
    assert [1, 1] == [count(library, WORDS, briefings) for _ in range(2)]
    assert [True, False] == updates
    assert library.finding.lost
    assert library.finding.update(briefings)
    assert 2 == count(library, NAMES, briefings)
    assert not library.finding.lost


def test_a_screen_that_was_cancelled_waits_for_nothing(
    library: Library, folder: Path, updates: list[bool]
) -> None:
    """Once the last update is to stop, no query goes on in its place, and the loss stays known."""
    stop = threading.Event()
    briefings = lost(library, folder, stop.is_set)
    stop.set()

    assert 0 == count(library, WORDS, briefings)
    assert [True] == updates
    assert library.finding.lost


def test_a_query_stopped_halfway_is_taken_up(
    library: Library, folder: Path, updates: list[bool]
) -> None:
    """Words that a query could not bring back to the end are still due, and come with the next."""
    looks: list[bool] = []
    briefings = lost(library, folder, lambda: bool(looks) and looks.pop())
    looks[:] = [True, False]  # the last comes first: it begins and is stopped

    assert 0 == count(library, WORDS, briefings)
    assert library.finding.lost
    assert 1 == count(library, WORDS, briefings)
    assert [True, False, False] == updates
    assert library.finding.lost


def test_a_screen_does_not_wait_for_other_threads(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While one query makes words anew, another one has its answer from what is known."""
    briefings = lost(library, folder, lambda: False)
    real, begun, go_on = Builder.update, threading.Event(), threading.Event()

    def update(builder: Builder, *values: object, names: bool) -> bool:
        begun.set()
        assert go_on.wait(20)
        return real(builder, *values, names=names)  # type: ignore[arg-type]

    monkeypatch.setattr(Builder, "update", update)
    first = threading.Thread(target=count, args=(library, WORDS, briefings))
    first.start()
    assert begun.wait(20)
    second = threading.Thread(target=count, args=(library, WORDS, briefings), daemon=True)
    second.start()
    second.join(10)
    is_waiting = second.is_alive()
    go_on.set()
    first.join()

    assert not is_waiting
    assert 1 == count(library, WORDS, briefings)


def test_threads_have_the_same_finder(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many ask for it first, there is one, and so one update at a time."""
    real, both = finding.Finder, threading.Barrier(2)

    def made(*values: object) -> finding.Finder:
        with contextlib.suppress(threading.BrokenBarrierError):
            both.wait(0.1)  # broken, unless two are made at the same time
        return real(*values)  # type: ignore[arg-type]

    monkeypatch.setattr(finding, "Finder", made)
    found: list[finding.Finder] = []
    threads = [threading.Thread(target=lambda: found.append(library.finding)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert found[0] is found[1]
