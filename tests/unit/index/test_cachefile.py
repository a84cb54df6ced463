from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from briefterm.errors import BrieftermError
from briefterm.index import cachefile
from briefterm.index.cachefile import CacheFile

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SCHEMA = "CREATE TABLE word (word TEXT); CREATE VIRTUAL TABLE words USING fts5 (word);"

both = pytest.mark.parametrize("shared", [True, False], ids=["shared", "of each thread"])


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Where the file is."""
    return tmp_path / "w.sqlite3"


def opened(place: Path | None, stamp: str = "1", *, shared: bool) -> CacheFile:
    """A file of words."""
    return CacheFile(place, stamp, SCHEMA, shared=shared)


def filled(place: Path | None, word: str = "sand", stamp: str = "1", *, shared: bool) -> CacheFile:
    """The same with a word in it."""
    file = opened(place, stamp, shared=shared)
    file.write(lambda db: db.execute("INSERT INTO word VALUES (?)", (word,)))
    file.write(lambda db: db.execute("INSERT INTO words VALUES (?)", (word,)))
    return file


def look(db: sqlite3.Connection) -> list[str]:
    """The words in a file."""
    sql = "SELECT word FROM word WHERE word IN (SELECT word FROM words WHERE words MATCH 'sand')"
    return [word for (word,) in db.execute(sql)]


def together(action: Callable[[], object], count: int = 4) -> None:
    """Do it in some threads at the same time."""
    start = threading.Barrier(count)
    threads = [threading.Thread(target=lambda: (start.wait(), action())) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


@both
@pytest.mark.parametrize(
    "question",
    [
        "SELECT word FROM words WHERE words MATCH 'sand AND'",
        "SELECT word FROM words WHERE words MATCH 'nothing:sand'",
        f"SELECT {'- ' * 2000}1",
        "SELECT nothing FROM word",
    ],
)
def test_a_wrong_question_is_not_the_files_fault(
    place: Path, question: str, *, shared: bool
) -> None:
    """What SQLite refuses whatever the file holds is told in a line, and the file is still used."""
    file = filled(place, shared=shared)

    with pytest.raises(BrieftermError, match=r"^index: SQLite says: .+$"):
        file.read(lambda db: db.execute(question).fetchall())
    with pytest.raises(BrieftermError, match=r"^index: SQLite says: .+$"):
        file.write(lambda db: db.execute(question).fetchall())

    assert (0, "") == (file.losses, file.notice)
    assert ["sand"] == file.read(look)


@both
@pytest.mark.parametrize(
    "damage",
    [
        "DROP TABLE word",
        "DROP TABLE words_config",
        "DROP TABLE words_idx",
        "UPDATE words_config SET v=9",
    ],
)
def test_what_is_missing_in_a_file_is_damage(place: Path, damage: str, *, shared: bool) -> None:
    """A file that lacks what right questions need is made anew, and serves the next one too."""
    filled(place, shared=shared).close()
    with closing(sqlite3.connect(place)) as db, db:
        db.execute(damage)
    file = opened(place, shared=shared)

    assert [] == file.read(look)
    assert f"index {place} was damaged and is made anew" == file.notice
    filled(place, shared=shared).close()
    assert ["sand"] == file.read(look)


@both
def test_a_table_of_another_ones_is_damage(place: Path, *, shared: bool) -> None:
    """A file that nobody could have made of our tables is made anew, not bypassed for ever."""
    with closing(sqlite3.connect(place)) as db, db:
        db.execute("CREATE TABLE made_by (nobody)")

    filled(place, shared=shared).close()

    assert ["sand"] == opened(place, shared=shared).read(look)


@both
def test_an_older_versions_file_is_made_anew(place: Path, *, shared: bool) -> None:
    """That is no damage, so nothing is said."""
    filled(place, shared=shared).close()
    file = filled(place, "sand of 2", "2", shared=shared)

    assert ["sand of 2"] == file.read(look)
    assert "" == file.notice
    file.close()
    assert ["sand of 2"] == opened(place, stamp="2", shared=shared).read(look)


@both
@pytest.mark.parametrize("let_go", [CacheFile.close, CacheFile.start_over])
def test_another_version_at_work_is_left_alone(
    place: Path, let_go: Callable[[CacheFile], None], *, shared: bool
) -> None:
    """Whoever finds its file replaced by another version's goes on without, or it would never end."""
    one = filled(place, shared=shared)
    let_go(one)
    other = filled(place, "sand of 2", "2", shared=shared)

    assert [] == one.read(look)
    assert f"index {place}: another version uses it; a temporary one is used" in one.notice
    other.close()
    assert ["sand of 2"] == other.read(look)
    assert "" == other.notice


@both
def test_a_version_that_is_always_there(
    place: Path, monkeypatch: pytest.MonkeyPatch, *, shared: bool
) -> None:
    """A file that is another version's again after it was made anew is bypassed, with the reason."""
    filled(place, shared=shared).close()
    monkeypatch.setattr(cachefile, "delete", lambda _: None)
    file = filled(place, stamp="2", shared=shared)

    assert ["sand"] == file.read(look)
    assert "another version uses it" in file.notice
    assert ["sand"] == opened(place, shared=shared).read(look)


@both
@pytest.mark.parametrize("in_a_file", [True, False])
def test_rows_that_mean_nothing(place: Path, *, in_a_file: bool, shared: bool) -> None:
    """Whoever can make nothing of them is given an empty file, a private one likewise."""
    file = filled(place if in_a_file else None, shared=shared)

    assert [] == file.read(lambda db: list(map(int, look(db))))
    assert [] == file.understood(lambda: list(map(int, file.read(look))))
    assert 1 == file.losses
    assert ("damaged" in file.notice) is in_a_file


@both
def test_what_cannot_be_made_sense_of_anywhere(place: Path, *, shared: bool) -> None:
    """Whoever can make nothing of an empty file either is told so, in a line."""
    file = filled(place, shared=shared)

    with pytest.raises(BrieftermError, match=r"^index: SQLite says: .*int.*$"):
        file.read(lambda _: int("int\n"))


@both
@pytest.mark.parametrize("is_there", [True, False])
def test_threads_mend_a_file_once(place: Path, *, is_there: bool, shared: bool) -> None:
    """However many find the file damaged or from an older version, it is made anew once."""
    filled(place, stamp="0", shared=shared).close()
    if is_there:
        place.write_bytes(b"no index" * 999)
    file = opened(place, shared=shared)

    together(lambda: file.read(look))

    assert 1 == file.losses
    assert is_there is ("damaged" in file.notice)
    assert [] == opened(place, shared=shared).read(look)


def test_nobody_waits_for_a_writer(place: Path) -> None:
    """Threads with connections of their own read what was there before while one writes."""
    file = filled(place, shared=False)
    found: list[list[str]] = []

    def write(db: sqlite3.Connection) -> None:
        db.execute("DELETE FROM word")
        reader = threading.Thread(target=lambda: found.append(file.read(look)), daemon=True)
        reader.start()
        reader.join(5)

    file.write(write)

    assert [["sand"]] == found


def test_nobody_waits_for_what_is_made_of_rows(place: Path) -> None:
    """Threads that share a connection take turns with it, not with what is made of its answers."""
    file = filled(place, shared=True)
    found: list[list[str]] = []

    def long() -> None:
        file.read(look)
        reader = threading.Thread(target=lambda: found.append(file.read(look)), daemon=True)
        reader.start()
        reader.join(5)

    file.understood(long)

    assert [["sand"]] == found


def test_a_shared_connection_holds_on_to_its_file(place: Path) -> None:
    """What is shown stays when somebody deletes the file; it is no loss."""
    file = filled(place, shared=True)
    place.unlink()

    assert ["sand"] == file.read(look)
    assert (0, 1) == (file.losses, file.openings)


def test_a_file_that_took_its_place_is_not_deleted(place: Path) -> None:
    """Who makes nothing of what was in a file leaves what somebody else has put there meanwhile."""
    one = filled(place, "nothing like sand", shared=True)
    place.rename(place.with_name("kept"))
    filled(place, shared=True).close()

    one.start_over()

    assert ["sand"] == one.read(look)
    assert "" == one.notice


@both
@pytest.mark.parametrize("in_a_file", [True, False])
@pytest.mark.parametrize("let_go", [CacheFile.close, CacheFile.start_over])
def test_nothing_is_closed_while_it_is_used(
    place: Path, let_go: Callable[[CacheFile], None], *, in_a_file: bool, shared: bool
) -> None:
    """Who reads while the file is let go of, or made anew, reads on; the next use opens it again."""
    file = filled(place if in_a_file else None, shared=shared)

    def read(db: sqlite3.Connection) -> list[str]:
        let_go(file)
        return look(db)

    assert ["sand"] == file.read(read)
    assert (["sand"] if in_a_file and let_go == CacheFile.close else []) == file.read(look)
    assert (let_go == CacheFile.start_over) == file.losses
