from __future__ import annotations

import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest

from briefterm.index import cachefile, concordance, database
from briefterm.index.abilities import FullText
from briefterm.library import Library

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

CATALOGUE, WORDS = "c.sqlite3", "c.words.sqlite3"
QUERIES = (
    *("sand", "vess*", "*arbou*", '"the last boat"', "-sand", "百本", "mole OR oven"),
    *('name:"Mira Solberg"', "kind:org", "mentions:2019", "tag:ports sand", "title:salt"),
)


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    """A folder for the index alone."""
    return tmp_path / "cache"


def opened(folder: Path, cache: Path) -> Library:
    """A library, as another process would open it."""
    return Library.open(folder, cache=cache / CATALOGUE)


def filled(folder: Path, cache: Path) -> Library:
    """A library whose index is whole, and was written to its files."""
    library = opened(folder, cache)
    library.finding.update(library.refresh())
    return library


def closed(library: Library) -> None:
    """Let go of the files, as the end of a process does."""
    library.finding.concordance.close()
    library.finding.shelf.catalogue.close()


def answers(library: Library, told: list[str] | None = None) -> dict[str, list[str]]:
    """What each query finds, the index being brought up to date before."""
    briefings = library.refresh()
    library.finding.update(briefings, tell=(told if told is not None else []).append)
    return asked(library)


def asked(library: Library) -> dict[str, list[str]]:
    """What each query finds in the list as it is known."""
    briefings = library.listed()
    found = {query: [one.id for one in library.select(query, briefings, {})] for query in QUERIES}
    for query in QUERIES:
        hits = library.finding.search(query, briefings, {}, limit=None).hits
        assert sorted(found[query]) == sorted(hit.briefing.id for hit in hits), query
    return found


@pytest.fixture(scope="module")
def known() -> dict[str, list[str]]:
    """The right answers once they were found."""
    return {}


@pytest.fixture
def right(library: Path, tmp_path: Path, known: dict[str, list[str]]) -> dict[str, list[str]]:
    """The right answers; no two queries have the same, or a test could not tell."""
    if not known:
        known |= answers(opened(library, tmp_path / "elsewhere"))
    assert all(known.values())
    return {query: list(ids) for query, ids in known.items()}


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is locked, or looks so, is not waited for."""
    monkeypatch.setattr(cachefile, "_LOCK_SECONDS", 0.2)


def damage(path: Path, size: Callable[[int], int], data: bytes) -> None:
    """Cut a file and put something in its place."""
    for suffix in ("-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
    whole = path.read_bytes()
    path.write_bytes(whole[: size(len(whole))] + data)


DAMAGES: dict[str, tuple[Callable[[int], int], bytes]] = {
    "half": (lambda size: size // 2, b""),
    "ten bytes": (lambda _: 10, b""),
    "empty": (lambda _: 0, b""),
    "garbage": (lambda _: 0, b"\0no index " * 999),
    "a page of garbage": (lambda size: size - 4096, b"\xff" * 4096),
}


@pytest.mark.parametrize("name", [CATALOGUE, WORDS])
@pytest.mark.parametrize("how", DAMAGES)
def test_a_damaged_file(
    library: Path, cache: Path, right: dict[str, list[str]], name: str, how: str
) -> None:
    """Answers are right, and what is wrong is said in one line at most once."""
    closed(filled(library, cache))
    damage(cache / name, *DAMAGES[how])
    reader, told = opened(library, cache), list[str]()

    assert right == answers(reader, told)
    assert right == answers(reader, told)
    assert len(told) <= 1
    assert all("\n" not in line and name in line for line in told)
    closed(reader)
    assert right == answers(opened(library, cache), told)


@pytest.mark.parametrize("name", [CATALOGUE, WORDS])
@pytest.mark.parametrize("how", DAMAGES)
@pytest.mark.usefixtures("hasty")
def test_a_file_damaged_while_it_is_used(
    library: Path, cache: Path, right: dict[str, list[str]], name: str, how: str
) -> None:
    """The next question has its right answer, whatever became of the file."""
    reader = filled(library, cache)
    before = reader.listed()
    damage(cache / name, *DAMAGES[how])

    for query, ids in right.items():
        assert ids == [one.id for one in reader.select(query, before, {})], query
    assert right == answers(reader)


@pytest.mark.parametrize("names", [(CATALOGUE,), (WORDS,), (CATALOGUE, WORDS)])
def test_files_deleted_while_they_are_used(
    library: Path, cache: Path, right: dict[str, list[str]], names: tuple[str, ...]
) -> None:
    """Deleting the index loses nothing: answers stay right, in other threads too, and are kept."""
    reader = filled(library, cache)
    for name in names:
        for path in cache.glob(f"{name}*"):
            path.unlink()
    found: list[dict[str, list[str]]] = []
    threads = [threading.Thread(target=lambda: found.append(asked(reader))) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert [right] * 3 == found
    assert right == answers(reader)
    assert (cache / WORDS).exists()


def test_the_loss_of_the_index_is_known(library: Path, cache: Path) -> None:
    """Whoever shows answers can see that an update is due, and that it was done."""
    reader = filled(library, cache)
    lost = [reader.finding.lost]

    for path in cache.glob(f"{WORDS}*"):
        path.unlink()
    lost.append(reader.finding.lost)
    answers(reader)
    lost.append(reader.finding.lost)

    assert [False, True, False] == lost


def test_files_that_may_only_be_read(
    library: Path,
    cache: Path,
    right: dict[str, list[str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """An index that cannot be written is left as it is, and each file of it is said once."""
    closed(filled(library, cache))
    kept = {path: path.read_bytes() for path in cache.iterdir()}
    connect = database.connect

    def read_only(place: Path | None, *args: Any) -> sqlite3.Connection:
        db = connect(place, *args)
        if place is not None:
            db.execute("PRAGMA query_only = ON")
        return db

    monkeypatch.setattr(cachefile, "connect", read_only)
    (library / "new.md").write_text("# New\n\nMore sand, and an oven.\n")
    reader, told = opened(library, cache), list[str]()

    found = answers(reader, told)
    assert answers(reader, told) == found
    assert {"new", *right["sand"]} == set(found["sand"])
    assert [line for line in told if "readonly" in line and "temporary" in line] == told
    assert len(told) == len(set(told)) == 2
    assert kept == {path: path.read_bytes() for path in kept}


LOCK = """
import sqlite3, sys
held = []
for name in sys.argv[1:]:
    db = sqlite3.connect(name, isolation_level=None)
    db.execute("PRAGMA locking_mode = EXCLUSIVE")
    db.execute("BEGIN EXCLUSIVE")
    db.execute("CREATE TABLE IF NOT EXISTS mine (a)")
    held.append(db)
print("locked", flush=True)
sys.stdin.readline()
"""


def locked(*paths: Path) -> subprocess.Popen[str]:
    """Another process that holds files for itself until it reads a line."""
    command = [sys.executable, "-c", LOCK, *map(str, paths)]
    pipe = subprocess.PIPE
    other = subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True)
    assert other.stdout is not None
    assert other.stdout.readline() == "locked\n"
    return other


def let_go(other: subprocess.Popen[str]) -> None:
    """Have the other process end."""
    other.communicate("\n", timeout=20)


def test_files_locked_for_good(
    library: Path, cache: Path, right: dict[str, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A lock that stays is waited for a while; then answers come without the index, which is whole."""
    closed(filled(library, cache))
    monkeypatch.setattr(cachefile, "_LOCK_SECONDS", 0.05)
    monkeypatch.setattr(cachefile, "_TURN_SECONDS", 0.05)
    other = locked(cache / CATALOGUE, cache / WORDS)
    reader, told = opened(library, cache), list[str]()

    assert right == answers(reader, told)
    assert right == answers(reader, told)
    assert ["database is locked" in line for line in told] == [True, True]
    let_go(other)
    assert right == asked(opened(library, cache))


def test_files_locked_for_a_while(library: Path, cache: Path, right: dict[str, list[str]]) -> None:
    """Who waits less long than it may has the answers of the index, and nothing is said."""
    closed(filled(library, cache))
    other = locked(cache / CATALOGUE, cache / WORDS)
    threading.Timer(0.3, let_go, (other,)).start()
    told: list[str] = []

    assert right == answers(opened(library, cache), told)
    assert [] == told


def test_two_share_the_files(library: Path, cache: Path) -> None:
    """What one has taken in the other finds, and what one forgets the other does not find."""
    one, other = filled(library, cache), filled(library, cache)
    for number in range(6):
        writer, reader = (one, other) if number % 2 else (other, one)
        (library / f"n{number}.md").write_text(f"# N{number}\n\nA word{number} of sand.\n")
        if number:
            (library / f"n{number - 1}.md").unlink()
        answers(writer)

        found = answers(reader)

        assert f"n{number}" in found["sand"]
        assert f"n{number - 1}" not in found["sand"]
        assert answers(writer) == found
    told: list[str] = []
    answers(one, told)
    answers(other, told)
    assert [] == told


WRITER = """
import sys
from pathlib import Path
from briefterm.library import Library

library = Library.open(Path(sys.argv[1]), cache=Path(sys.argv[2]))
print("begins", flush=True)
told = []
library.finding.update(library.refresh(), tell=told.append)
for line in told:
    print(line)
print("ends", flush=True)
"""


def many(library: Path, count: int) -> None:
    """Add briefings to a library."""
    for number in range(count):
        text = f"# Report {number}\n\nOn 3 May 2019 Mira Solberg saw the sand {number}.\n" * 4
        (library / f"r{number}.md").write_text(text)


def test_a_process_that_was_killed(library: Path, cache: Path, tmp_path: Path) -> None:
    """Killed at any point of the work, it leaves files that go on to be right."""
    many(library, 150)
    right = answers(opened(library, tmp_path / "elsewhere"))
    for patience in (0.02, 0.1, 0.2, 0.3, 0.5):
        command = [sys.executable, "-c", WRITER, str(library), str(cache / CATALOGUE)]
        writer = subprocess.Popen(command, stdout=subprocess.PIPE)
        assert writer.stdout is not None
        writer.stdout.readline()
        ends = threading.Timer(patience, writer.kill)
        ends.start()
        writer.communicate(timeout=60)
        told: list[str] = []
        reader = opened(library, cache)
        assert right == answers(reader, told)
        assert [] == told
        closed(reader)
        for path in cache.iterdir():
            path.unlink()


FULL = """
import resource, signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
"""


def test_a_full_disk(library: Path, cache: Path) -> None:
    """Where files cannot grow the work ends without a traceback, and says so in a line or two."""
    many(library, 150)
    command = [sys.executable, "-c", FULL + WRITER, str(library), str(cache / CATALOGUE)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)

    assert "Traceback" not in done.stdout
    lines = (done.stderr or done.stdout).strip().splitlines()
    assert 1 <= len(lines) <= 4, done
    assert "disk" in "\n".join(lines), lines
    found = answers(opened(library, cache))
    assert len(found["sand"]) > 150


@pytest.mark.parametrize("ability", [FullText.NONE, FullText.WORDS])
def test_without_full_text_search(
    library: Path,
    cache: Path,
    right: dict[str, list[str]],
    monkeypatch: pytest.MonkeyPatch,
    ability: FullText,
) -> None:
    """Another SQLite gives the same answers; if it looks through all texts that is said once."""
    monkeypatch.setattr(concordance, "full_text", lambda: ability)
    reader, told = opened(library, cache), list[str]()

    assert right == answers(reader, told)
    (library / "new.md").write_text("# New\n\nMore sand, and an oven.\n")
    (library / "salt.txt").unlink()
    found = answers(reader, told)

    assert "new" in found["sand"]
    assert [] == found["title:salt"]
    assert [True] * (ability is FullText.NONE) == ["FTS5" in line for line in told]
    with closing(sqlite3.connect(cache / WORDS)) as db:
        tables = {row[0] for row in db.execute("SELECT name FROM sqlite_master")}
    assert ("words" in tables) == (ability is FullText.WORDS)
    assert "parts" not in tables


def test_a_folder_that_cannot_be_made(library: Path, tmp_path: Path) -> None:
    """Where the cache has no place at all, everything works for as long as the program runs."""
    place = tmp_path / "file"
    place.write_text("not a folder")
    reader, told = opened(library, place / "deeper"), list[str]()

    found = answers(reader, told)

    assert found["sand"]
    assert len(told) == 2
    assert place.read_text() == "not a folder"
